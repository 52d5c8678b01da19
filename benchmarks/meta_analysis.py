"""``python -m benchmarks.meta_analysis``: how many rows computed with R metafor this package computes alike.

``--data`` is a folder laid out like ``meta-analysis-reference`` (:mod:`benchmarks.metafor_reference`), or one
that holds it; tables are looked for in its folders too. A row agrees where every cell is within 1e-6,
absolute below 1 and relative above; ``worst_difference`` is in the same measure. A row that cannot be
computed is counted, as one that does not agree. Without a folder, the five trials of Balsalobre-Fernández
2016 are pooled and compared with the textbook's sums written out.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.common import Result, parser, report
from benchmarks.metafor_reference import TABLES, TOLERANCE, Compared, compared, textbook_dersimonian
from groundforce.evidence.meta_analysis.balsalobre2016 import balsalobre2016_studies
from groundforce.evidence.meta_analysis.pooling import pool

FOLDER = "meta-analysis-reference"
SHOWN = 20


def main() -> None:
    """Command line."""
    options = parser("meta_analysis").parse_args()
    report(measure(options.data), options.json)


def measure(data: Path | None) -> Result:
    """Every figure of the benchmark; rows that disagree are named on the error stream."""
    began = time.perf_counter()
    made_up = data is None
    rows = (
        [_five_trials()]
        if data is None
        else list(compared(data / FOLDER if (data / FOLDER).is_dir() else data))
    )
    seconds = time.perf_counter() - began
    wrong = [row for row in rows if row.wrong]
    for row in wrong[:SHOWN]:
        print(f"{row.name}: {'; '.join(row.wrong)}", file=sys.stderr)
    return {
        "rows": len(rows),
        "agreeing_1e6": len(rows) - len(wrong),
        "worst_difference": max((row.worst for row in rows), default=None),
        "cells": sum(row.cells for row in rows),
        "not_computed": sum(row.cells == 0 for row in rows),
        **{f"rows_{table}": sum(row.table == table for row in rows) for table in TABLES},
        "made_up": made_up,
        "seconds": seconds,
    }


def _five_trials() -> Compared:
    studies = balsalobre2016_studies()
    effects, variances = [one.effect for one in studies], [one.variance for one in studies]
    ours = pool(effects, variances, method="DL")
    theirs = textbook_dersimonian(effects, variances)
    found = (ours.pooled.estimate, ours.pooled.standard_error, ours.heterogeneity.tau2)
    worst = max(abs(one - other) for one, other in zip(found, theirs, strict=True))
    return Compared("", "Balsalobre 2016", len(found), worst, ("too far off",) if worst > TOLERANCE else ())


if __name__ == "__main__":
    main()
