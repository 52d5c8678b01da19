"""What one study does to a pooled result, in words a coach can read."""

from __future__ import annotations

from groundforce.evidence.meta_analysis.balsalobre2016 import balsalobre2016_outlier
from groundforce.evidence.meta_analysis.outlier import Outlier
from groundforce.evidence.meta_analysis.pooling import higgins2009_prediction
from groundforce.evidence.meta_analysis.results import Coefficient


def signed(value: float) -> str:
    """Two decimals with a minus sign that is as wide as a plus, and no minus for zero.

    >>> signed(-1.417), signed(0.3), signed(-0.001)
    ('−1.42', '+0.30', '0.00')
    """
    text = f"{value:+.2f}"
    return "0.00" if float(text) == 0 else text.replace("-", "−")


def interval(low: float, high: float) -> str:
    """Both ends of an interval.

    >>> interval(-2.2333, -0.6)
    '−2.23 to −0.60'
    """
    return f"{signed(low)} to {signed(high)}"


def _with_interval(pooled: Coefficient, lead: str = "") -> str:
    if pooled.low is None or pooled.high is None:
        return signed(pooled.estimate)
    return f"{signed(pooled.estimate)} ({lead}{interval(pooled.low, pooled.high)})"


def _change(outlier: Outlier) -> str:
    """How much of the pooled effect is the outlier's doing."""
    everything = outlier.normal.everything.pooled.estimate
    without = outlier.normal.without.pooled.estimate
    if everything * without <= 0:
        return "turns the pooled effect round"
    percent = round(100 * (everything / without - 1))
    if percent == 0:
        return "hardly moves the pooled effect"
    return f"makes the pooled effect {abs(percent)} % {'larger' if percent > 0 else 'smaller'}"


def _few(outlier: Outlier) -> str:
    """The interval meant for few studies."""
    pooled = outlier.few.everything.pooled
    if pooled.low is None or pooled.high is None:
        return ""
    across = pooled.low <= 0 <= pooled.high
    verdict = "no effect at all is not ruled out" if across else "0 lies outside it"
    return (
        f"The interval made for few studies (Knapp-Hartung; here there are {outlier.few.everything.k}) is "
        f"{interval(pooled.low, pooled.high)}: {verdict}."
    )


def _new(outlier: Outlier) -> str:
    """Where a new study would come out."""
    expected = higgins2009_prediction(outlier.normal.everything)
    if expected is None:
        return ""
    across = expected[0] <= 0 <= expected[1]
    verdict = "none, or the opposite, is possible" if across else "on the same side"
    return f"The true effect in a new study like these would lie between {_and(*expected)}: {verdict}."


def _and(low: float, high: float) -> str:
    return f"{signed(low)} and {signed(high)}"


def _conclusion(outlier: Outlier) -> str:
    if outlier.side_kept:
        return "The direction holds whichever study is left out; trust that more than the size."
    return "Not even the direction holds whichever study is left out."


def outlier_text(outlier: Outlier, unit: str) -> str:
    """Paragraphs: pooled with and without the outlier, what it does, and what can be relied on."""
    everything, without = outlier.normal.everything, outlier.normal.without
    drop = f"I² goes from {everything.heterogeneity.i2:.0f} % to {without.heterogeneity.i2:.0f} %"
    left = outlier.people - outlier.study.people
    pooled = (
        f"All {everything.k} studies, {outlier.people} people: "
        f"{_with_interval(everything.pooled, '95 % interval ')}\n"
        f"Without {outlier.study.name}, {left} people: {_with_interval(without.pooled)}"
    )
    change = (
        f"{outlier.study.name} alone ({outlier.study.people} people, {signed(outlier.study.effect)}) "
        f"{_change(outlier)}. Without it, {drop}: the share of the differences between studies that is more "
        "than chance."
    )
    paragraphs = [unit, pooled, change, _few(outlier), _new(outlier), _conclusion(outlier)]
    return "\n\n".join(one for one in paragraphs if one) + "\n"


BALSALOBRE2016_UNIT = (
    "Strength training and running economy, Balsalobre-Fernández 2016. Standardised mean difference of the "
    "oxygen needed at one speed: below 0 is better."
)


def balsalobre2016_outlier_text() -> str:
    """What Paavolainen 1999 does to the best-known meta-analysis of strength training for runners."""
    return outlier_text(balsalobre2016_outlier(), BALSALOBRE2016_UNIT)
