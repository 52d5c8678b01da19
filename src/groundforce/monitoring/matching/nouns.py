"""What a file says of an activity, and what two of these have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from groundforce.training.recording import Device, Sport
from groundforce.training.run import OtherActivity, Run
from groundforce.training.strength import StrengthSession

Activity: TypeAlias = Run | StrengthSession | OtherActivity


@dataclass(frozen=True)
class Telling:
    """What one file says of one activity.

    ``name`` is the file as a person would point to it, ``origin`` tells its content from every other.
    ``at`` is the aware UTC instant of the start and ``offset`` the wearer's, None where the file gives a
    wall clock only; ``zone_known`` says whether the activity's own start is on the wearer's clock.
    ``streams`` and ``parts`` (laps and sets) count how much was recorded; ``damaged`` says that the file
    broke off.
    """

    activity: Activity
    name: str
    origin: str
    at: datetime | None = None
    offset: timedelta | None = None
    zone_known: bool = True
    device: Device = Device()
    created: datetime | None = None
    streams: int = 0
    parts: int = 0
    damaged: bool = False

    @property
    def sport(self) -> Sport:
        """What was done."""
        if isinstance(self.activity, OtherActivity):
            return self.activity.sport
        return Sport.RUN if isinstance(self.activity, Run) else Sport.STRENGTH

    @property
    def length(self) -> timedelta:
        """How long it took by the clock; 0 where it is not known."""
        activity = self.activity
        if isinstance(activity, Run):
            return timedelta(seconds=max(activity.elapsed, activity.duration))
        return timedelta(seconds=0.0 if activity.duration is None else activity.duration)

    @property
    def noun(self) -> str:
        """``run``, ``session`` or ``activity``, for sentences."""
        return {Sport.RUN: "run", Sport.STRENGTH: "session"}.get(self.sport, "activity")

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Tellings sort by the wall clock, then by name and content."""
        return self.activity.start, self.name, self.origin


@dataclass(frozen=True)
class Match:
    """Two tellings of one activity, or, where not ``certain``, maybe of one.

    ``reason`` says why in words; ``strength`` [0–1] orders matches, the surest first.
    """

    reason: str
    strength: float
    certain: bool = True
