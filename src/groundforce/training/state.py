"""What is known about an athlete on a date."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from groundforce.training.run import ClassifiedRun, OtherActivity, Run, RunKind
from groundforce.training.strength import StrengthSession

if TYPE_CHECKING:
    from groundforce.training.adherence import AdherenceState
    from groundforce.training.bone import BoneState
    from groundforce.training.efficiency import EfficiencyState
    from groundforce.training.lift_state import LiftState
    from groundforce.training.load import LoadState
    from groundforce.training.pain import PainState
    from groundforce.training.power_state import PowerState
    from groundforce.training.readiness import ReadinessState


@dataclass(frozen=True)
class Estimate:
    """A value with its interval (central 80 %), where it comes from and as of when; SI units."""

    value: float
    low: float
    high: float
    source: str
    as_of: date | None = None

    def scaled(self, factor: float) -> Estimate:
        """The same estimate in another unit: ``factor`` above 0 of the new unit make one of the old.

        >>> Estimate(3.0, 2.5, 3.5, "runs").scaled(3.6).value
        10.8
        """
        return replace(self, value=self.value * factor, low=self.low * factor, high=self.high * factor)


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
    """The athlete on ``as_of``: what was measured before it, each part with its own interval and source.

    ``strength`` are the maxima [kg] that may set kilograms, by exercise id: stated ones, then those of lifts
    done lately. ``lifts`` is every lift that was done or asked for, with what it rests on. A part is None
    where nobody asked for it; one that was asked for and has too little data says so itself. ``adherence``
    needs a plan.
    """

    as_of: date
    running: RunningState
    rhythm: Rhythm
    classified: tuple[ClassifiedRun, ...] = ()
    strength: tuple[tuple[str, Estimate], ...] = ()
    lifting: tuple[StrengthSession, ...] = ()
    notes: tuple[str, ...] = field(default=())
    lifts: tuple[LiftState, ...] = ()
    efficiency: EfficiencyState | None = None
    power: PowerState | None = None
    load: LoadState | None = None
    bone: BoneState | None = None
    readiness: ReadinessState | None = None
    pain: PainState | None = None
    adherence: AdherenceState | None = None
