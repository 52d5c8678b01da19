"""The small words of the file: days, times of day, distances, places, and how a value is shown back."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from groundforce.errors import QuantityError
from groundforce.quantities import parse_length
from groundforce.training.exercise import Problem

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS: dict[str, tuple[int, ...]] = {
    **{name.lower(): (number,) for number, name in enumerate(DAY_NAMES)},
    **{name[:3].lower(): (number,) for number, name in enumerate(DAY_NAMES)},
    "weekdays": (0, 1, 2, 3, 4),
    "weekend": (5, 6),
    "every day": (0, 1, 2, 3, 4, 5, 6),
}
"""Words for days → weekdays, 0 is Monday."""
DAYS_SHOWN = (*(name[:3] for name in DAY_NAMES), "weekdays", "weekend", "every day")

RACE_DISTANCES = {
    "half marathon": 21097.5,
    "half": 21097.5,
    "marathon": 42195.0,
    "parkrun": 5000.0,
}
"""m"""
RACE_RANGE = (400.0, 400_000.0)
"""Shortest and longest race distance [m] taken without a question."""

SITES: dict[str, Problem] = {
    **{problem.value: problem for problem in Problem},
    "achilles tendon": Problem.ACHILLES,
    "heel": Problem.PLANTAR_FASCIA,
    "lower back": Problem.LOW_BACK,
    "back": Problem.LOW_BACK,
    "itb": Problem.IT_BAND,
    "patella": Problem.KNEE,
    "runner's knee": Problem.KNEE,
    "shin splints": Problem.SHIN,
    "quads": Problem.QUADRICEPS,
    "stress fracture": Problem.BONE_STRESS,
    "bone": Problem.BONE_STRESS,
}
"""Words for painful places."""

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_SHORT_DISTANCE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*k\s*", re.IGNORECASE)


def time_of_day(text: str) -> time | None:
    """A wall-clock time; ``24:00`` is the last minute of the day.

    >>> time_of_day("18:00"), time_of_day("7.30"), time_of_day("25:00")
    (datetime.time(18, 0), datetime.time(7, 30), None)
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if (hour, minute) == (24, 0):
        return time(23, 59)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def iso_date(text: str) -> date | None:
    """A date written year-month-day.

    >>> iso_date("2027-04-11"), iso_date("11.4.2027")
    (datetime.date(2027, 4, 11), None)
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def race_distance(text: str) -> float:
    """Distance of a race [m]: a name or a length. Raises QuantityError.

    >>> race_distance("half marathon"), race_distance("10k"), race_distance("50 km")
    (21097.5, 10000.0, 50000.0)
    """
    named = RACE_DISTANCES.get(" ".join(text.lower().replace("-", " ").split()))
    if named is not None:
        return named
    try:
        return run_distance(text)
    except QuantityError as error:
        raise QuantityError(f'{error}; or a name: "half marathon", "marathon"') from None


def run_distance(text: str) -> float:
    """Distance of a run [m]; ``10k`` is 10 km. Raises QuantityError.

    >>> run_distance("8 km"), run_distance("10K")
    (8000.0, 10000.0)
    """
    short = _SHORT_DISTANCE.fullmatch(text)
    return parse_length(f"{short[1]} km" if short else text)


def shown(value: Any) -> str:
    """A value as it may have been written in the file, cut short where it is long.

    >>> shown("72 stones-ish"), shown(True), shown([1, 2]), shown({"a": 1})
    ('"72 stones-ish"', 'true', '[1, 2]', '{ a = 1 }')
    """
    text = _written(value, 0)
    return text if len(text) <= 60 else text[:57] + "..."


def _written(value: Any, depth: int) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | dict) and depth > 3:
        return "..."
    if isinstance(value, list):
        return f"[{', '.join(_written(one, depth + 1) for one in value[:20])}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {_written(one, depth + 1)}" for key, one in list(value.items())[:20])
        return f"{{ {inside} }}"
    if isinstance(value, int) and value.bit_length() > 128:
        return "a number with very many digits"
    return value.isoformat() if isinstance(value, date | time) else str(value)
