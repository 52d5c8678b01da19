"""Reps and what is felt of them: right on average, and for nobody."""

from __future__ import annotations

from statistics import fmean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.repetition_maximum import nuzzo2024_repetitions
from groundforce.simulation.virtual.effort import MOST_REPS, Feel, RepsCurve, set_loss, set_recovery
from groundforce.simulation.virtual.lifts import lift_of
from groundforce.simulation.virtual.people import Population, person


@given(st.floats(20.0, 70.0), st.floats(0.8, 1.2), st.floats(0.3, 1.0))
def test_heavier_means_fewer_reps_and_the_curve_turns_round(scale: float, shape: float, share: float) -> None:
    curve = RepsCurve(scale, shape)
    assert curve.reps(share) >= curve.reps(min(1.0, share + 0.01)) >= 1.0
    if curve.reps(share) < MOST_REPS:
        assert curve.share(curve.reps(share)) == pytest.approx(share, rel=1e-6)


def test_nothing_above_the_maximum_goes_up() -> None:
    assert RepsCurve(38.5, 1.0).reps(1.01) == 0.0


@pytest.mark.parametrize("share", [0.9, 0.85, 0.8, 0.75, 0.7])
def test_the_mean_person_lies_near_the_table_runners_a_little_above(share: float) -> None:
    """Nuzzo 2024, means at each share; runners do some more (Richens & Cleather 2014). Tolerance 15 %."""
    curves = [lift_of(person(seed, Population.MARATHONER, 4), "back_squat").curve for seed in range(150)]
    mean = fmean(curve.reps(share) for curve in curves)
    assert 0.9 < mean / float(nuzzo2024_repetitions(share)) < 1.3


def test_people_differ_as_in_the_table() -> None:
    """Nuzzo 2024: standard deviation 2.5 reps between people at 80 %; ours of runners 2 to 4."""
    curves = [lift_of(person(seed, Population.ULTRA, 4), "back_squat").curve for seed in range(150)]
    assert 2.0 < stdev(curve.reps(0.8) for curve in curves) < 4.0


@pytest.mark.parametrize(("reserve", "error"), [(1.0, 1.2), (4.0, 2.0)])
def test_felt_reserve_is_as_far_off_as_measured(reserve: float, error: float) -> None:
    """Emanuel 2022: 1.2 and 2.0 reps near failure and at two thirds of a set; tolerance 0.4."""
    draws = np.random.default_rng(1).normal(size=4000)
    feel = Feel(0.0, 1.0)
    assert fmean(abs(feel.felt(reserve, float(one)) - reserve) for one in draws) == pytest.approx(
        error, abs=0.4
    )


def test_people_miss_reps_they_have() -> None:
    """Halperin 2022: 0.9 reps missed; at three to four in reserve, tolerance 0.2."""
    assert 3.5 - Feel(0.0, 1.0).felt(3.5, 0.0) == pytest.approx(0.9, abs=0.2)


def test_sets_to_failure_cost_the_next_set_most_and_rest_brings_it_back() -> None:
    assert set_loss(0.0) > set_loss(2.0) > set_loss(5.0) > 0.0
    assert set_recovery(30.0) > set_recovery(180.0) > 0.0
