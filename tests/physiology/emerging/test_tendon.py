from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.emerging.tendon import magnusson2010_net_collagen, tendon_adaptation


def test_after_one_time_constant_two_thirds_are_there() -> None:
    assert tendon_adaptation(0.0) == 0.0
    assert tendon_adaptation(18.0) == pytest.approx(1.0 - math.exp(-1.0))


@given(st.floats(0.0, 300.0), st.floats(0.1, 50.0))
def test_adaptation_grows_and_stays_below_the_whole(weeks: float, more: float) -> None:
    assert tendon_adaptation(weeks) < tendon_adaptation(weeks + more) <= 1.0


# Langberg 1999 and Miller 2007, abstracts: synthesis is still raised at 72 h; the turn at 36 h is recalled.
def test_breakdown_then_building_then_rest() -> None:
    hours = np.array([0.0, 35.9, 36.0, 71.9, 72.0, 200.0])
    assert magnusson2010_net_collagen(hours).tolist() == [-1.0, -1.0, 1.0, 1.0, 0.0, 0.0]


def test_nothing_happens_before_the_bout() -> None:
    with pytest.raises(ValueError, match="hours must not be negative"):
        magnusson2010_net_collagen(-1.0)
