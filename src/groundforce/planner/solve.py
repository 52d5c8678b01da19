"""``solve``: search, let the independent checker judge, repair, and return only what it accepts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from groundforce.planner.check import check
from groundforce.planner.relaxing.content import with_content_ways_out
from groundforce.planner.relaxing.words import with_ways_out
from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import Layout, Orders, lay_out, lower_bound
from groundforce.planner.search.memory import Memory
from groundforce.planner.search.report import LETTERS, as_plan, unmet
from groundforce.planner.search.scribe import Archive
from groundforce.planner.search.thin import owed, thinned
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlanResult, PlanStatus, Relaxation, Violation
from groundforce.training.problem import PlanProblem
from groundforce.training.screening import WORD_STOP

REPAIRS = 40


def _no_clock() -> float:
    return 0.0


def _refused(rule: str, text: str, by: str) -> PlanResult:
    return PlanResult(None, PlanStatus.INFEASIBLE, (Relaxation(rule, text, by),))


def _forbidden(problem: PlanProblem) -> PlanResult | None:
    """Why no plan may be made at all, or None."""
    if Limit.NO_PLAN in problem.limits.limits:
        return _refused("screening", WORD_STOP, "")
    if not problem.openings:
        return _refused("availability", "No day is free for lifting; give at least one.", "one day")
    return None


def _key(session: str) -> tuple[int, int]:
    week, letter = session.split("-")
    return int(week[1:]) - 1, LETTERS.index(letter)


def _after(orders: Orders, violations: tuple[Violation, ...], plan: Plan) -> Orders:
    """What to do about violations: hold the first session back; if it is held back already, leave it out."""
    named = [violation for violation in violations if violation.session is not None]
    first = (*named, *violations)[0]
    key = _key(plan.sessions[-1].id if first.session is None else first.session)
    why = (*orders.why, (key, first.text))
    if key in orders.light:
        return replace(orders, dropped=orders.dropped | {key}, why=why)
    return replace(orders, light=orders.light | {key}, why=why)


@dataclass(frozen=True, eq=False)
class Searched:
    """What the search came to: the last layout as a plan, and what the checker still had against it.

    ``before`` is what it was with all the sessions asked for, where weeks got content for fewer.
    """

    draft: Draft
    layout: Layout
    plan: Plan
    violations: tuple[Violation, ...]
    before: Searched | None = None


def search(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Searched:
    """Decide what the sessions hold, then place them until the checker accepts."""
    return settle(make_draft(problem, catalogue))


def settle(draft: Draft) -> Searched:
    """Lay out until the checker accepts; where weeks have no place for all their sessions, once more with
    content for those they have, and the better of both by the bill."""
    bound, memory = lower_bound(draft), Memory()
    found = _accepted(draft, bound, memory)
    other = thinned(draft, found.layout) if found.plan.sessions else None
    if other is None:
        return found
    again = _accepted(other, bound, replace(memory, archive=Archive()))
    better = owed(again.draft, again.layout) < owed(draft, found.layout)
    return replace(again, before=found) if better and not again.violations else found


def _accepted(draft: Draft, bound: float | None, memory: Memory) -> Searched:
    """Lay out, let the checker judge, hold back or leave out what it rejects, until it accepts."""
    orders = Orders()
    for _ in range(REPAIRS):
        layout = lay_out(draft, orders, memory)
        plan = as_plan(draft, layout, bound)
        violations = check(plan, draft.catalogue)
        if not any(one.session is not None for one in violations) or not plan.sessions:
            break
        orders = _after(orders, violations, plan)
    return Searched(draft, layout, plan, violations)


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
    began = clock()
    found = search(problem, catalogue)
    whole = None if found.before is None else (found.before.draft, found.before.layout)
    given_up = with_ways_out(found.draft, found.layout, found.plan.relaxations, whole)
    if found.violations or not found.plan.sessions:
        return PlanResult(None, PlanStatus.INFEASIBLE, given_up, found.violations)
    quality = replace(found.plan.quality, solve_seconds=round(clock() - began, 3))
    plan = replace(found.plan, quality=quality, relaxations=given_up)
    plan = with_content_ways_out(found.draft, plan, unmet(found.draft))
    return PlanResult(plan, quality.status, given_up)
