"""A result against what is usual for someone of this sex and age, as far as that is known."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

from groundforce.evidence import parameter
from groundforce.training.athlete import Athlete, Sex
from groundforce.training.battery.nouns import Norm, PerformanceTest
from groundforce.training.battery.words import range_in_words, value_in_words
from groundforce.training.power_state import NormReading, Standing

NOT_KNOWN = "not known for you"


def read_norm(test: PerformanceTest, value: float, athlete: Athlete) -> NormReading:
    """Where ``value`` stands among the norms that fit; with sex or age unknown, all that could fit."""
    fitting = [norm for norm in test.norms if _fits(norm, athlete)]
    if not fitting:
        why = "the ranges found are for another age or sex" if test.norms else test.norm_note
        return NormReading(f"{NOT_KNOWN}: {why[:1].lower()}{why[1:].rstrip('.')}")
    standings = {standing(norm, value) for norm in fitting}
    percentiles = _percentiles(fitting, value)
    backing, compared = fitting[0].backing, _compared(fitting)
    if len(standings) > 1:
        words = f"{NOT_KNOWN}: it depends on {_missing(fitting, athlete)}"
        return NormReading(words, compared, None, percentiles, backing)
    found = standings.pop()
    words = _words(test, fitting, found, percentiles)
    return NormReading(words, compared, found, percentiles, backing, _usual(fitting))


def _usual(norms: Sequence[Norm]) -> tuple[float, float] | None:
    """From the highest lower edge to the lowest upper one: usual by every norm that fits."""
    found = [edges(norm) for norm in norms]
    lows = [low for low, _high in found if low is not None]
    highs = [high for _low, high in found if high is not None]
    if len(lows) < len(found) or len(highs) < len(found) or max(lows) >= min(highs):
        return None
    return max(lows), min(highs)


def _compared(norms: Sequence[Norm]) -> str:
    backing = norms[0].backing
    populations = " or ".join(dict.fromkeys(norm.backing.population for norm in norms))
    return f"{populations} (evidence: {backing.grade}, {backing.status})"


def _fits(norm: Norm, athlete: Athlete) -> bool:
    sex = norm.sex is None or athlete.sex is Sex.UNKNOWN or norm.sex is athlete.sex
    if norm.ages is None or athlete.age is None:
        return sex
    return sex and norm.ages[0] <= int(athlete.age) <= norm.ages[1]


def edges(norm: Norm) -> tuple[float | None, float | None]:
    """The lower and upper edge of what is usual; quartiles where mean and spread are given."""
    if norm.middle is None or norm.spread is None:
        return norm.low, norm.high
    half = parameter("test_quartile_z").value * norm.spread
    return norm.middle - half, norm.middle + half


def standing(norm: Norm, value: float) -> Standing:
    """A result against one norm."""
    low, high = edges(norm)
    if low is not None and value < low:
        return Standing.BELOW
    return Standing.ABOVE if high is not None and value > high else Standing.USUAL


def _percentiles(norms: Sequence[Norm], value: float) -> tuple[float, float] | None:
    found = [
        100.0 * NormalDist(norm.middle, norm.spread).cdf(value)
        for norm in norms
        if norm.middle is not None and norm.spread is not None
    ]
    return (min(found), max(found)) if found else None


def _missing(norms: Sequence[Norm], athlete: Athlete) -> str:
    by_sex = athlete.sex is Sex.UNKNOWN and len({norm.sex for norm in norms}) > 1
    by_age = athlete.age is None and len({norm.ages for norm in norms}) > 1
    words = [word for word, asked in (("sex", by_sex), ("age", by_age)) if asked]
    return f"{' and '.join(words) or 'the population'}, not given"


def _words(
    test: PerformanceTest,
    norms: Sequence[Norm],
    found: Standing,
    percentiles: tuple[float, float] | None,
) -> str:
    lows = [low for norm in norms if (low := edges(norm)[0]) is not None]
    highs = [high for norm in norms if (high := edges(norm)[1]) is not None]
    middles = [norm.middle for norm in norms if norm.middle is not None]
    parts = [found.value]
    if lows and highs:
        parts.append(f"usual {range_in_words(min(lows), max(highs), test.unit)}")
    elif middles:
        low, high = min(middles), max(middles)
        middle = value_in_words(low, test.unit) if low == high else range_in_words(low, high, test.unit)
        parts.append(f"middle {middle}")
    if percentiles is not None:
        low, high = (round(one) for one in percentiles)
        parts.append(f"percentile {low}" if low == high else f"percentile {low} to {high}")
    return ", ".join(parts)
