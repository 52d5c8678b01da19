"""A plan edited by hand in any one place is read and judged, or refused in words; nothing ever crashes."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.cli.output import documents
from groundforce.errors import GroundforceError
from groundforce.formats.plan_json import plan_from_json
from groundforce.planner.check import check
from groundforce.planner.why import why_day
from groundforce.training.catalogue import load_catalogue
from tests.cli.commands import START, Made, run

VALUES = (None, 0, -1, 0.5, 10**12, True, "", "x", START, "0001-01-01", "9999-12-31", "00:00", [], {})
CATALOGUE = load_catalogue().exercises


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every list and every plain value inside a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
        return
    yield path
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*path, number))


@pytest.fixture(scope="module")
def document(made: Made) -> dict[str, Any]:
    """A plan of two weeks."""
    found: dict[str, Any] = json.loads(run("plan", *made.given, "--weeks", 2, "--json").out)
    return found


@settings(max_examples=100)
@given(st.data())
def test_one_place_changed(document: dict[str, Any], data: st.DataObject) -> None:
    edited = copy.deepcopy(document)
    *way, last = data.draw(st.sampled_from(sorted(places(document), key=str)))
    target: Any = edited
    for step in way:
        target = target[step]
    target[last] = data.draw(st.sampled_from(VALUES))
    with suppress(GroundforceError):
        plan = plan_from_json(edited)
        assert check(plan, CATALOGUE) is not None
        assert why_day(plan, date.fromisoformat("2026-11-24"), CATALOGUE).title
        assert len(documents(plan, ("txt", "ics", "html"))) == 3
