from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.strength.lift_states import cohort_lift_states, lift_states
from groundforce.physiology.repetition_maximum import nuzzo2024_maximum
from groundforce.physiology.runner_repetitions import richens_cleather2014_correction
from groundforce.quantities import POUND
from groundforce.training.athlete import Athlete, Sex
from groundforce.training.lift_state import LiftBasis, LiftState
from groundforce.training.state import Estimate
from groundforce.training.strength import Side, StrengthSession
from tests.monitoring.strength.lifting import AS_OF, NOBODY, one_set, session, state_of, weekly

LOADS = st.lists(st.floats(40.0, 160.0), min_size=1, max_size=8)


def squat(sessions: list[StrengthSession], athlete: Athlete = NOBODY) -> LiftState:
    return state_of(lift_states(sessions, athlete, AS_OF))


def maximum(state: LiftState) -> Estimate:
    assert state.maximum is not None
    return state.maximum


def test_one_set_is_enough_to_begin_with() -> None:
    state = squat([session(3, one_set(100.0))])
    assert (state.measured, state.basis, state.sessions) == (True, LiftBasis.SETS, 1)
    assert maximum(state).value == pytest.approx(nuzzo2024_maximum(100.0, 5.0, 0.0))
    assert (
        maximum(state).low < 0.92 * maximum(state).value < 1.08 * maximum(state).value < maximum(state).high
    )
    assert "1 session" in maximum(state).source
    assert state.trend is None


def test_reps_left_count_and_make_it_surer_above() -> None:
    told, silent = (
        squat([session(3, one_set(100.0, reps_in_reserve=2.0))]),
        squat([session(3, one_set(100.0))]),
    )
    corrected = nuzzo2024_maximum(100.0, 5.0, 2.0) * richens_cleather2014_correction(7.0)
    assert maximum(told).value == pytest.approx(corrected)
    assert maximum(told).high / maximum(told).value < maximum(silent).high / maximum(silent).value
    assert "at least" in silent.note
    assert "at least" not in told.note


def test_the_best_set_of_a_session_counts_and_ramps_do_not() -> None:
    sets = (one_set(60.0), one_set(100.0), one_set(140.0, warm_up=True), one_set(90.0, reps=12))
    assert maximum(squat([session(3, *sets)])) == maximum(squat([session(3, one_set(100.0))]))


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ((one_set(0.0),), "load above zero"),
        ((one_set(60.0, reps=15),), "at most 10 reps"),
        ((one_set(None),), "load above zero"),
        ((one_set(float("nan")), one_set(float("inf")), one_set(-20.0)), "load above zero"),
        ((one_set(20.0, reps=8, reps_in_reserve=4.0),), "at most 10 reps"),
    ],
)
def test_sets_that_say_nothing_say_so(sets: tuple[object, ...], words: str) -> None:
    state = squat([session(3, *sets)])  # type: ignore[arg-type]
    assert (state.maximum, state.basis, state.measured) == (None, LiftBasis.NONE, False)
    assert words in state.note
    assert state.last_date == AS_OF - timedelta(days=3)


def test_lifts_of_the_body_have_no_maximum_in_kilograms() -> None:
    state = state_of(lift_states([session(3, one_set(10.0, lift="pull_up"))], NOBODY, AS_OF), "pull_up")
    assert state.maximum is None
    assert "The body" in state.note


def test_nothing_done_and_nothing_known_is_nothing() -> None:
    assert lift_states([], NOBODY, AS_OF) == ()


@pytest.mark.parametrize("days", [35, 90, 281])
def test_a_gap_lowers_and_is_less_sure(days: int) -> None:
    loads = [95.0, 97.5, 100.0, 102.5, 100.0, 102.5]
    fresh, stale = squat(weekly(loads)), squat(weekly(loads, back=days))
    assert maximum(stale).value < maximum(fresh).value
    assert maximum(stale).low < maximum(fresh).low
    widths = [maximum(one).high / maximum(one).low for one in (fresh, stale)]
    assert widths[1] > widths[0]
    assert f"Not trained for {days} days" in stale.note
    assert stale.trend is None


def test_related_lifts_keep_a_lift_through_a_gap() -> None:
    gap = weekly([100.0] * 6, back=120)
    kept = [*gap, *weekly([80.0] * 6, lift="front_squat", back=2)]
    assert maximum(squat(kept)).value > maximum(squat(gap)).value


def test_coming_back_weaker_is_seen() -> None:
    before = weekly([100.0] * 8, back=300)
    assert (
        maximum(squat([*before, *weekly([80.0, 82.5])])).value
        < 0.95 * maximum(squat(weekly([100.0] * 8))).value
    )


def test_pounds_among_kilograms_are_flagged_and_left_out() -> None:
    loads = [100.0, 102.5, 101.0, 103.0, 104.0, 105.0]
    slip = [*loads[:3], loads[3] / POUND, *loads[4:]]
    state = squat(weekly(slip))
    flag = state.flagged[0]
    assert (len(state.flagged), flag.left_out) == (1, True)
    assert "pounds" in flag.reason
    assert flag.date == AS_OF - timedelta(days=1 + 14)
    assert maximum(state).value == pytest.approx(maximum(squat(weekly(loads))).value, rel=0.02)


def test_a_change_of_unit_that_stays_is_followed_and_told() -> None:
    state = squat(weekly([100.0] * 6 + [220.0] * 6))
    assert [(one.left_out, one.reason.startswith("from here on")) for one in state.flagged] == [(False, True)]
    assert maximum(state).value == pytest.approx(nuzzo2024_maximum(220.0, 5.0, 0.0), rel=0.03)


