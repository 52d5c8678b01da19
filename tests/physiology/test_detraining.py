from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.detraining import (
    spiering2021_maintained,
    strength_regained,
    strength_retained,
    strength_retained_spread,
)

DAYS = st.floats(0.0, 5000.0)


def test_three_weeks_cost_nothing_and_seven_cost_a_twentieth() -> None:
    """Clear after three to four weeks (Bosquet 2013); -6 % and -11 % as seen in logs, within 2 points."""
    assert strength_retained(21.0) == 1.0
    assert strength_retained(48.0) == pytest.approx(0.943, abs=0.02)
    assert strength_retained(80.0) == pytest.approx(0.888, abs=0.02)


@given(DAYS, DAYS)
def test_longer_never_keeps_more(one: float, other: float) -> None:
    short, long = sorted((one, other))
    assert 0.8 <= strength_retained(long) <= strength_retained(short) <= 1.0
    assert strength_retained_spread(long) >= strength_retained_spread(short)


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_an_array_gives_what_its_floats_give(days: list[float]) -> None:
    assert strength_retained(np.array(days)).tolist() == [strength_retained(one) for one in days]


@given(st.floats(30.0, 400.0))
def test_coming_back_takes_less_time_than_it_took_to_go(days: float) -> None:
    kept = strength_retained(days)
    assert strength_regained(0.0, 1.0 - kept) == pytest.approx(kept)
    assert strength_regained(days / 2.0, 1.0 - kept) > kept + 0.3 * (1.0 - kept)
    assert strength_regained(days, 1.0 - kept) <= 1.0


@pytest.mark.parametrize(
    ("sessions", "load", "kept"), [(1.0, 1.0, 1.0), (2.0, 0.95, 1.0), (0.5, 1.0, 0.0), (2.0, 0.5, 0.0)]
)
def test_one_heavy_session_a_week_keeps_strength(sessions: float, load: float, kept: float) -> None:
    assert spiering2021_maintained(sessions, load) == kept


def test_negative_days_are_refused() -> None:
    with pytest.raises(ValueError, match="days must not be negative"):
        strength_retained(-1.0)
