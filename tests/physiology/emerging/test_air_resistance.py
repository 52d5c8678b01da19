from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.emerging.air_resistance import pugh1970_air_oxygen_uptake
from groundforce.physiology.energy_cost import (
    leger_mercier1984_track_oxygen_uptake,
    leger_mercier1984_treadmill_oxygen_uptake,
)


# The term Leger & Mercier 1984 took from Pugh for an average adult (abstract), against the coefficient as
# recalled, at 69 kg and 0.478 m^2. Tolerance 1 %: the mass and area are our guess at "average".
@given(st.floats(1.0, 7.0))
def test_the_recalled_coefficient_agrees_with_the_printed_term(speed: float) -> None:
    track = leger_mercier1984_track_oxygen_uptake(speed)
    printed = track - leger_mercier1984_treadmill_oxygen_uptake(speed)
    assert pugh1970_air_oxygen_uptake(speed, 69.0, 0.478) == pytest.approx(printed, rel=0.01)


@given(st.floats(0.0, 7.0))
def test_twice_the_speed_costs_eight_times_as_much(speed: float) -> None:
    single, double = (pugh1970_air_oxygen_uptake(one, 70.0, 0.48) for one in (speed, 2 * speed))
    assert double == pytest.approx(8 * single)


def test_a_runner_has_a_mass_and_a_front() -> None:
    assert pugh1970_air_oxygen_uptake(0.0, 70.0, 0.48) == 0.0
    for mass, area in ((0.0, 0.48), (70.0, 0.0)):
        with pytest.raises(ValueError, match="above zero"):
            pugh1970_air_oxygen_uptake(4.0, mass, area)
