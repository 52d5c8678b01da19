"""Left against right, by the definitions in print, and whether a difference is more than noise.

All give shares [-]; times 100 they are the percentages in print. Numbers from different definitions cannot
be compared (Bishop 2016, DOI 10.1519/SSC.0000000000000264, counts nine of them).
"""

from __future__ import annotations

import numpy as np

from groundforce.physiology.constants import Z95
from groundforce.physiology.numeric import Number, not_negative, positive, shaped


def barber1990_limb_symmetry_index(involved: Number, uninvolved: Number | float) -> Number:
    """Limb symmetry index [-]: one leg's result over the other's.

    ::

        LSI = involved / uninvolved

    Parameters: ``involved`` (injured or in question) and ``uninvolved``, in the same unit; floats or arrays
    that broadcast; NaN stays NaN. Valid for tests of one leg at a time; 0.9 and above is the custom for
    "alike", and the index is blind to both legs being weak. Raises ValueError for a negative result or an
    uninvolved one of zero.

    Reference: Barber, Noyes, Mangine, McCloskey, Hartman (1990). Clin Orthop Relat Res 255:204-214 (no DOI).

    >>> round(barber1990_limb_symmetry_index(1.35, 1.50), 3)
    0.9
    """
    ratio = not_negative("involved", involved) / positive("uninvolved", uninvolved)
    return shaped(ratio, involved, uninvolved)


def robinson1987_symmetry_index(left: Number, right: Number | float) -> Number:
    """Symmetry index [-]; above 0 where the right is larger.

    ::

        SI = (right - left) / ((right + left) / 2)

    Parameters: ``left`` and ``right`` in the same unit; floats or arrays that broadcast; NaN stays NaN. Valid
    for results of 0 or more that are not both 0; swapping sides turns the sign. Raises ValueError for a
    negative result or where both are 0.

    Reference: Robinson, Herzog, Nigg (1987). J Manipulative Physiol Ther 10:172-176 (no DOI).

    >>> round(robinson1987_symmetry_index(0.9, 1.1), 3)
    0.2
    """
    low, high = not_negative("left", left), not_negative("right", right)
    return shaped((high - low) / (0.5 * positive("left + right", high + low)), left, right)


def impellizzeri2007_bilateral_asymmetry(left: Number, right: Number | float) -> Number:
    """Bilateral asymmetry [-]; 0 or more, the same with sides swapped.

    ::

        asymmetry = (stronger - weaker) / stronger

    Parameters: ``left`` and ``right`` in the same unit; floats or arrays that broadcast; NaN stays NaN. Valid
    for results of 0 or more that are not both 0; healthy footballers lay within 15 % in a jump test. Raises
    ValueError for a negative result or where both are 0.

    Reference: Impellizzeri, Rampinini, Maffiuletti, Marcora (2007). A vertical jump force test for assessing
    bilateral strength asymmetry in athletes. Med Sci Sports Exerc 39:2044-2050.
    DOI 10.1249/mss.0b013e31814fb55c

    >>> round(impellizzeri2007_bilateral_asymmetry(0.9, 1.2), 3)
    0.25
    """
    one, other = not_negative("left", left), not_negative("right", right)
    stronger = positive("the stronger side", np.maximum(one, other))
    return shaped((stronger - np.minimum(one, other)) / stronger, left, right)


def zifchock2008_symmetry_angle(left: Number, right: Number | float) -> Number:
    """Symmetry angle [-], from -0.5 to 0.5; it needs no side to refer to.

    ::

        SA = (45 deg - atan(left / right)) / 90 deg

    Parameters: ``left`` and ``right`` in the same unit; floats or arrays that broadcast; NaN stays NaN. Valid
    for results of 0 or more that are not both 0. Raises ValueError for a negative result or where both are 0.

    Reference: Zifchock, Davis, Higginson, Royer (2008). The symmetry angle: a novel, robust method of
    quantifying asymmetry. Gait Posture 27:622-627. DOI 10.1016/j.gaitpost.2007.08.006

    >>> round(zifchock2008_symmetry_angle(0.9, 1.1), 4)
    0.0635
    """
    one, other = not_negative("left", left), not_negative("right", right)
    positive("the stronger side", np.maximum(one, other))
    return shaped((45.0 - np.degrees(np.arctan2(one, other))) / 90.0, left, right)


def asymmetry_error(
    left: Number, right: Number | float, left_error: Number | float, right_error: Number | float
) -> Number:
    """Standard deviation of :func:`impellizzeri2007_bilateral_asymmetry` [-].

    ::

        sd = sqrt((e_w / s)^2 + (w e_s / s^2)^2)

    with weaker w, stronger s and their errors e.

    Parameters: ``left`` and ``right``, ``left_error`` and ``right_error`` their typical errors, all in one
    unit; floats or arrays that broadcast; NaN stays NaN. Valid to first order, for small and independent
    errors; near equality the asymmetry itself cannot be below 0, so an interval from this is cut there.
    Raises ValueError for a negative input or where both results are 0.

    Reference: derived (no DOI).

    >>> round(asymmetry_error(20.0, 25.0, 2.0, 2.0), 4)
    0.1024
    """
    one, other = not_negative("left", left), not_negative("right", right)
    errors = not_negative("left_error", left_error), not_negative("right_error", right_error)
    weaker, stronger = np.minimum(one, other), positive("the stronger side", np.maximum(one, other))
    of_weaker, of_stronger = (
        np.where(one <= other, errors[0], errors[1]),
        np.where(one <= other, *errors[::-1]),
    )
    sd = np.hypot(of_weaker / stronger, weaker / stronger * (of_stronger / stronger))
    return shaped(sd, left, right, left_error, right_error)


def weir2005_minimal_difference(first_error: Number, second_error: Number | float, z: float = Z95) -> Number:
    """Smallest difference of two measurements that is more than their errors [unit of the errors].

    ::

        MD = z sqrt(e_1^2 + e_2^2)

    which is the 1.96 sqrt(2) SEM of the paper where both errors are alike.

    Parameters: ``first_error`` and ``second_error``, typical errors of the two; floats or arrays that
    broadcast; NaN stays NaN; ``z`` [-], 1.96 for 95 %. Valid for independent errors alike over the range of
    the results; a smaller difference is not shown to be one. Raises ValueError for a negative error.

    Reference: Weir (2005). Quantifying test-retest reliability using the intraclass correlation coefficient
    and the SEM. J Strength Cond Res 19:231-240. DOI 10.1519/15184.1

    >>> round(weir2005_minimal_difference(2.0, 2.0), 2)
    5.54
    """
    one, other = not_negative("first_error", first_error), not_negative("second_error", second_error)
    return shaped(z * np.hypot(one, other), first_error, second_error)


def munro2011_relative_hop_distance(distance: Number, leg_length: Number | float) -> Number:
    """Hop distance in leg lengths [-], so that people of different size compare.

    ::

        relative = d / L

    Parameters: ``distance`` d and ``leg_length`` L [m]; floats or arrays that broadcast; NaN stays NaN. Valid
    for single-leg hops for distance. Raises ValueError for a negative distance or a leg of zero or below.

    Reference: Munro, Herrington (2011). Between-session reliability of four hop tests and the agility T-test.
    J Strength Cond Res 25:1470-1477. DOI 10.1519/JSC.0b013e3181d83335

    >>> round(munro2011_relative_hop_distance(1.50, 0.90), 2)
    1.67
    """
    ratio = not_negative("distance", distance) / positive("leg_length", leg_length)
    return shaped(ratio, distance, leg_length)
