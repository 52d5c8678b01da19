"""Plates on a bar: they make the load, or none are named."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.quantities import POUND
from groundforce.training.plate_loading import NEAR, plates_per_side
from groundforce.training.plates import POUND_PLATES, Plates

FEW = Plates(bar=15.0, sizes=((15.0, 1), (10.0, 2), (2.5, 1)))


@pytest.mark.parametrize(
    ("kg", "plates", "sides"),
    [
        (20.0, Plates(), ()),
        (60.0, Plates(), (20.0,)),
        (102.5, Plates(), (25.0, 15.0, 1.25)),
        (55.0, FEW, (10.0, 10.0)),
        (60.0, FEW, (10.0, 10.0, 2.5)),
        (100.0, FEW, None),
        (19.0, Plates(), None),
        (135.0 * POUND, POUND_PLATES, (45.0 * POUND,)),
    ],
)
def test_plates_of_known_loads(kg: float, plates: Plates, sides: tuple[float, ...] | None) -> None:
    found = plates_per_side(kg, plates)
    assert found == (None if sides is None else pytest.approx(sides))


@given(st.lists(st.sampled_from([1.25, 2.5, 5.0, 10.0, 20.0]), max_size=5))
def test_any_load_made_of_plates_is_found_and_adds_up(each: list[float]) -> None:
    kg = 20.0 + 2.0 * sum(each)
    found = plates_per_side(kg, Plates())
    assert found is not None
    assert abs(20.0 + 2.0 * sum(found) - kg) <= 2.0 * NEAR
    assert list(found) == sorted(found, reverse=True)
    assert len(found) <= max(1, len(each)) or Counter(found) == Counter(each)
