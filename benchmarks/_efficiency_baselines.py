"""What ``efficiency_forecast`` is measured against; each rests on the runs before the one it forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.efficiency.conditions import TERMS, Conditions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

PACE_BINS = (0.05, 0.1, 0.2, 0.3)
"""Widths of a pace bin as a share of the speed."""
NEAREST, NEAREST_WINDOWS = (5, 10, 20), (30, 100, 1_000_000)
"""How many runs of the nearest pace are averaged, out of how many last ones."""
SMOOTHINGS, TREND_WINDOWS = (0.05, 0.1, 0.2, 0.3), (10, 20, 30, 60)
WINDOWS = (15, 20, 30, 50, 75, 100, 150, 200, 400, 1_000_000)
"""Runs a rolling regression looks back on."""
RIDGE = 1e-9
"""Share of the mean square of the columns that is added to each."""
_FEATURES: dict[str, tuple[str, ...]] = {
    "speed": ("speed",),
    "climb": ("speed", "climb"),
    "duration": ("speed", "climb", "duration"),
    "rest": ("speed", "climb", "duration", "rest"),
    "heat": ("speed", "climb", "duration", "rest", "warmth", "year_cos", "year_sin"),
    "hour": ("speed", "climb", "duration", "rest", "warmth", "year_cos", "year_sin", "day_cos", "day_sin"),
}
"""Columns of the rolling regressions, each with its own name."""


def baselines(rows: Conditions, speed: Array) -> Mapping[str, Array]:
    """Forecasts of every baseline for every row, NaN where there is none; ``speed`` [m/s] is plain."""
    beats = rows.beats
    found = {f"pace_mean_{width:g}": _pace_mean(speed, beats, width) for width in PACE_BINS}
    for near in NEAREST:
        for window in NEAREST_WINDOWS:
            found[f"pace_nearest_{near}_of_{_window(window)}"] = _nearest(speed, beats, near, window)
    found |= {f"ratio_smoothed_{share:g}": _ratio(speed, beats, share) for share in SMOOTHINGS}
    for window in TREND_WINDOWS:
        found[f"ratio_trend_{window}"] = _ratio_trend(rows.days, speed, beats, window)
    for name, terms in _FEATURES.items():
        for trend in ("", "_trend"):
            columns = _columns(rows, terms, trend != "")
            for window in WINDOWS:
                if window > 2 * columns.shape[1]:
                    found[f"linear_{name}{trend}_{_window(window)}"] = _linear(columns, beats, window)
    return found


def _window(window: int) -> str:
    return "all" if window >= 1_000_000 else str(window)


def _columns(rows: Conditions, terms: tuple[str, ...], trend: bool) -> Array:
    columns = [np.ones(len(rows.days)), *(rows.terms[:, TERMS.index(term)] for term in terms)]
    if trend:
        columns.append((rows.days - rows.days[0]) / 100.0)
    return np.column_stack(columns)


def _pace_mean(speed: Array, beats: Array, width: float) -> Array:
    """The mean of past runs in a pace bin round this one; of all past runs where the bin is empty."""
    out = np.full(len(beats), np.nan)
    for row in range(1, len(beats)):
        near = np.abs(speed[:row] - speed[row]) <= 0.5 * width * speed[row]
        out[row] = beats[:row][near].mean() if near.any() else beats[:row].mean()
    return out


def _nearest(speed: Array, beats: Array, near: int, window: int) -> Array:
    out = np.full(len(beats), np.nan)
    for row in range(1, len(beats)):
        first = max(0, row - window)
        away = np.abs(speed[first:row] - speed[row])
        chosen = np.argpartition(away, near - 1)[:near] if len(away) > near else slice(None)
        out[row] = beats[first:row][chosen].mean()
    return out


def _ratio(speed: Array, beats: Array, share: float) -> Array:
    """Speed over heart rate, smoothed exponentially."""
    out, ratio = np.full(len(beats), np.nan), speed[0] / beats[0]
    for row in range(1, len(beats)):
        out[row] = speed[row] / ratio
        ratio += share * (speed[row] / beats[row] - ratio)
    return out


def _ratio_trend(days: Array, speed: Array, beats: Array, window: int) -> Array:
    """A straight line through the last ratios of speed over heart rate."""
    out, ratio = np.full(len(beats), np.nan), speed / beats
    for row in range(3, len(beats)):
        part = slice(max(0, row - window), row)
        line = np.column_stack((np.ones(part.stop - part.start), days[part] - days[row]))
        level = float(np.linalg.lstsq(line, ratio[part], rcond=None)[0][0])
        out[row] = speed[row] / max(level, 1e-3)
    return out


def _linear(columns: Array, beats: Array, window: int) -> Array:
    """Least squares on the last runs, held to heart rates a person has.

    The sums of products of a window are differences of running sums, so that long histories cost no more
    a run than short ones. The ridge only keeps columns that do not vary from dividing by zero.
    """
    count, width = columns.shape
    out = np.full(count, np.nan)
    last = np.arange(min(width + 2, count), count)
    first = np.maximum(0, last - window)
    squares = _summed(columns[:, :, None] * columns[:, None, :])
    products = _summed(columns * (beats - beats.mean())[:, None])
    gram = squares[last] - squares[first]
    ridge = RIDGE * np.trace(gram, axis1=1, axis2=2)[:, None, None] / width
    found = np.linalg.solve(gram + ridge * np.eye(width), (products[last] - products[first])[:, :, None])
    out[last] = beats.mean() + (columns[last] * found[:, :, 0]).sum(axis=1)
    held: Array = np.clip(out, 60.0, 220.0)
    return held


def _summed(values: Array) -> Array:
    """Sums over the rows before each row."""
    return np.concatenate((np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)))
