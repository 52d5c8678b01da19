"""A state with the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundforce.training.efficiency import EfficiencyChange
from groundforce.training.pain import PainEntry
from groundforce.training.readiness import ReadinessState
from groundforce.training.state import AthleteState, Estimate


@dataclass(frozen=True)
class LiftTrack:
    """One lift over time: ``sessions`` what each session's best set came to [kg], ``maxima`` the estimate."""

    exercise: str
    sessions: tuple[tuple[date, float], ...]
    maxima: tuple[tuple[date, Estimate], ...]


@dataclass(frozen=True)
class Progress:
    """A state with the way there.

    ``efficiency`` is speed [m/s] at the reference heart rate of the state; ``change`` what a block of
    training may have done to it, None where no block was asked about.
    """

    state: AthleteState
    lifts: tuple[LiftTrack, ...] = ()
    efficiency: tuple[tuple[date, Estimate], ...] = ()
    readiness: tuple[ReadinessState, ...] = ()
    diary: tuple[PainEntry, ...] = ()
    change: EfficiencyChange | None = None
