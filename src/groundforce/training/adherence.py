"""Nouns of adherence: what was planned against what was done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groundforce.training.state import Estimate


@dataclass(frozen=True)
class SessionAdherence:
    """A planned session and what became of it: ``planned`` for and ``done`` on a date or not (None).

    ``share`` [0-1] of its work sets was done.

    ``reserve_gap`` [reps] is prescribed less performed reps in reserve, mean over sets that say both;
    positive means harder than asked.
    """

    session: str
    planned: date
    done: date | None
    share: float
    reserve_gap: float | None = None


@dataclass(frozen=True)
class AdherenceState:
    """Planned sessions due before ``as_of`` against the log.

    ``sessions_done`` and ``sets_done`` are shares [0-1] with an interval that is wide for few sessions; None
    where nothing was due. ``weeks`` is (first day of the plan's week, sessions due, share of sets done).
    ``missed_weekday`` 0 is Monday, None where none stands out.
    """

    as_of: date
    sessions: tuple[SessionAdherence, ...] = ()
    sessions_done: Estimate | None = None
    sets_done: Estimate | None = None
    weeks: tuple[tuple[date, int, float], ...] = ()
    missed_weekday: int | None = None
    reserve_gap: float | None = None
    notes: tuple[str, ...] = field(default=())
