"""Which column of a sheet holds what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from groundforce.formats.logs.sheet import Heading

UNITS: Mapping[str, str] = {
    "kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "公斤": "kg",
    "lb": "lb", "lbs": "lb", "pound": "lb", "pounds": "lb", "磅": "lb",
}  # fmt: skip
"""Spellings of a unit of weight."""

Headings = Mapping[str, tuple[str, ...]]
"""What a column may be called, by what it holds."""


@dataclass(frozen=True)
class Columns:
    """Positions by what a column holds; ``unit`` of the weight column where its heading gives one."""

    at: Mapping[str, int]
    width: int
    unit: str | None = None

    def has(self, *keys: str) -> bool:
        """Whether all of these columns are there."""
        return all(key in self.at for key in keys)


def find_columns(headings: tuple[Heading, ...], names: Headings) -> Columns:
    """The columns of a sheet by their headings; of two with one heading the first counts."""
    at: dict[str, int] = {}
    for key, allowed in names.items():
        place = next((i for i, one in enumerate(headings) if one.base in allowed), None)
        if place is not None:
            at[key] = place
    weight = headings[at["weight"]] if "weight" in at else Heading("")
    return Columns(at, len(headings), UNITS.get(weight.unit) or UNITS.get(weight.base))


def placed(keys: Iterable[str], headings: tuple[Heading, ...]) -> Columns:
    """Columns by position alone, for headings in a language we do not know."""
    at = {key: place for place, key in enumerate(keys)}
    return Columns(at, len(headings), UNITS.get(headings[at["weight"]].unit))
