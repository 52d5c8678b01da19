"""Jump formulas against free fall, each other, and hand-worked numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.power import jump

TIMES = st.floats(0.1, 1.0)


@given(TIMES)
def test_flight_time_and_take_off_speed_give_one_height(time: float) -> None:
    speed = jump.bosco1983_take_off_velocity(time)
    assert jump.linthorne2001_jump_height(speed) == pytest.approx(jump.bosco1983_jump_height(time), rel=1e-12)


def test_arrays_go_in_and_out_and_gaps_stay_gaps() -> None:
    found = jump.bosco1983_jump_height(np.array([0.4, np.nan, 0.6]))
    assert isinstance(found, np.ndarray)
    assert np.isnan(found[1])
    assert found[2] == pytest.approx(9.80665 * 0.36 / 8)


def test_sayers_and_harman_at_hand_worked_numbers() -> None:
    """Sayers 1999 at 55 cm and 80 kg, Harman 1991 at 60 cm and 75 kg: sums done by hand, to 0.05 W."""
    assert jump.sayers1999_peak_power(0.55, 80.0) == pytest.approx(3338.5 + 3624.0 - 2055.0, abs=0.05)
    assert jump.harman1991_peak_power(0.60, 75.0) == pytest.approx(3714.0 + 2700.0 + 1822.0, abs=0.05)
    assert jump.harman1991_mean_power(0.60, 75.0) == pytest.approx(1272.0 + 1725.0 - 1393.0, abs=0.05)


@pytest.mark.parametrize("rate", [30.0, 60.0, 240.0])
def test_the_blur_of_frames_is_what_counting_frames_gives(rate: float) -> None:
    """True take-offs anywhere between frames, times counted in whole frames: SD to 2 %, height to 3 %."""
    start, true = np.meshgrid(np.arange(0, 1, 1 / 997) / rate, 0.5 + np.arange(0, 1, 1 / 991) / rate)
    counted = (np.ceil((start + true) * rate) - np.ceil(start * rate)) / rate
    assert np.std(counted - true) == pytest.approx(jump.frame_time_error(rate), rel=0.02)
    height = jump.bosco1983_jump_height(true)
    spread = np.std(jump.bosco1983_jump_height(counted) - height)
    assert spread == pytest.approx(jump.frame_height_error(float(height.mean()), rate), rel=0.03)


def test_the_error_of_an_index_grows_when_frames_get_fewer() -> None:
    errors = [jump.frame_reactive_strength_error(0.3, 0.2, rate) for rate in (30.0, 60.0, 120.0, 240.0)]
    assert errors == sorted(errors, reverse=True)
    assert errors[0] == pytest.approx(8.0 * errors[3], rel=1e-9)


def test_the_two_reactive_strength_scales_are_one_jump() -> None:
    flight, contact = 0.5, 0.2
    index = jump.flanagan2008_reactive_strength_index(jump.bosco1983_jump_height(flight), contact)
    ratio = jump.healy2018_reactive_strength_ratio(flight, contact)
    assert index == pytest.approx(ratio * 9.80665 * flight / 8.0)
    assert jump.ebben2010_reactive_strength_index_modified(0.3, 0.6) == pytest.approx(0.5)
    assert not math.isclose(index, ratio)
