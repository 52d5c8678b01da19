"""Nouns of training load: weeks, spikes, and where the load stands on a date.

Channels stay apart: time and distance, heart-rate impulse, session rating, impact, and lifting have different
units and are never added to each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groundforce.training.exercise import Muscle
    from groundforce.training.state import Estimate


class SpikeBand(StrEnum):
    """A run's distance against the longest run of the 30 days before."""

    NONE = "no spike"
    SMALL = "more than 10 % longer"
    MEDIUM = "more than 30 % longer"
    LARGE = "more than twice as long"
    NEW = "no run in the 30 days before"


@dataclass(frozen=True)
class Spike:
    """A run against the longest of the 30 days before it: a warning, never a ban.

    ``distance`` m and ``longest`` m (None: no run to compare with), ``ratio`` their quotient [-], ``hazard``
    the hazard ratio of the band against runs at most 10 % longer (an association), ``planned`` for a run to
    come, ``measured`` false where the distance was reckoned from time.
    """

    date: date
    distance: float
    longest: float | None
    band: SpikeBand
    ratio: float | None = None
    hazard: Estimate | None = None
    planned: bool = False
    measured: bool = True
    text: str = ""


@dataclass(frozen=True)
class WeekLoad:
    """Seven days from ``first``. ``duration`` s, ``distance`` m (None: runs, but none measured it).

    ``trimp`` and ``session_rpe`` [arbitrary units] are sums over the ``trimp_runs`` and ``rated_runs`` that
    had a heart rate or a rating, None where none had. ``steps`` [-] and ``impact`` [BW x steps] of running,
    ``contacts`` [-] of jumps. ``hard_sets`` by muscle [-], ``tonnage`` kg of reps x load, over ``sessions``
    of lifting.
    """

    first: date
    runs: int = 0
    duration: float = 0.0
    distance: float | None = 0.0
    trimp: Estimate | None = None
    trimp_runs: int = 0
    session_rpe: float | None = None
    rated_runs: int = 0
    steps: Estimate | None = None
    impact: Estimate | None = None
    sessions: int = 0
    hard_sets: tuple[tuple[Muscle, float], ...] = ()
    tonnage: float = 0.0
    contacts: int = 0


@dataclass(frozen=True)
class LoadState:
    """Where the load stands: the last ``weeks`` before ``as_of``, oldest first, and what stood out.

    ``duration_per_week`` s and ``impact_per_week`` [BW x steps] are means over the last four weeks with the
    spread of a week; ``monotony`` [-] of the last seven days' durations and ``change`` [-] of the last week's
    duration against the one before are shown without a verdict: no trial ties either to injury. ``spikes`` of
    the last 30 days.
    """

    as_of: date
    measured: bool = False
    weeks: tuple[WeekLoad, ...] = ()
    duration_per_week: Estimate | None = None
    impact_per_week: Estimate | None = None
    monotony: float | None = None
    change: float | None = None
    maximum_heart_rate: Estimate | None = None
    resting_heart_rate: Estimate | None = None
    spikes: tuple[Spike, ...] = ()
    notes: tuple[str, ...] = field(default=())
