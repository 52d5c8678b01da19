"""The chart lifters carry: share of a maximum by reps and RPE."""

from __future__ import annotations

import numpy as np

from groundforce.physiology.numeric import Number, array, shaped, within

CHART = (1.0, 0.955, 0.922, 0.892, 0.863, 0.837, 0.811, 0.786, 0.762, 0.739, 0.707, 0.680)
"""Share of the maximum [-] for 1 to 12 reps at RPE 10."""


def rpe_chart_fraction(reps: Number, rpe: Number | float) -> Number:
    """Share of one repetition maximum for ``reps`` at a rating, by the practitioners' chart [-].

    ::

        share = chart(reps + 10 - rpe)

    ====  =====  =====  =====  =====  =====  =====  =====  =====  =====  =====  =====
    1     2      3      4      5      6      7      8      9      10     11     12
    1.0   0.955  0.922  0.892  0.863  0.837  0.811  0.786  0.762  0.739  0.707  0.680
    ====  =====  =====  =====  =====  =====  =====  =====  =====  =====  =====  =====

    Straight lines between the columns.

    Parameters: ``reps`` [reps], ``rpe`` [RPE points]; floats or arrays that broadcast; NaN stays NaN. Valid
    for 1 or more reps at RPE 6 to 10 that make up to 12 reps to failure, else ValueError. It is lower than
    the means of Nuzzo (2024) at every number of reps above 1, and made for lifters, not runners.

    Reference: practitioners' chart, recalled; convention.

    >>> rpe_chart_fraction(5.0, 8.0), rpe_chart_fraction(1.0, 10.0)
    (0.811, 1.0)
    """
    done = within("reps", reps, 1.0, float(len(CHART)))
    rating = within("rpe", rpe, 6.0, 10.0)
    to_failure = within("reps to failure", done + (10.0 - rating), 1.0, float(len(CHART)))
    share = np.interp(to_failure, array(np.arange(1, len(CHART) + 1, dtype=np.float64)), CHART)
    return shaped(share, reps, rpe)
