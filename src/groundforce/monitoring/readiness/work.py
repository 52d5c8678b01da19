"""What the last days put on the legs: each session with its impulse and when it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.load.lifting import contacts_of
from groundforce.physiology.recovery import (
    RecoveryConstants,
    contact_impulse,
    residual,
    set_impulse,
)
from groundforce.training.exercise import Exercise
from groundforce.training.run import QUALITY_KINDS, ClassifiedRun, RunKind
from groundforce.training.strength import StrengthSession

MORNING = time(7, 0)
"""When the day begins as far as readiness goes."""


REMEMBERED = timedelta(days=14)
"""Nothing is left of work before that."""


Lookup = Callable[[str], float]


@dataclass(frozen=True)
class Work:
    """Something done: its impulse [% of a reference heavy session], when, and whether it was new."""

    impulse: float
    start: datetime
    novel: bool
    words: str


def hours_since(work: Work, as_of: date) -> float:
    """Hours [h] from the end of a session to the morning of a day."""
    return max(0.0, (datetime.combine(as_of, MORNING) - work.start) / timedelta(hours=1))


def left_of(work: Iterable[Work], as_of: date, known: RecoveryConstants) -> float:
    """What is left of all of it [% of a reference heavy session]."""
    return sum(residual(one.impulse, hours_since(one, as_of), one.novel, known) for one in work)


def running_work(past: Sequence[ClassifiedRun], as_of: date) -> list[Work]:
    """Every recent run with its impulse, by kind and length."""
    recent = [one for one in past if one.run.start.date() >= as_of - REMEMBERED]
    return [_of_run(one) for one in recent]


def _of_run(one: ClassifiedRun) -> Work:
    kind = "quality" if one.kind in QUALITY_KINDS else "long" if one.kind is RunKind.LONG else "easy"
    hours = max(0.0, one.run.duration) / 3600.0
    impulse = min(parameter("run_fatigue_most").value, hours * parameter(f"run_fatigue_{kind}").value)
    end = one.run.start + timedelta(seconds=max(0.0, one.run.duration))
    return Work(impulse, end, False, f"{one.kind} run")


def lifting_work(
    lifted: Sequence[StrengthSession],
    as_of: date,
    catalogue: Mapping[str, Exercise],
    known: RecoveryConstants,
    lookup: Lookup,
) -> list[Work]:
    """Every recent session with its impulse; new exercises apart from those one is used to."""
    days = _exposure_days(lifted)
    found = []
    for session in lifted:
        if session.start.date() < as_of - REMEMBERED:
            continue
        impulse = {True: 0.0, False: 0.0}
        for one in session.sets:
            exercise = None if one.exercise is None or one.warm_up else catalogue.get(one.exercise)
            if exercise is not None:
                new = _is_new(days[exercise.id], session.start.date(), lookup)
                impulse[new] += _impulse(exercise, contacts_of(one, exercise), one.reps_in_reserve, known)
        start = session.start if session.has_clock else session.start + timedelta(hours=18)
        found += [
            Work(size, start, new, "new lifting" if new else "lifting")
            for new, size in impulse.items()
            if size > 0.0
        ]
    return found


def _impulse(
    exercise: Exercise, contacts: int, reps_in_reserve: float | None, known: RecoveryConstants
) -> float:
    if exercise.tier > 0:
        return contact_impulse(exercise.tier, contacts, known)
    return set_impulse(exercise.lower_load, reps_in_reserve, known)


def _exposure_days(lifted: Sequence[StrengthSession]) -> dict[str, set[date]]:
    days: dict[str, set[date]] = {}
    for session in lifted:
        for one in session.sets:
            if one.exercise is not None and not one.warm_up:
                days.setdefault(one.exercise, set()).add(session.start.date())
    return days


def _is_new(days: set[date], day: date, lookup: Lookup) -> bool:
    first = day - timedelta(days=lookup("accustomed_window"))
    return sum(first <= one < day for one in days) < lookup("accustomed_exposures")
