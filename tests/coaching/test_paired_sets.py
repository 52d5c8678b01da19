"""Set by set: what counts as met, and by how much something is short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from groundforce.coaching.paired_sets import asked_load, paired_exercise, sided, without_ramps
from groundforce.training.log import PairedExercise, Shortfall
from groundforce.training.plan import Band, Bodyweight, Kilograms, PercentOfMaximum, Prescription
from groundforce.training.strength import PerformedSet, Side
from tests.coaching.paired_plans import HOP, PLANK, SQUAT, asked, sets

LUNGE = asked("reverse_lunge", 2, (8, 8), Kilograms(12.0), side=Side.EACH)


def line(prescription: Prescription, done: list[PerformedSet]) -> PairedExercise:
    return paired_exercise(prescription, prescription.exercise if done else None, done, {"back_squat": 100.0})


@pytest.mark.parametrize(
    ("reps", "load", "met", "topped", "short"),
    [
        ((6, 6, 6), 80.0, True, True, Shortfall()),
        ((6, 5, 4), 80.0, True, False, Shortfall()),
        ((6, 5, 3), 80.0, False, False, Shortfall(reps=1)),
        ((6, 6), 80.0, False, False, Shortfall(sets=1)),
        ((6, 6, 6), 79.4, True, True, Shortfall()),
        ((6, 6, 6), 77.5, False, False, Shortfall(load=2.5)),
        ((6, 6, 6), 85.0, True, True, Shortfall()),
        ((6, 6, 6), None, False, False, Shortfall(unknown=3)),
        ((0, 0, 0), 80.0, False, False, Shortfall(reps=12)),
        ((), 80.0, False, False, Shortfall(sets=3)),
    ],
    ids=[
        "top",
        "range",
        "rep short",
        "set short",
        "175 lb",
        "lighter",
        "heavier",
        "no load",
        "failed",
        "none",
    ],
)
def test_all_sets_must_be_met_at_the_load(
    reps: tuple[int, ...], load: float | None, met: bool, topped: bool, short: Shortfall
) -> None:
    found = line(SQUAT, sets("back_squat", reps, load))
    assert (found.met, found.topped, found.short_by) == (met, topped, short)


def test_more_sets_than_planned_are_told_apart() -> None:
    found = line(SQUAT, sets("back_squat", (6, 6, 6, 3), 80.0))
    assert (found.met, [one.reps for one in found.beyond]) == (True, [3])


def test_left_and_right_make_one_set_and_both_must_be_done() -> None:
    left, right = (
        replace(sets("reverse_lunge", (8,), 12.0)[0], side=side) for side in (Side.LEFT, Side.RIGHT)
    )
    assert line(LUNGE, [left, left, right, right]).met
    assert line(LUNGE, [left, right, left]).short_by == Shortfall(sets=1)
    weak = replace(right, reps=6)
    found = line(LUNGE, [left, weak, left, right])
    assert (found.met, found.short_by, found.sets[0].done) == (False, Shortfall(reps=2), (left, weak))
    assert [len(group) for group in sided([right, left, right])] == [2, 1]


def test_a_set_for_one_side_is_met_by_that_side() -> None:
    right_only = asked("reverse_lunge", 1, (8, 8), side=Side.RIGHT)
    left, right = (replace(sets("reverse_lunge", (8,))[0], side=side) for side in (Side.LEFT, Side.RIGHT))
    assert line(right_only, [left, right]).met
    assert line(right_only, [left]).short_by.sets == 1


def test_holds_and_contacts_are_measured_in_their_own_unit() -> None:
    hold = PerformedSet("Side plank", "side_plank", seconds=40.0, side=Side.EACH)
    assert line(PLANK, [hold, hold]).met
    assert line(PLANK, [hold, replace(hold, seconds=30.0)]).short_by == Shortfall(seconds=10.0)
    hop = PerformedSet("Pogo hop", "pogo_hop", contacts=20)
    assert line(HOP, [hop, hop]).met
    assert line(HOP, [hop, replace(hop, contacts=15)]).short_by == Shortfall(contacts=5)
    assert line(HOP, [hop, PerformedSet("Pogo hop", "pogo_hop", reps=20)]).met


def test_ramp_sets_nobody_marked_are_left_out_where_there_are_too_many() -> None:
    ramps = [*sets("back_squat", (5,), 40.0), *sets("back_squat", (3,), 60.0)]
    work = sets("back_squat", (6, 6, 5), 80.0)
    assert without_ramps([*ramps, *work], 3) == work
    lighter = [*sets("back_squat", (6,), 70.0), *sets("back_squat", (6, 6), 80.0)]
    assert without_ramps(lighter, 3) == lighter
    assert without_ramps([replace(ramps[0], warm_up=True), *work], 3) == work


def test_reserve_is_compared_where_both_say_it() -> None:
    felt = [*sets("back_squat", (6,), 80.0, reps_in_reserve=0.0), *sets("back_squat", (6, 6), 80.0)]
    assert line(SQUAT, felt).reserve_gap == 2.0
    assert line(SQUAT, sets("back_squat", (6, 6, 6), 80.0)).reserve_gap is None
    assert (
        line(PLANK, [PerformedSet("?", "side_plank", seconds=40.0, reps_in_reserve=1.0)]).reserve_gap is None
    )


def test_loads_that_are_no_kilograms_ask_for_none() -> None:
    one = SQUAT.sets[0]
    assert asked_load(replace(one, load=PercentOfMaximum(80.0)), None) is None
    assert asked_load(replace(one, load=Band("light")), 100.0) is None
    assert asked_load(replace(one, load=Bodyweight(10.0)), None) == 10.0
    by_share = asked("back_squat", 1, (5, 5), PercentOfMaximum(80.0))
    assert line(by_share, sets("back_squat", (5,), 80.0)).met
    assert not line(by_share, sets("back_squat", (5,), 75.0)).met
