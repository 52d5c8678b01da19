"""A stated maximum against what the sets of late say."""

from __future__ import annotations

from datetime import timedelta

from groundforce.coaching.intake import build_problem
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.monitoring.athlete_state import athlete_state
from groundforce.training.problem import PlanProblem
from tests.made_up_athlete import AS_OF, HISTORY

WEEK = '[[week]]\nday = "Tue"\nminutes = 50\n'


def problem(stated: str) -> tuple[PlanProblem, tuple[str, ...]]:
    profile = parse_runner(f'{WEEK}[maxima]\nback_squat = "{stated}"\n', "runner.toml", AS_OF)
    made = build_problem(profile, athlete_state(HISTORY, AS_OF, profile), AS_OF + timedelta(days=7), 4)
    return made.problem, made.notes


def test_a_maximum_far_above_the_sets_of_late_does_not_count_and_the_plan_says_so() -> None:
    made, notes = problem("150 kg")
    assert dict(made.strength)["back_squat"].value < 95.0
    assert any("You stated 150 kg for the back squat" in note for note in notes)


def test_a_maximum_near_or_below_the_sets_counts() -> None:
    for stated, value in (("88 kg", 88.0), ("60 kg", 60.0)):
        made, notes = problem(stated)
        assert dict(made.strength)["back_squat"].value == value
        assert not any("You stated" in note for note in notes)
