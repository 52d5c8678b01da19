"""What a change costs, and what the places and the habit of sessions cost: the search's own prices."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundforce.planner.replanning.ground import Ground
from groundforce.planner.search.options import HELD_BACK, MISSING
from groundforce.planner.search.patterns import CROWDING, SPREAD_WANTED
from groundforce.planner.search.placement import OTHER_TIME, OTHER_TIME_HOURS, OTHER_WEEKDAY, SAFE_SHARE
from groundforce.training.problem import PlanProblem
from groundforce.training.replanned import ChangeKind

CHANGE = {
    ChangeKind.MOVED: "price_change_moved",
    ChangeKind.REWRITTEN: "price_change_rewritten",
    ChangeKind.HELD: "price_change_held",
    ChangeKind.DROPPED: "price_change_dropped",
    ChangeKind.ADDED: "price_change_added",
}


def missing_price(_: PlanProblem) -> float:
    """Points for a session the week asked for and does not have."""
    return MISSING


def held_price(_: PlanProblem) -> float:
    """Points for a session done lighter than its phase asks."""
    return HELD_BACK


def crowding_price(_: PlanProblem, hours: float) -> float:
    """Points for two sessions of a week that start ``hours`` [h] apart."""
    return CROWDING / 24.0 * max(0.0, SPREAD_WANTED - abs(hours))


def habit_price(_: PlanProblem, one: datetime, two: datetime) -> float:
    """Points for a session at another weekday or time of day than in the week beside."""
    weekday = OTHER_WEEKDAY * (one.weekday() != two.weekday())
    apart = abs((one.hour - two.hour) + (one.minute - two.minute) / 60.0)
    return weekday + OTHER_TIME * (apart > OTHER_TIME_HOURS)


def fatigue_cap_used(_: PlanProblem) -> float:
    """Share of the fatigue caps that is planned with."""
    return SAFE_SHARE


def change_price(ground: Ground, kind: ChangeKind, due: datetime) -> float:
    """Points for changing a session that is ``due``: dearer the sooner."""
    problem = ground.problem
    ahead = max(0.0, (due - ground.clock.now) / timedelta(days=1))
    soon: float = problem.constant("change_soon") * 0.5 ** (ahead / problem.constant("change_soon_days"))
    return problem.constant(CHANGE[kind]) * (1.0 + soon)
