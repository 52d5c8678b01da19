"""Studies to pool: published ones and made-up ones."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from groundforce.evidence.meta_analysis.arrays import Floats
from groundforce.evidence.meta_analysis.counts import log_risk_ratio

BCG = (
    (4, 123, 11, 139),
    (6, 306, 29, 303),
    (3, 231, 11, 220),
    (62, 13598, 248, 12867),
    (33, 5069, 47, 5808),
    (180, 1541, 372, 1451),
    (8, 2545, 10, 629),
    (505, 88391, 499, 88391),
    (29, 7499, 45, 7277),
    (17, 1716, 65, 1665),
    (186, 50634, 141, 27338),
    (5, 2498, 3, 2341),
    (27, 16913, 29, 17854),
)
"""Colditz 1994: cases and people, vaccinated and not; printed again in Viechtbauer 2010."""
LATITUDE = (44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33)


def bcg() -> tuple[Floats, Floats]:
    """Log risk ratios and variances of the thirteen BCG trials."""
    effect = log_risk_ratio(*np.array(BCG).T)
    return np.asarray(effect.effect), np.asarray(effect.variance)


def collections(least: int = 2, most: int = 8) -> st.SearchStrategy[tuple[list[float], list[float]]]:
    """Effects and variances of a few studies."""
    study = st.tuples(st.floats(-3, 3), st.floats(0.01, 2))
    lists = st.lists(study, min_size=least, max_size=most)
    return lists.map(lambda rows: ([y for y, _ in rows], [v for _, v in rows]))
