"""The hours between lifting and the key run after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from groundforce.planner.check.case import Approach, Case, Lift
from groundforce.planner.check.words import hours_text
from groundforce.training.plan import Violation
from groundforce.training.problem import PlanProblem
from groundforce.training.run import QUALITY_KINDS

_FIRST_HIGH_TIER = 3
"""from this tier on a new tier has no introductory dose"""
_EPSILON = 1e-9


def _too_close(case: Case, rule: str, what: str, needed: Callable[[Approach], float]) -> Iterator[Violation]:
    for one in case.judged_approaches:
        need = needed(one)
        if one.hours < need - _EPSILON:
            yield one.lift.violation(
                rule,
                f"{hours_text(one.hours)} from the end of {what} to {one.run.words}; "
                f"the rule asks for {hours_text(need)}",
            )


def guard_heavy(case: Case) -> Iterator[Violation]:
    """Heavy leg sessions keep away from the key run after them."""
    need = case.problem.constant("guard_heavy_accustomed")
    yield from _too_close(
        case, "guard_heavy", "this heavy session", lambda one: need if one.lift.heavy else 0.0
    )


def _novel_need(one: Approach, problem: PlanProblem) -> float:
    if not one.lift.novel:
        return 0.0
    any_new = problem.constant("guard_novel_any")
    if not one.lift.heavy:
        return any_new
    fast = one.run.kind in QUALITY_KINDS
    return max(any_new, problem.constant("guard_heavy_novel" if fast else "guard_heavy_novel_long"))


def guard_novel(case: Case) -> Iterator[Violation]:
    """New leg work keeps away from the key run after it, further where it is heavy."""
    yield from _too_close(
        case, "guard_novel", "this session of new leg work", lambda one: _novel_need(one, case.problem)
    )


def _full_eccentric(lift: Lift) -> bool:
    return any(
        item.new_eccentric and (item.exercise.overloaded_eccentric or not item.introductory)
        for item in lift.items
    )


def _new_tier(lift: Lift, problem: PlanProblem) -> bool:
    new = [item for item in lift.items if item.new_tier]
    high = any(item.exercise.tier >= _FIRST_HIGH_TIER for item in new)
    return high or sum(item.contacts for item in new) > problem.constant("introductory_contacts")


def guard_eccentric(case: Case) -> Iterator[Violation]:
    """New eccentric work at full dose and new jump tiers keep furthest away."""
    guarded = {id(one) for one in case.judged if _full_eccentric(one) or _new_tier(one, case.problem)}
    need = case.problem.constant("guard_eccentric_novel")
    yield from _too_close(
        case,
        "guard_eccentric",
        "new eccentric work or a new jump tier",
        lambda one: need if id(one.lift) in guarded else 0.0,
    )


def same_day(case: Case) -> Iterator[Violation]:
    """On the day of a key run the run comes first and the lifting some hours later."""
    need = case.problem.constant("same_day_gap")
    for lift in case.judged:
        for run in case.key_runs:
            if run.span.earliest.date() != lift.session.date:
                continue
            gap = (lift.span.earliest - run.span.latest) / timedelta(hours=1)
            if gap < need - _EPSILON:
                found = f"{hours_text(gap)} after it" if gap >= 0.0 else "before or during it"
                yield lift.violation(
                    "same_day",
                    f"the session may start {found} ({run.words}); "
                    f"run first, then lift {hours_text(need)} later",
                )


def _to_failure(lift: Lift) -> str | None:
    for item in lift.items:
        reserves = (one.reps_in_reserve for one in item.prescription.work_sets)
        if any(reserve is not None and reserve <= 0.0 for reserve in reserves):
            return item.exercise.name
    return None


def no_failure(case: Case) -> Iterator[Violation]:
    """No set is taken to failure shortly before a key run."""
    failing = {id(lift): name for lift in case.judged if (name := _to_failure(lift)) is not None}
    need = case.problem.constant("no_failure_window")
    for one in case.judged_approaches:
        if id(one.lift) in failing and one.hours < need - _EPSILON:
            yield one.lift.violation(
                "no_failure",
                f"{failing[id(one.lift)]} goes to failure {hours_text(one.hours)} before {one.run.words}; "
                f"the rule asks for {hours_text(need)}",
            )
