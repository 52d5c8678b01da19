"""Peer 1: the fixed template, as an app gives it. Tuesday and Thursday at six, the same lifts every week.

It knows the runner's equipment, minutes and sessions a week, and not one run, race or sore place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

from groundforce.planner.check.case import lay_out
from groundforce.planner.search.price import standing
from groundforce.training.exercise import Exercise, Measure, MovementPattern, Region
from groundforce.training.plan import (
    Plan,
    PlanQuality,
    PlanStatus,
    Prescription,
    Session,
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import PlanProblem
from groundforce.training.session_time import session_seconds
from groundforce.training.strength import Side

WEEKDAYS = {1: (1,), 2: (1, 3), 3: (1, 3, 5)}
AT = time(18, 0)
LISTS = (
    (
        MovementPattern.SQUAT,
        MovementPattern.HINGE,
        MovementPattern.SINGLE_LEG,
        MovementPattern.CALF,
        MovementPattern.TRUNK_ANTERIOR,
    ),
    (
        MovementPattern.SINGLE_LEG,
        MovementPattern.HIP_EXTENSION,
        MovementPattern.KNEE_FLEXION,
        MovementPattern.CALF,
        MovementPattern.TRUNK_LATERAL,
    ),
)
REST = 90.0
MOST_SKILL = 3


def _of(problem: PlanProblem, catalogue: Mapping[str, Exercise], pattern: MovementPattern) -> Exercise | None:
    """The most usual exercise of a pattern that the equipment allows."""
    fitting = (
        one
        for one in catalogue.values()
        if one.pattern is pattern and one.skill <= MOST_SKILL and one.measure is not Measure.CONTACTS
    )
    possible = (one for one in fitting if one.possible_with(problem.equipment))
    return min(possible, key=lambda one: (standing(one), one.skill, one.id), default=None)


def _prescription(one: Exercise, ramps: int) -> Prescription:
    side = Side.EACH if one.unilateral else None
    if one.measure is Measure.SECONDS:
        sets = (SetPrescription(SetKind.WORK, seconds=30.0, side=side),) * 3
        return Prescription(one.id, sets, REST)
    work = SetPrescription(SetKind.WORK, reps=(8, 10), side=side, reps_in_reserve=2.0)
    ramp = SetPrescription(SetKind.WARM_UP, reps=(8, 8), side=side)
    return Prescription(one.id, ((ramp,) * ramps + (work,) * 3), REST)


def _content(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], number: int
) -> tuple[Prescription, ...]:
    """One of the two lists; what does not fit into the minutes falls off its end."""
    found = [_of(problem, catalogue, pattern) for pattern in LISTS[number % 2]]
    known = [one for one in found if one is not None]
    legs = next((one for one in known if one.region is Region.LEGS), None)
    written = tuple(_prescription(one, 2 if one is legs else 0) for one in known)
    warm_up = problem.constant("warm_up_minutes")
    while written and session_seconds(written, catalogue, warm_up) > 60.0 * problem.minutes:
        written = written[:-1]
    return written


def _sessions(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> tuple[Session, ...]:
    weekdays = WEEKDAYS[min(3, max(1, problem.sessions_per_week))]
    contents = [_content(problem, catalogue, number) for number in range(len(weekdays))]
    warm_up = problem.constant("warm_up_minutes")
    days = (problem.start + timedelta(days=number) for number in range(7 * problem.weeks))
    return tuple(
        Session(
            f"{day:%Y%m%d}",
            day,
            session_seconds(content, catalogue, warm_up),
            "template",
            "full body",
            False,
            False,
            content,
            AT,
        )
        for day in days
        if day.weekday() in weekdays
        for content in [contents[weekdays.index(day.weekday())]]
        if content
    )


def template_plan(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Plan:
    """The template as a plan. Its sessions are labelled by what they hold, so no label counts against it."""
    quality = PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "fixed template")
    plan = Plan(problem, (), _sessions(problem, catalogue), quality)
    lifts = {lift.session.id: lift for lift in lay_out(plan, catalogue).lifts}
    labelled = (
        replace(one, heavy_lower=lifts[one.id].heavy, novel=lifts[one.id].novel) for one in plan.sessions
    )
    return replace(plan, sessions=tuple(labelled))
