"""What two real histories give; only counts and ranges, never a place or a name."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from groundforce.monitoring.athlete_state import athlete_state
from groundforce.monitoring.classification import classify_runs
from groundforce.training.run import RunKind
from tests.monitoring.devices import real_history

DYNAMICS, LIFTER, TREADMILL = "runner-dynamics-2024-2026", "runner-lifter-2022", "treadmill-fit"


def test_every_run_of_the_long_history_is_plausible() -> None:
    runs = real_history(DYNAMICS).runs
    assert len(runs) == 174
    for run in runs:
        assert run.zone_known
        assert run.speed is not None
        assert 1.0 < run.speed < 4.0
        assert run.grade_adjusted_speed is not None
        assert abs(run.grade_adjusted_speed / run.speed - 1) < 0.25
        assert run.cadence is not None
        assert 130 < run.cadence < 200
        assert run.mean_heart_rate is not None
        assert 110 < run.mean_heart_rate < 185


def test_kilometre_laps_of_real_runs_are_no_intervals() -> None:
    kinds = Counter(one.kind for one in classify_runs(real_history(DYNAMICS).runs))
    assert kinds[RunKind.EASY] > 120
    assert 2 <= kinds[RunKind.INTERVALS] <= 8
    assert 8 <= kinds[RunKind.LONG] <= 30


def test_real_kilometre_repetitions_are_found() -> None:
    days = {one.run.start.date(): one.kind for one in classify_runs(real_history(DYNAMICS).runs)}
    fast = [date(2024, 8, 14), date(2024, 8, 16), date(2024, 8, 20), date(2024, 8, 23)]
    assert [days[day] for day in fast] == [RunKind.INTERVALS] * 4


def test_real_workout_laps_are_found() -> None:
    classified = classify_runs(real_history(LIFTER).runs)
    found = {one.run.start.date() for one in classified if one.kind is RunKind.INTERVALS}
    assert {date(2022, 8, 22), date(2022, 8, 26), date(2022, 9, 8)} <= found
    assert len(found) <= 8


def test_the_lifter_s_state_on_a_date() -> None:
    state = athlete_state(real_history(LIFTER), date(2022, 10, 1))
    assert len(real_history(LIFTER).strength) == 63
    assert not state.running.returning
    assert state.running.runs_per_week is not None
    assert 2.0 <= state.running.runs_per_week <= 4.5
    assert 2 <= len(state.rhythm.runs) <= 4
    assert sum(run.kind is RunKind.LONG for run in state.rhythm.runs) == 1
    assert 0.3 < state.rhythm.confidence < 0.8


def test_long_after_the_last_run_it_is_a_return() -> None:
    state = athlete_state(real_history(DYNAMICS), date(2026, 11, 22))
    assert state.running.returning
    assert 1 <= len(state.rhythm.runs) <= 3
    assert state.rhythm.confidence < 0.3


def test_treadmill_runs_are_whole_without_positions() -> None:
    runs = real_history(TREADMILL).runs
    assert len(runs) == 26
    assert all(run.indoor and run.grade_adjusted_speed == pytest.approx(run.speed) for run in runs)
    assert all(run.profile is not None and run.strides is not None for run in runs)
