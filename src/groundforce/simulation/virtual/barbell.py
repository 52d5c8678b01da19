"""What two coaches share that hand out barbell programmes: days, places in the day, common sense.

They are no straw men: the lifts strength is measured in, twice a week, on days the runner has; a missed
session is made up for where there is room, nobody lifts hard round a race or loads what hurts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groundforce.simulation.virtual.body import LEG_LIFTS
from groundforce.simulation.virtual.coach import Plain
from groundforce.training.catalogue import load_catalogue
from groundforce.training.equipment import BARBELL_STEPS
from groundforce.training.events import Event, MissedSession, PainReport
from groundforce.training.exercise import Problem
from groundforce.training.plan import (
    DAY_WINDOWS,
    Kilograms,
    PlannedRun,
    Prescription,
    Session,
    SetKind,
    SetPrescription,
    span_of,
)
from groundforce.training.problem import Opening, PlanProblem

BEFORE_RACE, AFTER_RACE = 2, 1
"""Days round a race on which nobody lifts, programme or not."""
SORE_FROM = 4.0
"""Pain from which a lift that aggravates the place is left out."""
REST = 180.0
"""s between sets"""
MINUTES = 45.0


@dataclass(frozen=True)
class Wanted:
    """One lift of a session: ``sets`` of ``reps`` at ``kg``; ``kg`` None: find it with ``reserve`` left."""

    lift: str
    sets: int
    reps: int
    kg: float | None
    reserve: float | None = None


class Barbell(Plain):
    """A coach of two fixed weekdays. What to lift is for those who build on it: :meth:`wanted`."""

    def __init__(self) -> None:
        self.days: tuple[int, ...] = ()
        self._problem: PlanProblem | None = None
        self._sore: dict[Problem, float] = {}
        self._owed = False
        self._last: date | None = None

    @property
    def problem(self) -> PlanProblem:
        """What it was started with."""
        assert self._problem is not None
        return self._problem

    def start(self, problem: PlanProblem) -> None:
        """Choose the two weekdays."""
        self._problem = problem
        self.days = self.weekdays(problem)

    def weekdays(self, problem: PlanProblem) -> tuple[int, ...]:
        """The weekdays of the programme."""
        raise NotImplementedError

    def wanted(self, day: date) -> Sequence[Wanted]:
        """What the programme says for a session on ``day``."""
        raise NotImplementedError

    def before_session(self, day: date) -> Session | None:
        """The session of the fixed weekdays, or one owed since it was missed."""
        due = day.weekday() in self.days
        made_up = self._owed and self._room(day)
        if not (due or made_up) or self._near_race(day):
            return None
        place = place_in_day(self.problem, day)
        wanted = [one for one in self.wanted(day) if not self._hurts(one.lift)] if place is not None else []
        if place is None or not wanted:
            return None
        return session(f"p-{day:%Y%m%d}", place, wanted)

    def on_event(self, event: Event) -> None:
        """A missed session is owed; pain is remembered."""
        if isinstance(event, MissedSession):
            self._owed = True
        elif isinstance(event, PainReport):
            self._sore[event.entry.site] = event.entry.during

    def done(self, day: date) -> None:
        """A session was done: nothing is owed."""
        self._owed, self._last = False, day

    def _room(self, day: date) -> bool:
        """Whether a session owed fits: a day of rest before and after."""
        ahead = min((weekday - day.weekday()) % 7 for weekday in self.days)
        return ahead >= 2 and (self._last is None or (day - self._last).days >= 2)

    def _near_race(self, day: date) -> bool:
        ahead = [(race.date - day).days for race in self.problem.races]
        return any(-AFTER_RACE <= days <= BEFORE_RACE for days in ahead)

    def _hurts(self, lift: str) -> bool:
        sites = load_catalogue().get(lift).aggravates
        return any(self._sore.get(site, 0.0) >= SORE_FROM for site in sites)


def place_in_day(problem: PlanProblem, day: date) -> datetime | None:
    """When to lift on a day: in an opening with no run in it, as far from the runs as may be; None for
    nowhere."""
    runs = [run for run in problem.runs if run.date == day]
    starts = [
        start
        for opening in problem.openings
        if opening.weekday == day.weekday()
        for start in _starts(opening, day)
        if all(_clear(run, start) for run in runs)
    ]
    return max(starts, key=lambda start: min((_hours(run, start) for run in runs), default=0.0), default=None)


def _starts(opening: Opening, day: date) -> tuple[datetime, ...]:
    """The first and the last moment a session may begin in an opening."""
    first, last = DAY_WINDOWS[opening.part_of_day]
    begin = datetime.combine(day, max(opening.start or time(6, 30), first))
    end = datetime.combine(day, min(opening.end or time(21, 0), last)) - timedelta(minutes=MINUTES)
    return (begin, end) if end >= begin else ()


def _clear(run: PlannedRun, start: datetime) -> bool:
    span = span_of(run)
    return start >= span.latest or start + timedelta(minutes=MINUTES) <= span.earliest


def _hours(run: PlannedRun, start: datetime) -> float:
    span = span_of(run)
    return max((start - span.latest) / timedelta(hours=1), (span.earliest - start) / timedelta(hours=1))


def nearest_open(problem: PlanProblem, wished: tuple[int, int]) -> tuple[int, ...]:
    """The wished weekdays, or the nearest with an opening, two days apart where that can be."""
    open_days = sorted({opening.weekday for opening in problem.openings})
    pairs = [(a, b) for a in open_days for b in open_days if a < b]
    apart = [(a, b) for a, b in pairs if min(b - a, 7 - b + a) >= 2] or pairs
    if not apart:
        return tuple(open_days)
    return min(apart, key=lambda pair: abs(pair[0] - wished[0]) + abs(pair[1] - wished[1]))


def kindest(problem: PlanProblem) -> tuple[int, ...]:
    """Two open weekdays with the longest time to the next key run of the usual week, two days apart."""
    first = [run for run in problem.runs if (run.date - problem.start).days < 7 and run.key]
    keys = [run.date.weekday() * 24.0 + span_of(run).earliest.hour for run in first]
    open_days = sorted({opening.weekday for opening in problem.openings})

    def freedom(day: int) -> float:
        return min(((key - (24.0 * day + 18.0)) % 168.0 for key in keys), default=0.0)

    pairs = [(a, b) for a in open_days for b in open_days if a < b and min(b - a, 7 - b + a) >= 2]
    if not pairs:
        return nearest_open(problem, (1, 3))
    return max(pairs, key=lambda pair: (min(map(freedom, pair)), sum(map(freedom, pair))))


def session(id: str, start: datetime, wanted: Sequence[Wanted]) -> Session:
    """A session of straight sets."""
    return Session(
        id=id,
        date=start.date(),
        duration=60.0 * MINUTES,
        phase="programme",
        focus="legs",
        heavy_lower=True,
        novel=False,
        prescriptions=tuple(_prescription(one) for one in wanted),
        start=start.time(),
    )


def _prescription(one: Wanted) -> Prescription:
    load = None if one.kg is None else Kilograms(BARBELL_STEPS.round(one.kg))
    work = SetPrescription(SetKind.WORK, reps=(one.reps, one.reps), load=load, reps_in_reserve=one.reserve)
    return Prescription(one.lift, (work,) * one.sets, REST)


LIFTS = LEG_LIFTS
"""What the programmes load: the lifts strength is measured in."""
