"""Nouns of readiness. It can only reduce load: nothing here ever asks for more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groundforce.training.state import Estimate


class ReadinessLevel(StrEnum):
    """How much of the last days is still in the legs."""

    FRESH = "fresh"
    NORMAL = "normal"
    LOADED = "loaded"


@dataclass(frozen=True)
class MorningReading:
    """What a morning gave, where someone measures: ``resting_heart_rate`` [beats/min], ``hrv`` (RMSSD, s)."""

    date: date
    resting_heart_rate: float | None = None
    hrv: float | None = None


@dataclass(frozen=True)
class ReadinessState:
    """How ready the legs are on the morning of ``as_of``, why, and how sure.

    ``fatigue`` [% of a reference heavy session] is what is left of lifting and running. ``level`` None means:
    nothing was read, so nothing is said. ``likely`` are the levels the interval of ``fatigue`` reaches.
    """

    as_of: date
    level: ReadinessLevel | None = None
    fatigue: Estimate | None = None
    likely: tuple[ReadinessLevel, ...] = ()
    reasons: tuple[str, ...] = field(default=())

    @property
    def reduces(self) -> bool:
        """Whether today asks for less than planned. It never asks for more."""
        return self.level is ReadinessLevel.LOADED
