"""A test's value as people write it → SI."""

from __future__ import annotations

import re
from collections.abc import Callable

from groundforce.errors import QuantityError
from groundforce.physiology.power.jump import bosco1983_jump_height, flanagan2008_reactive_strength_index
from groundforce.quantities import parse_duration, parse_length, parse_mass
from groundforce.training.battery.nouns import PerformanceTest, TestUnit

_COUNT = {
    TestUnit.REPS: re.compile(r"\s*(\d+)\s*(?:reps?|raises?)?\s*", re.IGNORECASE),
    TestUnit.POINTS: re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:points?|/\s*5)?\s*", re.IGNORECASE),
    TestUnit.DEGREES: re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:deg|degrees?|°)?\s*", re.IGNORECASE),
    TestUnit.METRES_PER_SECOND: re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:m/s)?\s*", re.IGNORECASE),
}
_TIMES = re.compile(r"\s*([\d.,]+\s*s(?:ec)?)\s*/\s*([\d.,]+\s*s(?:ec)?)\s*", re.IGNORECASE)
_EXAMPLE = {
    TestUnit.REPS: '"28 reps" or 28',
    TestUnit.POINTS: '"4 points" or 4',
    TestUnit.DEGREES: '"35 deg" or 35',
    TestUnit.METRES_PER_SECOND: '"0.45 s / 0.20 s" (in the air / on the ground) or the index, 1.2',
}
LONGEST_FLIGHT = 1.0
"""s in the air; a longer one is a slip"""


def parse_value(text: str, test: PerformanceTest) -> float:
    """The value of a test [in its unit, SI]. Raises QuantityError.

    >>> from groundforce.training.battery.load import battery
    >>> round(parse_value("0.50 s", battery()["countermovement_jump"]), 3)
    0.306
    >>> parse_value("1:05", battery()["side_plank"]), parse_value("28 reps", battery()["calf_raise"])
    (65.0, 28.0)
    """
    return _PARSERS[test.unit](text, test)


def _counted(text: str, test: PerformanceTest) -> float:
    match = _COUNT[test.unit].fullmatch(text)
    if match is None:
        raise QuantityError(f"{text!r} is no result of {test.name}; write {_EXAMPLE[test.unit]}")
    return float(match[1].replace(",", "."))


def _length(text: str, test: PerformanceTest) -> float:
    """A length; for a jump of both legs also its time in the air."""
    if not test.per_side and text.strip().lower().endswith(("s", "sec")):
        return bosco1983_jump_height(_flight(text))
    return parse_length(text.lower())


def _flight(text: str) -> float:
    seconds = parse_duration(text.lower())
    if not 0.0 < seconds <= LONGEST_FLIGHT:
        raise QuantityError(f"{text.strip()!r}: a time in the air of a jump is above 0 and at most 1 s")
    return seconds


def _reactive_strength(text: str, test: PerformanceTest) -> float:
    """The index, or its two times: in the air / on the ground."""
    times = _TIMES.fullmatch(text)
    if times is None:
        return _counted(text, test)
    height = bosco1983_jump_height(_flight(times[1]))
    return flanagan2008_reactive_strength_index(height, _flight(times[2]))


def _seconds(text: str, _test: PerformanceTest) -> float:
    return parse_duration(text.lower())


def _mass(text: str, _test: PerformanceTest) -> float:
    return parse_mass(text.lower())


_PARSERS: dict[TestUnit, Callable[[str, PerformanceTest], float]] = {
    TestUnit.REPS: _counted,
    TestUnit.POINTS: _counted,
    TestUnit.DEGREES: _counted,
    TestUnit.METRES_PER_SECOND: _reactive_strength,
    TestUnit.METRES: _length,
    TestUnit.SECONDS: _seconds,
    TestUnit.KILOGRAMS: _mass,
}
