"""Heart rate: its maximum by age, its share of the range, what share of oxygen uptake it tells.

Heart rates are in beats per minute [bpm], ages in years, as every paper here prints them. Speed per
heartbeat is efficiency, an index of the field, never running economy.
"""

from __future__ import annotations

from groundforce.evidence import parameter
from groundforce.physiology.constants import MINUTE, Z80
from groundforce.physiology.numeric import Array, Number, array, not_negative, positive, shaped

RESTING_OXYGEN_UPTAKE = 3.5
"""Oxygen uptake at rest [ml/kg/min] by convention."""


def tanaka2001_maximum_heart_rate(age: Number) -> Number:
    """Maximal heart rate a person of an age has on average [bpm].

    ::

        HRmax = 208 - 0.7 age

    Parameters: ``age`` [years], a float or an array; NaN stays NaN. Valid for healthy adults of 18 to 81
    years, men and women. Raises ValueError for a negative age. One person in three is more than 10 bpm
    off, see :func:`maximum_heart_rate_interval`; a measured maximum always comes first.

    Reference: Tanaka, Monahan, Seals (2001). Age-predicted maximal heart rate revisited. J Am Coll Cardiol
    37:153-156. DOI 10.1016/S0735-1097(00)01054-8

    >>> tanaka2001_maximum_heart_rate(40.0)
    180.0
    """
    return shaped(208.0 - 0.7 * not_negative("age", age), age)


def fox1971_maximum_heart_rate(age: Number) -> Number:
    """The textbook maximal heart rate, kept because people know it [bpm].

    ::

        HRmax = 220 - age

    Parameters: ``age`` [years], a float or an array; NaN stays NaN. Valid as a convention only: drawn by
    eye through some eleven series, mostly men under 55, it is too high in the young and too low in the
    old. Raises ValueError for a negative age.

    Reference: Fox, Naughton, Haskell (1971); convention, as traced by Robergs & Landwehr (2002),
    JEPonline 5(2):1-10 (no DOI).

    >>> fox1971_maximum_heart_rate(40.0)
    180.0
    """
    return shaped(220.0 - not_negative("age", age), age)


def gulati2010_maximum_heart_rate(age: Number) -> Number:
    """Peak heart rate a woman of an age reaches on average in a clinical treadmill test [bpm].

    ::

        HRpeak = 206 - 0.88 age

    Parameters: ``age`` [years], a float or an array; NaN stays NaN. Valid for women of 35 years and more
    without symptoms (n = 5437, mean age 52); trained runners reach more. Raises ValueError for a negative
    age.

    Reference: Gulati et al. (2010). Heart rate response to exercise stress testing in asymptomatic women.
    Circulation 122:130-137. DOI 10.1161/CIRCULATIONAHA.110.939249

    >>> gulati2010_maximum_heart_rate(50.0)
    162.0
    """
    return shaped(206.0 - 0.88 * not_negative("age", age), age)


def maximum_heart_rate_interval(estimate: Number) -> tuple[Number, Number]:
    """Central 80 % interval of a person's maximum round an estimate by age [bpm].

    ::

        low, high = estimate -+ 1.2816 SEE

    Parameters: ``estimate`` [bpm], a float or an array; NaN stays NaN. Valid for estimates by age alone
    (standard error of the estimate 7 to 12 bpm in the literature). Raises ValueError for a negative one.

    Reference: Robergs, Landwehr (2002), JEPonline 5(2):1-10 (no DOI); the normal interval is a convention.

    >>> [round(limit) for limit in maximum_heart_rate_interval(180.0)]
    [167, 193]
    """
    half = Z80 * parameter("maximum_heart_rate_error").value
    middle = not_negative("estimate", estimate)
    return shaped(middle - half, estimate), shaped(middle + half, estimate)


