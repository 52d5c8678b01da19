from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.proximity_to_failure import (
    emanuel2022_error,
    hackett2017_error,
    halperin2022_reps_left,
    halperin2022_reps_left_interval,
    refalo2023_velocity_change,
    zourdos2016_reps_in_reserve,
    zourdos2016_rpe,
)


# Zourdos 2016, as printed: RPE 10 = 0 reps in reserve, 9 = 1, 8 = 2, 7 = 3, 5 to 6 = 4 to 6. Exact.
@pytest.mark.parametrize(
    ("rpe", "low", "high"),
    [(10.0, 0.0, 0.0), (9.0, 1.0, 1.0), (8.0, 2.0, 2.0), (7.0, 3.0, 3.0), (6.0, 4.0, 6.0), (5.0, 4.0, 6.0)],
)
def test_the_rows_of_the_scale(rpe: float, low: float, high: float) -> None:
    assert zourdos2016_reps_in_reserve(rpe) == (low, high)


def test_half_points_stand_between_and_low_ratings_are_open() -> None:
    assert zourdos2016_reps_in_reserve(7.5) == (2.0, 3.0)
    assert zourdos2016_reps_in_reserve(9.5) == (0.0, 0.0)
    assert zourdos2016_reps_in_reserve(2.0) == (6.0, math.inf)


@pytest.mark.parametrize("reps", range(7))
def test_the_reps_lie_in_the_interval_of_their_own_rating(reps: int) -> None:
    low, high = zourdos2016_reps_in_reserve(zourdos2016_rpe(float(reps)))
    assert low <= reps <= high


@given(st.floats(0.0, 5.9), st.floats(0.01, 0.1))
def test_more_in_reserve_is_a_lower_rating(reps: float, more: float) -> None:
    assert zourdos2016_rpe(reps + more) < zourdos2016_rpe(reps)


@pytest.mark.parametrize("rpe", [0.0, 10.5, -1.0])
def test_ratings_off_the_scale_are_refused(rpe: float) -> None:
    with pytest.raises(ValueError, match="rpe must lie between 1 and 10"):
        zourdos2016_reps_in_reserve(rpe)


# Halperin 2022: people have 0.9 reps more than they say.
def test_people_have_more_left_than_they_say() -> None:
    assert halperin2022_reps_left(0.0) == pytest.approx(0.9)


# Emanuel 2022: 4.8, 2.0 and 1.2 reps at 33, 66 and 90 % of the set.
def test_the_rows_of_the_error() -> None:
    assert emanuel2022_error(np.array([0.33, 0.66, 0.90])) == pytest.approx([4.8, 2.0, 1.2])


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_error_never_grows_toward_failure(one: float, other: float) -> None:
    assert emanuel2022_error(max(one, other)) <= emanuel2022_error(min(one, other))


# Hackett 2017, abstract: about 1 rep at 0 to 5 left, more than 2 at 7 to 10.
def test_calls_are_worse_far_from_failure() -> None:
    assert hackett2017_error(np.array([0.0, 5.0, 7.0, 10.0])).tolist() == [1.0, 1.0, 2.0, 2.0]


@given(st.floats(0.0, 10.0), st.floats(0.0, 20.0))
def test_the_interval_holds_the_middle_and_no_reps_below_zero(stated: float, done: float) -> None:
    low, high = halperin2022_reps_left_interval(stated, done)
    assert 0.0 <= low <= halperin2022_reps_left(stated) <= high


@given(st.floats(0.0, 6.0), st.floats(1.0, 12.0))
def test_the_interval_is_narrower_later_in_the_set(stated: float, done: float) -> None:
    early, late = (halperin2022_reps_left_interval(stated, reps) for reps in (done, done + 4.0))
    assert late[1] - late[0] <= early[1] - early[0] + 1e-9


# Refalo 2023: failure -25/-3 %, one in reserve -13/-3 %, three -8/+2 %, after 4 min and 24 h.
@pytest.mark.parametrize(
    ("reps", "minutes", "day"), [(0.0, -0.25, -0.03), (1.0, -0.13, -0.03), (3.0, -0.08, 0.02)]
)
def test_the_rows_of_velocity_lost(reps: float, minutes: float, day: float) -> None:
    assert refalo2023_velocity_change(reps, "4 min") == pytest.approx(minutes)
    assert refalo2023_velocity_change(reps, "24 h") == pytest.approx(day)


@given(st.floats(0.0, 6.0), st.floats(0.0, 3.0))
def test_velocity_falls_less_further_from_failure(reps: float, more: float) -> None:
    for after in ("4 min", "24 h"):
        nearer, further = (refalo2023_velocity_change(one, after) for one in (reps, reps + more))
        assert further >= nearer - 1e-12


def test_times_that_were_not_measured_are_refused() -> None:
    with pytest.raises(ValueError, match="4 min, 24 h"):
        refalo2023_velocity_change(1.0, "48 h")
    with pytest.raises(ValueError, match="negative"):
        refalo2023_velocity_change(-1.0, "24 h")
