"""Oxygen uptake, race time and the one figure that joins them, after Daniels and Gilbert 1979.

The figure (known to runners as VDOT) is the maximal oxygen uptake that a runner of average economy would
need for a race result. It is an index of performance, not a measured uptake.
"""

from __future__ import annotations

import numpy as np

from groundforce.physiology.constants import MINUTE
from groundforce.physiology.numeric import Array, Number, array, not_negative, positive, shaped

INTERCEPT, SLOPE, CURVE = -4.60, 0.182258, 0.000104
HALVINGS = 60
"""Bisection steps: the bracket shrinks below a microsecond."""
SHORTEST, LONGEST = 1.0, 1e6
"""Race times [s] the search looks between."""


def daniels_gilbert1979_oxygen_uptake(speed: Number) -> Number:
    """Oxygen uptake of level running outdoors [ml/kg/min].

    ::

        VO2 = -4.60 + 0.182258 v + 0.000104 v^2

    Parameters: ``speed`` v [m/s] (the equation's m/min inside), a float or an array; NaN stays NaN. Valid
    for running, about 2.5 to 6.5 m/s; below 0.42 m/s it goes negative. Raises ValueError for a negative
    speed. A mean of trained runners: single runners differ by about 20 %.

    Reference: Daniels, Gilbert (1979). Oxygen power: performance tables for distance runners. No DOI;
    the equations as many public calculators restate them, alike to every digit.

    >>> round(daniels_gilbert1979_oxygen_uptake(4.0), 2)
    45.13
    """
    metres = not_negative("speed", speed) * MINUTE
    return shaped(INTERCEPT + SLOPE * metres + CURVE * metres**2, speed)


def daniels_gilbert1979_speed(oxygen_uptake: Number) -> Number:
    """Speed that takes ``oxygen_uptake``: the positive root of the equation above [m/s].

    ::

        v = (-b + sqrt(b^2 - 4 c (a - VO2))) / (2 c),  a = -4.60, b = 0.182258, c = 0.000104

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min], a float or an array; NaN stays NaN. Valid for about 25
    to 85 ml/kg/min. Raises ValueError for a negative uptake.

    Reference: Daniels, Gilbert (1979), no DOI; as restated in public calculators.

    >>> round(daniels_gilbert1979_speed(45.13), 3)
    4.0
    """
    uptake = not_negative("oxygen_uptake", oxygen_uptake)
    metres = (-SLOPE + np.sqrt(SLOPE**2 - 4.0 * CURVE * (INTERCEPT - uptake))) / (2.0 * CURVE)
    return shaped(metres / MINUTE, oxygen_uptake)


def daniels_gilbert1979_sustainable_fraction(duration: Number) -> Number:
    """Share of maximal oxygen uptake that can be held for a race of ``duration`` [-].

    ::

        f = 0.8 + 0.1894393 exp(-0.012778 t) + 0.2989558 exp(-0.1932605 t)

    Parameters: ``duration`` t [s] (the equation's minutes inside), a float or an array; NaN stays NaN.
    Valid for races of about 3.5 min to 4 h; above 1 (races under about 11 min) the rest is anaerobic.
    Raises ValueError for a negative duration.

    Reference: Daniels, Gilbert (1979), no DOI; as restated in public calculators.

    >>> round(daniels_gilbert1979_sustainable_fraction(3600.0), 3)
    0.888
    """
    minutes = not_negative("duration", duration) / MINUTE
    quick = 0.2989558 * np.exp(-0.1932605 * minutes)
    return shaped(0.8 + 0.1894393 * np.exp(-0.012778 * minutes) + quick, duration)


def daniels_gilbert1979_vdot(distance: Number, duration: Number | float) -> Number:
    """The index of a race result: oxygen uptake at its speed over the share held that long [ml/kg/min].

    ::

        VDOT = VO2(d / t) / f(t)

    Parameters: ``distance`` d [m], ``duration`` t [s]; floats or arrays that broadcast; NaN stays NaN.
    Valid for flat races run all-out over about 3.5 min to 4 h. Raises ValueError for a negative distance
    or a duration of zero or below.

    Reference: Daniels, Gilbert (1979), no DOI; as restated in public calculators.

    >>> round(daniels_gilbert1979_vdot(5000.0, 20 * 60.0), 1)
    49.8
    """
    time = positive("duration", duration)
    speed = not_negative("distance", distance) / time
    return shaped(
        daniels_gilbert1979_oxygen_uptake(speed) / daniels_gilbert1979_sustainable_fraction(time),
        distance,
        duration,
    )


def daniels_gilbert1979_duration(distance: Number, vdot: Number | float) -> Number:
    """Time in which a runner of index ``vdot`` races ``distance`` [s]: the root t of VDOT(d, t) = vdot.

    Found by bisection; there is one root, since a longer time over the same distance lowers the index.

    ::

        VO2(d / t) = vdot f(t)

    Parameters: ``distance`` d [m], ``vdot`` [ml/kg/min]; floats or arrays that broadcast; NaN stays NaN.
    Valid for times of about 3.5 min to 4 h; it assumes training for that distance and flatters marathons.
    Raises ValueError for a distance or index of zero or below.

    Reference: Daniels, Gilbert (1979), no DOI; as restated in public calculators.

    >>> round(daniels_gilbert1979_duration(5000.0, 49.8) / 60, 1)
    20.0
    """
    metres, index = np.broadcast_arrays(positive("distance", distance), positive("vdot", vdot))
    quick, slow = np.full(metres.shape, SHORTEST), np.full(metres.shape, LONGEST)
    for _ in range(HALVINGS):
        middle = np.sqrt(quick * slow)
        too_quick = daniels_gilbert1979_vdot(array(metres), middle) > index
        quick, slow = np.where(too_quick, middle, quick), np.where(too_quick, slow, middle)
    found: Array = np.where(np.isnan(metres) | np.isnan(index), np.nan, np.sqrt(quick * slow))
    return shaped(found, distance, vdot)
