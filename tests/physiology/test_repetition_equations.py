"""Equations of one set to failure. Golden numbers are worked by hand from the equations of Mayhew 2008."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology import repetition_equations as equations
from groundforce.physiology.repetition_maximum import nuzzo2024_maximum

NAMES = (
    "epley1985",
    "brzycki1993",
    "lombardi1989",
    "oconner1989",
    "mayhew1992",
    "wathen1994",
    "lander1985",
)
AT_FIVE = {
    "epley1985": 350 / 3,
    "brzycki1993": 112.5,
    "lombardi1989": 117.462,
    "oconner1989": 112.5,
    "mayhew1992": 119.011,
    "wathen1994": 116.583,
    "lander1985": 113.709,
}
"""1RM [kg] of five reps at 100 kg, to 0.001 kg."""


def pair(name: str) -> tuple[Callable[..., float], Callable[..., float]]:
    return getattr(equations, f"{name}_one_repetition_maximum"), getattr(equations, f"{name}_load")


@pytest.mark.parametrize("name", NAMES)
def test_five_reps_at_a_hundred(name: str) -> None:
    assert pair(name)[0](100.0, 5.0) == pytest.approx(AT_FIVE[name], abs=1e-3)


@given(st.sampled_from(NAMES), st.floats(1.0, 300.0), st.floats(1.0, 10.0))
def test_load_and_maximum_undo_each_other(name: str, load: float, reps: float) -> None:
    maximum, back = pair(name)
    assert back(maximum(load, reps), reps) == pytest.approx(load)


@given(st.sampled_from(NAMES), st.floats(1.0, 9.5), st.floats(0.01, 0.5))
def test_more_reps_at_a_load_are_a_greater_maximum(name: str, reps: float, more: float) -> None:
    maximum, _ = pair(name)
    assert maximum(100.0, reps + more) > maximum(100.0, reps)


@given(st.sampled_from(NAMES), st.lists(st.floats(1.0, 10.0), min_size=1, max_size=5))
def test_an_array_gives_what_its_floats_give(name: str, reps: list[float]) -> None:
    maximum, _ = pair(name)
    each = [maximum(80.0, one) for one in reps]
    assert np.asarray(maximum(80.0, np.array(reps))).tolist() == pytest.approx(each, rel=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_they_agree_within_their_error(name: str) -> None:
    """Each was within 5 % of the others on average (Mayhew 2008); so is the table of Nuzzo 2024 at 3 to 8."""
    for reps in (3.0, 5.0, 8.0):
        assert pair(name)[0](100.0, reps) == pytest.approx(nuzzo2024_maximum(100.0, reps, 0.0), rel=0.1)


@pytest.mark.parametrize("name", NAMES)
def test_many_reps_and_negative_loads_are_refused(name: str) -> None:
    for load, reps in ((100.0, 10.5), (100.0, 0.0), (-1.0, 5.0)):
        with pytest.raises(ValueError, match="must"):
            pair(name)[0](load, reps)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_known_stays_so_and_nothing_is_nothing(name: str) -> None:
    assert np.isnan(pair(name)[0](float("nan"), 5.0))
    assert pair(name)[0](0.0, 5.0) == 0.0
