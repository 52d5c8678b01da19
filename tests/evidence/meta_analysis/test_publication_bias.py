"""Against metafor in ``test_reference.py``; here what must hold for any studies."""

from __future__ import annotations

import pytest
from hypothesis import given

from groundforce.evidence.meta_analysis.pooling import pool
from groundforce.evidence.meta_analysis.publication_bias import (
    begg1994_rank_correlation,
    duval2000_trim_and_fill,
    egger1997_regression,
    sterne2005_regression,
)
from tests.evidence.meta_analysis.studies import bcg, collections

FUNNEL = ([0.30, 0.25, 0.35, 0.10, 0.50, 0.30], [0.01, 0.02, 0.02, 0.10, 0.10, 0.15])
"""Symmetrical about 0.3."""
LOPSIDED = ([0.10, 0.15, 0.12, 0.60, 0.90, 1.10], [0.01, 0.02, 0.02, 0.10, 0.20, 0.30])


def test_a_symmetrical_funnel_shows_nothing() -> None:
    assert duval2000_trim_and_fill(*FUNNEL).missing == 0
    assert duval2000_trim_and_fill(*FUNNEL).pooled == pool(*FUNNEL)
    assert sterne2005_regression(*FUNNEL).p > 0.5
    assert egger1997_regression(*FUNNEL).p > 0.5


def test_a_lopsided_funnel_shows() -> None:
    filled = duval2000_trim_and_fill(*LOPSIDED)
    assert (filled.missing > 0, filled.side) == (True, "left")
    assert filled.pooled.k == 6 + filled.missing
    assert filled.pooled.pooled.estimate < pool(*LOPSIDED).pooled.estimate
    assert egger1997_regression(*LOPSIDED).p < 0.05
    assert sterne2005_regression(*LOPSIDED).statistic > 2


def test_the_mirror_image_is_filled_on_the_other_side() -> None:
    mirrored = duval2000_trim_and_fill([-y for y in LOPSIDED[0]], LOPSIDED[1])
    filled = duval2000_trim_and_fill(*LOPSIDED)
    assert (mirrored.missing, mirrored.side) == (filled.missing, "right")
    assert mirrored.pooled.pooled.estimate == pytest.approx(-filled.pooled.pooled.estimate)


@given(collections(least=3))
def test_ranks_do_not_see_the_unit(studies: tuple[list[float], list[float]]) -> None:
    one = begg1994_rank_correlation(*studies)
    other = begg1994_rank_correlation([4 * y for y in studies[0]], [16 * v for v in studies[1]])
    assert other == pytest.approx(one, nan_ok=True)


def test_tied_variances_are_ranked_by_the_normal_approximation() -> None:
    found = begg1994_rank_correlation([0.1, 0.5, 0.3, 0.9], [0.1, 0.1, 0.2, 0.3])
    assert 0 < found.p < 1


@pytest.mark.parametrize("test", [begg1994_rank_correlation, duval2000_trim_and_fill])
def test_one_study_is_refused(test: object) -> None:
    with pytest.raises(ValueError, match="at least two"):
        test([0.1], [0.1])  # type: ignore[operator]


def test_two_studies_leave_no_line_to_test() -> None:
    with pytest.raises(ValueError, match="at least three"):
        egger1997_regression([0.1, 0.2], [0.1, 0.2])


def test_equal_errors_have_no_slope() -> None:
    with pytest.raises(ValueError, match="depend on each other"):
        sterne2005_regression([0.1, 0.2, 0.3], [0.1, 0.1, 0.1])
    assert duval2000_trim_and_fill([0.1, 0.2, 0.3], [0.1, 0.1, 0.1]).side == "left"


def test_a_side_is_left_or_right() -> None:
    with pytest.raises(ValueError, match="neither left nor right"):
        duval2000_trim_and_fill(*bcg(), side="up")
