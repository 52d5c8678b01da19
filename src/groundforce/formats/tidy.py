"""What every recording needs, whatever file it came from: samples in order, moving time, a sport."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from groundforce.training.recording import Sport, StreamName

Column: TypeAlias = NDArray[np.float64]
Streams: TypeAlias = dict[StreamName, Column]

ABSURD = 1e15
"""No value in a recording is this large; it is damage, and would overflow in sums."""
PAUSE = 30.0
"""A longer gap between samples [s] without headway was a pause."""
HEADWAY = 0.5
"""Mean speed over a gap [m/s] from which on it was no pause: the device only missed samples."""
EARTH = 6_371_008.8
"""Mean radius of the earth [m]."""
MOST_STEPS_OF_ONE_LEG = 110.0
"""Steps/min of one leg nobody exceeds for long: above it a file counts both legs already."""
WALKING_PACE, CYCLING_PACE = 2.0, 5.0
"""Mean speeds [m/s] between which an activity without a named sport is taken for a run."""


def in_order(times: Column, streams: Mapping[StreamName, Column]) -> tuple[Column, Streams]:
    """Samples sorted by time, one per time; samples without a time are left out.

    Where several samples share a time, each stream keeps the first value there is: some devices write heart
    rate and position of one second as two samples.
    """
    streams = dict(streams)
    steps = np.diff(times)
    if not (steps >= 0).all() or not np.isfinite(times).all():
        order = _sorted(times)
        times = times[order]
        streams = {name: column[order] for name, column in streams.items()}
        steps = np.diff(times)
    if (steps > 0).all():
        return times, streams
    fresh = np.concatenate(([True], steps > 0))
    return times[fresh], {name: _first_of_group(column, fresh) for name, column in streams.items()}


def _sorted(times: Column) -> NDArray[np.int64]:
    finite = np.flatnonzero(np.isfinite(times))
    return finite[np.argsort(times[finite], kind="stable")]


def _first_of_group(values: Column, fresh: NDArray[np.bool_]) -> Column:
    """The first value there is of each group; ``fresh`` marks where groups begin."""
    merged = values[fresh]
    if np.count_nonzero(np.isnan(merged)):
        group = np.cumsum(fresh) - 1
        there = np.flatnonzero(~np.isnan(values))[::-1]
        merged[group[there]] = values[there]
    return merged


def has_values(column: Column) -> bool:
    """Whether a column holds at least one value."""
    return len(column) > 0 and not (np.isnan(column[0]) and bool(np.isnan(column).all()))


def without_empty(streams: Mapping[StreamName, Column]) -> Streams:
    """The streams that hold at least one value."""
    return {name: column for name, column in streams.items() if has_values(column)}


def moving_time(times: Column, distance: Column | None) -> float:
    """Time [s] from first to last sample without pauses: long gaps (:data:`PAUSE`) without headway."""
    if len(times) < 2:
        return 0.0
    gaps = np.diff(times)
    paused = gaps > PAUSE
    if distance is not None:
        headway = np.diff(distance) / gaps
        paused &= ~(headway >= HEADWAY)
    return float(gaps[~paused].sum())


def steps_per_minute(cadence: Column) -> Column:
    """Steps/min of both legs from a run's cadence as files give it: that of one leg, doubled.

    A few apps count both legs already; they show by a median no single leg reaches.
    """
    moving = cadence[cadence > 0]
    both_legs = len(moving) > 0 and float(np.median(moving)) > MOST_STEPS_OF_ONE_LEG
    return cadence if both_legs else 2 * cadence


def path_length(latitude: Column, longitude: Column) -> Column:
    """Distance [m] covered up to each sample along positions [deg]; missing positions are bridged."""
    covered = np.full(len(latitude), np.nan)
    seen = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    if len(seen) == 0:
        return covered
    north, east = np.radians(latitude[seen]), np.radians(longitude[seen])
    half = (
        np.sin(np.diff(north) / 2) ** 2
        + np.cos(north[:-1]) * np.cos(north[1:]) * np.sin(np.diff(east) / 2) ** 2
    )
    steps = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    covered[seen] = np.concatenate(([0.0], np.cumsum(steps)))
    return covered


def sport_from_speed(distance: float | None, duration: float) -> Sport:
    """The sport of an activity that does not name one, from its mean speed; OTHER where there is none.

    >>> sport_from_speed(10_000.0, 3_300.0), sport_from_speed(None, 60.0)
    (<Sport.RUN: 'run'>, <Sport.OTHER: 'other'>)
    """
    if distance is None or duration <= 0:
        return Sport.OTHER
    speed = distance / duration
    if speed >= CYCLING_PACE:
        return Sport.RIDE
    if speed >= WALKING_PACE:
        return Sport.RUN
    return Sport.WALK if speed > HEADWAY else Sport.OTHER


SPORT_ASSUMED = "the file does not name the sport; taken for a {sport} from its mean speed"
"""Warning on a recording whose sport came from :func:`sport_from_speed`."""


def last_value(column: Column | None) -> float | None:
    """The last value there is, or None."""
    if column is None:
        return None
    there = np.flatnonzero(np.isfinite(column))
    return float(column[there[-1]]) if len(there) else None
