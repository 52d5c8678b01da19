from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence import Grade, models
from groundforce.physiology.impulse_response import (
    banister1975_band,
    banister1975_fitness_fatigue,
    banister1975_mean_dose,
    banister1975_performance,
    banister1975_trace,
    busso2003_performance,
    published_time_constants,
)
from groundforce.physiology.numeric import Array

DOSES = st.lists(st.floats(0.0, 300.0), min_size=1, max_size=40).map(np.array)
CONSTANTS = st.floats(1.0, 80.0)


def _sum(dose: Array, constant: float) -> Array:
    """The sum as the papers print it, day by day: slow and plain."""
    days = range(len(dose))
    return np.array([sum(dose[i] * np.exp(-(n - i) / constant) for i in range(n)) for n in days])


@given(DOSES, CONSTANTS)
def test_the_recursion_is_the_printed_sum(dose: Array, constant: float) -> None:
    assert banister1975_trace(dose, constant) == pytest.approx(_sum(dose, constant))


@given(DOSES, st.floats(2.0, 80.0), st.floats(2.0, 80.0), st.floats(2.0, 80.0))
def test_busso_is_the_printed_double_sum(dose: Array, slow: float, quick: float, gain: float) -> None:
    growing = 0.002 * (_sum(dose, gain) + dose)
    expected = 50.0 + 0.1 * _sum(dose, slow) - _sum(growing * dose, quick)
    found = busso2003_performance(dose, 50.0, 0.1, 0.002, slow, quick, gain)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(DOSES, DOSES, CONSTANTS)
def test_doses_add_up(one: Array, other: Array, constant: float) -> None:
    days = min(len(one), len(other))
    one, other = one[:days], other[:days]
    apart = banister1975_trace(one, constant) + banister1975_trace(other, constant)
    assert banister1975_trace(one + other, constant) == pytest.approx(apart, abs=1e-9)


def test_a_team_at_once_is_each_runner_alone() -> None:
    team = np.random.default_rng(7).gamma(2.0, 40.0, (5, 60))
    together = busso2003_performance(team, 50.0, 0.05, 0.0004, 40.0, 9.0, 6.0)
    for runner, dose in zip(together, team, strict=True):
        assert runner == pytest.approx(busso2003_performance(dose, 50.0, 0.05, 0.0004, 40.0, 9.0, 6.0))


def test_no_training_changes_nothing() -> None:
    rest = np.zeros(30)
    assert (banister1975_performance(rest, 50.0, 0.1, 0.2, 42.0, 7.0) == 50.0).all()
    assert (busso2003_performance(rest, 50.0, 0.1, 0.2, 42.0, 7.0, 7.0) == 50.0).all()
    assert banister1975_trace(np.empty((3, 0)), 42.0).shape == (3, 0)


# Banister's reason for the model: a session first costs, later pays; the crossing for k2 = 2 k1 and 42 and 7
# days is at ln 2 / (1/7 - 1/42) = 5.8 days. Arithmetic.
def test_a_session_costs_first_and_pays_from_the_sixth_day() -> None:
    dose = np.r_[100.0, np.zeros(30)]
    gained = banister1975_performance(dose, 0.0, 1.0, 2.0, 42.0, 7.0)
    assert (gained[1:6] < 0.0).all()
    assert (gained[6:] > 0.0).all()


# Busso 2003, abstract: an inverted U of performance over the daily dose.
def test_more_daily_training_helps_up_to_a_point() -> None:
    doses = np.linspace(0.0, 200.0, 41)
    steady = np.repeat(doses[:, None], 120, axis=1)
    reached = busso2003_performance(steady, 50.0, 0.05, 0.0004, 40.0, 9.0, 6.0)[:, -1]
    best = int(np.argmax(reached))
    assert 0 < best < len(doses) - 1
    assert (np.diff(reached[: best + 1]) > 0.0).all()
    assert (np.diff(reached[best:]) < 0.0).all()


@given(DOSES, st.floats(4.0, 51.0))
def test_the_band_holds_its_ends(dose: Array, shortest: float) -> None:
    low, high = banister1975_band(dose, shortest, 74.0)
    for constant in (shortest, 74.0):
        mean = banister1975_mean_dose(dose, constant)
        assert (low <= mean + 1e-9).all()
        assert (mean <= high + 1e-9).all()


def test_under_a_steady_dose_every_mean_tends_to_it() -> None:
    low, high = banister1975_band(np.full(1000, 80.0), 4.0, 74.0)
    assert (float(low[-1]), float(high[-1])) == pytest.approx((80.0, 80.0), abs=1e-3)


# Vermeire 2022, text: 42 and 7 days are the usual estimates, 4 to 51 and 4 to 74 the published ones.
def test_the_constants_are_those_of_the_commentary() -> None:
    assert published_time_constants() == ((4.0, 51.0), (4.0, 74.0))
    dose = np.array([100.0, 0.0, 0.0])
    fitness, fatigue = banister1975_fitness_fatigue(dose)
    assert fitness == pytest.approx(banister1975_trace(dose, 42.0))
    assert fatigue == pytest.approx(banister1975_trace(dose, 7.0))


def test_what_predicts_performance_is_graded_very_low_and_says_why() -> None:
    for name in ("banister1975_performance", "busso2003_performance"):
        assert models()[name].grade == Grade.VERY_LOW
        assert "not predicted performance" in models()[name].note


def test_a_gap_in_the_log_makes_the_days_after_it_unknown() -> None:
    trace = banister1975_trace(np.array([50.0, np.nan, 50.0, 50.0]), 7.0)
    assert np.isnan(trace).tolist() == [False, False, True, True]


@pytest.mark.parametrize("constant", [0.0, -7.0, float("nan")])
def test_a_time_constant_is_a_time(constant: float) -> None:
    with pytest.raises(ValueError, match="time_constant"):
        banister1975_trace(np.ones(3), constant)


def test_negative_doses_and_empty_ranges_are_refused() -> None:
    with pytest.raises(ValueError, match="dose must not be negative"):
        banister1975_trace(np.array([1.0, -1.0]), 7.0)
    with pytest.raises(ValueError, match="shortest"):
        banister1975_band(np.ones(3), 51.0, 4.0)
