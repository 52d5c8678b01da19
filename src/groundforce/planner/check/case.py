"""A plan laid out for checking: every fact a rule asks for, worked out once from sets and history."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from groundforce.planner.check.dose import contacts, is_heavy, is_introductory, is_leg, one_repetition_maximum
from groundforce.planner.check.history import History, Work, past_work, planned_work
from groundforce.planner.check.words import day_text
from groundforce.training.athlete import Race
from groundforce.training.exercise import ContractionMode, Exercise
from groundforce.training.plan import (
    DAY_WINDOWS,
    Bout,
    Plan,
    PlannedRun,
    Prescription,
    Session,
    SessionStatus,
    Span,
    Violation,
    span_of,
)
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.session_time import prescription_seconds

_GONE = frozenset({SessionStatus.CANCELLED, SessionStatus.MISSED})
_REMEMBERED = 504.0
"""h before a key run in which a session still counts (21 days: nothing is left of it by then)"""


@dataclass(frozen=True)
class _Draft:
    """What the facts about a session follow from."""

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    history: History


@dataclass(frozen=True, eq=False)
class Item:
    """One exercise of a session on a day (ordinal); what follows about it is worked out once asked for."""

    prescription: Prescription
    exercise: Exercise
    day: int
    draft: _Draft

    @cached_property
    def exposures(self) -> int:
        """Days [-] it was done on in the window before."""
        return self.draft.history.exposures(self.exercise.id, self.day)

    @cached_property
    def new(self) -> bool:
        """Whether these are too few to be used to it."""
        return self.exposures < self.draft.problem.constant("accustomed_exposures")

    @cached_property
    def new_tier(self) -> bool:
        """Whether it is a jump of a tier not yet familiar."""
        if not self.jump:
            return False
        known = self.draft.history.tier_exposures(self.exercise.tier, self.day)
        return known < self.draft.problem.constant("accustomed_exposures")

    @cached_property
    def maximum(self) -> float | None:
        """Its e1RM [kg], None where unknown."""
        return one_repetition_maximum(self.exercise, self.draft.problem, self.draft.catalogue)

    @cached_property
    def heavy_sets(self) -> int:
        """Heavy ones [-] among its work sets."""
        work, problem = self.prescription.work_sets, self.draft.problem
        return sum(is_heavy(one, self.exercise, self.maximum, problem) for one in work)

    @cached_property
    def contacts(self) -> int:
        """Foot contacts [-] of a jump; none of anything else."""
        return contacts(self.prescription, self.exercise) if self.jump else 0

    @cached_property
    def introductory(self) -> bool:
        """Whether its dose is one a new exercise may enter with."""
        return is_introductory(self.prescription, self.exercise, self.draft.problem)

    @property
    def leg(self) -> bool:
        """Whether it tires the legs."""
        return is_leg(self.exercise)

    @property
    def jump(self) -> bool:
        """Whether it is a jump."""
        return self.exercise.tier > 0

    @property
    def new_eccentric(self) -> bool:
        """Whether it is leg work that lengthens muscle under load, and new."""
        eccentric = self.exercise.overloaded_eccentric or self.exercise.mode is ContractionMode.ECCENTRIC
        return self.leg and self.new and eccentric


@dataclass(frozen=True, eq=False)
class Lift:
    """A session that stands, with its span; what it is by its sets is worked out once asked for."""

    session: Session
    span: Span
    day: int
    settled: bool
    """whether it was done, or its time has passed: a fact that no plan can change"""
    judged: bool
    """whether it can be blamed: not settled, and not before the day the judging begins on"""
    draft: _Draft

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its exercises, those outside the catalogue left out."""
        known = self.draft.catalogue
        return tuple(
            Item(one, known[one.exercise], self.day, self.draft)
            for one in self.session.prescriptions
            if one.exercise in known
        )

    @cached_property
    def work(self) -> float:
        """Seconds of its sets and rests."""
        return sum(prescription_seconds(item.prescription, item.exercise) for item in self.items)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Its exercises outside the catalogue."""
        named = (one.exercise for one in self.session.prescriptions)
        return tuple(name for name in named if name not in self.draft.catalogue)

    @cached_property
    def legs(self) -> tuple[Item, ...]:
        """What tires the legs."""
        return tuple(item for item in self.items if item.leg)

    @cached_property
    def heavy(self) -> bool:
        """Whether it is heavy by its leg sets, or by the tier of its jumps."""
        problem = self.draft.problem
        if sum(item.heavy_sets for item in self.legs) >= problem.constant("heavy_sets"):
            return True
        return any(item.exercise.tier >= problem.constant("heavy_tier") for item in self.legs)

    @cached_property
    def novel(self) -> bool:
        """Whether any of its leg work is new."""
        return any(item.new for item in self.legs)

    def violation(self, rule: str, text: str) -> Violation:
        """A broken rule at this session, its date in front."""
        return Violation(rule, self.session.id, f"{day_text(self.session.date)}: {text}")


@dataclass(frozen=True)
class KeyRun:
    """A run to protect, or a race without one; ``span`` is when it may take place."""

    kind: RunKind
    span: Span
    race: Race | None = None

    @property
    def words(self) -> str:
        """As in ``Wed 25 Nov intervals``."""
        return f"{day_text(self.span.earliest.date())} {self.kind}"


@dataclass(frozen=True)
class Approach:
    """A session before a key run: ``hours`` [h] from its end to the run's start, at worst."""

    lift: Lift
    run: KeyRun
    hours: float


