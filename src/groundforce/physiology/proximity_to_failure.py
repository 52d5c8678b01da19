"""How near to failure a set was: reps in reserve, RPE, how far people misjudge it, and what it costs."""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.constants import Z80
from groundforce.physiology.numeric import Array, Number, not_negative, shaped, within

EMANUEL2022 = ((0.33, 4.8), (0.66, 2.0), (0.90, 1.2))
"""(share of the set done [-], error of an observer [reps])."""
HACKETT2017 = ((5.0, 1.0), (7.0, 2.0))
"""(reps truly left [reps], error of the lifter [reps])."""
REFALO2023 = {
    "4 min": ((0.0, -0.25), (1.0, -0.13), (3.0, -0.08)),
    "24 h": ((0.0, -0.03), (1.0, -0.03), (3.0, 0.02)),
}
"""Change of lifting velocity [-] by reps in reserve, at two times after the session."""


def zourdos2016_rpe(reps_in_reserve: Number) -> Number:
    """Rating of perceived exertion on the scale of reps in reserve [RPE points].

    =====  ===  ===  ===  ===  =====  =========
    reps   0    1    2    3    4–6    more
    RPE    10   9    8    7    6–5    not told
    =====  ===  ===  ===  ===  =====  =========

    One point a rep down to 4 in reserve, then half a point.

    Parameters: ``reps_in_reserve`` [reps], a float or an array; NaN stays NaN. Valid from 0 to 6; above 6
    the scale has words, not reps, and the answer is NaN. Raises ValueError for a negative number.

    Reference: Zourdos et al. (2016). Novel resistance training-specific rating of perceived exertion scale
    measuring repetitions in reserve. J Strength Cond Res 30:267-275. DOI 10.1519/JSC.0000000000001049

    >>> zourdos2016_rpe(2.0), zourdos2016_rpe(6.0), zourdos2016_rpe(9.0)
    (8.0, 5.0, nan)
    """
    reps = not_negative("reps_in_reserve", reps_in_reserve)
    rating = np.interp(reps, (0.0, 4.0, 6.0), (10.0, 6.0, 5.0))
    return shaped(np.where(reps > 6.0, np.nan, rating), reps_in_reserve)


def zourdos2016_reps_in_reserve(rpe: Number) -> tuple[Number, Number]:
    """Fewest and most reps in reserve a rating stands for [reps].

    =======  =====  ===  =====  ===  =====  ===  =====  =========
    RPE      9.5+   9    8.5    8    7.5    7    5–6    below 5
    reps     0      1    1–2    2    2–3    3    4–6    6 or more
    =======  =====  ===  =====  ===  =====  ===  =====  =========

    Parameters: ``rpe`` [RPE points], a float or an array; NaN stays NaN. Valid from 1 to 10, else
    ValueError. Ratings between 6 and 7 are taken for 3 to 4 reps; the highest number below 5 is infinity.

    Reference: Zourdos et al. (2016), DOI 10.1519/JSC.0000000000001049

    >>> zourdos2016_reps_in_reserve(8.5), zourdos2016_reps_in_reserve(5.5)
    ((1.0, 2.0), (4.0, 6.0))
    """
    rating = within("rpe", rpe, 1.0, 10.0)
    down = 10.0 - rating
    conditions = [rating >= 9.5, rating > 6.0, rating >= 5.0, rating < 5.0]
    low = np.select(conditions, [np.zeros_like(down), np.floor(down), 4.0, 6.0], np.nan)
    high = np.select(conditions, [np.zeros_like(down), np.ceil(down), 6.0, np.inf], np.nan)
    return shaped(low, rpe), shaped(high, rpe)


def halperin2022_reps_left(stated: Number) -> Number:
    """Reps a person most likely had left, given what was stated [reps].

    ::

        left = stated + 0.9

    Parameters: ``stated`` [reps], a float or an array; NaN stays NaN. Valid for sets that were not taken to
    failure; a set that failed had 0 left, whatever was said. Raises ValueError for a negative number.

    Reference: Halperin et al. (2022). Accuracy in predicting repetitions to task failure: a scoping review
    and exploratory meta-analysis. Sports Med 52:377-390. DOI 10.1007/s40279-021-01559-x (12 studies, n=414)

    >>> halperin2022_reps_left(2.0)
    2.9
    """
    more = parameter("reserve_underprediction").value
    if stated.__class__ is float and stated >= 0.0:
        return stated + more
    return shaped(not_negative("stated", stated) + more, stated)


