from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.daniels_gilbert import (
    daniels_gilbert1979_duration,
    daniels_gilbert1979_oxygen_uptake,
    daniels_gilbert1979_speed,
    daniels_gilbert1979_sustainable_fraction,
    daniels_gilbert1979_vdot,
)

DISTANCES = st.sampled_from([1500.0, 3000.0, 5000.0, 10000.0, 21097.5, 42195.0])


# The row of index 50 in the printed tables (recalled). Tolerance 0.2 %: the tables are rounded to seconds.
@pytest.mark.parametrize(
    ("distance", "duration"),
    [
        (1500.0, 5 * 60 + 24),
        (5000.0, 19 * 60 + 57),
        (10000.0, 41 * 60 + 21),
        (21097.5, 3600 + 31 * 60 + 35),
        (42195.0, 3 * 3600 + 10 * 60 + 49),
    ],
)
def test_the_row_of_fifty_in_the_tables(distance: float, duration: float) -> None:
    assert daniels_gilbert1979_duration(distance, 50.0) == pytest.approx(duration, rel=0.002)
    assert daniels_gilbert1979_vdot(distance, duration) == pytest.approx(50.0, abs=0.15)


@given(st.floats(0.5, 8.0))
def test_speed_and_oxygen_uptake_undo_each_other(speed: float) -> None:
    assert daniels_gilbert1979_speed(daniels_gilbert1979_oxygen_uptake(speed)) == pytest.approx(speed)


@given(DISTANCES, st.floats(20.0, 85.0))
def test_time_and_index_undo_each_other(distance: float, vdot: float) -> None:
    duration = daniels_gilbert1979_duration(distance, vdot)
    assert daniels_gilbert1979_vdot(distance, duration) == pytest.approx(vdot, rel=1e-9)


@given(DISTANCES, st.floats(20.0, 80.0), st.floats(0.1, 5.0))
def test_a_higher_index_is_a_faster_race(distance: float, vdot: float, more: float) -> None:
    assert daniels_gilbert1979_duration(distance, vdot + more) < daniels_gilbert1979_duration(distance, vdot)


@given(st.floats(0.0, 20000.0), st.floats(1.0, 1000.0))
def test_a_longer_race_is_run_at_a_smaller_share(duration: float, more: float) -> None:
    sooner, later = (daniels_gilbert1979_sustainable_fraction(one) for one in (duration, duration + more))
    assert 0.8 < later < sooner


def test_the_share_passes_the_maximum_near_eleven_minutes() -> None:
    assert daniels_gilbert1979_sustainable_fraction(10 * 60.0) > 1.0
    assert daniels_gilbert1979_sustainable_fraction(12 * 60.0) < 1.0


def test_one_missing_athlete_leaves_the_others() -> None:
    times = daniels_gilbert1979_duration(np.full(3, 5000.0), np.array([50.0, np.nan, 60.0]))
    assert np.isnan(times).tolist() == [False, True, False]


@pytest.mark.parametrize(("distance", "duration"), [(5000.0, 0.0), (5000.0, -1.0), (-1.0, 1200.0)])
def test_what_means_nothing_is_refused(distance: float, duration: float) -> None:
    with pytest.raises(ValueError, match="must"):
        daniels_gilbert1979_vdot(distance, duration)


def test_no_distance_has_no_time() -> None:
    with pytest.raises(ValueError, match="distance must be above zero"):
        daniels_gilbert1979_duration(0.0, 50.0)
