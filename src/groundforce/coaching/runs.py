"""The running a plan has to respect: a calendar, a stated typical week, or the rhythm of the past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groundforce.training.athlete import Race, RacePriority
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay, RunningState, TypicalRun

RETURN_WEEKS = 4
"""Weeks after a long gap in which rhythm runs are taken as easy and short (judgement)."""
RETURN_SHARE = 0.5
RETURN_STEP = 0.1
"""Share of the old length added each week after that (judgement)."""
EASE_DAYS = 6
"""Days before an A race in which rhythm runs are taken as easy."""
RECOVERY_DAYS = 7
RETURN_NOTE = (
    f"The first {RETURN_WEEKS} weeks take your old running days as easy runs of half the length, then "
    "each week takes them a tenth longer; a calendar or a typical week would say better."
)
BEYOND = "Your calendar ends before the plan does: from {day} the runs are those of your {what}."
LONG_RACE = 21_000.0
"""m; a race in the calendar from this on is taken as an A race"""
USUAL_PACE = 0.36
"""s per m (6 min per km), where nothing was measured"""


@dataclass(frozen=True)
class Running:
    """The planned runs, in words what was assumed about them, and ``races`` found among them."""

    runs: tuple[PlannedRun, ...]
    notes: tuple[str, ...]
    races: tuple[Race, ...] = ()


def _run(typical: TypicalRun, day: date, number: int, source: RunSource) -> PlannedRun:
    return PlannedRun(
        id=f"r{day:%Y%m%d}-{number}",
        date=day,
        kind=typical.kind,
        duration=typical.duration,
        source=source,
        start=typical.start,
        part_of_day=typical.part_of_day,
        distance=typical.distance,
    )


def expand(week: Iterable[TypicalRun], start: date, weeks: int, source: RunSource) -> tuple[PlannedRun, ...]:
    """A weekly pattern laid over every day of the plan."""
    pattern = sorted(week, key=lambda one: (one.weekday, str(one.start), one.kind))
    days = (start + timedelta(days=number) for number in range(7 * weeks))
    return tuple(
        _run(typical, day, number, source)
        for day in days
        for number, typical in enumerate(one for one in pattern if one.weekday == day.weekday())
    )


def _eased(run: PlannedRun, start: date, state: RunningState) -> PlannedRun:
    """A run after a long gap: the first weeks easy and half as long, then longer week by week."""
    beyond = (run.date - start).days // 7 - RETURN_WEEKS + 1
    share = min(1.0, RETURN_SHARE + RETURN_STEP * max(0, beyond))
    if not state.returning or share >= 1.0:
        return run
    distance = None if run.distance is None else share * run.distance
    kind = RunKind.EASY if beyond <= 0 else run.kind
    return replace(run, kind=kind, duration=share * run.duration, distance=distance)


def around_race(run: PlannedRun, races: tuple[Race, ...]) -> PlannedRun:
    """A rhythm run near an A race is taken as easy: nobody trains hard that week."""
    for race in races:
        ahead = (race.date - run.date).days
        if race.priority is RacePriority.A and -RECOVERY_DAYS <= ahead <= EASE_DAYS:
            return replace(run, kind=RunKind.EASY if ahead > 0 else RunKind.RECOVERY)
    return run


def _pace(state: RunningState) -> float:
    """The runner's own usual pace [s per m], or a usual one."""
    distance, duration = state.distance_per_week, state.duration_per_week
    if distance is None or duration is None or distance <= 0.0:
        return USUAL_PACE
    return duration / distance


def race_run(race: Race, state: RunningState) -> PlannedRun:
    """The race itself as a run of the calendar; its duration [s] from the runner's own usual pace."""
    return PlannedRun(
        id=f"race-{race.date:%Y%m%d}",
        date=race.date,
        kind=RunKind.RACE,
        duration=race.distance * _pace(state),
        source=RunSource.CALENDAR,
        part_of_day=PartOfDay.MORNING,
        distance=race.distance,
    )


def _named_once(runs: Iterable[PlannedRun]) -> tuple[PlannedRun, ...]:
    """The runs, a second and third of one name told apart: two races of one day have the same."""
    seen: dict[str, int] = {}
    named = []
    for run in runs:
        seen[run.id] = seen.get(run.id, 0) + 1
        named.append(run if seen[run.id] == 1 else replace(run, id=f"{run.id}-{seen[run.id]}"))
    return tuple(named)


