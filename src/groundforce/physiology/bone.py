"""Bone: how stimulating a bout of loading is, and what a shin bone bears inside.

Ordinal: these compare weeks and plans, they do not predict bone density. The curve of the index rests on
rodent work; no study validates it in adult runners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.impact import MIDDLE_SPEED, RANGE
from groundforce.physiology.numeric import Array, Number, array, not_negative, shaped

if TYPE_CHECKING:
    from numpy.typing import NDArray

TIBIAL_COMPRESSION = (7.6725, 0.47381)
"""BW at 3.3 m/s, BW per m/s: least squares through the eight rows of 2.6 to 4.0 m/s."""
ORDINAL = "ordinal: compares weeks and plans, does not predict bone density"
"""What every result of these functions has to say of itself."""


def turner2003_osteogenic_index(intensity: Number, cycles: Number | float) -> Number:
    """Osteogenic index of one bout [ordinal].

    ::

        OI = I ln(N + 1)

    Parameters: ``intensity`` I, peak load of a cycle [BW] (times a rate factor where one is used); ``cycles``
    N [-]; floats or arrays that broadcast; NaN stays NaN. Valid for comparing bouts of one person; it does
    not predict bone density. Raises ValueError for a negative input.

    Reference: Turner and Robling (2003). Designing exercise regimens to increase bone strength. Exerc Sport
    Sci Rev 31:45-50. DOI 10.1097/00003677-200301000-00009 (abstract seen, the formula recalled)

    >>> round(turner2003_osteogenic_index(3.0, 120.0), 2)
    14.39
    """
    load = not_negative("intensity", intensity)
    return shaped(load * np.log1p(not_negative("cycles", cycles)), intensity, cycles)


def turner2003_bout_of_parts(intensity: Array, cycles: Array, bout: NDArray[np.int64], bouts: int) -> Array:
    """Index of bouts that mix loads [ordinal]; cycles of a bout share one loss of sensitivity.

    ::

        OI = sum of I_k (ln(C_k + 1) - ln(C_{k-1} + 1)),  C_k = N_1 + ... + N_k, hardest part first

    which is the index itself for a bout of one part.

    Parameters: ``intensity`` I [BW], ``cycles`` N [-] and ``bout`` (the number of the bout a part belongs
    to), of one shape (parts,), in any order; ``bouts`` how many there are. The result has shape (bouts,).
    Valid as :func:`turner2003_osteogenic_index`.

    Reference: derived from Turner and Robling (2003), DOI 10.1097/00003677-200301000-00009

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


def turner2003_sensitivity(hours: Number, time_constant: float | None = None) -> Number:
    """Share of sensitivity to loading regained since the last bout [-].

    ::

        share = 1 - exp(-t / 6 h)

    Parameters: ``hours`` t [h], a float or an array, infinity where there was no bout before; NaN stays NaN;
    ``time_constant`` [h], None for the registered 6. Valid between bouts of a day or two; nobody measured it
    in runners. Raises ValueError for a negative time.

    Reference: Turner and Robling (2003), DOI 10.1097/00003677-200301000-00009, after rodent tibiae of Robling
    (2001, 2002); recalled.

    >>> round(turner2003_sensitivity(6.0), 3), turner2003_sensitivity(np.inf)
    (0.632, 1.0)
    """
    lasting = parameter("bone_recovery_hours").value if time_constant is None else time_constant
    return shaped(-np.expm1(-not_negative("hours", hours) / lasting), hours)


def turner2003_total(index: Array, hours: Array) -> float:
    """Index of several bouts [ordinal]: each counts by the sensitivity regained since the one before.

    ::

        total = sum of index_i (1 - exp(-t_i / 6 h)), t_i since the bout before

    Parameters: ``index`` of each bout and ``hours`` [h] when it was, in order of time, one shape (bouts,);
    the first counts in full. Valid as :func:`turner2003_osteogenic_index`. Raises ValueError for bouts out of
    order.

    Reference: Turner and Robling (2003), DOI 10.1097/00003677-200301000-00009 (the formula recalled)

    >>> index = turner2003_osteogenic_index(3.0, np.array([60.0, 60.0, 120.0]))
    >>> two, one = turner2003_total(index[:2], np.array([8.0, 18.0])), float(index[2])
    >>> round(two, 1), round(one, 1)
    (22.3, 14.4)
    """
    since = np.diff(array(hours), prepend=-np.inf)
    if np.any(since < 0.0):
        raise ValueError("bouts must be in order of time")
    return float(np.sum(index * turner2003_sensitivity(since)))


def matijevich2019_tibial_compression(speed: Number) -> Number:
    """Peak compression of the tibia in a running step [BW], level ground.

    ::

        F = 7.67 + 0.474 (v - 3.3)

    Parameters: ``speed`` v [m/s], a float or an array, held within 1.5 to 6.0; NaN stays NaN. Valid on the
    level at 2.6 to 4.0 m/s: derived from eight rows (7.20 BW at 2.6 to 7.94 BW at 4.0 m/s) of one of ten
    runners, so use the slope, not the level. Muscles make most of it, and over speeds and slopes it does not
    follow the ground reaction force (impact peak r = -0.29, loading rate r = -0.20 over ten runners).

    Reference: Matijevich et al. (2019), PLoS ONE 14:e0210000. DOI 10.1371/journal.pone.0210000

    >>> round(matijevich2019_tibial_compression(2.6), 1)
    7.3
    """
    middle, slope = TIBIAL_COMPRESSION
    return shaped(middle + slope * (np.clip(array(speed), *RANGE) - MIDDLE_SPEED), speed)
