"""Trips and races."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.replan.body import eases_after, return_days
from groundforce.coaching.replan.nouns import Changed
from groundforce.coaching.replan.packing import packed
from groundforce.coaching.replan.running import in_order, round_races
from groundforce.coaching.replan.sessions import labelled
from groundforce.coaching.replan.words import day_text, said, span_text
from groundforce.coaching.runs import race_run
from groundforce.errors import InputError
from groundforce.quantities import format_distance
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.equipment import ALWAYS, EQUIPMENT
from groundforce.training.events import RaceChange, Trip
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlannedRun, Session, SessionStatus, span_of
from groundforce.training.problem import Absence, PlanProblem
from groundforce.training.replanned import Change, ChangeKind
from groundforce.training.run import RunKind
from groundforce.training.state import RunningState


def trip(event: Trip, found: Changed, now: datetime, catalogue: Mapping[str, Exercise]) -> Changed:
    """Days away: lifting with what there is, or none."""
    if event.last < event.day:
        raise InputError(f"a trip cannot end on {event.last}, before it starts on {event.day}")
    days = (event.last - event.day).days + 1
    kit = None if event.equipment is None else event.equipment | ALWAYS
    absence = Absence(event.day, event.last, "away", kit)
    problem = replace(found.problem, absences=(*found.problem.absences, absence))
    found = found if kit is None else _packed(found, absence, now, catalogue)
    back = return_days(days) if kit is None else 0
    text = f"Away {span_text(event.day, event.last)}: {_with(event.equipment)}."
    return replace(
        found,
        problem=problem,
        eases=(*found.eases, *eases_after(event.last, back)),
        reasons=(*found.reasons, said("trip", text)),
    )


def _packed(found: Changed, absence: Absence, now: datetime, catalogue: Mapping[str, Exercise]) -> Changed:
    """The sessions of the days away with what there is to lift with there."""
    sessions = [
        packed(one, absence, found.plan, catalogue)
        if absence.first <= one.date <= absence.last
        and one.status is SessionStatus.PLANNED
        and span_of(one).earliest > now
        else one
        for one in found.plan.sessions
    ]
    plan = labelled(replace(found.plan, sessions=tuple(sessions)), catalogue)
    own = tuple(
        Change(was.id, ChangeKind.REWRITTEN, _instead(was, one, catalogue), was, one)
        for was, one in zip(found.plan.sessions, sessions, strict=True)
        if was != one
    )
    return replace(found, plan=plan, own=(*found.own, *own))


def _instead(before: Session, after: Session, catalogue: Mapping[str, Exercise]) -> str:
    had = {one.exercise for one in before.prescriptions}
    names = [catalogue[one.exercise].name for one in after.prescriptions if one.exercise not in had]
    other = f"; new there: {', '.join(names)}" if names else ""
    return f"With what there is to lift with away{other}."


def _with(equipment: frozenset[str] | None) -> str:
    if equipment is None:
        return "no lifting"
    named = ", ".join(EQUIPMENT[one] for one in sorted(equipment - ALWAYS) if one in EQUIPMENT)
    return f"lifting with {named}" if named else "lifting with a floor and the body"


def race_changed(event: RaceChange, found: Changed, now: datetime) -> Changed:
    """The season is laid out again round the races as they are now."""
    problem = found.problem
    if event.before is None and event.after is None:
        raise InputError("a race change names a race that is off, a race that is new, or both")
    races = [one for one in problem.races if not _is(one, event.before) and not _is(one, event.after)]
    if event.before is not None and len(races) == len(problem.races) and event.after is None:
        raise InputError(f"this plan knows no race on {event.before.date}")
    races += [] if event.after is None else [event.after]
    races.sort(key=lambda one: one.date)
    runs = _runs(event, problem, now)
    as_now = round_races(runs, problem.races, tuple(races), now.date())
    usual = "are as usual again" if event.after is None else "are easy round it, and as usual elsewhere"
    eased = f" Your usual runs {usual}." if as_now != runs else ""
    problem = replace(problem, races=tuple(races), runs=as_now)
    return replace(found, problem=problem, reasons=(*found.reasons, said("race", _words(event) + eased)))


def _is(race: Race, other: Race | None) -> bool:
    return other is not None and race.date == other.date


def _runs(event: RaceChange, problem: PlanProblem, now: datetime) -> tuple[PlannedRun, ...]:
    runs = problem.runs
    if event.before is not None:
        off = event.before.date
        runs = tuple(one for one in runs if one.date != off or one.kind is not RunKind.RACE)
    after = event.after
    if after is None or not problem.start <= after.date < problem.end:
        return runs
    state = problem.running or RunningState(now.date())
    run = race_run(after, state)
    return in_order((*(one for one in runs if one.date != after.date), run))


def _words(event: RaceChange) -> str:
    before, after = event.before, event.after
    if after is None:
        off = event.before
        return "" if off is None else f"The race of {day_text(off.date)} is off."
    article = "an" if after.priority is RacePriority.A else "a"
    name = f"{article} {after.priority} race of {format_distance(after.distance)}"
    if before is None:
        return f"New: {name} on {day_text(after.date)}."
    return f"The race of {day_text(before.date)} is now {name} on {day_text(after.date)}."
