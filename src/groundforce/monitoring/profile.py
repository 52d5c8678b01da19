"""The profile of a run: equal time steps of grade-adjusted speed and heart rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.streams import Movement, filled
from groundforce.training.run import RunProfile

if TYPE_CHECKING:
    from groundforce.training.recording import Stream

STEP = 15.0
"""s of one step."""
COVERED = 0.5
"""Share of a step that must have been recorded for it to have a value."""


def profile_of(movement: Movement, flat_distance: Stream | None, beats: Stream | None) -> RunProfile:
    """The profile over the recorded time; a step mostly inside a pause has no value.

    ``flat_distance`` [m] cumulated, ``beats`` [beats/min], both on the rows of ``movement``.
    """
    time = movement.time - movement.time[0]
    count = max(1, int(np.ceil(time[-1] / STEP)))
    edges = np.linspace(0.0, count * STEP, count + 1)
    recorded = np.diff(np.interp(edges, time, np.cumsum(movement.weight)))
    with np.errstate(divide="ignore", invalid="ignore"):
        speed = None if flat_distance is None else np.diff(np.interp(edges, time, flat_distance)) / recorded
    rate = None if beats is None else _binned(time, beats, movement.weight, edges)
    kept = recorded >= COVERED * np.minimum(STEP, np.maximum(time[-1] - edges[:-1], 1e-9))
    return RunProfile(STEP, _values(speed, kept), _values(rate, kept))


def _binned(time: Stream, beats: Stream, weight: Stream, edges: Stream) -> Stream:
    """Mean of ``beats`` in each step; NaN where no valid beat was recorded in it."""
    known = np.isfinite(beats)
    area = np.cumsum(filled(beats, time) * weight)
    spent = np.cumsum(weight)
    seen = np.histogram(time[known], edges)[0] > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.diff(np.interp(edges, time, area)) / np.diff(np.interp(edges, time, spent))
    return np.where(seen, mean, np.nan)


def _values(
    column: Stream | None, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[float | None, ...]:
    if column is None:
        return (None,) * len(kept)
    kept = kept & np.isfinite(column)
    return tuple(
        round(value, 3) if keep else None for value, keep in zip(column.tolist(), kept.tolist(), strict=True)
    )
