"""``solve``: refuse what must not be planned, search, and say what would make possible what is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from groundforce.planner.anytime import improved
from groundforce.planner.relaxing.content import with_content_ways_out
from groundforce.planner.relaxing.words import with_ways_out
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.report import unmet
from groundforce.planner.settling import Searched, explained, search, settle, settled
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlanResult, PlanStatus, Relaxation
from groundforce.training.problem import PlanProblem
from groundforce.training.screening import WORD_STOP

__all__ = ["Searched", "search", "settle", "solve"]


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


def _go_on(
    clock: Callable[[], float], began: float, seconds: float | None, steps: int | None
) -> Callable[[int], bool]:
    """Whether the search goes on after so many steps: both budgets hold where both are given."""
    if seconds is not None and clock is _no_clock and steps is None:
        raise ValueError("a budget in seconds needs a clock; give one, or a budget in steps")

    def goes_on(done: int) -> bool:
        if seconds is None and steps is None:
            return False
        in_time = seconds is None or clock() - began < seconds
        return in_time and (steps is None or done < steps)

    return goes_on


def solve(
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise] | None = None,
    clock: Callable[[], float] = _no_clock,
    seconds: float | None = None,
    steps: int | None = None,
) -> PlanResult:
    """The best plan the search finds that the checker accepts, or none with what would make one possible.

    ``clock`` returns seconds and only fills ``solve_seconds``; the plan does not depend on it unless
    ``seconds`` are given: then the search goes on from its first plan for so long, and for as many ``steps``
    where only those are given. The same problem and steps give the same plan on any number of processes; more
    steps never a dearer one.
    """
    refused = _forbidden(problem)
    if refused is not None:
        return refused
    if catalogue is None:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    began = clock()
    goes_on = _go_on(clock, began, seconds, steps)
    found = explained(improved(settled(make_draft(problem, catalogue)), goes_on))
    whole = None if found.before is None else (found.before.draft, found.before.layout)
    given_up = with_ways_out(found.draft, found.layout, found.plan.relaxations, whole)
    if found.violations or not found.plan.sessions:
        return PlanResult(None, PlanStatus.INFEASIBLE, given_up, found.violations)
    quality = replace(found.plan.quality, solve_seconds=round(clock() - began, 3))
    plan = replace(found.plan, quality=quality, relaxations=given_up)
    plan = with_content_ways_out(found.draft, plan, unmet(found.draft))
    return PlanResult(plan, quality.status, given_up)
