"""What a change costs, and what the places and the habit of sessions cost: the search's own prices."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundforce.planner.replanning.ground import Ground
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.options import missing_price, safe_cap, variant_price
from groundforce.training.problem import PlanProblem
from groundforce.training.replanned import ChangeKind

__all__ = ["change_price", "crowding_price", "habit_price", "held_price", "missing_price", "safe_cap"]

CHANGE = {
    ChangeKind.MOVED: "price_change_moved",
    ChangeKind.REWRITTEN: "price_change_rewritten",
    ChangeKind.HELD: "price_change_held",
    ChangeKind.DROPPED: "price_change_dropped",
    ChangeKind.ADDED: "price_change_added",
}


def held_price(problem: PlanProblem) -> float:
    """Points for a session done lighter than its phase asks."""
    return variant_price(problem, Variant.LIGHT)


def crowding_price(problem: PlanProblem, hours: float) -> float:
    """Points for two sessions of a week that start ``hours`` [h] apart."""
    short = max(0.0, problem.constant("spread_wanted") - abs(hours))
    return problem.constant("price_crowding") / 24.0 * short


def habit_price(problem: PlanProblem, one: datetime, two: datetime) -> float:
    """Points for a session at another weekday or time of day than in the week beside."""
    apart = abs((one.hour - two.hour) + (one.minute - two.minute) / 60.0)
    weekday = problem.constant("price_other_weekday") * (one.weekday() != two.weekday())
    return weekday + problem.constant("price_other_time") * (apart > problem.constant("other_time"))


def change_price(ground: Ground, kind: ChangeKind, due: datetime) -> float:
    """Points for changing a session that is ``due``: dearer the sooner."""
    problem = ground.problem
    ahead = max(0.0, (due - ground.clock.now) / timedelta(days=1))
    soon: float = problem.constant("change_soon") * 0.5 ** (ahead / problem.constant("change_soon_days"))
    return problem.constant(CHANGE[kind]) * (1.0 + soon)
