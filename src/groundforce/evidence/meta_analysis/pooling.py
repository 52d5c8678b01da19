"""Pooling effects: equal effects, random effects, meta-regression."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from groundforce.evidence.meta_analysis.arrays import INTERCEPT, Floats, design_matrix, study_arrays
from groundforce.evidence.meta_analysis.heterogeneity import EQUAL_EFFECTS, ESTIMATORS
from groundforce.evidence.meta_analysis.inference import coefficients_of, quantile_of
from groundforce.evidence.meta_analysis.results import Coefficient, Heterogeneity, Omnibus, Pooled
from groundforce.evidence.meta_analysis.stopping import EPSILON, METAFOR, Stopping
from groundforce.evidence.meta_analysis.weighting import Problem, Weighted

TESTS = ("z", "t", "knha", "hksj", "adhoc")


def pool(
    effects: ArrayLike,
    variances: ArrayLike,
    *,
    method: str = "REML",
    test: str = "z",
    moderators: Mapping[str, ArrayLike] | None = None,
    intercept: bool = True,
    level: float = 0.95,
    stopping: Stopping = METAFOR,
) -> Pooled:
    """Effects of k studies pooled by inverse variance, beta = (X'WX)^-1 X'W y with w = 1 / (v + tau²).

    ``effects`` [k], ``variances`` [k] their sampling variances (> 0), ``moderators`` one number a study
    each. ``method``: EE (also FE, CE), DL, REML, ML, PM, SJ, HS, HE or EB. ``test``: z, t with k - p degrees
    of freedom, or knha (also hksj) for the t interval of Knapp & Hartung 2003, 10.1002/sim.1482, which scales
    the covariance by the weighted residual sum of squares over k - p; adhoc never scales it down. I² and H²
    as Higgins & Thompson 2002, 10.1002/sim.1186, from the
    typical sampling variance (k - p) / tr P. Prediction interval: estimate ± quantile √(se² + tau²), normal
    for z and t with k - p degrees of freedom for knha, as metafor 3.8 (Viechtbauer 2010,
    10.18637/jss.v036.i03). The log-likelihood is restricted for REML only.

    ``stopping`` defaults to metafor's, so that results are those of published analyses to the last digit;
    ``EXACT`` gives the solution itself.

    Raises ValueError for what cannot be pooled, naming the row, and for an unknown method or test.

    >>> result = pool([0.1, 0.3, 0.8], [0.02, 0.03, 0.05], method="DL")
    >>> round(result.pooled.estimate, 3), round(result.heterogeneity.tau2, 4)
    (0.368, 0.0775)
    """
    y, v = study_arrays(effects, variances)
    names, design = design_matrix(len(y), moderators, intercept)
    problem = Problem(y, v, design)
    _check(problem, method, test, level)
    tau2, tau2_error = _tau2(problem, method, stopping)
    fit = problem.weighted(tau2)
    df = None if test == "z" else problem.k - problem.p
    covariance = _scale(problem, fit, test) * fit.covariance()
    coefficients = coefficients_of(names, fit.coefficients(y), covariance, df, level)
    random_only = method not in EQUAL_EFFECTS and names == (INTERCEPT,)
    return Pooled(
        method=method,
        test=test,
        level=level,
        k=problem.k,
        coefficients=coefficients,
        heterogeneity=_heterogeneity(problem, method, tau2, tau2_error),
        omnibus=_omnibus(names, fit.coefficients(y), covariance, df),
        prediction=_prediction(coefficients[0], tau2, df, level) if random_only else None,
        log_likelihood=problem.log_likelihood(tau2, restricted=method == "REML"),
        weights=tuple((100 * fit.weights / fit.weights.sum()).tolist()),
    )


def _check(problem: Problem, method: str, test: str, level: float) -> None:
    if method not in ESTIMATORS and method not in EQUAL_EFFECTS:
        allowed = ", ".join([*sorted(EQUAL_EFFECTS), *ESTIMATORS])
        raise ValueError(f"method {method!r} is not known; use one of {allowed}")
    if test not in TESTS:
        raise ValueError(f"test {test!r} is not known; use one of {', '.join(TESTS)}")
    if not 0 < level < 1:
        raise ValueError(f"level {level:g} is not between 0 and 1; 0.95 is usual")
    if problem.k == problem.p > 1 and method not in EQUAL_EFFECTS:
        raise ValueError(f"{problem.k} studies cannot tell {problem.p} coefficients and tau²; use method EE")


def _tau2(problem: Problem, method: str, stopping: Stopping) -> tuple[float, float | None]:
    """A single study says nothing of the variance between studies."""
    if method in EQUAL_EFFECTS or problem.k == 1:
        return 0.0, None
    try:
        return ESTIMATORS[method](problem, stopping)
    except ZeroDivisionError:
        raise ValueError(f"the variances differ too much for method {method}; use method HE or EE") from None


def _scale(problem: Problem, fit: Weighted, test: str) -> float:
    """The factor of Knapp & Hartung; 0, as in metafor, where all effects lie on the fit."""
    if test in ("z", "t"):
        return 1.0
    squares = fit.squares(problem.effects)
    factor = 0.0 if squares <= EPSILON else squares / (problem.k - problem.p)
    return max(1.0, factor) if test == "adhoc" else factor


def _heterogeneity(problem: Problem, method: str, tau2: float, tau2_error: float | None) -> Heterogeneity:
    df = problem.k - problem.p
    if df == 0:
        return Heterogeneity(tau2, tau2_error, 0.0, 1.0, 0.0, 0, 1.0)
    fit = problem.weighted()
    q = fit.squares(problem.effects)
    if method in EQUAL_EFFECTS:
        i2, h2 = (max(0.0, 100 * (q - df) / q) if q > 0 else 0.0), q / df
    else:
        typical = df / fit.trace()
        i2, h2 = 100 * tau2 / (typical + tau2), tau2 / typical + 1
    return Heterogeneity(tau2, tau2_error, i2, h2, q, df, float(stats.chi2.sf(q, df)))


def _omnibus(names: tuple[str, ...], estimates: Floats, covariance: Floats, df: int | None) -> Omnibus:
    """All coefficients but the intercept; the intercept where it stands alone."""
    tested = [place for place, name in enumerate(names) if name != INTERCEPT] or [0]
    b, c, m = estimates[tested], covariance[np.ix_(tested, tested)], len(tested)
    statistic = float(b @ np.linalg.solve(c, b)) if np.linalg.det(c) > 0 else float("inf")
    if df is None:
        return Omnibus(statistic, m, None, float(stats.chi2.sf(statistic, m)))
    p = float(stats.f.sf(statistic / m, m, df)) if df > 0 else None
    return Omnibus(statistic / m, m, df, p)


def _prediction(pooled: Coefficient, tau2: float, df: int | None, level: float) -> tuple[float, float] | None:
    quantile = quantile_of(level, df)
    if quantile is None:
        return None
    half = quantile * math.hypot(pooled.standard_error, math.sqrt(tau2))
    return pooled.estimate - half, pooled.estimate + half


def higgins2009_prediction(result: Pooled) -> tuple[float, float] | None:
    """Prediction interval with k - 2 degrees of freedom: estimate ± t √(se² + tau²).

    Where the true effect of a new study like these lies. Wider than ``result.prediction`` with few studies,
    and more honest: tau² is itself a guess then. Higgins, Thompson & Spiegelhalter 2009,
    10.1111/j.1467-985X.2008.00552.x. None for fewer than three studies, equal effects and moderators.

    >>> low, high = higgins2009_prediction(pool([0.1, 0.3, 0.8], [0.02, 0.03, 0.05], method="DL")) or (0, 0)
    >>> round(low, 2), round(high, 2)
    (-3.92, 4.66)
    """
    if result.prediction is None or result.k < 3:
        return None
    return _prediction(result.pooled, result.heterogeneity.tau2, result.k - 2, result.level)
