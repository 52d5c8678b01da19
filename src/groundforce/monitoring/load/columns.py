"""A history of runs as columns: one row a run, NaN where something was not measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from groundforce.training.run import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

FASTEST = 7.5
"""m/s; a mean speed above it is a slip of units or of a sensor."""
SLOWEST_HEART, FASTEST_HEART = 30.0, 220.0
"""beats/min outside which a heart rate is not believed; a column of zeros is "not measured"."""


@dataclass(frozen=True, eq=False)
class RunColumns:
    """Columns over runs in order of time: ``day`` (ordinal), ``hour`` (hours since day 1), ``duration`` s,
    ``distance`` m, ``speed`` m/s, ``steps`` counted [-], ``cadence`` steps/min, ``mean_heart_rate`` and
    ``max_heart_rate`` beats/min, ``effort`` 1–10.
    """

    day: NDArray[np.int64]
    hour: Column
    duration: Column
    distance: Column
    speed: Column
    steps: Column
    cadence: Column
    mean_heart_rate: Column
    max_heart_rate: Column
    effort: Column

    def __len__(self) -> int:
        return len(self.day)

    def last(self, count: int) -> RunColumns:
        """The columns of the last ``count`` runs."""
        first = len(self) - count
        return RunColumns(*(getattr(self, one.name)[first:] for one in fields(self)))


def run_columns(runs: Sequence[Run]) -> RunColumns:
    """The columns of ``runs``, which are in order of time. Values no runner can have are NaN."""
    duration = _positive(_column([run.duration for run in runs]))
    distance = _column([run.distance for run in runs])
    distance = np.where(distance >= 0.0, distance, np.nan)
    speed = _divided(distance, duration)
    distance = np.where(speed > FASTEST, np.nan, distance)
    return RunColumns(
        day=np.array([run.start.toordinal() for run in runs], dtype=np.int64),
        hour=_column([_hours(run) for run in runs]),
        duration=np.nan_to_num(duration),
        distance=distance,
        speed=np.where((speed > FASTEST) | (speed <= 0.0), np.nan, speed),
        steps=_positive(_column([run.strides for run in runs])),
        cadence=_positive(_column([run.cadence for run in runs])),
        mean_heart_rate=believed(_column([run.mean_heart_rate for run in runs])),
        max_heart_rate=believed(_column([run.max_heart_rate for run in runs])),
        effort=_positive(_column([run.effort for run in runs])),
    )


def believed(heart_rate: Column) -> Column:
    """Heart rates [beats/min] with what no heart does as NaN."""
    kept: Column = np.where((heart_rate >= SLOWEST_HEART) & (heart_rate <= FASTEST_HEART), heart_rate, np.nan)
    return kept


@dataclass(frozen=True, eq=False)
class HeartSteps:
    """Heart rates [beats/min] of every profile end to end; run ``at[i]`` owns steps ``first[i]`` on."""

    at: NDArray[np.int64]
    first: NDArray[np.int64]
    rates: Column


def heart_steps(runs: Sequence[Run]) -> HeartSteps:
    """The heart-rate steps of those runs whose profile holds any."""
    parts = [
        (at, run.profile.heart_rate)
        for at, run in enumerate(runs)
        if run.profile is not None and run.mean_heart_rate is not None and len(run.profile.heart_rate) > 0
    ]
    lengths = np.array([0, *(len(rates) for _at, rates in parts)], dtype=np.int64)
    rates = _column(list(chain.from_iterable(rates for _at, rates in parts)))
    at = np.array([at for at, _rates in parts], dtype=np.int64)
    return HeartSteps(at, np.cumsum(lengths)[:-1], believed(rates))


def _column(values: Sequence[float | None]) -> Column:
    return np.array(values, dtype=np.float64)


def _positive(values: Column) -> Column:
    kept: Column = np.where(values > 0.0, values, np.nan)
    return kept


def _divided(above: Column, below: Column) -> Column:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio: Column = above / below
    return ratio


def _hours(run: Run) -> float:
    start = run.start
    return 24.0 * start.toordinal() + start.hour + start.minute / 60.0 + start.second / 3600.0
