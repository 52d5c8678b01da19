"""Bone models that rest on recollection: daily load stimulus, impact score, fatigue damage.

Ordinal: these compare weeks and plans, they do not predict bone density or fracture. The equations were
recalled, not seen in the papers; where two agree with the osteogenic index that is no confirmation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundforce.physiology.numeric import Numeric

EXPONENT = 4.0
"""m of the daily load stimulus."""
CYCLES_TO_DEAF = 40.0
"""Cycles after which 95 % of sensitivity is gone (20 to 60 in rodents)."""


def carter1987_daily_load_stimulus(
    cycles: NDArray[np.float64], load: NDArray[np.float64], exponent: float = EXPONENT
) -> Numeric:
    """Daily load stimulus [unit of ``load``, ordinal]: (sum of n s^m)^(1/m), m about 4.

    ``cycles`` n and ``load`` s of each kind of loading, kinds on the last axis. Carter, Fyhrie and Whalen
    1987, J Biomech; Beaupre, Orr and Carter 1990, J Orthop Res. Recalled.

    Valid for comparing days of one person.

    >>> round(float(carter1987_daily_load_stimulus(np.array([16.0]), np.array([2.0]))), 3)
    4.0
    """
    total = np.sum(np.asarray(cycles, np.float64) * np.asarray(load, np.float64) ** exponent, axis=-1)
    return cast("Numeric", (total ** (1.0 / exponent))[()])


def refractory_cycles(cycles: Numeric, to_deaf: float = CYCLES_TO_DEAF) -> Numeric:
    """Cycles that count in one bout [-] while sensitivity fades to 5 % after ``to_deaf`` cycles.

    ::

        N_eff = (1 - e^(-k N)) / k,  k = -ln(0.05) / to_deaf

    A smooth form of "about 95 % lost after 20 to 60 cycles" (Umemura 1997, Robling 2002; rodents; recalled).

    Valid as a shape; the cycles were counted in rodents.

    >>> [round(float(refractory_cycles(float(n)), ), 1) for n in (5, 40, 5000)]
    [4.2, 12.7, 13.4]
    """
    rate = -np.log(0.05) / to_deaf
    return cast("Numeric", -np.expm1(-rate * np.asarray(cycles, np.float64))[()] / rate)


def genc2009_augmented_stimulus(
    cycles: NDArray[np.float64],
    load: NDArray[np.float64],
    sensitivity: NDArray[np.float64],
    exponent: float = EXPONENT,
) -> Numeric:
    """Daily load stimulus with fading and recovery [unit of ``load``, ordinal].

    As :func:`carter1987_daily_load_stimulus`, with cycles that count (:func:`refractory_cycles`) times the
    ``sensitivity`` [0-1] the bone has when the kind of loading begins. After the idea of Genc and others 2009
    (J Biomech; recalled); the form here is this project's own.

    Valid for comparing days of one person: ``(sum of r N_eff s^m)^(1/m)``.

    >>> cycles, load = np.array([1000.0]), np.array([2.5])
    >>> round(float(genc2009_augmented_stimulus(cycles, load, np.array([1.0]))), 2)
    4.78
    """
    counted = np.asarray(sensitivity, np.float64) * refractory_cycles(np.asarray(cycles, np.float64))
    return carter1987_daily_load_stimulus(counted, load, exponent)


def ahola2010_daily_impact_score(acceleration: NDArray[np.float64], impacts: NDArray[np.float64]) -> Numeric:
    """Daily impact score [ordinal]: sum over bins (last axis) of acceleration [g] x ln(impacts + 1).

    For hip-worn accelerometers, bins of 0.3 to 9.9 g. Ahola, Korpelainen, Vainionpaa, Jamsa 2010, J Biomech;
    recalled.

    Valid for one device worn in one place.

    >>> round(float(ahola2010_daily_impact_score(np.array([2.0, 4.0]), np.array([1000.0, 20.0]))), 2)
    26.0
    """
    score = np.asarray(acceleration, np.float64) * np.log1p(np.asarray(impacts, np.float64))
    return cast("Numeric", score.sum(axis=-1)[()])


def warden2021_relative_damage(
    strain_ratio: Numeric, cycles_ratio: Numeric = 1.0, rise: float = 0.10
) -> Numeric:
    """Fatigue damage against a reference [-] when strain and cycles are multiplied by these ratios.

    Fatigue life halves when strain rises by ``rise`` [-], 10 %: damage = cycles ratio x strain ratio^q, q =
    ln 2 / ln 1.1 = 7.3. It ranks choices (more steps against harder steps); it says nothing of when a bone
    fails. Raises ValueError for ratios below 0.

    Valid for ratios near 1.

    Reference: Warden, Edwards, Willy (2021), Curr Osteoporos Rep. DOI 10.1007/s11914-021-00666-y (seen
    second-hand).

    >>> [round(float(warden2021_relative_damage(*ratios)), 3) for ratios in ((1.1, 1.0), (1.0, 1.1))]
    [2.0, 1.1]
    """
    if np.any(np.asarray(strain_ratio) < 0.0) or np.any(np.asarray(cycles_ratio) < 0.0):
        raise ValueError("ratios must be 0 or more")
    power = np.log(2.0) / np.log1p(rise)
    return cast("Numeric", cycles_ratio * np.asarray(strain_ratio, np.float64)[()] ** power)
