"""Which plates go on each side of a bar."""

from __future__ import annotations

from groundforce.training.plates import Plates

NEAR = 0.01
"""kg within which the plates make the load"""
MOST = 12
"""plates that fit on one side"""


def plates_per_side(kg: float, plates: Plates) -> tuple[float, ...] | None:
    """The plates [kg] on each side that make ``kg`` with the bar, the heaviest first.

    Empty for the bar alone; None where the runner's plates do not make it.

    >>> plates_per_side(82.5, Plates()), plates_per_side(20.0, Plates()), plates_per_side(21.0, Plates())
    ((25.0, 5.0, 1.25), (), None)
    """
    sizes = sorted(plates.sizes, key=lambda one: -one[0])
    return _filled((kg - plates.bar) / 2.0, sizes, MOST)


def _filled(left: float, sizes: list[tuple[float, int | None]], room: int) -> tuple[float, ...] | None:
    if abs(left) <= NEAR:
        return ()
    if left < 0.0 or not sizes or room == 0:
        return None
    size, pairs = sizes[0]
    most = min(int((left + NEAR) // size), room, room if pairs is None else pairs)
    for count in range(most, -1, -1):
        rest = _filled(left - count * size, sizes[1:], room - count)
        if rest is not None:
            return (size,) * count + rest
    return None
