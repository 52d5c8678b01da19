"""Signs that small studies without an effect stayed in the drawer.

None of these proves bias, and with fewer than ten studies they say next to nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from groundforce.evidence.meta_analysis.arrays import study_arrays
from groundforce.evidence.meta_analysis.pooling import pool
from groundforce.evidence.meta_analysis.results import Pooled
from groundforce.evidence.meta_analysis.stopping import METAFOR, Stopping
from groundforce.evidence.meta_analysis.weighting import Problem

STANDARD_ERROR = "sei"
MOST_ROUNDS = 100


class BiasTest(NamedTuple):
    """A statistic (z, t or Kendall's tau) and its two-sided p."""

    statistic: float
    p: float


class Filled(NamedTuple):
    """Studies thought missing, on which side, and everything pooled with them filled in."""

    missing: int
    side: str
    pooled: Pooled


def sterne2005_regression(
    effects: ArrayLike, variances: ArrayLike, *, method: str = "REML", stopping: Stopping = METAFOR
) -> BiasTest:
    """Egger's test as meta-regression: z of the standard error as a moderator.

    Sterne & Egger 2005, 10.1002/0470870168.ch6. Raises ValueError where all standard errors are alike.
    """
    y, v = study_arrays(effects, variances)
    slope = pool(
        y, v, method=method, moderators={STANDARD_ERROR: np.sqrt(v)}, stopping=stopping
    ).coefficients[1]
    return BiasTest(slope.statistic, 1.0 if slope.p is None else slope.p)


def egger1997_regression(effects: ArrayLike, variances: ArrayLike) -> BiasTest:
    """Egger's test: t of the standard error in weighted least squares, k - 2 degrees of freedom.

    Egger 1997, 10.1136/bmj.315.7109.629: the weights 1/v hold up to a factor estimated from the residuals.
    Raises ValueError for fewer than three studies, or standard errors all alike.

    >>> test = egger1997_regression([0.2, 0.4, 0.9, 1.6], [0.01, 0.04, 0.09, 0.25])
    >>> round(test.statistic, 2), round(test.p, 3)
    (7.37, 0.018)
    """
    y, v = study_arrays(effects, variances)
    if len(y) < 3:
        raise ValueError(f"a line through {len(y)} studies leaves nothing to test; give at least three")
    pooled = pool(y, v, method="EE", test="knha", moderators={STANDARD_ERROR: np.sqrt(v)})
    slope = pooled.coefficients[1]
    return BiasTest(slope.statistic, 1.0 if slope.p is None else slope.p)


def begg1994_rank_correlation(effects: ArrayLike, variances: ArrayLike) -> BiasTest:
    """Kendall's tau between variances and effects, each effect less the pooled one over its error.

    Begg & Mazumdar 1994, 10.2307/2533446: y* = (y - b) / √(v - 1/Σw). The p is exact without ties, else
    normal with correction for ties. Raises ValueError for fewer than two studies.

    >>> begg1994_rank_correlation([0.1, 0.2, 0.4, 0.9], [0.01, 0.04, 0.09, 0.25]).statistic
    1.0
    """
    y, v = study_arrays(effects, variances)
    if len(y) < 2:
        raise ValueError("one study has no rank; give at least two")
    fit = Problem(y, v, np.ones((len(y), 1))).weighted()
    standard = fit.residual(y) / np.sqrt(v - float(fit.covariance()[0, 0]))
    tied = len(np.unique(standard)) < len(y) or len(np.unique(v)) < len(y)
    found = stats.kendalltau(standard, v, method="asymptotic" if tied else "exact")
    return BiasTest(float(found.statistic), float(found.pvalue))


def duval2000_trim_and_fill(
    effects: ArrayLike,
    variances: ArrayLike,
    *,
    method: str = "REML",
    test: str = "z",
    side: str | None = None,
    stopping: Stopping = METAFOR,
) -> Filled:
    """Trim and fill with the estimator L0 = (4 S - k (k + 1)) / (2k - 1), S the ranks right of the centre.

    Duval & Tweedie 2000, 10.1111/j.0006-341X.2000.00455.x. ``side`` is where studies are thought missing;
    by default left, or right where small studies have smaller effects. Raises ValueError for fewer than two
    studies.

    >>> filled = duval2000_trim_and_fill([0.1, 0.2, 0.15, 0.9, 1.2], [0.02, 0.02, 0.03, 0.2, 0.3])
    >>> filled.missing, filled.side
    (1, 'left')
    """
    y, v = study_arrays(effects, variances)
    if len(y) < 2:
        raise ValueError("one study cannot be trimmed; give at least two")
    side = _side(y, v, method, stopping) if side is None else side
    if side not in ("left", "right"):
        raise ValueError(f"side {side!r} is neither left nor right")
    sign = -1.0 if side == "right" else 1.0
    order = np.argsort(sign * y, kind="stable")
    missing, centre = _missing(sign * y[order], v[order], method, stopping)
    outer = order[len(y) - missing :]
    mirrored = 2 * sign * centre - y[outer]
    filled = pool(np.append(y, mirrored), np.append(v, v[outer]), method=method, test=test, stopping=stopping)
    return Filled(missing, side, filled)


def _side(y: np.ndarray, v: np.ndarray, method: str, stopping: Stopping) -> str:
    error = np.sqrt(v)
    if np.ptp(error) == 0:
        return "left"
    regression = pool(y, v, method=method, moderators={STANDARD_ERROR: error}, stopping=stopping)
    return "right" if regression.coefficients[1].estimate < 0 else "left"


def _missing(y: np.ndarray, v: np.ndarray, method: str, stopping: Stopping) -> tuple[int, float]:
    """How many studies lack on the left of sorted effects, and the centre of the trimmed ones."""
    k, missing = len(y), 0
    for _ in range(MOST_ROUNDS):
        kept = slice(0, k - missing)
        centre = pool(y[kept], v[kept], method=method, stopping=stopping).pooled.estimate
        away = y - centre
        ranks = np.empty(k)
        ranks[np.argsort(np.abs(away), kind="stable")] = np.arange(1, k + 1)
        right = float(ranks[away > 0].sum())
        found = max(0, round((4 * right - k * (k + 1)) / (2 * k - 1)))
        if found == missing:
            return missing, centre
        missing = found
    raise ValueError(f"trim and fill does not settle in {MOST_ROUNDS} rounds; name the side")
