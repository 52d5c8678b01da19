"""Where a session could stand: the openings of each week, turned into start times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from groundforce.training.equipment import ALWAYS
from groundforce.training.plan import DAY_WINDOWS, PlannedRun, Span, span_of
from groundforce.training.problem import AWAY, Opening, PlanProblem
from groundforce.training.state import PartOfDay

LIFTING_HOURS: dict[PartOfDay, tuple[time, time, time]] = {
    PartOfDay.MORNING: (time(6, 0), time(7, 0), time(11, 0)),
    PartOfDay.MIDDAY: (time(11, 0), time(12, 0), time(15, 0)),
    PartOfDay.EVENING: (time(16, 0), time(18, 0), time(22, 0)),
}
"""Earliest start, first choice and latest end of a session in a part of day."""
WEEKEND_MORNING = time(9, 0)
STEP = timedelta(minutes=15)


@dataclass(frozen=True)
class Slot:
    """One possible start: ``hours`` [h] from midnight before the plan's first day, ``place`` where, ``kit`` the
    number of its equipment in :func:`kits_of`."""

    date: date
    start: time
    hours: float
    place: str = ""
    kit: int = 0

    @property
    def moment(self) -> datetime:
        """Start as a wall-clock moment."""
        return datetime.combine(self.date, self.start)


def hours_since(start: date, moment: datetime) -> float:
    """Hours from midnight of ``start`` to ``moment`` [h]."""
    return (moment - datetime.combine(start, time())) / timedelta(hours=1)


def _up_to_step(moment: datetime) -> datetime:
    midnight = datetime.combine(moment.date(), time())
    return midnight - ((midnight - moment) // STEP) * STEP


def kits_of(problem: PlanProblem) -> tuple[frozenset[str], ...]:
    """Every equipment there is to lift with, the usual first, then those of places and times away."""
    away = (one.equipment for one in problem.absences if one.equipment is not None)
    others = (*(place.equipment for place in problem.places), *away)
    return tuple(dict.fromkeys((problem.equipment | ALWAYS, *(one | ALWAYS for one in others))))


def _any_time(opening: Opening) -> tuple[Opening, ...]:
    """An opening as parts of the day to try."""
    if opening.start is not None or opening.part_of_day is not None:
        return (opening,)
    if opening.end is not None:
        return (replace(opening, start=DAY_WINDOWS[None][0]),)
    return tuple(replace(opening, part_of_day=part) for part in PartOfDay)


def _window(opening: Opening, day: date) -> tuple[datetime, datetime, datetime]:
    """Earliest start, first choice and latest end of an opening on a day."""
    if opening.start is not None:
        end = opening.end or time(23, 0)
        begin = datetime.combine(day, opening.start)
        return begin, begin, datetime.combine(day, end)
    part = opening.part_of_day or PartOfDay.EVENING
    earliest, choice, latest = LIFTING_HOURS[part]
    if part is PartOfDay.MORNING and day.weekday() >= 5:
        choice = WEEKEND_MORNING
    return tuple(datetime.combine(day, moment) for moment in (earliest, choice, latest))  # type: ignore[return-value]


def _starts(
    opening: Opening, day: date, runs: list[Span], minutes: float, gaps: tuple[float, float]
) -> list[datetime]:
    """Start times worth trying in one opening: the first choice, and round the runs of the day."""
    earliest, choice, latest = _window(opening, day)
    last = latest - timedelta(minutes=minutes)
    wanted = [choice]
    for span in runs:
        after = [span.latest + timedelta(hours=gap) for gap in (0.25, *gaps)]
        wanted += [*after, span.earliest - timedelta(minutes=minutes + 15)]
    fitting = sorted({_up_to_step(moment) for moment in wanted if earliest <= _up_to_step(moment) <= last})
    return [moment for moment in fitting if _clear_of(moment, minutes, runs)]


def _clear_of(moment: datetime, minutes: float, runs: list[Span]) -> bool:
    end = moment + timedelta(minutes=minutes)
    return all(end <= span.earliest or moment >= span.latest for span in runs)


def _known_spans(runs: tuple[PlannedRun, ...], day: date) -> list[Span]:
    """Spans of the day's runs that have a clock time; the others leave the day open."""
    return [span_of(run) for run in runs if run.date == day and run.start is not None]


def week_slots(problem: PlanProblem, week_start: date) -> tuple[Slot, ...]:
    """Every slot of one week, in order of time; no two of a day closer than their openings make them."""
    gaps = (problem.constant("same_day_gap"), problem.constant("same_day_gap_preferred"))
    kits = {kit: number for number, kit in enumerate(kits_of(problem))}
    found: dict[tuple[datetime, str], None] = {}
    for day in (week_start + timedelta(days=number) for number in range(7)):
        away = problem.absence(day)
        if away is not None and away.equipment is None:
            continue
        runs = _known_spans(problem.runs, day)
        of_day = [one for one in problem.openings if one.weekday == day.weekday()]
        for opening in (part for one in of_day for part in _any_time(one)):
            place = opening.place if away is None else AWAY
            for moment in _starts(opening, day, runs, problem.minutes, gaps)[:3]:
                found.setdefault((moment, place), None)
    return tuple(_slot(problem, kits, moment, place) for moment, place in sorted(found))


def _slot(problem: PlanProblem, kits: Mapping[frozenset[str], int], moment: datetime, place: str) -> Slot:
    kit = (problem.kit(moment.date(), place) or frozenset()) | ALWAYS
    return Slot(moment.date(), moment.time(), hours_since(problem.start, moment), place, kits[kit])
