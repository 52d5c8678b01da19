"""From a plan to the bytes of its sheet: A4, black on white, set by Typst in the fonts it brings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files

import typst

from groundforce.errors import InputError
from groundforce.presentation.sheet.contents import Sheet, sheet_of_plan, sheet_of_session
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan


def plan_sheet(plan: Plan, catalogue: Mapping[str, Exercise]) -> bytes:
    """The PDF of a plan, a page a week. The same plan gives the same bytes."""
    return _compiled(sheet_of_plan(plan, catalogue))


def session_sheet(plan: Plan, session: str, catalogue: Mapping[str, Exercise]) -> bytes:
    """The PDF of one session by its id. Raises InputError for an id the plan does not have."""
    found = next((one for one in plan.sessions if one.id == session), None)
    if found is None:
        raise InputError(f"the plan has no session {session!r}")
    return _compiled(sheet_of_session(plan, found, catalogue))


@cache
def _template() -> bytes:
    return files("groundforce.presentation").joinpath("templates", "sheet.typ").read_bytes()


def _compiled(sheet: Sheet) -> bytes:
    data = json.dumps(asdict(sheet), ensure_ascii=False)
    return typst.compile(_template(), format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True)
