"""Strength training and running economy: the five trials of Balsalobre-Fernández 2016.

10.1519/JSC.0000000000001316. Effects are Hedges' g of the oxygen cost at one speed: below 0 is better. The
table, with how each number reached us, is ``data/balsalobre2016.csv``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from groundforce.evidence.meta_analysis.effect_sizes import variance_from_interval
from groundforce.evidence.meta_analysis.outlier import Outlier, Study, find_outlier

FILE = "balsalobre2016.csv"


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("groundforce.evidence").joinpath("data", FILE).read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def balsalobre2016_studies() -> tuple[Study, ...]:
    """The five trials: effects as printed, variances from the printed 95 % intervals.

    >>> [one.name for one in balsalobre2016_studies()][:2]
    ['Paavolainen 1999', 'Saunders 2006']
    """
    trials = [row for row in _rows() if row["randomised"]]
    return tuple(_study(row) for row in trials)


def _study(row: dict[str, str]) -> Study:
    low, high = float(row["ci_low"]), float(row["ci_high"])
    return Study(
        name=f"{row['study']} {row['year']}",
        effect=float(row["smd_hedges_g"]),
        variance=float(variance_from_interval(low, high)),
        people=int(row["n_total"]),
        printed=(low, high),
    )


def balsalobre2016_outlier() -> Outlier:
    """The five trials pooled by DerSimonian & Laird, with and without the one that does not fit.

    >>> found = balsalobre2016_outlier()
    >>> round(found.normal.everything.pooled.estimate, 2), round(found.normal.without.pooled.estimate, 2)
    (-1.42, -1.03)
    """
    return find_outlier(balsalobre2016_studies())
