"""Economy from laboratory tests, and what power per speed may be called."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from groundforce.monitoring.efficiency.economy import (
    FROM_SPEED,
    VALIDATED,
    economy_change,
    economy_of,
    power_per_speed,
)
from groundforce.training.efficiency import LaboratoryTest
from groundforce.training.recording import StreamName
from tests.monitoring.builders import recording, with_streams

FOUR_METRES = LaboratoryTest(date(2026, 1, 10), 4.0, 48.0, 0.9)


def test_the_cost_of_a_metre() -> None:
    """48 ml/kg/min at 14.4 km/h are 200 ml/kg/km; (16.89 + 4.84 x 0.9) x 48 / 60 / 4 = 4.249 J/kg/m."""
    told = economy_of(FOUR_METRES)
    assert told.oxygen_cost.value == pytest.approx(200.0)
    assert told.energy_cost.value == pytest.approx(4.2492)
    assert told.notes == ()


def test_the_interval_is_the_typical_error() -> None:
    told = economy_of(FOUR_METRES).oxygen_cost
    assert told.high - told.value == pytest.approx(1.2816 * 0.024 * 200.0)


def test_a_missing_exchange_ratio_is_said() -> None:
    told = economy_of(replace(FOUR_METRES, exchange_ratio=None))
    assert "0.89 was taken" in told.notes[0]
    assert told.energy_cost.value == pytest.approx(4.23952)


def test_too_fast_to_be_steady_is_said() -> None:
    assert "above 1" in economy_of(replace(FOUR_METRES, exchange_ratio=1.05)).notes[0]


@pytest.mark.parametrize(("told", "counted"), [(1.05, 1.0), (0.65, 0.7)])
def test_an_exchange_ratio_beyond_what_is_burnt_counts_as_the_nearest_that_is(
    told: float, counted: float
) -> None:
    """Carbon dioxide beyond a ratio of 1 is buffered, not burnt: it adds no energy."""
    cost = economy_of(replace(FOUR_METRES, exchange_ratio=told)).energy_cost.value
    assert cost == pytest.approx((16.89 + 4.84 * counted) * 48.0 / 60.0 / 4.0)


@pytest.mark.parametrize(
    "changes", [{"speed": 14.4}, {"oxygen_uptake_ml_kg_min": 3.2}, {"exchange_ratio": 90.0}]
)
def test_a_slip_of_a_unit_is_refused(changes: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="of a running test"):
        economy_of(replace(FOUR_METRES, **changes))  # type: ignore[arg-type]


def test_a_change_as_large_as_the_smallest_is_a_coin_toss() -> None:
    """A fall of 2.4 %: half above, half below; of 2.4 % and one SD of the difference: 84 %."""
    fall = replace(FOUR_METRES, oxygen_uptake_ml_kg_min=48.0 * (1.0 - 0.024))
    told = economy_change(FOUR_METRES, fall)
    assert told.change is not None
    assert told.change.value == pytest.approx(-0.024)
    assert told.probability == pytest.approx(0.5)
    none = economy_change(FOUR_METRES, FOUR_METRES)
    assert none.probability == pytest.approx(0.5 * (1.0 - math.erf(0.5)), abs=1e-6)


def test_intervals_of_the_difference_hold_the_truth_four_times_in_five() -> None:
    """Two tests of one runner with the typical error each, 2,000 times; standard error 0.009."""
    chance = np.random.Generator(np.random.PCG64(9))
    inside = 0
    for before, after in chance.normal(1.0, 0.024, (2000, 2)):
        told = economy_change(
            replace(FOUR_METRES, oxygen_uptake_ml_kg_min=48.0 * before),
            replace(FOUR_METRES, oxygen_uptake_ml_kg_min=46.0 * after),
        ).change
        assert told is not None
        inside += told.low <= 46.0 / 48.0 - 1.0 <= told.high
    assert 0.77 < inside / 2000 < 0.83


def test_tests_at_other_speeds_are_not_compared() -> None:
    told = economy_change(FOUR_METRES, replace(FOUR_METRES, speed=4.5))
    assert (told.change, told.probability) == (None, None)
    assert "Not comparable" in told.notes[0]


def test_oxygen_alone_is_compared_as_oxygen() -> None:
    told = economy_change(FOUR_METRES, replace(FOUR_METRES, exchange_ratio=None))
    assert told.change is not None
    assert told.change.value == pytest.approx(0.0)
    assert told.change.source.startswith("oxygen")


def test_watch_power_is_never_called_economy() -> None:
    watts = with_streams(power=np.full(3601, 210.0))
    told = power_per_speed(watts, 70.0)
    assert told is not None
    assert told.value == pytest.approx(1.0)
    assert (told.is_economy, told.note) == (False, FROM_SPEED)
    sure = power_per_speed(watts, 70.0, validated=True)
    assert sure is not None
    assert (sure.is_economy, sure.note) == (True, VALIDATED)


def test_without_power_or_distance_there_is_none() -> None:
    assert power_per_speed(recording(), 70.0) is None
    assert power_per_speed(recording(streams={}), 70.0) is None
    zeros = with_streams(power=np.zeros(3601))
    assert power_per_speed(zeros, 70.0) is None
    assert power_per_speed(recording(streams={StreamName.TIME: np.arange(10.0)}), 70.0) is None
    with pytest.raises(ValueError, match="body mass"):
        power_per_speed(zeros, 0.0)
