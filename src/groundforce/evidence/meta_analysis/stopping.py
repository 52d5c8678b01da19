"""When the search for tau² ends, and the search for a zero by Brent's method."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass

EPSILON = sys.float_info.epsilon


@dataclass(frozen=True)
class Stopping:
    """When a search for tau² ends, in units of tau².

    ``change``: Fisher scoring ends at the first step that changes tau² by no more than this, and gives up
    after ``steps``. ``width``: Brent's method ends when the bracket is this narrow. ``exact``: neither holds,
    the equation is solved to rounding, by Brent's method.
    """

    change: float = 1e-5
    width: float = EPSILON**0.25
    steps: int = 100
    exact: bool = False


METAFOR = Stopping()
"""metafor's own: the same tau² as metafor prints, which is up to 1e-4 off the solution."""
EXACT = Stopping(exact=True)
"""The solution itself: for studies in units where 1e-5 is not small."""


def brent1973_zero(f: Callable[[float], float], low: float, high: float, width: float) -> float:
    """A zero of ``f`` between ``low`` and ``high``, where its signs differ.

    Brent 1973, Algorithms for minimization without derivatives, chapter 4: inverse quadratic or linear
    interpolation, halving where that is not safe. R's ``uniroot`` follows the same steps, SciPy's ``brentq``
    does not; where the search ends early, the steps decide the result.

    >>> round(brent1973_zero(lambda x: x * x - 2, 0.0, 2.0, 1e-12), 9)
    1.414213562
    """
    old, best = low, high
    f_old, f_best = f(low), f(high)
    if f_old == 0:
        return low
    if f_best != 0 and (f_old > 0) == (f_best > 0):
        raise ValueError(f"no zero between {low:g} and {high:g}: both ends have one sign")
    other, f_other = old, f_old
    while True:
        last_step = best - old
        if abs(f_other) < abs(f_best):
            old, best, other = best, other, best
            f_old, f_best, f_other = f_best, f_other, f_best
        tolerance = 2 * EPSILON * abs(best) + width / 2
        half = (other - best) / 2
        if abs(half) <= tolerance or f_best == 0:
            return best
        step = half
        if abs(last_step) >= tolerance and abs(f_old) > abs(f_best):
            step = _interpolated(old, best, other, (f_old, f_best, f_other), last_step, tolerance)
        if abs(step) < tolerance:
            step = math.copysign(tolerance, step) if step != 0 else -tolerance
        old, f_old = best, f_best
        best += step
        f_best = f(best)
        if (f_best > 0) == (f_other > 0):
            other, f_other = old, f_old


def _interpolated(
    old: float, best: float, other: float, f: tuple[float, float, float], last_step: float, tolerance: float
) -> float:
    """The step to the zero of a line or a sideways parabola, or half the bracket where that is too far."""
    f_old, f_best, f_other = f
    room = other - best
    ratio = f_best / f_old
    if old == other:
        p, q = room * ratio, 1 - ratio
    else:
        a, b = f_old / f_other, f_best / f_other
        p = ratio * (room * a * (a - b) - (best - old) * (b - 1))
        q = (a - 1) * (b - 1) * (ratio - 1)
    if p > 0:
        q = -q
    p = abs(p)
    inside = p < 0.75 * room * q - abs(tolerance * q) / 2 and p < abs(last_step * q / 2)
    return p / q if inside else room / 2
