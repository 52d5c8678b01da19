"""A plan as weeks and days: what both the page and the terminal draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from groundforce.training.athlete import Race
from groundforce.training.exercise import Exercise, Region
from groundforce.training.plan import Bout, Phase, Plan, PlannedRun, Session, span_of


@dataclass(frozen=True)
class Day:
    """One day: ``items`` are its runs and sessions in the order of the clock, ``bouts`` its bouts of jumps."""

    date: date
    items: tuple[PlannedRun | Session, ...]
    races: tuple[Race, ...]
    away: bool
    bouts: tuple[Bout, ...] = ()


@dataclass(frozen=True)
class Week:
    """Seven days from ``start``; ``number`` from 1; ``phase`` None where no phase covers it."""

    number: int
    start: date
    phase: Phase | None
    days: tuple[Day, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The strength sessions of the week."""
        return tuple(one for day in self.days for one in day.items if isinstance(one, Session))

    @property
    def runs(self) -> tuple[PlannedRun, ...]:
        """The runs of the week."""
        return tuple(one for day in self.days for one in day.items if isinstance(one, PlannedRun))

    @property
    def key_runs(self) -> tuple[PlannedRun, ...]:
        """The runs of the week that the plan protects."""
        return tuple(run for run in self.runs if run.key)

    @property
    def races(self) -> tuple[Race, ...]:
        """The races of the week."""
        return tuple(race for day in self.days for race in day.races)


def _in_order(items: Iterable[PlannedRun | Session]) -> tuple[PlannedRun | Session, ...]:
    def clock(item: PlannedRun | Session) -> tuple[str, str, bool]:
        span = span_of(item)
        return span.earliest.isoformat(), span.latest.isoformat(), isinstance(item, Session)

    return tuple(sorted(items, key=clock))


def _day(plan: Plan, day: date) -> Day:
    problem = plan.problem
    everything: tuple[PlannedRun | Session, ...] = (*problem.runs, *plan.sessions)
    return Day(
        date=day,
        items=_in_order(one for one in everything if one.date == day),
        races=tuple(race for race in problem.races if race.date == day),
        away=any(absence.first <= day <= absence.last for absence in problem.absences),
        bouts=tuple(one for one in plan.bouts if one.date == day),
    )


def _phase(plan: Plan, day: date) -> Phase | None:
    covering = (one for one in plan.phases if one.start <= day < one.start + timedelta(weeks=one.weeks))
    return next(covering, None)


def weeks_of(plan: Plan) -> tuple[Week, ...]:
    """The weeks of a plan, the first beginning on the day it starts."""
    starts = [plan.problem.start + timedelta(weeks=number) for number in range(plan.problem.weeks)]
    return tuple(
        Week(
            number=number,
            start=start,
            phase=_phase(plan, start),
            days=tuple(_day(plan, start + timedelta(days=offset)) for offset in range(7)),
        )
        for number, start in enumerate(starts, 1)
    )


def exercises_of(plan: Plan) -> tuple[str, ...]:
    """The ids of the exercises in a plan, each once, in the order they first come."""
    return tuple(dict.fromkeys(one.exercise for session in plan.sessions for one in session.prescriptions))


def leg_sets(sessions: Iterable[Session], catalogue: Mapping[str, Exercise]) -> int:
    """Work sets for the legs, jumps aside; an exercise the catalogue does not hold counts as none."""
    legs = {name for name, one in catalogue.items() if one.region is Region.LEGS and one.tier == 0}
    return sum(
        len(one.work_sets) for session in sessions for one in session.prescriptions if one.exercise in legs
    )


def sessions_of(weeks: Iterable[Week]) -> tuple[Session, ...]:
    """The sessions of several weeks in order."""
    return tuple(session for week in weeks for session in week.sessions)
