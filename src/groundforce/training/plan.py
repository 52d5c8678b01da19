"""The plan: what ``groundforce.plan/1`` says, as nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from groundforce.training.run import KEY_KINDS, RunKind
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side

if TYPE_CHECKING:
    from groundforce.training.problem import PlanProblem

FORMAT = "groundforce.plan/1"


class RunSource(StrEnum):
    """Where a planned run comes from."""

    CALENDAR = "calendar"
    RHYTHM = "rhythm"
    TYPICAL_WEEK = "typical_week"


@dataclass(frozen=True)
class PlannedRun:
    """A run in the calendar. ``duration`` s, ``distance`` m. ``start`` is wall-clock time of day."""

    id: str
    date: date
    kind: RunKind
    duration: float
    source: RunSource
    start: time | None = None
    part_of_day: PartOfDay | None = None
    distance: float | None = None

    @property
    def key(self) -> bool:
        """Whether the plan protects this run."""
        return self.kind in KEY_KINDS

    @cached_property
    def span(self) -> Span:
        """When it may take place, see :func:`span_of`."""
        return _span(self.date, self.start, self.part_of_day, self.duration)


@dataclass(frozen=True)
class Phase:
    """A stretch of weeks with one purpose; ``why`` it stands there and is so long."""

    name: str
    start: date
    weeks: int
    why: str = ""


class SessionStatus(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    MOVED = "moved"
    CANCELLED = "cancelled"


class SetKind(StrEnum):
    """Ramp set or work set."""

    WARM_UP = "warmup"
    WORK = "work"


class Per(StrEnum):
    """What the kilograms are on."""

    TOTAL = "total"
    HAND = "hand"
    SIDE = "side"


@dataclass(frozen=True)
class Kilograms:
    """An absolute load [kg]."""

    kg: float
    per: Per = Per.TOTAL


@dataclass(frozen=True)
class PercentOfMaximum:
    """A share of one_repetition_maximum, in percent."""

    percent: float


@dataclass(frozen=True)
class Bodyweight:
    """The body, and ``added`` kg."""

    added: float = 0.0


@dataclass(frozen=True)
class Band:
    """A band by its name (light, medium, heavy)."""

    name: str


Load: TypeAlias = Kilograms | PercentOfMaximum | Bodyweight | Band


@dataclass(frozen=True)
class SetPrescription:
    """One planned set. Exactly one of ``reps`` (low, high), ``seconds`` [s], ``contacts`` is given.

    ``load`` None means: find it by reps in reserve. ``reps_in_reserve`` None means: not judged that way.
    """

    kind: SetKind
    reps: tuple[int, int] | None = None
    seconds: float | None = None
    contacts: int | None = None
    side: Side | None = None
    load: Load | None = None
    reps_in_reserve: float | None = None
    tempo: str | None = None


@dataclass(frozen=True)
class Prescription:
    """One exercise of a session. ``rest`` s between sets; ``group`` letters supersets.

    ``why`` is what the exercise is for; ``load_why`` one line on the load, reps or seconds: what was done
    before and what follows from it. Empty where nothing was done yet.
    """

    exercise: str
    sets: tuple[SetPrescription, ...]
    rest: float
    why: str = ""
    group: str | None = None
    load_why: str = ""

    @cached_property
    def work_sets(self) -> tuple[SetPrescription, ...]:
        """The sets that count."""
        return tuple(one for one in self.sets if one.kind is SetKind.WORK)


@dataclass(frozen=True)
class Reason:
    """Why a session is where and what it is: the rule's id and a sentence."""

    rule: str
    text: str


@dataclass(frozen=True)
class Session:
    """One planned strength session. ``duration`` s, warm-up included; ``place`` empty: the usual one."""

    id: str
    date: date
    duration: float
    phase: str
    focus: str
    heavy_lower: bool
    novel: bool
    prescriptions: tuple[Prescription, ...]
    start: time | None = None
    part_of_day: PartOfDay | None = None
    status: SessionStatus = SessionStatus.PLANNED
    reasons: tuple[Reason, ...] = ()
    place: str = ""

    @cached_property
    def span(self) -> Span:
        """When it may take place, see :func:`span_of`."""
        return _span(self.date, self.start, self.part_of_day, self.duration)


@dataclass(frozen=True)
class Bout:
    """A few jumps on a day without lifting, for bone: a minute or two at any place, no equipment."""

    id: str
    date: date
    part_of_day: PartOfDay
    exercise: str
    contacts: int


class PlanStatus(StrEnum):
    """How good the plan is known to be."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    RELAXED = "relaxed"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True)
class PlanQuality:
    """Status, priced bill by tier, and proof. ``bound`` and ``gap`` None mean: no bound."""

    status: PlanStatus
    objective: float
    bill: tuple[tuple[str, float], ...]
    bound: float | None
    gap: float | None
    solve_seconds: float
    engine: str


@dataclass(frozen=True)
class Relaxation:
    """What was given up to make a plan possible: which rule or wish, in words, and by how much."""

    rule: str
    text: str
    by: str


@dataclass(frozen=True)
class Violation:
    """A broken rule: its id, the session (or None for the whole plan), where and how far, in words."""

    rule: str
    session: str | None
    text: str


@dataclass(frozen=True)
class Plan:
    """A plan with its problem, so that nothing else is needed to check or change it."""

    problem: PlanProblem
    phases: tuple[Phase, ...]
    sessions: tuple[Session, ...]
    quality: PlanQuality
    revision: int = 1
    relaxations: tuple[Relaxation, ...] = ()
    warnings: tuple[str, ...] = ()
    bouts: tuple[Bout, ...] = ()


DAY_WINDOWS: dict[PartOfDay | None, tuple[time, time]] = {
    PartOfDay.MORNING: (time(5, 0), time(11, 0)),
    PartOfDay.MIDDAY: (time(11, 0), time(15, 0)),
    PartOfDay.EVENING: (time(15, 0), time(22, 0)),
    None: (time(5, 0), time(22, 0)),
}
"""What a part of day spans where no clock time is known."""


@dataclass(frozen=True)
class Span:
    """When something may happen: it starts no earlier than ``earliest`` and ends no later than ``latest``."""

    earliest: datetime
    latest: datetime


def span_of(item: PlannedRun | Session) -> Span:
    """The span of a run or session; exact where a clock time is known, the whole part of day where not.

    >>> run = PlannedRun("r1", date(2026, 11, 24), RunKind.EASY, 3600.0, RunSource.RHYTHM, time(7, 0))
    >>> span_of(run).latest
    datetime.datetime(2026, 11, 24, 8, 0)
    """
    return item.span


def _span(day: date, start: time | None, part_of_day: PartOfDay | None, duration: float) -> Span:
    if start is not None:
        begin = datetime.combine(day, start)
        return Span(begin, begin + timedelta(seconds=duration))
    first, last = DAY_WINDOWS[part_of_day]
    return Span(datetime.combine(day, first), datetime.combine(day, last))


@dataclass(frozen=True)
class PlanResult:
    """What ``solve`` returns: a checked plan, or none with the relaxations that would make one possible."""

    plan: Plan | None
    status: PlanStatus
    relaxations: tuple[Relaxation, ...] = ()
    violations: tuple[Violation, ...] = field(default=())
