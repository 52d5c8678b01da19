"""Estimators of tau², the variance between studies, each with its standard error.

All are compared in Viechtbauer 2005, 10.3102/10769986030003261, whose notation this follows: k studies,
p coefficients, P as in ``weighting``. Standard errors are those of metafor (Viechtbauer 2010,
10.18637/jss.v036.i03). An estimate below 0 is set to 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import numpy as np

from groundforce.evidence.meta_analysis.stopping import EPSILON, Stopping, brent1973_zero
from groundforce.evidence.meta_analysis.weighting import Problem, Weighted

LEAST_TOP = 100.0
MAD_TO_SD = 1.4826
LIKELIHOOD_GAIN = EPSILON**0.25
TO_ROUNDING = 1e-14
"""Width of a bracket that is narrow enough, as a share of the least sampling variance."""


class Tau2(NamedTuple):
    """Variance between studies, and its standard error."""

    value: float
    standard_error: float


Estimator: TypeAlias = Callable[[Problem, Stopping], Tau2]


def _moment(tau2: float, scale: float, traces: tuple[float, float, float]) -> Tau2:
    """A method-of-moments estimate: variance of the quadratic form at the truncated tau², over scale²."""
    value = max(0.0, tau2)
    constant, linear, square = traces
    variance = (2 * constant + 4 * value * linear + 2 * value**2 * square) / scale**2
    return Tau2(value, math.sqrt(max(0.0, variance)))


def hedges1983_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Hedges: (y'Py - tr PV) / (k - p) with every study weighted alike.

    Hedges 1983, 10.1037/0033-2909.93.2.388.
    """
    del stopping
    fit, v, df = problem.unweighted(), problem.variances, problem.k - problem.p
    trace = fit.trace(v)
    return _moment((fit.squares(problem.effects) - trace) / df, df, (fit.trace2(v, v), trace, df))


def dersimonian1986_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """DerSimonian & Laird: (Q - (k - p)) / tr P with inverse-variance weights.

    DerSimonian & Laird 1986, 10.1016/0197-2456(86)90046-2.
    """
    del stopping
    fit, df = problem.weighted(), problem.k - problem.p
    trace = fit.trace()
    return _moment((fit.squares(problem.effects) - df) / trace, trace, (df, trace, fit.trace2()))


def hunter2004_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Hunter & Schmidt: (Q - k) / Σw. Biased downward.

    Hunter & Schmidt 2004, Methods of meta-analysis.
    """
    del stopping
    fit, df = problem.weighted(), problem.k - problem.p
    total = float(fit.weights.sum())
    return _moment((fit.squares(problem.effects) - problem.k) / total, total, (df, fit.trace(), fit.trace2()))


def sidik2005_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Sidik & Jonkman: t0 y'Py / (k - p), weights 1 / (v + t0), t0 the effects' variance (divisor k).

    Sidik & Jonkman 2005, 10.1111/j.1467-9876.2005.00489.x. Never 0 unless all effects are alike.
    """
    del stopping
    first = float(np.var(problem.effects))
    fit, v, df = problem.weighted(first), problem.variances, problem.k - problem.p
    tau2 = first * fit.squares(problem.effects) / df
    if first == 0:
        return Tau2(0.0, 0.0)
    return _moment(tau2, df / first, (fit.trace2(v, v), fit.trace2(v), fit.trace2()))


