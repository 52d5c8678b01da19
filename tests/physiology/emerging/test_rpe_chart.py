from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.emerging.rpe_chart import CHART, rpe_chart_fraction
from groundforce.physiology.repetition_maximum import nuzzo2024_fraction


# The row of RPE 10 (recalled), and one rep fewer at RPE 9 for the same load.
@pytest.mark.parametrize(("reps", "share"), list(enumerate(CHART, start=1)))
def test_the_row_of_ten_and_its_shift(reps: int, share: float) -> None:
    assert rpe_chart_fraction(float(reps), 10.0) == pytest.approx(share)
    if reps > 1:
        assert rpe_chart_fraction(float(reps - 1), 9.0) == pytest.approx(share)


@given(st.floats(1.0, 8.0), st.floats(6.0, 10.0))
def test_the_chart_is_more_careful_than_the_measured_means(reps: float, rpe: float) -> None:
    assert rpe_chart_fraction(reps, rpe) <= nuzzo2024_fraction(reps + 10.0 - rpe) + 1e-12


@pytest.mark.parametrize(("reps", "rpe"), [(0.0, 10.0), (13.0, 10.0), (10.0, 6.0), (5.0, 5.0), (5.0, 11.0)])
def test_what_is_off_the_chart_is_refused(reps: float, rpe: float) -> None:
    with pytest.raises(ValueError, match="must lie between"):
        rpe_chart_fraction(reps, rpe)
