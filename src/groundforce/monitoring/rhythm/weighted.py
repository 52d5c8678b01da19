"""Weighted medians, quantiles and votes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Choice = TypeVar("Choice", bound=Hashable)


def quantile(values: Sequence[float], weights: Sequence[float], share: float) -> float:
    """The smallest value with at least ``share`` [0–1] of the weight at or below it.

    >>> quantile([10.0, 20.0, 30.0], [1.0, 1.0, 1.0], 0.5), quantile([10.0, 20.0], [1.0, 9.0], 0.5)
    (20.0, 20.0)
    """
    pairs = sorted(zip(values, weights, strict=True))
    wanted, reached = share * sum(weights), 0.0
    for value, weight in pairs:
        reached += weight
        if reached >= wanted - 1e-12:
            return value
    return pairs[-1][0]


def median(values: Sequence[float], weights: Sequence[float]) -> float:
    """Weighted median; between two middle values, their mean.

    >>> median([1.0, 3.0], [1.0, 1.0])
    2.0
    """
    low = quantile(values, weights, 0.5)
    high = -quantile([-value for value in values], weights, 0.5)
    return (low + high) / 2


def votes(ballots: Iterable[tuple[Choice, float]]) -> dict[Choice, float]:
    """Weight of each choice.

    >>> votes([("easy", 1.0), ("long", 0.5), ("easy", 0.5)])
    {'easy': 1.5, 'long': 0.5}
    """
    total: dict[Choice, float] = {}
    for choice, weight in ballots:
        total[choice] = total.get(choice, 0.0) + weight
    return total
