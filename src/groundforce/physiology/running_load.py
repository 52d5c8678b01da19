"""What a run cost, by the measures in use: heart-rate impulses, session ratings, monotony and strain.

The measures have different units and are never added to each other. Functions take floats or arrays, of whole
runs or of the steps of one run's profile; over a profile, sum the result. The share of heart-rate reserve
they take is :func:`groundforce.physiology.heart_rate.karvonen1957_reserve_fraction`, held within 0 to 1.
"""

from __future__ import annotations

import numpy as np

from groundforce.physiology.constants import HOUR, MINUTE
from groundforce.physiology.numeric import (
    Array,
    Number,
    Numeric,
    array,
    not_negative,
    positive,
    reduced,
    shaped,
    within,
)

BANISTER_MEN = (0.64, 1.92)
"""Scale and exponent [-] of the weight in men."""
BANISTER_WOMEN = (0.86, 1.67)
"""The same in women."""
DAYS_PER_WEEK = 7
HARDEST = 10.0
"""Upper end of the scale of effort (Borg CR10)."""


def individual_trimp(duration: Number, reserve: Number | float, scale: float, exponent: float) -> Number:
    """Training impulse with given weights [arbitrary units].

    ::

        TRIMP = minutes r a exp(b r)

    Parameters: ``duration`` [s]; ``reserve`` r [-], share of heart-rate reserve; floats or arrays that
    broadcast; NaN stays NaN; ``scale`` a and ``exponent`` b [-], such as those of a runner's own lactate
    curve. Valid for r from 0 to 1, and for the person and season the weights were measured in. Raises
    ValueError for a negative duration or a share outside 0 to 1.

    Reference: Manzi, Iellamo, Impellizzeri, D'Ottavio, Castagna (2009). Relation between individualized
    training impulses and performance in distance runners. Med Sci Sports Exerc 41:2090-2096.
    DOI 10.1249/MSS.0b013e3181a6a959 (abstract seen, eight runners; the exponential form is Banister's)

    >>> individual_trimp(3600.0, 0.0, 0.64, 1.92)
    0.0
    """
    share = within("reserve", reserve, 0.0, 1.0)
    minutes = not_negative("duration", duration) / MINUTE
    return shaped(minutes * share * scale * np.exp(exponent * share), duration, reserve)


def banister1991_trimp(duration: Number, reserve: Number | float, female: bool | None = None) -> Number:
    """Training impulse of a run by heart rate [arbitrary units].

    ::

        men    TRIMP = minutes r 0.64 exp(1.92 r)
        women  TRIMP = minutes r 0.86 exp(1.67 r)

    Parameters: ``duration`` [s]; ``reserve`` r [-], share of heart-rate reserve; floats or arrays that
    broadcast; NaN stays NaN; ``female`` None, sex not known, gives the mean of the two. Valid for r from 0 to
    1 and for days of one person against each other: the weights follow lactate curves of few people. Raises
    ValueError as :func:`individual_trimp`.

    Reference: Banister (1991). Modeling elite athletic performance. In Physiological Testing of Elite
    Athletes, p. 403-424 (a book; no DOI). The weights were seen in several programs, not in the book.

    >>> round(banister1991_trimp(3600.0, 0.7, female=False), 1)
    103.1
    """
    if female is None:
        women, men = (array(banister1991_trimp(duration, reserve, one)) for one in (True, False))
        return shaped(0.5 * (women + men), duration, reserve)
    return individual_trimp(duration, reserve, *(BANISTER_WOMEN if female else BANISTER_MEN))


def edwards1993_trimp(duration: Number, share_of_maximum: Number | float) -> Number:
    """Minutes in five zones of heart rate, counted 1 to 5 [arbitrary units].

    ==============  ======  ======  ======  ======  =======
    share of HRmax  .5-.6   .6-.7   .7-.8   .8-.9   .9 on
    weight          1       2       3       4       5
    ==============  ======  ======  ======  ======  =======

    Parameters: ``duration`` [s], ``share_of_maximum`` [-]; floats or arrays that broadcast; NaN stays NaN.
    Nothing counts below 0.5. Valid as a count of minutes: zones and weights are a convention with no response
    behind them. Raises ValueError for a negative input.

    Reference: Edwards (1993). The Heart Rate Monitor Book (no DOI); convention.

    >>> edwards1993_trimp(600.0, 0.75), edwards1993_trimp(600.0, 0.45)
    (30.0, 0.0)
    """
    share = not_negative("share_of_maximum", share_of_maximum)
    zone = np.clip(np.floor(share * 10.0 + 1e-9) - 4.0, 0.0, 5.0)
    return shaped(not_negative("duration", duration) / MINUTE * zone, duration, share_of_maximum)