def test_one_side_only_and_both_sides() -> None:
    left = one_set(20.0, lift="bulgarian_split_squat", side=Side.LEFT)
    right = replace(left, side=Side.RIGHT, load=22.0)
    lonely = state_of(lift_states([session(3, left)], NOBODY, AS_OF), "bulgarian_split_squat")
    assert lonely.left_right is None
    assert "left side only" in lonely.note
    both = [session(3 + 7 * k, left, right) for k in range(3)]
    state = state_of(lift_states(both, NOBODY, AS_OF), "bulgarian_split_squat")
    assert state.left_right is not None
    assert state.left_right.value == pytest.approx(20.0 / 22.0)
    assert state.left_right.low < 20.0 / 22.0 < state.left_right.high
    assert maximum(state).value == pytest.approx(maximum(lonely).value), "the weaker side sets the load"


def test_relative_strength_needs_body_mass() -> None:
    sessions = [session(3, one_set(100.0))]
    assert squat(sessions).relative is None
    state = squat(sessions, Athlete(body_mass=70.0))
    assert state.relative is not None
    assert state.relative.value == pytest.approx(maximum(state).value / 70.0)


def test_growth_shows_as_a_trend() -> None:
    trend = squat(weekly([100.0 * 1.01**week for week in range(12)])).trend
    assert trend is not None
    assert 0.005 < trend.value < 0.012


def test_what_the_runner_said_counts_until_there_are_sets() -> None:
    said = Estimate(120.0, 115.0, 125.0, "stated by the runner", AS_OF)
    stated = state_of(lift_states([], NOBODY, AS_OF, [("back_squat", said)]))
    assert (stated.maximum, stated.basis, stated.measured) == (said, LiftBasis.STATED, False)
    done = state_of(lift_states(weekly([100.0] * 3), NOBODY, AS_OF, [("back_squat", said)]))
    assert done.basis is LiftBasis.SETS
    assert "said" not in done.note
    far = Estimate(180.0, 175.0, 185.0, "stated by the runner", AS_OF)
    told = state_of(lift_states(weekly([100.0] * 3), NOBODY, AS_OF, [("back_squat", far)]))
    assert told.maximum == done.maximum
    assert "The runner said 180 kg" in told.note


def test_a_lift_never_done_says_where_its_guess_is_from() -> None:
    state = state_of(lift_states(weekly([100.0] * 6), NOBODY, AS_OF), "hip_thrust")
    assert (state.basis, state.measured, state.sessions) == (LiftBasis.RELATIVES, False, 0)
    own = maximum(squat(weekly([100.0] * 6)))
    assert maximum(state).source == "no sets of this lift: from your back squat"
    assert maximum(state).value == pytest.approx(1.1 * own.value)
    assert maximum(state).high / maximum(state).low > own.high / own.low


def test_from_the_body_alone_unknown_age_is_less_sure_not_forty() -> None:
    known = Athlete(sex=Sex.FEMALE, age=40.0, body_mass=60.0)
    told = [maximum(squat([], one)) for one in (known, replace(known, age=None))]
    assert told[0].value == told[1].value
    assert told[1].low < told[0].low < told[0].high < told[1].high
    older = maximum(squat([], replace(known, age=60.0)))
    assert older.value < told[0].value
    assert "age unknown" in told[1].source
    state = squat([], known)
    assert (state.basis, state.measured) == (LiftBasis.BODY, False)


@given(LOADS, LOADS)
@settings(max_examples=25)
def test_nothing_on_or_after_the_day_is_known(before: list[float], after: list[float]) -> None:
    known = weekly(before)
    later = [session(-7 * place, one_set(load)) for place, load in enumerate(after)]
    assert lift_states([*known, *later], NOBODY, AS_OF) == lift_states(known, NOBODY, AS_OF)


@given(LOADS, st.floats(0.5, 3.0))
@settings(max_examples=25)
def test_other_units_scale_every_estimate(loads: list[float], factor: float) -> None:
    one = lift_states(weekly(loads), NOBODY, AS_OF)
    other = lift_states(weekly([factor * load for load in loads]), NOBODY, AS_OF)
    assert [state.exercise for state in one] == [state.exercise for state in other]
    for ours, theirs in zip(one, other, strict=True):
        assert maximum(theirs).value == pytest.approx(factor * maximum(ours).value)
        assert maximum(theirs).high == pytest.approx(factor * maximum(ours).high)


@given(LOADS)
@settings(max_examples=25)
def test_the_order_of_sessions_does_not_matter(loads: list[float]) -> None:
    sessions = weekly(loads)
    assert lift_states(sessions[::-1], NOBODY, AS_OF) == lift_states(sessions, NOBODY, AS_OF)


def test_a_cohort_is_its_athletes_one_by_one() -> None:
    said = [("bench_press", Estimate(70.0, 65.0, 75.0, "stated by the runner", AS_OF))]
    cohort = [
        (weekly([100.0, 105.0, 102.5]), Athlete(body_mass=80.0), ()),
        ([], NOBODY, said),
        ([], NOBODY, ()),
        ([*weekly([60.0] * 9), *weekly([40.0] * 4, lift="romanian_deadlift", back=60)], NOBODY, said),
    ]
    alone = [lift_states(sessions, athlete, AS_OF, stated) for sessions, athlete, stated in cohort]
    assert list(cohort_lift_states(cohort, AS_OF)) == alone
