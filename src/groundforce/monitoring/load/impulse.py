"""Training impulse of every run, from its profile where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.load.columns import HeartSteps, RunColumns
from groundforce.physiology.constants import MINUTE
from groundforce.physiology.heart_rate import karvonen1957_reserve_fraction
from groundforce.physiology.running_load import banister1991_trimp

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
    minute = np.full(len(columns), MINUTE)
    per_minute = banister1991_trimp(minute, _share(columns.mean_heart_rate, resting, maximum), female)
    if len(steps.at):
        minutes = np.full(len(steps.rates), MINUTE)
        each = banister1991_trimp(minutes, _share(steps.rates, resting, maximum), female)
        known = ~np.isnan(each)
        count = np.add.reduceat(known.astype(np.float64), steps.first)
        length = np.diff(np.append(steps.first, len(each)))
        total = np.add.reduceat(np.where(known, each, 0.0), steps.first)
        speaks = count >= COVERED * length
        mean = np.divide(total, count, out=np.full(len(count), np.nan), where=count > 0.0)
        per_minute[steps.at] = np.where(speaks, mean, per_minute[steps.at])
    return per_minute * columns.duration / MINUTE


def _share(rates: Column, resting: float, maximum: float) -> Column:
    """Share of reserve of each heart rate [-]; what lies outside rest to maximum is held at the ends."""
    return np.clip(karvonen1957_reserve_fraction(rates, resting, maximum), 0.0, 1.0)
