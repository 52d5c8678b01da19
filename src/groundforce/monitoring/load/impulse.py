"""Training impulse of every run, from its profile where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.load.columns import HeartSteps, RunColumns
from groundforce.physiology.running_load import banister1991_trimp, share_of_reserve

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column

COVERED = 0.5
"""Share of a run's steps that must have a heart rate for them to speak for the run."""


def run_trimp(
    columns: RunColumns, steps: HeartSteps, resting: float, maximum: float, female: bool | None
) -> Column:
    """Banister impulse of each run [arbitrary units]; NaN where it has no heart rate.

    The mean over the known steps of the profile times the run's duration; without a profile that speaks for
    the run, its mean heart rate, which gives a little less where the pace varied.
    """
    minute = np.full(len(columns), 60.0)
    rate = banister1991_trimp(minute, _share(columns.mean_heart_rate, resting, maximum), female)
    per_minute = np.array(rate, dtype=np.float64)
    if len(steps.at):
        each = np.asarray(
            banister1991_trimp(np.full(len(steps.rates), 60.0), _share(steps.rates, resting, maximum), female)
        )
        known = ~np.isnan(each)
        count = np.add.reduceat(known.astype(np.float64), steps.first)
        length = np.diff(np.append(steps.first, len(each)))
        total = np.add.reduceat(np.where(known, each, 0.0), steps.first)
        speaks = count >= COVERED * length
        mean = np.divide(total, count, out=np.full(len(count), np.nan), where=count > 0.0)
        per_minute[steps.at] = np.where(speaks, mean, per_minute[steps.at])
    return per_minute * columns.duration / 60.0


def _share(rates: Column, resting: float, maximum: float) -> Column:
    return np.asarray(share_of_reserve(rates, resting, maximum), np.float64)
