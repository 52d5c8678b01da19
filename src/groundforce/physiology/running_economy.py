"""Running economy: what a kilometre costs in oxygen or energy, and how large a change has to be.

Economy needs measured gas exchange. What a watch tells (speed per heartbeat) is efficiency, see
:mod:`groundforce.physiology.heart_rate`, and never stands here.
"""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.calorimetry import (
    CALORIE,
    peronnet_massicotte1991_oxygen_energy,
    peronnet_massicotte1991_power,
)
from groundforce.physiology.constants import KILOMETRE, MINUTE
from groundforce.physiology.numeric import Number, array, not_negative, positive, shaped

KIPP2019 = ((3.0, 1.0), (5.5, 0.66))
"""(speed [m/s], per cent of speed gained for a per cent of economy)."""


def oxygen_cost(oxygen_uptake: Number, speed: Number | float) -> Number:
    """Running economy as oxygen for a kilometre [ml/kg/km].

    ::

        cost = 1000 VO2 / (60 v)

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min] gross and in steady state, ``speed`` v [m/s]; floats or
    arrays that broadcast; NaN stays NaN. Valid below the second threshold on the level. Raises ValueError
    for a negative uptake or a speed of zero or below. Well-trained runners use about 180 to 220.

    Reference: the definition of running economy (convention); range between runners about 20 %,
    DOI 10.1007/s00421-015-3115-y

    >>> oxygen_cost(48.0, 4.0)
    200.0
    """
    metres = positive("speed", speed) * MINUTE
    return shaped(not_negative("oxygen_uptake", oxygen_uptake) * KILOMETRE / metres, oxygen_uptake, speed)


def oxygen_uptake_at(cost: Number, speed: Number | float) -> Number:
    """Oxygen uptake of a runner of economy ``cost`` at a speed [ml/kg/min]: the inverse of the above.

    ::

        VO2 = cost 60 v / 1000

    Parameters: ``cost`` [ml/kg/km], ``speed`` v [m/s]; floats or arrays that broadcast; NaN stays NaN.
    Valid near the speed the cost was measured at. Raises ValueError for a negative cost or speed.

    Reference: the definition of running economy (convention).

    >>> oxygen_uptake_at(200.0, 4.0)
    48.0
    """
    metres = not_negative("speed", speed) * MINUTE
    return shaped(not_negative("cost", cost) * metres / KILOMETRE, cost, speed)


def energy_cost(
    oxygen_uptake: Number, speed: Number | float, respiratory_exchange_ratio: Number | float
) -> Number:
    """Running economy as energy for a metre, which allows for the fuel burnt [J/kg/m].

    ::

        cost = VO2 (16.89 + 4.84 RER) / (60 v)

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min], ``speed`` v [m/s], ``respiratory_exchange_ratio`` RER
    [-]; floats or arrays that broadcast; NaN stays NaN. Valid for 0.7 <= RER <= 1.0 in steady state below
    the second threshold. Raises ValueError outside, and for a negative uptake or speed of zero or below.

    Reference: Peronnet, Massicotte (1991), as in DOI 10.1139/apnm-2017-0781

    >>> round(energy_cost(48.0, 4.0, 0.9), 2)
    4.25
    """
    power = peronnet_massicotte1991_power(array(oxygen_uptake), respiratory_exchange_ratio)
    metre = power / positive("speed", speed)
    return shaped(metre, oxygen_uptake, speed, respiratory_exchange_ratio)


def energy_of_oxygen_cost(cost: Number, respiratory_exchange_ratio: Number | float) -> Number:
    """Energy for a metre of an economy told in oxygen [J/kg/m].

    ::

        energy = cost (16.89 + 4.84 RER) / 1000

    Parameters: ``cost`` [ml/kg/km], ``respiratory_exchange_ratio`` RER [-]; floats or arrays that broadcast;
    NaN stays NaN. Valid for 0.7 <= RER <= 1.0 in steady state. Raises ValueError outside and for a negative
    cost.

    Reference: Peronnet, Massicotte (1991), as in DOI 10.1139/apnm-2017-0781

    >>> round(energy_of_oxygen_cost(200.0, 0.9), 2)
    4.25
    """
    worth = peronnet_massicotte1991_oxygen_energy(array(respiratory_exchange_ratio))
    return shaped(not_negative("cost", cost) * worth / KILOMETRE, cost, respiratory_exchange_ratio)


def oxygen_of_energy_cost(cost: Number, respiratory_exchange_ratio: Number | float) -> Number:
    """Oxygen for a kilometre of an economy told in energy [ml/kg/km]: the inverse of the above.

    ::

        oxygen = 1000 cost / (16.89 + 4.84 RER)

    Parameters: ``cost`` [J/kg/m], ``respiratory_exchange_ratio`` RER [-]; floats or arrays that broadcast;
    NaN stays NaN. Valid for 0.7 <= RER <= 1.0 in steady state. Raises ValueError outside and for a negative
    cost.

    Reference: Peronnet, Massicotte (1991), as in DOI 10.1139/apnm-2017-0781

    >>> round(oxygen_of_energy_cost(4.2492, 0.9), 1)
    200.0
    """
    worth = peronnet_massicotte1991_oxygen_energy(array(respiratory_exchange_ratio))
    return shaped(not_negative("cost", cost) * KILOMETRE / worth, cost, respiratory_exchange_ratio)


