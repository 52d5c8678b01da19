from __future__ import annotations

import pytest

from groundforce.errors import ProblemError
from groundforce.training.plan import Prescription, SetKind, SetPrescription
from groundforce.training.session_time import session_seconds, set_seconds
from groundforce.training.strength import Side
from tests.planner.check.clean import CATALOGUE, calves, do, jumps, plank, sets, squat


def test_a_set_takes_its_upper_reps_and_both_sides() -> None:
    work = SetPrescription(SetKind.WORK, reps=(4, 6))
    assert set_seconds(work, CATALOGUE["back_squat"]) == 24.0
    each = SetPrescription(SetKind.WORK, reps=(4, 6), side=Side.EACH)
    assert set_seconds(each, CATALOGUE["calf_raise"]) == 48.0
    assert set_seconds(each, CATALOGUE["split_squat"]) == 24.0, "both sides are in seconds_per_rep already"
    assert set_seconds(work, CATALOGUE["split_squat"]) == 24.0, "no side given means both"
    left = SetPrescription(SetKind.WORK, reps=(4, 6), side=Side.LEFT)
    assert set_seconds(left, CATALOGUE["split_squat"]) == 12.0


def test_holds_and_contacts() -> None:
    assert set_seconds(plank().sets[0], CATALOGUE["side_plank"]) == 80.0
    assert set_seconds(jumps("pogo_hop", 20).sets[0], CATALOGUE["pogo_hop"]) == 10.0


def test_a_session_adds_warm_up_sets_rests_and_changes() -> None:
    ramp = 2 * (5 * 4.0 + 60.0)
    heavy = 3 * (5 * 4.0 + 120.0)
    light = 2 * (12 * 4.0 + 60.0)
    assert session_seconds((squat(), calves(2)), CATALOGUE, 6.0) == 360.0 + ramp + heavy + 60.0 + light
    assert session_seconds((), CATALOGUE, 6.0) == 360.0


def test_an_unknown_exercise_is_named() -> None:
    with pytest.raises(ProblemError, match="'levitation' is not in the exercise catalogue"):
        session_seconds(
            (do("back_squat", sets(1)), Prescription("levitation", sets(1), 60.0)), CATALOGUE, 6.0
        )
