"""Ratios from counts of people with and without an event, as metafor's ``escalc`` makes them.

``events_1`` of ``n_1`` trained people, ``events_2`` of ``n_2`` others. Where one of the four cells is 0, half
a person is added to each cell of that study.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundforce.evidence.meta_analysis.arrays import Floats
from groundforce.evidence.meta_analysis.effect_sizes import Effect


def _cells(
    events_1: ArrayLike, n_1: ArrayLike, events_2: ArrayLike, n_2: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    a, c = np.asarray(events_1, dtype=np.float64), np.asarray(events_2, dtype=np.float64)
    b, d = np.asarray(n_1, dtype=np.float64) - a, np.asarray(n_2, dtype=np.float64) - c
    if not all(np.all(cell >= 0) for cell in (a, b, c, d)):
        raise ValueError("events must lie between 0 and the number of people")
    half = 0.5 * ((a == 0) | (b == 0) | (c == 0) | (d == 0))
    return a + half, b + half, c + half, d + half


def log_risk_ratio(events_1: ArrayLike, n_1: ArrayLike, events_2: ArrayLike, n_2: ArrayLike) -> Effect:
    """RR: log of (a/n1)/(c/n2), variance 1/a - 1/n1 + 1/c - 1/n2 [-]. Raises ValueError for bad counts.

    The first trial of the BCG data: 4 of 123 against 11 of 139.

    >>> effect, variance = log_risk_ratio(4, 123, 11, 139)
    >>> round(float(effect), 6), round(float(variance), 6)
    (-0.889311, 0.325585)
    """
    a, b, c, d = _cells(events_1, n_1, events_2, n_2)
    return Effect(np.log(a / (a + b)) - np.log(c / (c + d)), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))


def log_odds_ratio(events_1: ArrayLike, n_1: ArrayLike, events_2: ArrayLike, n_2: ArrayLike) -> Effect:
    """OR: log of (a/b)/(c/d), variance 1/a + 1/b + 1/c + 1/d [-]. Raises ValueError for bad counts.

    >>> round(float(log_odds_ratio(4, 123, 11, 139).effect), 6)
    -0.938694
    """
    a, b, c, d = _cells(events_1, n_1, events_2, n_2)
    return Effect(np.log(a / b) - np.log(c / d), 1 / a + 1 / b + 1 / c + 1 / d)