def lucia2003_trimp(
    duration: Number, heart_rate: Number | float, first_threshold: float, second_threshold: float
) -> Number:
    """Minutes in three zones of heart rate, counted 1 to 3 [arbitrary units].

    ::

        TRIMP = minutes x (1 below the first threshold, 2 between, 3 from the second on)

    Parameters: ``duration`` [s], ``heart_rate`` [bpm]; floats or arrays that broadcast; NaN stays NaN;
    ``first_threshold`` and ``second_threshold`` [bpm], the ventilatory ones. Valid where both thresholds were
    measured. Raises ValueError for a negative duration or thresholds out of order.

    Reference: Lucia, Hoyos, Santalla, Earnest, Chicharro (2003). Tour de France versus Vuelta a Espana: which
    is harder? Med Sci Sports Exerc 35:872-878. DOI 10.1249/01.MSS.0000064999.82036.B4 (seen second-hand)

    >>> lucia2003_trimp(600.0, 160.0, 150.0, 170.0)
    20.0
    """
    if not first_threshold < second_threshold:
        raise ValueError("the first threshold must lie below the second")
    rate = array(heart_rate)
    zone = np.where(rate < first_threshold, 1.0, np.where(rate < second_threshold, 2.0, 3.0))
    minutes = not_negative("duration", duration) / MINUTE
    return shaped(minutes * np.where(np.isnan(rate), np.nan, zone), duration, heart_rate)


def foster2001_session_rpe(duration: Number, effort: Number | float) -> Number:
    """Session rating: minutes times the effort of the whole session [arbitrary units].

    ::

        sRPE = minutes x effort

    Parameters: ``duration`` [s]; ``effort`` 0 to 10 (Borg CR10) [-]; floats or arrays that broadcast; NaN
    stays NaN. Valid for ratings given about half an hour after a session; it needs no sensor. Raises
    ValueError for a negative duration or an effort outside 0 to 10.

    Reference: Foster et al. (2001). A new approach to monitoring exercise training. J Strength Cond Res
    15:109-115. DOI 10.1519/00124278-200102000-00019 (abstract seen)

    >>> foster2001_session_rpe(3600.0, 5.0)
    300.0
    """
    rating = within("effort", effort, 0.0, HARDEST)
    return shaped(not_negative("duration", duration) / MINUTE * rating, duration, effort)


def running_stress_score(
    duration: Number, flat_speed: Number | float, threshold_speed: Number | float
) -> Number:
    """Running stress score, 100 for an hour at threshold [-].

    ::

        score = 100 hours (v / v_threshold)^2

    Parameters: ``duration`` [s], grade-adjusted ``flat_speed`` v and ``threshold_speed`` [m/s]; floats or
    arrays that broadcast; NaN stays NaN. Valid as a count against a threshold speed that is known. Raises
    ValueError for a negative input or a threshold speed of zero.

    Reference: convention of platforms ("rTSS"), carried over from cycling power; no paper tests it (no DOI).

    >>> running_stress_score(3600.0, 4.0, 4.0), running_stress_score(3600.0, 2.0, 4.0)
    (100.0, 25.0)
    """
    ratio = not_negative("flat_speed", flat_speed) / positive("threshold_speed", threshold_speed)
    hours = not_negative("duration", duration) / HOUR
    return shaped(100.0 * hours * ratio**2, duration, flat_speed, threshold_speed)


def foster1998_monotony(daily: Array) -> Numeric:
    """Monotony of a week [-]: mean over standard deviation of its daily loads.

    ::

        M = mean / SD

    Parameters: ``daily`` loads in any unit, shape (..., 7), rest days as 0; NaN stays NaN; the SD is that of
    the population. The result has shape (...), a float for one week. Valid for weeks whose days differ: NaN
    where all are alike, where the ratio says nothing. Raises ValueError for other than seven days.

    Reference: Foster (1998). Monitoring training in athletes with reference to overtraining syndrome.
    Med Sci Sports Exerc 30:1164-1168. DOI 10.1097/00005768-199807000-00023 (seen second-hand, 25 athletes)

    >>> round(foster1998_monotony(np.array([100.0, 0, 100, 0, 100, 0, 100])), 3)
    1.155
    """
    days = array(daily)
    if days.shape[-1:] != (DAYS_PER_WEEK,):
        raise ValueError("monotony is of seven daily loads")
    mean, spread = days.mean(axis=-1), days.std(axis=-1)
    alike = spread <= 1e-9 * np.maximum(np.abs(mean), 1e-12)
    ratio = np.divide(mean, spread, out=np.full_like(mean, np.nan), where=~alike)
    return reduced(ratio)


def foster1998_strain(daily: Array) -> Numeric:
    """Strain of a week [unit of the loads]: its load times its monotony.

    ::

        S = sum of daily loads x monotony

    Parameters: ``daily`` loads, shape (..., 7); the result has shape (...), a float for one week; NaN where
    the monotony is. Valid, and errors raised, as :func:`foster1998_monotony`.

    Reference: Foster (1998), DOI 10.1097/00005768-199807000-00023 (seen second-hand)

    >>> round(foster1998_strain(np.array([100.0, 0, 100, 0, 100, 0, 100])))
    462
    """
    return reduced(array(daily).sum(axis=-1) * foster1998_monotony(daily))
