from __future__ import annotations

from itertools import count

import pytest

from groundforce.planner.anytime import improved
from groundforce.planner.check import check
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.thin import owed
from groundforce.planner.settling import settled
from groundforce.planner.solve import solve
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.catalogue import load_catalogue
from groundforce.training.problem import PlanProblem
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
PROBLEM = made_up_problem(33, 8)


def after(steps: int, problem: PlanProblem = PROBLEM) -> float:
    plan = solve(problem, CATALOGUE, steps=steps).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    return plan.quality.objective


def test_more_steps_never_make_a_dearer_plan() -> None:
    found = [after(steps) for steps in (0, 2, 4, 6)]
    assert found == sorted(found, reverse=True)


def test_more_steps_find_better_plans_for_somebody() -> None:
    athletes = (made_up_problem(seed, 6) for seed in range(30, 40))
    assert any(after(4, one) < after(0, one) for one in athletes)


def test_the_same_steps_give_the_same_plan() -> None:
    assert solve(PROBLEM, CATALOGUE, steps=3) == solve(PROBLEM, CATALOGUE, steps=3)


def test_no_budget_is_the_first_plan() -> None:
    assert solve(PROBLEM, CATALOGUE) == solve(PROBLEM, CATALOGUE, steps=0)


def test_seconds_end_the_search() -> None:
    ticks = count()
    timed = solve(runner(3), CATALOGUE, lambda: float(next(ticks)), seconds=3.0).plan
    stepped = solve(runner(3), CATALOGUE, steps=2).plan
    assert timed is not None
    assert stepped is not None
    assert timed.sessions == stepped.sessions


def test_seconds_without_a_clock_are_refused() -> None:
    with pytest.raises(ValueError, match="needs a clock"):
        solve(runner(2), CATALOGUE, seconds=1.0)


def test_the_best_is_never_dearer_as_written() -> None:
    first = settled(make_draft(PROBLEM, CATALOGUE))
    best = improved(first, lambda done: done < 4)
    assert owed(best.draft, best.layout) <= owed(first.draft, first.layout)
