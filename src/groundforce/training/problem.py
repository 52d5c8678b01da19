"""The planning problem: everything a plan depends on, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from groundforce.errors import ProblemError
from groundforce.evidence import constant
from groundforce.training.athlete import Athlete, Goal, Limits, Race
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.plan import PlannedRun
from groundforce.training.state import Estimate, PartOfDay, RunningState


@dataclass(frozen=True)
class Opening:
    """A weekly time for lifting: ``weekday`` 0 is Monday; clock times, else a part of day."""

    weekday: int
    start: time | None = None
    end: time | None = None
    part_of_day: PartOfDay | None = None


@dataclass(frozen=True)
class Absence:
    """Days without lifting, both ends included."""

    first: date
    last: date
    reason: str = ""


@dataclass(frozen=True)
class Exposure:
    """One past day on which an exercise was done: work ``sets``, largest ``load`` [kg], foot ``contacts``."""

    date: date
    exercise: str
    sets: int
    load: float | None = None
    contacts: int = 0


def _require_constant(name: str, value: float) -> None:
    try:
        known = constant(name)
    except KeyError:
        raise ProblemError(f"{name!r} is no constant of ours; see docs/runner-file.md") from None
    if not known.low <= value <= known.high:
        raise ProblemError(f"{name} = {value:g} {known.unit} is outside {known.low:g} to {known.high:g}")


@dataclass(frozen=True)
class PlanProblem:
    """Everything the plan depends on.

    ``minutes`` per session [min], warm-up included; ``strength`` estimated 1RM [kg] by exercise id;
    ``past`` the exposures of the four weeks before ``start``; ``constants`` overrides by name of the
    registered constants; ``findings`` what the runner's tests ask for. Raises ProblemError where parts
    contradict each other.
    """

    start: date
    weeks: int
    athlete: Athlete
    runs: tuple[PlannedRun, ...]
    openings: tuple[Opening, ...]
    equipment: frozenset[str]
    minutes: float = 45.0
    sessions_per_week: int = 2
    races: tuple[Race, ...] = ()
    goals: tuple[Goal, ...] = (Goal.ECONOMY, Goal.ROBUSTNESS)
    limits: Limits = Limits()
    absences: tuple[Absence, ...] = ()
    strength: tuple[tuple[str, Estimate], ...] = ()
    past: tuple[Exposure, ...] = ()
    lifting_weeks: int = 0
    """whole weeks in a row with lifting, up to ``start``"""
    running: RunningState | None = None
    timezone: str | None = None
    constants: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    done: tuple[Exposure, ...] = ()
    """what was really done since ``start``; on a day it names, it counts instead of what was planned"""
    settled_until: datetime | None = None
    """wall-clock moment up to which everything is a fact: it counts and is judged no more; None: nothing is"""

    def __post_init__(self) -> None:
        if self.weeks < 1:
            raise ProblemError(f"a plan needs at least 1 week, not {self.weeks}")
        outside = [run.id for run in self.runs if not self.start <= run.date < self.end]
        if outside:
            raise ProblemError(f"runs outside {self.start} to {self.end}: {', '.join(outside[:3])}")
        for name, value in self.constants.items():
            _require_constant(name, value)

    @property
    def end(self) -> date:
        """The first day after the plan."""
        return self.start + timedelta(weeks=self.weeks)

    def constant(self, name: str) -> float:
        """The value of a registered constant, or this plan's own value for it."""
        own = self.constants.get(name)
        return constant(name).value if own is None else own

    @property
    def emphases(self) -> frozenset[Emphasis]:
        """What the runner's tests ask more of."""
        return frozenset(one.emphasis for one in self.findings if one.emphasis is not None)

    def maximum(self, exercise: str) -> Estimate | None:
        """The estimated 1RM [kg] of an exercise, or None."""
        return next((estimate for name, estimate in self.strength if name == exercise), None)
