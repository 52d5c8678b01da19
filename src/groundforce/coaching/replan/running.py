"""Runs that moved, and hard runs nobody had planned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.replan.nouns import Changed
from groundforce.coaching.replan.words import day_text, said
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


def in_order(runs: Iterable[PlannedRun]) -> tuple[PlannedRun, ...]:
    """Runs by date, clock and id."""
    return tuple(sorted(runs, key=lambda run: (run.date, str(run.start), run.id)))


def _others(runs: tuple[PlannedRun, ...], name: str) -> tuple[PlannedRun, ...]:
    return tuple(one for one in runs if one.id != name)


def _known(problem: PlanProblem, event: HardRun) -> bool:
    return any(race.date == event.day for race in problem.races)


def _words(event: HardRun, now: datetime) -> str:
    sure = "" if event.confidence >= 1.0 else f" ({round(100 * event.confidence)} % sure: {event.basis})"
    ran = "is" if event.day >= now.date() else "was"
    return f"{day_text(event.day)} {ran} a hard run that was not planned: {event.kind}{sure}."
