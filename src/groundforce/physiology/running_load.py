"""What a run cost, by the measures in use: heart-rate impulses, session ratings, monotony and strain.

The measures have different units and are never added to each other. Functions take floats or arrays, of whole
runs or of the steps of one run's profile; over a profile, sum the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundforce.physiology.numeric import Numeric

BANISTER_MEN = (0.64, 1.92)
BANISTER_WOMEN = (0.86, 1.67)
"""Scale and exponent of the weight."""
DAYS_PER_WEEK = 7


def share_of_reserve(heart_rate: Numeric, resting: Numeric, maximum: Numeric) -> Numeric:
    """Share of the heart-rate reserve in use [-], (HR - rest) / (max - rest), held between 0 and 1.

    Heart rates in beats/min; NaN stays NaN. Raises ValueError where ``maximum`` is not above ``resting``.

    Valid between a measured resting and highest heart rate; a convention (Karvonen 1957, recalled).

    >>> round(float(share_of_reserve(150.0, 50.0, 190.0)), 3)
    0.714
    """
    if np.any(np.asarray(maximum) <= np.asarray(resting)):
        raise ValueError("the maximum heart rate must be above the resting one")
    share = (np.asarray(heart_rate, dtype=np.float64) - resting) / (np.asarray(maximum) - resting)
    return cast("Numeric", np.clip(share, 0.0, 1.0)[()])


def individual_trimp(duration: Numeric, reserve: Numeric, scale: float, exponent: float) -> Numeric:
    """Training impulse with given weights: minutes x r x a e^(b r) [arbitrary units].

    ``duration`` s, ``reserve`` r [-] share of heart-rate reserve, ``scale`` a and ``exponent`` b, such as
    those of a runner's own lactate curve (the individual TRIMP of Manzi 2009, J Strength Cond Res; recalled,
    its DOI not checked).

    Valid for the person and season the weights were measured in.

    >>> float(individual_trimp(3600.0, 0.0, 0.64, 1.92))
    0.0
    """
    return cast("Numeric", duration / 60.0 * reserve * scale * np.exp(exponent * reserve))


def banister1991_trimp(duration: Numeric, reserve: Numeric, female: bool | None = None) -> Numeric:
    """Training impulse [arbitrary units]: minutes x r x 0.64 e^(1.92 r), in women 0.86 e^(1.67 r).

    ``duration`` s, ``reserve`` r [-] in 0 to 1. ``female`` None, sex not known, gives the mean of the two.
    The weights follow lactate curves of few people; the impulse compares days of one person, not people.

    Valid for days of one person against each other.

    Reference: Banister 1991, Modeling elite athletic performance, in Physiological Testing of Elite Athletes,
    p. 403-424 (a book; no DOI). The weights were seen in several programs that use them, not in the book.

    >>> round(float(banister1991_trimp(3600.0, 0.7, female=False)), 1)
    103.1
    """
    if female is None:
        return 0.5 * (
            banister1991_trimp(duration, reserve, True) + banister1991_trimp(duration, reserve, False)
        )
    return individual_trimp(duration, reserve, *(BANISTER_WOMEN if female else BANISTER_MEN))


def edwards1993_trimp(duration: Numeric, share_of_maximum: Numeric) -> Numeric:
    """Summed zones [arbitrary units]: minutes x 1 to 5 for each tenth of HRmax from 50-60 % to 90-100 %.

    ``duration`` s, ``share_of_maximum`` [-]; nothing counts below 0.5, above 1 counts as zone 5; NaN stays
    NaN. Zones and weights are a convention with no response behind them.

    Valid as a count of minutes; no response was measured against it.

    Reference: Edwards 1993, The Heart Rate Monitor Book (no DOI).

    >>> float(edwards1993_trimp(600.0, 0.75)), float(edwards1993_trimp(600.0, 0.45))
    (30.0, 0.0)
    """
    share = np.asarray(share_of_maximum, dtype=np.float64)
    zone = np.clip(np.floor(share * 10.0 + 1e-9) - 4.0, 0.0, 5.0)
    return cast("Numeric", (duration / 60.0 * zone)[()])


def lucia2003_trimp(
    duration: Numeric, heart_rate: Numeric, first_threshold: float, second_threshold: float
) -> Numeric:
    """Summed zones [arbitrary units]: minutes x 1 below, x 2 between, x 3 from the second threshold on.

    ``duration`` s; heart rate and the two ventilatory thresholds in beats/min; NaN stays NaN. Raises
    ValueError where the thresholds are not in order.

    Valid where both thresholds were measured.

    Reference: Lucia, Hoyos, Santalla, Earnest, Chicharro (2003), Tour de France versus Vuelta a Espana.
    Med Sci Sports Exerc 35:872-878. DOI 10.1249/01.MSS.0000064999.82036.B4 (recalled).

    >>> float(lucia2003_trimp(600.0, 160.0, 150.0, 170.0))
    20.0
    """
    if not first_threshold < second_threshold:
        raise ValueError("the first threshold must lie below the second")
    rate = np.asarray(heart_rate, dtype=np.float64)
    zone = np.where(rate < first_threshold, 1.0, np.where(rate < second_threshold, 2.0, 3.0))
    return cast("Numeric", (duration / 60.0 * np.where(np.isnan(rate), np.nan, zone))[()])


def foster2001_session_rpe(duration: Numeric, effort: Numeric) -> Numeric:
    """Session rating [arbitrary units]: minutes x effort of the whole session, 0 to 10 (Borg CR10).

    ``duration`` s. It needs no sensor. Raises ValueError for an effort outside 0 to 10.

    Valid for ratings given about half an hour after a session.

    Reference: Foster and others (2001), A new approach to monitoring exercise training. J Strength Cond Res
    15:109-115. DOI 10.1519/00124278-200102000-00019 (recalled).

    >>> foster2001_session_rpe(3600.0, 5.0)
    300.0
    """
    if np.any((np.asarray(effort) < 0.0) | (np.asarray(effort) > 10.0)):
        raise ValueError("effort is a rating from 0 to 10")
    return duration / 60.0 * effort


def running_stress_score(duration: Numeric, flat_speed: Numeric, threshold_speed: Numeric) -> Numeric:
    """Running stress score [-], 100 for an hour at threshold: 100 x hours x (flat speed / threshold speed)^2.

    ``duration`` s, grade-adjusted ``flat_speed`` and ``threshold_speed`` m/s. A platform convention ("rTSS"),
    carried over from cycling power; no paper tests it. Raises ValueError for a threshold speed of 0 or less.

    Valid as a count against a threshold speed that is known.

    >>> running_stress_score(3600.0, 4.0, 4.0), running_stress_score(3600.0, 2.0, 4.0)
    (100.0, 25.0)
    """
    if np.any(np.asarray(threshold_speed) <= 0.0):
        raise ValueError("the threshold speed must be above 0")
    return 100.0 * duration / 3600.0 * (flat_speed / threshold_speed) ** 2


def foster1998_monotony(daily: NDArray[np.float64]) -> Numeric:
    """Monotony of a week [-]: mean over standard deviation of the seven daily loads.

    ``daily`` of shape (..., 7), rest days as 0; the deviation is that of the population. NaN where all days
    are alike: the ratio says nothing there. Raises ValueError for other than seven days.

    Valid for weeks whose days differ.

    Reference: Foster (1998), Monitoring training in athletes with reference to overtraining syndrome.
    Med Sci Sports Exerc 30:1164-1168. DOI 10.1097/00005768-199807000-00023 (recalled).

    >>> round(float(foster1998_monotony(np.array([100.0, 0, 100, 0, 100, 0, 100]))), 3)
    1.155
    """
    days = np.asarray(daily, dtype=np.float64)
    if days.shape[-1:] != (DAYS_PER_WEEK,):
        raise ValueError("monotony is of seven daily loads")
    mean, spread = days.mean(axis=-1), days.std(axis=-1)
    alike = spread <= 1e-9 * np.maximum(np.abs(mean), 1e-12)
    ratio = np.divide(mean, spread, out=np.full_like(mean, np.nan), where=~alike)
    return cast("Numeric", ratio[()])


def foster1998_strain(daily: NDArray[np.float64]) -> Numeric:
    """Strain of a week [arbitrary units]: its load times its monotony; NaN where that is undefined.

    ``daily`` of shape (..., 7). Reference as :func:`foster1998_monotony`.

    Valid as its monotony is; recalled.

    ::

        S = sum of daily loads x monotony

    >>> round(float(foster1998_strain(np.array([100.0, 0, 100, 0, 100, 0, 100]))))
    462
    """
    return cast("Numeric", np.asarray(daily, dtype=np.float64).sum(axis=-1) * foster1998_monotony(daily))
