"""How much heat, time and thirst push the heart rate up at the same speed. Recalled numbers, wide spreads.

Use them for a first guess where a runner's own history is too short to tell; a fit to that history always
comes first.
"""

from __future__ import annotations

import numpy as np

from groundforce.evidence import Constant, parameter
from groundforce.physiology.constants import HOUR
from groundforce.physiology.numeric import Array, Number, array, not_negative, shaped, within


def heart_rate_drift(duration: Number) -> Number:
    """Rise of heart rate by the end of an easy run in mild weather at even speed [bpm].

    ::

        drift = 10 max(0, t - 1/6)      t in hours

    Parameters: ``duration`` t [s], a float or an array; NaN stays NaN. Valid for easy runs of up to about
    two hours; larger in heat and thirst. Raises ValueError for a negative duration.

    Reference: onset after some 10 min seen in Wingo, Ganio, Cureton (2012), DOI 10.1097/JES.0b013e31824c43af;
    the slope is recalled, 5 to 15 bpm an hour.

    >>> heart_rate_drift(600.0), round(heart_rate_drift(4200.0), 6)
    (0.0, 10.0)
    """
    after = not_negative("duration", duration) - parameter("drift_onset").value
    return shaped(np.maximum(after, 0.0) / HOUR * parameter("drift_rate").value, duration)


def heart_rate_heat(temperature: Number) -> Number:
    """Rise of heart rate by air temperature at even speed [bpm].

    ::

        rise = 0.75 max(0, T - 16.5)

    Parameters: ``temperature`` T [degrees Celsius], a float or an array; NaN stays NaN. Valid from about
    0 to 35 degrees for runners used to the season; humidity, sun and wind are left out, and people not used
    to heat rise more. Below the threshold it says nothing and gives 0.

    Reference: recalled, 0.5 to 1.0 bpm a degree above 15 to 18 degrees; weak.

    >>> heart_rate_heat(26.5), heart_rate_heat(5.0)
    (7.5, 0.0)
    """
    above = np.maximum(array(temperature) - parameter("heat_threshold").value, 0.0)
    return shaped(above * parameter("heat_rate").value, temperature)


def heart_rate_heat_interval(temperature: Number) -> tuple[Number, Number]:
    """Least and most rise of heart rate by air temperature over the recalled spread [bpm].

    ::

        low = 0.5 max(0, T - 18),  high = 1.0 max(0, T - 15)

    Parameters: ``temperature`` T [degrees Celsius], a float or an array; NaN stays NaN. Valid as
    :func:`heart_rate_heat`. It is a spread of recollections, not a confidence interval.

    Reference: recalled; weak.

    >>> heart_rate_heat_interval(28.0)
    (5.0, 13.0)
    """
    rate, threshold = parameter("heat_rate"), parameter("heat_threshold")
    degrees = array(temperature)
    low = np.maximum(degrees - threshold.high, 0.0) * rate.low
    high = np.maximum(degrees - threshold.low, 0.0) * rate.high
    return shaped(low, temperature), shaped(high, temperature)


def heart_rate_dehydration(mass_lost: Number) -> Number:
    """Rise of heart rate with sweat not drunk back, in heat [bpm].

    ::

        rise = 500 lost            5 bpm for each 1 % of body mass

    Parameters: ``mass_lost`` [-], share of body mass, a float or an array; NaN stays NaN. Valid from 0 to
    0.06 in the heat; less when cool. Raises ValueError for a share below 0 or above 0.2.

    Reference: recalled, 3 to 7 bpm for 1 %; that drift grows with dehydration is seen in Wingo et al. (2012),
    DOI 10.1097/JES.0b013e31824c43af

    >>> heart_rate_dehydration(0.02)
    10.0
    """
    lost: Array = within("mass_lost", mass_lost, 0.0, 0.2)
    rate: Constant = parameter("dehydration_rate")
    return shaped(lost * 100.0 * rate.value, mass_lost)
