"""A run that was done, reduced to what the coaching needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from groundforce.training.recording import Lap, Sport


class RunKind(StrEnum):
    """What a run was for."""

    EASY = "easy"
    LONG = "long"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    RACE = "race"
    RECOVERY = "recovery"


QUALITY_KINDS = frozenset({RunKind.TEMPO, RunKind.INTERVALS, RunKind.RACE})
"""Runs where speed is the point."""
KEY_KINDS = QUALITY_KINDS | {RunKind.LONG}
"""Runs the plan protects."""


@dataclass(frozen=True)
class RunProfile:
    """Equal time steps of ``step`` [s]: grade-adjusted ``speed`` [m/s], ``heart_rate`` [beats/min]."""

    step: float
    speed: tuple[float | None, ...]
    heart_rate: tuple[float | None, ...]


@dataclass(frozen=True)
class Run:
    """One run.

    ``start`` is the runner's wall clock (naive). ``zone_known`` says whether the file or the runner gave
    the zone; where neither did, the wall clock is UTC. SI units; ``cadence`` in steps/min over both legs.
    ``effort`` is how hard the whole run felt, 1–10, where the person said so.
    ``temperature`` [deg C] is what the watch measured: on the wrist it reads too warm by what the skin adds,
    so differences between runs say more than the number itself.
    """

    start: datetime
    zone_known: bool
    duration: float
    elapsed: float
    distance: float | None = None
    speed: float | None = None
    grade_adjusted_speed: float | None = None
    mean_heart_rate: float | None = None
    max_heart_rate: float | None = None
    cadence: float | None = None
    strides: float | None = None
    climb: float | None = None
    temperature: float | None = None
    indoor: bool = False
    laps: tuple[Lap, ...] = ()
    profile: RunProfile | None = None
    title: str = ""
    sources: tuple[str, ...] = ()
    effort: float | None = None


@dataclass(frozen=True)
class OtherActivity:
    """Anything that is neither a run nor strength work; ``start`` is the wall clock, ``duration`` s."""

    start: datetime
    sport: Sport
    duration: float
    distance: float | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassifiedRun:
    """A run with its kind, how sure [0–1] and why in one sentence; ``measured`` is false on a fallback."""

    run: Run
    kind: RunKind
    confidence: float
    basis: str
    measured: bool
