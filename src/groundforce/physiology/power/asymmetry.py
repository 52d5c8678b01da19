"""Left against right, by the definitions in print, and whether a difference is more than noise.

All give shares [-]; times 100 they are the percentages in print. Numbers from different definitions cannot
be compared (Bishop 2016, DOI 10.1519/SSC.0000000000000264, counts nine of them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numeric: TypeAlias = float | NDArray[np.float64]


def _plain(value: Numeric) -> Numeric:
    """Floats stay floats."""
    return float(value) if np.ndim(value) == 0 else value


def barber1990_limb_symmetry_index(involved: Numeric, uninvolved: Numeric) -> Numeric:
    """Limb symmetry index [-]: one leg's result over the other's.

    Parameters: ``involved`` (injured or in question), ``uninvolved`` above 0, in the same unit. 0.9 and
    above is the custom for "alike"; the index is blind to both legs being weak.

    Reference: Barber, Noyes, Mangine, McCloskey, Hartman (1990). Clin Orthop Relat Res 255:204-214. No DOI
    seen.

    >>> round(barber1990_limb_symmetry_index(1.35, 1.50), 3)
    0.9
    """
    return involved / uninvolved


def robinson1987_symmetry_index(left: Numeric, right: Numeric) -> Numeric:
    """Symmetry index [-]: (right - left) over their mean; above 0 where the right is larger.

    Parameters: ``left``, ``right`` in the same unit, their sum above 0. Swapping sides turns the sign.

    Reference: Robinson, Herzog, Nigg (1987). J Manipulative Physiol Ther 10:172-176. No DOI seen.

    >>> round(robinson1987_symmetry_index(0.9, 1.1), 3)
    0.2
    """
    return (right - left) / (0.5 * (right + left))


def impellizzeri2007_bilateral_asymmetry(left: Numeric, right: Numeric) -> Numeric:
    """Bilateral asymmetry [-]: (stronger - weaker) over stronger; 0 or more, the same with sides swapped.

    Parameters: ``left``, ``right`` in the same unit, the larger above 0.

    Reference: Impellizzeri, Rampinini, Maffiuletti, Marcora (2007). A vertical jump force test for assessing
    bilateral strength asymmetry in athletes. Med Sci Sports Exerc 39:2044-2050.
    DOI 10.1249/mss.0b013e31814fb55c

    >>> round(impellizzeri2007_bilateral_asymmetry(0.9, 1.2), 3)
    0.25
    """
    stronger = np.maximum(left, right)
    return _plain((stronger - np.minimum(left, right)) / stronger)


def zifchock2008_symmetry_angle(left: Numeric, right: Numeric) -> Numeric:
    """Symmetry angle [-]: (45 deg - atan(left / right)) / 90 deg; it needs no side to refer to.

    Parameters: ``left``, ``right`` 0 or more, in the same unit, not both 0. From -0.5 to 0.5.

    Reference: Zifchock, Davis, Higginson, Royer (2008). The symmetry angle: a novel, robust method of
    quantifying asymmetry. Gait Posture 27:622-627. DOI 10.1016/j.gaitpost.2007.08.006

    >>> round(zifchock2008_symmetry_angle(0.9, 1.1), 4)
    0.0635
    """
    return _plain((45.0 - np.degrees(np.arctan2(left, right))) / 90.0)


def asymmetry_error(left: Numeric, right: Numeric, left_error: Numeric, right_error: Numeric) -> Numeric:
    """Standard deviation of :func:`impellizzeri2007_bilateral_asymmetry` [-], errors independent.

    Derived, first order: with weaker w and stronger s, sd = sqrt((e_w / s)^2 + (w e_s / s^2)^2). The errors
    are typical errors in the unit of the results. Near equality the asymmetry itself cannot be below 0, so
    an interval from this is cut there.

    >>> round(asymmetry_error(20.0, 25.0, 2.0, 2.0), 4)
    0.1024
    """
    left_is_weaker = np.asarray(left) <= np.asarray(right)
    weaker, stronger = np.minimum(left, right), np.maximum(left, right)
    weaker_error = np.where(left_is_weaker, left_error, right_error)
    stronger_error = np.where(left_is_weaker, right_error, left_error)
    return _plain(np.hypot(weaker_error / stronger, weaker / stronger * (stronger_error / stronger)))


def weir2005_minimal_difference(first_error: Numeric, second_error: Numeric, z: float = 1.96) -> Numeric:
    """Smallest difference of two measurements that is more than their errors [unit of the errors].

    ::

        MD = z sqrt(e_1^2 + e_2^2)

    which is the 1.96 sqrt(2) SEM of the paper where both errors are alike. Parameters: typical errors of
    the two, 0 or more; ``z`` 1.96 for 95 %. A smaller difference is not shown to be one.

    Reference: Weir (2005). Quantifying test-retest reliability using the intraclass correlation coefficient
    and the SEM. J Strength Cond Res 19:231-240. DOI 10.1519/15184.1

    >>> round(weir2005_minimal_difference(2.0, 2.0), 2)
    5.54
    """
    return _plain(z * np.hypot(first_error, second_error))


def munro2011_relative_hop_distance(distance: Numeric, leg_length: Numeric) -> Numeric:
    """Hop distance in leg lengths [-].

    Parameters: ``distance`` [m], ``leg_length`` [m] above 0, floats or arrays; makes hops of people of
    different size comparable.

    Reference: Munro, Herrington (2011). Between-session reliability of four hop tests and the agility T-test.
    J Strength Cond Res 25:1470-1477. DOI 10.1519/JSC.0b013e3181d83335

    >>> round(munro2011_relative_hop_distance(1.50, 0.90), 2)
    1.67
    """
    return distance / leg_length
