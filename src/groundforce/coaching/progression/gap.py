"""With how much to come back after days without lifting."""

from __future__ import annotations

from itertools import pairwise

from groundforce.evidence import parameter


def return_share(days: int) -> float | None:
    """Share of the last load to come back with after ``days`` without lifting; None where it is no gap.

    Strength itself holds for three weeks; what goes sooner is being used to it, which is what makes sore.

    >>> return_share(7), return_share(28), return_share(56)
    (None, 0.9, 0.8)
    """
    if days < parameter("progression_gap_from").value:
        return None
    points = (
        (7.0, 1.0),
        (14.0, parameter("progression_return_two_weeks").value),
        (28.0, parameter("progression_return_four_weeks").value),
        (56.0, parameter("progression_return_eight_weeks").value),
        (182.0, parameter("progression_return_half_year").value),
    )
    return _along(points, float(days))


def _along(points: tuple[tuple[float, float], ...], at: float) -> float:
    for (before, high), (after, low) in pairwise(points):
        if at <= after:
            return high + (at - before) / (after - before) * (low - high)
    return points[-1][1]
