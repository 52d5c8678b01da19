"""From estimates and their covariance to intervals and p: z, or t with the degrees of freedom left."""

from __future__ import annotations

import numpy as np
from scipy import stats

from groundforce.evidence.meta_analysis.arrays import Floats
from groundforce.evidence.meta_analysis.results import Coefficient


def quantile_of(level: float, df: int | None) -> float | None:
    """Upper quantile of a central interval: normal, or t with ``df``; None where no degree is left.

    >>> round(quantile_of(0.95, None) or 0.0, 4), round(quantile_of(0.95, 4) or 0.0, 4)
    (1.96, 2.7764)
    """
    tail = (1 - level) / 2
    if df is None:
        return float(stats.norm.isf(tail))
    return float(stats.t.isf(tail, df)) if df > 0 else None


def two_sided_p(statistic: float, df: int | None) -> float | None:
    """Two-sided p of a z, or of a t with ``df``; None where no degree is left."""
    if df is None:
        return 2 * float(stats.norm.sf(abs(statistic)))
    return 2 * float(stats.t.sf(abs(statistic), df)) if df > 0 else None


def coefficients_of(
    names: tuple[str, ...], estimates: Floats, covariance: Floats, df: int | None, level: float
) -> tuple[Coefficient, ...]:
    """Coefficients with their errors, statistics, p and intervals."""
    quantile = quantile_of(level, df)
    found = []
    for name, value, error in zip(names, estimates.tolist(), np.sqrt(np.diag(covariance)), strict=True):
        se = float(error)
        statistic = value / se if se > 0 else float(np.copysign(np.inf, value))
        half = None if quantile is None else quantile * se
        low, high = (None, None) if half is None else (value - half, value + half)
        found.append(Coefficient(name, value, se, statistic, two_sided_p(statistic, df), low, high))
    return tuple(found)
