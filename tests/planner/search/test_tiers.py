"""Which tier of jumps strength opens."""

from __future__ import annotations

import pytest

from groundforce.planner.search.season import PhaseName
from groundforce.planner.search.tiers import asked_tier, relative_squat, strong_tier
from groundforce.training.athlete import Athlete
from groundforce.training.catalogue import load_catalogue
from groundforce.training.problem import PlanProblem
from groundforce.training.state import Estimate
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises


def strong(kg: float, lift: str = "back_squat", mass: float | None = 80.0) -> PlanProblem:
    return runner(
        races=(),
        athlete=Athlete(body_mass=mass),
        strength=((lift, Estimate(kg, 0.9 * kg, 1.1 * kg, "stated")),),
    )


@pytest.mark.parametrize(
    ("kg", "tier"), [(99.0, 3), (100.0, 4), (119.0, 4), (120.0, 5)], ids=["1.24", "1.25", "1.49", "1.5"]
)
def test_a_squat_of_one_and_a_quarter_or_a_half_body_mass_opens_tiers(kg: float, tier: int) -> None:
    """The constants tier4_relative_squat 1.25 and tier5_relative_squat 1.5."""
    assert strong_tier(strong(kg), CATALOGUE) == tier


def test_without_squat_or_body_mass_they_stay_shut() -> None:
    assert strong_tier(runner(races=()), CATALOGUE) == 3
    assert strong_tier(strong(200.0, mass=None), CATALOGUE) == 3


def test_a_lift_tied_to_the_squat_tells_it() -> None:
    base, ratio = CATALOGUE["front_squat"].strength_of or ("", 1.0)
    assert base == "back_squat"
    assert relative_squat(strong(100.0, "front_squat"), CATALOGUE) == pytest.approx(100.0 / ratio / 80.0)


def test_phases_ask_for_high_tiers_only_of_the_strong_and_never_early() -> None:
    weak, able = strong(60.0), strong(130.0)
    assert [asked_tier(weak, CATALOGUE, one) for one in (PhaseName.HEAVY, PhaseName.POWER)] == [2, 3]
    assert [asked_tier(able, CATALOGUE, one) for one in (PhaseName.HEAVY, PhaseName.POWER)] == [3, 5]
    assert asked_tier(able, CATALOGUE, PhaseName.ANATOMICAL) == 1
