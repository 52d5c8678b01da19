"""Bone models that rest on recollection: daily load stimulus, impact score, fatigue damage.

Ordinal: these compare weeks and plans, they do not predict bone density or fracture. The equations were
recalled, not seen in the papers; where two agree with the osteogenic index that is no confirmation.
"""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Array, Number, Numeric, array, not_negative, reduced, shaped

EXPONENT = 4.0
"""m of the daily load stimulus [-]."""
CYCLES_TO_DEAF = 40.0
"""Cycles after which 95 % of sensitivity is gone (20 to 60 in rodents)."""


def carter1987_daily_load_stimulus(cycles: Array, load: Array, exponent: float = EXPONENT) -> Numeric:
    """Daily load stimulus [unit of ``load``, ordinal].

    ::

        stimulus = (sum over kinds of n s^m)^(1/m)

    Parameters: ``cycles`` n [-] and ``load`` s [BW] of each kind of loading, shape (..., kinds);
    ``exponent`` m [-], about 4. The result has shape (...), a float for one day; NaN stays NaN. Valid for
    comparing days of one person. Raises ValueError for a negative input.

    Reference: Carter, Fyhrie, Whalen (1987), J Biomech; Beaupre, Orr, Carter (1990), J Orthop Res (recalled,
    no DOI checked).

    >>> round(carter1987_daily_load_stimulus(np.array([16.0]), np.array([2.0])), 3)
    4.0
    """
    parts = not_negative("cycles", cycles) * not_negative("load", load) ** exponent
    return reduced(np.sum(parts, axis=-1) ** (1.0 / exponent))


def refractory_cycles(cycles: Number, to_deaf: float = CYCLES_TO_DEAF) -> Number:
    """Cycles that count in one bout, while sensitivity fades to 5 % after ``to_deaf`` cycles [-].

    ::

        N_eff = (1 - e^(-k N)) / k,  k = -ln(0.05) / to_deaf

    Parameters: ``cycles`` N [-], a float or an array; NaN stays NaN; ``to_deaf`` [-]. Valid as a shape; the
    cycles were counted in rodents. Raises ValueError for a negative number.

    Reference: a smooth form of "about 95 % lost after 20 to 60 cycles" (Umemura 1997, Robling 2002);
    recalled.

    >>> [round(refractory_cycles(float(n)), 1) for n in (5, 40, 5000)]
    [4.2, 12.7, 13.4]
    """
    rate = -np.log(0.05) / to_deaf
    return shaped(-np.expm1(-rate * not_negative("cycles", cycles)) / rate, cycles)


def genc2009_enhanced_stimulus(
    cycles: Array, load: Array, sensitivity: Array, exponent: float = EXPONENT
) -> Numeric:
    """Daily load stimulus with fading and recovery [unit of ``load``, ordinal].

    ::

        stimulus = (sum over kinds of r N_eff s^m)^(1/m)

    with N_eff of :func:`refractory_cycles`.

    Parameters: as :func:`carter1987_daily_load_stimulus`, and ``sensitivity`` r [-], 0 to 1, that
    the bone has when the kind of loading begins. Valid for comparing days of one person. Raises
    ValueError for a negative input.

    Reference: after the idea of an enhanced daily load stimulus (Genc, Humphreys, Cavanagh 2009, Aviat Space
    Environ Med; recalled, no DOI checked); the form here is this project's own.

    >>> cycles, load = np.array([1000.0]), np.array([2.5])
    >>> round(genc2009_enhanced_stimulus(cycles, load, np.array([1.0])), 2)
    4.78
    """
    counted = not_negative("sensitivity", sensitivity) * refractory_cycles(array(cycles))
    return carter1987_daily_load_stimulus(counted, load, exponent)


def ahola2010_daily_impact_score(acceleration: Array, impacts: Array) -> Numeric:
    """Daily impact score [ordinal].

    ::

        score = sum over bins of a ln(n + 1)

    Parameters: ``acceleration`` a [g] and ``impacts`` n [-] of each bin, shape (..., bins); the result has
    shape (...), a float for one day; NaN stays NaN. Valid for one accelerometer worn on the hip, bins of 0.3
    to 9.9 g. Raises ValueError for a negative input.

    Reference: Ahola, Korpelainen, Vainionpaa, Jamsa (2010), J Biomech (recalled, no DOI checked).

    >>> round(ahola2010_daily_impact_score(np.array([2.0, 4.0]), np.array([1000.0, 20.0])), 2)
    26.0
    """
    score = not_negative("acceleration", acceleration) * np.log1p(not_negative("impacts", impacts))
    return reduced(score.sum(axis=-1))


def warden2021_relative_damage(
    strain_ratio: Number, cycles_ratio: Number | float = 1.0, rise: float | None = None
) -> Number:
    """Fatigue damage against a reference when strain and cycles are multiplied by these ratios [-].

    ::

        damage = cycles ratio x strain ratio^q,  q = ln 2 / ln 1.1 = 7.3

    since fatigue life halves when strain rises by ``rise``, 10 %.

    Parameters: ``strain_ratio`` and ``cycles_ratio`` [-]; floats or arrays that broadcast; NaN stays NaN;
    ``rise`` [-], None for the registered 0.10. Valid for ratios near 1: it ranks choices (more steps against
    harder steps) and says nothing of when a bone fails. Raises ValueError for a negative ratio.

    Reference: Warden, Edwards, Willy (2021). Preventing bone stress injuries in runners with optimal
    workload. Curr Osteoporos Rep 19:298-307. DOI 10.1007/s11914-021-00666-y (seen second-hand)

    >>> [round(warden2021_relative_damage(*ratios), 3) for ratios in ((1.1, 1.0), (1.0, 1.1))]
    [2.0, 1.1]
    """
    halving = parameter("strain_halving").value if rise is None else rise
    power = np.log(2.0) / np.log1p(halving)
    damage = not_negative("cycles_ratio", cycles_ratio) * not_negative("strain_ratio", strain_ratio) ** power
    return shaped(damage, strain_ratio, cycles_ratio)
