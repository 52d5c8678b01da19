from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.repetition_maximum import (
    NUZZO2024,
    nuzzo2024_fraction,
    nuzzo2024_load,
    nuzzo2024_one_repetition_maximum,
)


@pytest.mark.parametrize(("reps", "share"), NUZZO2024)
def test_the_published_rows_come_back(reps: float, share: float) -> None:
    assert nuzzo2024_fraction(reps) == pytest.approx(share)


@given(st.floats(1, 19), st.floats(0.01, 1))
def test_more_reps_are_a_smaller_share(reps: float, more: float) -> None:
    assert nuzzo2024_fraction(reps + more) <= nuzzo2024_fraction(reps)


@given(st.floats(20, 200), st.integers(1, 6), st.integers(0, 4))
def test_load_and_maximum_undo_each_other(maximum: float, reps: int, reserve: int) -> None:
    load = nuzzo2024_load(maximum, reps, reserve)
    assert nuzzo2024_one_repetition_maximum(load, reps, reserve).value == pytest.approx(maximum)


def test_a_single_is_the_maximum_and_exact() -> None:
    estimate = nuzzo2024_one_repetition_maximum(100.0, 1.0)
    assert (estimate.low, estimate.value, estimate.high) == (100.0, 100.0, 100.0)


def test_sets_of_many_reps_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        nuzzo2024_one_repetition_maximum(40.0, 9.0, 2.0)
