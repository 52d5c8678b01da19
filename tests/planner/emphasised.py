"""Plans whose content tests steer: made, accepted by the checker, and counted."""

from __future__ import annotations

from groundforce.planner.check import check
from groundforce.planner.search.emphasis import serves
from groundforce.planner.solve import solve
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem

CATALOGUE = load_catalogue().exercises


def planned(problem: PlanProblem) -> Plan:
    """The plan of a problem that has one; the independent checker accepts it."""
    plan = solve(problem, CATALOGUE).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    return plan


def sets_for(plan: Plan, emphasis: Emphasis) -> int:
    """Work sets of the plan that serve what a test found weak."""
    return sum(
        len(one.work_sets)
        for session in plan.sessions
        for one in session.prescriptions
        if serves(CATALOGUE[one.exercise], emphasis)
    )
