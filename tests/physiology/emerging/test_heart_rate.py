from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.emerging.heart_rate import (
    heart_rate_dehydration,
    heart_rate_drift,
    heart_rate_heat,
    heart_rate_heat_interval,
)


# Recalled: drift starts at about 10 min, 10 bpm/h easy in mild weather.
def test_drift_starts_after_ten_minutes_and_makes_ten_beats_an_hour() -> None:
    assert heart_rate_drift(0.0) == heart_rate_drift(600.0) == 0.0
    assert heart_rate_drift(600.0 + 3600.0) == pytest.approx(10.0)


@given(st.floats(0.0, 20000.0), st.floats(0.0, 5000.0))
def test_drift_never_falls(duration: float, more: float) -> None:
    assert heart_rate_drift(duration + more) >= heart_rate_drift(duration)


@given(st.floats(-20.0, 45.0))
def test_heat_lies_in_its_spread_and_cold_does_nothing(temperature: float) -> None:
    low, high = heart_rate_heat_interval(temperature)
    assert 0.0 <= low <= heart_rate_heat(temperature) <= high
    if temperature <= 15.0:
        assert high == 0.0


# Recalled: 3 to 7 bpm for each 1 % of body mass; the middle of it.
def test_thirst_by_body_mass_lost() -> None:
    assert heart_rate_dehydration(0.0) == 0.0
    assert heart_rate_dehydration(0.03) == pytest.approx(15.0)


@pytest.mark.parametrize("share", [-0.01, 2.0])
def test_shares_given_as_per_cent_are_refused(share: float) -> None:
    with pytest.raises(ValueError, match=r"mass_lost must lie between 0 and 0\.2"):
        heart_rate_dehydration(share)


def test_negative_times_are_refused() -> None:
    with pytest.raises(ValueError, match="duration must not be negative"):
        heart_rate_drift(-1.0)
