"""Quantities at the edges: text with a unit → SI float, SI float → text.

Inside the core every number is a plain float in SI units; a unit is parsed once, here, when text comes
in, and printed once, here, when it goes out. Conversions are exact; only printing rounds.
"""

from __future__ import annotations

import re

from groundforce.errors import QuantityError

POUND = 0.45359237
"""kg in one international pound (exact by definition)."""
MILE = 1609.344
"""m in one international mile (exact by definition)."""
INCH = 0.0254
"""m in one inch (exact by definition)."""

MASS = {"kg": 1.0, "g": 0.001, "lb": POUND, "lbs": POUND, "st": 14 * POUND}
LENGTH = {
    "m": 1.0,
    "km": 1000.0,
    "mi": MILE,
    "mile": MILE,
    "miles": MILE,
    "cm": 0.01,
    "in": INCH,
    "ft": 12 * INCH,
}
SLOWEST_PACE = 1e-3
"""m/s below which a pace has no use."""
TIME = {"s": 1.0, "sec": 1.0, "min": 60.0, "h": 3600.0, "hour": 3600.0, "hours": 3600.0}

_NUMBER_UNIT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([A-Za-z]*)\s*")


def _parse(text: str, units: dict[str, float], kind: str, default: str | None) -> float:
    match = _NUMBER_UNIT.fullmatch(text)
    if match is None:
        raise QuantityError(f"{text!r} is not a {kind}; write a number and one of {', '.join(units)}")
    unit = match[2] or default
    if unit is None:
        raise QuantityError(f"{text!r} has no unit; write one of {', '.join(units)} after the number")
    if unit not in units:
        raise QuantityError(f"{unit!r} is not a unit of {kind}; allowed: {', '.join(units)}")
    return float(match[1].replace(",", ".")) * units[unit]


def parse_mass(text: str, default: str | None = None) -> float:
    """Mass [kg] from text such as ``72 kg`` or ``158 lb``; ``default`` is the unit of a bare number.

    Raises QuantityError for an unknown unit, or for a missing one where there is no default.

    >>> parse_mass("72.5 kg"), round(parse_mass("160 lb"), 3)
    (72.5, 72.575)
    """
    return _parse(text, MASS, "mass", default)


def parse_length(text: str, default: str | None = None) -> float:
    """Length [m] from text such as ``10 km``, ``26.2 mi`` or ``400 m``. Raises QuantityError.

    >>> parse_length("10 km"), parse_length("1 mile")
    (10000.0, 1609.344)
    """
    return _parse(text, LENGTH, "length", default)


def parse_duration(text: str, default: str | None = None) -> float:
    """Duration [s] from text such as ``45 min``, ``1.5 h``, ``90 s`` or ``1:30:00``. Raises QuantityError.

    >>> parse_duration("45 min"), parse_duration("1:30:00"), parse_duration("4:05")
    (2700.0, 5400.0, 245.0)
    """
    clock = re.fullmatch(r"\s*(?:(\d+):)?(\d{1,2}):(\d{2})\s*", text)
    if clock is not None:
        return float(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    return _parse(text, TIME, "duration", default)


def format_number(value: float, digits: int = 2) -> str:
    """A number with at most ``digits`` decimals and no trailing zeros.

    >>> format_number(80.0), format_number(62.5), format_number(-0.001)
    ('80', '62.5', '0')
    """
    text = f"{value:z.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_mass(kg: float, unit: str = "kg") -> str:
    """Mass [kg] as text in ``unit``.

    >>> format_mass(62.5), format_mass(45.359237, "lb")
    ('62.5 kg', '100 lb')
    """
    return f"{format_number(kg / MASS[unit])} {unit}"


def format_duration(seconds: float) -> str:
    """Duration [s] in the words of a training diary: ``45 min``, ``1 h 30``.

    >>> format_duration(2700), format_duration(5400), format_duration(40), format_duration(3600)
    ('45 min', '1 h 30', '40 s', '1 h')
    """
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return f"{minutes} min"
    return f"{hours} h" if rest == 0 else f"{hours} h {rest:02d}"


def format_distance(metres: float, unit: str = "km") -> str:
    """Distance [m] as text in ``unit`` (``km`` or ``mi``), one decimal.

    >>> format_distance(21097.5), format_distance(10000), format_distance(1609.344, "mi")
    ('21.1 km', '10 km', '1 mi')
    """
    return f"{format_number(metres / LENGTH[unit], 1)} {unit}"


def format_pace(metres_per_second: float, unit: str = "km") -> str:
    """Speed [m/s] as a pace per ``unit``.

    >>> format_pace(3.0), format_pace(0.0)
    ('5:33 /km', '– /km')
    """
    if metres_per_second < SLOWEST_PACE:
        return f"– /{unit}"
    seconds = round(LENGTH[unit] / metres_per_second)
    return f"{seconds // 60}:{seconds % 60:02d} /{unit}"
