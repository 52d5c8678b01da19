"""One judge for every plan, whoever made it: the independent checker, fatigue at key runs, doses, a bill.

It reads the plan alone. The bill has what a plan owes the runner and nothing of taste: fatigue above the
free threshold at key runs, muscles short of their weekly sets, needs not met, sessions not there. Which weeks
build and how many sessions they ask for is the planner's season, the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundforce.physiology.recovery import (
    RecoveryConstants,
    contact_impulse,
    recovery_constants,
    residual,
    set_impulse,
)
from groundforce.planner.check import check
from groundforce.planner.check.case import Case, Item, Lift, lay_out
from groundforce.planner.search.options import missing_price
from groundforce.planner.search.price import NEED, NEEDS, ROBUSTNESS_MUSCLES, TARGETS, WITHOUT_GOAL
from groundforce.planner.search.season import WeekInSeason, season
from groundforce.planner.search.steps import BUILD
from groundforce.training.athlete import Goal
from groundforce.training.exercise import ROLE_SHARE, Exercise, Muscle
from groundforce.training.plan import Plan, Session
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind

COVERED = 0.9
"""share of a muscle's weekly sets from which a week counts as covering it"""
RUN_WEIGHT = {RunKind.RACE: 3.0, RunKind.LONG: 0.7}
"""points per percent of fatigue; 1 before any other key run"""


@dataclass(frozen=True)
class Verdict:
    """What a plan is worth: broken hard rules, ``tired`` key runs of ``key_runs`` (fatigue above the free
    threshold), the ``worst`` fatigue [%], ``covered`` of ``cells`` (week and muscle), ``points`` of its bill.
    """

    violations: int
    tired: int
    key_runs: int
    worst: float
    covered: int
    cells: int
    points: float


def _impulse(item: Item, known: RecoveryConstants) -> float:
    if item.jump:
        return contact_impulse(item.exercise.tier, item.contacts, known)
    sets = item.prescription.work_sets
    return sum(set_impulse(item.exercise.lower_load, one.reps_in_reserve, known) for one in sets)


def _left(lift: Lift, hours: float, known: RecoveryConstants) -> float:
    return sum(residual(_impulse(item, known), hours, item.new, known) for item in lift.items)


def _fatigue(case: Case) -> list[tuple[RunKind, float]]:
    """Every key run with the fatigue at its start [%]."""
    known = recovery_constants(case.problem.constant)
    left = {id(run): 0.0 for run in case.key_runs}
    for one in case.approaches:
        left[id(one.run)] += _left(one.lift, one.hours, known)
    return [(run.kind, left[id(run)]) for run in case.key_runs]


def _doses(sessions: list[Session], catalogue: Mapping[str, Exercise]) -> dict[Muscle, float]:
    """Effective sets by muscle, as written."""
    got = dict.fromkeys(TARGETS, 0.0)
    for one in (one for session in sessions for one in session.prescriptions):
        for muscle, role in catalogue[one.exercise].muscles.items():
            if muscle in got:
                got[muscle] += len(one.work_sets) * ROLE_SHARE[role]
    return got


def _short(problem: PlanProblem, got: Mapping[Muscle, float]) -> float:
    """Points for muscles short of their weekly sets."""
    minds = Goal.ROBUSTNESS in problem.goals
    return sum(
        points * (1.0 if minds or muscle not in ROBUSTNESS_MUSCLES else WITHOUT_GOAL)
        * max(0.0, 1.0 - got[muscle] / sets) ** 2
        for muscle, (sets, points) in TARGETS.items()
    )  # fmt: skip


def _week(plan: Plan, week: WeekInSeason) -> list[Session]:
    return [one for one in plan.sessions if 0 <= (one.date - week.start).days < 7]


def judge(plan: Plan, catalogue: Mapping[str, Exercise]) -> Verdict:
    """The verdict on one plan."""
    problem, weeks = plan.problem, season(plan.problem)
    fatigue = _fatigue(lay_out(plan, catalogue))
    free = problem.constant("fatigue_free")
    points = sum(RUN_WEIGHT.get(kind, 1.0) * max(0.0, left - free) for kind, left in fatigue)
    covered = cells = 0
    for week in weeks:
        sessions = _week(plan, week)
        points += missing_price(problem) * max(0, week.sessions - len(sessions))
        if week.phase in BUILD:
            got = _doses(sessions, catalogue)
            held = [catalogue[one.exercise] for session in sessions for one in session.prescriptions]
            points += _short(problem, got)
            points += NEED * sum(not any(need(one) for one in held) for need in NEEDS.values())
            covered += sum(got[muscle] >= COVERED * sets for muscle, (sets, _) in TARGETS.items())
            cells += len(TARGETS)
    return Verdict(
        violations=len(check(plan, catalogue)),
        tired=sum(left > free for _, left in fatigue),
        key_runs=len(fatigue),
        worst=max((left for _, left in fatigue), default=0.0),
        covered=covered,
        cells=cells,
        points=points,
    )
