"""The heart rates a training impulse needs: the highest from history first, by age only where given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import HeartSteps, RunColumns
from groundforce.training.state import Estimate

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column

Z80 = 1.2816
WINDOW = 1095
"""days of history in which the highest heart rate is sought"""
RANK = 3
"""Which of the runs' highest rates is taken: one or two may be a slipping strap."""
NOTE_NONE = (
    "No training impulse: the highest heart rate is not known (fewer than {least} runs with a heart rate, "
    "and no age)."
)


@dataclass(frozen=True)
class HeartRange:
    """Resting and highest heart rate [beats/min]."""

    resting: Estimate
    maximum: Estimate


def peaks(columns: RunColumns, steps: HeartSteps) -> Column:
    """The highest heart rate of each run [beats/min]: of its profile, else what the file says."""
    highest = columns.max_heart_rate.copy()
    if len(steps.at):
        tops = np.fmax.reduceat(steps.rates, steps.first)
        highest[steps.at] = np.where(np.isnan(tops), highest[steps.at], tops)
    return highest


def maximum_heart_rate(
    columns: RunColumns, steps: HeartSteps, as_of: date, age: float | None = None
) -> Estimate | None:
    """Highest heart rate [beats/min] from the runs of three years, else from ``age`` [years], else None.

    Measured: the third highest of the runs' peaks. Most people never run to their limit on a normal day, so
    the interval reaches further up than down.
    """
    recent = columns.day >= as_of.toordinal() - WINDOW
    found = np.sort(peaks(columns, steps)[recent])
    found = found[~np.isnan(found)][::-1]
    least = int(parameter("heart_rate_runs_least").value)
    if len(found) >= least:
        value = float(found[RANK - 1])
        low = float(found[min(2 * RANK, len(found)) - 1])
        high = max(float(found[0]), value + parameter("heart_rate_hidden").value)
        return Estimate(value, low, high, f"highest of {len(found)} runs with a heart rate", as_of)
    if age is None:
        return None
    value = parameter("heart_rate_age_zero").value - parameter("heart_rate_age_slope").value * age
    half = Z80 * parameter("heart_rate_age_spread").value
    return Estimate(value, value - half, value + half, "by age (Tanaka 2001)", as_of)


def resting_heart_rate(given: float | None, as_of: date) -> Estimate:
    """Resting heart rate [beats/min] as given, else a usual one with a wide interval."""
    if given is not None:
        return Estimate(given, given, given, "as given", as_of)
    usual = parameter("resting_heart_rate_usual")
    return Estimate(usual.value, usual.low, usual.high, "not given; a usual value for runners", as_of)


def heart_range(
    columns: RunColumns,
    steps: HeartSteps,
    as_of: date,
    age: float | None = None,
    resting: float | None = None,
) -> HeartRange | None:
    """Both heart rates, or None where the highest is not known or does not stand clear of the resting one."""
    maximum = maximum_heart_rate(columns, steps, as_of, age)
    rest = resting_heart_rate(resting, as_of)
    if maximum is None or maximum.low <= rest.high + parameter("heart_rate_reserve_least").value:
        return None
    return HeartRange(rest, maximum)
