from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.monitoring.strength.slips import FACTORS, find_slips, reason_for
from groundforce.quantities import POUND


def found(loads: list[float]) -> list[tuple[int, str]]:
    slips = find_slips(np.log(np.array(loads))[:, None])
    marks = [("alone", slips.alone[:, 0]), ("change", slips.change[:, 0])]
    return sorted((int(row), name) for name, rows in marks for row in np.flatnonzero(rows))


@pytest.mark.parametrize(
    ("loads", "slips"),
    [
        ([100, 102, 100 / POUND, 101, 103], [(2, "alone")]),
        ([100, 102, 100 * POUND, 101, 103], [(2, "alone")]),
        ([100, 102, 1000, 101, 103], [(2, "alone")]),
        ([40, 42, 41, 4.1, 40, 42], [(3, "alone")]),
        ([20, 20, 40, 20, 20], [(2, "alone")]),
        ([100, 100, 175, 100, 100], [(2, "alone")]),
        ([100, 100, 100, 220], [(3, "alone")]),
        ([220, 100, 101, 102], [(0, "alone")]),
        ([100, 100, 100, 220, 221, 225], [(3, "change")]),
        ([100, 100, 60, 100, 100], []),
        ([100, 100, 50, 100, 100], []),
        ([100, 220], []),
        ([40, 44, 48, 52, 60, 66, 70, 80, 90], []),
        ([100], []),
        ([10, 1, 50, 1], []),
        ([20, 40, 20, 40, 20, 40], []),
    ],
)
def test_slips_are_told_apart_from_light_days_and_progress(
    loads: list[float], slips: list[tuple[int, str]]
) -> None:
    assert found(loads) == slips


@pytest.mark.parametrize("factor", [factor for factor, _ in FACTORS])
def test_each_factor_has_its_words(factor: float) -> None:
    assert reason_for(factor) == dict(FACTORS)[factor]
    assert reason_for(1.75) == "far above the sessions around it"


@given(st.lists(st.floats(80.0, 120.0), min_size=1, max_size=30))
def test_ordinary_scatter_is_no_slip(loads: list[float]) -> None:
    assert found(loads) == []


@given(st.lists(st.floats(20.0, 400.0), min_size=1, max_size=15), st.floats(0.1, 10.0))
def test_slips_do_not_depend_on_the_unit(loads: list[float], factor: float) -> None:
    values = np.log(np.array(loads))[:, None]
    one, other = find_slips(values), find_slips(np.round(values + np.log(factor), 12) - np.log(factor))
    assert np.array_equal(one.alone, other.alone)


@given(st.lists(st.sampled_from([1.0, 1.7, 2.0, 4.0, 10.0, 22.0, 50.0, 100.0]), min_size=1, max_size=12))
def test_most_sessions_are_always_kept(loads: list[float]) -> None:
    alone = find_slips(np.log(np.array(loads))[:, None]).alone
    assert alone.sum() < len(loads) / 2
