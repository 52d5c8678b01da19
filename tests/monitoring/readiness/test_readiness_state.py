"""Readiness of the legs: fresh, normal, loaded, with reasons. Half-life 12-18 h: EVIDENCE section 9."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.readiness import readiness_state
from groundforce.training.readiness import MorningReading, ReadinessLevel
from groundforce.training.run import ClassifiedRun, RunKind
from groundforce.training.strength import PerformedSet, StrengthSession
from tests.monitoring.builders import MONDAY, kind

TODAY = MONDAY.date()
LEVELS = list(ReadinessLevel)


def ran(ago: int, what: RunKind = RunKind.EASY, minutes: float = 60.0) -> ClassifiedRun:
    return kind(MONDAY - timedelta(days=ago), what, minutes)


def lifted(ago: int, count: int, exercise: str = "back_squat", **more: object) -> StrengthSession:
    day = TODAY - timedelta(days=ago)
    work = (PerformedSet(exercise, exercise, 5, 80.0, **more),) * count  # type: ignore[arg-type]
    return StrengthSession(datetime(day.year, day.month, day.day, 18), work, 3600.0)


USED_TO = tuple(lifted(ago, 3) for ago in (24, 20, 16))


def test_nothing_read_says_nothing() -> None:
    state = readiness_state((), (), TODAY)
    assert state.level is None
    assert state.fatigue is None
    assert not state.reduces


def test_a_week_off_is_fresh_and_says_so() -> None:
    state = readiness_state([ran(8)], (), TODAY)
    assert state.level is ReadinessLevel.FRESH
    assert "8 d ago" in state.reasons[0]


def test_an_easy_run_yesterday_is_fresh() -> None:
    assert readiness_state([ran(1)], (), TODAY).level is ReadinessLevel.FRESH


def test_intervals_yesterday_are_felt_and_a_heavy_day_on_top_loads() -> None:
    state = readiness_state([ran(1, RunKind.INTERVALS)], (), TODAY)
    assert state.level is ReadinessLevel.NORMAL
    both = readiness_state([ran(1, RunKind.INTERVALS)], [*USED_TO, lifted(1, 12)], TODAY)
    assert both.level is ReadinessLevel.LOADED
    assert both.reduces
    assert both.reasons[0].startswith("Lifting yesterday")


def test_new_work_lasts_longer_than_the_same_work_one_is_used_to() -> None:
    used = readiness_state((), [*USED_TO, lifted(2, 8)], TODAY).fatigue
    new = readiness_state((), [lifted(2, 8)], TODAY).fatigue
    assert used is not None
    assert new is not None
    assert new.value > used.value
    assert new.low <= new.value <= new.high


def test_warm_ups_and_exercises_nobody_knows_leave_nothing() -> None:
    for session in (lifted(1, 9, warm_up=True), lifted(1, 9, exercise="own_invention")):
        fatigue = readiness_state((), [session], TODAY).fatigue
        assert fatigue is not None
        assert fatigue.value == 0.0


def mornings(last: float, hrv: float = 0.062) -> list[MorningReading]:
    """Two weeks of 50 to 52 beats/min and 60 to 64 ms, then today's."""
    usual = [
        MorningReading(TODAY - timedelta(days=ago), 50.0 + ago % 3, 0.06 + 0.002 * (ago % 3))
        for ago in range(1, 15)
    ]
    return [*usual, MorningReading(TODAY, last, hrv)]


def test_a_morning_out_of_the_usual_moves_one_step_and_two_signs_two() -> None:
    assert readiness_state([ran(8)], (), TODAY, mornings=mornings(51.0)).level is ReadinessLevel.FRESH
    one = readiness_state([ran(8)], (), TODAY, mornings=mornings(60.0))
    assert one.level is ReadinessLevel.NORMAL
    assert any("Resting heart rate 60" in reason for reason in one.reasons)
    assert readiness_state([ran(8)], (), TODAY, mornings=mornings(60.0, 0.03)).level is ReadinessLevel.LOADED


def test_a_low_heart_rate_or_few_readings_say_nothing() -> None:
    for readings in (mornings(40.0), mornings(60.0)[-4:]):
        assert readiness_state([ran(8)], (), TODAY, mornings=readings).level is ReadinessLevel.FRESH


def test_readings_all_alike_are_no_reason_to_jump_at_a_beat() -> None:
    alike = [MorningReading(TODAY - timedelta(days=ago), 50.0) for ago in range(1, 15)]
    for rate, level in ((51.0, ReadinessLevel.FRESH), (60.0, ReadinessLevel.NORMAL)):
        found = readiness_state([ran(8)], (), TODAY, mornings=[*alike, MorningReading(TODAY, rate)])
        assert found.level is level


def test_harder_than_asked_and_a_heart_rate_nobody_can_explain() -> None:
    assert readiness_state([ran(8)], (), TODAY, reserve_gap=1.5).level is ReadinessLevel.NORMAL
    assert readiness_state([ran(8)], (), TODAY, reserve_gap=-2.0).level is ReadinessLevel.FRESH
    high = [(TODAY - timedelta(days=ago), 8.0) for ago in (1, 3, 5)]
    assert readiness_state([ran(8)], (), TODAY, heart_rate_above=high).level is ReadinessLevel.NORMAL
    assert readiness_state([ran(8)], (), TODAY, heart_rate_above=high[:2]).level is ReadinessLevel.FRESH


RUNS = st.tuples(st.integers(1, 12), st.sampled_from(RunKind), st.floats(10.0, 200.0))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        RUNS,
        min_size=1,
        max_size=8,
    ),
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 15)), max_size=3),
    st.integers(0, 5),
)
def test_the_future_does_not_matter_and_more_work_never_freshens(
    runs: list[tuple[int, RunKind, float]], lifts: list[tuple[int, int]], ahead: int
) -> None:
    done, log = [ran(*one) for one in runs], [lifted(*one) for one in lifts]
    state = readiness_state(done, log, TODAY)
    later = readiness_state([*done, ran(-ahead, RunKind.RACE)], [*log, lifted(-ahead, 9)], TODAY)
    assert state == later
    more = readiness_state([*done, ran(1, RunKind.RACE, 90.0)], log, TODAY)
    assert state.level is not None
    assert more.level is not None
    assert LEVELS.index(more.level) >= LEVELS.index(state.level)
    assert state.fatigue is not None
    assert 0.0 <= state.fatigue.low <= state.fatigue.value <= state.fatigue.high
    assert state.level in state.likely


@pytest.mark.parametrize("as_of", [date(2026, 6, 1), date(2026, 6, 2)])
def test_likely_levels_hold_the_level(as_of: date) -> None:
    state = readiness_state([ran(1, RunKind.LONG, 150.0)], (), as_of)
    assert state.level in state.likely
