from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.calorimetry import (
    peronnet_massicotte1991_oxygen_energy,
    peronnet_massicotte1991_oxygen_uptake,
    peronnet_massicotte1991_power,
    weir1949_oxygen_energy,
)

RATIOS = st.floats(0.7, 1.0)


# Carbohydrate frees 21.1 kJ for a litre of oxygen, fat 19.5 (Livesey & Elia's table). Tolerance 4 and 4.5 %:
# published equations differ by up to 5.2 % (Kipp 2018, abstract).
@pytest.mark.parametrize(("ratio", "energy"), [(1.0, 21.12), (0.71, 19.50)])
def test_fat_and_carbohydrate_free_what_the_tables_say(ratio: float, energy: float) -> None:
    assert weir1949_oxygen_energy(ratio) == pytest.approx(energy, rel=0.04)
    assert peronnet_massicotte1991_oxygen_energy(ratio) == pytest.approx(energy, rel=0.045)


@given(RATIOS)
def test_the_two_equations_differ_by_about_three_per_cent(ratio: float) -> None:
    share = peronnet_massicotte1991_oxygen_energy(ratio) / weir1949_oxygen_energy(ratio)
    assert 1.02 < share < 1.04


@given(st.floats(0.0, 90.0), RATIOS)
def test_power_and_oxygen_undo_each_other(uptake: float, ratio: float) -> None:
    power = peronnet_massicotte1991_power(uptake, ratio)
    assert peronnet_massicotte1991_oxygen_uptake(power, ratio) == pytest.approx(uptake)


@given(st.floats(1.0, 90.0), st.floats(0.7, 0.98), st.floats(0.001, 0.02))
def test_carbohydrate_is_worth_more_for_the_same_oxygen(uptake: float, ratio: float, more: float) -> None:
    assert peronnet_massicotte1991_power(uptake, ratio + more) > peronnet_massicotte1991_power(uptake, ratio)


@pytest.mark.parametrize("ratio", [0.69, 1.01, -1.0])
def test_ratios_that_no_fuel_gives_are_refused(ratio: float) -> None:
    with pytest.raises(ValueError, match=r"must lie between 0\.7 and 1"):
        peronnet_massicotte1991_oxygen_energy(ratio)
    with pytest.raises(ValueError, match=r"must lie between 0\.7 and 1"):
        weir1949_oxygen_energy(ratio)


def test_no_oxygen_is_no_power() -> None:
    assert peronnet_massicotte1991_power(0.0, 0.9) == 0.0
    with pytest.raises(ValueError, match="oxygen_uptake must not be negative"):
        peronnet_massicotte1991_power(-1.0, 0.9)
