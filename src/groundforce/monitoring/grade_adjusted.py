"""Grade-adjusted distance: the flat distance that would have cost as much energy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.streams import filled
from groundforce.physiology.energy_cost import MINETTI2002_FLAT, minetti2002_cost_of_running

if TYPE_CHECKING:
    from groundforce.training.recording import Stream

GRID = 10.0
"""m between the points altitude is smoothed on."""
SMOOTHING = 9
"""points (90 m) of each of two moving means: a barometer steps by 0.2 m, a GPS altitude wanders by metres."""
STEEPEST = 0.30
"""Grade [-] above which a smoothed slope is a sensor error rather than a path a runner runs (judgement)."""


def equivalent_flat_distance(distance: Stream, altitude: Stream | None) -> Stream:
    """Cumulated flat distance [m] of equal energy cost, for each sample.

    ``distance`` [m] cumulated, never falling; ``altitude`` [m], NaN where missing, or None (treadmill),
    in which case distance is returned as it is.

    >>> flat = equivalent_flat_distance(np.linspace(0, 1000, 101), np.linspace(0, 50, 101))
    >>> round(float(flat[-1] / 1000), 2)  # 5 % uphill
    1.3
    """
    if altitude is None or not np.isfinite(altitude).any() or distance[-1] - distance[0] < 2 * GRID:
        return distance
    grid = np.arange(distance[0], distance[-1] + GRID, GRID)
    grade = _grade(grid, distance, altitude)
    factor = np.asarray(minetti2002_cost_of_running(grade)) / MINETTI2002_FLAT
    cost = np.concatenate(([0.0], np.cumsum(0.5 * (factor[1:] + factor[:-1]) * GRID)))
    flat: Stream = distance[0] + np.interp(distance, grid, cost)
    return flat


def smoothed(values: Stream, points: int) -> Stream:
    """Moving mean over ``points`` (odd) equally spaced values, twice; the ends run on in a straight line."""
    for _ in range(2):
        values = _moving_mean(values, points)
    return values


def _grade(grid: Stream, distance: Stream, altitude: Stream) -> Stream:
    moving = np.concatenate(([True], np.diff(distance) > 0.0)) & np.isfinite(altitude)
    if not moving.any():
        return np.zeros_like(grid)
    height = np.interp(grid, distance[moving], filled(altitude[moving], distance[moving]))
    if len(grid) <= SMOOTHING:
        straight = (height[-1] - height[0]) / (grid[-1] - grid[0])
        return np.full(len(grid), min(max(straight, -STEEPEST), STEEPEST))
    slope: Stream = np.gradient(smoothed(height, SMOOTHING), GRID)
    return slope.clip(-STEEPEST, STEEPEST)


def _moving_mean(values: Stream, points: int) -> Stream:
    half = points // 2
    start = 2 * values[0] - values[half:0:-1]
    end = 2 * values[-1] - values[-2 : -half - 2 : -1]
    padded = np.concatenate((start, values, end))
    total = np.cumsum(np.concatenate(([0.0], padded)))
    mean: Stream = (total[points:] - total[:-points]) / points
    return mean
