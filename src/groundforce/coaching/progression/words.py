"""The lines beside a load: what was done before, and what follows from it."""

from __future__ import annotations

from datetime import date

from groundforce.coaching.progression.showing import Showing
from groundforce.quantities import format_mass, format_number

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(one: date) -> str:
    """As in ``24 Nov``."""
    return f"{one.day} {_MONTHS[one.month - 1]}"


def weight(kg: float, unit: str) -> str:
    """A load in the unit the runner's weights are told in.

    >>> weight(60.0, "kg"), weight(61.2349699, "lb")
    ('60 kg', '135 lb')
    """
    return format_mass(kg, unit)


def reserve(one: Showing) -> str:
    """As in `` with 3 left``, empty where nothing was said."""
    felt = [each.felt for each in one.sets if each.felt is not None]
    return f" with {format_number(sum(felt) / len(felt), 1)} left" if felt else ""


def amounts(one: Showing) -> str:
    """As in ``10, 10, 9``."""
    return ", ".join(format_number(each.amount, 0) for each in one.sets)


def done(one: Showing, unit: str) -> str:
    """As in ``24 Nov: 10, 10, 9 at 60 kg with 3 left``."""
    seconds = " s" if one.sets and one.sets[0].asked.seconds is not None else ""
    at = "" if one.load is None or one.load == 0.0 else f" at {weight(one.load, unit)}"
    return f"{day(one.day)}: {amounts(one)}{seconds}{at}{reserve(one)}"


def missing(one: Showing) -> str:
    """As in ``2 of 3 sets``."""
    if one.one_sided:
        return "one side only"
    return f"{len(one.sets)} of {one.asked} sets"
