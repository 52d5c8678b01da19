"""Random athletes with several places, trips, gaps in lifting and bouts: every plan passes the checker."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.catalogue import load_catalogue
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.problem import Absence, Place, PlanProblem

CATALOGUE = load_catalogue().exercises


def widened(seed: int) -> PlanProblem:
    """A made-up athlete who has a gym on some days, travels once, and may want bouts."""
    problem, chance = made_up_problem(seed), Random(seed)
    first = problem.start + timedelta(days=chance.randint(5, 40))
    kit = chance.choice([None, ALWAYS, KITS["home"] | ALWAYS])
    return replace(
        problem,
        openings=tuple(replace(one, place=chance.choice(["", "gym"])) for one in problem.openings),
        places=(Place("gym", KITS["gym"] | ALWAYS),),
        absences=(*problem.absences, Absence(first, first + timedelta(days=9), "trip", kit)),
        lifting_gap=chance.choice([None, 0, 5, 9, 30]),
        bout_days=chance.choice([0, 2, 3, 5]),
    )


@pytest.mark.parametrize("seed", [301, 302, 306, 307, 309, 311, 312, 317])
def test_the_plan_passes_the_checker(seed: int) -> None:
    plan = solve(widened(seed), CATALOGUE).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
