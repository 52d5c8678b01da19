"""From a value and its standard deviation to an estimate with its central 80 % interval."""

from __future__ import annotations

import math
from datetime import date

from groundforce.physiology.constants import Z80
from groundforce.training.state import Estimate


def normal(value: float, spread: float, source: str, as_of: date | None) -> Estimate:
    """A normal one: ``spread`` is its SD, in the value's unit.

    >>> one = normal(100.0, 10.0, "sets", None)
    >>> round(one.low, 1), round(one.high, 1)
    (87.2, 112.8)
    """
    return Estimate(value, value - Z80 * spread, value + Z80 * spread, source, as_of)


def lognormal(middle: float, spread: float, source: str, as_of: date | None) -> Estimate:
    """One whose logarithm is normal: ``middle`` and ``spread`` are those of the logarithm.

    >>> one = lognormal(math.log(100.0), 0.1, "sets", None)
    >>> round(one.value, 1), round(one.low, 1), round(one.high, 1)
    (100.0, 88.0, 113.7)
    """
    low, value, high = (math.exp(middle + k * Z80 * spread) for k in (-1, 0, 1))
    return Estimate(value, low, high, source, as_of)
