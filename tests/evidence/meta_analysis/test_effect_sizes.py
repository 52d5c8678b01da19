"""By hand; every measure is also held against metafor in ``test_reference.py``."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence.meta_analysis.counts import log_odds_ratio, log_risk_ratio
from groundforce.evidence.meta_analysis.effect_sizes import (
    becker1988_standardised_change,
    bonett2009_standardised_difference,
    gibbons1993_standardised_change,
    hedges1981_correction,
    hedges1981_standardised_difference,
    hedges1999_log_ratio_of_means,
    mean_change,
    variance_from_interval,
)


def test_the_correction_is_exact() -> None:
    """J(2) = Γ(1)/(√1 · Γ(½)) = 1/√π; for many degrees of freedom 1 - 3/(4m - 1)."""
    assert float(hedges1981_correction(2.0)) == pytest.approx(1 / math.sqrt(math.pi))
    assert float(hedges1981_correction(200.0)) == pytest.approx(1 - 3 / 799, abs=1e-6)


def test_equal_spreads_make_both_standardised_differences_one() -> None:
    groups = (12.0, 2.0, 10, 10.0, 2.0, 10)
    one, other = hedges1981_standardised_difference(*groups), bonett2009_standardised_difference(*groups)
    assert float(one.effect) == pytest.approx(float(other.effect))
    assert float(one.effect) == pytest.approx(float(hedges1981_correction(18.0)))


def test_changes_by_hand() -> None:
    """r = ½ and equal spreads: the changes' spread is the spread itself."""
    people = (55.0, 52.0, 5.0, 5.0, 9, 0.5)
    assert mean_change(*people) == (3.0, pytest.approx(25 / 9))
    corrected = 0.6 * float(hedges1981_correction(8.0))
    assert float(gibbons1993_standardised_change(*people).effect) == pytest.approx(corrected)
    assert float(becker1988_standardised_change(*people).variance) == pytest.approx(1 / 9 + corrected**2 / 18)


@given(st.floats(1, 100), st.floats(1, 100))
def test_a_ratio_of_means_turns_its_sign_with_the_groups(first: float, second: float) -> None:
    one = hedges1999_log_ratio_of_means(first, 1.0, 10, second, 2.0, 12)
    other = hedges1999_log_ratio_of_means(second, 2.0, 12, first, 1.0, 10)
    assert float(one.effect) == pytest.approx(-float(other.effect), abs=1e-12)
    assert float(one.variance) == pytest.approx(float(other.variance))


def test_arrays_go_in_and_come_out() -> None:
    means = np.array([52.1, 14.2])
    effect = hedges1981_standardised_difference(means, 4.8, 12, means - 1, 5.1, 11)
    assert np.shape(effect.effect) == np.shape(effect.variance) == (2,)


def test_means_on_both_sides_of_zero_have_no_ratio() -> None:
    with pytest.raises(ValueError, match="one side of 0"):
        hedges1999_log_ratio_of_means(np.array([1.0, -1.0]), 1.0, 10, 1.0, 1.0, 10)


def test_an_interval_becomes_a_variance_and_back() -> None:
    assert float(variance_from_interval(-1.959963985, 1.959963985)) == pytest.approx(1.0)
    with pytest.raises(ValueError, match="lower limit"):
        variance_from_interval(1.0, -1.0)


def test_an_empty_cell_gets_half_a_person() -> None:
    """(0.5/10.5 over 2.5/8.5) and so on, all four cells."""
    effect = log_odds_ratio(0, 10, 2, 10)
    assert float(effect.effect) == pytest.approx(math.log((0.5 / 10.5) / (2.5 / 8.5)))
    assert float(effect.variance) == pytest.approx(1 / 0.5 + 1 / 10.5 + 1 / 2.5 + 1 / 8.5)
    assert float(log_risk_ratio(3, 10, 3, 10).effect) == 0.0


def test_more_events_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and the number"):
        log_risk_ratio(11, 10, 2, 10)
