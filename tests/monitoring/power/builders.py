"""Made-up test results."""

from __future__ import annotations

from datetime import date, timedelta

from groundforce.training.athlete import Athlete, Sex
from groundforce.training.battery.nouns import TestResult
from groundforce.training.strength import Side

NOW = date(2026, 11, 23)
WOMAN = Athlete(sex=Sex.FEMALE, age=38.0, body_mass=61.0)
MAN = Athlete(sex=Sex.MALE, age=30.0, body_mass=70.0)


def result(test: str, value: float, side: str | None = None, days: int = 14, **more: object) -> TestResult:
    """A result of ``days`` days ago."""
    on = NOW - timedelta(days=days)
    return TestResult(on, test, value, None if side is None else Side(side), **more)  # type: ignore[arg-type]


def both(test: str, left: float, right: float, days: int = 14, **more: object) -> tuple[TestResult, ...]:
    """Left and right on one day."""
    return result(test, left, "left", days, **more), result(test, right, "right", days, **more)
