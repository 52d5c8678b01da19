from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks.plain_bank import plain_forecasts
from groundforce.monitoring.strength.bank import filter_series

Array = NDArray[np.float64]
LOADS = st.lists(st.floats(20.0, 300.0), min_size=2, max_size=12)


def column(loads: list[float]) -> Array:
    return np.log(np.array(loads))[:, None]


def weekly(count: int, series: int = 1) -> Array:
    return np.repeat(7.0 * np.arange(count)[:, None], series, axis=1)


def made_up(seed: int, count: int, series: int, noise: float = 0.06) -> tuple[Array, Array]:
    """Strength that wanders by 1 % a session, sessions that scatter below it."""
    rng = np.random.default_rng(seed)
    shape = (count, series)
    values = 4.5 + rng.normal(0.0, 0.01, shape).cumsum(axis=0) - np.abs(rng.normal(0.0, noise, shape))
    return values, np.cumsum(rng.integers(2, 8, shape), axis=0).astype(np.float64)


@given(LOADS, st.lists(st.integers(0, 60), min_size=12, max_size=12))
def test_it_is_the_plain_python_bank(loads: list[float], gaps: list[int]) -> None:
    days = np.cumsum(np.array(gaps[: len(loads)], dtype=np.float64))
    done = filter_series(column(loads), days[:, None])
    plain = plain_forecasts(np.log(loads).tolist(), days.tolist())
    assert [*done.forecast[1:, 0], done.next[0]] == pytest.approx(plain, abs=1e-9)


def test_series_do_not_influence_each_other() -> None:
    values, days = made_up(1, 40, 5)
    values[10:, 3] = np.nan
    values[25:, 0] = np.nan
    together = filter_series(values, days)
    for number in range(5):
        known = int(np.isfinite(values[:, number]).sum())
        alone = filter_series(values[:known, [number]], days[:known, [number]])
        assert np.array_equal(alone.forecast[:, 0], together.forecast[:known, number], equal_nan=True)
        assert np.isnan(together.forecast[known:, number]).all()
        assert alone.next[0] == together.next[number]
        assert alone.spread[0] == together.spread[number]


@given(LOADS, st.data())
def test_no_forecast_knows_what_comes_after(loads: list[float], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(loads) - 1))
    changed = loads[:cut] + [2.0 * load for load in loads[cut:]]
    before, after = (filter_series(column(one), weekly(len(loads))) for one in (loads, changed))
    assert np.array_equal(before.forecast[: cut + 1], after.forecast[: cut + 1], equal_nan=True)
    assert np.array_equal(before.high[: cut + 1], after.high[: cut + 1], equal_nan=True)


@given(LOADS, st.floats(0.2, 5.0))
def test_other_units_give_the_same_forecast_in_them(loads: list[float], factor: float) -> None:
    kilograms = filter_series(column(loads), weekly(len(loads)))
    others = filter_series(column([factor * load for load in loads]), weekly(len(loads)))
    assert others.next - np.log(factor) == pytest.approx(kilograms.next, abs=1e-9)
    assert others.spread == pytest.approx(kilograms.spread, abs=1e-9)


@given(st.floats(20.0, 300.0), st.integers(2, 15))
def test_a_lift_that_never_changes_is_forecast_as_it_is(load: float, count: int) -> None:
    done = filter_series(column([load] * count), weekly(count))
    assert np.exp(done.next[0]) == pytest.approx(load)
    assert done.next_low[0] < done.next[0] < done.next_high[0]


@given(st.floats(20.0, 300.0), st.integers(1, 15))
def test_a_session_that_agrees_never_makes_it_less_sure(load: float, count: int) -> None:
    fewer, more = (filter_series(column([load] * n), weekly(n)) for n in (count, count + 1))
    assert more.spread[0] <= fewer.spread[0]


def test_a_rise_is_followed_sooner_than_a_fall() -> None:
    steady = [100.0] * 12
    up = filter_series(column([*steady, 110.0]), weekly(13)).next[0] - np.log(100.0)
    down = np.log(100.0) - filter_series(column([*steady, 100.0 / 1.1]), weekly(13)).next[0]
    assert up > down > 0.0


def test_a_longer_gap_lowers_the_forecast() -> None:
    days = weekly(10)
    nexts = [
        filter_series(column([100.0] * 10), days, np.array([63.0 + gap])).next[0] for gap in (7, 60, 281)
    ]
    assert nexts[0] > nexts[1] > nexts[2] > np.log(90.0)


def test_it_beats_the_last_value_where_sessions_scatter() -> None:
    values, days = made_up(2, 80, 60)
    done = filter_series(values, days)
    ours = np.abs(done.forecast[8:] - values[8:]).mean()
    last = np.abs(values[7:-1] - values[8:]).mean()
    assert ours < 0.9 * last


def test_its_intervals_hold_four_in_five() -> None:
    values, days = made_up(3, 80, 60)
    done = filter_series(values, days)
    inside = (values[8:] >= done.low[8:]) & (values[8:] <= done.high[8:])
    assert 0.75 <= inside.mean() <= 0.85


def test_wrong_arrays_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one session"):
        filter_series(np.full((3, 1), np.nan), weekly(3))
    with pytest.raises(ValueError, match="after its last session only"):
        filter_series(np.array([[4.0], [np.nan], [4.0]]), weekly(3))


def test_a_lift_that_jumps_by_orders_has_a_spread() -> None:
    """A load of next to nothing in turn, as a broken file may have it, leaves the levels no weight at all."""
    values = np.log(np.array([1.0] * 30 + [1e-60, 1.0] * 3 + [1e-60]))[:, None]
    done = filter_series(values, np.arange(37.0)[:, None])
    assert np.isfinite(done.spread).all()
    assert (done.next_low <= done.next).all()
