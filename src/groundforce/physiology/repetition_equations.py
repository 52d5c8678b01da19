"""Equations for the one_repetition_maximum from one set to failure, each with its inverse.

All were made on sets to failure, most on the bench press; all estimate the deadlift too low (LeSuer 1997).
Errors quoted are mean and standard deviation [%] in 103 women, bench press, sets of at most 10 reps
(Mayhew 2008, DOI 10.1519/JSC.0b013e31817b02ad), where the equations were read; the first papers were not.
``load`` is in kg, ``reps`` a number of repetitions to failure; floats, or arrays that broadcast; NaN stays
NaN. Valid for 1 to 10 reps.
"""

from __future__ import annotations

import numpy as np

from groundforce.physiology.numeric import Array, Number, not_negative, shaped, within
from groundforce.physiology.repetition_maximum import LARGEST_REPS


def _reps(reps: Array | float) -> Array:
    """Reps as an array. Raises ValueError below 1 or above 10."""
    return within("reps", reps, 1.0, LARGEST_REPS)


def epley1985_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = w (1 + r / 30)

    Error +0.5 ± 10.2 %. One rep gives 3 % more than the load: a single is better taken as it is. Valid
    for 1 to 10 reps; raises ValueError outside, and for a negative load.

    Reference: Epley (1985), Poundage chart, Boyd Epley Workout (also called Welday); as printed in
    Mayhew (2008), DOI 10.1519/JSC.0b013e31817b02ad

    >>> round(epley1985_one_repetition_maximum(100.0, 5.0), 1)
    116.7
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(w * (1.0 + r / 30.0), load, reps)


def epley1985_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM / (1 + r / 30)

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: Epley (1985), Poundage chart, Boyd Epley Workout (also called Welday); as printed in
    Mayhew (2008), DOI 10.1519/JSC.0b013e31817b02ad

    >>> round(epley1985_load(116.7, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m / (1.0 + r / 30.0), one_repetition_maximum, reps)


def brzycki1993_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = 36 w / (37 - r)

    Error -2.0 ± 10.5 %. Over 2 to 30 reps its error grew to +26.7 ± 101.7 %. Valid for 1 to 10 reps;
    raises ValueError outside, and for a negative load.

    Reference: Brzycki (1993), JOPERD 64(1):88-90; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(brzycki1993_one_repetition_maximum(100.0, 5.0), 1)
    112.5
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(36.0 * w / (37.0 - r), load, reps)


def brzycki1993_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM (37 - r) / 36

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: Brzycki (1993), JOPERD 64(1):88-90; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(brzycki1993_load(112.5, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m * (37.0 - r) / 36.0, one_repetition_maximum, reps)


def lombardi1989_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = w r^0.10

    Error -0.9 ± 9.2 %. Valid for 1 to 10 reps; raises ValueError outside, and for a negative load.

    Reference: Lombardi (1989), Beginning Weight Training; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(lombardi1989_one_repetition_maximum(100.0, 5.0), 1)
    117.5
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(w * r**0.10, load, reps)


def lombardi1989_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM / r^0.10

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: Lombardi (1989), Beginning Weight Training; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(lombardi1989_load(117.5, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m / r**0.10, one_repetition_maximum, reps)


def oconner1989_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = w (1 + r / 40)

    Error -3.7 ± 9.1 %. Valid for 1 to 10 reps; raises ValueError outside, and for a negative load.

    Reference: O'Conner, Simmons, O'Shea (1989), Weight Training Today; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(oconner1989_one_repetition_maximum(100.0, 5.0), 1)
    112.5
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(w * (1.0 + r / 40.0), load, reps)


def oconner1989_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM / (1 + r / 40)

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: O'Conner, Simmons, O'Shea (1989), Weight Training Today; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(oconner1989_load(112.5, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m / (1.0 + r / 40.0), one_repetition_maximum, reps)


def mayhew1992_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = w / (0.522 + 0.419 exp(-0.055 r))

    Error +1.6 ± 9.4 %. One rep gives 9 % more than the load. Valid for 1 to 10 reps; raises ValueError
    outside, and for a negative load.

    Reference: Mayhew, Ball, Arnold, Bowen (1992), J Appl Sport Sci Res 6:200-206; as printed in Mayhew
    (2008), DOI 10.1519/JSC.0b013e31817b02ad

    >>> round(mayhew1992_one_repetition_maximum(100.0, 5.0), 1)
    119.0
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(w / (0.522 + 0.419 * np.exp(-0.055 * r)), load, reps)


def mayhew1992_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM (0.522 + 0.419 exp(-0.055 r))

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: Mayhew, Ball, Arnold, Bowen (1992), J Appl Sport Sci Res 6:200-206; as printed in Mayhew
    (2008), DOI 10.1519/JSC.0b013e31817b02ad

    >>> round(mayhew1992_load(119.0, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m * (0.522 + 0.419 * np.exp(-0.055 * r)), one_repetition_maximum, reps)


def wathen1994_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = w / (0.488 + 0.538 exp(-0.075 r))

    Error +0.7 ± 10.6 %. Valid for 1 to 10 reps; raises ValueError outside, and for a negative load.

    Reference: Wathen (1994), Essentials of Strength Training and Conditioning, 435-436; as printed in
    Mayhew (2008), DOI 10.1519/JSC.0b013e31817b02ad

    >>> round(wathen1994_one_repetition_maximum(100.0, 5.0), 1)
    116.6
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(w / (0.488 + 0.538 * np.exp(-0.075 * r)), load, reps)


def wathen1994_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM (0.488 + 0.538 exp(-0.075 r))

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: Wathen (1994), Essentials of Strength Training and Conditioning, 435-436; as printed in
    Mayhew (2008), DOI 10.1519/JSC.0b013e31817b02ad

    >>> round(wathen1994_load(116.6, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m * (0.488 + 0.538 * np.exp(-0.075 * r)), one_repetition_maximum, reps)


def lander1985_one_repetition_maximum(load: Number, reps: Number | float) -> Number:
    """Estimated one_repetition_maximum [kg] of a set of ``reps`` to failure at ``load`` [kg].

    ::

        1RM = w / (1.013 - 0.0267123 r)

    Error -1.1 ± 10.5 %. Valid for 1 to 10 reps; raises ValueError outside, and for a negative load.

    Reference: Lander (1985), NSCA Journal 6(6):60-61; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(lander1985_one_repetition_maximum(100.0, 5.0), 1)
    113.7
    """
    w, r = not_negative("load", load), _reps(reps)
    return shaped(w / (1.013 - 0.0267123 * r), load, reps)


def lander1985_load(one_repetition_maximum: Number, reps: Number | float) -> Number:
    """Load [kg] of a set of ``reps`` to failure for this maximum [kg]; the inverse of the above.

    ::

        w = 1RM (1.013 - 0.0267123 r)

    Parameters: ``one_repetition_maximum`` [kg], ``reps`` to failure. Valid for 1 to 10 reps; raises
    ValueError outside, and for a negative maximum.

    Reference: Lander (1985), NSCA Journal 6(6):60-61; as printed in Mayhew (2008), DOI
    10.1519/JSC.0b013e31817b02ad

    >>> round(lander1985_load(113.7, 5.0))
    100
    """
    m, r = not_negative("one_repetition_maximum", one_repetition_maximum), _reps(reps)
    return shaped(m * (1.013 - 0.0267123 * r), one_repetition_maximum, reps)
