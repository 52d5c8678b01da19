"""Into pain at once, out of it step by step (evidence notes section 7; the numbers are judgement)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.monitoring.pain import pain_limits, pain_state, pain_words
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry, PainStage, SitePain

DAY = date(2026, 9, 1)
ACHILLES, SHIN, WRIST = Problem.ACHILLES, Problem.SHIN, Problem.WRIST


def entry(day: int, during: float, site: Problem = ACHILLES, **more: object) -> PainEntry:
    return PainEntry(DAY + timedelta(days=day), site, during, **more)  # type: ignore[arg-type]


def at(day: int, *entries: PainEntry) -> SitePain:
    return pain_state(entries, DAY + timedelta(days=day)).sites[0]


def calm(*days: int, site: Problem = ACHILLES) -> list[PainEntry]:
    return [entry(day, 0.0, site) for day in days]


@pytest.mark.parametrize(
    ("during", "stage"),
    [(0, "clear"), (2, "clear"), (2.5, "reduce"), (4, "substitute"), (5, "substitute"), (6, "remove")],
)
def test_one_bad_day_sets_the_stage_at_once(during: float, stage: str) -> None:
    assert at(0, entry(0, during)).stage == PainStage(stage)


def test_out_of_pain_one_step_a_week_with_three_calm_days() -> None:
    bad = entry(0, 7.0)
    assert at(6, bad, *calm(2, 4, 6)).stage is PainStage.REMOVE, "three calm days, but no week yet"
    assert at(7, bad, *calm(7)).stage is PainStage.REMOVE, "a week, but one calm day"
    back = [bad, *calm(2, 4, 7)]
    assert at(7, *back).stage is PainStage.SUBSTITUTE
    assert at(13, *back, *calm(13)).stage is PainStage.SUBSTITUTE
    assert at(14, *back, *calm(14)).stage is PainStage.REDUCE
    assert at(21, *back, *calm(14, 21)).stage is PainStage.CLEAR


def test_time_without_entries_opens_nothing() -> None:
    assert at(20, entry(0, 7.0)).stage is PainStage.REMOVE


def test_a_bad_day_on_the_way_back_starts_it_again() -> None:
    back = [entry(0, 7.0), *calm(2, 4, 7)]
    assert at(8, *back, entry(8, 3.0)).stage is PainStage.SUBSTITUTE, "no better than it was"
    assert at(14, *back, entry(8, 3.0), *calm(10, 12, 14)).stage is PainStage.SUBSTITUTE
    assert at(15, *back, entry(8, 3.0), *calm(10, 12, 15)).stage is PainStage.REDUCE
    assert at(8, *back, entry(8, 8.0)).stage is PainStage.REMOVE


def test_a_sign_of_a_bone_waits_six_pain_free_weeks_and_impact_comes_last() -> None:
    sign = entry(0, 3.0, SHIN, hopping=True)
    weekly = calm(*range(7, 42, 7), site=SHIN)
    waiting = at(35, sign, *weekly)
    assert waiting.stage is PainStage.REFER
    assert "clinician" in waiting.gate
    seen = {}
    for day in (42, 49, 56, 63):
        state = pain_state([sign, *calm(*range(7, day + 1, 7), site=SHIN)], DAY + timedelta(days=day))
        seen[state.sites[0].stage] = Limit.NO_IMPACT in pain_limits(state).limits
    assert seen == {
        PainStage.REMOVE: True,
        PainStage.SUBSTITUTE: True,
        PainStage.REDUCE: True,
        PainStage.CLEAR: False,
    }


def test_a_little_pain_is_not_pain_free_after_a_bone() -> None:
    sign = entry(0, 3.0, SHIN, night=True)
    days = [entry(day, 1.0, SHIN) for day in range(7, 64, 7)]
    assert at(63, sign, *days).stage is PainStage.REFER


def test_a_bone_that_went_quiet_still_counts_for_twelve_weeks() -> None:
    sign, after = entry(0, 3.0, SHIN, hopping=True), calm(10, 14, 18, site=SHIN)
    assert Limit.NO_IMPACT in pain_limits(pain_state([sign, *after], DAY + timedelta(days=60))).limits


def test_the_words_say_what_opens_the_next_step() -> None:
    state = pain_state([entry(0, 7.0), *calm(2, 4, 7, 14)], DAY + timedelta(days=14))
    (words,) = pain_words(state)
    assert words == (
        "Your pain diary on the achilles: the exercises stay, with no maximal effort. The next step back "
        "opens after a week of entries that are calm, during and the next morning, three in a row at least."
    )
    substituted = pain_words(pain_state([entry(0, 4.0)], DAY))
    assert substituted[-1].startswith("What usually suits it instead: slow heavy heel raises")


def test_a_sore_wrist_leaves_the_legs_alone() -> None:
    assert pain_limits(pain_state([entry(0, 3.0, WRIST)], DAY)).limits == frozenset()


scores = st.integers(0, 10).map(float)
diaries = st.lists(
    st.builds(entry, st.integers(0, 60), scores, st.just(SHIN), hopping=st.booleans()), max_size=9
)


@given(diaries, scores, scores)
def test_more_pain_today_never_opens_a_stage(found: list[PainEntry], during: float, more: float) -> None:
    last = entry(61, during, SHIN)
    worse = replace(last, during=max(during, more))
    assert at(61, *found, worse).stage.rank >= at(61, *found, last).stage.rank


@given(diaries)
def test_each_stage_takes_out_what_the_one_before_does(found: list[PainEntry]) -> None:
    one = at(61, *found, entry(61, 1.0, SHIN))
    limits = [
        pain_limits(replace(pain_state([entry(61, 1.0, SHIN)], DAY), sites=(replace(one, stage=stage),)))
        for stage in PainStage
    ]
    for easier, harder in pairwise(limits):
        assert easier.limits <= harder.limits
        assert easier.problems <= harder.problems
        assert easier.excluded <= harder.excluded