def fletcher2009_caloric_unit_cost(cost: Number) -> Number:
    """Running economy in the calories people know [kcal/kg/km].

    ::

        calories = cost / 4.184

    Parameters: ``cost`` [J/kg/m], a float or an array; NaN stays NaN. Valid as the energy cost it is made
    from: about 1.05 to 1.11 in trained men, more at higher speed while oxygen cost stays level. Raises
    ValueError for a negative cost.

    Reference: Fletcher, Esau, MacIntosh (2009). Economy of running: beyond the measurement of oxygen uptake.
    J Appl Physiol 107:1918-1922. DOI 10.1152/japplphysiol.00307.2009 (n = 16)

    >>> round(fletcher2009_caloric_unit_cost(4.4), 2)
    1.05
    """
    return shaped(not_negative("cost", cost) / CALORIE, cost)


def doma2013_allometric_cost(
    oxygen_uptake: Number, speed: Number | float, body_mass: Number | float
) -> Number:
    """Oxygen for a metre scaled to body mass as Doma and Deakin report it [ml/kg^0.75/m].

    ::

        cost = VO2 m^0.25 / (60 v)

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min], ``speed`` v [m/s], ``body_mass`` m [kg]; floats or
    arrays that broadcast; NaN stays NaN. Valid for adults below the second threshold. Raises ValueError
    for a negative uptake, or a speed or mass of zero or below. The exponent is a convention; studies of
    runners find 0.6 to 0.75.

    Reference: Doma, Deakin (2013), Appl Physiol Nutr Metab (no DOI recorded); exponent by convention.

    >>> round(doma2013_allometric_cost(41.0, 3.0, 70.0), 2)
    0.66
    """
    scaled = not_negative("oxygen_uptake", oxygen_uptake) * positive("body_mass", body_mass) ** 0.25
    cost = scaled / (positive("speed", speed) * MINUTE)
    return shaped(cost, oxygen_uptake, speed, body_mass)


def saunders2004_smallest_worthwhile_change(cost: Number) -> Number:
    """The least change of a measured economy that matters, in the unit of ``cost``.

    ::

        change = 0.024 cost

    Parameters: ``cost`` in [ml/kg/km] or [J/kg/m], a float or an array; NaN stays NaN. Valid for trained
    runners at sub-threshold speeds; measured on eleven elite men. Raises ValueError for a negative cost.

    Reference: Saunders, Pyne, Telford, Hawley (2004). Reliability and variability of running economy in
    elite distance runners. Med Sci Sports Exerc 36:1972-1976. DOI 10.1249/01.MSS.0000145468.17329.9F

    >>> round(saunders2004_smallest_worthwhile_change(200.0), 2)
    4.8
    """
    share = parameter("economy_smallest_worthwhile_change").value
    return shaped(not_negative("cost", cost) * share, cost)


def saunders2004_change_error(cost: Number, tests_before: float = 1.0, tests_after: float = 1.0) -> Number:
    """Standard error of a change between tests before and after, in the unit of ``cost``.

    ::

        error = 0.024 cost sqrt(1 / n_before + 1 / n_after)

    Parameters: ``cost`` in [ml/kg/km] or [J/kg/m], a float or an array; NaN stays NaN; ``tests_before``
    and ``tests_after`` n [-] independent tests on each side. Valid for tests within a week in one
    laboratory; over three to four weeks the error is 2.3 to 3.1 %, in the best laboratories about 1 %.
    Raises ValueError for a negative cost or less than one test on a side.

    Reference: Saunders et al. (2004), DOI 10.1249/01.MSS.0000145468.17329.9F; the sum of two independent
    errors is derived.

    >>> round(saunders2004_change_error(200.0), 2), round(saunders2004_change_error(200.0, 4, 4), 2)
    (6.79, 3.39)
    """
    if min(tests_before, tests_after) < 1:
        raise ValueError(f"each side needs at least one test, got {tests_before:g} and {tests_after:g}")
    share = parameter("economy_test_error").value * np.sqrt(1.0 / tests_before + 1.0 / tests_after)
    return shaped(not_negative("cost", cost) * share, cost)


def kipp2019_speed_for_economy(speed: Number) -> Number:
    """Per cent of speed gained for each per cent of better economy at ``speed`` [-].

    ============  =====  =====
    speed [m/s]   <= 3   5.5
    gain [-]      1      0.66
    ============  =====  =====

    A straight line between the two; held at the ends.

    Parameters: ``speed`` [m/s], a float or an array; NaN stays NaN. Valid from 2.5 to 5.5 m/s over ground:
    below 3 m/s the paper finds slightly more than 1, above 5.5 less than what is given here. Raises
    ValueError for a negative speed.

    Reference: Kipp, Kram, Hoogkamer (2019). Extrapolating metabolic savings in running. Front Physiol
    10:79. DOI 10.3389/fphys.2019.00079

    >>> kipp2019_speed_for_economy(2.8), round(kipp2019_speed_for_economy(4.0), 3)
    (1.0, 0.864)
    """
    speeds, gains = zip(*KIPP2019, strict=True)
    return shaped(np.interp(not_negative("speed", speed), speeds, gains), speed)


def kipp2019_speed_after(speed: Number, economy_change: Number | float) -> Number:
    """Speed at the same effort after economy improved by a share [m/s].

    ::

        v' = v (1 + gain(v) change)

    Parameters: ``speed`` v [m/s], ``economy_change`` [-], 0.03 for 3 % less oxygen; floats or arrays that
    broadcast; NaN stays NaN. Valid from 2.5 to 5.5 m/s and for changes of a few per cent. Raises ValueError
    for a negative speed.

    Reference: Kipp et al. (2019), DOI 10.3389/fphys.2019.00079: at 2:04 marathon pace 3 % of economy are
    1.97 % of speed.

    >>> round(kipp2019_speed_after(5.5, 0.03), 3)
    5.609
    """
    gain = kipp2019_speed_for_economy(array(speed)) * array(economy_change)
    return shaped(array(speed) * (1.0 + gain), speed, economy_change)
