"""Every registered model of ``physiology`` answers a float with a float and an array with an array.

Rows agree, shapes are kept, an empty array stays empty, NaN stays NaN in its own row. A model that sums up
its last axis answers one row with a float and many with an array. Whatever is neither says why.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from groundforce.evidence import constant, models
from groundforce.physiology import (
    bone,
    calorimetry,
    critical_speed,
    daniels_gilbert,
    detraining,
    energy_cost,
    heart_rate,
    impact,
    impulse_response,
    plyometrics,
    proximity_to_failure,
    recovery,
    repetition_equations,
    repetition_maximum,
    runner_repetitions,
    running_economy,
    running_load,
    strength_load,
    tendon,
)
from groundforce.physiology.emerging import air_resistance, bone_models, rpe_chart
from groundforce.physiology.emerging import heart_rate as emerging_heart_rate
from groundforce.physiology.emerging import tendon as emerging_tendon
from groundforce.physiology.power import asymmetry, force, jump, stiffness

SPEEDS = (2.5, 3.3, 5.5)
GRADES = (-0.2, 0.0, 0.1)
RATIOS = (0.75, 0.9, 1.0)
RATES = (110.0, 145.0, 180.0)
SHARES = (0.4, 0.7, 1.0)
REPS = (0.0, 2.0, 5.0)
SETS = (1.0, 5.0, 9.0)
LOADS = (40.0, 80.0, 120.0)
AGES = (20.0, 40.0, 70.0)
MASSES = (50.0, 70.0, 90.0)
HEIGHTS = (0.2, 0.3, 0.45)
CONTACTS = (0.15, 0.2, 0.3)
FLIGHTS = (0.3, 0.45, 0.1)
FRAMES = (30.0, 120.0, 240.0)
DURATIONS = (600.0, 1800.0, 3600.0)
FATIGUE = recovery.recovery_constants(lambda name: constant(name).value)

Model = Callable[..., Any]
Columns = tuple[tuple[float, ...], ...]

CASES: list[tuple[Model, Columns]] = [
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
    (partial(proximity_to_failure.refalo2023_velocity_change, after="24 h"), (REPS,)),
    (partial(tendon.baxter2021_achilles_force, "running"), (MASSES,)),
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
    (bone.turner2003_osteogenic_index, ((2.0, 3.0, 5.0), (0.0, 60.0, 5000.0))),
    (bone.turner2003_sensitivity, ((0.0, 6.0, np.inf),)),
    (bone.matijevich2019_tibial_compression, (SPEEDS,)),
    (bone_models.refractory_cycles, ((0.0, 40.0, 5000.0),)),
    (bone_models.warden2021_relative_damage, ((0.9, 1.0, 1.1), (1.0, 1.1, 2.0))),
    (impact.matijevich2019_vertical_force, (SPEEDS,)),
    (impact.gottschall2005_impact_peak, (GRADES,)),
    (impact.steps_from_cadence, (DURATIONS, (160.0, 170.0, 180.0))),
    (impact.usual_step_rate, (SPEEDS,)),
    (impact.steps_from_distance, ((0.0, 1000.0, 5000.0), SPEEDS)),
    (impact.steps_from_distance, ((0.0, 1000.0, 5000.0), SPEEDS, (2.7, 2.8, 3.0))),
    (impact.impact_load, ((0.0, 900.0, 9000.0), (2.4, 2.5, 2.6))),
    (partial(running_load.individual_trimp, scale=0.64, exponent=1.92), (DURATIONS, SHARES)),
    (running_load.banister1991_trimp, (DURATIONS, SHARES)),
    (partial(running_load.banister1991_trimp, female=True), (DURATIONS, SHARES)),
    (running_load.edwards1993_trimp, (DURATIONS, SHARES)),
    (
        partial(running_load.lucia2003_trimp, first_threshold=140.0, second_threshold=165.0),
        (DURATIONS, RATES),
    ),
    (running_load.foster2001_session_rpe, (DURATIONS, REPS)),
    (running_load.running_stress_score, (DURATIONS, SPEEDS, (3.0, 4.0, 5.0))),
    (strength_load.volume_load, (SETS, LOADS)),
    (strength_load.relative_tonnage, (SETS, LOADS, (100.0, 110.0, 150.0))),
    (strength_load.is_hard, (REPS, SHARES)),
    (strength_load.set_effort_load, (SETS, REPS)),
    (strength_load.mcguigan2004_session_rpe, (DURATIONS, REPS)),
    (detraining.strength_retained, ((7.0, 42.0, 100.0),)),
    (detraining.strength_retained_spread, ((7.0, 42.0, 100.0),)),
    (detraining.spiering2021_maintained, ((0.0, 1.0, 2.0), (0.8, 0.95, 1.0))),
    (detraining.strength_regained, ((0.0, 21.0, 90.0), (0.05, 0.1, 0.2))),
    (repetition_maximum.nuzzo2024_fraction, (SETS,)),
    (repetition_maximum.nuzzo2024_repetitions, ((0.7, 0.85, 1.0),)),
    (repetition_maximum.nuzzo2024_repetitions_spread, ((0.7, 0.85, 1.0),)),
    (partial(repetition_maximum.nuzzo2024_repetitions_spread, family="leg press"), ((0.7, 0.85, 1.0),)),
    (repetition_maximum.nuzzo2024_maximum_spread, (SETS,)),
    (repetition_maximum.nuzzo2024_load, (LOADS, SETS, REPS)),
    (repetition_maximum.nuzzo2024_maximum, (LOADS, (1.0, 3.0, 5.0), REPS)),
    (runner_repetitions.richens_cleather2014_correction, (SETS,)),
    (partial(recovery.soreness, peak=36.0), ((-1.0, 12.0, 60.0),)),
    (lambda hours: recovery.residual(100.0, hours, False, FATIGUE), ((-1.0, 12.0, 60.0),)),
    (jump.bosco1983_jump_height, (FLIGHTS,)),
    (jump.bosco1983_take_off_velocity, (FLIGHTS,)),
    (jump.linthorne2001_jump_height, ((1.5, 2.0, 2.5),)),
    (jump.frame_time_error, (FRAMES,)),
    (jump.frame_height_error, (HEIGHTS, FRAMES)),
    (jump.frame_reactive_strength_error, (HEIGHTS, CONTACTS, FRAMES)),
    (jump.flanagan2008_reactive_strength_index, (HEIGHTS, CONTACTS)),
    (jump.healy2018_reactive_strength_ratio, (FLIGHTS, CONTACTS)),
    (jump.ebben2010_reactive_strength_index_modified, (HEIGHTS, (0.6, 0.75, 0.9))),
    (jump.sayers1999_peak_power, (HEIGHTS, MASSES)),
    (jump.harman1991_peak_power, (HEIGHTS, MASSES)),
    (jump.harman1991_mean_power, (HEIGHTS, MASSES)),
    (stiffness.flight_time_of_step, ((2.7, 2.8, 3.0), CONTACTS)),
    (stiffness.morin2005_peak_force, (MASSES, CONTACTS, FLIGHTS)),
    (stiffness.morin2005_vertical_displacement, (CONTACTS, FLIGHTS)),
    (stiffness.morin2005_vertical_stiffness, (MASSES, CONTACTS, FLIGHTS)),
    (stiffness.morin2005_leg_stiffness, (MASSES, CONTACTS, FLIGHTS, SPEEDS, (0.85, 0.9, 0.6))),
    (stiffness.winter1979_leg_length, ((1.6, 1.7, 1.9),)),
    (stiffness.dalleau2004_vertical_stiffness, (MASSES, CONTACTS, FLIGHTS)),
    (asymmetry.barber1990_limb_symmetry_index, (HEIGHTS, HEIGHTS[::-1])),
    (asymmetry.robinson1987_symmetry_index, (HEIGHTS, HEIGHTS[::-1])),
    (asymmetry.impellizzeri2007_bilateral_asymmetry, (HEIGHTS, HEIGHTS[::-1])),
    (asymmetry.zifchock2008_symmetry_angle, (HEIGHTS, HEIGHTS[::-1])),
    (asymmetry.asymmetry_error, (HEIGHTS, HEIGHTS[::-1], (0.01, 0.02, 0.03), (0.02, 0.02, 0.01))),
    (asymmetry.weir2005_minimal_difference, ((0.01, 0.02, 0.03), (0.02, 0.02, 0.01))),
    (asymmetry.munro2011_relative_hop_distance, ((1.2, 1.5, 1.8), (0.8, 0.9, 1.0))),
    *(
        (getattr(repetition_equations, f"{author}_{what}"), (LOADS, SETS))
        for author in (
            "epley1985", "brzycki1993", "lombardi1989", "oconner1989", "mayhew1992", "wathen1994",
            "lander1985",
        )
        for what in ("one_repetition_maximum", "load")
    ),
]  # fmt: skip
"""Models with an example of each argument in three rows."""

UNKNOWN_IS_AN_ANSWER = {
    "is_hard": "NaN says that the effort was not told",
    "usual_step_rate": "NaN says that the speed is not known",
}
"""Models whose NaN has a meaning of its own."""

WEEK = (300.0, 0.0, 450.0, 0.0, 600.0, 0.0, 900.0)
RISE = tuple(10.0 + 5.0 * sample for sample in range(40))

OVER_THE_LAST_AXIS: list[tuple[Model, Columns]] = [
    (running_load.foster1998_monotony, (WEEK,)),
    (running_load.foster1998_strain, (WEEK,)),
    (bone_models.carter1987_daily_load_stimulus, ((900.0, 60.0), (2.5, 4.0))),
    (bone_models.genc2009_enhanced_stimulus, ((900.0, 60.0), (2.5, 4.0), (1.0, 0.5))),
    (bone_models.ahola2010_daily_impact_score, ((2.0, 4.0), (1000.0, 20.0))),
    (partial(force.aagaard2002_rate_of_force_development, sampling_rate=100.0), (RISE,)),
    (partial(force.aagaard2002_impulse, sampling_rate=100.0), (RISE,)),
    (partial(force.maffiuletti2016_peak_rate, sampling_rate=100.0), (RISE,)),
    (
        partial(force.linthorne2001_impulse_jump_height, sampling_rate=100.0, body_mass=70.0),
        (tuple(1200.0 + one for one in RISE),),
    ),
    (critical_speed.monod_scherrer1965_critical_speed, ((1200.0, 2400.0, 3700.0), (220.0, 460.0, 700.0))),
    (critical_speed.whipp1982_critical_speed, ((1200.0, 2400.0, 3700.0), (220.0, 460.0, 700.0))),
    (critical_speed.riegel1981_exponent, ((5000.0, 10000.0), (1200.0, 2502.0))),
]
"""Models that sum up their last axis, with one row of each argument."""

NAN_MARKS_A_GAP = {"monod_scherrer1965_critical_speed", "whipp1982_critical_speed", "riegel1981_exponent"}
"""A missing effort is left out; the fit stands while two are left."""

DOSES = (50.0, 0.0, 120.0, 0.0)
ALONG_THE_LAST_AXIS: list[Model] = [
    partial(impulse_response.banister1975_trace, time_constant=42.0),
    impulse_response.banister1975_fitness_fatigue,
    partial(
        impulse_response.banister1975_performance,
        baseline=50.0, fitness_gain=0.1, fatigue_gain=0.2, fitness_constant=42.0, fatigue_constant=7.0,
    ),
    partial(impulse_response.banister1975_mean_dose, time_constant=7.0),
    partial(impulse_response.banister1975_band, shortest=4.0, longest=51.0),
    partial(
        impulse_response.busso2003_performance,
        baseline=50.0, fitness_gain=0.1, fatigue_gain=0.01,
        fitness_constant=42.0, fatigue_constant=7.0, gain_constant=7.0,
    ),
]  # fmt: skip
"""Models of daily doses that answer day by day."""

NEITHER = {
    "achilles_loads": "a table",
    "plyometric_exercises": "a table",
    "plyometric_tier": "looks a name up",
    "nsca2016_contacts": "looks a name up",
    "published_time_constants": "a table",
    "effort": "one set of a plan, which may not be judged by reps in reserve",
    "set_impulse": "one set of a plan",
    "contact_impulse": "one exercise of a plan",
    "nuzzo2024_one_repetition_maximum": "one set, answered by a MaximumEstimate of floats",
    "force_onset": "one trial, answered by an index",
    "sets_by_muscle": "a product of matrices",
    "turner2003_bout_of_parts": "parts to bouts, as columns",
    "turner2003_total": "all bouts, answered by one number",
}
"""Registered models that are no function of numbers row by row, each with the reason."""


def _name(model: Model) -> str:
    inner = model.func if isinstance(model, partial) else model
    return "residual" if inner.__name__ == "<lambda>" else str(inner.__name__)


IDS = [_name(model) for model, _ in CASES]


def _answers(result: Any) -> tuple[Any, ...]:
    if isinstance(result, critical_speed.CriticalSpeed):
        return tuple(vars(result).values())
    return result if isinstance(result, tuple) else (result,)


def test_every_registered_model_is_tried_or_says_why_not() -> None:
    tried = {_name(one) for one, _ in (*CASES, *OVER_THE_LAST_AXIS)} | {
        _name(one) for one in ALONG_THE_LAST_AXIS
    }
    registered = {
        one.function.rpartition(".")[2] for one in models().values() if one.function.startswith("physiology.")
    }
    assert registered == tried | NEITHER.keys()
    assert tried & NEITHER.keys() == set()


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_a_float_gives_a_float_and_rows_agree_with_the_array(function: Model, columns: Columns) -> None:
    rows = [_answers(function(*row)) for row in zip(*columns, strict=True)]
    assert {type(one) for row in rows for one in row} == {float}
    together = _answers(function(*(np.array(column) for column in columns)))
    for index, one in enumerate(together):
        assert isinstance(one, np.ndarray)
        assert one == pytest.approx(np.array([row[index] for row in rows]), nan_ok=True)


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_shapes_are_kept_and_empty_arrays_stay_empty(function: Model, columns: Columns) -> None:
    grid = _answers(function(*(np.tile(np.array(column), (2, 1)) for column in columns)))
    nothing = _answers(function(*(np.array([]) for _ in columns)))
    assert {one.shape for one in grid} == {(2, 3)}
    assert {one.shape for one in nothing} == {(0,)}


@pytest.mark.parametrize(
    ("function", "columns"), [case for case in CASES if _name(case[0]) not in UNKNOWN_IS_AN_ANSWER]
)
def test_nan_stays_nan_in_its_own_row(function: Model, columns: Columns) -> None:
    for missing in range(len(columns)):
        holed = [np.array(column) for column in columns]
        holed[missing][1] = np.nan
        whole = _answers(function(*(np.array(column) for column in columns)))
        for one, full in zip(_answers(function(*holed)), whole, strict=True):
            assert np.isnan(one[1]), f"argument {missing}"
            assert one[[0, 2]] == pytest.approx(full[[0, 2]], nan_ok=True)


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_arguments_broadcast_and_are_left_as_they_were(function: Model, columns: Columns) -> None:
    first = np.array(columns[0])
    before = first.copy()
    rest = [column[0] for column in columns[1:]]
    for one in _answers(function(first, *rest)):
        assert one.shape == (3,)
    assert (first == before).all()


@pytest.mark.parametrize(("function", "columns"), CASES, ids=IDS)
def test_whole_numbers_are_answered_with_a_float_too(function: Model, columns: Columns) -> None:
    for row in zip(*columns, strict=True):
        if all(float(one).is_integer() for one in row):
            assert {type(one) for one in _answers(function(*(int(one) for one in row)))} == {float}


@pytest.mark.parametrize(
    ("function", "row"), OVER_THE_LAST_AXIS, ids=lambda one: _name(one) if callable(one) else ""
)
def test_one_row_gives_a_float_and_many_an_array(function: Model, row: Columns) -> None:
    one = _answers(function(*(np.array(column) for column in row)))
    many = _answers(function(*(np.tile(np.array(column), (2, 3, 1)) for column in row)))
    none = _answers(function(*(np.empty((0, len(column))) for column in row)))
    assert {type(answer) for answer in one} == {float}
    for single, grid, empty in zip(one, many, none, strict=True):
        assert grid == pytest.approx(np.full((2, 3), single), nan_ok=True)
        assert empty.shape == (0,)


@pytest.mark.parametrize(
    ("function", "row"), OVER_THE_LAST_AXIS, ids=lambda one: _name(one) if callable(one) else ""
)
def test_nan_stays_in_its_own_row_of_many(function: Model, row: Columns) -> None:
    columns = [np.tile(np.array(column), (2, 1)) for column in row]
    whole = _answers(function(*columns))
    columns[0][1, 0] = np.nan
    for full, holed in zip(whole, _answers(function(*columns)), strict=True):
        assert holed[0] == pytest.approx(full[0], nan_ok=True)
        assert np.isnan(holed[1]) or _name(function) in NAN_MARKS_A_GAP


@pytest.mark.parametrize("function", ALONG_THE_LAST_AXIS, ids=_name)
def test_doses_are_answered_day_by_day(function: Model) -> None:
    for shape in ((4,), (2, 4), (2, 3, 4), (0, 4), (2, 0)):
        doses = np.broadcast_to(np.array(DOSES)[: shape[-1]], shape)
        assert {one.shape for one in _answers(function(doses))} == {shape}
    holed = np.array([DOSES, DOSES])
    holed[1, 0] = np.nan
    for one in _answers(function(holed)):
        assert np.isfinite(one[0]).all()
        assert np.isnan(one[1, -1])
