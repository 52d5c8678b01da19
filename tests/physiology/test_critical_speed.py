from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress

from groundforce.physiology.critical_speed import (
    hill1993_race_duration,
    hill1993_time_to_exhaustion,
    monod_scherrer1965_critical_speed,
    riegel1981_duration,
    riegel1981_exponent,
    whipp1982_critical_speed,
)
from groundforce.physiology.numeric import Array

FORMS = [monod_scherrer1965_critical_speed, whipp1982_critical_speed]
DISTANCES = np.array([1200.0, 2400.0, 3600.0])
NOISY = np.array([216.0, 467.0, 711.0])


def _durations(speed: float | Array, reserve: float | Array) -> Array:
    return np.asarray((DISTANCES - np.asarray(reserve)[..., None]) / np.asarray(speed)[..., None])


# Kordi 2019, abstract: 14 runners over 1200, 2400 and 3600 m had 4.94 m/s and 123.3 m. From times that keep
# to the model those two come back to rounding.
@pytest.mark.parametrize("form", FORMS)
def test_the_parameters_behind_clean_times_come_back(form: object) -> None:
    assert callable(form)
    fit = form(DISTANCES, _durations(4.94, 123.3))
    assert (float(fit.speed), float(fit.distance)) == pytest.approx((4.94, 123.3))
    assert (float(fit.speed_error), float(fit.distance_error)) == pytest.approx((0.0, 0.0), abs=1e-6)


# scipy's regression is the independent answer; agreement to 1e-9.
def test_slope_intercept_and_errors_are_those_of_least_squares() -> None:
    line = linregress(NOISY, DISTANCES)
    fit = monod_scherrer1965_critical_speed(DISTANCES, NOISY)
    found = [float(one) for one in (fit.speed, fit.distance, fit.speed_error, fit.distance_error)]
    assert found == pytest.approx([line.slope, line.intercept, line.stderr, line.intercept_stderr], rel=1e-9)
    line = linregress(1.0 / NOISY, DISTANCES / NOISY)
    fit = whipp1982_critical_speed(DISTANCES, NOISY)
    found = [float(one) for one in (fit.distance, fit.speed, fit.distance_error, fit.speed_error)]
    assert found == pytest.approx([line.slope, line.intercept, line.stderr, line.intercept_stderr], rel=1e-9)


@pytest.mark.parametrize("form", FORMS)
@given(
    speeds=st.lists(st.floats(2.5, 6.0), min_size=1, max_size=5),
    reserve=st.floats(20.0, 400.0),
    late=st.floats(1.0, 1.05),
)
def test_many_athletes_at_once_are_each_alone(
    form: object, speeds: list[float], reserve: float, late: float
) -> None:
    assert callable(form)
    durations = _durations(np.array(speeds), np.full(len(speeds), reserve)) * np.array([1.0, late, 1.0])
    together = form(np.broadcast_to(DISTANCES, durations.shape), durations)
    alone = [form(DISTANCES, row) for row in durations]
    assert together.speed == pytest.approx(np.array([float(one.speed) for one in alone]))
    assert together.distance_error == pytest.approx(
        np.array([float(one.distance_error) for one in alone]), abs=1e-6
    )


def test_two_efforts_have_no_error_to_tell() -> None:
    fit = monod_scherrer1965_critical_speed(DISTANCES[:2], NOISY[:2])
    assert np.isfinite(fit.speed)
    assert np.isnan(fit.speed_error)
    assert np.isnan(fit.distance_error)


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_effort_is_left_out_and_an_empty_row_stays_unknown(form: object) -> None:
    assert callable(form)
    durations = np.stack([NOISY, NOISY, np.full(3, np.nan), np.full(3, 400.0)])
    durations[1, 1] = np.nan
    fit = form(np.broadcast_to(DISTANCES, durations.shape), durations)
    without = form(DISTANCES[[0, 2]], NOISY[[0, 2]])
    assert float(fit.speed[1]) == pytest.approx(float(without.speed))
    assert np.isnan(fit.speed).tolist() == [False, False, True, True]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("distance", "duration", "says"),
    [
        ([1200.0], [220.0], "two efforts"),
        ([1200.0, 2400.0], [220.0], "one shape"),
        ([], [], "two efforts"),
        ([1200.0, 2400.0], [300.0, 300.0], "different length"),
        ([1200.0, 2400.0], [300.0, np.nan], "different length"),
        ([1200.0, 2400.0], [0.0, 300.0], "above zero"),
        ([-1.0, 2400.0], [200.0, 300.0], "negative"),
    ],
)
def test_efforts_that_make_no_line_are_refused(
    form: object, distance: list[float], duration: list[float], says: str
) -> None:
    assert callable(form)
    with pytest.raises(ValueError, match=says):
        form(np.array(distance), np.array(duration))


def test_no_athletes_are_no_fits() -> None:
    assert monod_scherrer1965_critical_speed(np.empty((0, 3)), np.empty((0, 3))).speed.shape == (0,)


@given(st.floats(2.5, 6.0), st.floats(20.0, 400.0), st.floats(0.05, 3.0))
def test_time_to_exhaustion_uses_up_the_reserve(critical: float, reserve: float, above: float) -> None:
    time = hill1993_time_to_exhaustion(critical + above, critical, reserve)
    assert time * above == pytest.approx(reserve, rel=1e-6)
    assert hill1993_race_duration((critical + above) * time, critical, reserve) == pytest.approx(
        time, rel=1e-6
    )


def test_at_critical_speed_the_model_never_ends() -> None:
    assert hill1993_time_to_exhaustion(5.0, 5.0, 100.0) == np.inf
    assert hill1993_time_to_exhaustion(0.0, 5.0, 0.0) == np.inf
    assert hill1993_time_to_exhaustion(5.5, 5.0, 0.0) == 0.0


def test_a_race_shorter_than_the_reserve_has_no_time() -> None:
    with pytest.raises(ValueError, match="beyond the reserve"):
        hill1993_race_duration(100.0, 5.0, 100.0)


# A 20:00 over 5 km makes 41:42 over 10 km: what race calculators on this formula print. Tolerance: a second.
def test_ten_kilometres_from_five() -> None:
    assert riegel1981_duration(10000.0, 5000.0, 20 * 60.0) == pytest.approx(41 * 60 + 42, abs=1.0)


@given(st.floats(1.0, 1.2), st.floats(600.0, 2000.0))
def test_the_exponent_of_made_up_races_comes_back(exponent: float, duration: float) -> None:
    distances = np.array([3000.0, 5000.0, 10000.0, 21097.5])
    durations = riegel1981_duration(distances, 5000.0, duration, exponent)
    assert float(riegel1981_exponent(distances, durations)) == pytest.approx(exponent)


def test_the_known_race_itself_keeps_its_time() -> None:
    assert riegel1981_duration(5000.0, 5000.0, 1200.0) == 1200.0
