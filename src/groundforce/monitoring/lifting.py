"""Lifting that was done, as the planner counts it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from groundforce.training.problem import Exposure
from groundforce.training.strength import PerformedSet, StrengthSession

EXPOSURE_DAYS = 28
"""days of past lifting a plan looks back on."""


def lifting_exposures(sessions: Sequence[StrengthSession], as_of: date) -> tuple[Exposure, ...]:
    """One exposure for each day and exercise of the 28 days before ``as_of``, by date.

    Sets whose exercise is not in the catalogue, and ramp sets, are left out.
    """
    groups: dict[tuple[date, str], list[PerformedSet]] = {}
    for session in sessions:
        day = session.start.date()
        if as_of - timedelta(days=EXPOSURE_DAYS) <= day < as_of:
            for one in session.sets:
                if one.exercise is not None and not one.warm_up:
                    groups.setdefault((day, one.exercise), []).append(one)
    return tuple(_exposure(day, exercise, groups[day, exercise]) for day, exercise in sorted(groups))


def lifting_weeks(sessions: Sequence[StrengthSession], as_of: date) -> int:
    """Whole weeks in a row before ``as_of`` that each have a session with a work set [-]."""
    weeks = {
        (as_of - session.start.date() - timedelta(days=1)).days // 7
        for session in sessions
        if session.start.date() < as_of and any(not one.warm_up for one in session.sets)
    }
    count = 0
    while count in weeks:
        count += 1
    return count


def _exposure(day: date, exercise: str, sets: Sequence[PerformedSet]) -> Exposure:
    return Exposure(
        date=day,
        exercise=exercise,
        sets=len(sets),
        load=max((one.load for one in sets if one.load is not None), default=None),
        contacts=sum(one.contacts for one in sets if one.contacts is not None),
    )
