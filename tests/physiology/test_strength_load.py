"""Load of lifting."""

from __future__ import annotations

import numpy as np
import pytest

from groundforce.physiology.strength_load import (
    is_hard,
    mcguigan2004_session_rpe,
    relative_tonnage,
    set_effort_load,
    sets_by_muscle,
    volume_load,
)


def test_a_set_without_load_has_no_tonnage() -> None:
    assert volume_load(12.0, 0.0) == 0.0
    assert np.asarray(relative_tonnage(np.array([5.0, 10.0]), np.array([80.0, 0.0]), 100.0)).tolist() == [
        4.0,
        0.0,
    ]
    with pytest.raises(ValueError, match="above zero"):
        relative_tonnage(5.0, 80.0, 0.0)


def test_hard_sets_by_effort_or_by_load_and_what_is_unknown_counts() -> None:
    reserve = np.array([4.0, 5.0, np.nan, np.nan, np.nan, 6.0])
    share = np.array([np.nan, np.nan, 0.7, 0.69, np.nan, 0.9])
    assert is_hard(reserve, share).tolist() == [1.0, 0.0, 1.0, 0.0, 1.0, 1.0]


def test_effort_never_leaves_0_to_1() -> None:
    found = np.asarray(set_effort_load(1.0, np.array([-1.0, 0.0, 10.0, 20.0])))
    assert found.tolist() == [1.0, 1.0, 0.0, 0.0]


def test_sets_add_up_over_weeks_and_exercises() -> None:
    weeks = np.array([[3.0, 0.0], [0.0, 2.0], [3.0, 2.0]])
    roles = np.array([[1.0, 0.5, 0.0], [0.2, 0.0, 1.0]])
    found = sets_by_muscle(weeks, roles)
    assert np.allclose(found[0] + found[1], found[2])


def test_a_rating_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        mcguigan2004_session_rpe(60.0, -1.0)
