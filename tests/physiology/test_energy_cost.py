from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.energy_cost import (
    acsm2018_oxygen_uptake,
    acsm2018_speed,
    cost_per_distance,
    leger_mercier1984_track_oxygen_uptake,
    leger_mercier1984_treadmill_oxygen_uptake,
    leger_mercier1984_treadmill_speed,
    minetti2002_cost_of_running,
    minetti2002_flat_speed,
    minetti2002_slope_speed,
)

SPEEDS = st.floats(0.0, 8.0)
GRADES = st.floats(-0.45, 0.45)


# Mean and standard deviation measured in the paper (J/kg/m), abstract.
@pytest.mark.parametrize(
    ("grade", "mean", "sd"), [(0.0, 3.40, 0.24), (-0.20, 1.73, 0.36), (0.45, 18.93, 1.74)]
)
def test_near_what_the_paper_measured(grade: float, mean: float, sd: float) -> None:
    assert minetti2002_cost_of_running(grade) == pytest.approx(mean, abs=sd)


def test_arrays_give_what_scalars_give_and_nan_stays_nan() -> None:
    grades = np.array([-0.45, -0.1, 0.0, 0.1, 0.45, np.nan])
    costs = np.asarray(minetti2002_cost_of_running(grades))
    assert costs[:5] == pytest.approx([minetti2002_cost_of_running(float(grade)) for grade in grades[:5]])
    assert np.isnan(costs[5])


def test_cheapest_on_a_gentle_descent() -> None:
    grades = np.linspace(-0.45, 0.45, 901)
    cheapest = grades[np.argmin(np.asarray(minetti2002_cost_of_running(grades)))]
    assert -0.20 < cheapest < -0.15


@given(SPEEDS, GRADES)
def test_slope_and_flat_speed_undo_each_other(speed: float, grade: float) -> None:
    assert minetti2002_slope_speed(minetti2002_flat_speed(speed, grade), grade) == pytest.approx(speed)


@given(SPEEDS)
def test_on_the_flat_nothing_changes(speed: float) -> None:
    assert minetti2002_flat_speed(speed, 0.0) == pytest.approx(speed)


@given(st.floats(0.1, 8.0), st.floats(0.0, 0.40), st.floats(0.01, 0.05))
def test_a_steeper_climb_is_worth_more_on_the_flat(speed: float, grade: float, more: float) -> None:
    assert minetti2002_flat_speed(speed, grade + more) > minetti2002_flat_speed(speed, grade)


def test_grades_beyond_the_measured_are_clipped() -> None:
    assert minetti2002_flat_speed(2.0, 1.5) == minetti2002_flat_speed(2.0, 0.45)
    assert minetti2002_flat_speed(2.0, -3.0) == minetti2002_flat_speed(2.0, -0.45)


def test_standing_still_is_a_speed() -> None:
    assert minetti2002_flat_speed(0.0, 0.1) == 0.0
    assert acsm2018_oxygen_uptake(0.0) == 3.5


# 6 mph on the level is 10.2 MET: the worked example most ACSM study guides print. Tolerance: its rounding.
def test_the_worked_example_of_the_acsm_equation() -> None:
    assert acsm2018_oxygen_uptake(6 * 26.8 / 60) / 3.5 == pytest.approx(10.2, abs=0.05)


@given(st.floats(3.5, 90.0), st.floats(0.0, 0.3))
def test_the_acsm_equation_and_its_inverse(uptake: float, grade: float) -> None:
    assert acsm2018_oxygen_uptake(acsm2018_speed(uptake, grade), grade) == pytest.approx(uptake)


# Abstract: from 8 to 25 km/h the track equation stays very close to VO2 = 3.5 km/h. Tolerance 2.5 %: ours.
@pytest.mark.parametrize("kilometres", [8.0, 12.0, 15.0, 20.0, 25.0])
def test_the_track_equation_stays_close_to_three_and_a_half_times_the_speed(kilometres: float) -> None:
    assert leger_mercier1984_track_oxygen_uptake(kilometres / 3.6) == pytest.approx(
        3.5 * kilometres, rel=0.025
    )


@given(st.floats(0.1, 8.0))
def test_air_costs_something_outdoors(speed: float) -> None:
    assert leger_mercier1984_track_oxygen_uptake(speed) > leger_mercier1984_treadmill_oxygen_uptake(speed)


@given(SPEEDS)
def test_the_treadmill_equation_and_its_inverse(speed: float) -> None:
    uptake = leger_mercier1984_treadmill_oxygen_uptake(speed)
    assert leger_mercier1984_treadmill_speed(uptake) == pytest.approx(speed, abs=1e-9)


def test_the_cost_of_a_metre_times_speed_is_power() -> None:
    assert cost_per_distance(12.0, 3.0) * 3.0 == pytest.approx(12.0)


@pytest.mark.parametrize(
    "call",
    [
        lambda: minetti2002_flat_speed(-1.0, 0.0),
        lambda: minetti2002_slope_speed(np.array([1.0, -0.1]), 0.0),
        lambda: acsm2018_oxygen_uptake(-1.0),
        lambda: acsm2018_oxygen_uptake(3.0, -0.1),
        lambda: acsm2018_speed(3.0),
        lambda: leger_mercier1984_treadmill_oxygen_uptake(-1.0),
        lambda: leger_mercier1984_treadmill_speed(1.0),
        lambda: cost_per_distance(12.0, 0.0),
    ],
)
def test_what_means_nothing_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match="must"):
        call()
