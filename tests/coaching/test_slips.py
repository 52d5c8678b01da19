"""A slip of the pen beside the load asked for: what is believed instead, and what is left as told."""

from __future__ import annotations

import pytest

from groundforce.coaching.slips import believed_load
from groundforce.training.plan import Kilograms, SetKind, SetPrescription
from groundforce.training.strength import PerformedSet

ASKED = SetPrescription(SetKind.WORK, (5, 8), load=Kilograms(60.0), reps_in_reserve=2.0)


@pytest.mark.parametrize(
    ("logged", "felt", "believed"),
    [
        (30.0, 2.0, 60.0),
        (30.0, 9.0, 30.0),
        (30.0, None, 30.0),
        (600.0, 10.0, 60.0),
        (120.0, 2.0, 60.0),
        (132.3, 2.0, 60.0),
        (45.0, 2.0, 45.0),
        (66.0, 2.0, 66.0),
        (None, 2.0, None),
    ],
)
def test_half_twice_and_tenfold_are_slips_where_it_felt_as_asked(
    logged: float | None, felt: float | None, believed: float | None
) -> None:
    done = PerformedSet("Squat", reps=8, load=logged, reps_in_reserve=felt)
    assert believed_load(ASKED, done) == believed


def test_without_a_load_asked_for_the_log_stands() -> None:
    free = SetPrescription(SetKind.WORK, (5, 8), reps_in_reserve=2.0)
    assert believed_load(free, PerformedSet("Squat", reps=8, load=30.0)) == 30.0
