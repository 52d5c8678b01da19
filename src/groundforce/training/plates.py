"""What a runner can put on a bar, take from a rack or pin in a stack, and which loads that makes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, repeat

from groundforce.quantities import MASS, POUND
from groundforce.training.exercise import Exercise, LoadKind

HEAVIEST = 400.0
"""kg on a bar above which no load is looked for"""
_NEAR = 1e-6
"""kg within which two loads are the same"""
_PARTS = 1000
"""parts of the unit in which pairs of plates are added up, so that sums are exact"""


class Implement(StrEnum):
    """What is loaded."""

    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    STACK = "weight stack"
    PLATE = "single plate"
    BODY = "body weight"


@dataclass(frozen=True)
class Plates:
    """The weights a runner has, in kg; ``unit`` (kg or lb) is how they are told.

    ``sizes`` (kg of one plate, pairs of it) with None for as many pairs as wanted. ``dumbbells`` and
    ``kettlebells`` are the ones there are, ``stack`` the pins of a machine.
    """

    bar: float = 20.0
    sizes: tuple[tuple[float, int | None], ...] = (
        (1.25, None), (2.5, None), (5.0, None), (10.0, None), (15.0, None), (20.0, None), (25.0, None),
    )  # fmt: skip
    dumbbells: tuple[float, ...] = tuple(accumulate(repeat(2.0, 25)))
    kettlebells: tuple[float, ...] = tuple(accumulate(repeat(4.0, 8)))
    stack: tuple[float, ...] = tuple(accumulate(repeat(5.0, 80)))
    unit: str = "kg"


def _pounds(*values: float) -> tuple[float, ...]:
    return tuple(value * POUND for value in values)


POUND_PLATES = Plates(
    bar=45.0 * POUND,
    sizes=tuple((size, None) for size in _pounds(2.5, 5.0, 10.0, 25.0, 35.0, 45.0)),
    dumbbells=_pounds(*accumulate(repeat(5.0, 20))),
    kettlebells=_pounds(9.0, 13.0, 18.0, 26.0, 35.0, 44.0, 53.0, 62.0, 70.0),
    stack=_pounds(*accumulate(repeat(10.0, 40))),
    unit="lb",
)
"""What a gym that counts in pounds has."""


def implement(exercise: Exercise, equipment: frozenset[str]) -> Implement | None:
    """What an exercise is loaded with where this equipment is; None where nothing carries kilograms.

    Of several ways the equipment allows, a bar comes first, then dumbbells, kettlebells, a stack.
    """
    if exercise.load is LoadKind.BODYWEIGHT:
        return Implement.BODY
    if exercise.load in {LoadKind.BAND, LoadKind.NONE}:
        return None
    pieces = frozenset().union(*(need for need in exercise.equipment if need <= equipment))
    if exercise.load is LoadKind.TOTAL:
        barbell = bool(pieces & {"barbell", "hex_bar", "smith"})
        return Implement.BARBELL if barbell else Implement.STACK if pieces else None
    if "dumbbell" in pieces:
        return Implement.DUMBBELL
    if "kettlebell" in pieces:
        return Implement.KETTLEBELL
    if pieces:
        return Implement.PLATE if "weight_plate" in pieces else Implement.DUMBBELL
    return None


def loads_of(exercise: Exercise, equipment: frozenset[str], plates: Plates) -> tuple[float, ...]:
    """Every load [kg] there is for an exercise, lightest first; on the body, what can be added, 0 first."""
    found = implement(exercise, equipment)
    if found is None:
        return ()
    if found is Implement.BODY:
        return (0.0, *_added(equipment, plates))
    return _loads(plates, found)


def _added(equipment: frozenset[str], plates: Plates) -> tuple[float, ...]:
    """What can be held or hung on the body."""
    single = {size for size, _pairs in plates.sizes} if equipment & {"barbell", "weight_plate"} else set()
    bells = set(plates.dumbbells) if "dumbbell" in equipment else set()
    kettles = set(plates.kettlebells) if "kettlebell" in equipment else set()
    return tuple(sorted(single | bells | kettles))


@lru_cache(maxsize=64)
def _loads(plates: Plates, found: Implement) -> tuple[float, ...]:
    if found is Implement.BARBELL:
        return _barbell(plates)
    racks = {
        Implement.DUMBBELL: plates.dumbbells,
        Implement.KETTLEBELL: plates.kettlebells,
        Implement.STACK: plates.stack,
        Implement.PLATE: tuple(size for size, _pairs in plates.sizes),
    }
    return tuple(sorted(racks[found]))


def _barbell(plates: Plates) -> tuple[float, ...]:
    """The bar alone and every load pairs of plates make on it, up to :data:`HEAVIEST`."""
    unit = MASS[plates.unit]
    bar, most = (round(kg / unit * _PARTS) for kg in (plates.bar, HEAVIEST))
    reached = {bar}
    for size, pairs in plates.sizes:
        pair = round(2.0 * size / unit * _PARTS)
        room = (most - bar) // pair
        counts = range((room if pairs is None else min(pairs, room)) + 1)
        reached = {total for done in reached for count in counts if (total := done + pair * count) <= most}
    return tuple(one * unit / _PARTS for one in sorted(reached))


def at_most(loads: tuple[float, ...], kg: float) -> float | None:
    """The heaviest load not above ``kg`` [kg], None where every load is.

    >>> at_most((20.0, 22.5, 25.0), 24.9), at_most((20.0, 22.5), 10.0)
    (22.5, None)
    """
    place = bisect_right(loads, kg + _NEAR)
    return loads[place - 1] if place else None


def next_above(loads: tuple[float, ...], kg: float) -> float | None:
    """The lightest load above ``kg`` [kg], None where there is none."""
    place = bisect_right(loads, kg + _NEAR)
    return loads[place] if place < len(loads) else None


def next_below(loads: tuple[float, ...], kg: float) -> float | None:
    """The heaviest load below ``kg`` [kg], None where there is none."""
    place = bisect_left(loads, kg - _NEAR)
    return loads[place - 1] if place else None
