"""A plan laid out for checking: every fact a rule asks for, worked out once from sets and history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from groundforce.planner.check.dose import contacts, is_heavy, is_introductory, is_leg, one_repetition_maximum
from groundforce.planner.check.history import History, Work, past_work, planned_work
from groundforce.planner.check.words import day_text
from groundforce.training.athlete import Race
from groundforce.training.exercise import ContractionMode, Exercise
from groundforce.training.plan import (
    DAY_WINDOWS,
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

_GONE = frozenset({SessionStatus.CANCELLED, SessionStatus.MISSED})
_REMEMBERED = 504.0
"""h before a key run in which a session still counts (21 days: nothing is left of it by then)"""


@dataclass(frozen=True)
class Item:
    """One exercise of a session with what the catalogue and the history say about it.

    ``exposures`` [-] in the window before; ``new`` while these are too few; ``new_tier`` likewise for the
    jump tier; ``heavy_sets`` [-] among its work sets; ``maximum`` e1RM [kg] or None; ``contacts`` [-].
    """

    prescription: Prescription
    exercise: Exercise
    exposures: int
    new: bool
    new_tier: bool
    heavy_sets: int
    maximum: float | None
    contacts: int
    introductory: bool

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


@dataclass(frozen=True)
class Lift:
    """A session that stands, with its span and what it is by its sets: ``heavy``, ``novel``."""

    session: Session
    span: Span
    day: int
    items: tuple[Item, ...]
    unknown: tuple[str, ...]
    heavy: bool
    novel: bool
    settled: bool
    """whether it was done, or its time has passed: a fact that no plan can change"""

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
    """Everything the rules look at. ``approaches`` go to key runs, ``race_approaches`` to the races."""

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    lifts: tuple[Lift, ...]
    history: History
    key_runs: tuple[KeyRun, ...]
    races: tuple[KeyRun, ...]
    approaches: tuple[Approach, ...]
    race_approaches: tuple[Approach, ...]
    missed: frozenset[int]
    """days (ordinals) of sessions that were missed or cancelled"""


def hours_before(lift: Lift, run: KeyRun) -> float | None:
    """Hours [h] from the end of a session to a run, at worst; None where the run is surely over first."""
    if lift.span.earliest >= run.span.latest:
        return None
    return max(0.0, (run.span.earliest - lift.span.latest) / timedelta(hours=1))


def _approaches(lifts: tuple[Lift, ...], runs: tuple[KeyRun, ...]) -> tuple[Approach, ...]:
    pairs = ((lift, run, hours_before(lift, run)) for run in runs for lift in lifts)
    return tuple(
        Approach(lift, run, hours) for lift, run, hours in pairs if hours is not None and hours < _REMEMBERED
    )


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


def _item(day: int, one: Prescription, exercise: Exercise, case: _Draft) -> Item:
    problem, needed = case.problem, case.problem.constant("accustomed_exposures")
    maximum = one_repetition_maximum(exercise, problem, case.catalogue)
    exposures = case.history.exposures(exercise.id, day)
    jump = exercise.tier > 0
    return Item(
        one,
        exercise,
        exposures,
        exposures < needed,
        jump and case.history.tier_exposures(exercise.tier, day) < needed,
        sum(is_heavy(work, exercise, maximum, problem) for work in one.work_sets),
        maximum,
        contacts(one, exercise) if jump else 0,
        is_introductory(one, exercise, problem),
    )


def _lift(session: Session, draft: _Draft) -> Lift:
    day, catalogue, problem = session.date.toordinal(), draft.catalogue, draft.problem
    items = tuple(
        _item(day, one, catalogue[one.exercise], draft)
        for one in session.prescriptions
        if one.exercise in catalogue
    )
    legs = [item for item in items if item.leg]
    heavy_sets = sum(item.heavy_sets for item in legs)
    high_jump = any(item.exercise.tier >= problem.constant("heavy_tier") for item in legs)
    return Lift(
        session,
        span_of(session),
        day,
        items,
        tuple(one.exercise for one in session.prescriptions if one.exercise not in catalogue),
        heavy_sets >= problem.constant("heavy_sets") or high_jump,
        any(item.new for item in legs),
        is_settled(session, problem),
    )


@dataclass(frozen=True)
class _Draft:
    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    history: History


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


def lay_out(plan: Plan, catalogue: Mapping[str, Exercise]) -> Case:
    """The case of a plan: cancelled and missed sessions are left out, done ones are facts."""
    problem = plan.problem
    standing = [one for one in plan.sessions if one.status not in _GONE]
    standing.sort(key=lambda one: (span_of(one).earliest, one.id))
    gone = frozenset(one.date.toordinal() for one in plan.sessions if one.status in _GONE)
    work = [*past_work(problem, catalogue), *_work(standing, problem, catalogue)]
    window, longer = (problem.constant(f"accustomed_window{of}") for of in ("", "_after_miss"))
    history = History(work, window, gone, longer)
    draft = _Draft(problem, catalogue, history)
    lifts = tuple(_lift(one, draft) for one in standing)
    races = _races(problem)
    runs = _key_runs(problem, races)
    return Case(
        problem,
        catalogue,
        lifts,
        history,
        runs,
        races,
        _approaches(lifts, runs),
        _approaches(lifts, races),
        gone,
    )
