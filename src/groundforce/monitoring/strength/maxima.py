"""What each lift is worth on a day: the level the bank finds, what was lost since, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundforce.evidence import parameter
from groundforce.monitoring.strength.bank import filter_series
from groundforce.monitoring.strength.observations import LiftArrays
from groundforce.monitoring.strength.slips import Slips, find_slips
from groundforce.physiology.constants import Z80
from groundforce.physiology.detraining import strength_retained, strength_retained_spread
from groundforce.physiology.numeric import Array
from groundforce.physiology.repetition_maximum import nuzzo2024_fraction, nuzzo2024_maximum_spread

RECENT = 5
"""Sessions whose reps tell how far the estimate reaches."""
TREND_DAYS = 56.0
"""Days over which a trend is looked for."""
TREND_LEAST = 28.0
"""Days it needs at least."""
TREND_SESSIONS = 4
"""Sessions it needs at least."""


@dataclass(frozen=True)
class Maxima:
    """Estimates for every lift of a cohort, one element a lift.

    ``value``, ``low``, ``high`` [kg]: 1RM with its central 80 % interval. ``sessions`` it rests on.
    ``trend``, ``trend_spread`` [1/week]: change as a share, NaN where there is too little. ``slips``
    (sessions × lifts): what was told apart.
    """

    value: Array
    low: Array
    high: Array
    sessions: NDArray[np.int64]
    trend: Array
    trend_spread: Array
    slips: Slips


def estimate_maxima(arrays: LiftArrays, as_of: Array, last_trained: Array) -> Maxima:
    """The 1RM of every lift on a day, in one go.

    ``as_of`` and ``last_trained`` [d] (lifts): the day asked for, and that of the last session for the same
    movement. Sessions that stand alone as slips are left out. Sets without stated reserve are a lower bound:
    the upper end of the interval allows for reps that were left.
    """
    slips = find_slips(arrays.values)
    kept = _without(arrays, slips.alone)
    done = filter_series(kept.values, kept.days)
    columns = np.arange(kept.values.shape[1])
    sessions = np.isfinite(kept.values).sum(axis=0)
    last = sessions - 1
    idle = np.maximum(as_of - np.fmax(last_trained, kept.days[last, columns]), 0.0)
    level = done.level[last, columns] + np.log(strength_retained(idle))
    down, up = _spreads(kept, last, np.hypot(done.spread, strength_retained_spread(idle)))
    trend, trend_spread = _trend(kept.days, done.level, last, done.spread)
    return Maxima(
        value=np.exp(level),
        low=np.exp(level - Z80 * down),
        high=np.exp(level + Z80 * up),
        sessions=sessions,
        trend=trend,
        trend_spread=trend_spread,
        slips=slips,
    )


def _without(arrays: LiftArrays, alone: NDArray[np.bool_]) -> LiftArrays:
    """The arrays without some sessions, the later ones moved up."""
    if not alone.any():
        return arrays
    order = np.argsort(alone | ~np.isfinite(arrays.values), axis=0, kind="stable")
    left = (np.isfinite(arrays.values) & ~alone).sum(axis=0)
    gone = np.arange(len(arrays.values))[:, None] >= left
    moved = (np.take_along_axis(one, order, axis=0) for one in vars(arrays).values())
    return LiftArrays(*(np.where(gone, np.nan, one) for one in moved))


def _spreads(kept: LiftArrays, last: NDArray[np.int64], level: Array) -> tuple[Array, Array]:
    """Standard deviations below and above the level, on the logarithm.

    Below: the level itself, how people differ in reps at a share, and what a test repeated would show. Above:
    as well, reps that may have been left where the log does not say.
    """
    reps, told = _recent(kept.to_failure, last), _recent(kept.told, last)
    table = nuzzo2024_maximum_spread(reps)
    down = np.sqrt(level**2 + table**2 + parameter("retest_spread").value ** 2)
    more = reps + parameter("unstated_reserve").value
    left = (1.0 - told) * np.log(nuzzo2024_fraction(reps) / nuzzo2024_fraction(more)) / Z80
    return down, np.hypot(down, left)


def _recent(values: Array, last: NDArray[np.int64]) -> Array:
    """Mean of the last sessions of each column."""
    places = np.maximum(last - np.arange(RECENT)[:, None], 0)
    return np.asarray(np.take_along_axis(values, places, axis=0).mean(axis=0))


def _trend(days: Array, level: Array, last: NDArray[np.int64], spread: Array) -> tuple[Array, Array]:
    """Change of the level a week, and its standard deviation, over the last eight weeks of sessions."""
    columns = np.arange(days.shape[1])
    end = days[last, columns]
    first = np.argmax(days >= end - TREND_DAYS, axis=0)
    weeks = (end - days[first, columns]) / 7.0
    enough = (weeks * 7.0 >= TREND_LEAST) & (last - first + 1 >= TREND_SESSIONS)
    weeks = np.where(enough, weeks, np.nan)
    change = level[last, columns] - level[first, columns]
    return change / weeks, np.sqrt(2.0) * spread / weeks
