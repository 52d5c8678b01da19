"""What lifting cost: hard sets by muscle, volume load, sets weighted by effort, tonnage against the maximum.

This channel stays apart from heart-rate impulses of running: the two are not commensurate (EVIDENCE section
9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from groundforce.evidence import parameter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundforce.physiology.numeric import Numeric


def volume_load(reps: Numeric, load: Numeric) -> Numeric:
    """Volume load [kg]: repetitions x load. A set without external load counts 0.

    Valid for external loads; a convention without a source.

    >>> volume_load(5.0, 80.0)
    400.0
    """
    return reps * load


def relative_tonnage(reps: Numeric, load: Numeric, one_repetition_maximum: Numeric) -> Numeric:
    """Tonnage in maxima [-]: repetitions x load / 1RM, so that lifts and people compare.

    Raises ValueError for a maximum of 0 or less.

    Valid where the maximum is of the same lift and season; a convention without a source.

    >>> relative_tonnage(5.0, 80.0, 100.0)
    4.0
    """
    if np.any(np.asarray(one_repetition_maximum) <= 0.0):
        raise ValueError("the one-repetition maximum must be above 0")
    return reps * load / one_repetition_maximum


def is_hard(reps_in_reserve: Numeric, share_of_maximum: Numeric) -> NDArray[np.bool_]:
    """Whether a work set counts as hard: few reps in reserve or a large share of 1RM; neither known: yes.

    ``reps_in_reserve`` [-] and ``share_of_maximum`` [-], NaN where not known. A set that says nothing of its
    effort counts, as people log work sets and not warm-ups. The cut-offs are convention.

    ::

        hard = reps in reserve <= 4, or share >= 0.7, or neither known

    Valid for work sets (judgement).

    >>> bool(is_hard(2.0, np.nan)), bool(is_hard(6.0, 0.5)), bool(is_hard(np.nan, np.nan))
    (True, False, True)
    """
    reserve, share = np.asarray(reps_in_reserve, np.float64), np.asarray(share_of_maximum, np.float64)
    unknown = np.isnan(reserve) & np.isnan(share)
    near = reserve <= parameter("hard_set_reserve").value
    heavy = share >= parameter("hard_set_share").value
    return np.asarray(unknown | near | heavy, dtype=np.bool_)


def sets_by_muscle(sets: NDArray[np.float64], roles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Effective sets of each muscle [-]: sets of each exercise x what a set gives each muscle.

    ``sets`` of shape (..., exercises), ``roles`` (exercises, muscles) with 1 for a prime mover; the result is
    (..., muscles).

    Valid for counting; what a role is worth is judgement.

    >>> sets_by_muscle(np.array([3.0, 2.0]), np.array([[1.0, 0.5], [0.0, 1.0]])).tolist()
    [3.0, 3.5]
    """
    return np.asarray(sets, np.float64) @ np.asarray(roles, np.float64)


def set_effort_load(sets: Numeric, reps_in_reserve: Numeric) -> Numeric:
    """Sets weighted by effort [-]: sets x (10 - reps in reserve) / 10, the RIR-based rating of Zourdos 2016.

    ``reps_in_reserve`` in 0 to 10, held there. DOI 10.1519/JSC.0000000000001049 (the scale; the product is a
    convention of this project).

    Valid for sets of repetitions.

    >>> round(float(set_effort_load(3.0, 2.0)), 2)
    2.4
    """
    rating = 10.0 - np.clip(np.asarray(reps_in_reserve, np.float64), 0.0, 10.0)
    return cast("Numeric", (sets * rating / 10.0)[()])


def mcguigan2004_session_rpe(duration: Numeric, effort: Numeric) -> Numeric:
    """Session rating of lifting [arbitrary units]: minutes x effort 0 to 10; not a run's scale.

    ``duration`` s. Raises ValueError for an effort outside 0 to 10. Reference: McGuigan, Egan, Foster (2004),
    J Sports Sci Med 3:8-15 (recalled; no DOI).

    Valid for whole sessions.

    >>> mcguigan2004_session_rpe(2700.0, 6.0)
    270.0
    """
    if np.any((np.asarray(effort) < 0.0) | (np.asarray(effort) > 10.0)):
        raise ValueError("effort is a rating from 0 to 10")
    return duration / 60.0 * effort
