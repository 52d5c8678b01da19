"""An ordinary runner's plan in its sixth week, and what can happen to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from groundforce.planner.replanning import replan
from groundforce.planner.solve import solve
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.problem import PlanProblem
from groundforce.training.replanned import Replanned
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
NOW = datetime(2026, 12, 30, 12)
"""A Wednesday, the sixth week: one session of it is over, one is ahead."""


@cache
def plan() -> Plan:
    """Twelve weeks to a half marathon, two sessions a week."""
    found = solve(runner(), CATALOGUE).plan
    assert found is not None
    return found


def again(
    problem: PlanProblem | None = None,
    became: Mapping[str, SessionStatus] | None = None,
    safety: bool = False,
    before: Plan | None = None,
    now: datetime = NOW,
) -> Replanned:
    """The plan changed for a changed problem."""
    start = plan() if before is None else before
    changed = start.problem if problem is None else problem
    return replan(start, changed, now, CATALOGUE, became=became, safety=safety)


def ahead(found: Plan, now: datetime = NOW) -> list[Session]:
    """Sessions that are still to come."""
    return [one for one in found.sessions if span_of(one).earliest >= now]


def run_moved(problem: PlanProblem, day: date, by: int) -> PlanProblem:
    """A problem with the key run of a day moved by days."""
    runs = tuple(
        replace(one, date=one.date + timedelta(days=by)) if one.key and one.date == day else one
        for one in problem.runs
    )
    return replace(problem, runs=runs)


def by_id(sessions: tuple[Session, ...] | list[Session]) -> dict[str, Session]:
    """Sessions by id."""
    return {one.id: one for one in sessions}
