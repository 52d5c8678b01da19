"""From oxygen and carbon dioxide to energy: what a millilitre of oxygen is worth."""

from __future__ import annotations

from groundforce.physiology.constants import MINUTE
from groundforce.physiology.numeric import Array, Number, not_negative, shaped, within

LOWEST, HIGHEST = 0.7, 1.0
"""Respiratory exchange ratios [-] of fat and of carbohydrate alone."""
CALORIE = 4.184
"""Joules in a calorie [J]."""


def peronnet_massicotte1991_oxygen_energy(respiratory_exchange_ratio: Number) -> Number:
    """Energy set free with a millilitre of oxygen [J/ml].

    ::

        e = 16.89 + 4.84 RER

    Parameters: ``respiratory_exchange_ratio`` RER [-], carbon dioxide out over oxygen in, a float or an
    array; NaN stays NaN. Valid for 0.7 <= RER <= 1.0 in steady state; above 1 the surplus carbon dioxide
    comes from buffering, not burning, so ValueError is raised outside.

    Reference: Peronnet, Massicotte (1991). Table of nonprotein respiratory quotient: an update. Can J
    Sport Sci 16:23-29, in the form Kipp, Byrnes, Kram (2018) use, DOI 10.1139/apnm-2017-0781. It gives
    about 3 % more than Weir's; published equations differ by up to 5.2 %.

    >>> round(peronnet_massicotte1991_oxygen_energy(0.9), 2)
    21.25
    """
    return shaped(16.89 + 4.84 * _ratio(respiratory_exchange_ratio), respiratory_exchange_ratio)


def weir1949_oxygen_energy(respiratory_exchange_ratio: Number) -> Number:
    """Energy set free with a millilitre of oxygen, protein left out [J/ml].

    ::

        e = 4.184 (3.941 + 1.106 RER)

    Parameters: ``respiratory_exchange_ratio`` RER [-], a float or an array; NaN stays NaN. Valid for
    0.7 <= RER <= 1.0 in steady state; ValueError outside.

    Reference: Weir (1949). New methods for calculating metabolic rate with special reference to protein
    metabolism. J Physiol 109:1-9. DOI 10.1113/jphysiol.1949.sp004363

    >>> round(weir1949_oxygen_energy(0.9), 2)
    20.65
    """
    ratio = _ratio(respiratory_exchange_ratio)
    return shaped(CALORIE * (3.941 + 1.106 * ratio), respiratory_exchange_ratio)


def peronnet_massicotte1991_power(
    oxygen_uptake: Number, respiratory_exchange_ratio: Number | float
) -> Number:
    """Metabolic power of an oxygen uptake [W/kg].

    ::

        P = VO2 (16.89 + 4.84 RER) / 60

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min], ``respiratory_exchange_ratio`` RER [-]; floats or
    arrays that broadcast; NaN stays NaN. Valid for 0.7 <= RER <= 1.0 in steady state. Raises ValueError
    outside and for a negative uptake.

    Reference: Peronnet, Massicotte (1991), as in DOI 10.1139/apnm-2017-0781

    >>> round(peronnet_massicotte1991_power(40.0, 0.9), 2)
    14.16
    """
    energy = 16.89 + 4.84 * _ratio(respiratory_exchange_ratio)
    uptake = not_negative("oxygen_uptake", oxygen_uptake)
    return shaped(uptake * energy / MINUTE, oxygen_uptake, respiratory_exchange_ratio)


def peronnet_massicotte1991_oxygen_uptake(
    power: Number, respiratory_exchange_ratio: Number | float
) -> Number:
    """Oxygen uptake that yields a metabolic power [ml/kg/min].

    ::

        VO2 = 60 P / (16.89 + 4.84 RER)

    Parameters: ``power`` P [W/kg], ``respiratory_exchange_ratio`` RER [-]; floats or arrays that
    broadcast; NaN stays NaN. Valid for 0.7 <= RER <= 1.0 in steady state. Raises ValueError outside and
    for a negative power.

    Reference: Peronnet, Massicotte (1991), as in DOI 10.1139/apnm-2017-0781

    >>> round(peronnet_massicotte1991_oxygen_uptake(14.164, 0.9), 1)
    40.0
    """
    energy = 16.89 + 4.84 * _ratio(respiratory_exchange_ratio)
    return shaped(not_negative("power", power) * MINUTE / energy, power, respiratory_exchange_ratio)


def _ratio(respiratory_exchange_ratio: Array | float) -> Array:
    return within("respiratory_exchange_ratio", respiratory_exchange_ratio, LOWEST, HIGHEST)
