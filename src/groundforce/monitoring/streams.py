"""Cleaning streams: what is impossible becomes NaN, what is missing stays missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundforce.training.recording import Recording, StreamName

if TYPE_CHECKING:
    from groundforce.training.recording import Stream

PAUSE = 20.0
"""s between two samples from which the device is taken to have been stopped."""
FASTEST_RUN = 9.0
"""m/s no runner keeps for ten seconds in a training run (judgement; 100 m records average 10.4)."""
SUSTAINED = 10.0
"""s over which :data:`FASTEST_RUN` is judged."""
FASTEST_SAMPLE = 12.5
"""m/s above the fastest ever measured in a human, 12.4 (judgement)."""
HEART_RATES = (30.0, 230.0)
"""beats/min outside which a sensor is wrong."""


@dataclass(frozen=True, eq=False)
class Movement:
    """The samples of a recording that have a time, in order of it.

    ``time`` [s] strictly rising; ``weight`` [s] each sample stands for, 0 in a pause; ``distance`` [m]
    cumulated with impossible jumps taken out, or None; ``blanked`` [m] taken out.
    """

    time: Stream
    weight: Stream
    distance: Stream | None
    blanked: float
    rows: np.ndarray[tuple[int], np.dtype[np.int64]]

    def column(self, recording: Recording, name: StreamName) -> Stream | None:
        """A stream of the recording on these rows; None where missing or empty."""
        stream = recording.stream(name)
        if stream is None:
            return None
        column = np.asarray(stream, dtype=np.float64)[self.rows]
        return column if np.isfinite(column).any() else None


def movement_of(recording: Recording) -> Movement | None:
    """Time base and cleaned distance of a recording; None where it has no usable time stream."""
    stream = recording.stream(StreamName.TIME)
    if stream is None:
        return None
    time = np.asarray(stream, dtype=np.float64)
    rows = _rising_rows(time)
    if len(rows) < 2:
        return None
    time = time[rows]
    step = np.diff(time, prepend=time[0])
    weight = np.where(step > PAUSE, 0.0, step)
    distance, blanked = _distance(recording, rows, time, step)
    return Movement(time, weight, distance, blanked, rows)


def heart_rate_of(recording: Recording, movement: Movement) -> Stream | None:
    """Heart rate [beats/min] with impossible values as NaN; None where nothing is left."""
    beats = movement.column(recording, StreamName.HEART_RATE)
    if beats is None:
        return None
    low, high = HEART_RATES
    beats = np.where((beats < low) | (beats > high), np.nan, beats)
    return beats if np.isfinite(beats).any() else None


def filled(values: Stream, position: Stream) -> Stream:
    """NaN filled by straight lines over ``position``; the ends hold the nearest value."""
    known = np.isfinite(values)
    return values if known.all() else np.interp(position, position[known], values[known])


def weighted_mean(values: Stream, weight: Stream) -> float | None:
    """Mean of the finite values, weighted by time; None where no time is covered."""
    known = np.isfinite(values)
    total = float(weight[known].sum())
    return None if total <= 0.0 else float((values[known] * weight[known]).sum() / total)


def _rising_rows(time: Stream) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Rows whose time is finite and later than every earlier one."""
    highest = np.fmax.accumulate(np.where(np.isfinite(time), time, -np.inf))
    before = np.concatenate(([-np.inf], highest[:-1]))
    return np.flatnonzero(np.isfinite(time) & (time > before))


def _distance(
    recording: Recording,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    time: Stream,
    step: Stream,
) -> tuple[Stream | None, float]:
    gained = _gained(recording, rows, time, step)
    if gained is None:
        return None, 0.0
    impossible = _impossible(gained, time, step)
    return np.cumsum(np.where(impossible, 0.0, gained)), float(gained[impossible].sum())


def _gained(
    recording: Recording,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    time: Stream,
    step: Stream,
) -> Stream | None:
    """Metres gained at each row, from the distance stream, else from the speed stream."""
    distance = recording.stream(StreamName.DISTANCE)
    if distance is not None and np.isfinite(distance[rows]).any():
        travelled = np.fmax.accumulate(filled(np.asarray(distance, dtype=np.float64)[rows], time))
        return np.diff(travelled, prepend=travelled[0])
    speed = recording.stream(StreamName.SPEED)
    if speed is None or not np.isfinite(speed[rows]).any():
        return None
    return np.nan_to_num(np.asarray(speed, dtype=np.float64)[rows]) * np.where(step > PAUSE, 0.0, step)


def _impossible(gained: Stream, time: Stream, step: Stream) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows where the runner would have moved faster than a person can."""
    with np.errstate(divide="ignore", invalid="ignore"):
        speed = np.where(step > 0.0, gained / step, 0.0)
    travelled = np.cumsum(np.where(speed > FASTEST_SAMPLE, 0.0, gained))
    before = np.interp(time - SUSTAINED / 2, time, travelled)
    after = np.interp(time + SUSTAINED / 2, time, travelled)
    covered = np.minimum(time + SUSTAINED / 2, time[-1]) - np.maximum(time - SUSTAINED / 2, time[0])
    impossible: np.ndarray[tuple[int], np.dtype[np.bool_]] = (speed > FASTEST_SAMPLE) | (
        after - before > FASTEST_RUN * covered
    )
    return impossible
