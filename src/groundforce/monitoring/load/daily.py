"""Running load day by day, as arrays: what curves of fitness and fatigue, or a chart, are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.load.columns import heart_steps, run_columns
from groundforce.monitoring.load.heart import heart_range
from groundforce.monitoring.load.impacts import run_impacts
from groundforce.monitoring.load.impulse import run_trimp
from groundforce.physiology.running_load import HARDEST, foster2001_session_rpe
from groundforce.training.athlete import Sex
from groundforce.training.run import Run

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column


@dataclass(frozen=True, eq=False)
class DailyLoad:
    """Columns over days from ``first``: ``duration`` s, ``distance`` m, ``impact`` [BW x steps].

    ``trimp`` and ``session_rpe`` are in their own arbitrary units.

    A day without runs is 0; a day on which some run lacks the measurement is NaN, as a part is no sum.
    """

    first: date
    duration: Column
    distance: Column
    trimp: Column
    session_rpe: Column
    impact: Column


def daily_load(
    runs: Sequence[Run],
    as_of: date,
    days: int,
    *,
    sex: Sex = Sex.UNKNOWN,
    age: float | None = None,
    resting_heart_rate: float | None = None,
) -> DailyLoad:
    """The ``days`` before ``as_of``; nothing on or after that day matters. Raises ValueError for no days."""
    if days < 1:
        raise ValueError("at least one day is needed")
    first = as_of - timedelta(days=days)
    done = sorted((run for run in runs if first <= run.start.date() < as_of), key=lambda run: run.start)
    columns, steps = run_columns(done), heart_steps(done)
    heart = heart_range(columns, steps, as_of, age, resting_heart_rate)
    trimp = np.full(len(columns), np.nan)
    if heart is not None:
        female = None if sex is Sex.UNKNOWN else sex is Sex.FEMALE
        trimp = run_trimp(columns, steps, heart.resting.value, heart.maximum.value, female)
    rating = foster2001_session_rpe(columns.duration, np.clip(columns.effort, 0.0, HARDEST))
    day = columns.day - first.toordinal()

    def summed(values: Column) -> Column:
        return np.asarray(np.bincount(day, weights=values, minlength=days), np.float64)

    return DailyLoad(
        first,
        summed(columns.duration),
        summed(columns.distance),
        summed(trimp),
        summed(rating),
        summed(run_impacts(columns).load),
    )
