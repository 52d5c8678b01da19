"""What a test result asks of a plan."""

from __future__ import annotations

from dataclasses import dataclass

from groundforce.evidence import Grade
from groundforce.training.battery.nouns import Emphasis


@dataclass(frozen=True)
class Finding:
    """One thing a test asks of a plan, in words and with the grade of what it rests on.

    ``emphasis`` what to do one set more of, or rather; ``top_tier`` the highest jump tier it leaves open
    [1–5]; each None where the test says nothing of it.
    """

    test: str
    text: str
    grade: Grade
    emphasis: Emphasis | None = None
    top_tier: int | None = None
