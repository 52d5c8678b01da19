from __future__ import annotations

import numpy as np
import pytest

from groundforce.monitoring.climb import climb
from groundforce.monitoring.grade_adjusted import equivalent_flat_distance
from groundforce.physiology.energy_cost import minetti2002_cost_of_running

DISTANCE = np.linspace(0.0, 6000.0, 2001)


@pytest.mark.parametrize("grade", [-0.10, -0.03, 0.0, 0.04, 0.12])
def test_a_steady_slope_costs_what_the_equation_says(grade: float) -> None:
    flat = equivalent_flat_distance(DISTANCE, 50.0 + grade * DISTANCE)
    assert flat[-1] / 6000.0 == pytest.approx(float(minetti2002_cost_of_running(grade)) / 3.6, rel=1e-3)


def test_a_step_of_the_barometer_every_fifty_metres_is_no_climb() -> None:
    jitter = 0.2 * np.round(np.sin(DISTANCE / 50.0))
    assert equivalent_flat_distance(DISTANCE, 50.0 + jitter)[-1] == pytest.approx(6000.0, rel=0.01)


def test_satellite_altitude_wandering_by_metres_costs_less_than_two_percent() -> None:
    noise = np.random.default_rng(1).normal(0.0, 0.15, len(DISTANCE)).cumsum()
    wandering = noise - np.linspace(0.0, noise[-1], len(noise))
    assert equivalent_flat_distance(DISTANCE, 50.0 + wandering)[-1] == pytest.approx(6000.0, rel=0.02)


def test_a_cliff_in_the_data_is_clipped() -> None:
    cliff = np.where(DISTANCE > 3000.0, 400.0, 0.0)
    assert equivalent_flat_distance(DISTANCE, cliff)[-1] < 6000.0 + 260.0 * 3.0


@pytest.mark.parametrize("altitude", [None, np.full(2001, np.nan)])
def test_without_altitude_distance_is_distance(altitude: np.ndarray | None) -> None:
    assert equivalent_flat_distance(DISTANCE, altitude) is DISTANCE


def test_gaps_in_the_altitude_are_bridged() -> None:
    altitude = 0.05 * DISTANCE
    altitude[300:900] = np.nan
    whole = equivalent_flat_distance(DISTANCE, 0.05 * DISTANCE)[-1]
    assert equivalent_flat_distance(DISTANCE, altitude)[-1] == pytest.approx(whole, rel=1e-6)


def test_standing_still_costs_nothing() -> None:
    standing = np.concatenate((DISTANCE, np.full(500, 6000.0)))
    altitude = np.concatenate((np.full(2001, 10.0), 10.0 + np.random.default_rng(2).normal(0, 1, 500)))
    flat = equivalent_flat_distance(standing, altitude)
    assert flat[-1] == pytest.approx(flat[2000])


def test_climb_counts_hills_and_not_noise() -> None:
    hills = 30.0 * np.sin(np.linspace(0.0, 6 * np.pi, 3000))
    assert climb(hills) == pytest.approx(3 * 60.0, abs=1.0)
    assert climb(np.random.default_rng(3).normal(0.0, 0.4, 3000)) == 0.0
    assert climb(np.array([np.nan, np.nan])) == 0.0
