"""What each study does to the pooled result: the same pooling without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundforce.evidence.meta_analysis.arrays import study_arrays
from groundforce.evidence.meta_analysis.pooling import pool
from groundforce.evidence.meta_analysis.results import Pooled
from groundforce.evidence.meta_analysis.stopping import METAFOR, Stopping


@dataclass(frozen=True)
class Influence:
    """All studies pooled, and all but the one at ``place`` (from 0)."""

    place: int
    everything: Pooled
    without: Pooled

    @property
    def shift(self) -> float:
        """How far this study alone moves the pooled effect."""
        return self.everything.pooled.estimate - self.without.pooled.estimate

    @property
    def i2_drop(self) -> float:
        """How many percentage points of I² go with it."""
        return self.everything.heterogeneity.i2 - self.without.heterogeneity.i2


def leave_one_out(
    effects: ArrayLike,
    variances: ArrayLike,
    *,
    method: str = "REML",
    test: str = "z",
    level: float = 0.95,
    stopping: Stopping = METAFOR,
) -> tuple[Influence, ...]:
    """Each study left out in turn, in the order given; arguments as ``pooling.pool``.

    Viechtbauer & Cheung 2010, 10.1002/jrsm.11. Raises ValueError for fewer than two studies.

    >>> [round(one.shift, 2) for one in leave_one_out([0.1, 0.2, 2.0], [0.05, 0.05, 0.05], method="DL")]
    [-0.33, -0.28, 0.62]
    """
    y, v = study_arrays(effects, variances)
    if len(y) < 2:
        raise ValueError("one study cannot be left out of one; give at least two")

    def pooled(rows: np.ndarray) -> Pooled:
        return pool(y[rows], v[rows], method=method, test=test, level=level, stopping=stopping)

    rows = np.arange(len(y))
    everything = pooled(rows)
    return tuple(Influence(place, everything, pooled(np.delete(rows, place))) for place in rows.tolist())


def most_influential(influences: tuple[Influence, ...]) -> Influence:
    """The study without which the pooled effect moves most."""
    return max(influences, key=lambda one: abs(one.shift))
