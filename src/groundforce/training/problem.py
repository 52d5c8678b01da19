"""The planning problem: everything a plan depends on, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property

from groundforce.errors import ProblemError
from groundforce.evidence import constant
from groundforce.training.athlete import Athlete, Goal, Limits, Race
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.plan import PlannedRun
from groundforce.training.plates import Plates
from groundforce.training.state import Estimate, PartOfDay, RunningState


@dataclass(frozen=True)
class Opening:
    """A weekly time for lifting: ``weekday`` 0 is Monday; clock times, else a part of day.

    ``place`` names one of the problem's places; empty means the usual one.
    """

    weekday: int
    start: time | None = None
    end: time | None = None
    part_of_day: PartOfDay | None = None
    place: str = ""


@dataclass(frozen=True)
class Place:
    """A place to lift at and the equipment it has."""

    name: str
    equipment: frozenset[str]


@dataclass(frozen=True)
class Absence:
    """Days away, both ends included. ``equipment`` is what there is to lift with; None: no lifting."""

    first: date
    last: date
    reason: str = ""
    equipment: frozenset[str] | None = None


@dataclass(frozen=True)
class Exposure:
    """One past day on which an exercise was done: work ``sets``, largest ``load`` [kg], foot ``contacts``.

    ``least_maximum``: the least 1RM [kg] its sets stand for, where they left far more reps than asked.
    """

    date: date
    exercise: str
    sets: int
    load: float | None = None
    contacts: int = 0
    least_maximum: float | None = None


AWAY = "away"
"""The place of a session on days away."""


@cache
def _registered(name: str) -> float:
    return constant(name).value


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

    ``equipment`` of the usual place, ``places`` those that openings name beside it; ``minutes`` per session
    [min], warm-up included; ``strength`` estimated 1RM [kg] by exercise id; ``past`` the exposures of the
    four weeks before ``start``; ``constants`` overrides by name of the registered constants; ``findings``
    what the runner's tests ask for; ``plates`` the weights there are. Raises ProblemError where parts
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
    """wall-clock moment up to which everything is a fact, counted and judged no more; None: nothing is"""
    places: tuple[Place, ...] = ()
    lifting_gap: int | None = None
    """whole weeks without leg lifting before ``start``, for someone who lifted before; None: not known"""
    bout_days: int = 0
    """days a week on which the runner wishes for short bouts of jumps, for bone"""
    plates: Plates = Plates()

    def __post_init__(self) -> None:
        if self.weeks < 1:
            raise ProblemError(f"a plan needs at least 1 week, not {self.weeks}")
        outside = [run.id for run in self.runs if not self.start <= run.date < self.end]
        if outside:
            raise ProblemError(f"runs outside {self.start} to {self.end}: {', '.join(outside[:3])}")
        known = {"", *(place.name for place in self.places)}
        unknown = [opening.place for opening in self.openings if opening.place not in known]
        if unknown:
            raise ProblemError(f"openings name {unknown[0]!r}, which is none of the places")
        for name, value in self.constants.items():
            _require_constant(name, value)

    @property
    def end(self) -> date:
        """The first day after the plan."""
        return self.start + timedelta(weeks=self.weeks)

    def absence(self, day: date) -> Absence | None:
        """The time away that ``day`` falls in, or None; of several the one that leaves least."""
        away = [one for one in self.absences if one.first <= day <= one.last]
        return min(away, key=lambda one: -1 if one.equipment is None else len(one.equipment), default=None)

    def kit(self, day: date, place: str) -> frozenset[str] | None:
        """What there is to lift with at ``place`` on ``day``; None where nothing can be done there then."""
        away = self.absence(day)
        if away is not None:
            return away.equipment if place == AWAY else None
        if place == "":
            return self.equipment
        return next((one.equipment for one in self.places if one.name == place), None)

    @property
    def equipment_anywhere(self) -> frozenset[str]:
        """What there is to lift with at the places that the weekly times name, times away aside."""
        named = {opening.place for opening in self.openings}
        kits = [one.equipment for one in self.places if one.name in named]
        usual = [self.equipment] if "" in named or not named else []
        return frozenset().union(*usual, *kits)

    def constant(self, name: str) -> float:
        """The value of a registered constant, or this plan's own value for it."""
        own = self.constants.get(name)
        return _registered(name) if own is None else own

    @property
    def emphases(self) -> frozenset[Emphasis]:
        """What the runner's tests ask more of."""
        return frozenset(one.emphasis for one in self.findings if one.emphasis is not None)

    def maximum(self, exercise: str) -> Estimate | None:
        """The estimated 1RM [kg] of an exercise, or None."""
        return self._maxima.get(exercise)

    @cached_property
    def _maxima(self) -> Mapping[str, Estimate]:
        """The first estimate told of each exercise."""
        return dict(reversed(self.strength))
