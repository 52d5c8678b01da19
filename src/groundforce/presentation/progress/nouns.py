"""What the terminal and the page both show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundforce.quantities import format_number
from groundforce.training.state import Estimate


@dataclass(frozen=True)
class Fact:
    """One line: what, how much, what it rests on; ``alert`` where it should be seen first."""

    name: str
    value: str
    basis: str = ""
    alert: bool = False


@dataclass(frozen=True)
class Section:
    """``facts`` under a heading; ``missing`` says what would be needed where there are none."""

    id: str
    title: str
    facts: tuple[Fact, ...] = ()
    missing: str = ""
    notes: tuple[str, ...] = ()


def within(one: Estimate, unit: str, scale: float = 1.0, digits: int = 0) -> str:
    """An estimate with its interval, in ``unit``.

    >>> within(Estimate(82.3, 75.0, 90.0, "sets"), "kg")
    '82 kg (75 to 90)'
    """
    value, low, high = (format_number(end * scale, digits) for end in (one.value, one.low, one.high))
    gap = "" if unit == "" else " "
    return f"{value}{gap}{unit} ({low} to {high})"


def basis_of(one: Estimate, as_of: date) -> str:
    """What an estimate rests on, and its date where that is not the page's."""
    if one.as_of is None or one.as_of == as_of:
        return one.source
    return f"{one.source}; as of {one.as_of.isoformat()}"
