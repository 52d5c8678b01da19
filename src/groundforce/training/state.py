"""What is known about an athlete on a date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from groundforce.training.run import ClassifiedRun, OtherActivity, Run, RunKind
from groundforce.training.strength import StrengthSession


@dataclass(frozen=True)
class Estimate:
    """A value with its interval (central 80 %), where it comes from and as of when; SI units."""

    value: float
    low: float
    high: float
    source: str
    as_of: date | None = None


@dataclass(frozen=True)
class TrainingHistory:
    """Everything done, each list in order of time."""

    runs: tuple[Run, ...] = ()
    strength: tuple[StrengthSession, ...] = ()
    others: tuple[OtherActivity, ...] = ()


class PartOfDay(StrEnum):
    """Half-day steps where no clock time is known."""

    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"


@dataclass(frozen=True)
class TypicalRun:
    """One entry of a weekly rhythm. ``weekday`` 0 is Monday; ``duration`` s; ``distance`` m.

    ``frequency`` is the share of recent weeks that had it, ``confidence`` [0–1] how sure the entry is.
    """

    weekday: int
    kind: RunKind
    duration: float
    distance: float | None = None
    start: time | None = None
    part_of_day: PartOfDay | None = None
    frequency: float = 1.0
    confidence: float = 1.0
    basis: str = ""


@dataclass(frozen=True)
class Rhythm:
    """The weekly pattern of runs; ``weeks`` seen, ``confidence`` [0–1] of the pattern as a whole."""

    runs: tuple[TypicalRun, ...] = ()
    weeks: int = 0
    confidence: float = 0.0


@dataclass(frozen=True)
class RunningState:
    """Where the running stands. Volumes are per week over the last four weeks before ``as_of``.

    ``distance_per_week`` m, ``duration_per_week`` s, ``longest_run`` s in 30 days, ``gap`` whole days since
    the last run, ``returning`` true after a gap long enough to be treated as a return. All None, with
    ``measured`` false, where nothing was read.
    """

    as_of: date
    measured: bool = False
    runs_per_week: float | None = None
    distance_per_week: float | None = None
    duration_per_week: float | None = None
    longest_run: float | None = None
    longest_distance: float | None = None
    gap: int | None = None
    returning: bool = False


@dataclass(frozen=True)
class AthleteState:
    """The athlete on ``as_of``: running, rhythm, strength per lift (estimated 1RM, kg), recent lifting."""

    as_of: date
    running: RunningState
    rhythm: Rhythm
    classified: tuple[ClassifiedRun, ...] = ()
    strength: tuple[tuple[str, Estimate], ...] = ()
    lifting: tuple[StrengthSession, ...] = ()
    notes: tuple[str, ...] = field(default=())
