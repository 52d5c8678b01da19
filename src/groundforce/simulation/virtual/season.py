"""A virtual runner lives their weeks with a coach: what happened, and what was true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import numpy as np

from groundforce.planner.check import check
from groundforce.simulation.virtual.body import DAY, Body
from groundforce.simulation.virtual.coach import Coach, Disturbance
from groundforce.simulation.virtual.life import Life, life_of
from groundforce.simulation.virtual.lifting import Runner, Truth, perform
from groundforce.simulation.virtual.numbers import numbers
from groundforce.simulation.virtual.people import Person
from groundforce.training.catalogue import load_catalogue
from groundforce.training.events import MissedSession, PainReport
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, PlannedRun, Session, Violation, span_of
from groundforce.training.strength import StrengthSession

REPORT_EVERY = 3
"""days between entries of the pain diary"""
CALM_EVERY = 7
CALM_ENTRIES = 5
"""entries without pain that follow an episode, a week apart"""
LOOK_EVERY = 28
"""days between looks at how far estimates are off"""


@dataclass(frozen=True)
class KeyRunDay:
    """A key run: the share of leg capacity [-] that lifting had taken from it, and the soreness in that."""

    day: date
    fatigue: float
    soreness: float


@dataclass(frozen=True)
class Compared:
    """An estimate of a maximum beside the truth [kg], ``weeks`` after the start."""

    weeks: float
    lift: str
    estimate: float
    truth: float


@dataclass(frozen=True)
class SetsOf:
    """What the sets of one day really were."""

    day: date
    week: int
    truths: tuple[Truth, ...]


@dataclass(frozen=True)
class Season:
    """What became of the weeks.

    ``strength`` is the mean logarithm of strength in three barbell lifts over that of the first day, by week,
    beginning with 0, ``movements`` that of each movement at the end (:meth:`Body.movements`); ``economy`` the
    change of energy cost at the end [-], ``muscle`` the mean logarithm of what the big leg muscles gained,
    whatever lifts did it; ``broken`` hard rules by week (from 0), ``planned`` weeks that had a plan to check;
    ``painful`` days with pain above 3.
    """

    person: Person
    strength: tuple[float, ...]
    movements: Mapping[str, float]
    economy: float
    muscle: float
    key_runs: tuple[KeyRunDay, ...]
    sets: tuple[SetsOf, ...]
    compared: tuple[Compared, ...]
    broken: Mapping[int, tuple[Violation, ...]]
    planned: int
    done: int
    missed: int
    painful: int
    disturbances: tuple[Disturbance, ...]
    log: tuple[StrengthSession, ...] = ()


@dataclass
class _Record:
    strength: list[float] = field(default_factory=lambda: [0.0])
    key_runs: list[KeyRunDay] = field(default_factory=list)
    sets: list[SetsOf] = field(default_factory=list)
    compared: list[Compared] = field(default_factory=list)
    broken: dict[int, tuple[Violation, ...]] = field(default_factory=dict)
    planned: set[int] = field(default_factory=set)
    log: list[StrengthSession] = field(default_factory=list)
    missed: int = 0
    painful: int = 0


class _Living:
    """One life going on with one coach."""

    def __init__(self, person: Person, coach: Coach) -> None:
        self.person, self.coach = person, coach
        self.body = Body(person)
        self.runner = Runner(self.body)
        self.life: Life = life_of(person)
        self.record = _Record()
        self._calm: dict[Problem, int] = {}
        self._checked: Plan | None = None
        self._found: tuple[Violation, ...] = ()

    def hour(self, when: datetime) -> float:
        start = datetime.combine(self.person.problem.start, datetime.min.time())
        return (when - start) / timedelta(hours=1)

    def day(self, number: int) -> None:
        """A day from morning to midnight."""
        day = self.person.problem.start + timedelta(days=number)
        self.body.until(DAY * number)
        self._pain(day, number)
        for event in self.life.told.get(day, ()):
            self.coach.on_event(event)
        self._test(day)
        session = self.coach.before_session(day)
        self._check(number // 7)
        items: list[PlannedRun | Session] = [*self.life.runs.get(day, ())]
        items += [] if session is None else [session]
        for item in sorted(items, key=_begins):
            if isinstance(item, PlannedRun):
                self._run(item)
            else:
                self._lift(item, day, number)
        self.body.until(DAY * (number + 1))
        self._look(day, number)

    def _run(self, run: PlannedRun) -> None:
        begins = _begins(run)
        self.body.until(self.hour(begins))
        if run.key:
            self.record.key_runs.append(KeyRunDay(run.date, self.body.lifting_fatigue, self.body.soreness))
        self.body.until(self.hour(begins + timedelta(seconds=run.duration)))
        self.body.ran(run.kind, run.duration)

    def _lift(self, session: Session, day: date, number: int) -> None:
        kit = self.life.kit.get(day, self.person.problem.equipment)
        if not self._can(session, day, kit):
            self.record.missed += 1
            self.coach.on_event(MissedSession(day, session.id))
            return
        begins = _begins(session)
        self.body.until(self.hour(begins + timedelta(seconds=session.duration)))
        done, truths = perform(self.runner, session, begins, kit, self.person.chance(7, number))
        self.record.sets.append(SetsOf(day, number // 7, truths))
        self.record.log.append(done)
        self.coach.after_session(done)

    def _can(self, session: Session, day: date, kit: frozenset[str]) -> bool:
        if day in self.life.busy or day in self.life.off:
            return False
        known = load_catalogue().exercises
        return any(known[one.exercise].possible_with(kit) for one in session.prescriptions)

    def _test(self, day: date) -> None:
        if day in self.life.busy or day in self.life.off or day in self.life.kit:
            return
        lifts = self.coach.wants_test(day)
        if lifts:
            chance, spread = self.person.chance(8, day.toordinal()), numbers().test_spread
            found = {
                lift: self.body.maximum(lift) * float(np.exp(chance.normal(0.0, spread))) for lift in lifts
            }
            self.coach.tested(day, found)

    def _pain(self, day: date, number: int) -> None:
        for onset in self.life.pains.get(day, ()):
            self.body.hurts(onset.site, onset.score)
            self._calm[onset.site] = 0
            self._report(day, onset.site)
        self.record.painful += max(self.body.pain.values(), default=0.0) > 3.0
        for site, calm in list(self._calm.items()):
            if calm < CALM_ENTRIES and number % (REPORT_EVERY if calm == 0 else CALM_EVERY) == 0:
                self._report(day, site)

    def _report(self, day: date, site: Problem) -> None:
        score = round(self.body.pain.get(site, 0.0), 1)
        self._calm[site] = self._calm.get(site, 0) + 1 if score == 0.0 else 0
        self.coach.on_event(PainReport(PainEntry(day, site, score, next_morning=round(0.8 * score, 1))))

    def _check(self, week: int) -> None:
        plan = self.coach.plan()
        if plan is None:
            return
        self.record.planned.add(week)
        if plan is not self._checked:
            self._checked, self._found = plan, check(plan)
        if self._found:
            self.record.broken[week] = (*self.record.broken.get(week, ()), *self._found)

    def _look(self, day: date, number: int) -> None:
        if (number + 1) % 7 == 0:
            self.record.strength.append(self.body.strength())
        if (number + 1) % LOOK_EVERY == 0:
            weeks = (number + 1) / 7.0
            for lift, estimate in self.coach.estimates(day + timedelta(days=1)).items():
                if self.body.lift(lift).kilograms:
                    truth = self.body.maximum(lift)
                    self.record.compared.append(Compared(weeks, lift, estimate, truth))


def _begins(item: PlannedRun | Session) -> datetime:
    """When it begins: its clock time, else the middle of its part of day."""
    if item.start is not None:
        return datetime.combine(item.date, item.start)
    span = span_of(item)
    return span.earliest + (span.latest - span.earliest) / 2 - timedelta(seconds=item.duration / 2)


def live(person: Person, coach: Coach) -> Season:
    """All the weeks of a person's problem with a coach, day by day."""
    living = _Living(person, coach)
    coach.start(person.problem)
    for number in range(7 * person.problem.weeks):
        living.day(number)
    record = living.record
    return Season(
        person=person,
        strength=tuple(record.strength),
        movements=living.body.movements(),
        economy=living.body.economy,
        muscle=living.body.muscle(),
        key_runs=tuple(record.key_runs),
        sets=tuple(record.sets),
        compared=tuple(record.compared),
        broken=record.broken,
        planned=len(record.planned),
        done=len(record.log),
        missed=record.missed,
        painful=record.painful,
        disturbances=coach.disturbances(),
        log=tuple(record.log),
    )
