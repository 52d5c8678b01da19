"""The pain diary. Cut-offs: EVIDENCE section 7 (up to 2-3 go on, 4-5 change, above 5 or limping stop)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence import Grade
from groundforce.monitoring.pain import pain_limits, pain_state, pain_words
from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainAdvice, PainEntry, PainTrend
from groundforce.training.soreness import merged
from groundforce.training.strength import Side

TODAY = date(2026, 11, 23)
SCORES = st.integers(0, 10).map(float)


def entry(ago: int, during: float, site: Problem = Problem.ACHILLES, **more: object) -> PainEntry:
    return PainEntry(TODAY - timedelta(days=ago), site, during, **more)  # type: ignore[arg-type]


def advice(*entries: PainEntry) -> PainAdvice | None:
    return pain_state(entries, TODAY).advice


entries = st.builds(
    PainEntry,
    st.integers(-5, 120).map(lambda ago: TODAY - timedelta(days=ago)),
    st.sampled_from([Problem.ACHILLES, Problem.SHIN, Problem.KNEE, Problem.BONE_STRESS, Problem.WRIST]),
    SCORES,
    st.none() | SCORES,
    night=st.booleans(),
    hopping=st.booleans(),
    limping=st.booleans(),
)


@pytest.mark.parametrize(
    ("during", "expected"),
    [
        (0, "continue"),
        (3, "continue"),
        (3.9, "continue"),
        (4, "modify"),
        (5, "modify"),
        (5.1, "stop"),
        (10, "stop"),
    ],
)
def test_the_stages(during: float, expected: str) -> None:
    assert advice(entry(1, during)) == PainAdvice(expected)


@pytest.mark.parametrize(("morning", "expected"), [(1, "continue"), (2, "modify"), (6, "stop")])
def test_the_next_morning_must_be_back_to_baseline(morning: float, expected: str) -> None:
    assert advice(entry(1, 2.0, next_morning=morning)) == PainAdvice(expected)


def test_the_baseline_is_the_calmest_morning_before() -> None:
    stiff = [entry(ago, 3.0, next_morning=2.0) for ago in (12, 9, 6)]
    assert advice(entry(20, 2.0, next_morning=1.0), *stiff) is PainAdvice.CONTINUE
    assert advice(entry(20, 2.0, next_morning=0.0), *stiff) is PainAdvice.MODIFY


def test_limping_and_hopping_stop_whatever_the_score() -> None:
    assert advice(entry(1, 1.0, limping=True)) is PainAdvice.STOP
    assert advice(entry(1, 1.0, hopping=True)) is PainAdvice.STOP


def test_a_night_or_a_bone_sign_refers_and_stops_impact() -> None:
    for one in (
        entry(1, 1.0, night=True),
        entry(1, 1.0, Problem.SHIN, hopping=True),
        entry(1, 1.0, Problem.BONE_STRESS),
    ):
        state = pain_state([one], TODAY)
        assert state.advice is PainAdvice.REFER
        assert {Limit.NO_IMPACT, Limit.NO_MAXIMAL} <= pain_limits(state).limits
        assert {one.site, Problem.BONE_STRESS} <= pain_limits(state).problems
        assert "clinician" in state.sites[0].text
        assert "clinician" in pain_words(state)[0]
        assert state.sites[0].grade is Grade.JUDGEMENT


def test_a_bone_sign_outlasts_the_four_weeks_and_three_calm_days_clear_it() -> None:
    shin = Problem.SHIN
    sign = entry(60, 3.0, shin, hopping=True)
    assert advice(sign) is PainAdvice.REFER
    assert advice(sign, entry(10, 0.0, shin), entry(5, 0.0, shin)) is PainAdvice.REFER
    calm = [entry(ago, 0.0, shin) for ago in (10, 5, 1)]
    assert advice(sign, *calm) is PainAdvice.CONTINUE
    assert advice(replace(sign, date=TODAY - timedelta(days=85))) is None


def test_three_calm_days_clear_a_place_and_three_entries_of_one_day_do_not() -> None:
    bad = entry(9, 7.0)
    assert advice(bad, entry(6, 1.0), entry(3, 1.0)) is PainAdvice.STOP
    assert advice(bad, entry(6, 1.0), entry(3, 1.0), entry(1, 1.0)) is PainAdvice.CONTINUE
    assert advice(bad, entry(1, 0.0), entry(1, 0.0), entry(1, 0.0)) is PainAdvice.STOP


def test_a_rising_trend_changes_things_before_the_score_does() -> None:
    rising = pain_state([entry(9, 0.0), entry(5, 2.0), entry(1, 3.0)], TODAY).sites[0]
    assert (rising.trend, rising.advice) == (PainTrend.RISING, PainAdvice.MODIFY)
    falling = pain_state([entry(9, 3.0), entry(5, 2.0), entry(1, 0.0)], TODAY).sites[0]
    assert (falling.trend, falling.advice) == (PainTrend.FALLING, PainAdvice.CONTINUE)
    assert pain_state([entry(1, 2.0)], TODAY).sites[0].trend is PainTrend.UNKNOWN


def test_no_entries_are_not_no_pain() -> None:
    state = pain_state([entry(40, 6.0)], TODAY)
    assert state.advice is None
    assert state.sites[0].stale
    assert pain_limits(state) == Limits()
    assert state.notes == ("No pain entries for the achilles for 40 days: that is not the same as no pain.",)
    assert pain_state([], TODAY).sites == ()


def test_the_words_for_the_plan_hold_no_score() -> None:
    state = pain_state([entry(1, 7.0, side=Side.LEFT), entry(2, 4.0, Problem.KNEE)], TODAY)
    words = " ".join(pain_words(state))
    assert not any(character.isdigit() for character in words)
    assert "achilles" in words
    assert "knee" in words
    assert "left" in state.sites[0].text


def test_pain_for_six_weeks_is_for_a_clinician() -> None:
    state = pain_state([entry(ago, 2.0) for ago in range(1, 50, 7)], TODAY)
    assert state.advice is PainAdvice.CONTINUE
    assert pain_words(state) == ("The achilles has hurt for 6 weeks: show it to a clinician.",)


def test_a_sore_wrist_keeps_the_hops() -> None:
    limits = pain_limits(pain_state([entry(1, 8.0, Problem.WRIST)], TODAY))
    assert Limit.NO_IMPACT not in limits.limits
    assert Problem.WRIST in limits.problems


@given(st.lists(entries, max_size=12), st.sets(st.sampled_from(Limit)), st.sets(st.sampled_from(Problem)))
def test_pain_never_lifts_a_limit(found: list[PainEntry], limits: set[Limit], problems: set[Problem]) -> None:
    before = Limits(frozenset(limits), frozenset(problems), frozenset({"pogo_hop"}))
    after = merged((before, pain_limits(pain_state(found, TODAY))))
    assert before.limits <= after.limits
    assert before.problems <= after.problems
    assert before.excluded <= after.excluded


@given(st.lists(entries, max_size=12), entries)
def test_what_comes_later_does_not_matter_nor_does_order(found: list[PainEntry], later: PainEntry) -> None:
    after = replace(later, date=TODAY + timedelta(days=1))
    assert pain_state([after, *reversed(found)], TODAY).aggravated == pain_state(found, TODAY).aggravated


@given(st.lists(entries, max_size=8), entries, SCORES)
def test_more_pain_today_never_asks_for_less_care(
    found: list[PainEntry], one: PainEntry, more: float
) -> None:
    today = replace(one, date=TODAY)
    worse = replace(today, during=max(today.during, more))
    low, high = (
        next(site for site in pain_state([*found, last], TODAY).sites if site.site is one.site).advice
        for last in (today, worse)
    )
    assert high.rank >= low.rank