def emanuel2022_error(share_done: Number) -> Number:
    """Standard error of reps left judged part way through a set [reps].

    ===========  =====  =====  =====
    share done   0.33   0.66   0.90
    error        4.8    2.0    1.2
    ===========  =====  =====  =====

    Straight lines between the rows; held at the ends.

    Parameters: ``share_done`` [-], reps done over reps to failure, a float or an array; NaN stays NaN.
    Valid from 0.33 to 0.9, taken from 0 to 1, else ValueError. The judges were observers; 141 lifters of
    all levels judging themselves had 2.6 to 3.4 reps (Steele 2017, DOI 10.7717/peerj.4105).

    Reference: Emanuel et al. (2022), journal not recorded, no DOI; second-hand.

    >>> emanuel2022_error(0.66), emanuel2022_error(1.0)
    (2.0, 1.2)
    """
    shares, errors = zip(*EMANUEL2022, strict=True)
    return shaped(np.interp(within("share_done", share_done, 0.0, 1.0), shares, errors), share_done)


def hackett2017_error(reps_left: Number) -> Number:
    """Mean error of a lifter's own call of the reps left, by how many there truly were [reps].

    ==========  =====  =====
    reps left   0–5    7–10
    error       1      2
    ==========  =====  =====

    A straight line between 5 and 7; the second row is printed as "more than 2".

    Parameters: ``reps_left`` [reps], a float or an array; NaN stays NaN. Valid for 0 to 10 reps left on
    machine presses at 70 to 80 % of the maximum; held beyond. Raises ValueError for a negative number.

    Reference: Hackett et al. (2017). Accuracy in estimating repetitions to failure during resistance
    exercise. J Strength Cond Res 31:2162-2168. DOI 10.1519/JSC.0000000000001683 (n = 81)

    >>> hackett2017_error(3.0), hackett2017_error(8.0)
    (1.0, 2.0)
    """
    reps, errors = zip(*HACKETT2017, strict=True)
    return shaped(np.interp(not_negative("reps_left", reps_left), reps, errors), reps_left)


def halperin2022_reps_left_interval(stated: Number, reps_done: Number | float) -> tuple[Number, Number]:
    """Central 80 % interval of the reps a person had left [reps], never below 0.

    ::

        left = stated + 0.9 -+ 1.2816 error(done / (done + stated + 0.9))

    Parameters: ``stated`` and ``reps_done`` [reps]; floats or arrays that broadcast; NaN stays NaN. Valid
    for sets of up to about 15 reps. Raises ValueError for a negative number. The error of observers stands
    in for the lifter's own: the join of two papers is judgement.

    Reference: Halperin et al. (2022), DOI 10.1007/s40279-021-01559-x, with the error of Emanuel et al.
    (2022); judgement.

    >>> [round(limit, 1) for limit in halperin2022_reps_left_interval(2.0, 8.0)]
    [0.7, 5.1]
    """
    left = not_negative("stated", stated) + parameter("reserve_underprediction").value
    done = not_negative("reps_done", reps_done)
    half: Array = Z80 * emanuel2022_error(done / (done + left))
    return (
        shaped(np.maximum(left - half, 0.0), stated, reps_done),
        shaped(left + half, stated, reps_done),
    )


def refalo2023_velocity_change(reps_in_reserve: Number, after: str) -> Number:
    """Change of lifting velocity at a set load after a session, by how near to failure it went [-].

    ================  ======  ======  ======
    reps in reserve   0       1       3
    after 4 min       -0.25   -0.13   -0.08
    after 24 h        -0.03   -0.03   +0.02
    ================  ======  ======  ======

    Straight lines between the rows; held above 3.

    Parameters: ``reps_in_reserve`` [reps], a float or an array; NaN stays NaN; ``after`` "4 min" or "24 h".
    Valid for 0 to 3 reps in reserve on six sets of bench press by trained people (n = 24); the legs were
    not measured. Raises ValueError for a negative number or another time.

    Reference: Refalo et al. (2023). Influence of resistance training proximity-to-failure on neuromuscular
    fatigue. Sports Med Open 9:10. DOI 10.1186/s40798-023-00554-y

    >>> refalo2023_velocity_change(0.0, "4 min"), round(refalo2023_velocity_change(2.0, "24 h"), 3)
    (-0.25, -0.005)
    """
    if after not in REFALO2023:
        raise ValueError(f"after must be one of {', '.join(REFALO2023)}, got {after!r}")
    reps, changes = zip(*REFALO2023[after], strict=True)
    return shaped(np.interp(not_negative("reps_in_reserve", reps_in_reserve), reps, changes), reps_in_reserve)
