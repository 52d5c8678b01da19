"""The ten situations: each a runner file beside this module, and its plan as text a coach can read.

``python -m tests.planner.situations.stories`` writes every plan anew.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundforce.coaching.intake import build_problem
from groundforce.formats.runner_toml.reading import read_runner
from groundforce.planner.solve import solve
from groundforce.training.catalogue import load_catalogue
from groundforce.training.notation.plan_text import print_plan
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem
from groundforce.training.state import AthleteState, Rhythm, RunningState

HERE = Path(__file__).parent
START = date(2026, 11, 23)
WEEKS = {
    "beginner": 12,
    "marathoner": 16,
    "masters_bone": 16,
    "ultra": 20,
    "home_kit": 12,
    "knee_pain": 10,
    "three_races": 40,
    "twenty_minutes": 12,
    "returning": 12,
    "already_lifting": 14,
}
CATALOGUE = load_catalogue().exercises


def problem_of(name: str) -> PlanProblem:
    """The planning problem of a situation; nothing of the runner was recorded."""
    profile = read_runner(HERE / f"{name}.toml", START)
    state = AthleteState(START, RunningState(START), Rhythm())
    return build_problem(profile, state, START, WEEKS[name]).problem


@cache
def plan_of(name: str) -> Plan:
    """The plan of a situation."""
    plan = solve(problem_of(name), CATALOGUE).plan
    assert plan is not None, name
    return plan


def text_of(name: str) -> str:
    """The plan as a coach reads it."""
    return print_plan(plan_of(name), lambda exercise: CATALOGUE[exercise].name)


def main() -> None:
    """Write every plan anew."""
    for name in WEEKS:
        (HERE / f"{name}.txt").write_text(text_of(name), "utf-8")


if __name__ == "__main__":
    main()
