"""The battery's data: complete, graded, careful."""

from __future__ import annotations

from itertools import pairwise

import pytest

from groundforce.evidence import Grade, Status, sources
from groundforce.training.athlete import Limit, Sex
from groundforce.training.battery.load import battery, battery_names, find_test
from groundforce.training.battery.nouns import Backing, PerformanceTest

TESTS = tuple(battery().values())
EVERY = pytest.mark.parametrize("test", TESTS, ids=lambda test: test.id)


def backings(test: PerformanceTest) -> list[Backing]:
    return [test.error.backing, *(norm.backing for norm in test.norms)]


def test_the_battery_holds_what_was_asked_for() -> None:
    assert set(battery()) == {
        "landing_check", "countermovement_jump", "drop_jump", "single_leg_hop", "nordic_break_point",
        "calf_raise", "side_plank", "repetition_maximum",
    }  # fmt: skip


@EVERY
def test_every_number_names_a_known_source_and_its_population(test: PerformanceTest) -> None:
    for backing in backings(test):
        assert backing.sources
        assert set(backing.sources) <= sources().keys()
        ours = set(backing.sources) <= {"Groundforce"}
        assert not ours or backing.grade in {Grade.JUDGEMENT, Grade.CONVENTION}
        assert backing.status is not Status.JUDGEMENT or backing.grade is Grade.JUDGEMENT
    assert all(norm.backing.population for norm in test.norms)


@EVERY
def test_every_protocol_is_short_and_says_when_to_stop(test: PerformanceTest) -> None:
    assert 3 <= len(test.steps) <= 6
    assert test.stop
    assert any("pain" in line for line in test.stop)
    assert test.warm_up
    assert test.repeat_weeks >= 4
    assert all(len(line) <= 125 for line in (*test.steps, *test.stop))


@EVERY
def test_every_test_has_an_error_and_what_is_usual_or_why_not(test: PerformanceTest) -> None:
    assert test.error.of(test.plausible[1]) > 0.0
    assert test.norms or test.norm_note
    low, high = test.plausible
    for norm in test.norms:
        marks = [one for one in (norm.low, norm.high, norm.middle) if one is not None]
        assert marks
        assert all(low <= one <= high for one in marks)


def test_limits_keep_the_right_tests_out() -> None:
    out = {limit: {test.id for test in TESTS if limit in test.forbidden_by} for limit in Limit}
    jumps = {test.id for test in TESTS if test.impact}
    assert jumps == {"landing_check", "countermovement_jump", "drop_jump", "single_leg_hop"}
    assert out[Limit.NO_IMPACT] == jumps
    assert out[Limit.NO_MAXIMAL] >= {"repetition_maximum", "nordic_break_point", "drop_jump"}
    assert out[Limit.NO_PLAN] == out[Limit.TECHNIQUE_ONLY] == set(battery())


def test_calf_raise_norms_cover_each_age_once_and_fall_with_it() -> None:
    for sex in (Sex.MALE, Sex.FEMALE):
        norms = [norm for norm in battery()["calf_raise"].norms if norm.sex is sex]
        ages = [norm.ages for norm in norms if norm.ages is not None]
        assert [age[0] for age in ages] == [20, 30, 40, 50, 60, 70]
        assert all(one[1] + 1 == two[0] for one, two in pairwise(ages))
        middles = [norm.middle for norm in norms]
        assert middles == sorted(middles, reverse=True)  # type: ignore[type-var]


def test_names_and_aliases_are_found_and_none_is_shared() -> None:
    words = [one.lower() for test in TESTS for one in (test.name, *test.aliases)]
    assert len(words) == len(set(words))
    assert all(find_test(name) is not None for name in (*battery_names(), *words))
    assert find_test("Single-Leg  Hop") is battery()["single_leg_hop"]
    assert find_test("") is None
