from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.power import asymmetry

RESULTS = st.floats(0.01, 1e3)
ERRORS = st.floats(0.0, 10.0)


@given(RESULTS, RESULTS, ERRORS, ERRORS)
def test_swapping_sides_changes_the_sign_or_nothing(
    left: float, right: float, one: float, two: float
) -> None:
    same = asymmetry.impellizzeri2007_bilateral_asymmetry
    assert same(left, right) == pytest.approx(same(right, left), abs=1e-12)
    for signed in (asymmetry.robinson1987_symmetry_index, asymmetry.zifchock2008_symmetry_angle):
        assert signed(left, right) == pytest.approx(-signed(right, left), abs=1e-9)
    error = asymmetry.asymmetry_error
    if left != right:
        assert error(left, right, one, two) == pytest.approx(error(right, left, two, one), rel=1e-9)
    detectable = asymmetry.weir2005_minimal_difference
    assert detectable(one, two) == pytest.approx(detectable(two, one))


@given(RESULTS, RESULTS, st.floats(0.1, 50.0))
def test_units_do_not_matter_to_a_share(left: float, right: float, scale: float) -> None:
    for index in (
        asymmetry.impellizzeri2007_bilateral_asymmetry,
        asymmetry.robinson1987_symmetry_index,
        asymmetry.zifchock2008_symmetry_angle,
        asymmetry.barber1990_limb_symmetry_index,
    ):
        assert index(scale * left, scale * right) == pytest.approx(index(left, right), rel=1e-9, abs=1e-9)


@given(RESULTS)
def test_equal_sides_have_no_asymmetry(value: float) -> None:
    assert asymmetry.impellizzeri2007_bilateral_asymmetry(value, value) == 0.0
    assert asymmetry.robinson1987_symmetry_index(value, value) == 0.0
    assert asymmetry.zifchock2008_symmetry_angle(value, value) == pytest.approx(0.0, abs=1e-12)
    assert asymmetry.barber1990_limb_symmetry_index(value, value) == 1.0


def test_the_error_is_what_repeating_the_test_would_scatter_to() -> None:
    """20 000 made repeats of 20 and 30 with errors 1 and 1.5; the first-order error to 3 %."""
    draws = np.random.default_rng(1).normal(size=(2, 20_000))
    found = asymmetry.impellizzeri2007_bilateral_asymmetry(20.0 + draws[0], 30.0 + 1.5 * draws[1])
    assert np.std(found) == pytest.approx(asymmetry.asymmetry_error(20.0, 30.0, 1.0, 1.5), rel=0.03)


def test_the_minimal_difference_is_1_96_root_2_sem() -> None:
    assert asymmetry.weir2005_minimal_difference(3.0, 3.0) == pytest.approx(1.96 * 2**0.5 * 3.0)


def test_arrays() -> None:
    found = asymmetry.impellizzeri2007_bilateral_asymmetry(np.array([1.0, 2.0]), np.array([2.0, 1.0]))
    assert found.tolist() == [0.5, 0.5]
    assert asymmetry.munro2011_relative_hop_distance(np.array([1.8]), 0.9).tolist() == [2.0]
