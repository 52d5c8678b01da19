from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.energy_cost import minetti2002_cost_of_running
from groundforce.physiology.running_economy import (
    doma2013_allometric_cost,
    energy_cost,
    energy_of_oxygen_cost,
    fletcher2009_caloric_unit_cost,
    kipp2019_speed_after,
    kipp2019_speed_for_economy,
    oxygen_cost,
    oxygen_of_energy_cost,
    oxygen_uptake_at,
    saunders2004_change_error,
    saunders2004_smallest_worthwhile_change,
)

MARATHON = 42195.0


@given(st.floats(10.0, 80.0), st.floats(1.0, 7.0))
def test_cost_and_uptake_undo_each_other(uptake: float, speed: float) -> None:
    assert oxygen_uptake_at(oxygen_cost(uptake, speed), speed) == pytest.approx(uptake)


# Fletcher 2009, abstract: 217 ml/kg/km were 1.07 kcal/kg/km and 221 were 1.11, fuel between mixed and mostly
# carbohydrate (ratio 0.88 to 1.0 taken here). Tolerance 4 %: their equation and ours differ by about 3 %.
@pytest.mark.parametrize(("oxygen", "ratio", "calories"), [(217.0, 0.9, 1.07), (221.0, 0.98, 1.11)])
def test_calories_of_trained_men(oxygen: float, ratio: float, calories: float) -> None:
    energy = energy_of_oxygen_cost(oxygen, ratio)
    assert fletcher2009_caloric_unit_cost(energy) == pytest.approx(calories, rel=0.04)


@given(st.floats(100.0, 300.0), st.floats(0.7, 1.0))
def test_oxygen_and_energy_undo_each_other(oxygen: float, ratio: float) -> None:
    assert oxygen_of_energy_cost(energy_of_oxygen_cost(oxygen, ratio), ratio) == pytest.approx(oxygen)


@given(st.floats(10.0, 80.0), st.floats(1.0, 7.0), st.floats(0.7, 1.0))
def test_both_ways_to_energy_agree(uptake: float, speed: float, ratio: float) -> None:
    direct = energy_cost(uptake, speed, ratio)
    assert energy_of_oxygen_cost(oxygen_cost(uptake, speed), ratio) == pytest.approx(direct)


# An ordinary runner's 200 ml/kg/km is within a quarter of Minetti's 3.6 J/kg/m on the flat: runners span
# 20 % (Lacour 2015, abstract), and net and gross cost differ.
def test_oxygen_and_energy_tell_one_story() -> None:
    cost = energy_cost(oxygen_uptake_at(200.0, 3.5), 3.5, 0.9)
    assert cost == pytest.approx(minetti2002_cost_of_running(0.0), rel=0.25)


# Doma & Deakin 2013: 0.70 to 0.77 ml/kg^0.75/m in trained men at about 90 % of threshold. A runner of 70 kg
# at 200 to 280 ml/kg/km spans that; tolerance: the range itself.
def test_the_allometric_cost_has_the_size_the_paper_prints() -> None:
    low, high = (doma2013_allometric_cost(oxygen_uptake_at(one, 3.0), 3.0, 70.0) for one in (200.0, 280.0))
    assert low < 0.70 < 0.77 < high


@given(st.floats(20.0, 80.0), st.floats(2.0, 7.0), st.floats(40.0, 100.0))
def test_the_allometric_cost_takes_body_mass_to_a_quarter(uptake: float, speed: float, mass: float) -> None:
    plain = oxygen_cost(uptake, speed) / 1000.0
    assert doma2013_allometric_cost(uptake, speed, mass) == pytest.approx(plain * mass**0.25)


# 2.4 % (Saunders 2004, abstract); a difference of two single tests errs by the square root of two times that.
def test_change_and_error_of_the_paper() -> None:
    assert saunders2004_smallest_worthwhile_change(200.0) == pytest.approx(4.8)
    assert saunders2004_change_error(200.0) == pytest.approx(4.8 * 2**0.5)


@given(st.integers(1, 50))
def test_more_tests_make_a_smaller_error(tests: int) -> None:
    assert saunders2004_change_error(200.0, tests + 1, tests) < saunders2004_change_error(200.0, tests, tests)


def test_no_test_is_no_change() -> None:
    with pytest.raises(ValueError, match="at least one test"):
        saunders2004_change_error(200.0, 0, 3)


# Kipp 2019, abstract: at 2:04 marathon pace 3 % of economy make 2:01:36. Tolerance 2 s: the paper's rounding.
def test_three_per_cent_at_record_pace() -> None:
    speed = MARATHON / (2 * 3600 + 4 * 60)
    assert MARATHON / kipp2019_speed_after(speed, 0.03) == pytest.approx(2 * 3600 + 96, abs=2.0)


@given(st.floats(0.0, 9.0), st.floats(0.0, 2.0))
def test_economy_is_worth_less_the_faster_one_runs(speed: float, more: float) -> None:
    assert 0.66 <= kipp2019_speed_for_economy(speed + more) <= kipp2019_speed_for_economy(speed) <= 1.0


def test_worse_economy_slows() -> None:
    assert kipp2019_speed_after(4.0, -0.02) < 4.0 < kipp2019_speed_after(4.0, 0.02)


@pytest.mark.parametrize(("uptake", "speed"), [(40.0, 0.0), (40.0, -3.0), (-40.0, 3.0)])
def test_what_means_nothing_is_refused(uptake: float, speed: float) -> None:
    with pytest.raises(ValueError, match="must"):
        oxygen_cost(uptake, speed)
    with pytest.raises(ValueError, match="must"):
        energy_cost(uptake, speed, 0.9)
