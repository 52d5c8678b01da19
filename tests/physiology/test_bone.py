"""Bone: the index, its parts, sensitivity between bouts, load inside the shin."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.bone import (
    matijevich2019_tibial_compression,
    turner2003_bout_of_parts,
    turner2003_osteogenic_index,
    turner2003_sensitivity,
    turner2003_total,
)
from groundforce.physiology.emerging.bone_models import (
    ahola2010_daily_impact_score,
    carter1987_daily_load_stimulus,
    genc2009_enhanced_stimulus,
    refractory_cycles,
    warden2021_relative_damage,
)

LOADS = st.floats(0.1, 10.0)
CYCLES = st.floats(0.0, 20_000.0)


def test_two_bouts_of_sixty_beat_one_of_a_hundred_and_twenty() -> None:
    """EVIDENCE 5.1 states this; by hand 3 ln 61 (2 - e^(-10/6)) = 22.3 against 3 ln 121 = 14.4."""
    two = turner2003_total(np.full(2, 3.0 * math.log(61.0)), np.array([8.0, 18.0]))
    assert two == pytest.approx(3.0 * math.log(61.0) * (2.0 - math.exp(-10.0 / 6.0)))
    assert two > float(turner2003_osteogenic_index(3.0, 120.0))


def test_a_day_apart_restores_nearly_all_and_no_time_nothing() -> None:
    assert float(turner2003_sensitivity(24.0)) > 0.98
    assert float(turner2003_sensitivity(0.0)) == 0.0


@given(LOADS, CYCLES, CYCLES)
def test_one_load_cut_in_parts_is_one_bout(load: float, one: float, other: float) -> None:
    parts = turner2003_bout_of_parts(np.array([load, load]), np.array([one, other]), np.zeros(2, np.int64), 1)
    assert parts[0] == pytest.approx(float(turner2003_osteogenic_index(load, one + other)), abs=1e-9)


@given(st.lists(st.tuples(LOADS, CYCLES, st.integers(0, 2)), min_size=1, max_size=12), st.randoms())
def test_the_order_of_parts_does_not_matter(parts: list[tuple[float, float, int]], random: object) -> None:
    mixed = list(parts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = [
        turner2003_bout_of_parts(
            np.array([load for load, _, _ in some]),
            np.array([cycles for _, cycles, _ in some]),
            np.array([bout for _, _, bout in some], dtype=np.int64),
            3,
        )
        for some in (parts, mixed)
    ]
    assert np.allclose(*found)


@given(LOADS, CYCLES, LOADS, CYCLES)
def test_more_loading_never_counts_less(load: float, cycles: float, more: float, extra: float) -> None:
    zero = np.zeros(2, np.int64)
    both = turner2003_bout_of_parts(np.array([load, more]), np.array([cycles, extra]), zero, 1)[0]
    assert both >= float(turner2003_osteogenic_index(load, cycles)) - 1e-9


def test_bouts_out_of_order_and_cycles_below_0_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        turner2003_total(np.ones(2), np.array([5.0, 1.0]))
    with pytest.raises(ValueError, match="not be negative"):
        turner2003_osteogenic_index(1.0, -1.0)


def test_the_shin_line_meets_every_row_within_3_percent() -> None:
    """joint_loads.csv, one runner of Matijevich 2019."""
    speeds = np.array([2.6, 2.8, 3.0, 3.2, 3.4, 3.6, 3.8, 4.0])
    rows = np.array([7.2, 7.54, 7.55, 7.71, 7.68, 7.82, 7.94, 7.94])
    assert np.allclose(np.asarray(matijevich2019_tibial_compression(speeds)), rows, rtol=0.03)


def test_one_kind_of_loading_gives_the_fourth_root_law() -> None:
    assert carter1987_daily_load_stimulus(np.array([10_000.0]), np.array([2.5])) == pytest.approx(25.0)


def test_sensitivity_is_nearly_gone_after_forty_cycles() -> None:
    gained = float(refractory_cycles(41.0)) - float(refractory_cycles(40.0))
    assert gained == pytest.approx(0.05, abs=0.01)


def test_rest_restores_the_enhanced_stimulus_and_steps_do_not() -> None:
    cycles, load = np.array([5000.0, 5000.0]), np.array([2.5, 2.5])
    tired = float(genc2009_enhanced_stimulus(cycles, load, np.array([1.0, 0.05])))
    rested = float(genc2009_enhanced_stimulus(cycles, load, np.array([1.0, 1.0])))
    longer = float(genc2009_enhanced_stimulus(2.0 * cycles, load, np.array([1.0, 0.05])))
    assert longer == pytest.approx(tired, rel=1e-6)
    assert rested > tired


def test_no_impacts_score_nothing() -> None:
    assert ahola2010_daily_impact_score(np.array([2.0, 5.0]), np.zeros(2)) == 0.0


def test_life_halves_per_ten_percent_and_steps_count_once() -> None:
    assert float(warden2021_relative_damage(1.21)) == pytest.approx(4.0)
    assert float(warden2021_relative_damage(1.0, 2.0)) == 2.0
    with pytest.raises(ValueError, match="not be negative"):
        warden2021_relative_damage(-1.0)
