"""The problems to plan: those of a folder, else made-up athletes by seed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from groundforce.errors import DocumentError
from groundforce.formats.json_text import read_json
from groundforce.formats.node import Node
from groundforce.formats.plan_json import plan_text
from groundforce.formats.plan_json.problem import problem_from_json
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.plan import Plan, PlanQuality, PlanStatus
from groundforce.training.problem import PlanProblem


def read_problems(folder: Path) -> tuple[list[PlanProblem], int]:
    """The problems of every ``.json`` below a folder, and how many files could not be read.

    A file is a plan document, whole or with no more than ``runner``, ``start``, ``weeks``, ``timezone``,
    ``runs`` and ``problem``.
    """
    found, failed = [], 0
    for path in sorted(folder.rglob("*.json")):
        try:
            found.append(problem_from_json(Node(read_json(path.read_bytes()))))
        except (DocumentError, json.JSONDecodeError) as error:
            failed += 1
            print(f"left out: {path.name}: {error}", file=sys.stderr)
    return found, failed


def made_up(count: int, weeks: int | None = None) -> list[PlanProblem]:
    """The first athletes by seed."""
    return [made_up_problem(seed, weeks) for seed in range(count)]


def save(problems: list[PlanProblem], folder: Path) -> None:
    """Write problems as plan documents without sessions, to run the same ones again elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    unsolved = PlanQuality(PlanStatus.INFEASIBLE, 0.0, (), None, None, 0.0, "not planned yet")
    for number, problem in enumerate(problems):
        text = plan_text(Plan(problem, (), (), unsolved))
        (folder / f"problem-{number:04d}.json").write_text(text, "utf-8")
