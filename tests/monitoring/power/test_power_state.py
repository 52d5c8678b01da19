"""Results → state: intervals, changes, norms, sides, dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.monitoring.power.state import power_state
from groundforce.training.athlete import Athlete, Sex
from groundforce.training.battery.load import battery
from groundforce.training.battery.nouns import TestResult
from groundforce.training.power_state import PowerState, Standing, TestReading
from groundforce.training.strength import Side
from tests.monitoring.power.builders import MAN, NOW, WOMAN, both, result

ERROR = battery()["calf_raise"].error.of(20.0)
"""2.27 reps: limits of agreement of 6.3 (Hebert-Losier 2017) over 1.96 and root 2"""


def state(*results: TestResult, athlete: Athlete = WOMAN) -> PowerState:
    return power_state(results, athlete, NOW)


def only(power: PowerState) -> TestReading:
    (reading,) = power.readings
    return reading


def test_no_results_are_no_state() -> None:
    assert state() == PowerState(NOW)


def test_the_interval_is_the_typical_error_of_the_test() -> None:
    latest = only(state(result("calf_raise", 24.0, "left"))).latest
    assert latest.value == 24.0
    assert latest.high - latest.value == pytest.approx(1.2816 * ERROR)
    assert pytest.approx(6.3 / 1.96 / 2**0.5, abs=0.01) == ERROR


def test_tries_of_a_day_are_averaged_and_narrow_the_interval() -> None:
    one = only(state(result("countermovement_jump", 0.30)))
    three = only(state(*(result("countermovement_jump", value) for value in (0.29, 0.30, 0.31))))
    assert three.latest.value == pytest.approx(0.30)
    assert three.trials == 3
    assert three.error == pytest.approx(one.error * (0.5 + 0.5 / 3.0) ** 0.5)


def test_of_a_test_to_exhaustion_the_first_try_of_the_day_counts() -> None:
    found = only(state(result("calf_raise", 26.0, "left"), result("calf_raise", 17.0, "left")))
    assert (found.latest.value, found.trials, found.change) == (26.0, 1, None)


def test_few_frames_widen_a_jump_and_none_given_is_said() -> None:
    plain, fast, slow = (
        only(state(result("countermovement_jump", 0.30, frame_rate=rate))) for rate in (None, 240.0, 30.0)
    )
    assert plain.error < fast.error < slow.error
    assert slow.error == pytest.approx((plain.error**2 + 0.0165**2) ** 0.5, rel=0.01)
    assert any("no frame rate" in note for note in state(result("countermovement_jump", 0.30)).notes)
    assert (
        only(state(result("drop_jump", 1.4, frame_rate=30.0))).error
        > 1.2 * only(state(result("drop_jump", 1.4, frame_rate=240.0))).error
    )


@pytest.mark.parametrize(
    ("now", "real", "words"),
    [
        (32.0, True, "10 reps better"),
        (12.0, True, "10 reps worse"),
        (28.0, False, "within measurement error (6.3 reps)"),
        (22.0, False, "as on"),
    ],
)
def test_a_change_is_real_only_beyond_the_detectable(now: float, real: bool, words: str) -> None:
    before = result("calf_raise", 22.0, "left", days=60)
    change = only(state(before, result("calf_raise", now, "left"))).change
    assert change is not None
    assert change.real is real
    assert words in change.words
    assert change.since == before.date
    assert change.detectable == pytest.approx(1.96 * 2**0.5 * ERROR)


def test_nothing_of_the_day_itself_or_later_is_looked_at() -> None:
    later = replace(result("calf_raise", 40.0, "left"), date=NOW)
    assert state(later) == PowerState(NOW)


def test_no_raise_at_all_is_a_result() -> None:
    power = state(*both("calf_raise", 0.0, 0.0))
    left, _ = power.readings
    assert (left.latest.value, left.latest.low) == (0.0, 0.0)
    assert left.norm.standing is Standing.BELOW
    (sides,) = power.differences
    assert (sides.real, sides.asymmetry.value) == (False, 0.0)


def test_one_side_only_gives_no_difference_and_says_so() -> None:
    power = state(result("single_leg_hop", 1.4, "right"))
    assert power.differences == ()
    assert any("test the left too" in note for note in power.notes)


def test_sides_of_different_days_are_not_compared() -> None:
    power = state(result("calf_raise", 30.0, "left", days=90), result("calf_raise", 12.0, "right"))
    assert power.differences == ()


@pytest.mark.parametrize(("left", "right", "weaker"), [(20.0, 24.0, None), (14.0, 24.0, Side.LEFT)])
def test_a_difference_below_error_is_said_to_be_none(left: float, right: float, weaker: Side | None) -> None:
    (sides,) = state(*both("calf_raise", left, right)).differences
    assert sides.weaker is weaker
    assert sides.real is (weaker is not None)
    assert ("no difference shown" in sides.words) is (weaker is None)
    assert sides.asymmetry.low <= sides.asymmetry.value <= sides.asymmetry.high


@given(st.floats(0.2, 3.0), st.floats(0.2, 3.0))
def test_swapping_sides_swaps_the_weaker_and_nothing_else(left: float, right: float) -> None:
    (one,) = state(*both("single_leg_hop", left, right)).differences
    (other,) = state(*both("single_leg_hop", right, left)).differences
    assert one.asymmetry.value == pytest.approx(other.asymmetry.value)
    assert one.asymmetry.high == pytest.approx(other.asymmetry.high)
    assert one.real is other.real
    swapped = {None: None, Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
    assert other.weaker is swapped[one.weaker]


def test_norms_go_by_sex_and_age() -> None:
    woman = only(state(result("calf_raise", 17.0, "left"))).norm
    assert woman.standing is Standing.BELOW
    assert "middle 27 reps" in woman.words
    assert woman.compared.endswith("(evidence: low, seen-secondary)")
    old = only(state(result("calf_raise", 17.0, "left"), athlete=replace(WOMAN, age=74.0))).norm
    assert old.standing is Standing.USUAL


def test_a_mean_and_spread_give_a_percentile() -> None:
    """One SD below the mean of 95 s (SD 35) is the 16th percentile."""
    norm = only(state(result("side_plank", 60.0, "left"), athlete=MAN)).norm
    assert norm.percentiles == pytest.approx((15.87, 15.87), abs=0.01)
    assert norm.standing is Standing.BELOW
    assert "percentile 16" in norm.words


def test_age_forty_has_no_side_plank_norm_and_an_unknown_age_has() -> None:
    forty = only(state(result("side_plank", 60.0, "left"), athlete=replace(MAN, age=40.0))).norm
    assert forty.standing is None
    assert forty.words == "not known for you: the ranges found are for another age or sex"
    unknown = only(state(result("side_plank", 60.0, "left"), athlete=replace(MAN, age=None))).norm
    assert unknown.standing is Standing.BELOW
    assert "young healthy men" in unknown.compared


def test_an_unknown_age_or_sex_makes_the_range_wider_or_unknown() -> None:
    nobody = Athlete()
    between = only(state(result("calf_raise", 17.0, "left"), athlete=nobody)).norm
    assert between.standing is None
    assert "depends on sex and age" in between.words
    few = only(state(result("calf_raise", 9.0, "left"), athlete=nobody)).norm
    assert few.standing is Standing.BELOW
    assert "middle 14 to 37 reps" in few.words
    plank = only(state(result("side_plank", 80.0, "left"), athlete=nobody)).norm
    assert plank.percentiles is not None
    assert plank.percentiles[0] < plank.percentiles[1]
    jump = only(state(result("countermovement_jump", 0.25), athlete=replace(nobody, age=40.0))).norm
    assert jump.words == "not known for you: it depends on sex, not given"


def test_where_no_norm_was_found_it_says_why() -> None:
    norm = only(state(result("single_leg_hop", 1.4, "left"))).norm
    assert norm.standing is None
    assert norm.words.startswith("not known for you: distance depends on leg length")


def test_a_repetition_maximum_is_an_estimated_maximum_with_the_width_of_one_set() -> None:
    """60 kg for 5 reps: 60 over 0.8985 of the maximum (Nuzzo 2024)."""
    found = only(state(result("repetition_maximum", 60.0, reps=5, lift="back_squat")))
    assert found.latest.value == pytest.approx(66.77, abs=0.01)
    assert found.latest.high - found.latest.value == pytest.approx(1.2816 * 0.10 * found.latest.value)
    assert found.error == pytest.approx(0.047 * found.latest.value)
    assert found.lift == "back_squat"


def test_lifts_are_kept_apart() -> None:
    power = state(
        result("repetition_maximum", 60.0, reps=5, lift="back_squat"),
        result("repetition_maximum", 90.0, reps=4, lift="hip_thrust"),
    )
    assert [one.lift for one in power.readings] == ["back_squat", "hip_thrust"]


def test_pain_counts_until_a_day_that_says_otherwise() -> None:
    painful = result("single_leg_hop", 1.2, "left", days=60, pain=3.0)
    silent = result("single_leg_hop", 1.3, "left", days=14)
    (pain,) = state(painful, silent).pains
    assert (pain.score, pain.date) == (3.0, painful.date)
    (clear,) = state(painful, replace(silent, pain=0.0)).pains
    assert clear.score == 0.0


def test_the_next_test_is_four_weeks_off_at_least() -> None:
    last = result("calf_raise", 24.0, "left", days=3)
    (due,) = state(last).due
    assert due.date - last.date >= timedelta(weeks=4)


@given(st.lists(st.tuples(st.integers(1, 400), st.floats(0.05, 0.9)), min_size=1, max_size=8))
def test_any_history_of_jumps_gives_an_interval_round_a_value_inside_it(
    tries: list[tuple[int, float]],
) -> None:
    power = state(*(result("countermovement_jump", value, days=days) for days, value in tries))
    latest = only(power).latest
    assert 0.0 <= latest.low <= latest.value <= latest.high
    assert latest.as_of == max(NOW - timedelta(days=days) for days, _ in tries)
    assert WOMAN.sex is Sex.FEMALE
