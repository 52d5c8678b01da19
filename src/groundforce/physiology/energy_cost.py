"""Energy and oxygen cost of running at a speed and on a slope.

Speeds are in m/s, oxygen uptake in ml/kg/min as every paper here prints it.
"""

from __future__ import annotations

import numpy as np

from groundforce.physiology.constants import KILOMETRES_PER_HOUR, MINUTE
from groundforce.physiology.numeric import Array, Number, array, not_negative, positive, shaped

MINETTI2002_FLAT = 3.6
"""Cost [J/kg/m] the equation gives on the flat."""
MINETTI2002_STEEPEST = 0.45
"""Steepest grade [-], up or down, that was measured."""


def minetti2002_cost_of_running(grade: Number) -> Number:
    """Metabolic energy cost of running on a slope [J/kg/m].

    ::

        C = 155.4 i^5 - 30.4 i^4 - 43.3 i^3 + 46.3 i^2 + 19.5 i + 3.6

    Parameters: ``grade`` i [-], rise over horizontal run, a float or an array; NaN stays NaN.
    Valid for -0.45 <= i <= 0.45; outside it the polynomial means nothing, so callers clip first.
    Fitted on ten elite mountain runners on a treadmill; the least cost lies near a grade of -0.18.
    It says nothing of braking damage, which downhill running adds.

    Reference: Minetti, Moia, Roi, Susta, Ferretti (2002). Energy cost of walking and running at extreme
    uphill and downhill slopes. J Appl Physiol 93:1039-1046. DOI 10.1152/japplphysiol.01177.2001

    >>> minetti2002_cost_of_running(0.0), round(minetti2002_cost_of_running(0.1), 3)
    (3.6, 5.968)
    """
    i = array(grade)
    return shaped(((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6, grade)


def minetti2002_flat_speed(speed: Number, grade: Number | float) -> Number:
    """Speed on the flat that costs as much energy a second as ``speed`` on a slope [m/s].

    ::

        v_flat = v C(i) / C(0)

    Parameters: ``speed`` v [m/s] along the slope, ``grade`` i [-]; floats or arrays that broadcast; NaN
    stays NaN. Valid for -0.45 <= i <= 0.45; steeper grades are clipped to that. Raises ValueError for a
    negative speed. It credits descents by metabolic cost alone: real runners gain less on steep ones.

    Reference: Minetti et al. (2002), DOI 10.1152/japplphysiol.01177.2001

    >>> round(minetti2002_flat_speed(3.0, 0.05), 2), minetti2002_flat_speed(3.0, 0.0)
    (3.9, 3.0)
    """
    return shaped(not_negative("speed", speed) * _slope_factor(grade), speed, grade)


def minetti2002_slope_speed(flat_speed: Number, grade: Number | float) -> Number:
    """Speed on a slope that costs as much energy a second as ``flat_speed`` on the flat [m/s].

    ::

        v = v_flat C(0) / C(i)

    Parameters: ``flat_speed`` [m/s], ``grade`` i [-]; floats or arrays that broadcast; NaN stays NaN.
    Valid for -0.45 <= i <= 0.45; steeper grades are clipped to that. Raises ValueError for a negative
    speed. On a descent it may give a speed nobody's legs can follow.

    Reference: Minetti et al. (2002), DOI 10.1152/japplphysiol.01177.2001

    >>> round(minetti2002_slope_speed(3.0, 0.05), 2)
    2.31
    """
    return shaped(not_negative("flat_speed", flat_speed) / _slope_factor(grade), flat_speed, grade)


def acsm2018_oxygen_uptake(speed: Number, grade: Number | float = 0.0) -> Number:
    """Gross oxygen uptake of running on a treadmill [ml/kg/min].

    ::

        VO2 = 3.5 + 0.2 v + 0.9 v G

    Parameters: ``speed`` v [m/s] (the equation's m/min inside), ``grade`` G [-], 0 or uphill; floats or
    arrays that broadcast; NaN stays NaN. Valid for running faster than 134 m/min (2.2 m/s), level or
    uphill. Raises ValueError for a negative speed or grade. It overestimated 29 of 33 people in a check
    (Ruiz & Sherman 1999).

    Reference: American College of Sports Medicine (2018). Guidelines for exercise testing and
    prescription, 10th ed.; restated in DOI 10.1249/FIT.0000000000000562

    >>> acsm2018_oxygen_uptake(3.0), acsm2018_oxygen_uptake(3.0, 0.1)
    (39.5, 55.7)
    """
    metres = not_negative("speed", speed) * MINUTE
    return shaped(3.5 + metres * (0.2 + 0.9 * not_negative("grade", grade)), speed, grade)


def acsm2018_speed(oxygen_uptake: Number, grade: Number | float = 0.0) -> Number:
    """Speed that takes ``oxygen_uptake`` by the ACSM equation [m/s].

    ::

        v = (VO2 - 3.5) / (0.2 + 0.9 G)

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min], ``grade`` G [-], 0 or uphill; floats or arrays that
    broadcast; NaN stays NaN. Valid where the speed comes out above 2.2 m/s. Raises ValueError for an
    uptake below rest (3.5) or a negative grade.

    Reference: ACSM (2018), restated in DOI 10.1249/FIT.0000000000000562

    >>> round(acsm2018_speed(39.5), 6)
    3.0
    """
    above_rest = not_negative("oxygen_uptake above rest", array(oxygen_uptake) - 3.5)
    metres = above_rest / (0.2 + 0.9 * not_negative("grade", grade))
    return shaped(metres / MINUTE, oxygen_uptake, grade)


def leger_mercier1984_treadmill_oxygen_uptake(speed: Number) -> Number:
    """Gross oxygen uptake of level running on a treadmill [ml/kg/min].

    ::

        VO2 = 2.209 + 3.163 v

    Parameters: ``speed`` v [m/s] (the equation's km/h inside), a float or an array; NaN stays NaN. Valid
    for 8 to 25 km/h (2.2 to 6.9 m/s). Raises ValueError for a negative speed. Mean of ten treadmill
    studies with 130 people; runners differ by about 20 %.

    Reference: Leger, Mercier (1984). Gross energy cost of horizontal treadmill and track running. Sports
    Med 1:270-277. DOI 10.2165/00007256-198401040-00003

    >>> round(leger_mercier1984_treadmill_oxygen_uptake(4.0), 2)
    47.76
    """
    return shaped(2.209 + 3.163 * _km_per_hour(speed), speed)


def leger_mercier1984_track_oxygen_uptake(speed: Number) -> Number:
    """Gross oxygen uptake of level running on a track in still air [ml/kg/min].

    ::

        VO2 = 2.209 + 3.163 v + 0.000525542 v^3

    Parameters: ``speed`` v [m/s] (the equation's km/h inside), a float or an array; NaN stays NaN. Valid
    for 8 to 25 km/h (2.2 to 6.9 m/s), where it stays close to VO2 = 3.5 v. Raises ValueError for a
    negative speed. The cubic term is Pugh's air resistance for adults of average size.

    Reference: Leger, Mercier (1984), DOI 10.2165/00007256-198401040-00003

    >>> round(leger_mercier1984_track_oxygen_uptake(4.0), 2)
    49.33
    """
    kilometres = _km_per_hour(speed)
    return shaped(2.209 + 3.163 * kilometres + 0.000525542 * kilometres**3, speed)


def leger_mercier1984_treadmill_speed(oxygen_uptake: Number) -> Number:
    """Level treadmill speed that takes ``oxygen_uptake`` [m/s].

    ::

        v = (VO2 - 2.209) / 3.163

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min], a float or an array; NaN stays NaN. Valid for 27.5 to
    81.3 ml/kg/min (8 to 25 km/h). Raises ValueError for an uptake below the equation's intercept.

    Reference: Leger, Mercier (1984), DOI 10.2165/00007256-198401040-00003

    >>> round(leger_mercier1984_treadmill_speed(47.756), 3)
    4.0
    """
    moving = not_negative("oxygen_uptake above standing", array(oxygen_uptake) - 2.209)
    return shaped(moving / 3.163 / KILOMETRES_PER_HOUR, oxygen_uptake)


def cost_per_distance(power: Number, speed: Number | float) -> Number:
    """Energy cost of a metre [J/kg/m] at a metabolic power [W/kg].

    ::

        C = P / v

    Parameters: ``power`` P [W/kg], ``speed`` v [m/s]; floats or arrays that broadcast; NaN stays NaN.
    Valid for steady running below the second threshold, where oxygen tells the whole cost. Raises
    ValueError for a negative power or a speed of zero or below.

    Reference: the definition of cost per distance (convention); values for runners span about 20 %,
    DOI 10.1007/s00421-015-3115-y

    >>> cost_per_distance(12.0, 3.0)
    4.0
    """
    return shaped(not_negative("power", power) / positive("speed", speed), power, speed)


def _slope_factor(grade: Array | float) -> Array:
    clipped = np.clip(array(grade), -MINETTI2002_STEEPEST, MINETTI2002_STEEPEST)
    return minetti2002_cost_of_running(clipped) / MINETTI2002_FLAT


def _km_per_hour(speed: Array | float) -> Array:
    return not_negative("speed", speed) * KILOMETRES_PER_HOUR
