from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence.meta_analysis.stopping import brent1973_zero


@given(st.floats(-50, 50), st.floats(0.1, 5))
def test_a_zero_is_found_where_it_is(zero: float, steep: float) -> None:
    found = brent1973_zero(lambda x: math.atan(steep * (x - zero)), -60.0, 70.0, 1e-12)
    assert found == pytest.approx(zero, abs=1e-9)


def test_an_end_may_be_the_zero() -> None:
    assert brent1973_zero(lambda x: x, 0.0, 3.0, 1e-9) == 0.0
    assert brent1973_zero(lambda x: x - 3, 0.0, 3.0, 1e-9) == 3.0


def test_ends_of_one_sign_are_refused() -> None:
    with pytest.raises(ValueError, match="one sign"):
        brent1973_zero(lambda x: x * x + 1, -1.0, 1.0, 1e-9)
