"""How used to lifting someone is, from what they logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from groundforce.training.athlete import LiftingExperience
from groundforce.training.exercise import Exercise, Region
from groundforce.training.strength import StrengthSession

LONG_WINDOW = timedelta(weeks=26)
SHORT_WINDOW = timedelta(weeks=6)
SOME_SESSIONS = 8
REGULAR_SESSIONS = 20
REGULAR_RECENT = 5
"""Sessions with leg lifts that make someone experienced, or regular now (judgement)."""


def logged_experience(
    sessions: Sequence[StrengthSession], as_of: date, catalogue: Mapping[str, Exercise]
) -> LiftingExperience:
    """Experience with leg lifts in the half year before ``as_of``; upper-body work does not count."""
    days = _leg_days(sessions, as_of, catalogue)
    half_year = [day for day in days if day >= as_of - LONG_WINDOW]
    recent = [day for day in days if day >= as_of - SHORT_WINDOW]
    if len(half_year) >= REGULAR_SESSIONS and len(recent) >= REGULAR_RECENT:
        return LiftingExperience.REGULAR
    return LiftingExperience.SOME if len(half_year) >= SOME_SESSIONS else LiftingExperience.NONE


def _leg_days(
    sessions: Sequence[StrengthSession], as_of: date, catalogue: Mapping[str, Exercise]
) -> set[date]:
    """The days before ``as_of`` with a leg lift."""
    legs = {name for name, one in catalogue.items() if one.region is Region.LEGS and one.tier == 0}
    return {
        session.start.date()
        for session in sessions
        if session.start.date() < as_of and any(one.exercise in legs for one in session.sets)
    }


def lifting_gap(
    stated: date | None,
    sessions: Sequence[StrengthSession],
    as_of: date,
    catalogue: Mapping[str, Exercise],
) -> int | None:
    """Whole weeks from the last leg lift, ``stated`` or logged, to ``as_of``; None where there was none."""
    days = _leg_days(sessions, as_of, catalogue) | ({stated} if stated is not None else set())
    return (as_of - max(days)).days // 7 if days else None
