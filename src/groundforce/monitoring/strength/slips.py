"""Sessions that look like slips of the pen: kilograms for pounds, a digit too many, one hand for two.

They are told, never changed. A slip that stands alone is left out of the estimate; where all later sessions
agree with it, only the day of the change is told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Array
from groundforce.quantities import POUND

FACTORS: tuple[tuple[float, str], ...] = (
    (1.0 / POUND, "2.2 times the sessions around it: pounds written as kilograms?"),
    (POUND, "1/2.2 of the sessions around it: kilograms written as pounds?"),
    (10.0, "ten times the sessions around it: a digit too many?"),
    (0.1, "a tenth of the sessions around it: a digit too few?"),
    (2.0, "twice the sessions around it: both hands or both sides counted?"),
)
"""Ratios to the sessions around, and what each may mean. Half the usual load is a light day."""
FAR = "far above the sessions around it"
SIDES = 3
"""Sessions looked at before and after."""


@dataclass(frozen=True)
class Slips:
    """``alone`` and ``change`` (sessions × series): sessions that stand alone, and first ones of a new level.

    ``ratio`` (sessions × series): to the sessions around it, or before it.
    """

    alone: NDArray[np.bool_]
    change: NDArray[np.bool_]
    ratio: Array


def find_slips(values: Array) -> Slips:
    """Slips in logarithms of what sessions showed (sessions × series; NaN after a series' last one).

    A session stands alone where it is ``slip_factor`` or more from the three before, the three after and the
    whole series (their medians), and its ratio is one of :data:`FACTORS`, or it is above and fits none; a
    light day is no slip, it takes three others to tell, and where a third of a series would be slips none
    is. A first session of a new level differs so from those before it, by a factor of units, and later ones
    agree with it.

    >>> loads = np.log([[100.0], [102.0], [226.0], [101.0], [103.0]])
    >>> find_slips(loads).alone[:, 0].tolist()
    [False, False, True, False, False]
    """
    usual = values - _median(list(values))
    some = np.flatnonzero(np.nanmax(np.abs(usual), axis=0, initial=0.0) >= _far() / 2.0)
    none = np.zeros(values.shape, dtype=bool)
    found = Slips(none, none.copy(), np.ones(values.shape))
    if len(some) > 0:
        part = _find(values[:, some], usual[:, some])
        for whole, one in zip(vars(found).values(), vars(part).values(), strict=True):
            whole[:, some] = one
    return found


def _find(values: Array, usual: Array) -> Slips:
    """Slips of series that have any session far enough off."""
    earlier = [_shifted(values, k) for k in range(1, SIDES + 1)]
    later = [_shifted(values, -k) for k in range(1, SIDES + 1)]
    before, after, around = _median(earlier), _median(later), _median(earlier + later)
    jump, rise, stay = values - around, values - before, values - after
    with np.errstate(invalid="ignore"):
        alone = (_count(earlier + later) >= SIDES) & _is_far(jump, usual)
        alone &= ~((np.abs(rise) < _far()) | (np.abs(stay) < _far()))
        alone &= (_nearest(jump) >= 0) | (jump > 0.0)
        alone &= alone.sum(axis=0) < parameter("slip_share").value * np.isfinite(values).sum(axis=0)
        change = (_count(earlier) >= 2) & (_count(later) >= 2) & _is_far(rise) & ~_is_far(stay)
        change &= _is_far(_shifted(values, 1) - after) & (_nearest(rise) >= 0)
    return Slips(alone, change, np.exp(np.where(change, rise, jump)))


def reason_for(ratio: float) -> str:
    """What a ratio to the sessions around may mean, in words.

    >>> reason_for(2.2)
    '2.2 times the sessions around it: pounds written as kilograms?'
    """
    place = int(_nearest(np.log(np.asarray([ratio])))[0])
    return FAR if place < 0 else FACTORS[place][1]


def _far() -> float:
    return float(np.log(parameter("slip_factor").value))


def _is_far(*jumps: Array) -> NDArray[np.bool_]:
    return np.asarray(np.all([np.abs(jump) >= _far() for jump in jumps], axis=0))


def _count(parts: list[Array]) -> NDArray[np.int64]:
    return np.asarray(np.isfinite(np.stack(parts)).sum(axis=0))


def _nearest(jump: Array) -> NDArray[np.int64]:
    """Place of the factor a jump (logarithm) is nearest to, -1 where it is near none."""
    factors = np.log([factor for factor, _ in FACTORS]).reshape(-1, *(1,) * jump.ndim)
    apart = np.abs(jump - factors)
    place = np.argmin(np.where(np.isnan(apart), np.inf, apart), axis=0)
    near = np.take_along_axis(apart, place[None], axis=0)[0] <= parameter("slip_tolerance").value
    return np.where(near, place, -1)


def _shifted(values: Array, by: int) -> Array:
    """Values ``by`` sessions earlier (later where negative), NaN where there is none."""
    moved = np.full_like(values, np.nan)
    if abs(by) < len(values):
        moved[max(by, 0) : len(values) + min(by, 0)] = values[max(-by, 0) : len(values) - max(by, 0)]
    return moved


def _median(parts: list[Array]) -> Array:
    """Median over the parts, NaN left out; NaN where all are."""
    ordered = np.sort(np.stack(parts), axis=0)
    count = np.isfinite(ordered).sum(axis=0)
    low, high = np.maximum(count - 1, 0) // 2, count // 2
    high = np.minimum(high, len(parts) - 1)
    pick = [np.take_along_axis(ordered, place[None], axis=0)[0] for place in (low, high)]
    return np.asarray(np.where(count > 0, (pick[0] + pick[1]) / 2.0, np.nan))
