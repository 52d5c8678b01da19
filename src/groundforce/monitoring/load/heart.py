"""The heart rates a training impulse needs: the highest from history first, by age only where given."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import HeartSteps, RunColumns
from groundforce.physiology.heart_rate import maximum_heart_rate_interval, tanaka2001_maximum_heart_rate
from groundforce.training.state import Estimate

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column

WINDOW = 1095
"""days of history in which the highest heart rate is sought"""
MINUTE = 4
"""15-s steps of a minute."""
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
    """The heart rate [beats/min] each run reached for a minute by its profile, else the file's highest."""
    highest = columns.max_heart_rate.copy()
    ends = np.append(steps.first, len(steps.rates))
    for at, first, end in zip(steps.at.tolist(), ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        if end - first >= MINUTE:
            reached = np.partition(np.nan_to_num(steps.rates[first:end]), -MINUTE)[-MINUTE]
            if reached > 0.0:
                highest[at] = reached
    return highest


def maximum_heart_rate(
    columns: RunColumns, steps: HeartSteps, as_of: date, age: float | None = None
) -> Estimate | None:
    """Highest heart rate [beats/min] from the runs of three years, else by ``age`` [years], else None.

    Measured: what one run in a hundred, and at least two, reached for a minute: a strap that slips once does
    not count. Most people never run to their limit on a normal day, so the interval reaches further up than
    down; where the value lies below what the age makes likely, the age is taken.
    """
    by_age = None if age is None else _by_age(age, as_of)
    seen = _measured(peaks(columns, steps)[columns.day >= as_of.toordinal() - WINDOW], as_of)
    if seen is None or (by_age is not None and seen.value < by_age.low):
        return by_age
    return seen


def _measured(reached: Column, as_of: date) -> Estimate | None:
    found = np.sort(reached[~np.isnan(reached)])[::-1]
    if len(found) < int(parameter("heart_rate_runs_least").value):
        return None
    rank = max(2, math.ceil(parameter("heart_rate_rank").value * len(found)))
    value, low = float(found[rank - 1]), float(found[min(2 * rank, len(found)) - 1])
    high = max(float(found[0]), value + parameter("heart_rate_hidden").value)
    return Estimate(value, low, high, f"highest of {len(found)} runs with a heart rate", as_of)


def _by_age(age: float, as_of: date) -> Estimate:
    value = tanaka2001_maximum_heart_rate(age)
    return Estimate(value, *maximum_heart_rate_interval(value), "by age (Tanaka 2001)", as_of)


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
