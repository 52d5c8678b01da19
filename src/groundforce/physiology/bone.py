"""Bone: how stimulating a bout of loading is, and what a shin bone bears inside.

Ordinal: these compare weeks and plans, they do not predict bone density. The curve of the index rests on
rodent work; no study validates it in adult runners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from groundforce.physiology.impact import MIDDLE_SPEED, RANGE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundforce.physiology.numeric import Numeric

RECOVERY_HOURS = 6.0
"""Time constant of regained sensitivity between bouts [h]."""
TIBIAL_COMPRESSION = (7.6725, 0.47381)
"""BW at 3.3 m/s, BW per m/s: least squares through the eight rows of 2.6 to 4.0 m/s."""
ORDINAL = "ordinal: compares weeks and plans, does not predict bone density"
"""What every result of these functions has to say of itself."""


def turner2003_osteogenic_index(intensity: Numeric, cycles: Numeric) -> Numeric:
    """Osteogenic index of one bout [ordinal]: I ln(N + 1).

    ``intensity`` I, peak load of a cycle [BW] (times a rate factor where one is used), ``cycles`` N [-], 0 or
    more. Compares weeks and plans; does not predict bone density. The formula is recalled, the paper seen in
    part.

    Valid for comparing bouts of one person.

    Reference: Turner and Robling (2003), Designing exercise regimens to increase bone strength. Exerc Sport
    Sci Rev 31:45-50. DOI 10.1097/00003677-200301000-00009

    >>> round(float(turner2003_osteogenic_index(3.0, 120.0)), 2)
    14.39
    """
    if np.any(np.asarray(cycles) < 0.0):
        raise ValueError("a bout has 0 or more cycles")
    return cast("Numeric", intensity * np.log1p(cycles))


def turner2003_bout_of_parts(
    intensity: NDArray[np.float64], cycles: NDArray[np.float64], bout: NDArray[np.int64], bouts: int
) -> NDArray[np.float64]:
    """Index of bouts that mix loads [ordinal], shape (``bouts``,); cycles of a bout share one loss.

    Parts are taken from the hardest down; each adds I (ln(C + 1) - ln(C before + 1)), C the cycles so far,
    which is the index itself for a bout of one part (derived here). ``intensity``, ``cycles`` and ``bout``
    (the number of the bout a part belongs to) are of one length; the order of parts does not matter.

    Valid as :func:`turner2003_osteogenic_index`, DOI 10.1097/00003677-200301000-00009.

    >>> load, cycles, bout = np.array([3.0, 3.0]), np.array([60.0, 60.0]), np.array([0, 0])
    >>> turner2003_bout_of_parts(load, cycles, bout, 1).round(2).tolist()
    [14.39]
    """
    order = np.lexsort((-intensity, bout))
    load, count, of = intensity[order], cycles[order], bout[order]
    running = np.cumsum(count)
    first = np.searchsorted(of, of)
    before = running - count - (running[first] - count[first])
    gain = load * (np.log1p(before + count) - np.log1p(before))
    return np.asarray(np.bincount(of, weights=gain, minlength=bouts)[:bouts], np.float64)


def robling2002_sensitivity(hours: Numeric, time_constant: float = RECOVERY_HOURS) -> Numeric:
    """Share of sensitivity regained [-] ``hours`` after the last bout: 1 - e^(-t / 6 h); 1 after none (inf).

    ``time_constant`` h, recalled from rodent tibiae (Robling 2001 and 2002; Turner and Robling 2003).

    Valid between bouts of a day or two; nobody measured it in runners.

    >>> round(float(robling2002_sensitivity(6.0)), 3), float(robling2002_sensitivity(np.inf))
    (0.632, 1.0)
    """
    return cast("Numeric", -np.expm1(-np.asarray(hours, np.float64) / time_constant)[()])


def turner2003_total(index: NDArray[np.float64], hours: NDArray[np.float64]) -> float:
    """Index of several bouts [ordinal]: each counts by the sensitivity regained since the one before.

    ``index`` of each bout and ``hours`` [h] when it was, in order of time, one length; the first counts in
    full.

    Valid as :func:`turner2003_osteogenic_index`, DOI 10.1097/00003677-200301000-00009.

    ::

        total = sum of index_i x (1 - e^(-t_i / 6 h)), t_i since the bout before

    >>> index = turner2003_osteogenic_index(3.0, np.array([60.0, 60.0, 120.0]))
    >>> two, one = turner2003_total(index[:2], np.array([8.0, 18.0])), float(index[2])
    >>> round(two, 1), round(one, 1)
    (22.3, 14.4)
    """
    since = np.diff(np.asarray(hours, np.float64), prepend=-np.inf)
    if np.any(since < 0.0):
        raise ValueError("bouts must be in order of time")
    return float(np.sum(index * robling2002_sensitivity(since)))


def matijevich2019_tibial_compression(speed: Numeric) -> Numeric:
    """Peak compression of the tibia in a running step [BW], level ground.

    ::

        F = 7.67 + 0.474 (v - 3.3)

    ``speed`` v [m/s], held within 1.5 to 6.0; NaN stays NaN. Derived from eight rows (7.20 BW at 2.6 to 7.94
    BW at 4.0 m/s) of one of ten runners: use the slope, not the level. Muscles make most of it, and over
    speeds and slopes it does not follow the ground reaction force (impact peak r = -0.29, loading rate r =
    -0.20 over ten runners).

    Valid on the level at 2.6 to 4.0 m/s.

    Reference: Matijevich, Branscombe, Scott, Zelik (2019). PLoS ONE 14:e0210000.
    DOI 10.1371/journal.pone.0210000

    >>> round(float(matijevich2019_tibial_compression(2.6)), 1)
    7.3
    """
    middle, slope = TIBIAL_COMPRESSION
    held = np.clip(np.asarray(speed, np.float64), *RANGE)
    return cast("Numeric", (middle + slope * (held - MIDDLE_SPEED))[()])
