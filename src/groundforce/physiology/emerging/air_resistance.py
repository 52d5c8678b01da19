"""What moving through still air costs a runner."""

from __future__ import annotations

from groundforce.physiology.numeric import Number, not_negative, positive, shaped

PUGH1970 = 0.00354
"""Oxygen for a square metre of front at 1 m/s [l/min]."""


def pugh1970_air_oxygen_uptake(
    speed: Number, body_mass: Number | float, frontal_area: Number | float
) -> Number:
    """Oxygen uptake that air resistance adds on a windless day [ml/kg/min].

    ::

        VO2 = 1000 * 0.00354 A v^3 / m

    Parameters: ``speed`` v [m/s] through the air, ``body_mass`` m [kg], ``frontal_area`` A [m^2], about 0.48
    for a man of 70 kg (0.266 of body surface); floats or arrays that broadcast; NaN stays NaN. Valid for 3
    to 7 m/s near sea level without wind or company. Raises ValueError for a negative speed or a mass or area
    of zero or below. Later work finds about half as much, so this is an upper figure.

    Reference: Pugh (1970), J Physiol 207:823-835. DOI 10.1113/jphysiol.1970.sp009097. The coefficient is
    recalled; for 69 kg and 0.478 m^2 it gives the term 0.000525542 v^3 (km/h) that Leger & Mercier (1984)
    took from Pugh, DOI 10.2165/00007256-198401040-00003.

    >>> round(pugh1970_air_oxygen_uptake(5.0, 69.0, 0.478), 2)
    3.07
    """
    litres = PUGH1970 * positive("frontal_area", frontal_area) * not_negative("speed", speed) ** 3
    return shaped(1000.0 * litres / positive("body_mass", body_mass), speed, body_mass, frontal_area)
