"""Round numbers along an axis."""

from __future__ import annotations

import math

ROUND = (1.0, 2.0, 5.0, 10.0)


def ticks_between(low: float, high: float, most: int = 9) -> tuple[float, ...]:
    """Round numbers from below ``low`` to above ``high``, at most ``most`` of them, one apart at least.

    >>> ticks_between(-5.45, 1.27)
    (-6.0, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0)
    >>> ticks_between(0.0, 0.0)
    (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    """
    high = high if high > low else low + 1.0
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    for step in (power * factor for factor in (*ROUND, 20.0)):
        first, last = math.floor(low / step), max(math.ceil(high / step), math.floor(low / step) + 1)
        if last - first < most:
            return tuple(round(step * count, 12) for count in range(first, last + 1))
    raise ValueError(f"no round numbers between {low:g} and {high:g}")
