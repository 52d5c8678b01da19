"""``solve``: search, let the independent checker judge, repair, and return only what it accepts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from groundforce.planner.check import check
from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import Orders, lay_out
from groundforce.planner.search.report import LETTERS, as_plan
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlanResult, PlanStatus, Relaxation, Violation
from groundforce.training.problem import PlanProblem

REPAIRS = 40


def _no_clock() -> float:
    return 0.0


def _refused(rule: str, text: str, by: str) -> PlanResult:
    return PlanResult(None, PlanStatus.INFEASIBLE, (Relaxation(rule, text, by),))


def _forbidden(problem: PlanProblem) -> PlanResult | None:
    """Why no plan may be made at all, or None."""
    if Limit.NO_PLAN in problem.limits.limits:
        notes = " ".join(problem.limits.notes)
        return _refused(
            "screening", f"Your screening answers mean no plan from us for now. {notes}".strip(), ""
        )
    if not problem.openings:
        return _refused("availability", "No day is free for lifting; give at least one.", "one day")
    return None


def _key(session: str) -> tuple[int, int]:
    week, letter = session.split("-")
    return int(week[1:]) - 1, LETTERS.index(letter)


def _after(orders: Orders, violations: tuple[Violation, ...], plan: Plan) -> Orders:
    """What to do about violations: hold the first session back; if it is held back already, leave it out."""
    named = [violation.session for violation in violations if violation.session is not None]
    written = [session.id for session in plan.sessions]
    held_back_last = sorted(written, key=lambda one: _key(one) in orders.light)
    key = _key((*named, *held_back_last)[0])
    if key in orders.light:
        return replace(orders, dropped=orders.dropped | {key})
    return replace(orders, light=orders.light | {key})


def _search(draft: Draft, clock: Callable[[], float]) -> PlanResult:
    began = clock()
    orders = Orders()
    for _ in range(REPAIRS):
        plan = as_plan(draft, lay_out(draft, orders), 0.0)
        violations = check(plan, draft.catalogue)
        if not violations:
            quality = replace(plan.quality, solve_seconds=round(clock() - began, 3))
            return PlanResult(replace(plan, quality=quality), quality.status, plan.relaxations)
        orders = _after(orders, violations, plan)
    return PlanResult(None, PlanStatus.INFEASIBLE, plan.relaxations, violations)


def solve(
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise] | None = None,
    clock: Callable[[], float] = _no_clock,
) -> PlanResult:
    """The best plan the search finds that the checker accepts, or none with what would make one possible.

    ``clock`` returns seconds and only fills ``solve_seconds``; the plan does not depend on it. The same
    problem gives the same plan on any number of processes.
    """
    refused = _forbidden(problem)
    if refused is not None:
        return refused
    if catalogue is None:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    result = _search(make_draft(problem, catalogue), clock)
    if result.plan is not None and not result.plan.sessions:
        return PlanResult(None, PlanStatus.INFEASIBLE, result.relaxations)
    return result
