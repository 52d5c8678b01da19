"""Phases by gap and races, and why each stands there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundforce.planner.search.phase_reasons import told_phases
from groundforce.planner.search.season import anatomical_weeks, season
from groundforce.training.athlete import LiftingExperience, Race, RacePriority
from groundforce.training.problem import PlanProblem
from tests.planner.problems import START, runner


def told(problem: PlanProblem) -> list[str]:
    return [phase.why for phase in told_phases(problem, season(problem))]


@pytest.mark.parametrize(("gap", "weeks"), [(None, 1), (0, 1), (3, 1), (4, 2), (8, 3), (30, 4)])
def test_the_longer_the_gap_the_longer_the_start(gap: int | None, weeks: int) -> None:
    regular = runner(races=(), experience=LiftingExperience.REGULAR, lifting_gap=gap)
    assert anatomical_weeks(regular) == weeks


def test_a_gap_never_shortens_a_beginner_s_start() -> None:
    assert anatomical_weeks(runner(races=(), lifting_gap=30)) == 4


def test_every_phase_has_a_sentence_that_names_what_decided_it() -> None:
    races = (
        Race(START + timedelta(days=40), 10_000.0, RacePriority.B, "Park 10"),
        Race(START + timedelta(days=97), 42_195.0, RacePriority.A, "Big one"),
    )
    problem = runner(18, races=races, experience=LiftingExperience.REGULAR, lifting_gap=9)
    why = told(problem)
    assert all(text.endswith(".") for text in why)
    assert "9 weeks without lifting" in why[0]
    assert any("Park 10 inside it" in text for text in why)
    assert any(text.startswith("Race week: Big one") for text in why)
    assert any("After Big one: two weeks" in text for text in why)
