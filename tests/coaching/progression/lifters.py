"""A made lifter who does what the plan says as well as a hidden strength allows, and tells how it felt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from groundforce.coaching.pairing import exposures, pair
from groundforce.coaching.progression import progressed
from groundforce.monitoring.athlete_state import planning_state
from groundforce.physiology.repetition_maximum import nuzzo2024_repetitions
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Kilograms, Plan, Prescription, Session, SessionStatus, SetPrescription
from groundforce.training.plates import loads_of
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState, TrainingHistory
from groundforce.training.strength import PerformedSet, StrengthSession

CATALOGUE = load_catalogue().exercises


@dataclass
class Lifter:
    """``maxima`` true 1RM [kg] by exercise, ``base`` of any other; each day of a lift adds ``gain`` [-]."""

    maxima: dict[str, float]
    base: float = 40.0
    gain: float = 0.01
    noise: float = 0.0
    seed: int = 1
    rng: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)

    def does(self, session: Session, plan: Plan, clock: time = time(18)) -> StrengthSession:
        """The session as this lifter does it."""
        sets = [one for each in session.prescriptions for one in self._sets(each, plan)]
        return StrengthSession(datetime.combine(session.date, clock), tuple(sets), 2700.0)

    def _sets(self, one: Prescription, plan: Plan) -> list[PerformedSet]:
        exercise = CATALOGUE[one.exercise]
        true = self.maxima.get(one.exercise, self.base)
        done = []
        for each in one.work_sets:
            if each.reps is None:
                done.append(
                    PerformedSet(exercise.name, one.exercise, seconds=each.seconds, contacts=each.contacts)
                )
                continue
            load = self._load(each, one.exercise, plan, true)
            done.append(self._set(each, one.exercise, load, true))
        if one.exercise in self.maxima:
            self.maxima[one.exercise] *= 1.0 + self.gain
        return done

    def _load(self, one: SetPrescription, name: str, plan: Plan, true: float) -> float | None:
        if isinstance(one.load, Kilograms):
            return one.load.kg
        loads = loads_of(CATALOGUE[name], plan.problem.equipment, plan.problem.plates)
        if one.load is not None or not loads:
            return None
        felt = [kg for kg in loads if self._to_failure(kg, true) >= one.reps[0] + (one.reps_in_reserve or 0)]
        return felt[-1] if felt else loads[0]

    def _to_failure(self, kg: float, true: float) -> float:
        return float(nuzzo2024_repetitions(min(1.0, kg / true))) if kg <= true else 0.0

    def _set(self, one: SetPrescription, name: str, load: float | None, true: float) -> PerformedSet:
        asked = one.reps_in_reserve or 0.0
        if load is None:
            reps, felt = one.reps[1], asked
        else:
            can = self._to_failure(load, true)
            reps = int(max(0.0, min(one.reps[1], round(max(can - asked, min(one.reps[0], can))))))
            felt = max(0.0, round(can - reps + self.noise * self.rng.standard_normal()))
        return PerformedSet(CATALOGUE[name].name, name, reps, load, reps_in_reserve=felt)


def state_of(done: Sequence[StrengthSession], plan: Plan, day: date) -> AthleteState:
    """What the product would know on a day."""
    return planning_state(
        TrainingHistory(strength=tuple(done)), day, RunnerProfile(athlete=plan.problem.athlete)
    )


def follow(plan: Plan, lifter: Lifter, sessions: int) -> tuple[Plan, tuple[StrengthSession, ...]]:
    """The plan after so many sessions done and followed by a progression each."""
    done: list[StrengthSession] = []
    for one in sorted(plan.sessions, key=lambda each: each.date)[:sessions]:
        now_planned = next(each for each in plan.sessions if each.id == one.id)
        done.append(lifter.does(now_planned, plan))
        plan = after(plan, done)
    return plan, tuple(done)


def after(plan: Plan, done: Sequence[StrengthSession]) -> Plan:
    """The plan once the log is kept: what became of sessions, what was done, and the next loads."""
    last = done[-1].start
    paired = pair(plan, done, CATALOGUE)
    gone = {one.planned.id for one in paired if one.planned is not None}
    sessions = tuple(
        replace(one, status=SessionStatus.DONE) if one.id in gone else one for one in plan.sessions
    )
    told = exposures(plan, paired, CATALOGUE)
    plan = replace(plan, sessions=sessions, problem=replace(plan.problem, done=told))
    now = last + timedelta(hours=1)
    state = state_of(done, plan, now.date() + timedelta(days=1))
    return progressed(plan, paired, state, now, catalogue=CATALOGUE)


def lines(plan: Plan, names: Mapping[str, str] | None = None) -> list[str]:
    """Every set prescription with its line, to read."""
    return [
        f"{one.date:%d %b} {each.exercise} {_told(each)} | {each.load_why}"
        for one in plan.sessions
        for each in one.prescriptions
        if names is None or each.exercise in names
    ]


def _told(one: Prescription) -> str:
    work = one.work_sets
    first = work[0]
    load = f" {first.load.kg:g} kg" if isinstance(first.load, Kilograms) else ""
    amount = f"{first.reps[0]}-{first.reps[1]}" if first.reps else f"{first.seconds or first.contacts:g}"
    return f"{len(work)} x {amount}{load} @ {first.reps_in_reserve}"
