"""Effect sizes and their sampling variances from what papers print, as metafor's ``escalc`` makes them.

Every function takes numbers or arrays of one shape and gives an :class:`Effect` of that shape. ``mean_1`` is
the trained group, or the measurement after; sizes are people. Variances are large-sample ones ("LS").
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from scipy.special import gammaln, ndtri

from groundforce.evidence.meta_analysis.arrays import Floats

Numbers: TypeAlias = float | Floats


class Effect(NamedTuple):
    """An effect and its sampling variance."""

    effect: Numbers
    variance: Numbers


def hedges1981_correction(df: Numbers) -> Numbers:
    """Exact small-sample correction, J(m) = Γ(m/2) / (√(m/2) Γ((m - 1)/2)) for m degrees of freedom > 1.

    Hedges 1981, 10.3102/10769986006002107.

    >>> round(float(hedges1981_correction(10.0)), 4)
    0.9227
    """
    half = np.asarray(df, dtype=np.float64) / 2
    return np.exp(gammaln(half) - gammaln(half - 0.5)) / np.sqrt(half)


def mean_difference(
    mean_1: Numbers, sd_1: Numbers, n_1: Numbers, mean_2: Numbers, sd_2: Numbers, n_2: Numbers
) -> Effect:
    """MD: m1 - m2, variance sd1²/n1 + sd2²/n2, in the unit of the means.

    >>> mean_difference(52.0, 4.0, 16, 50.0, 3.0, 9)
    Effect(effect=2.0, variance=2.0)
    """
    return Effect(mean_1 - mean_2, sd_1**2 / n_1 + sd_2**2 / n_2)


def hedges1981_standardised_difference(
    mean_1: Numbers, sd_1: Numbers, n_1: Numbers, mean_2: Numbers, sd_2: Numbers, n_2: Numbers
) -> Effect:
    """SMD: Hedges' g = J (m1 - m2) / pooled sd, variance 1/n1 + 1/n2 + g²/(2 (n1 + n2)) [-].

    Hedges 1981, 10.3102/10769986006002107.

    >>> g, v = hedges1981_standardised_difference(52.1, 4.8, 12, 50.3, 5.1, 11)
    >>> round(float(g), 6), round(float(v), 6)
    (0.350812, 0.176918)
    """
    df = n_1 + n_2 - 2
    sd = np.sqrt(((n_1 - 1) * sd_1**2 + (n_2 - 1) * sd_2**2) / df)
    g = hedges1981_correction(df) * (mean_1 - mean_2) / sd
    return Effect(g, 1 / n_1 + 1 / n_2 + g**2 / (2 * (n_1 + n_2)))


def bonett2009_standardised_difference(
    mean_1: Numbers, sd_1: Numbers, n_1: Numbers, mean_2: Numbers, sd_2: Numbers, n_2: Numbers
) -> Effect:
    """SMDH, for groups that scatter differently: J (m1 - m2) / s with s² = (sd1² + sd2²)/2 [-].

    Variance: J² (g² (sd1⁴/(n1 - 1) + sd2⁴/(n2 - 1)) / (8 s⁴) + (sd1²/(n1 - 1) + sd2²/(n2 - 1)) / s²), as
    metafor before 4.6. Bonett 2009, 10.1037/a0016619.

    >>> round(float(bonett2009_standardised_difference(10.0, 1.0, 5, 9.0, 1.4, 6).effect), 6)
    0.751201
    """
    square = (sd_1**2 + sd_2**2) / 2
    correction = hedges1981_correction(n_1 + n_2 - 2)
    g = correction * (mean_1 - mean_2) / np.sqrt(square)
    shape = g**2 * (sd_1**4 / (n_1 - 1) + sd_2**4 / (n_2 - 1)) / (8 * square**2)
    return Effect(g, correction**2 * (shape + (sd_1**2 / (n_1 - 1) + sd_2**2 / (n_2 - 1)) / square))


def hedges1999_log_ratio_of_means(
    mean_1: Numbers, sd_1: Numbers, n_1: Numbers, mean_2: Numbers, sd_2: Numbers, n_2: Numbers
) -> Effect:
    """ROM: log(m1/m2), variance sd1²/(n1 m1²) + sd2²/(n2 m2²); both means on one side of 0 [-].

    Hedges, Gurevitch & Curtis 1999, 10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2. Raises ValueError
    where a ratio is not above 0.

    >>> round(float(hedges1999_log_ratio_of_means(55.0, 5.0, 10, 50.0, 5.0, 10).effect), 4)
    0.0953
    """
    ratio = np.asarray(mean_1, dtype=np.float64) / mean_2
    if not np.all(ratio > 0):
        raise ValueError("a ratio of means needs both means on one side of 0")
    return Effect(np.log(ratio), sd_1**2 / (n_1 * mean_1**2) + sd_2**2 / (n_2 * mean_2**2))


def _change_sd(sd_1: Numbers, sd_2: Numbers, correlation: Numbers) -> Numbers:
    return np.sqrt(sd_1**2 + sd_2**2 - 2 * correlation * sd_1 * sd_2)


def mean_change(
    mean_1: Numbers, mean_2: Numbers, sd_1: Numbers, sd_2: Numbers, n: Numbers, correlation: Numbers
) -> Effect:
    """MC: m1 - m2 in one group, variance (sd1² + sd2² - 2 r sd1 sd2) / n.

    ``correlation`` r is between the two measurements of one person.

    >>> mean_change(55.0, 52.0, 5.0, 5.0, 10, 0.5).effect
    3.0
    """
    return Effect(mean_1 - mean_2, _change_sd(sd_1, sd_2, correlation) ** 2 / n)


def gibbons1993_standardised_change(
    mean_1: Numbers, mean_2: Numbers, sd_1: Numbers, sd_2: Numbers, n: Numbers, correlation: Numbers
) -> Effect:
    """SMCC: g = J(n - 1) (m1 - m2) / sd of the changes, variance 1/n + g²/(2n) [-].

    Gibbons, Hedeker & Davis 1993, 10.3102/10769986018003271.

    >>> round(float(gibbons1993_standardised_change(55.0, 52.0, 5.0, 5.5, 10, 0.7).effect), 6)
    0.669886
    """
    g = hedges1981_correction(n - 1) * (mean_1 - mean_2) / _change_sd(sd_1, sd_2, correlation)
    return Effect(g, 1 / n + g**2 / (2 * n))


def becker1988_standardised_change(
    mean_1: Numbers, mean_2: Numbers, sd_1: Numbers, sd_2: Numbers, n: Numbers, correlation: Numbers
) -> Effect:
    """SMCR: g = J(n - 1) (m1 - m2) / sd1, variance 2 (1 - r)/n + g²/(2n) [-]; ``sd_2`` is not used.

    Becker 1988, 10.1111/j.2044-8317.1988.tb00901.x.

    >>> round(float(becker1988_standardised_change(55.0, 52.0, 5.0, 5.5, 10, 0.7).effect), 6)
    0.548325
    """
    del sd_2
    g = hedges1981_correction(n - 1) * (mean_1 - mean_2) / sd_1
    return Effect(g, 2 * (1 - correlation) / n + g**2 / (2 * n))


def variance_from_interval(low: Numbers, high: Numbers, level: float = 0.95) -> Numbers:
    """Sampling variance from a printed confidence interval, ((high - low) / (2 z))².

    Right for normal intervals on the scale of the effect: give the logs of a ratio's limits. Raises
    ValueError where ``low`` is not below ``high``.

    >>> round(float(variance_from_interval(-5.45, -2.10)), 4)
    0.7304
    """
    if not np.all(np.asarray(low) < high):
        raise ValueError("the lower limit of an interval must be below the upper one")
    return ((high - low) / (2 * float(ndtri((1 + level) / 2)))) ** 2
