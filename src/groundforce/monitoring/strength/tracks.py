"""Lifts over time: what each session showed, and what was known of the maximum on each of some dates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date

import numpy as np

from groundforce.monitoring.strength.lift_states import last_done
from groundforce.monitoring.strength.maxima import estimate_maxima
from groundforce.monitoring.strength.observations import LiftArrays, observe
from groundforce.training.progress import LiftTrack
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession


def lift_tracks(
    sessions: Sequence[StrengthSession], lifts: Sequence[str], dates: Sequence[date]
) -> tuple[LiftTrack, ...]:
    """The tracks of ``lifts`` (exercise ids) in that order, over ascending ``dates``.

    The estimate of each date rests on the sessions before it alone; it is that of
    :func:`~groundforce.monitoring.strength.lift_states.lift_states` on that day. All are made in one call.
    """
    columns, arrays = observe([sessions], dates[-1])
    places = {exercise: place for place, (_who, exercise) in enumerate(columns)}
    known = {lift: places[lift] for lift in lifts if lift in places}
    asked = [
        (lift, place, day)
        for day in dates
        for lift, place in known.items()
        if arrays.days[0, place] < day.toordinal()
    ]
    estimates = _estimates(sessions, arrays, asked)
    return tuple(
        LiftTrack(
            lift,
            _shown(arrays, place, dates[0]),
            tuple((day, one) for (name, _, day), one in zip(asked, estimates, strict=True) if name == lift),
        )
        for lift, place in known.items()
    )


def _estimates(
    sessions: Sequence[StrengthSession], arrays: LiftArrays, asked: Sequence[tuple[str, int, date]]
) -> list[Estimate]:
    if not asked:
        return []
    days = np.array([float(day.toordinal()) for _, _, day in asked])
    stacked = _before(arrays, [place for _, place, _ in asked], days)
    trained = _trained(sessions, {day for _, _, day in asked})
    last = np.array([float(trained[day][lift]) for lift, _, day in asked])
    found = estimate_maxima(stacked, days, last)
    return [
        Estimate(value, low, high, f"sets of {count} session{'' if count == 1 else 's'}", day)
        for (_, _, day), value, low, high, count in zip(
            asked,
            *(one.tolist() for one in (found.value, found.low, found.high, found.sessions)),
            strict=True,
        )
    ]


def _before(
    arrays: LiftArrays, places: Sequence[int], days: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> LiftArrays:
    """One column for each place: its sessions before the day beside it, NaN from there on."""
    later = ~(arrays.days[:, places] < days)
    columns = (np.where(later, np.nan, getattr(arrays, one.name)[:, places]) for one in fields(arrays))
    return LiftArrays(*columns)


def _trained(sessions: Sequence[StrengthSession], dates: Collection[date]) -> dict[date, dict[str, int]]:
    """By date and lift: the last day [ordinal] before it that its movement was trained."""
    return {
        day: {lift: last.toordinal() for lift, last in last_done(sessions, day).idle_from.items()}
        for day in dates
    }


def _shown(arrays: LiftArrays, place: int, first: date) -> tuple[tuple[date, float], ...]:
    """(day, estimated 1RM [kg] of the best set) of each session from ``first`` on."""
    days, values = arrays.days[:, place], arrays.values[:, place]
    seen = np.isfinite(values) & (days >= first.toordinal())
    rows = zip(days[seen].tolist(), np.exp(values[seen]).tolist(), strict=True)
    return tuple((date.fromordinal(int(day)), value) for day, value in rows)
