"""What happens while a plan is followed: each event as a noun, in the runner's own dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from groundforce.training.athlete import Race
    from groundforce.training.pain import PainEntry
    from groundforce.training.run import RunKind


@dataclass(frozen=True)
class MissedSession:
    """A planned session that was not done; ``day`` is the day it was planned for."""

    day: date
    session: str


@dataclass(frozen=True)
class MovedSession:
    """A planned session that was, or is to be, done on another day: from ``day`` to ``to``."""

    day: date
    session: str
    to: date


@dataclass(frozen=True)
class ShortenedSession:
    """Sessions with fewer minutes: ``minutes`` [min] from ``day`` to ``last``, both included."""

    day: date
    last: date
    minutes: float


@dataclass(frozen=True)
class MovedRun:
    """A planned run that was, or is to be, run on another day: from ``day`` to ``to``."""

    day: date
    run: str
    to: date


@dataclass(frozen=True)
class HardRun:
    """A hard run that the plan did not know of.

    ``duration`` s, ``confidence`` [0-1] that it was hard; ``instead_of`` the planned run it replaced, if any.
    """

    day: date
    kind: RunKind
    duration: float
    confidence: float = 1.0
    basis: str = ""
    distance: float | None = None
    instead_of: str | None = None


@dataclass(frozen=True)
class PainReport:
    """Pain at a place, as an entry of the diary says it."""

    entry: PainEntry

    @property
    def day(self) -> date:
        """The day it hurt."""
        return self.entry.date


@dataclass(frozen=True)
class Illness:
    """Ill from ``day`` to ``last``, both included. ``below_neck``: fever, chest, stomach or whole body."""

    day: date
    last: date
    below_neck: bool = True

    @property
    def days(self) -> int:
        """Days ill."""
        return (self.last - self.day).days + 1


@dataclass(frozen=True)
class Trip:
    """Away from ``day`` to ``last``, both included: with ``equipment`` there, or None for no lifting at all.

    An empty set is a floor and the body; None is no lifting.
    """

    day: date
    last: date
    equipment: frozenset[str] | None = None


@dataclass(frozen=True)
class RaceChange:
    """A race that is new (``before`` None), off (``after`` None), or changed; said on ``day``."""

    day: date
    before: Race | None
    after: Race | None


@dataclass(frozen=True)
class Gap:
    """No lifting from ``day`` to ``last``, both included, for whatever reason."""

    day: date
    last: date

    @property
    def weeks(self) -> float:
        """Length in weeks."""
        return ((self.last - self.day) / timedelta(days=1) + 1.0) / 7.0


Event: TypeAlias = (
    MissedSession
    | MovedSession
    | ShortenedSession
    | MovedRun
    | HardRun
    | PainReport
    | Illness
    | Trip
    | RaceChange
    | Gap
)
"""Anything a plan may have to answer to."""
