"""What lifting cost: hard sets by muscle, volume load, sets weighted by effort, tonnage against the maximum.

This channel stays apart from heart-rate impulses of running: the two are not commensurate (EVIDENCE section
9).
"""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Array, Number, array, not_negative, positive, shaped
from groundforce.physiology.running_load import foster2001_session_rpe

MOST_IN_RESERVE = 10.0
"""Reps in reserve [reps] beyond which a set weighs nothing by effort."""


def volume_load(reps: Number, load: Number | float) -> Number:
    """Volume load of a set [kg].

    ::

        volume = reps x load

    Parameters: ``reps`` [reps], ``load`` [kg]; floats or arrays that broadcast; NaN stays NaN. Valid for
    external loads; a set without one counts 0. Raises ValueError for a negative input.

    Reference: convention (no DOI).

    >>> volume_load(5.0, 80.0)
    400.0
    """
    return shaped(not_negative("reps", reps) * not_negative("load", load), reps, load)


def relative_tonnage(reps: Number, load: Number | float, one_repetition_maximum: Number | float) -> Number:
    """Tonnage of a set in maxima of the lift [-], so that lifts and people compare.

    ::

        tonnage = reps x load / 1RM

    Parameters: ``reps`` [reps], ``load`` and ``one_repetition_maximum`` [kg]; floats or arrays that
    broadcast; NaN stays NaN. Valid where the maximum is of the same lift and season. Raises ValueError for a
    negative input or a maximum of zero.

    Reference: convention (no DOI).

    >>> relative_tonnage(5.0, 80.0, 100.0)
    4.0
    """
    lifted = not_negative("reps", reps) * not_negative("load", load)
    maximum = positive("one_repetition_maximum", one_repetition_maximum)
    return shaped(lifted / maximum, reps, load, one_repetition_maximum)


def is_hard(reps_in_reserve: Number, share_of_maximum: Number | float) -> Number:
    """Whether a work set counts as hard: 1 where it does, 0 where it does not [-].

    ::

        hard = reps in reserve <= 4, or share >= 0.7, or neither known

    Parameters: ``reps_in_reserve`` [reps] and ``share_of_maximum`` [-]; floats or arrays that broadcast; NaN
    where not known, and never in the answer. Valid for work sets: one that says nothing of its effort counts,
    as people log work sets and not warm-ups (judgement).

    Reference: the cut-offs are convention (no DOI).

    >>> is_hard(2.0, np.nan), is_hard(6.0, 0.5), is_hard(np.nan, np.nan)
    (1.0, 0.0, 1.0)
    """
    reserve, share = array(reps_in_reserve), array(share_of_maximum)
    unknown = np.isnan(reserve) & np.isnan(share)
    near = reserve <= parameter("hard_set_reserve").value
    heavy = share >= parameter("hard_set_share").value
    return shaped(np.where(unknown | near | heavy, 1.0, 0.0), reps_in_reserve, share_of_maximum)


def sets_by_muscle(sets: Array, roles: Array) -> Array:
    """Effective sets of each muscle [sets].

    ::

        sets of a muscle = sum over exercises of sets x role

    Parameters: ``sets`` of shape (..., exercises), ``roles`` [-] of shape (exercises, muscles) with 1 for a
    prime mover; the result has shape (..., muscles). Valid for counting; what a role is worth is judgement.

    Reference: judgement (no DOI).

    >>> sets_by_muscle(np.array([3.0, 2.0]), np.array([[1.0, 0.5], [0.0, 1.0]])).tolist()
    [3.0, 3.5]
    """
    return array(array(sets) @ array(roles))


def set_effort_load(sets: Number, reps_in_reserve: Number | float) -> Number:
    """Sets weighted by effort [sets].

    ::

        load = sets (10 - reps in reserve) / 10

    Parameters: ``sets`` [sets], ``reps_in_reserve`` [reps], held within 0 to 10; floats or arrays that
    broadcast; NaN stays NaN. Valid for sets of repetitions. Raises ValueError for a negative number of sets.

    Reference: the rating is that of Zourdos (2016), DOI 10.1519/JSC.0000000000001049; the product is a
    convention of this project.

    >>> round(set_effort_load(3.0, 2.0), 2)
    2.4
    """
    rating = MOST_IN_RESERVE - np.clip(array(reps_in_reserve), 0.0, MOST_IN_RESERVE)
    return shaped(not_negative("sets", sets) * rating / MOST_IN_RESERVE, sets, reps_in_reserve)


def mcguigan2004_session_rpe(duration: Number, effort: Number | float) -> Number:
    """Session rating of lifting [arbitrary units]; the same product as for a run, on a scale of its own.

    ::

        sRPE = minutes x effort

    Parameters: ``duration`` [s]; ``effort`` 0 to 10 [-]; floats or arrays that broadcast; NaN stays NaN.
    Valid for whole lifting sessions; not comparable with a run's. Raises ValueError as
    :func:`groundforce.physiology.running_load.foster2001_session_rpe`.

    Reference: McGuigan, Egan, Foster (2004), J Sports Sci Med 3:8-15 (recalled; no DOI).

    >>> mcguigan2004_session_rpe(2700.0, 6.0)
    270.0
    """
    return foster2001_session_rpe(duration, effort)