def karvonen1957_reserve_fraction(
    heart_rate: Number, resting: Number | float, maximum: Number | float
) -> Number:
    """Share of the heart-rate reserve in use [-].

    ::

        f = (HR - HRrest) / (HRmax - HRrest)

    Parameters: ``heart_rate``, ``resting`` and ``maximum`` [bpm]; floats or arrays that broadcast; NaN
    stays NaN. Valid from rest (0) to maximum (1); outside that the inputs contradict each other and the
    value says by how much. Raises ValueError where the maximum does not exceed the resting rate.

    Reference: Karvonen, Kentala, Mustala (1957), Ann Med Exp Biol Fenn 35:307-315 (no DOI); convention.

    >>> karvonen1957_reserve_fraction(150.0, 50.0, 190.0)
    0.7142857142857143
    """
    fraction = (array(heart_rate) - resting) / _reserve(resting, maximum)
    return shaped(fraction, heart_rate, resting, maximum)


def karvonen1957_heart_rate(fraction: Number, resting: Number | float, maximum: Number | float) -> Number:
    """Heart rate at a share of the reserve [bpm]: the inverse of the above.

    ::

        HR = HRrest + f (HRmax - HRrest)

    Parameters: ``fraction`` f [-], ``resting`` and ``maximum`` [bpm]; floats or arrays that broadcast; NaN
    stays NaN. Valid for f from 0 to 1. Raises ValueError where the maximum does not exceed the resting rate.

    Reference: Karvonen, Kentala, Mustala (1957), Ann Med Exp Biol Fenn 35:307-315 (no DOI); convention.

    >>> karvonen1957_heart_rate(0.5, 50.0, 190.0)
    120.0
    """
    return shaped(resting + array(fraction) * _reserve(resting, maximum), fraction, resting, maximum)


def swain1994_heart_rate_fraction(oxygen_fraction: Number) -> Number:
    """Share of maximal heart rate at a share of maximal oxygen uptake [-].

    ::

        HR / HRmax = 0.6463 VO2 / VO2max + 0.37182

    Parameters: ``oxygen_fraction`` [-], a float or an array; NaN stays NaN. Valid for 0.4 to 1 of maximal
    uptake on a treadmill; at 1 it gives 1.018. Raises ValueError for a negative share. People differ by
    5 to 8 points (recalled).

    Reference: Swain, Abernathy, Smith, Lee, Bunn (1994). Target heart rates for the development of
    cardiorespiratory fitness. Med Sci Sports Exerc 26:112-116. DOI 10.1249/00005768-199401000-00019

    >>> round(swain1994_heart_rate_fraction(0.7), 3)
    0.824
    """
    return shaped(0.6463 * not_negative("oxygen_fraction", oxygen_fraction) + 0.37182, oxygen_fraction)


def swain1994_oxygen_fraction(heart_rate_fraction: Number) -> Number:
    """Share of maximal oxygen uptake at a share of maximal heart rate [-]: the inverse of the above.

    ::

        VO2 / VO2max = (HR / HRmax - 0.37182) / 0.6463

    Parameters: ``heart_rate_fraction`` [-], a float or an array; NaN stays NaN. Valid for 0.63 to 1 of
    maximal heart rate; below 0.372 it goes negative. Raises ValueError for a negative share.

    Reference: Swain et al. (1994), DOI 10.1249/00005768-199401000-00019

    >>> round(swain1994_oxygen_fraction(0.82423), 3)
    0.7
    """
    share = not_negative("heart_rate_fraction", heart_rate_fraction)
    return shaped((share - 0.37182) / 0.6463, heart_rate_fraction)


def swain1998_reserve_fraction(oxygen_reserve_fraction: Number) -> Number:
    """Share of heart-rate reserve at a share of oxygen-uptake reserve on a treadmill [-].

    ::

        HRR = 1.03 VO2R + 0.015

    On a cycle the two were equal (Swain & Leutholtz 1997: slope 1.00, intercept -0.1 %).

    Parameters: ``oxygen_reserve_fraction`` VO2R [-], a float or an array; NaN stays NaN. Valid from rest
    to maximum (0 to 1) in graded tests; in long runs heart rate drifts upward. Raises ValueError for a
    negative share.

    Reference: Swain, Leutholtz, King, Haas, Branch (1998). Relationship between % heart rate reserve and
    % VO2 reserve in treadmill exercise. Med Sci Sports Exerc 30:318-321.
    DOI 10.1097/00005768-199802000-00022 (n = 50)

    >>> round(swain1998_reserve_fraction(0.7), 3)
    0.736
    """
    share = not_negative("oxygen_reserve_fraction", oxygen_reserve_fraction)
    return shaped(1.03 * share + 0.015, oxygen_reserve_fraction)


