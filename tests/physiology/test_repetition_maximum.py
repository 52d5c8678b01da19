from __future__ import annotations

import csv
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.repetition_maximum import (
    NUZZO2024,
    NUZZO2024_FAMILIES,
    nuzzo2024_fraction,
    nuzzo2024_load,
    nuzzo2024_maximum,
    nuzzo2024_maximum_spread,
    nuzzo2024_one_repetition_maximum,
    nuzzo2024_repetitions,
    nuzzo2024_repetitions_spread,
)
from tests.devices import device_folder

FAMILIES = sorted(NUZZO2024_FAMILIES)
SCOPES = {"general": "general", "leg press": "leg press", "bench press": "bench press"}


@pytest.mark.parametrize(("reps", "share"), NUZZO2024)
def test_the_published_rows_come_back(reps: float, share: float) -> None:
    assert nuzzo2024_fraction(reps) == pytest.approx(share)


def evidence_rows() -> Sequence[dict[str, str]]:
    """The machine-readable copy of the paper's table, transcribed apart from the code."""
    path = device_folder("lifting-logs").parents[1] / "evidence" / "reps_at_percent_1rm.csv"
    if not path.exists():
        pytest.skip("no evidence/reps_at_percent_1rm.csv beside the shared data")
    with path.open(encoding="utf-8", newline="") as text:
        return [row for row in csv.DictReader(text) if row["source"].startswith("Nuzzo")]


def test_the_table_is_that_of_the_evidence() -> None:
    checked = 0
    for row in evidence_rows():
        family = next((name for scope, name in SCOPES.items() if row["scope"].startswith(scope)), None)
        if family is not None:
            share = float(row["pct_1rm"]) / 100.0
            assert nuzzo2024_repetitions(share, family) == pytest.approx(float(row["reps_mean"])), row
            checked += 1
            if row["between_person_sd"] and family == "general":
                spread = float(row["between_person_sd"])
                assert nuzzo2024_repetitions_spread(share, family) == pytest.approx(spread), row
    assert checked >= 13


@given(st.floats(1, 19), st.floats(0.01, 1), st.sampled_from(FAMILIES))
def test_more_reps_are_a_smaller_share(reps: float, more: float, family: str) -> None:
    assert nuzzo2024_fraction(reps + more, family) <= nuzzo2024_fraction(reps, family)


@given(st.floats(0.72, 0.999), st.sampled_from(FAMILIES))
def test_share_and_reps_undo_each_other(share: float, family: str) -> None:
    assert nuzzo2024_fraction(nuzzo2024_repetitions(share, family), family) == pytest.approx(share)


@given(st.lists(st.floats(0, 25), min_size=1), st.sampled_from(FAMILIES))
def test_an_array_gives_what_its_floats_give(reps: list[float], family: str) -> None:
    together = nuzzo2024_fraction(np.array(reps), family)
    assert together.tolist() == [nuzzo2024_fraction(one, family) for one in reps]


def test_what_is_not_known_stays_so() -> None:
    assert np.isnan(nuzzo2024_fraction(float("nan")))
    assert np.isnan(nuzzo2024_fraction(np.array([np.nan, 5.0]))).tolist() == [True, False]


@given(st.floats(20, 200), st.integers(1, 6), st.integers(0, 4))
def test_load_and_maximum_undo_each_other(maximum: float, reps: int, reserve: int) -> None:
    load = nuzzo2024_load(maximum, reps, reserve)
    assert nuzzo2024_one_repetition_maximum(load, reps, reserve).value == pytest.approx(maximum)


def test_a_single_is_the_maximum_and_exact() -> None:
    estimate = nuzzo2024_one_repetition_maximum(100.0, 1.0)
    assert (estimate.low, estimate.value, estimate.high) == (100.0, 100.0, 100.0)


def test_sets_of_many_reps_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        nuzzo2024_one_repetition_maximum(40.0, 9.0, 2.0)
    with pytest.raises(ValueError, match="11 reps to failure are too many"):
        nuzzo2024_maximum(np.array([40.0, 40.0]), np.array([5.0, 9.0]), np.array([0.0, 2.0]))


@pytest.mark.parametrize("family", FAMILIES)
def test_more_reps_say_less_about_the_maximum(family: str) -> None:
    spread = nuzzo2024_maximum_spread(np.array([1.0, 3.0, 5.0, 9.0]), family)
    assert spread[0] == 0.0
    assert (np.diff(spread) > 0.0).all()
    assert 0.02 < spread[2] < 0.08


def test_an_unknown_family_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        nuzzo2024_fraction(5.0, "curl")
