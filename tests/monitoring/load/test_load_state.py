"""The load of a history: channels, weeks, and the edges of what a device may leave out."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.load import daily_load, load_state
from groundforce.training.athlete import Sex
from groundforce.training.exercise import Muscle
from groundforce.training.run import Run, RunProfile
from groundforce.training.strength import PerformedSet, Side, StrengthSession
from tests.monitoring.builders import MONDAY, past, run
from tests.monitoring.devices import real_history

AS_OF = MONDAY.date()


def lifted(day: date, *sets: PerformedSet) -> StrengthSession:
    return StrengthSession(datetime(day.year, day.month, day.day, 18), sets)


def squat(**changes: object) -> PerformedSet:
    return replace(PerformedSet("Back squat", "back_squat", 5, 80.0), **changes)  # type: ignore[arg-type]


def test_nothing_read_is_an_answer() -> None:
    state = load_state((), (), AS_OF)
    assert not state.measured
    assert state.weeks == ()
    assert "Nothing measured yet" in state.notes[0]


def test_an_ordinary_month_has_every_channel() -> None:
    state = load_state(past(8), (), AS_OF)
    week = state.weeks[-1]
    assert (week.runs, week.duration, week.trimp_runs) == (3, 10_800.0, 3)
    assert week.distance == pytest.approx(3 * 2.8 * 3600.0)
    assert week.trimp is not None
    assert week.trimp.low < week.trimp.value < week.trimp.high
    assert week.steps is not None
    assert week.steps.value == pytest.approx(3 * 3600 * 2.66, rel=1e-6)
    assert week.session_rpe is None
    assert (state.maximum_heart_rate is not None and state.maximum_heart_rate.value == 186.0) or len(
        past(8)
    ) < 10


def test_the_highest_minute_is_taken_and_one_slipping_strap_is_not() -> None:
    runs = past(12)
    slipped = replace(runs[5], max_heart_rate=235.0, profile=None)
    found = load_state([*runs[:5], slipped, *runs[6:]], (), AS_OF).maximum_heart_rate
    assert found is not None
    assert found.value == 186.0


def test_few_runs_take_the_age_and_without_it_no_impulse() -> None:
    runs = past(2)
    known = load_state(runs, (), AS_OF, age=40.0).maximum_heart_rate
    assert known is not None
    assert known.value == pytest.approx(180.0)
    unknown = load_state(runs, (), AS_OF)
    assert unknown.maximum_heart_rate is None
    assert all(week.trimp is None for week in unknown.weeks)
    assert any("no age" in note for note in unknown.notes)


def test_years_of_easy_running_do_not_make_a_low_maximum_where_the_age_is_known() -> None:
    easy = [run(one.start, ((60.0, 2.8, 140.0),)) for one in past(8)]
    by_age = load_state(easy, (), AS_OF, age=40.0).maximum_heart_rate
    seen = load_state(easy, (), AS_OF).maximum_heart_rate
    assert by_age is not None
    assert seen is not None
    assert (by_age.value, seen.value) == (180.0, 140.0)


def test_no_heart_rate_is_not_an_impulse_of_nothing() -> None:
    runs = [run(one.start, ((60.0, 2.8, None),)) for one in past(8)]
    week = load_state(runs, (), AS_OF, age=40.0).weeks[-1]
    assert (week.runs, week.trimp, week.trimp_runs) == (3, None, 0)


def test_columns_of_zeros_are_not_measurements() -> None:
    zeros = [
        replace(
            one,
            mean_heart_rate=0.0,
            max_heart_rate=0.0,
            cadence=0.0,
            strides=0.0,
            profile=RunProfile(15.0, (0.0,) * 240, (0.0,) * 240),
        )
        for one in past(8)
    ]
    week = load_state(zeros, (), AS_OF, age=40.0).weeks[-1]
    assert week.trimp is None
    assert week.steps is not None
    assert week.steps.value == pytest.approx(3 * 3600 * 2.66, rel=1e-6)


def test_a_slip_of_units_is_no_distance() -> None:
    """An hour that says 10,000 km, or 0: km taken for m the other way round stays, as it could be a walk."""
    odd = [replace(one, distance=10_000_000.0) for one in past(4)]
    state = load_state(odd, (), AS_OF)
    assert state.weeks[-1].distance is None
    assert state.spikes == ()


def test_one_run_alone() -> None:
    state = load_state([run(MONDAY - timedelta(days=2))], (), AS_OF)
    assert state.weeks[-1].runs == 1
    assert state.change is None
    assert state.spikes[0].longest is None


def test_counted_steps_are_surer_than_reckoned_ones() -> None:
    counted = load_state(past(8, strides=9_700.0), (), AS_OF).weeks[-1].steps
    cadence = load_state(past(8, cadence=162.0), (), AS_OF).weeks[-1].steps
    reckoned = load_state(past(8), (), AS_OF).weeks[-1].steps
    assert counted is not None
    assert cadence is not None
    assert reckoned is not None
    widths = [(one.high - one.low) / one.value for one in (counted, cadence, reckoned)]
    assert widths == sorted(widths)
    assert widths[0] < widths[2]
    assert counted.value == pytest.approx(3 * 9_700.0)


def test_a_count_of_one_leg_is_not_believed() -> None:
    steps = load_state(past(8, strides=4_850.0), (), AS_OF).weeks[-1].steps
    assert steps is not None
    assert steps.value > 3 * 9_000.0


def test_ratings_are_a_channel_of_their_own() -> None:
    runs = past(4)
    rated = load_state([*runs[:-1], replace(runs[-1], effort=6.0)], (), AS_OF).weeks[-1]
    assert (rated.session_rpe, rated.rated_runs) == (360.0, 1)


def test_a_womans_impulse_is_not_a_mans() -> None:
    men, women = (load_state(past(8), (), AS_OF, sex=sex).weeks[-1].trimp for sex in (Sex.MALE, Sex.FEMALE))
    assert men is not None
    assert women is not None
    assert men.value != women.value


def test_hard_sets_by_muscle_with_sides_hands_and_warm_ups() -> None:
    day = AS_OF - timedelta(days=3)
    split = PerformedSet("Bulgarian split squat", "bulgarian_split_squat", 8, 20.0)
    session = lifted(
        day,
        squat(warm_up=True),
        squat(),
        squat(reps_in_reserve=6.0),
        replace(split, side=Side.LEFT),
        replace(split, side=Side.RIGHT),
        PerformedSet("Own invention", None, 10, 50.0),
    )
    state = load_state((), (session,), AS_OF)
    week = state.weeks[-1]
    assert week.sessions == 1
    assert dict(week.hard_sets)[Muscle.QUADRICEPS] == pytest.approx(2.0)
    assert any("1 sets" in note for note in state.notes)
    assert week.tonnage > 0.0


def test_bodyweight_sets_count_as_sets_and_weigh_nothing() -> None:
    week = load_state((), (lifted(AS_OF - timedelta(days=1), squat(load=0.0)),), AS_OF).weeks[-1]
    assert week.tonnage == 0.0
    assert dict(week.hard_sets)[Muscle.QUADRICEPS] == 1.0


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=25), st.integers(0, 80))
def test_nothing_on_or_after_the_day_matters(ago: list[int], ahead: int) -> None:
    runs = [run(MONDAY - timedelta(days=one + 1), ((20.0, 3.0, 150.0),)) for one in ago]
    later = run(MONDAY + timedelta(days=ahead), ((200.0, 3.0, 199.0),))
    lifts = lifted(AS_OF + timedelta(days=ahead), squat())
    assert load_state([later, *runs], (lifts,), AS_OF) == load_state(runs, (), AS_OF)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 41), min_size=2, max_size=20))
def test_weeks_add_up_over_runs(ago: list[int]) -> None:
    runs = [run(MONDAY - timedelta(days=one + 1), ((20.0, 3.0, 150.0),)) for one in ago]
    whole = load_state(runs, (), AS_OF, age=35.0)
    parts = [load_state([one], (), AS_OF, age=35.0) for one in runs]
    for number, week in enumerate(whole.weeks):
        assert week.duration == pytest.approx(sum(part.weeks[number].duration for part in parts))
        trimps = [one.value for part in parts if (one := part.weeks[number].trimp) is not None]
        if len(runs) < 10:
            assert (0.0 if week.trimp is None else week.trimp.value) == pytest.approx(sum(trimps))


def test_thirteen_years_take_less_than_the_budget() -> None:
    """3,500 activities with profiles; the budget is 0.3 s for all states; room for a busy machine."""
    hour = RunProfile(15.0, (2.8,) * 240, (142.0,) * 240)
    base = Run(MONDAY, True, 3600.0, 3600.0, 10_080.0, 2.8, 2.8, 142.0, 160.0, 165.0, 9_900.0, profile=hour)
    runs = [replace(base, start=MONDAY - timedelta(hours=33 * one)) for one in range(3_500)]
    began = time.process_time()
    state = load_state(runs, (), AS_OF)
    assert state.weeks[-1].runs == 5
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize("folder", ["runner-dynamics-2024-2026", "runner-lifter-2022"])
def test_real_runners_have_sane_loads(folder: str) -> None:
    history = real_history(folder)
    as_of = history.runs[-1].start.date() + timedelta(days=1)
    state = load_state(history.runs, history.strength, as_of)
    found = state.maximum_heart_rate
    assert found is not None
    assert 170.0 < found.value < 205.0
    for week in state.weeks:
        if week.runs and week.steps is not None and week.trimp is not None:
            assert 1.6 < week.steps.value / week.duration < 3.2
            assert 0.3 < 60.0 * week.trimp.value / week.duration < 3.5


def test_days_add_up_to_weeks_and_what_was_not_measured_is_no_sum() -> None:
    runs = past(8)
    daily = daily_load(runs, AS_OF, 84, age=40.0)
    weekly = load_state(runs, (), AS_OF, age=40.0).weeks
    assert daily.first == weekly[0].first
    assert daily.duration.reshape(12, 7).sum(axis=1).tolist() == [week.duration for week in weekly]
    trimps = daily.trimp.reshape(12, 7).sum(axis=1)
    assert trimps[-1] == pytest.approx(0.0 if weekly[-1].trimp is None else weekly[-1].trimp.value)
    silent = daily_load(
        [*runs[:-1], replace(runs[-1], mean_heart_rate=None, profile=None)], AS_OF, 84, age=40.0
    )
    assert np.isnan(silent.trimp).sum() == 1
    assert np.isnan(silent.session_rpe).sum() == len(runs)
    with pytest.raises(ValueError, match="one day"):
        daily_load(runs, AS_OF, 0)


@pytest.mark.parametrize("ago", [281, 2000])
def test_after_a_long_gap_the_weeks_are_empty_and_not_unknown(ago: int) -> None:
    state = load_state([run(MONDAY - timedelta(days=ago))], (), AS_OF)
    assert state.measured
    assert [week.runs for week in state.weeks] == [0] * 12
    assert state.spikes == ()
    assert (state.change, state.monotony) == (None, None)
