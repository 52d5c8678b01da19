"""Runs that moved, and hard runs nobody had planned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from groundforce.coaching.replan.nouns import Changed
from groundforce.coaching.replan.words import day_text, said
from groundforce.coaching.runs import around_race
from groundforce.errors import InputError
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.events import HardRun, MovedRun
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind


def moved_run(event: MovedRun, found: Changed, now: datetime) -> Changed:
    """The run stands on its new day; the lifting round it is looked at again."""
    problem = found.problem
    run = run_of(problem, event)
    if not problem.start <= event.to < problem.end:
        raise InputError(f"{event.to} is not in this plan, which goes from {problem.start} to {problem.end}")
    other = replace(run, date=event.to)
    runs = in_order(other if one.id == run.id else one for one in problem.runs)
    tense = "was run" if event.to < now.date() else "is"
    text = f"The {run.kind} run of {day_text(run.date)} {tense} on {day_text(event.to)}."
    return replace(
        found, problem=replace(problem, runs=runs), reasons=(*found.reasons, said("moved_run", text))
    )


def run_of(problem: PlanProblem, event: MovedRun) -> PlannedRun:
    """The run an event is about: by id, else the key run of that day, else its first. Raises InputError."""
    day = [one for one in problem.runs if one.date == event.day]
    named = [one for one in day if one.id == event.run] or [one for one in day if one.key] or day
    if not named:
        raise InputError(f"no run is planned on {event.day}")
    return named[0]


def hard_run(event: HardRun, found: Changed, now: datetime) -> Changed:
    """A hard run joins the calendar, in place of the planned one it replaced; a race is kept fresh after."""
    problem = found.problem
    if not problem.start <= event.day < problem.end:
        return found
    kept = tuple(one for one in problem.runs if one.id != event.instead_of)
    run = PlannedRun(
        id=f"x{event.day:%Y%m%d}",
        date=event.day,
        kind=event.kind,
        duration=event.duration,
        source=RunSource.CALENDAR,
        distance=event.distance,
    )
    races = problem.races
    if event.kind is RunKind.RACE and event.distance is not None and not _known(problem, event):
        races = (*races, Race(event.day, event.distance, RacePriority.B))
    problem = replace(problem, runs=in_order((*_others(kept, run.id), run)), races=races)
    return replace(found, problem=problem, reasons=(*found.reasons, said("hard_run", _words(event, now))))


def round_races(
    runs: tuple[PlannedRun, ...], was: tuple[Race, ...], now: tuple[Race, ...], today: date
) -> tuple[PlannedRun, ...]:
    """The runner's usual runs from ``today`` on as the races have it now; a calendar's runs stay as they are.

    Round an A race they are easy, else as on the same weekday of the nearest week away from the old races.
    """
    usual = [one for one in runs if one.source is not RunSource.CALENDAR and one.kind is not RunKind.RACE]
    plain = [one for one in usual if around_race(one, was) is one]

    def again(run: PlannedRun) -> PlannedRun:
        if run.date < today or run not in usual:
            return run
        same = [one for one in plain if (one.date.weekday(), one.start) == (run.date.weekday(), run.start)]
        like = min(same, key=lambda one: (abs(one.date - run.date), one.date), default=run)
        back = run if run in plain else replace(run, kind=like.kind)
        return around_race(back, now)

    return tuple(again(run) for run in runs)


def in_order(runs: Iterable[PlannedRun]) -> tuple[PlannedRun, ...]:
    """Runs by date, clock and id."""
    return tuple(sorted(runs, key=lambda run: (run.date, str(run.start), run.id)))


def _others(runs: tuple[PlannedRun, ...], name: str) -> tuple[PlannedRun, ...]:
    return tuple(one for one in runs if one.id != name)


def _known(problem: PlanProblem, event: HardRun) -> bool:
    return any(race.date == event.day for race in problem.races)


def _words(event: HardRun, now: datetime) -> str:
    sure = "" if event.confidence >= 1.0 else f" ({round(100 * event.confidence)} % sure: {event.basis})"
    if event.day >= now.date():
        return f"{day_text(event.day)} is a hard run that was not planned: {event.kind}{sure}."
    told = f"{day_text(event.day)} was a hard run that was not planned: {event.kind}{sure}."
    return f"{told} What is behind you moves no session by itself; it counts for the rest after it."