def swain1998_oxygen_reserve_fraction(reserve_fraction: Number) -> Number:
    """Share of oxygen-uptake reserve at a share of heart-rate reserve [-]: the inverse of the above.

    ::

        VO2R = (HRR - 0.015) / 1.03

    Parameters: ``reserve_fraction`` HRR [-], a float or an array; NaN stays NaN. Valid from rest to
    maximum (0 to 1) in graded tests. Raises ValueError for a negative share.

    Reference: Swain et al. (1998), DOI 10.1097/00005768-199802000-00022

    >>> round(swain1998_oxygen_reserve_fraction(0.736), 3)
    0.7
    """
    share = not_negative("reserve_fraction", reserve_fraction)
    return shaped((share - 0.015) / 1.03, reserve_fraction)


def swain1997_oxygen_uptake(
    heart_rate: Number,
    resting: Number | float,
    maximum: Number | float,
    maximal_oxygen_uptake: Number | float,
) -> Number:
    """Oxygen uptake that a heart rate points to, taking the two reserves for equal [ml/kg/min].

    ::

        VO2 = 3.5 + (VO2max - 3.5) (HR - HRrest) / (HRmax - HRrest)

    Parameters: ``heart_rate``, ``resting``, ``maximum`` [bpm], ``maximal_oxygen_uptake`` VO2max
    [ml/kg/min]; floats or arrays that broadcast; NaN stays NaN. Valid in steady state, cool and fresh;
    drift and heat make it read too high. Raises ValueError where the maximum does not exceed the resting
    rate or for an uptake of zero or below.

    Reference: Swain, Leutholtz (1997). Heart rate reserve is equivalent to %VO2 reserve, not to %VO2max.
    Med Sci Sports Exerc 29:410-414. DOI 10.1097/00005768-199703000-00018 (n = 63, cycle)

    >>> swain1997_oxygen_uptake(120.0, 50.0, 190.0, 53.5)
    28.5
    """
    fraction = (array(heart_rate) - resting) / _reserve(resting, maximum)
    span = positive("maximal_oxygen_uptake", maximal_oxygen_uptake) - RESTING_OXYGEN_UPTAKE
    return shaped(
        RESTING_OXYGEN_UPTAKE + span * fraction, heart_rate, resting, maximum, maximal_oxygen_uptake
    )


def efficiency_factor(speed: Number, heart_rate: Number | float) -> Number:
    """Metres run for each heartbeat, an index of running efficiency in the field [m].

    ::

        EF = 60 v / HR

    Parameters: ``speed`` v [m/s], best grade-adjusted, ``heart_rate`` [bpm]; floats or arrays that
    broadcast; NaN stays NaN. Valid for steady runs of like length, heat and effort. Raises ValueError for
    a negative speed or a heart rate of zero or below. It moves with fitness, heat, drift and sleep, and is
    not economy: single runs scatter by 3 to 5 %.

    Reference: convention of training platforms, no DOI.

    >>> efficiency_factor(3.0, 150.0)
    1.2
    """
    metres = not_negative("speed", speed) * MINUTE
    return shaped(metres / positive("heart_rate", heart_rate), speed, heart_rate)


def decoupling(first: Number, second: Number | float) -> Number:
    """Fall of the efficiency factor from the first to the second half of a run, as a share [-].

    ::

        decoupling = (EF1 - EF2) / EF1

    Parameters: ``first`` and ``second`` efficiency factors [m]; floats or arrays that broadcast; NaN
    stays NaN. Valid for steady runs of an hour or more on like ground; below 0.05 is called good by
    convention. Raises ValueError for a first factor of zero or below, or a negative second.

    Reference: convention of training platforms, no DOI.

    >>> round(decoupling(1.2, 1.14), 3)
    0.05
    """
    fall = positive("first", first) - not_negative("second", second)
    return shaped(fall / array(first), first, second)


def _reserve(resting: Array | float, maximum: Array | float) -> Array:
    return positive("maximum above resting", array(maximum) - array(resting))
