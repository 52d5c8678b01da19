"""Speed at a heart rate as of a date, at the edges and against the truth of made-up runners."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.efficiency.selection import (
    NO_DISTANCE,
    NO_HEART_RATE,
    STOPPED,
    TOO_FAST,
    TOO_SLOW,
    TOO_STEEP,
    WRONG_HEART_RATE,
)
from groundforce.monitoring.efficiency.state import NO_HEAT, NOT_ECONOMY, WRIST, efficiency_state
from groundforce.training.efficiency import LeftOut
from groundforce.training.run import Run, RunProfile
from tests.made_up_athlete import AS_OF, runs
from tests.monitoring.efficiency.made_up import FIRST, made_up, plain

LATER = date(2026, 11, 1)


def test_the_interval_holds_the_truth_four_times_in_five() -> None:
    """Over 200 runners 90 %: simpler ones than the model allows for. Two standard errors of 60 are 0.10."""
    inside, widths = [], []
    for seed in range(60):
        runner = made_up(seed, count=100)
        told = efficiency_state(runner.runs, runner.as_of, 145.0).speed_at_reference
        if told is None:
            continue
        inside.append(told.low <= runner.speed_at_145 <= told.high)
        widths.append(told.high - told.low)
    assert len(inside) >= 57
    assert float(np.mean(inside)) >= 0.70
    assert float(np.mean(widths)) < 0.5


def test_a_runner_who_gets_faster_shows_it() -> None:
    runs = [plain(2.0 * n, 2.5 + 0.25 * (n % 3), 165.0 - 0.06 * n + 5.5 * (n % 3)) for n in range(365)]
    as_of = runs[-1].start.date() + timedelta(days=1)
    told = efficiency_state(runs, as_of, 150.0)
    assert told.trend is not None
    assert told.trend.value == pytest.approx(0.06 * 14 / 22.0, rel=0.3)
    assert told.speed_at_reference is not None
    assert told.speed_at_reference.value == pytest.approx(2.5 + (150.0 - 165.0 + 0.06 * 364) / 22.0, abs=0.05)


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ([], "0 usable runs with heart rate, 8 are needed."),
        ([plain()], "1 usable run with heart rate, 8 are needed."),
        ([plain(n, beats=None) for n in range(30)], "30 were recorded without heart rate"),
        ([plain(n, beats=0.0) for n in range(30)], "0 usable runs"),
        ([plain(n, 2.5 + 0.02 * n, 150.0) for n in range(30)], "the sensor measured nothing"),
        ([plain(n, 0.0, 0.0, elapsed=0.0, duration=0.0) for n in range(30)], "0 usable runs"),
    ],
    ids=["none", "one", "no heart rate", "all zero", "constant", "zero columns"],
)
def test_not_enough_data_is_an_answer(runs: list[Run], said: str) -> None:
    state = efficiency_state(runs, LATER)
    assert (state.speed_at_reference, state.trend) == (None, None)
    assert said in state.notes[0]
    assert state.notes[0].startswith("Not enough data")


def _usual(count: int = 30, **changes: object) -> list[Run]:
    return [plain(2.0 * n, 2.6 + 0.1 * (n % 4), 140.0 + 2.2 * (n % 4), **changes) for n in range(count)]


def test_each_run_left_out_has_its_reason() -> None:
    stuck = RunProfile(15.0, (2.8,) * 30, (145.0,) * 30)
    odd = [
        plain(1, speed=40.0 / 3.6),
        plain(3, speed=0.9),
        plain(5, beats=None),
        plain(7, beats=250.0),
        plain(9, profile=stuck),
        plain(11, distance=None),
        plain(13, climb=3000.0),
    ]
    state = efficiency_state([*_usual(), *odd], LATER)
    reasons = (TOO_FAST, TOO_SLOW, NO_HEART_RATE, WRONG_HEART_RATE, STOPPED, NO_DISTANCE, TOO_STEEP)
    assert state.left_out == tuple(LeftOut(reason, 1) for reason in sorted(reasons))
    assert state.runs_used == 30
    assert "23 km/h" in TOO_FAST


def test_treadmill_runs_without_altitude_are_enough() -> None:
    state = efficiency_state(_usual(indoor=True, climb=None), LATER)
    assert state.speed_at_reference is not None
    assert not any("no climb" in note for note in state.notes)


def test_missing_climb_and_temperature_are_said() -> None:
    without = efficiency_state(_usual(climb=None), LATER).notes
    assert any("30 of 30 runs have no climb" in note for note in without)
    assert NO_HEAT in without
    assert NOT_ECONOMY in without
    assert WRIST in efficiency_state(_usual(temperature=21.0), LATER).notes


def test_heat_is_not_taken_for_lost_fitness() -> None:
    """30 deg C in the last two weeks, 9 beats more: known to be hot, less of it is lost speed."""
    cool = [plain(2.0 * n, 2.6 + 0.1 * (n % 4), 140.0 + 2.2 * (n % 4), temperature=12.0) for n in range(60)]
    hot = [
        replace(one, temperature=30.0, mean_heart_rate=(one.mean_heart_rate or 0.0) + 9.0)
        for one in cool[-6:]
    ]
    as_of = cool[-1].start.date() + timedelta(days=1)
    known = efficiency_state([*cool[:-6], *hot], as_of, 145.0).speed_at_reference
    unknown = [replace(one, temperature=None) for one in (*cool[:-6], *hot)]
    blind = efficiency_state(unknown, as_of, 145.0).speed_at_reference
    before = efficiency_state(cool, as_of, 145.0).speed_at_reference
    assert known is not None
    assert blind is not None
    assert before is not None
    assert before.value - known.value < 0.5 * (before.value - blind.value)


def test_a_gap_of_281_days_widens_the_interval() -> None:
    runs = _usual(60)
    last = runs[-1].start.date()
    now, later = (efficiency_state(runs, last + timedelta(days=days), 145.0) for days in (1, 281))
    assert now.speed_at_reference is not None
    assert later.speed_at_reference is not None
    width = now.speed_at_reference.high - now.speed_at_reference.low
    assert later.speed_at_reference.high - later.speed_at_reference.low > 1.2 * width
    assert "281 days old" in later.notes[-1]
    assert (now.trend is None, later.trend) == (False, None)
    again = [*runs, plain(400.0), plain(402.0, 3.0, 149.0)]
    assert efficiency_state(again, last + timedelta(days=290), 145.0).speed_at_reference is not None


def test_a_heart_rate_that_does_not_follow_speed_gives_no_speed() -> None:
    runs = [plain(2.0 * n, 2.0 + 0.1 * (n % 10), 150.0 + (n % 2)) for n in range(200)]
    state = efficiency_state(runs, runs[-1].start.date() + timedelta(days=1))
    assert state.speed_at_reference is None
    assert "hardly follows speed" in state.notes[0]


def test_the_reference_is_one_s_own_and_stays() -> None:
    runs = _usual(60)
    assert efficiency_state(runs, LATER).reference_heart_rate == 145.0
    assert efficiency_state(runs, LATER, 150.0).reference_heart_rate == 150.0
    slow, fast = (efficiency_state(runs, LATER, one).speed_at_reference for one in (140.0, 150.0))
    assert slow is not None
    assert fast is not None
    assert fast.value > slow.value


def test_the_first_weeks_have_no_trend() -> None:
    runs = _usual(10)
    state = efficiency_state(runs, FIRST.date() + timedelta(days=21))
    assert state.trend is None
    assert any("No trend yet" in note for note in state.notes)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 50), st.integers(20, 60), st.randoms(use_true_random=False))
def test_the_future_never_changes_the_state(seed: int, days: int, shuffle: object) -> None:
    runs = list(made_up(seed, count=40).runs)
    as_of = FIRST.date() + timedelta(days=days)
    past = [run for run in runs if run.start.date() < as_of]
    known = efficiency_state(past, as_of)
    shuffle.shuffle(runs)  # type: ignore[attr-defined]
    assert efficiency_state(runs, as_of) == known


def test_a_year_of_runs_has_a_trend_over_the_year() -> None:
    assert efficiency_state(runs(), AS_OF).year is None, "40 weeks do not reach back a year"
    older = [replace(run, start=run.start - timedelta(weeks=40)) for run in runs()]
    now = efficiency_state([*older, *runs()], AS_OF)
    assert now.year is not None
    assert now.year.low < now.year.value < now.year.high
