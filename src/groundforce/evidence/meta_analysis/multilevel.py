"""Effects that share a laboratory, a district, a cohort: nested random effects."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from groundforce.evidence.meta_analysis.arrays import Floats, design_matrix, study_arrays
from groundforce.evidence.meta_analysis.inference import coefficients_of
from groundforce.evidence.meta_analysis.results import Coefficient
from groundforce.evidence.meta_analysis.weighting import Problem

LOG_2_PI = math.log(2 * math.pi)
MOST_STEPS = 500
SETTLED = 1e-12


@dataclass(frozen=True)
class Multilevel:
    """Nested effects pooled: ``sigma2`` is the variance of each level, by its name (``a``, ``a/b`` …)."""

    coefficients: tuple[Coefficient, ...]
    sigma2: Mapping[str, float]
    q: float
    q_p: float
    log_likelihood: float


@dataclass(frozen=True)
class _Model:
    """y ~ N(X b, diag(v) + Σ s_i G_i), where G_i is 1 for effects of one group of level i."""

    y: Floats
    v: Floats
    design: Floats
    groups: tuple[Floats, ...]
    restricted: bool

    def inverse(self, sigma2: Floats) -> Floats:
        shared = np.tensordot(sigma2, np.array(self.groups), axes=1)
        return np.asarray(np.linalg.inv(np.diag(self.v) + shared), np.float64)

    def projection(self, inverse: Floats) -> Floats:
        weighted = inverse @ self.design
        inner = np.linalg.solve(self.design.T @ weighted, weighted.T)
        return np.asarray(inverse - weighted @ inner, np.float64)

    def log_likelihood(self, sigma2: Floats) -> float:
        inverse = self.inverse(sigma2)
        k, p = self.design.shape
        squares = float(self.y @ self.projection(inverse) @ self.y)
        value = float(np.linalg.slogdet(inverse)[1]) - squares
        if not self.restricted:
            return float(value - k * LOG_2_PI) / 2
        plain = float(np.linalg.slogdet(self.design.T @ self.design)[1])
        inner = float(np.linalg.slogdet(self.design.T @ inverse @ self.design)[1])
        return float(value - (k - p) * LOG_2_PI + plain - inner) / 2

    def score(self, sigma2: Floats) -> tuple[Floats, Floats]:
        """Slope of the log-likelihood by each variance, and the expected information."""
        inverse = self.inverse(sigma2)
        projected = self.projection(inverse)
        curve = projected if self.restricted else inverse
        py = projected @ self.y
        products = [curve @ g for g in self.groups]
        slope = [(py @ g @ py - np.trace(a)) / 2 for g, a in zip(self.groups, products, strict=True)]
        information = [[float(np.sum(a * b.T)) / 2 for b in products] for a in products]
        return np.array(slope), np.array(information)


def konstantopoulos2011_multilevel(
    effects: ArrayLike,
    variances: ArrayLike,
    levels: Mapping[str, Sequence[object]],
    *,
    moderators: Mapping[str, ArrayLike] | None = None,
    method: str = "REML",
    level: float = 0.95,
) -> Multilevel:
    """Effects nested in groups, nested in larger groups: each level has its own variance.

    y ~ N(X b, diag(v) + Σ s_i Z_i Z_i'), the variances s_i by (restricted) maximum likelihood with Fisher
    scoring. ``levels`` goes from the widest to the narrowest, one label an effect; a narrower label counts
    within the wider one. Konstantopoulos 2011, 10.1002/jrsm.35. Normal intervals. Memory and time grow
    with the square and the cube of the number of effects: for hundreds, not for many thousands.

    Raises ValueError as ``pooling.pool``, for labels of another length, and for an unknown method.

    >>> y, v = [0.1, 0.2, 0.9, 1.0], [0.01, 0.01, 0.01, 0.01]
    >>> result = konstantopoulos2011_multilevel(y, v, {"lab": ["a", "a", "b", "b"]})
    >>> round(result.coefficients[0].estimate, 3), round(result.sigma2["lab"], 3)
    (0.55, 0.315)
    """
    y, v = study_arrays(effects, variances)
    names, design = design_matrix(len(y), moderators, intercept=True)
    if method not in ("ML", "REML"):
        raise ValueError(f"method {method!r} does not fit nested effects; use ML or REML")
    model = _Model(y, v, design, _groups(levels, len(y)), method == "REML")
    sigma2 = _fitted(model)
    inverse = model.inverse(sigma2)
    covariance = np.asarray(np.linalg.inv(design.T @ inverse @ design), np.float64)
    estimates = covariance @ design.T @ inverse @ y
    q = Problem(y, v, design).weighted().squares(y)
    return Multilevel(
        coefficients=coefficients_of(names, estimates, covariance, None, level),
        sigma2=dict(
            zip(accumulate(levels, lambda wide, narrow: f"{wide}/{narrow}"), sigma2.tolist(), strict=True)
        ),
        q=q,
        q_p=float(stats.chi2.sf(q, len(y) - len(names))),
        log_likelihood=model.log_likelihood(sigma2),
    )


def _groups(levels: Mapping[str, Sequence[object]], k: int) -> tuple[Floats, ...]:
    if not levels:
        raise ValueError("no level given; pool studies that stand alone with pooling.pool")
    together = np.ones((k, k))
    found = []
    for name, labels in levels.items():
        if len(labels) != k:
            raise ValueError(f"level {name!r} has {len(labels)} labels for {k} effects")
        codes = np.unique(np.asarray([str(label) for label in labels]), return_inverse=True)[1]
        together = together * (codes[:, None] == codes[None, :])
        found.append(together)
    return tuple(found)


def _fitted(model: _Model) -> Floats:
    """Fisher scoring from equal shares; a variance at 0 that wants below stays there."""
    sigma2: Floats = np.full(len(model.groups), max(float(np.var(model.y)), float(model.v.mean())) / 4)
    best = model.log_likelihood(sigma2)
    for _ in range(MOST_STEPS):
        slope, information = model.score(sigma2)
        free = (sigma2 > 0) | (slope > 0)
        step = np.zeros_like(sigma2)
        step[free] = np.linalg.lstsq(information[np.ix_(free, free)], slope[free], rcond=None)[0]
        for _ in range(60):
            new = np.maximum(0.0, sigma2 + step)
            value = model.log_likelihood(new)
            if value >= best:
                break
            step = step / 2
        else:
            return sigma2
        change = float(np.abs(new - sigma2).max())
        sigma2, best = new, value
        if change <= SETTLED * max(1.0, float(sigma2.max())):
            return sigma2
    raise ValueError(f"the variances do not settle in {MOST_STEPS} steps; use fewer levels")
