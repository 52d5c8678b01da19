"""Results as people read them."""

from __future__ import annotations

from groundforce.quantities import format_number
from groundforce.training.battery.nouns import TestUnit

PLURALS = frozenset({" reps", " points"})
_UNITS = {
    TestUnit.REPS: (1.0, 0, " reps"),
    TestUnit.SECONDS: (1.0, 0, " s"),
    TestUnit.METRES: (100.0, 0, " cm"),
    TestUnit.DEGREES: (1.0, 0, " deg"),
    TestUnit.POINTS: (1.0, 1, " points"),
    TestUnit.METRES_PER_SECOND: (1.0, 2, ""),
    TestUnit.KILOGRAMS: (1.0, 1, " kg"),
}
"""How many of what is shown make one SI unit, digits, and the word after the number."""


def value_in_words(value: float, unit: TestUnit, digits: int = 0) -> str:
    """A result in the unit people use, with ``digits`` more than usual.

    >>> value_in_words(0.34, TestUnit.METRES), value_in_words(65.0, TestUnit.SECONDS)
    ('34 cm', '65 s')
    """
    scale, usual, word = _UNITS[unit]
    number = format_number(value * scale, usual + digits)
    return f"{number}{word.removesuffix('s') if number == '1' and word in PLURALS else word}"


def range_in_words(low: float, high: float, unit: TestUnit) -> str:
    """Two results as a range.

    >>> range_in_words(0.28, 0.40, TestUnit.METRES)
    '28 to 40 cm'
    """
    scale, digits, word = _UNITS[unit]
    return f"{format_number(low * scale, digits)} to {format_number(high * scale, digits)}{word}"
