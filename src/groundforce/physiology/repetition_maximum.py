"""Repetitions, share of one_repetition_maximum, and the load for so many reps at so many in reserve.

The table is that of Nuzzo 2024; other equations stand in :mod:`repetition_equations`, what runners do
differently in :mod:`runner_repetitions`. A float keeps NumPy out: the planner asks
many thousand times for one plan.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from groundforce.evidence import parameter
from groundforce.physiology.constants import SCALAR, Z80

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundforce.physiology.numeric import Array, Number

Rows: TypeAlias = tuple[tuple[float, float], ...]
_Column: TypeAlias = tuple[float, ...]


def _columns(rows: Rows) -> tuple[_Column, _Column]:
    return tuple(x for x, _ in rows), tuple(y for _, y in rows)


NUZZO2024: Rows = (
    (1.0, 1.00),
    (2.97, 0.95),
    (4.94, 0.90),
    (7.15, 0.85),
    (9.75, 0.80),
    (12.37, 0.75),
    (14.80, 0.70),
    (17.11, 0.65),
    (19.53, 0.60),
)
"""(mean reps to failure, share of 1RM), all exercises but bench and leg press; the 95 % row is derived."""
NUZZO2024_SPREAD: Rows = (
    (0.60, 4.37),
    (0.65, 3.80),
    (0.70, 3.31),
    (0.75, 2.88),
    (0.80, 2.51),
    (0.85, 2.19),
    (0.90, 1.90),
    (0.95, 1.60),
    (1.00, 0.00),
)
"""(share of 1RM, SD between people of the reps to failure); the 95 % row is derived, the last definition."""
NUZZO2024_FAMILIES: Mapping[str, Rows] = MappingProxyType(
    {
        "general": NUZZO2024,
        "leg press": ((1.0, 1.00), (8.69, 0.90), (13.05, 0.80), (19.0, 0.70)),
        "bench press": ((1.0, 1.00), (8.82, 0.80), (14.1, 0.70)),
    }
)
"""Rows (mean reps to failure, share of 1RM) by family of exercise."""

_SHARES = {family: _columns(rows) for family, rows in NUZZO2024_FAMILIES.items()}
_REPETITIONS = {family: (shares[::-1], reps[::-1]) for family, (reps, shares) in _SHARES.items()}
_SPREADS = _columns(NUZZO2024_SPREAD)

LARGEST_REPS = 10.0
"""Sets above this many reps to failure say too little about the maximum to estimate it."""
SPREAD = parameter("single_set_spread").value
"""SD of an estimate from one set, as a share (Mayhew 2008, women's bench press: 9 to 11 %)."""


@dataclass(frozen=True)
class MaximumEstimate:
    """An estimated one_repetition_maximum [kg] with its central 80 % interval."""

    value: float
    low: float
    high: float


def nuzzo2024_fraction(reps: Number, family: str = "general") -> Number:
    """Share of one_repetition_maximum at which ``reps`` is the mean number of reps to failure [-].

    Straight lines through the table of the ``family``: ``general``, ``leg press`` (90 % from few studies,
    3.7 to 20.4 reps) or ``bench press``. ``reps`` is a float or an array of any shape. Valid from 1 rep to
    the last row (19.53, 19.0, 14.1); held at the ends; NaN stays NaN. Raises KeyError for another family.
    Sex, age and training made no clear difference; runners do more reps at a share than the table says.

    Reference: Nuzzo et al. (2024). Maximal number of repetitions at percentages of the one repetition
    maximum. Sports Med. DOI 10.1007/s40279-023-01937-7 (table read second-hand)

    >>> nuzzo2024_fraction(1.0), nuzzo2024_fraction(7.15), nuzzo2024_fraction(40.0)
    (1.0, 0.85, 0.6)
    >>> round(nuzzo2024_fraction(8.82, "bench press"), 2), round(nuzzo2024_fraction(8.69, "leg press"), 2)
    (0.8, 0.9)
    """
    known, shares = _SHARES[family]
    if isinstance(reps, SCALAR):
        return _along_one(reps, known, shares)
    return _along(reps, known, shares)


def nuzzo2024_repetitions(share: Number, family: str = "general") -> Number:
    """Mean reps to failure at a share of the one_repetition_maximum [reps].

    The table of :func:`nuzzo2024_fraction` read backwards. ``share`` [-] is a float or an array; valid from
    0.6 to 1 (0.7 for leg and bench press); held at the ends. Raises KeyError for another family.

    Reference: Nuzzo et al. (2024), DOI 10.1007/s40279-023-01937-7

    >>> nuzzo2024_repetitions(0.8), nuzzo2024_repetitions(0.8, "leg press")
    (9.75, 13.05)
    """
    return _along(share, *_REPETITIONS[family])


def nuzzo2024_repetitions_spread(share: Number, family: str = "general") -> Number:
    """Standard deviation between people of the reps to failure at a share of the maximum [reps].

    Straight lines through the table; leg and bench press, for which none was read, are given the same SD
    for their mean reps as the general table has (derived). ``share`` [-], a float or an array; valid from
    0.6 to 1; held at the ends. Raises KeyError for another family.

    Reference: Nuzzo et al. (2024), DOI 10.1007/s40279-023-01937-7

    >>> nuzzo2024_repetitions_spread(0.8), round(nuzzo2024_repetitions_spread(0.8, "leg press"), 2)
    (2.51, 3.36)
    """
    spread = _along(share, *_SPREADS)
    if family == "general":
        return spread
    return spread * nuzzo2024_repetitions(share, family) / nuzzo2024_repetitions(share)


def nuzzo2024_maximum_spread(reps: Number, family: str = "general") -> Number:
    """Standard deviation of a maximum estimated from ``reps`` to failure, as a share of it [-].

    ::

        SD(1RM) / 1RM = SD(reps at the share) * |slope of the share over the reps| / share

    What differs between people alone: nothing for a single, 5 % at five reps. An error of prediction in a
    trial is larger (:data:`SPREAD`). ``reps`` [reps], a float or an array. Valid for 1 to 10 reps. Raises
    KeyError for another family.

    Reference: derived from Nuzzo et al. (2024), DOI 10.1007/s40279-023-01937-7

    >>> nuzzo2024_maximum_spread(1.0), round(nuzzo2024_maximum_spread(5.0), 3)
    (0.0, 0.05)
    """
    share = nuzzo2024_fraction(reps, family)
    step = 0.25
    slope = (nuzzo2024_fraction(reps - step, family) - nuzzo2024_fraction(reps + step, family)) / (2 * step)
    return nuzzo2024_repetitions_spread(share, family) * slope / share


def nuzzo2024_load(one_repetition_maximum: Number, reps: Number, reps_in_reserve: float = 0.0) -> Number:
    """Load [kg] for ``reps`` with ``reps_in_reserve``: the load of a (reps + reserve) maximum.

    ::

        load = 1RM share(reps + reserve)

    Floats or arrays that broadcast. Valid, and held at the ends, as :func:`nuzzo2024_fraction`.

    Reference: Nuzzo et al. (2024), DOI 10.1007/s40279-023-01937-7

    >>> round(nuzzo2024_load(100.0, 5, 2), 1)
    85.3
    """
    return one_repetition_maximum * nuzzo2024_fraction(reps + reps_in_reserve)


def nuzzo2024_maximum(load: Number, reps: Number, reps_in_reserve: Number, family: str = "general") -> Number:
    """One_repetition_maximum [kg] from sets of ``reps`` at ``load`` [kg], arrays and all.

    ::

        1RM = load / share(reps + reserve)

    Floats or arrays that broadcast; NaN stays NaN. Valid for 1 to 10 reps to failure. Raises ValueError
    where a set is of more: it says too little, in runners least of all.

    Reference: Nuzzo et al. (2024), DOI 10.1007/s40279-023-01937-7

    >>> nuzzo2024_maximum(85.0, 7.15, 0.0)
    100.0
    """
    to_failure = reps + reps_in_reserve
    _require_few(to_failure)
    return load / nuzzo2024_fraction(to_failure, family)


def nuzzo2024_one_repetition_maximum(
    load: float, reps: float, reps_in_reserve: float = 0.0
) -> MaximumEstimate:
    """Estimated one_repetition_maximum [kg] from one set of ``reps`` at ``load`` [kg], with its interval.

    ::

        1RM = load / share(reps + reserve), -+ 1.2816 * 10 %

    Floats only. A single with nothing in reserve is the maximum itself. Valid for 1 to 10 reps to failure;
    raises ValueError above. The interval is that of a prediction from one set, not only of the table.

    Reference: Nuzzo et al. (2024), DOI 10.1007/s40279-023-01937-7; error of one set: Mayhew et al. (2008),
    DOI 10.1519/JSC.0b013e31817b02ad

    >>> nuzzo2024_one_repetition_maximum(85.0, 7.15).value
    100.0
    """
    value = nuzzo2024_maximum(load, reps, reps_in_reserve)
    half = 0.0 if reps + reps_in_reserve <= 1.0 else Z80 * SPREAD * value
    return MaximumEstimate(value, value - half, value + half)


def _require_few(reps: Array | float) -> None:
    """Raise ValueError where there are more than 10 reps to failure; NaN passes."""
    many = reps if isinstance(reps, SCALAR) else max((one for one in reps.flat if one == one), default=0)
    if many > LARGEST_REPS:
        raise ValueError(f"{many:g} reps to failure are too many to estimate a maximum; use at most 10")


def _along(at: Number, known: _Column, values: _Column) -> Number:
    """Straight lines through ``values`` at ``known``, which ascends; held at the ends; NaN stays NaN."""
    if not isinstance(at, SCALAR):
        import numpy as np

        return np.asarray(np.interp(at, known, values))
    return _along_one(at, known, values)


def _along_one(at: float, known: _Column, values: _Column) -> float:
    if not known[0] < at < known[-1]:
        return values[0] if at <= known[0] else values[-1] if at >= known[-1] else at
    place = bisect_left(known, at)
    low, high, start = known[place - 1], known[place], values[place - 1]
    return start + (at - low) / (high - low) * (values[place] - start)
