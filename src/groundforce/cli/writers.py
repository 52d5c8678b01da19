"""The forms a plan can be written in: from a plan to its files by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan

Writer: TypeAlias = Callable[[Plan], dict[str, bytes]]


def _name_of(exercise: str) -> str:
    return load_catalogue().get(exercise).name


def _json(plan: Plan) -> dict[str, bytes]:
    from groundforce.formats.plan_json import plan_text

    return {"plan.json": plan_text(plan).encode()}


def _text(plan: Plan) -> dict[str, bytes]:
    from groundforce.training.notation.plan_text import print_plan

    return {"plan.txt": print_plan(plan, _name_of).encode()}


def _calendar(plan: Plan) -> dict[str, bytes]:
    from groundforce.cli.clock import now
    from groundforce.formats.ics.writing import plan_to_ics

    return {"plan.ics": plan_to_ics(plan, now(), _name_of)}


def _page(plan: Plan) -> dict[str, bytes]:
    from groundforce.presentation.page import plan_page

    return {"plan.html": plan_page(plan, load_catalogue().exercises).encode()}


def _workouts(plan: Plan) -> dict[str, bytes]:
    from groundforce.cli.clock import now
    from groundforce.formats.fit.workout import workout_files

    made = workout_files(plan, load_catalogue().exercises, now())
    return {f"workouts/{name}": data for name, data in made.items()}


def _table(plan: Plan) -> dict[str, bytes]:
    from groundforce.formats.hevy_csv import plan_to_hevy_csv

    return {"plan.csv": plan_to_hevy_csv(plan, _name_of)}


def _sheet(plan: Plan) -> dict[str, bytes]:
    from groundforce.presentation.sheet import plan_sheet

    return {"sheet.pdf": plan_sheet(plan, load_catalogue().exercises)}


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "json": _json,
        "txt": _text,
        "ics": _calendar,
        "html": _page,
        "fit": _workouts,
        "pdf": _sheet,
        "csv": _table,
    }
)
"""Every form by the name it is asked for with."""
PLAN_FORMATS = ("json", "txt", "ics", "html", "fit", "pdf")
"""What ``plan --out`` writes."""
