"""Strength work that was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class Side(StrEnum):
    """Which side a set was for; ``EACH`` counts per side."""

    EACH = "each"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class PerformedSet:
    """One set as done. ``exercise`` is a catalogue id, or None where ``name`` did not resolve.

    ``load`` is kg as logged (0.0 is a value: the bar was empty), ``seconds`` a hold [s], ``contacts`` foot
    contacts [-], ``reps_in_reserve`` [-], ``start`` an aware UTC instant.
    """

    name: str
    exercise: str | None = None
    reps: int | None = None
    load: float | None = None
    seconds: float | None = None
    contacts: int | None = None
    reps_in_reserve: float | None = None
    side: Side | None = None
    warm_up: bool = False
    start: datetime | None = None


@dataclass(frozen=True)
class StrengthSession:
    """One session as done; ``start`` is the local wall clock, ``duration`` s."""

    start: datetime
    sets: tuple[PerformedSet, ...]
    duration: float | None = None
    title: str = ""
    sources: tuple[str, ...] = ()

    @property
    def has_clock(self) -> bool:
        """Whether the time of day is known; a log that gives days only puts its sessions at midnight."""
        return self.start.time() != time(0) or self.duration is not None
