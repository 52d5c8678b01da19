"""What tests change about a plan, from the result to the checked plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.coaching.intake import build_problem
from groundforce.coaching.testing import PlanEffect, plan_effect
from groundforce.evidence import Grade
from groundforce.formats.plan_json import plan_from_json, plan_to_json
from groundforce.monitoring.power.state import power_state
from groundforce.planner.check import check
from groundforce.training.athlete import Athlete, LiftingExperience, Limit, Limits
from groundforce.training.battery.load import battery
from groundforce.training.battery.nouns import Emphasis, TestResult
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.exercise import Problem
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate
from groundforce.training.strength import Side
from tests.coaching.runners import START, state
from tests.monitoring.power.builders import NOW, WOMAN, both, result
from tests.planner.emphasised import CATALOGUE, planned, sets_for

GOOD_LANDING = both("landing_check", 5.0, 4.0)
RUNNER = RunnerProfile(
    athlete=replace(WOMAN, experience=LiftingExperience.REGULAR),
    equipment=KITS["gym"] | ALWAYS,
    minutes=60.0,
    experience_stated=True,
    lifting_weeks=12,
)


def effect(*results: TestResult, athlete: Athlete = WOMAN) -> PlanEffect:
    return plan_effect(power_state(results, athlete, NOW))


def problem(*results: TestResult, weeks: int = 5, profile: RunnerProfile = RUNNER) -> PlanProblem:
    return build_problem(replace(profile, tests=results), state(), START, weeks).problem


def tiers(plan: Plan) -> set[int]:
    return {CATALOGUE[one.exercise].tier for session in plan.sessions for one in session.prescriptions} - {0}


def test_no_tests_change_nothing() -> None:
    assert effect() == PlanEffect()
    assert problem().findings == ()


def test_good_results_change_nothing_but_the_landing() -> None:
    found = effect(*both("calf_raise", 30.0, 31.0), *both("single_leg_hop", 1.4, 1.42), *GOOD_LANDING)
    assert (found.findings, found.limits.limits, found.landing) == ((), frozenset(), True)


def test_few_calf_raises_keep_tier_three_closed_and_ask_for_more_calf() -> None:
    found = effect(*both("calf_raise", 15.0, 16.0)).findings
    assert {(one.emphasis, one.top_tier) for one in found} == {(None, 2), (Emphasis.CALF, None)}
    assert all("Calf raises to fatigue" in one.text and "Evidence: " in one.text for one in found)
    assert {one.grade for one in found} == {Grade.LOW, Grade.JUDGEMENT}


def test_a_landing_that_was_tested_good_opens_the_gate_and_a_bad_one_closes_it() -> None:
    assert problem().athlete.landing_quality is False
    assert problem(*GOOD_LANDING).athlete.landing_quality is True
    stated = replace(RUNNER, athlete=replace(RUNNER.athlete, landing_quality=True))
    assert problem(profile=stated).athlete.landing_quality is True
    bad = problem(*both("landing_check", 5.0, 3.0), profile=stated)
    assert bad.athlete.landing_quality is False
    assert [one.top_tier for one in bad.findings] == [2]


def test_one_leg_opens_nothing_and_can_close() -> None:
    assert effect(result("landing_check", 5.0, "left")).landing is None
    assert effect(result("landing_check", 2.0, "left")).landing is False


def test_legs_that_differ_beyond_error_ask_for_single_leg_work_and_a_hop_keeps_jumps_low() -> None:
    (found,) = effect(*both("single_leg_hop", 1.00, 1.50)).findings
    assert (found.emphasis, found.top_tier) == (Emphasis.SINGLE_LEG, 2)
    assert "the left side is 33 % lower" in found.text


def test_a_difference_within_error_or_under_the_custom_asks_nothing() -> None:
    assert effect(*both("single_leg_hop", 1.40, 1.50)).findings == ()
    tight = [one for trial in range(9) for one in both("single_leg_hop", 2.60 + trial / 1e6, 2.88)]
    power = power_state(tight, WOMAN, NOW)
    assert power.differences[0].real
    assert power.differences[0].asymmetry.value < 0.10
    assert plan_effect(power).findings == ()


def test_a_weak_trunk_or_hamstring_is_told_only_where_a_norm_fits() -> None:
    young = replace(WOMAN, age=25.0)
    (trunk,) = effect(*both("side_plank", 30.0, 30.0), athlete=young).findings
    assert trunk.emphasis is Emphasis.LATERAL_TRUNK
    assert effect(*both("side_plank", 30.0, 30.0)).findings == (), "38: no norm, so nothing is called weak"
    assert effect(result("nordic_break_point", 5.0), athlete=young).findings == (), "no norm for women"


def test_pain_in_a_hop_takes_impact_out_until_the_test_goes_well() -> None:
    sore = both("single_leg_hop", 1.4, 1.4, days=60, pain=1.0)
    found = effect(*sore)
    assert found.limits.limits == {Limit.NO_IMPACT}
    assert "Single-leg hop for distance" in found.limits.notes[0]
    assert effect(*sore, *both("single_leg_hop", 1.4, 1.4)).limits.limits == {Limit.NO_IMPACT}
    assert effect(*sore, *both("single_leg_hop", 1.4, 1.4, pain=0.0)).limits.limits == frozenset()


def test_pain_adds_no_work_and_much_pain_takes_maximal_efforts_out() -> None:
    found = effect(*both("calf_raise", 10.0, 10.0, pain=5.0))
    assert {one.emphasis for one in found.findings} == {None}
    assert "[[pain]]" in found.limits.notes[0]
    much = effect(*both("calf_raise", 10.0, 10.0, pain=6.0))
    assert much.limits.limits == {Limit.NO_IMPACT, Limit.NO_MAXIMAL}


def test_old_results_no_longer_count_but_old_pain_does() -> None:
    old = both("calf_raise", 5.0, 5.0, days=26 * 7 + 1)
    assert effect(*old).findings == ()
    assert effect(*both("calf_raise", 5.0, 5.0, days=26 * 7)).findings != ()
    assert effect(*both("landing_check", 5.0, 5.0, days=400)).landing is None
    assert effect(*both("single_leg_hop", 1.4, 1.4, days=400, pain=2.0)).limits.limits == {Limit.NO_IMPACT}


def test_a_tested_maximum_is_used_where_none_was_stated() -> None:
    tested = result("repetition_maximum", 60.0, reps=5, lift="back_squat")
    known = problem(tested).maximum("back_squat")
    assert known is not None
    assert known.value == pytest.approx(66.77, abs=0.01)
    assert "repetition maximum" in known.source
    stated = replace(RUNNER, maxima=(("back_squat", Estimate(90.0, 85.0, 95.0, "stated")),))
    own = problem(tested, profile=stated).maximum("back_squat")
    assert own is not None
    assert own.value == 90.0


def test_tests_open_and_close_tier_three_in_a_checked_plan() -> None:
    """A lifter with a good landing reaches tier 3; few calf raises or a sore hop keep it closed."""
    powered = replace(RUNNER, athlete=replace(RUNNER.athlete, landing_quality=False))
    opened = planned(problem(*GOOD_LANDING, weeks=12, profile=powered))
    assert max(tiers(opened)) == 3
    closed = planned(problem(*GOOD_LANDING, *both("calf_raise", 12.0, 12.0), weeks=12, profile=powered))
    assert max(tiers(closed)) == 2
    reasons = [one.text for session in closed.sessions for one in session.reasons if one.rule == "test"]
    assert any("jumps stay at the two lowest tiers" in text for text in reasons)
    sore = planned(
        problem(*GOOD_LANDING, *both("single_leg_hop", 1.4, 1.4, pain=2.0), weeks=2, profile=powered)
    )
    assert tiers(sore) == set()
    assert any("Impact stays out until this test goes well" in text for text in sore.warnings)


def test_the_checker_finds_a_jump_that_a_test_keeps_closed() -> None:
    opened = planned(problem(*GOOD_LANDING, weeks=12))
    closing = problem(*GOOD_LANDING, *both("calf_raise", 12.0, 12.0), weeks=12)
    edited = replace(opened, problem=closing)
    found = [one for one in check(edited, CATALOGUE) if one.rule == "plyometric_tier"]
    assert found
    assert all("a test keeps tier 3 closed: Calf raises to fatigue: 12 on a leg" in one.text for one in found)


@pytest.mark.parametrize(
    ("results", "emphasis"),
    [
        (both("calf_raise", 21.0, 12.0), Emphasis.CALF),
        (both("side_plank", 30.0, 30.0), Emphasis.LATERAL_TRUNK),
        (both("single_leg_hop", 1.00, 1.50), Emphasis.SINGLE_LEG),
    ],
)
def test_what_is_weak_gets_more_and_the_plan_says_which_test_asked(
    results: tuple[TestResult, ...], emphasis: Emphasis
) -> None:
    young = replace(RUNNER, athlete=replace(RUNNER.athlete, age=25.0))
    plain, tested = planned(problem(profile=young)), planned(problem(*results, profile=young))
    assert sets_for(tested, emphasis) > sets_for(plain, emphasis)
    name = battery()[results[0].test].name
    reasons = [one for session in tested.sessions for one in session.reasons if one.rule == "test"]
    said = "So here: " if emphasis is Emphasis.SINGLE_LEG else "Here, one set more of: "
    assert any(name in one.text and "Evidence: " in one.text and said in one.text for one in reasons)
    assert any(text.startswith(f"Test: {name}") for text in tested.warnings)
    sets = {len(one.work_sets) for session in tested.sessions for one in session.prescriptions}
    assert max(sets) <= 4
    again = plan_from_json(plan_to_json(tested))
    assert again == tested


def test_where_there_is_no_room_the_plan_says_so() -> None:
    short = replace(RUNNER, minutes=20.0, athlete=replace(RUNNER.athlete, age=25.0))
    plan = planned(problem(*both("side_plank", 30.0, 30.0), profile=short))
    told = [text for text in plan.warnings if text.startswith("Test: Side plank hold")]
    given = [one for session in plan.sessions for one in session.reasons if one.rule == "test"]
    assert len(told) == 1
    assert given or told[0].endswith("more minutes would make some.")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_the_tests_say_limits_only_grow_and_tiers_only_close(data: st.DataObject) -> None:
    drawn = []
    for name in data.draw(st.lists(st.sampled_from(sorted(battery())), max_size=5)):
        test = battery()[name]
        sides = ("left", "right") if test.per_side else (None,)
        maximum = {"reps": 5, "lift": "back_squat"} if test.id == "repetition_maximum" else {}
        for side in sides:
            value = data.draw(st.floats(*test.plausible))
            pain = data.draw(st.none() | st.floats(0.0, 10.0))
            days = data.draw(st.integers(1, 300))
            drawn.append(result(test.id, value, side, days, pain=pain, **maximum))
    found = effect(*drawn)
    assert all(one.top_tier in (None, 2) for one in found.findings)
    assert all("Evidence: " in one.text for one in found.findings)
    one = problem(*drawn, weeks=1)
    assert one.limits.limits >= found.limits.limits
    assert one.athlete.landing_quality <= (found.landing is True)


def test_the_dates_of_the_builders_agree() -> None:
    assert NOW == START
    assert START - timedelta(days=14) == result("calf_raise", 1.0, "left").date
    assert Side("left") is Side.LEFT


def test_a_weak_test_adds_no_work_for_a_sore_place() -> None:
    weak = both("calf_raise", 15.0, 16.0)
    achilles = replace(RUNNER, limits=Limits(problems=frozenset({Problem.ACHILLES})))
    assert Emphasis.CALF in problem(*weak).emphases
    assert Emphasis.CALF not in problem(*weak, profile=achilles).emphases
    assert [one.top_tier for one in problem(*weak, profile=achilles).findings] == [2], "jumps stay closed"
    knee = replace(RUNNER, limits=Limits(problems=frozenset({Problem.KNEE})))
    assert Emphasis.CALF in problem(*weak, profile=knee).emphases