def _with_races(
    runs: tuple[PlannedRun, ...], races: tuple[Race, ...], state: RunningState, start: date, weeks: int
) -> tuple[PlannedRun, ...]:
    """Race days hold the race: the calendar's own entry of that day if it is one, else ours."""
    inside = [race for race in races if start <= race.date < start + timedelta(weeks=weeks)]
    given = {run.date for run in runs if run.kind is RunKind.RACE}
    added = _named_once(race_run(race, state) for race in inside if race.date not in given)
    taken = {run.date for run in added}
    kept = tuple(run for run in runs if run.date not in taken)
    return tuple(sorted((*kept, *added), key=lambda run: (run.date, str(run.start), run.id)))


def undeclared_races(
    runs: tuple[PlannedRun, ...], races: tuple[Race, ...], state: RunningState
) -> tuple[Race, ...]:
    """Races that stand in the calendar only: A from a half marathon on, B below it."""
    declared = {race.date for race in races}
    found = [run for run in runs if run.kind is RunKind.RACE and run.date not in declared]
    distances = [
        (run, run.duration / _pace(state) if run.distance is None else run.distance) for run in found
    ]
    return tuple(
        Race(run.date, distance, RacePriority.A if distance >= LONG_RACE else RacePriority.B)
        for run, distance in distances
    )


def _race_note(race: Race) -> str:
    kind = "an A race: the plan tapers for it" if race.priority is RacePriority.A else "a B race"
    name = f"{race.date:%a} {race.date.day} {race.date:%b}"
    return (
        f"The race of {name} in your calendar is taken as {kind}; [[race]] in the runner file says it better."
    )


def from_calendar(
    runs: tuple[PlannedRun, ...], races: tuple[Race, ...], state: RunningState, start: date, weeks: int
) -> Running:
    """The calendar as it stands; a race it lacks is added, one that only it has is one of the plan's."""
    found = undeclared_races(runs, races, state)
    planned = _with_races(runs, races, state, start, weeks)
    return Running(planned, tuple(_race_note(race) for race in found), found)


def beyond(
    calendar: tuple[PlannedRun, ...],
    week: Iterable[TypicalRun],
    source: RunSource,
    races: tuple[Race, ...],
    state: RunningState,
    start: date,
    weeks: int,
) -> Running:
    """The calendar as far as it reaches, the weekly pattern in the weeks after its last run.

    A week with any run of the calendar is the calendar's: its free days are meant. An empty calendar says
    "no runs" for the whole plan; one of races alone says nothing of the other runs.
    """
    known = from_calendar(calendar, races, state, start, weeks)
    trained = [run for run in calendar if run.kind is not RunKind.RACE]
    last = max((run.date for run in trained), default=None)
    told = (last - start).days // 7 + 1 if last is not None else 0 if calendar else weeks
    if told >= weeks:
        return known
    first = start + timedelta(weeks=told)
    all_races = (*races, *known.races)
    rest = from_pattern(week, source, all_races, state, first, weeks - told)
    raced = {run.date for run in known.runs if run.date >= first}
    runs = (*known.runs, *(run for run in rest.runs if run.date not in raced))
    what = "typical week" if source is RunSource.TYPICAL_WEEK else "usual week"
    note = BEYOND.format(day=f"{first:%a} {first.day} {first:%b}", what=what)
    ordered = tuple(sorted(runs, key=lambda run: (run.date, str(run.start), run.id)))
    return Running(ordered, (*known.notes, note, *rest.notes), known.races)


def from_pattern(
    week: Iterable[TypicalRun],
    source: RunSource,
    races: tuple[Race, ...],
    state: RunningState,
    start: date,
    weeks: int,
) -> Running:
    """A weekly pattern over the plan, eased after a long gap and around A races."""
    returning = state.returning and source is RunSource.RHYTHM
    runs = expand(week, start, weeks, source)
    if returning:
        runs = tuple(_eased(run, start, state) for run in runs)
    usual = runs
    runs = tuple(around_race(run, races) for run in usual)
    notes = []
    if returning:
        notes.append(f"Your last run was {state.gap} days before the start. {RETURN_NOTE}")
    if runs != usual:
        notes.append("In the week before and after an A race your usual runs are taken as easy.")
    return Running(_with_races(runs, races, state, start, weeks), tuple(notes))
