from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.runner_repetitions import richens_cleather2014_correction


@given(st.floats(1.0, 10.0))
def test_it_only_lowers(reps: float) -> None:
    assert richens_cleather2014_correction(reps) <= 1.0


@given(st.floats(1.0, 6.0))
def test_sets_of_six_or_fewer_are_left_alone(reps: float) -> None:
    assert richens_cleather2014_correction(reps) == 1.0


@given(st.floats(6.0, 9.9), st.floats(0.001, 0.1))
def test_more_reps_are_lowered_more_and_without_a_jump(reps: float, more: float) -> None:
    before, after = (richens_cleather2014_correction(one) for one in (reps, reps + more))
    assert after <= before + 1e-12
    assert before - after <= 0.02 * more + 1e-9


def test_ten_reps_lose_half_of_what_the_study_showed() -> None:
    """By hand: shares at 10 and 6 reps, lifters 0.8375 and 0.9167, runners 0.9082 and 0.9490."""
    study = (0.8375 / 0.90816) / (0.91667 / 0.94898)
    assert richens_cleather2014_correction(10.0) == pytest.approx(1.0 - 0.5 * (1.0 - study), abs=1e-4)


def test_arrays_and_unknowns() -> None:
    found = richens_cleather2014_correction(np.array([3.0, np.nan, 10.0]))
    assert np.isnan(found).tolist() == [False, True, False]
    with pytest.raises(ValueError, match="reps must lie"):
        richens_cleather2014_correction(11.0)
