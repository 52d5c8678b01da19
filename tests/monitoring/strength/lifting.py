"""Made-up lifting for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from groundforce.training.athlete import Athlete
from groundforce.training.lift_state import LiftState
from groundforce.training.strength import PerformedSet, StrengthSession

AS_OF = date(2026, 3, 2)


def session(days_back: int, *sets: PerformedSet) -> StrengthSession:
    """A session so many days before AS_OF."""
    day = AS_OF - timedelta(days=days_back)
    return StrengthSession(datetime(day.year, day.month, day.day, 18), sets)


def one_set(
    load: float | None, reps: int | None = 5, lift: str = "back_squat", **changes: object
) -> PerformedSet:
    """One work set."""
    return PerformedSet(lift, lift, reps=reps, load=load, **changes)  # type: ignore[arg-type]


def weekly(loads: Sequence[float], lift: str = "back_squat", back: int = 1) -> list[StrengthSession]:
    """One set of five a week, the last ``back`` days ago."""
    last = len(loads) - 1
    return [session(back + 7 * (last - place), one_set(load, lift=lift)) for place, load in enumerate(loads)]


def state_of(states: Sequence[LiftState], lift: str = "back_squat") -> LiftState:
    """The state of one lift."""
    return next(one for one in states if one.exercise == lift)


NOBODY = Athlete()
