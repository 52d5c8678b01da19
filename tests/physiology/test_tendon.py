from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence import Status, sources
from groundforce.evidence.tables import rows_of
from groundforce.physiology.tendon import (
    achilles_loads,
    baxter2021_achilles_force,
    bohm2015_tendon_stimulus,
)


# Baxter 2021, abstract: 0.5 body weights in a seated heel raise, 7.3 in a forward hop, over 12-fold.
def test_the_two_rows_of_the_abstract_are_the_ends_and_marked_as_read() -> None:
    lightest, heaviest = achilles_loads()[0], achilles_loads()[-1]
    assert (lightest.peak_force, heaviest.peak_force) == (0.5, 7.3)
    assert heaviest.peak_force / lightest.peak_force > 12.0
    assert {one.movement for one in achilles_loads() if one.status == Status.SEEN} == {
        lightest.movement,
        heaviest.movement,
    }


def test_every_row_says_how_it_reached_us() -> None:
    assert {one.status for one in achilles_loads()} <= {Status.SEEN, Status.RECALLED}
    assert {row["source"] for row in rows_of("achilles_loads.toml").values()} <= sources().keys()


@given(st.sampled_from([one.movement for one in achilles_loads()]), st.floats(30.0, 150.0))
def test_force_is_proportional_to_body_mass(movement: str, mass: float) -> None:
    single, double = (baxter2021_achilles_force(movement, one) for one in (mass, 2 * mass))
    assert double == pytest.approx(2 * single)


def test_unknown_movements_and_masses_are_refused() -> None:
    with pytest.raises(ValueError, match="known are seated heel raise"):
        baxter2021_achilles_force("cartwheel", 70.0)
    with pytest.raises(ValueError, match="body_mass must be above zero"):
        baxter2021_achilles_force("running", 0.0)


# Bohm 2015: intensity decided, and blocks of 12 weeks or more did better.
@pytest.mark.parametrize(
    ("load", "weeks", "stimulus"), [(0.7, 12.0, 1.0), (0.69, 12.0, 0.0), (0.9, 11.0, 0.0), (0.0, 0.0, 0.0)]
)
def test_a_stimulus_is_heavy_and_long(load: float, weeks: float, stimulus: float) -> None:
    assert bohm2015_tendon_stimulus(load, weeks) == stimulus


@given(st.floats(0.0, 1.2), st.floats(0.0, 60.0), st.floats(0.0, 1.0), st.floats(0.0, 20.0))
def test_heavier_and_longer_never_lose_the_stimulus(
    load: float, weeks: float, heavier: float, longer: float
) -> None:
    assert bohm2015_tendon_stimulus(load + heavier, weeks + longer) >= bohm2015_tendon_stimulus(load, weeks)


def test_an_unknown_load_is_an_unknown_stimulus() -> None:
    assert np.isnan(bohm2015_tendon_stimulus(float("nan"), 12.0))
