"""The plan document: exact round trip, the schema, and what is said about wrong documents."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from groundforce.errors import DocumentError
from groundforce.formats.plan_json import plan_from_json, plan_text, plan_to_json, read_plan
from groundforce.training.athlete import Athlete
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Phase,
    Plan,
    PlannedRun,
    PlanQuality,
    PlanStatus,
    Prescription,
    Reason,
    RunSource,
    Session,
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import Exposure, Opening, PlanProblem
from groundforce.training.run import RunKind
from tests.strategies import plans

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TOP_KEYS = [
    "format", "revision", "runner", "start", "weeks", "timezone", "runs", "phases", "sessions", "quality",
    "relaxations", "warnings", "problem",
]  # fmt: skip


def example() -> Plan:
    run = PlannedRun("r1", date(2026, 11, 24), RunKind.INTERVALS, 3600.0, RunSource.RHYTHM, time(7))
    sets = (
        SetPrescription(SetKind.WARM_UP, (5, 5), load=Kilograms(40.0)),
        SetPrescription(SetKind.WORK, (4, 6), load=Kilograms(62.5), reps_in_reserve=2.0),
    )
    plank = SetPrescription(SetKind.WORK, seconds=40.0, load=Bodyweight())
    session = Session(
        id="s1",
        date=date(2026, 11, 26),
        duration=2700.0,
        phase="Build",
        focus="Strength A",
        heavy_lower=True,
        novel=False,
        prescriptions=(Prescription("back_squat", sets, 180.0), Prescription("plank", (plank,), 60.0)),
        reasons=(Reason("guard_heavy", "two days after the intervals"),),
    )
    problem = PlanProblem(
        start=date(2026, 11, 23),
        weeks=1,
        athlete=Athlete("Ada"),
        runs=(run,),
        openings=(Opening(3, time(18), time(20)),),
        equipment=frozenset({"barbell", "rack"}),
    )
    quality = PlanQuality(PlanStatus.FEASIBLE, 12.5, (("dose", 12.5),), None, None, 0.25, "dynamic programme")
    return Plan(problem, (Phase("Build", date(2026, 11, 23), 1),), (session,), quality)


@cache
def validator() -> Draft202012Validator:
    text = files("groundforce.formats").joinpath("schemas/plan-1.schema.json").read_text("utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@QUICK
@given(plans())
def test_a_plan_comes_back_exactly(plan: Plan) -> None:
    text = plan_text(plan)
    document = json.loads(text)
    assert plan_from_json(document) == plan
    assert plan_text(plan_from_json(document)) == text
    validator().validate(document)


def test_keys_are_those_of_the_design() -> None:
    document: Any = plan_to_json(example())
    assert list(document) == TOP_KEYS
    assert document["runs"][0] == {
        "id": "r1",
        "date": "2026-11-24",
        "start": "07:00",
        "part_of_day": None,
        "duration_s": 3600,
        "distance_m": None,
        "kind": "intervals",
        "key": True,
        "source": "rhythm",
    }
    assert document["sessions"][0]["prescriptions"][0]["sets"] == [
        {
            "kind": "warmup",
            "reps": 5,
            "side": None,
            "load": {"kg": 40, "per": "total"},
            "rir": None,
            "tempo": None,
        },
        {
            "kind": "work",
            "reps": [4, 6],
            "side": None,
            "load": {"kg": 62.5, "per": "total"},
            "rir": 2,
            "tempo": None,
        },
    ]
    assert document["sessions"][0]["prescriptions"][1]["sets"][0]["load"] == {
        "bodyweight": True,
        "added_kg": 0,
    }
    assert list(document["quality"]) == ["status", "objective", "bill", "bound", "gap", "solve_s", "engine"]
    assert "runs" not in document["problem"]


FIRST_SET = ("sessions", 0, "prescriptions", 0, "sets", 0)
WRONG: list[tuple[tuple[Any, ...], Any, str, str]] = [
    (("format",), "groundforce.plan/2", "format", "this version reads groundforce.plan/1"),
    (("revision",), 0, "revision", "below 1"),
    (("weeks",), 1.5, "weeks", "not a whole number"),
    (("start",), "23.11.2026", "start", "write 2026-11-23"),
    (("start",), "20261123", "start", "write 2026-11-23"),
    (("runner",), None, "runner", "null is not text"),
    (("nonsense",), 1, "the document", "unknown key 'nonsense'"),
    (("runs", 0, "kind"), "sprint", "runs[0].kind", "allowed: easy, long, tempo"),
    (("runs", 0, "key"), False, "runs[0].key", "only true is allowed"),
    (("runs", 0, "start"), "7 am", "runs[0].start", "write 07:00"),
    (("runs", 0, "duration_s"), -1, "runs[0].duration_s", "0 or more"),
    (("runs", 0, "duration_s"), True, "runs[0].duration_s", "true is not a number"),
    (("sessions",), {}, "sessions", "an object is not a list"),
    (("sessions", 0, "status"), "skipped", "sessions[0].status", "planned, done, missed"),
    (("sessions", 0, "heavy_lower"), 1, "sessions[0].heavy_lower", "true or false"),
    ((*FIRST_SET, "reps"), "5", "sessions[0].prescriptions[0].sets[0].reps", "whole number"),
    ((*FIRST_SET, "reps"), [4, 5, 6], "sessions[0].prescriptions[0].sets[0].reps", "[low, high]"),
    ((*FIRST_SET, "seconds"), 40, "sessions[0].prescriptions[0].sets[0]", "exactly one of reps"),
    ((*FIRST_SET, "side"), "both", "sessions[0].prescriptions[0].sets[0].side", "each, left, right"),
    ((*FIRST_SET, "load"), {"lb": 100}, "sessions[0].prescriptions[0].sets[0].load", "{percent_1rm}"),
    ((*FIRST_SET, "load"), {"kg": 40}, "sessions[0].prescriptions[0].sets[0].load", "'per' is missing"),
    (("problem", "openings", 0, "weekday"), 7, "problem.openings[0].weekday", "6 (Sunday)"),
    (("problem", "limits", "limits"), ["rest"], "problem.limits.limits[0]", "no impact"),
    (("quality", "bill"), {"dose": "much"}, "quality.bill.dose", "not a number"),
]


@pytest.mark.parametrize(("place", "value", "path", "said"), WRONG)
def test_wrong_documents_are_refused_by_field(
    place: tuple[Any, ...], value: Any, path: str, said: str
) -> None:
    document: Any = copy.deepcopy(plan_to_json(example()))
    target = document
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    with pytest.raises(DocumentError) as caught:
        plan_from_json(document)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)
    assert not validator().is_valid(document)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every key of every object of a document."""
    found = []
    if isinstance(value, dict):
        found += [(*path, key) for key in value]
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        found += places(one, (*path, key))
    return found


