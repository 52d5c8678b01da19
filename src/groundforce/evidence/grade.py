"""How far a statement can be trusted, and how its number reached us."""

from __future__ import annotations

from enum import StrEnum


class Grade(StrEnum):
    """Certainty of the evidence behind a rule or constant; there is no "unknown"."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    CONVENTION = "convention"
    JUDGEMENT = "judgement"


class Status(StrEnum):
    """Where a number was read."""

    SEEN = "seen"
    SEEN_SECONDARY = "seen-secondary"
    RECALLED = "recalled"
    DERIVED = "derived"
    JUDGEMENT = "judgement"
