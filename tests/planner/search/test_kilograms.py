"""Loads by the plates there are: what they make heavy, and when none is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from groundforce.planner.check import check
from groundforce.planner.search.dosing import Dose
from groundforce.planner.search.kilograms import is_near_maximum, kilograms
from groundforce.planner.solve import solve
from groundforce.training.athlete import LiftingExperience
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Kilograms
from groundforce.training.problem import Exposure, PlanProblem
from groundforce.training.state import Estimate
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
SPLIT = CATALOGUE["split_squat_barbell"]
EASY = Dose(2, (8, 10), reserve=3.0)


def knowing(*maxima: tuple[str, float]) -> PlanProblem:
    problem = runner(8, races=())
    athlete = replace(problem.athlete, experience=LiftingExperience.SOME)
    strength = tuple((name, Estimate(kg, 0.9 * kg, 1.1 * kg, "log")) for name, kg in maxima)
    return replace(problem, athlete=athlete, strength=strength)


def test_the_empty_bar_is_heavy_for_who_can_hardly_lift_more() -> None:
    weak, strong = knowing((SPLIT.id, 23.0)), knowing((SPLIT.id, 60.0))
    assert kilograms(weak, SPLIT, EASY, None) == 20.0
    assert is_near_maximum(weak, SPLIT, 20.0)
    assert not is_near_maximum(strong, SPLIT, kilograms(strong, SPLIT, EASY, None))


def test_no_load_is_set_where_the_lightest_goes_beyond_what_may_be_grown_to() -> None:
    assert kilograms(knowing((SPLIT.id, 40.0)), SPLIT, EASY, 15.0) is None
    assert kilograms(knowing((SPLIT.id, 40.0)), SPLIT, EASY, 22.0) == 20.0


def test_plans_of_weak_lifters_label_and_ramp_as_the_checker_counts() -> None:
    legs = [one.id for one in CATALOGUE.values() if any("barbell" in kit for kit in one.equipment)]
    found: list[float] = []
    for top in (22.0, 26.0):
        problem = knowing(*((name, top) for name in legs))
        done = tuple(
            Exposure(problem.start - timedelta(days=ago), "back_squat", 2, 15.0) for ago in (15, 8, 3)
        )
        plan = solve(replace(problem, past=done), CATALOGUE).plan
        assert plan is not None
        assert check(plan, CATALOGUE) == ()
        loads = [
            each.load.kg
            for session in plan.sessions
            for one in session.prescriptions
            for each in one.work_sets
            if isinstance(each.load, Kilograms) and one.exercise in legs
        ]
        found += loads
        assert all(load / top > 0.5 for load in loads)
    assert found
