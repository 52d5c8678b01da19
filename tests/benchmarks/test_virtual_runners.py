"""The benchmark of the virtual runners: its keys, its determinism, its comparisons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.virtual_runners import everyone, result, table
from groundforce.simulation.virtual.figures import COACHES, Figures

KEYS = {
    "runners", "weeks", "violation_weeks", "rir_error_median", "e1rm_error", "strength_gain",
    "strength_gain_template", "strength_gain_percentage", "key_run_fatigue", "key_run_fatigue_template",
    "key_run_fatigue_percentage", "changed_per_disturbance", "changed_from_scratch",
}  # fmt: skip
"""What DESIGN section 6 lists, and what the issue asks for beside it."""
FOUND = everyone(seed=1, runners=2, weeks=2, processes=1)


def _numbers(found: dict[str, list[tuple[Figures, float]]]) -> dict[str, list[Figures]]:
    return {coach: [one for one, _ in pairs] for coach, pairs in found.items()}


def test_it_prints_every_key() -> None:
    assert result(FOUND, 2).keys() >= KEYS
    assert result(FOUND, 2)["runners"] == 2


def test_the_same_seed_gives_the_same_figures_and_another_others() -> None:
    assert _numbers(everyone(1, 2, 2, 1)) == _numbers(FOUND)
    assert _numbers(everyone(5, 2, 2, 1)) != _numbers(FOUND)


def test_a_broken_week_and_an_error_show() -> None:
    ours, seconds = FOUND["groundforce"][0]
    worse = replace(ours, broken=1, planned=2, rules=("pain",), reserve_errors=(-3.0, 1.0, 4.0))
    found = {**FOUND, "groundforce": [(worse, seconds)]}
    assert result(found, 2)["violation_weeks"] == pytest.approx(0.5)
    assert result(found, 2)["rules_broken"] == "pain"
    assert result(found, 2)["rir_error_median"] == pytest.approx(3.0)
    assert result(found, 2)["rir_bias"] == pytest.approx(1.0)


def test_the_table_sets_the_coaches_side_by_side() -> None:
    text = table(FOUND)
    assert all(coach in text for coach in COACHES)
    assert "less" in text
