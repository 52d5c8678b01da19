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
class FeltPain:
    """Pain felt in a session: ``site`` in the person's words, ``score`` 0–10 while lifting [-].

    ``next_morning`` 0–10 [-], None where not said. ``exercise`` is the catalogue id of the exercise it came
    with, None where it belongs to the session as a whole.
    """

    site: str
    score: float
    next_morning: float | None = None
    exercise: str | None = None


@dataclass(frozen=True)
class StrengthSession:
    """One session as done; ``start`` is the local wall clock, ``duration`` s.

    ``effort`` is the person's rating of the whole session, 0–10 (session-RPE) [-]; ``pain`` what hurt.
    """

    start: datetime
    sets: tuple[PerformedSet, ...]
    duration: float | None = None
    title: str = ""
    sources: tuple[str, ...] = ()
    effort: float | None = None
    pain: tuple[FeltPain, ...] = ()

    @property
    def has_clock(self) -> bool:
        """Whether the time of day is known; a log that gives days only puts its sessions at midnight."""
        return self.start.time() != time(0) or self.duration is not None
