from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence.meta_analysis.leave_one_out import leave_one_out, most_influential
from groundforce.evidence.meta_analysis.outlier import Study, find_outlier
from groundforce.evidence.meta_analysis.pooling import pool
from tests.evidence.meta_analysis.studies import collections


@given(collections(), st.sampled_from(["EE", "DL", "REML", "PM"]), st.sampled_from(["z", "knha"]))
def test_leaving_one_out_is_pooling_the_rest(
    studies: tuple[list[float], list[float]], method: str, test: str
) -> None:
    for one in leave_one_out(*studies, method=method, test=test):
        rest = [column[: one.place] + column[one.place + 1 :] for column in studies]
        assert one.without == pool(*rest, method=method, test=test)
        assert one.everything == pool(*studies, method=method, test=test)


def test_the_odd_one_moves_most() -> None:
    found = most_influential(leave_one_out([0.1, 0.2, -2.0, 0.15], [0.1] * 4, method="DL"))
    assert found.place == 2
    assert found.shift < 0
    assert found.i2_drop > 50


def test_one_study_cannot_be_left_out_of_one() -> None:
    with pytest.raises(ValueError, match="at least two"):
        leave_one_out([0.1], [0.1])


def test_an_outlier_needs_three_studies() -> None:
    two = [Study("a", 0.1, 0.1, 10), Study("b", 3.0, 0.1, 10)]
    with pytest.raises(ValueError, match="at least three"):
        find_outlier(two)


@pytest.mark.parametrize(("odd", "kept"), [(3.0, True), (-3.0, False)])
def test_whether_the_side_holds_is_said(odd: float, kept: bool) -> None:
    studies = [Study(name, 1.0, 0.05, 20) for name in "abc"] + [Study("odd", odd, 0.05, 20)]
    found = find_outlier(studies)
    assert found.study.name == "odd"
    assert found.side_kept is kept
    assert found.people == 80