@dataclass(frozen=True)
class Case:
    """Everything the rules look at. ``approaches`` go to key runs, ``race_approaches`` to the races.

    ``judged`` are those of ``lifts`` that can be blamed.
    """

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    lifts: tuple[Lift, ...]
    judged: tuple[Lift, ...]
    history: History
    key_runs: tuple[KeyRun, ...]
    races: tuple[KeyRun, ...]
    approaches: tuple[Approach, ...]
    race_approaches: tuple[Approach, ...]
    missed: frozenset[int]
    """days (ordinals) of sessions that were missed or cancelled"""
    bouts: tuple[Bout, ...] = ()

    @cached_property
    def judged_approaches(self) -> tuple[Approach, ...]:
        """Those to key runs of sessions that can be blamed."""
        return tuple(one for one in self.approaches if one.lift.judged)

    @cached_property
    def clocked(self) -> Mapping[int, Sequence[tuple[PlannedRun, Span]]]:
        """The runs with a clock time on a day (ordinal), the day before and the day after, in their order."""
        found: dict[int, list[tuple[PlannedRun, Span]]] = {}
        for run in self.problem.runs:
            if run.start is not None:
                span, day = span_of(run), run.date.toordinal()
                for near in (day - 1, day, day + 1):
                    found.setdefault(near, []).append((run, span))
        return found


def _approaches(lifts: tuple[Lift, ...], runs: tuple[KeyRun, ...]) -> tuple[Approach, ...]:
    """What went before each run, run by run; ``lifts`` are in order of their earliest start."""
    starts, ends = [lift.span.earliest for lift in lifts], [lift.span.latest for lift in lifts]
    found = []
    for run in runs:
        first = run.span.earliest - timedelta(hours=_REMEMBERED)
        for place in range(bisect_left(starts, run.span.latest)):
            if ends[place] > first:
                hours = max(0.0, (run.span.earliest - ends[place]) / timedelta(hours=1))
                found.append(Approach(lifts[place], run, hours))
    return tuple(found)


def _race_span(race: Race, runs: Iterable[PlannedRun]) -> Span:
    spans = [span_of(run) for run in runs if run.date == race.date and run.kind is RunKind.RACE]
    if spans:
        return min(spans, key=lambda span: span.earliest)
    first, last = DAY_WINDOWS[None]
    return Span(datetime.combine(race.date, first), datetime.combine(race.date, last))


def _races(problem: PlanProblem) -> tuple[KeyRun, ...]:
    return tuple(KeyRun(RunKind.RACE, _race_span(race, problem.runs), race) for race in problem.races)


def _key_runs(problem: PlanProblem, races: tuple[KeyRun, ...]) -> tuple[KeyRun, ...]:
    planned = [KeyRun(run.kind, span_of(run)) for run in problem.runs if run.key]
    raced = {run.span.earliest.date() for run in planned if run.kind is RunKind.RACE}
    added = [race for race in races if race.span.earliest.date() not in raced]
    return tuple(sorted([*planned, *added], key=lambda run: run.span.earliest))


def _lift(session: Session, draft: _Draft, since: date | None) -> Lift:
    settled = is_settled(session, draft.problem)
    judged = not settled and (since is None or session.date >= since)
    return Lift(session, span_of(session), session.date.toordinal(), settled, judged, draft)


def is_settled(session: Session, problem: PlanProblem) -> bool:
    """Whether a session is a fact: done, or to be started before the moment all is settled until."""
    until = problem.settled_until
    passed = until is not None and span_of(session).earliest < until
    return passed or session.status is SessionStatus.DONE


def _work(sessions: Iterable[Session], problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> list[Work]:
    """What the sessions add, except on past days of which it is told what was really done."""
    told = {one.date for one in problem.done}
    return [
        planned_work(session.date.toordinal(), one, catalogue[one.exercise])
        for session in sessions
        if session.date not in told or not is_settled(session, problem)
        for one in session.prescriptions
        if one.exercise in catalogue and one.work_sets
    ]


def lay_out(plan: Plan, catalogue: Mapping[str, Exercise], since: date | None = None) -> Case:
    """The case of a plan: cancelled and missed sessions are left out, done ones are facts.

    ``since`` is the day from which sessions are judged; those before it count as what they are.
    """
    problem = plan.problem
    standing = [one for one in plan.sessions if one.status not in _GONE]
    standing.sort(key=lambda one: (span_of(one).earliest, one.id))
    gone = frozenset(one.date.toordinal() for one in plan.sessions if one.status in _GONE)
    work = [*past_work(problem, catalogue), *_work(standing, problem, catalogue)]
    window, longer = (problem.constant(f"accustomed_window{of}") for of in ("", "_after_miss"))
    history = History(work, window, gone, longer)
    for bout in plan.bouts:
        if bout.exercise in catalogue:
            history.add_bout(bout.date.toordinal(), bout.contacts, catalogue[bout.exercise].tier)
    draft = _Draft(problem, catalogue, history)
    lifts = tuple(_lift(one, draft, since) for one in standing)
    races = _races(problem)
    runs = _key_runs(problem, races)
    return Case(
        problem,
        catalogue,
        lifts,
        tuple(one for one in lifts if one.judged),
        history,
        runs,
        races,
        _approaches(lifts, runs),
        _approaches(lifts, races),
        gone,
        plan.bouts,
    )
