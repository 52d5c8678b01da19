"""What recent days of a lift stand for: the maximum to choose loads by, and the least it can be."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from groundforce.coaching.progression.scheme import Scheme, scheme_of
from groundforce.coaching.progression.showing import DoneSet, Showing
from groundforce.evidence import parameter
from groundforce.physiology.proximity_to_failure import (
    halperin2022_reps_left,
    halperin2022_reps_left_interval,
)
from groundforce.physiology.repetition_maximum import nuzzo2024_fraction


def able(days: Sequence[Showing], trust: float, scheme: Scheme | None = None) -> float:
    """The 1RM [kg] that recent days stand for, the last one counting most; 0 where nothing was lifted.

    What was felt counts by how far it can be trusted: ``trust`` for one set, more for several, as for the
    mean of several measurements (Spearman-Brown); the rest is as if the effort had been the one asked for.
    Only good for loads at reps near those that were done: the same table leads there and back; so days at
    other reps than those of ``scheme`` count less.
    """
    last = days[-1]
    lately = [
        one for one in days if (last.day - one.day).days <= parameter("progression_growth_window").value
    ]
    told = [
        one for one in reversed(lately[-int(parameter("progression_days_counted").value) :]) if _told(one)
    ]
    asked = _mean_log([(one, one.asked_reserve) for one in last.sets])
    if asked is None:
        return 0.0
    weights = [0.5**back * _nearness(one, scheme) for back, one in enumerate(told)]
    shown = [_mean_log([(one, _left(one)) for one in day.sets if one.felt is not None]) for day in told]
    known = [(weight, one) for weight, one in zip(weights, shown, strict=True) if one is not None]
    if not known:
        return exp(asked)
    total = sum(weight for weight, _ in known)
    days_worth = total**2 / sum(weight**2 for weight, _ in known)
    felt = sum(weight * one for weight, one in known) / total
    count = days_worth * sum(sum(one.felt is not None for one in day.sets) for day in told) / len(told)
    share = count * trust / (1.0 + (count - 1.0) * trust)
    return exp(asked + share * (felt - asked))


def spare(last: Showing) -> float:
    """The least 1RM [kg] that a day stands for on which far more was left than asked; 0 for any other day.

    From the low end of the interval of the reps people have left, given what they say.
    """
    gap = last.reserve_gap
    if gap is None or gap > -parameter("progression_far_easy").value or not last.met:
        return 0.0
    sets = [
        (one, float(halperin2022_reps_left_interval(one.felt, one.amount)[0]))
        for one in last.sets
        if one.felt is not None
    ]
    found = _mean_log(sets)
    return 0.0 if found is None else exp(found)


def is_easy_lately(days: Sequence[Showing]) -> bool:
    """Whether the last two days left a rep more than asked on average."""
    gaps = [gap for one in days[-2:] if (gap := one.reserve_gap) is not None]
    return len(gaps) == 2 and sum(gaps) / len(gaps) <= -1.0


def far_easy(days: Sequence[Showing]) -> bool:
    """Whether the last two days left far more than asked at the top of the reps."""
    return len(days) > 1 and all(one.topped and spare(one) > 0.0 for one in days[-2:])


def _nearness(one: Showing, scheme: Scheme | None) -> float:
    """What a day at other reps counts [-]: half for each four reps nearer to failure or further from it."""
    before = scheme_of(one.sets[0].asked) if one.sets else None
    if scheme is None or before is None:
        return 1.0
    apart = abs(before.low + before.reserve - scheme.low - scheme.reserve)
    return float(0.5 ** (apart / parameter("progression_reps_apart").value))


def _told(one: Showing) -> bool:
    return any(each.felt is not None for each in one.sets)


def _left(one: DoneSet) -> float:
    """Reps left in a set that tells; people have more left than they say, none where a set failed."""
    assert one.felt is not None
    return float(halperin2022_reps_left(one.felt)) if one.felt > 0.0 else 0.0


def _mean_log(sets: Sequence[tuple[DoneSet, float]]) -> float | None:
    """Mean logarithm of the maximum [kg] the sets stand for with so many reps left."""
    found = [
        log(one.load / nuzzo2024_fraction(max(1.0, one.amount + left)))
        for one, left in sets
        if one.load is not None and one.load > 0.0
    ]
    return sum(found) / len(found) if found else None
