"""The weights a runner has: ``[weights]``."""

from __future__ import annotations

from dataclasses import replace

from groundforce.formats.runner_toml.table import Table
from groundforce.quantities import parse_mass
from groundforce.training.plates import POUND_PLATES, Plates

UNITS = {"kg": Plates(), "lb": POUND_PLATES}
"""What an ordinary gym has, by the unit it counts in."""
BARS = (2.0, 60.0)
WEIGHTS = (0.1, 200.0)
"""Lightest and heaviest [kg] taken without a question."""
STEPS = (0.5, 25.0)
HEAVIEST_STACK = 400.0
MOST_PAIRS = 20


def read_weights(table: Table) -> Plates:
    """The weights of ``[weights]``; what it does not say is that of an ordinary gym, in kg or in lb.

    ``"5 kg"`` among the plates is as many as wanted, ``"5 kg x 2"`` two pairs of them.
    """
    usual = table.one_of("unit", UNITS) or UNITS["kg"]
    bar = table.quantity("bar", parse_mass, *BARS)
    plates = _each(table, "plates")
    dumbbells, kettlebells = _each(table, "dumbbells"), _each(table, "kettlebells")
    step = table.quantity("stack_step", parse_mass, *STEPS)
    return replace(
        usual,
        bar=usual.bar if bar is None else bar,
        sizes=usual.sizes if plates is None else plates,
        dumbbells=usual.dumbbells if dumbbells is None else tuple(kg for kg, _pairs in dumbbells),
        kettlebells=usual.kettlebells if kettlebells is None else tuple(kg for kg, _pairs in kettlebells),
        stack=usual.stack if step is None else _stack(step),
    )


def _each(table: Table, key: str) -> tuple[tuple[float, int | None], ...] | None:
    """The masses [kg] of a list with the pairs of each, lightest first; None where it is not there."""
    texts = table.texts(key)
    if texts is None:
        return None
    found: dict[float, int | None] = {}
    for text in texts:
        mass, _, pairs = text.lower().partition(" x ")
        kg = table.parsed(key, mass, parse_mass, *WEIGHTS)
        if pairs and not (key == "plates" and pairs.strip().isdecimal() and 0 < int(pairs) <= MOST_PAIRS):
            table.wrong(key, f'"{text}": only plates may say how many pairs, as in "5 kg x 2"')
        elif kg is not None:
            found[kg] = int(pairs) if pairs else None
    return tuple(sorted(found.items()))


def _stack(step: float) -> tuple[float, ...]:
    return tuple(step * number for number in range(1, int(HEAVIEST_STACK / step) + 1))