def test_no_key_may_be_missing() -> None:
    whole: Any = plan_to_json(example())
    for place in places(whole):
        if "bill" in place[:-1]:
            continue
        document = copy.deepcopy(whole)
        target: Any = document
        for key in place[:-1]:
            target = target[key]
        del target[place[-1]]
        with pytest.raises(DocumentError):
            plan_from_json(document)
        assert not validator().is_valid(document), place


@pytest.mark.parametrize("document", [None, [], "plan", 3, {}, {"format": None}])
def test_anything_else_is_refused(document: object) -> None:
    with pytest.raises(DocumentError, match=r"groundforce\.plan/1"):
        plan_from_json(document)


def test_contradictions_inside_the_problem_are_named() -> None:
    document: Any = plan_to_json(example())
    document["runs"][0]["date"] = "2027-01-01"
    with pytest.raises(DocumentError, match="problem: runs outside"):
        plan_from_json(document)


def test_numbers_that_are_not_finite_are_not_written() -> None:
    plan = example()
    broken = Plan(
        plan.problem,
        plan.phases,
        plan.sessions,
        PlanQuality(PlanStatus.INFEASIBLE, float("inf"), (), None, None, 0.1, "none"),
    )
    with pytest.raises(DocumentError, match=r"quality\.objective"):
        plan_text(broken)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1, column 2"),
        ('{"format": "groundforce.plan/1", "format": 1}', "stands twice"),
        ('{"format": NaN}', "NaN is not a JSON number"),
        ("[" * 100_000, "nested too deep"),
        ("9" * 5000, "too many digits"),
    ],
)
def test_files_that_are_not_json_are_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text)
    with pytest.raises(DocumentError, match=r"plan\.json") as caught:
        read_plan(path)
    assert said in str(caught.value)


def test_a_file_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(plan_text(example()), "utf-8")
    assert read_plan(path) == example()
    assert path.read_text("utf-8").endswith("}\n")
    with pytest.raises(DocumentError, match="cannot be read"):
        read_plan(tmp_path / "none.json")


def test_what_was_done_and_until_when_all_is_settled_come_back_and_obey_the_schema() -> None:
    done = (Exposure(date(2026, 11, 26), "back_squat", 3, 62.5), Exposure(date(2026, 11, 26), "pogo_hop", 2))
    until = datetime(2026, 11, 27, 8, 30)
    plan = example()
    followed = replace(plan, problem=replace(plan.problem, done=done, settled_until=until))
    document = json.loads(plan_text(followed))
    validator().validate(document)
    back = plan_from_json(document)
    assert (back.problem.done, back.problem.settled_until) == (done, until)
    assert back == followed
    for key in ("done", "settled_until"):
        assert key not in json.loads(plan_text(plan))["problem"]
        wrong = copy.deepcopy(document)
        wrong["problem"][key] = "yesterday"
        assert not validator().is_valid(wrong)
        with pytest.raises(DocumentError, match=key):
            plan_from_json(wrong)
