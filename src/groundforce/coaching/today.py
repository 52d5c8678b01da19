"""The session of a day: what to do, with which load and why, and what was done last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundforce.coaching.pairing import LEFT_OUT, pair
from groundforce.evidence import parameter
from groundforce.quantities import format_mass
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired
from groundforce.training.plan import (
    Kilograms,
    Phase,
    Plan,
    PlannedRun,
    Prescription,
    Session,
    SetPrescription,
    span_of,
)
from groundforce.training.plate_loading import plates_per_side
from groundforce.training.plates import Implement, implement
from groundforce.training.strength import PerformedSet, StrengthSession


@dataclass(frozen=True)
class ExerciseToday:
    """One prescription with what a person in the gym needs.

    ``reason`` is one line on the load, empty where there is none to choose. ``plates`` go on each side of the
    bar [kg], heaviest first; None where it is no bar or they do not make the load. ``last`` is the last day
    before on which the exercise was done, with its work sets.
    """

    prescription: Prescription
    exercise: Exercise | None
    reason: str = ""
    plates: tuple[float, ...] | None = None
    last: tuple[date, tuple[PerformedSet, ...]] | None = None


@dataclass(frozen=True)
class SessionToday:
    """A planned session and its exercises in order."""

    session: Session
    exercises: tuple[ExerciseToday, ...]


@dataclass(frozen=True)
class Today:
    """What a day holds: its runs, sessions still to do, sessions done.

    ``next`` is the next session after the day, shown in full where the day has none. ``open`` are sessions of
    the days before that are not in the log and may still be done or logged. ``week`` counts from 1, None
    outside the plan.
    """

    day: date
    week: int | None
    phase: Phase | None
    runs: tuple[PlannedRun, ...]
    sessions: tuple[SessionToday, ...]
    done: tuple[Paired, ...]
    open: tuple[Session, ...]
    next: SessionToday | None


LOOK_BACK = timedelta(weeks=12)
"""How far back a last time is worth looking for: what is older says little of today."""


def looks_back_to(plan: Plan, day: date) -> date:
    """The first day whose lifting matters for ``day``: what pairs with the plan, and last times."""
    return min(day - LOOK_BACK, plan.problem.start - timedelta(days=int(parameter("pairing_days").value)))


def today(
    plan: Plan, lifting: Sequence[StrengthSession], day: date, catalogue: Mapping[str, Exercise]
) -> Today:
    """What the plan holds for ``day``, given everything lifted; what was done after it is not looked at."""
    known = [one for one in lifting if one.start.date() <= day]
    since = plan.problem.start - timedelta(days=int(parameter("pairing_days").value))
    paired = pair(plan, [one for one in known if one.start.date() >= since], catalogue)
    done = {one.planned.id for one in paired if one.planned is not None}
    waiting = [one for one in plan.sessions if one.id not in done and one.status not in LEFT_OUT]
    waiting.sort(key=lambda one: (span_of(one).earliest, one.id))
    earlier = [one for one in known if one.start.date() < day]
    ours = [one for one in waiting if one.date == day]
    later = next((one for one in waiting if one.date > day), None)
    number = (day - plan.problem.start).days // 7
    return Today(
        day=day,
        week=number + 1 if 0 <= number < plan.problem.weeks else None,
        phase=next((one for one in plan.phases if 0 <= (day - one.start).days < 7 * one.weeks), None),
        runs=tuple(sorted((one for one in plan.problem.runs if one.date == day), key=lambda one: one.id)),
        sessions=tuple(session_to_do(one, plan, earlier, catalogue) for one in ours),
        done=tuple(one for one in paired if one.done.start.date() == day),
        open=tuple(one for one in waiting if 0 < (day - one.date).days <= parameter("pairing_days").value),
        next=None if later is None else session_to_do(later, plan, known, catalogue),
    )


def session_to_do(
    session: Session, plan: Plan, before: Sequence[StrengthSession], catalogue: Mapping[str, Exercise]
) -> SessionToday:
    """A session with what a person in the gym needs; ``before`` is what was lifted until then."""
    return SessionToday(
        session, tuple(_exercise(one, plan, before, catalogue) for one in session.prescriptions)
    )


def _exercise(
    one: Prescription, plan: Plan, before: Sequence[StrengthSession], catalogue: Mapping[str, Exercise]
) -> ExerciseToday:
    exercise = catalogue.get(one.exercise)
    return ExerciseToday(
        one, exercise, reason_of(one, plan), _plates(one, exercise, plan), last_time(one.exercise, before)
    )


def last_time(
    exercise: str, before: Sequence[StrengthSession]
) -> tuple[date, tuple[PerformedSet, ...]] | None:
    """The last day an exercise was done and its work sets, None where it never was."""
    for session in sorted(before, key=lambda one: one.start, reverse=True):
        sets = tuple(one for one in session.sets if one.exercise == exercise and not one.warm_up)
        if sets:
            return session.start.date(), sets
    return None


def reason_of(one: Prescription, plan: Plan) -> str:
    """One line on the load of a prescription: what follows from the log, else what the plan rests on."""
    if one.load_why:
        return one.load_why
    top = max(one.work_sets, key=_heaviness, default=None)
    if top is None:
        return ""
    if top.load is None and top.reps is not None:
        return "no load of yours is known yet: what you log sets the next"
    maximum = plan.problem.maximum(one.exercise)
    if not isinstance(top.load, Kilograms) or maximum is None or maximum.value <= 0.0:
        return ""
    share = round(100.0 * top.load.kg / maximum.value)
    span = f"{format_mass(maximum.low)} to {format_mass(maximum.high)}"
    return f"{share} % of your estimated 1RM of {format_mass(maximum.value)} (80 % sure: {span})"


def _heaviness(one: SetPrescription) -> float:
    return one.load.kg if isinstance(one.load, Kilograms) else -1.0


def _plates(one: Prescription, exercise: Exercise | None, plan: Plan) -> tuple[float, ...] | None:
    """Plates on each side for the heaviest work set; None where nothing is put on a bar."""
    if exercise is None or implement(exercise, plan.problem.equipment) is not Implement.BARBELL:
        return None
    top = max(one.work_sets, key=_heaviness, default=None)
    if top is None or not isinstance(top.load, Kilograms):
        return None
    return plates_per_side(top.load.kg, plan.problem.plates)