def paule1982_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Paule & Mandel: the tau² at which the generalised Q equals k - p.

    Paule & Mandel 1982, 10.6028/jres.087.022. Searched between 0 and the larger of 100 and ten times the
    squared median absolute deviation (metafor's bracket), then further up if need be.
    """
    df = problem.k - problem.p

    def above(tau2: float) -> float:
        return problem.weighted(tau2).squares(problem.effects) - df

    if above(0.0) < 0:
        return _generalised(problem, 0.0)
    middle = float(np.median(problem.effects))
    deviation = MAD_TO_SD * float(np.median(np.abs(problem.effects - middle)))
    top = max(LEAST_TOP, 10 * deviation**2)
    while above(top) > 0:
        top *= 10
    return _generalised(problem, brent1973_zero(above, 0.0, top, _width(problem, stopping)))


def _width(problem: Problem, stopping: Stopping) -> float:
    return TO_ROUNDING * float(problem.variances.min()) if stopping.exact else stopping.width


def _generalised(problem: Problem, tau2: float) -> Tau2:
    total = float(np.sum(1 / (problem.variances + tau2)))
    return Tau2(tau2, math.sqrt(2 * problem.k**2 / (problem.k - problem.p)) / total)


def morris1983_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Empirical Bayes: the same equation as Paule & Mandel, by Fisher scoring.

    Morris 1983, 10.1080/01621459.1983.10477920. Step: (k/(k - p) y'Py - k) / Σw.
    """
    ratio = problem.k / (problem.k - problem.p)

    def step(fit: Weighted) -> float:
        return (ratio * fit.squares(problem.effects) - problem.k) / float(fit.weights.sum())

    return _generalised(problem, _fisher_scoring(problem, step, stopping))


def maximum_likelihood_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Maximum likelihood by Fisher scoring, step (y'PPy - Σw) / Σw²; standard error √(2 / Σw²).

    Hardy & Thompson 1996; Viechtbauer 2005, 10.3102/10769986030003261.
    """

    def step(fit: Weighted) -> float:
        return (_score_form(problem, fit) - float(fit.weights.sum())) / float(np.sum(fit.weights**2))

    tau2 = _fisher_scoring(problem, step, stopping)
    tau2 = _zero_if_likelier(problem, tau2, restricted=False, stopping=stopping)
    return Tau2(tau2, math.sqrt(2 / float(np.sum(problem.weighted(tau2).weights ** 2))))


def restricted_maximum_likelihood_tau2(problem: Problem, stopping: Stopping) -> Tau2:
    """Restricted maximum likelihood by Fisher scoring, step (y'PPy - tr P) / tr PP; error √(2 / tr PP).

    Viechtbauer 2005, 10.3102/10769986030003261.
    """

    def step(fit: Weighted) -> float:
        return (_score_form(problem, fit) - fit.trace()) / fit.trace2()

    tau2 = _fisher_scoring(problem, step, stopping)
    tau2 = _zero_if_likelier(problem, tau2, restricted=True, stopping=stopping)
    return Tau2(tau2, math.sqrt(2 / problem.weighted(tau2).trace2()))


def _score_form(problem: Problem, fit: Weighted) -> float:
    """y'PPy."""
    return float(np.sum((fit.weights * fit.residual(problem.effects)) ** 2))


def _fisher_scoring(problem: Problem, step: Callable[[Weighted], float], stopping: Stopping) -> float:
    """Steps from Hedges' estimate until one is small; the zero of the step where they swing to and fro."""
    first = hedges1983_tau2(problem, stopping).value
    found = None if stopping.exact else _scored(problem, step, first, stopping)
    return _zero_of(problem, step, first) if found is None else found


def _scored(
    problem: Problem, step: Callable[[Weighted], float], first: float, stopping: Stopping
) -> float | None:
    """Steps, each halved until tau² is not negative; None where they do not settle."""
    tau2 = first
    for _ in range(stopping.steps):
        change = step(problem.weighted(tau2))
        while tau2 + change < 0:
            change /= 2
        new = tau2 + change
        if abs(new - tau2) <= stopping.change:
            return new
        tau2 = new
    return None


def _zero_of(problem: Problem, step: Callable[[Weighted], float], first: float) -> float:
    """The tau² nearest above or below ``first`` from which no step leads away; 0 where all lead below it."""

    def at(tau2: float) -> float:
        return step(problem.weighted(tau2))

    reach = float(problem.variances.mean())
    low = high = first
    if at(first) > 0:
        while at(high) > 0:
            low, high, reach = high, high + reach, 2 * reach
    else:
        while at(low) <= 0:
            if low == 0:
                return 0.0
            low, high, reach = max(0.0, low - reach), low, 2 * reach
    return brent1973_zero(at, low, high, TO_ROUNDING * float(problem.variances.min()))


def _zero_if_likelier(problem: Problem, tau2: float, restricted: bool, stopping: Stopping) -> float:
    """0 where the likelihood is higher there: the search ended at a local maximum."""
    gain = problem.log_likelihood(0.0, restricted) - problem.log_likelihood(tau2, restricted)
    near = 0.0 if stopping.exact else stopping.change
    return 0.0 if gain > LIKELIHOOD_GAIN and tau2 > near else tau2


ESTIMATORS: Mapping[str, Estimator] = MappingProxyType(
    {
        "DL": dersimonian1986_tau2,
        "REML": restricted_maximum_likelihood_tau2,
        "ML": maximum_likelihood_tau2,
        "PM": paule1982_tau2,
        "SJ": sidik2005_tau2,
        "HS": hunter2004_tau2,
        "HE": hedges1983_tau2,
        "EB": morris1983_tau2,
    }
)
"""The estimator of each method, by metafor's abbreviation."""
EQUAL_EFFECTS = frozenset({"EE", "FE", "CE"})
"""Names of the model with one true effect: tau² is 0."""
