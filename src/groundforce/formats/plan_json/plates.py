"""The weights a runner has, in a plan document, both ways."""

from __future__ import annotations

from groundforce.formats.json_text import written
from groundforce.formats.node import Node
from groundforce.training.plates import HEAVIEST, Plates

_UNITS = ("kg", "lb")
_MOST = 200
"""weights in a list"""


def plates_to_json(plates: Plates) -> dict[str, object]:
    """The weights, in kg whatever ``unit`` they are told in."""
    return {
        "unit": plates.unit,
        "bar_kg": written(plates.bar),
        "plates": [{"kg": written(size), "pairs": pairs} for size, pairs in plates.sizes],
        "dumbbells_kg": [written(one) for one in plates.dumbbells],
        "kettlebells_kg": [written(one) for one in plates.kettlebells],
        "stack_kg": [written(one) for one in plates.stack],
    }


def plates_from_json(node: Node) -> Plates:
    """The weights. Raises DocumentError."""
    node.has("unit", "bar_kg", "plates", "dumbbells_kg", "kettlebells_kg", "stack_kg")
    unit = node["unit"].text()
    if unit not in _UNITS:
        node["unit"].wrong(f"only {' and '.join(_UNITS)} are allowed")
    return Plates(
        _weight(node["bar_kg"]),
        node["plates"].each(_size),
        _weights(node["dumbbells_kg"]),
        _weights(node["kettlebells_kg"]),
        _weights(node["stack_kg"]),
        unit,
    )


def _size(node: Node) -> tuple[float, int | None]:
    node.has("kg", "pairs")
    kg = _weight(node["kg"])
    if kg < 0.05:
        node["kg"].wrong("a plate weighs 0.05 kg or more")
    return kg, node["pairs"].maybe(lambda one: one.whole(most=_MOST))


def _weights(node: Node) -> tuple[float, ...]:
    found = node.each(_weight)
    return found if len(found) <= _MOST else node.wrong(f"at most {_MOST} weights are allowed")


def _weight(node: Node) -> float:
    kg = node.amount()
    return kg if kg <= HEAVIEST else node.wrong(f"{kg:g} kg is above {HEAVIEST:g}")
