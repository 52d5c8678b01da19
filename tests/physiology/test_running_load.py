"""Loads of a run: numbers worked by hand from the printed equations; edges."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.running_load import (
    banister1991_trimp,
    edwards1993_trimp,
    foster1998_monotony,
    foster1998_strain,
    foster2001_session_rpe,
    individual_trimp,
    lucia2003_trimp,
    running_stress_score,
)

SHARES = st.floats(0.0, 1.0)


def test_the_printed_weights_of_men_and_women() -> None:
    """40 min at 60 % of reserve: 24 x 0.64 e^1.152 and 24 x 0.86 e^1.002, by pocket calculator."""
    assert banister1991_trimp(2400.0, 0.6, female=False) == pytest.approx(48.607, abs=0.01)
    assert banister1991_trimp(2400.0, 0.6, female=True) == pytest.approx(56.217, abs=0.01)


def test_an_unknown_sex_lies_between_the_two() -> None:
    men, women, unknown = (float(banister1991_trimp(600.0, 0.8, one)) for one in (False, True, None))
    assert unknown == pytest.approx((men + women) / 2.0)


@given(SHARES, SHARES)
def test_a_harder_minute_never_counts_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert banister1991_trimp(60.0, low) <= banister1991_trimp(60.0, high)
    assert edwards1993_trimp(60.0, low) <= edwards1993_trimp(60.0, high)


@given(st.lists(SHARES, min_size=1, max_size=20))
def test_a_profile_is_the_sum_of_its_steps(shares: list[float]) -> None:
    whole = np.sum(banister1991_trimp(15.0, np.array(shares), False))
    assert whole == pytest.approx(sum(float(banister1991_trimp(15.0, one, False)) for one in shares))


def test_individual_weights_are_the_banister_form() -> None:
    assert individual_trimp(1800.0, 0.5, 0.64, 1.92) == banister1991_trimp(1800.0, 0.5, False)


@pytest.mark.parametrize(
    ("share", "zone"), [(0.49, 0), (0.5, 1), (0.6, 2), (0.7, 3), (0.8, 4), (0.9, 5), (1.05, 5)]
)
def test_the_edges_of_edwards_zones(share: float, zone: int) -> None:
    assert edwards1993_trimp(60.0, share) == zone


@pytest.mark.parametrize(("rate", "zone"), [(149.9, 1), (150.0, 2), (169.9, 2), (170.0, 3)])
def test_the_edges_of_lucias_zones(rate: float, zone: int) -> None:
    assert lucia2003_trimp(60.0, rate, 150.0, 170.0) == zone


def test_nan_stays_nan() -> None:
    column = np.array([np.nan, 150.0])
    for found in (
        banister1991_trimp(60.0, (column - 50.0) / 140.0),
        edwards1993_trimp(60.0, column / 190.0),
        lucia2003_trimp(60.0, column, 140.0, 160.0),
    ):
        assert np.isnan(np.asarray(found)).tolist() == [True, False]


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_of_reserve_outside_0_to_1_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        banister1991_trimp(600.0, share)


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        foster2001_session_rpe(600.0, 11.0)
    with pytest.raises(ValueError, match="threshold"):
        lucia2003_trimp(60.0, 150.0, 170.0, 150.0)
    with pytest.raises(ValueError, match="above zero"):
        running_stress_score(60.0, 3.0, 0.0)
    with pytest.raises(ValueError, match="seven"):
        foster1998_monotony(np.ones(6))


def test_monotony_of_alike_and_of_empty_weeks_says_nothing() -> None:
    weeks = np.array([[300.0] * 7, [0.0] * 7, [100.0, 0, 0, 0, 0, 0, 0]])
    found = np.asarray(foster1998_monotony(weeks))
    assert np.isnan(found).tolist() == [True, True, False]
    # one day of seven: mean 100/7, population SD 100 sqrt(6)/7
    assert found[2] == pytest.approx(1.0 / math.sqrt(6.0))
    assert np.asarray(foster1998_strain(weeks))[2] == pytest.approx(100.0 / math.sqrt(6.0))
