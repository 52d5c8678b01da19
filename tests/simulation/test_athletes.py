from __future__ import annotations

import subprocess
import sys

import pytest

from groundforce.simulation.athletes import WEEKS, made_up_problem
from groundforce.training.athlete import LiftingExperience
from groundforce.training.run import RunKind

MANY = [made_up_problem(seed) for seed in range(60)]


def test_a_seed_is_an_athlete() -> None:
    assert made_up_problem(7) == made_up_problem(7)
    assert made_up_problem(7) != made_up_problem(8)


def test_another_process_and_hash_seed_makes_the_same_athlete() -> None:
    program = (
        "from groundforce.simulation.athletes import made_up_problem;"
        "from groundforce.formats.plan_json.problem import problem_to_json;"
        "print([problem_to_json(made_up_problem(seed)) for seed in range(10)])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_athletes_differ_in_what_a_planner_has_to_serve() -> None:
    assert {one.athlete.experience for one in MANY} == set(LiftingExperience)
    assert {one.sessions_per_week for one in MANY} == {1, 2, 3}
    assert {len(one.races) > 0 for one in MANY} == {True, False}
    assert {len(one.absences) > 0 for one in MANY} == {True, False}
    assert len({one.equipment for one in MANY}) == 4


def test_everybody_runs_long_and_races_stand_inside_the_plan() -> None:
    for one in MANY:
        assert WEEKS[0] <= one.weeks <= WEEKS[1]
        assert any(run.kind is RunKind.LONG for run in one.runs)
        assert all(one.start <= race.date < one.end for race in one.races)


@pytest.mark.parametrize("weeks", [1, 4, 52])
def test_any_length_can_be_asked_for(weeks: int) -> None:
    assert {made_up_problem(seed, weeks).weeks for seed in range(20)} == {weeks}
