"""Left against right."""

from __future__ import annotations

from groundforce.evidence import parameter
from groundforce.monitoring.power.days import DayValue
from groundforce.physiology.constants import Z80
from groundforce.physiology.power.asymmetry import (
    asymmetry_error,
    impellizzeri2007_bilateral_asymmetry,
    weir2005_minimal_difference,
)
from groundforce.training.battery.nouns import PerformanceTest
from groundforce.training.battery.words import value_in_words
from groundforce.training.power_state import SideDifference
from groundforce.training.state import Estimate
from groundforce.training.strength import Side


def side_difference(
    test: PerformanceTest, left: tuple[DayValue, ...], right: tuple[DayValue, ...]
) -> SideDifference | None:
    """The difference on the latest day that has both sides, or None."""
    by_day = {one.date: one for one in right}
    both = [(one, by_day[one.date]) for one in left if one.date in by_day]
    return _difference(test, *both[-1]) if both else None


def _difference(test: PerformanceTest, left: DayValue, right: DayValue) -> SideDifference:
    detectable = weir2005_minimal_difference(left.error, right.error, parameter("test_detectable_z").value)
    real = abs(left.value - right.value) > detectable
    weaker = None if not real else (Side.LEFT if left.value < right.value else Side.RIGHT)
    share = _asymmetry(left, right)
    words = _words(test, left.value, right.value, detectable, weaker, share)
    return SideDifference(test.id, left.date, share, real, weaker, words)


def _asymmetry(left: DayValue, right: DayValue) -> Estimate:
    """The asymmetry with its interval; anything where both sides are no more than their error."""
    source = "left against right on one day"
    if max(left.value, right.value) <= max(left.error, right.error):
        return Estimate(0.0, 0.0, 1.0, source, left.date)
    value = impellizzeri2007_bilateral_asymmetry(left.value, right.value)
    half = Z80 * asymmetry_error(left.value, right.value, left.error, right.error)
    return Estimate(value, max(0.0, value - half), min(1.0, value + half), source, left.date)


def _words(
    test: PerformanceTest,
    left: float,
    right: float,
    detectable: float,
    weaker: Side | None,
    share: Estimate,
) -> str:
    values = f"left {value_in_words(left, test.unit)}, right {value_in_words(right, test.unit)}"
    limit = value_in_words(detectable, test.unit, 1)
    if weaker is None:
        return f"{values}: no difference shown, as under {limit} may be measurement error"
    return f"{values}: the {weaker} is {100 * share.value:.0f} % lower, beyond measurement error ({limit})"
