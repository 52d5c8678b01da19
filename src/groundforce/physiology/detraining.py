"""What time without training takes from strength, what little keeps it, and how fast it comes back."""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Number, not_negative, shaped, within

BOSQUET2013_SMD = {"submaximal strength": -0.62, "maximal force": -0.46, "maximal power": -0.20}
"""Pooled effect of stopping training, standardised mean difference [-], 103 studies."""


def strength_retained(days: Number) -> Number:
    """Share of strength kept after days without strength training [-].

    ::

        kept = 1 - a (1 - exp(-(d - d0) / tau))   for d > d0, else 1

    ``a`` = 0.2 of the strength can go (what training had added), after ``d0`` = 21 days, with ``tau`` = 70
    days: -6 % after 7 weeks, -11 % after 12, never below 80 %.

    Parameters: ``days`` without any session for the muscles [d], a float or an array; NaN stays NaN. Valid
    for adults under 65 who lifted for months before; older people lose more. Raises ValueError for negative
    days.

    That stopping costs strength, and clearly so only after three to four weeks, is Bosquet et al. (2013),
    DOI 10.1111/sms.12047 (:data:`BOSQUET2013_SMD`); the curve is judgement, and lies near what lifters' logs
    showed after 22 gaps without any session: median -6 % at 5 to 9 weeks (12), -11 % at 9 to 14 (10).

    >>> strength_retained(14.0), round(strength_retained(84.0), 3)
    (1.0, 0.881)
    """
    over = np.maximum(not_negative("days", days) - parameter("detraining_free_days").value, 0.0)
    gone = 1.0 - np.exp(-over / parameter("detraining_time").value)
    return shaped(1.0 - parameter("detraining_share").value * gone, days)


def strength_retained_spread(days: Number) -> Number:
    """Standard deviation between people of :func:`strength_retained` [-].

    ::

        SD = 0.5 (1 - kept)

    Parameters: ``days`` [d]; valid, and raising, as there. Judgement.

    >>> strength_retained_spread(14.0), round(strength_retained_spread(84.0), 3)
    (0.0, 0.059)
    """
    lost = 1.0 - np.asarray(strength_retained(days))
    return shaped(parameter("detraining_spread").value * lost, days)


def spiering2021_maintained(sessions_per_week: Number, load_share: Number | float) -> Number:
    """Whether a reduced dose keeps strength: 1 where it does, 0 where it does not [-].

    ::

        kept = sessions >= 1 a week and load >= 0.9 of the load trained with

    Parameters: ``sessions_per_week`` [1/week], one set an exercise at least; ``load_share`` load now over
    load before [-]; floats or arrays that broadcast; NaN stays NaN. Valid up to 32 weeks in younger adults;
    older people need two a week with two to three sets; data in athletes are few. "Load held" is read as 90 %
    (judgement). Raises ValueError for a negative number.

    Reference: Spiering et al. (2021). Maintaining physical performance: the minimal dose of exercise needed
    to preserve endurance and strength over time. J Strength Cond Res. DOI 10.1519/JSC.0000000000003964; one
    heavy session a week through 13 weeks of racing in cyclists: Ronnestad et al. (2010), DOI
    10.1007/s00421-010-1622-4.

    >>> spiering2021_maintained(1.0, 1.0), spiering2021_maintained(1.0, 0.6)
    (1.0, 0.0)
    """
    sessions, share = (
        not_negative("sessions_per_week", sessions_per_week),
        not_negative("load_share", load_share),
    )
    kept = (sessions >= 1.0) & (share >= parameter("maintenance_load_share").value)
    return shaped(np.where(np.isnan(sessions + share), np.nan, kept), sessions_per_week, load_share)


def strength_regained(days: Number, lost: Number | float) -> Number:
    """Share of strength after days of training again, where ``lost`` of it had gone [-].

    ::

        strength = 1 - lost exp(-d / tau)

    ``tau`` = 21 days: lost strength comes back in about half the time it took to go, faster than it was
    first built.

    Parameters: ``days`` of regular training since the return [d]; ``lost`` share gone at the return [-], 0
    to 1; floats or arrays that broadcast; NaN stays NaN. Valid for adults who lifted before. Raises
    ValueError outside. That retraining is faster than training is one small trial seen as an abstract (Ohmori
    1999, untrained men, 16 weeks off, no DOI); "half the time" is recalled from practice.

    >>> strength_regained(0.0, 0.1), round(strength_regained(21.0, 0.1), 3)
    (0.9, 0.963)
    """
    time = parameter("retraining_time").value
    gone = within("lost", lost, 0.0, 1.0)
    return shaped(1.0 - gone * np.exp(-not_negative("days", days) / time), days, lost)
