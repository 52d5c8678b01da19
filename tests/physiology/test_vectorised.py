"""Every model answers a float with a float and an array with an array, row by row alike; NaN stays NaN."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from groundforce.physiology import (
    calorimetry,
    critical_speed,
    daniels_gilbert,
    energy_cost,
    heart_rate,
    plyometrics,
    proximity_to_failure,
    running_economy,
    tendon,
)
from groundforce.physiology.emerging import air_resistance, rpe_chart
from groundforce.physiology.emerging import heart_rate as emerging_heart_rate
from groundforce.physiology.emerging import tendon as emerging_tendon

SPEEDS = (2.5, 3.3, 5.5)
GRADES = (-0.2, 0.0, 0.1)
RATIOS = (0.75, 0.9, 1.0)
RATES = (110.0, 145.0, 180.0)
SHARES = (0.4, 0.7, 1.0)
REPS = (0.0, 2.0, 5.0)
AGES = (20.0, 40.0, 70.0)

CASES: list[tuple[Callable[..., Any], tuple[tuple[float, ...], ...]]] = [
    (energy_cost.minetti2002_cost_of_running, (GRADES,)),
    (energy_cost.minetti2002_flat_speed, (SPEEDS, GRADES)),
    (energy_cost.minetti2002_slope_speed, (SPEEDS, GRADES)),
    (energy_cost.acsm2018_oxygen_uptake, (SPEEDS, (0.0, 0.05, 0.1))),
    (energy_cost.acsm2018_speed, ((20.0, 40.0, 60.0), (0.0, 0.05, 0.1))),
    (energy_cost.leger_mercier1984_treadmill_oxygen_uptake, (SPEEDS,)),
    (energy_cost.leger_mercier1984_track_oxygen_uptake, (SPEEDS,)),
    (energy_cost.leger_mercier1984_treadmill_speed, ((30.0, 50.0, 70.0),)),
    (energy_cost.cost_per_distance, ((9.0, 12.0, 20.0), SPEEDS)),
    (daniels_gilbert.daniels_gilbert1979_oxygen_uptake, (SPEEDS,)),
    (daniels_gilbert.daniels_gilbert1979_speed, ((30.0, 50.0, 70.0),)),
    (daniels_gilbert.daniels_gilbert1979_sustainable_fraction, ((300.0, 3600.0, 10000.0),)),
    (daniels_gilbert.daniels_gilbert1979_vdot, ((1500.0, 5000.0, 42195.0), (300.0, 1200.0, 11000.0))),
    (daniels_gilbert.daniels_gilbert1979_duration, ((1500.0, 5000.0, 42195.0), (40.0, 50.0, 60.0))),
    (calorimetry.peronnet_massicotte1991_oxygen_energy, (RATIOS,)),
    (calorimetry.peronnet_massicotte1991_power, ((30.0, 40.0, 50.0), RATIOS)),
    (calorimetry.peronnet_massicotte1991_oxygen_uptake, ((9.0, 12.0, 20.0), RATIOS)),
    (calorimetry.weir1949_oxygen_energy, (RATIOS,)),
    (running_economy.oxygen_cost, ((30.0, 40.0, 50.0), SPEEDS)),
    (running_economy.oxygen_uptake_at, ((180.0, 200.0, 220.0), SPEEDS)),
    (running_economy.energy_cost, ((30.0, 40.0, 50.0), SPEEDS, RATIOS)),
    (running_economy.energy_of_oxygen_cost, ((180.0, 200.0, 220.0), RATIOS)),
    (running_economy.oxygen_of_energy_cost, ((3.5, 4.0, 4.5), RATIOS)),
    (running_economy.fletcher2009_caloric_unit_cost, ((3.5, 4.0, 4.5),)),
    (running_economy.doma2013_allometric_cost, ((30.0, 40.0, 50.0), SPEEDS, (50.0, 70.0, 90.0))),
    (running_economy.saunders2004_smallest_worthwhile_change, ((180.0, 200.0, 220.0),)),
    (running_economy.saunders2004_change_error, ((180.0, 200.0, 220.0),)),
    (running_economy.kipp2019_speed_for_economy, (SPEEDS,)),
    (running_economy.kipp2019_speed_after, (SPEEDS, (-0.02, 0.0, 0.04))),
    (heart_rate.tanaka2001_maximum_heart_rate, (AGES,)),
    (heart_rate.fox1971_maximum_heart_rate, (AGES,)),
    (heart_rate.gulati2010_maximum_heart_rate, (AGES,)),
    (heart_rate.maximum_heart_rate_interval, (RATES,)),
    (heart_rate.karvonen1957_reserve_fraction, (RATES, (45.0, 50.0, 60.0), (200.0, 190.0, 185.0))),
    (heart_rate.karvonen1957_heart_rate, (SHARES, (45.0, 50.0, 60.0), (200.0, 190.0, 185.0))),
    (heart_rate.swain1994_heart_rate_fraction, (SHARES,)),
    (heart_rate.swain1994_oxygen_fraction, (SHARES,)),
    (heart_rate.swain1998_reserve_fraction, (SHARES,)),
    (heart_rate.swain1998_oxygen_reserve_fraction, (SHARES,)),
    (
        heart_rate.swain1997_oxygen_uptake,
        (RATES, (45.0, 50.0, 60.0), (200.0, 190.0, 185.0), (40.0, 50.0, 60.0)),
    ),
    (heart_rate.efficiency_factor, (SPEEDS, RATES)),
    (heart_rate.decoupling, ((1.1, 1.2, 1.3), (1.0, 1.2, 1.35))),
    (critical_speed.hill1993_time_to_exhaustion, ((4.0, 5.0, 5.5), (5.0, 5.0, 5.0), (80.0, 100.0, 200.0))),
    (
        critical_speed.hill1993_race_duration,
        ((1500.0, 3000.0, 5000.0), (5.0, 4.0, 3.5), (80.0, 100.0, 200.0)),
    ),
    (
        critical_speed.riegel1981_duration,
        ((1500.0, 10000.0, 42195.0), (5000.0, 5000.0, 10000.0), (1000.0, 1200.0, 2600.0)),
    ),
    (proximity_to_failure.zourdos2016_rpe, (REPS,)),
    (proximity_to_failure.zourdos2016_reps_in_reserve, ((5.5, 8.5, 10.0),)),
    (proximity_to_failure.halperin2022_reps_left, (REPS,)),
    (proximity_to_failure.emanuel2022_error, ((0.1, 0.5, 1.0),)),
    (proximity_to_failure.hackett2017_error, (REPS,)),
    (proximity_to_failure.halperin2022_reps_left_interval, (REPS, (3.0, 5.0, 12.0))),
    (lambda reps: proximity_to_failure.refalo2023_velocity_change(reps, "24 h"), (REPS,)),
    (lambda mass: tendon.baxter2021_achilles_force("running", mass), ((50.0, 70.0, 90.0),)),
    (tendon.bohm2015_tendon_stimulus, ((0.5, 0.7, 0.9), (12.0, 12.0, 8.0))),
    (plyometrics.contacts_next_week, ((0.0, 60.0, 100.0),)),
    (plyometrics.nsca2016_relative_squat, ((1.0, 4.0, 5.0),)),
    (emerging_heart_rate.heart_rate_drift, ((0.0, 1800.0, 7200.0),)),
    (emerging_heart_rate.heart_rate_heat, ((-5.0, 17.0, 30.0),)),
    (emerging_heart_rate.heart_rate_heat_interval, ((-5.0, 17.0, 30.0),)),
    (emerging_heart_rate.heart_rate_dehydration, ((0.0, 0.01, 0.05),)),
    (air_resistance.pugh1970_air_oxygen_uptake, (SPEEDS, (50.0, 70.0, 90.0), (0.4, 0.48, 0.5))),
    (emerging_tendon.tendon_adaptation, ((0.0, 12.0, 52.0),)),
    (emerging_tendon.magnusson2010_net_collagen, ((0.0, 40.0, 100.0),)),
    (rpe_chart.rpe_chart_fraction, ((1.0, 4.0, 5.5), (10.0, 8.0, 7.5))),
]
IDS = [function.__name__ for function, _ in CASES]


def _answers(result: Any) -> tuple[Any, ...]:
    return result if isinstance(result, tuple) else (result,)


def _models_of_numbers() -> Iterator[str]:
    """Public functions, in the modules tried here, that take a ``Number`` first."""
    for module in {sys.modules[function.__module__] for function, _ in CASES} - {sys.modules[__name__]}:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters.values())
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and parameters and parameters[0].annotation == "Number":
                yield name


def test_no_model_is_left_out() -> None:
    tried = {function.__name__ for function, _ in CASES} | {"refalo2023_velocity_change"}
    assert set(_models_of_numbers()) - tried == set()


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_a_float_gives_a_float_and_rows_agree_with_the_array(
    function: Callable[..., Any], columns: tuple[tuple[float, ...], ...]
) -> None:
    rows = [_answers(function(*row)) for row in zip(*columns, strict=True)]
    assert {type(one) for row in rows for one in row} == {float}
    together = _answers(function(*(np.array(column) for column in columns)))
    for index, one in enumerate(together):
        assert isinstance(one, np.ndarray)
        assert one == pytest.approx(np.array([row[index] for row in rows]), nan_ok=True)


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_shapes_are_kept_and_empty_arrays_stay_empty(
    function: Callable[..., Any], columns: tuple[tuple[float, ...], ...]
) -> None:
    grid = _answers(function(*(np.tile(np.array(column), (2, 1)) for column in columns)))
    nothing = _answers(function(*(np.array([]) for _ in columns)))
    assert {one.shape for one in grid} == {(2, 3)}
    assert {one.shape for one in nothing} == {(0,)}


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_nan_stays_nan_in_its_own_row(
    function: Callable[..., Any], columns: tuple[tuple[float, ...], ...]
) -> None:
    for missing in range(len(columns)):
        holed = [np.array(column) for column in columns]
        holed[missing][1] = np.nan
        whole = _answers(function(*(np.array(column) for column in columns)))
        for one, full in zip(_answers(function(*holed)), whole, strict=True):
            assert np.isnan(one[1]), f"argument {missing}"
            assert one[[0, 2]] == pytest.approx(full[[0, 2]], nan_ok=True)


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_arguments_broadcast_and_are_left_as_they_were(
    function: Callable[..., Any], columns: tuple[tuple[float, ...], ...]
) -> None:
    first = np.array(columns[0])
    before = first.copy()
    rest = [column[0] for column in columns[1:]]
    for one in _answers(function(first, *rest)):
        assert one.shape == (3,)
    assert (first == before).all()
