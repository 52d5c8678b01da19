"""What is known about one lift on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groundforce.training.state import Estimate


class LiftBasis(StrEnum):
    """What an estimate of a maximum rests on."""

    SETS = "sets"
    """sets of this lift that were done"""
    STATED = "stated"
    """what the runner said"""
    RELATIVES = "relatives"
    """sets of, or what was said about, a related lift"""
    BODY = "body"
    """body mass, sex and age alone"""
    NONE = "none"
    """sets that say nothing of a maximum"""


@dataclass(frozen=True)
class FlaggedSession:
    """A session that looks like a slip of the pen: ``value`` is its estimated 1RM [kg] as logged.

    ``left_out`` says whether the estimate does without it; nothing is ever changed in the log.
    """

    date: date
    value: float
    reason: str
    left_out: bool


@dataclass(frozen=True)
class LiftState:
    """One lift on a date; ``exercise`` is a catalogue id.

    ``maximum`` [kg] is the 1RM in the exercise's own terms (per hand where it is loaded so), None where
    nothing says it. ``relative`` is it over body mass [-]. ``left_right`` is left over right [-]. ``trend``
    is its change a week as a share [1/week]. ``sessions`` counts those it rests on, ``last_date`` is the
    day of the last session of the lift.
    """

    exercise: str
    maximum: Estimate | None
    basis: LiftBasis
    sessions: int = 0
    last_date: date | None = None
    relative: Estimate | None = None
    left_right: Estimate | None = None
    trend: Estimate | None = None
    flagged: tuple[FlaggedSession, ...] = ()
    note: str = ""

    @property
    def measured(self) -> bool:
        """Whether it rests on sets of this very lift: only then may kilograms be prescribed from it."""
        return self.basis is LiftBasis.SETS and self.maximum is not None
