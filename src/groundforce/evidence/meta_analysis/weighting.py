"""Weighted least squares, and the traces that estimators of heterogeneity are made of.

With weights W = diag(w) and design X, every estimator uses P = W - W X (X'WX)^-1 X'W. P itself is never
formed: with the QR decomposition of W^(1/2) X = Q R, P = W^(1/2) (I - QQ') W^(1/2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundforce.evidence.meta_analysis.arrays import Floats


@dataclass(frozen=True)
class Weighted:
    """Weights [k] on a design [k, p], decomposed: ``q`` [k, p], ``r`` [p, p]."""

    weights: Floats
    q: Floats
    r: Floats

    @classmethod
    def of(cls, design: Floats, weights: Floats) -> Weighted:
        """The decomposition of a design under weights."""
        q, r = np.linalg.qr(np.sqrt(weights)[:, None] * design)
        return cls(weights, q, r)

    def coefficients(self, y: Floats) -> Floats:
        """(X'WX)^-1 X'W y [p]."""
        return np.asarray(np.linalg.solve(self.r, self.q.T @ (np.sqrt(self.weights) * y)), np.float64)

    def covariance(self) -> Floats:
        """(X'WX)^-1 [p, p]."""
        inverse = np.linalg.inv(self.r)
        return inverse @ inverse.T

    def residual(self, y: Floats) -> Floats:
        """y less its fit [k]."""
        root = np.sqrt(self.weights)
        scaled = root * y
        return (scaled - self.q @ (self.q.T @ scaled)) / root

    def squares(self, y: Floats) -> float:
        """Weighted residual sum of squares, y'Py."""
        return float(np.sum(self.weights * self.residual(y) ** 2))

    def trace(self, a: Floats | float = 1.0) -> float:
        """tr(P diag(a))."""
        return float(np.sum(self.weights * a) - np.trace(self._inner(self.weights * a)))

    def trace2(self, a: Floats | float = 1.0, b: Floats | float = 1.0) -> float:
        """tr(P diag(a) P diag(b))."""
        w = self.weights
        inner = self._inner(w * a) @ self._inner(w * b)
        return float(np.sum(w * w * a * b) - 2 * np.trace(self._inner(w * w * a * b)) + np.trace(inner))

    def log_determinant(self) -> float:
        """log det X'WX."""
        return 2 * float(np.sum(np.log(np.abs(np.diag(self.r)))))

    def _inner(self, d: Floats) -> Floats:
        return self.q.T @ (d[:, None] * self.q)


@dataclass(frozen=True)
class Problem:
    """Studies to pool: effects [k], variances [k], design [k, p]."""

    effects: Floats
    variances: Floats
    design: Floats

    @property
    def k(self) -> int:
        """Number of studies."""
        return len(self.effects)

    @property
    def p(self) -> int:
        """Number of coefficients."""
        return int(self.design.shape[1])

    def unweighted(self) -> Weighted:
        """Every study with weight 1."""
        return Weighted.of(self.design, np.ones(self.k))

    def weighted(self, tau2: float = 0.0) -> Weighted:
        """Inverse-variance weights, 1 / (v + tau²)."""
        return Weighted.of(self.design, 1 / (self.variances + tau2))

    def log_likelihood(self, tau2: float, restricted: bool) -> float:
        """Log-likelihood, or the restricted one, at tau² and the coefficients that belong to it.

        With n = k, or k - p when restricted: -n/2 log 2π - ½ Σ log(v + tau²) - ½ y'Py, and when restricted
        also + ½ log det X'X - ½ log det X'WX.
        """
        fit = self.weighted(tau2)
        n = self.k - self.p if restricted else self.k
        extra = (self.unweighted().log_determinant() - fit.log_determinant()) / 2 if restricted else 0.0
        spread = float(np.sum(np.log(self.variances + tau2)))
        return extra - (n * float(np.log(2 * np.pi)) + spread + fit.squares(self.effects)) / 2
