"""Repetitions, share of one_repetition_maximum, and the load for so many reps at so many in reserve."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from groundforce.evidence import parameter

NUZZO2024 = (
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

LARGEST_REPS = 10.0
"""Sets above this many reps to failure say too little about the maximum to estimate it."""
SPREAD = parameter("single_set_spread").value
"""SD of an estimate from one set, as a share (Mayhew 2008, women's bench press: 9 to 11 %)."""
Z80 = 1.2816


@dataclass(frozen=True)
class MaximumEstimate:
    """An estimated one_repetition_maximum [kg] with its central 80 % interval."""

    value: float
    low: float
    high: float


def nuzzo2024_fraction(reps: float) -> float:
    """Share of one_repetition_maximum at which ``reps`` is the mean number of reps to failure [-].

    Straight lines through the table of Nuzzo 2024, 10.1007/s40279-023-01937-7. Valid for 1 to 19.53 reps;
    held at the ends. Between-person SD at 80 % is 2.5 reps; runners do more reps at a share than the table
    says (Richens & Cleather 2014, 10.5604/20831862.1099047), so loads from it are for few reps only.

    >>> nuzzo2024_fraction(1.0), nuzzo2024_fraction(7.15), nuzzo2024_fraction(40.0)
    (1.0, 0.85, 0.6)
    """
    if reps <= NUZZO2024[0][0]:
        return NUZZO2024[0][1]
    for (reps_low, share_low), (reps_high, share_high) in pairwise(NUZZO2024):
        if reps <= reps_high:
            along = (reps - reps_low) / (reps_high - reps_low)
            return share_low + along * (share_high - share_low)
    return NUZZO2024[-1][1]


def nuzzo2024_load(one_repetition_maximum: float, reps: float, reps_in_reserve: float = 0.0) -> float:
    """Load [kg] for ``reps`` with ``reps_in_reserve``: the load of a (reps + reserve) maximum.

    >>> round(nuzzo2024_load(100.0, 5, 2), 1)
    85.3
    """
    return one_repetition_maximum * nuzzo2024_fraction(reps + reps_in_reserve)


def nuzzo2024_one_repetition_maximum(
    load: float, reps: float, reps_in_reserve: float = 0.0
) -> MaximumEstimate:
    """Estimated one_repetition_maximum [kg] from one set of ``reps`` at ``load`` [kg].

    A single with nothing in reserve is the maximum itself. Raises ValueError above 10 reps to failure:
    such a set says too little, in runners least of all.

    >>> nuzzo2024_one_repetition_maximum(85.0, 7.15).value
    100.0
    """
    to_failure = reps + reps_in_reserve
    if to_failure > LARGEST_REPS:
        raise ValueError(f"{to_failure:g} reps to failure are too many to estimate a maximum; use at most 10")
    value = load / nuzzo2024_fraction(to_failure)
    half = 0.0 if to_failure <= 1.0 else Z80 * SPREAD * value
    return MaximumEstimate(value, value - half, value + half)
