"""``groundforce tests``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from groundforce.training.battery.load import battery
from tests.cli.commands import refused, run

RESULTS = """
sex = "female"
age = 38
[[test]]
date = 2026-11-01
test = "calf raise"
side = "left"
value = "15 reps"
[[test]]
date = 2026-11-01
test = "calf raise"
side = "right"
value = "24 reps"
"""


@pytest.fixture
def results(toml: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("groundforce.cli.testing.today", lambda: date(2026, 11, 23))
    toml.write_text(RESULTS, "utf-8")
    return toml


def test_the_battery_is_listed() -> None:
    ended = run("tests")
    assert (ended.code, ended.err) == (0, "")
    assert all(name.replace("_", " ") in ended.out for name in battery())
    assert [one["id"] for one in json.loads(run("tests", "--json").out)["tests"]] == list(battery())


def test_a_protocol_is_shown_by_any_of_its_names() -> None:
    shown = run("tests", "heel raise").out
    assert shown == run("tests", "calf_raise").out
    assert "Calf raises to fatigue" in shown
    assert "Stop" in shown
    assert "2.27" not in shown, "errors are rounded for people"


def test_an_unknown_test_is_refused_with_the_list() -> None:
    refused(run("tests", "yoga"), 2, "'yoga' is not a test", "calf raise")


def test_the_runners_own_results_and_what_the_plan_does(results: Path) -> None:
    ended = run("tests", "--runner", results)
    assert ended.code == 0
    assert "15 reps (12 to 18 reps in 8 of 10 cases)" in ended.out
    assert "jumps stay at the two lowest" in ended.out
    assert "the left is 38 % lower" in ended.out
    document = json.loads(run("tests", "calf raise", "--runner", results, "--json").out)
    left, right = document["results"]
    assert (left["value"], left["side"], right["side"]) == (15.0, "left", "right")
    assert document["sides"][0]["real"] is True
    assert document["as_of"] == "2026-11-23"
    assert {one["test"] for one in document["plan"]} == {"calf_raise"}
    assert document["due"] == [{"test": "calf_raise", "date": "2026-11-29"}]


def test_one_test_shows_only_its_own(results: Path) -> None:
    shown = run("tests", "side plank", "--runner", results).out
    assert "No result yet" in shown
    assert "15 reps" not in shown


def test_a_unit_mix_up_is_refused_with_its_line(results: Path) -> None:
    results.write_text('[[test]]\ndate = 2026-11-01\ntest = "CMJ"\nvalue = "34 m"\n', "utf-8")
    refused(run("tests", "--runner", results), 2, "line 4", "5 to 90 cm")


def test_a_plan_from_the_runner_file_says_what_the_tests_asked(results: Path) -> None:
    rows = (("Tue", "intervals", 50), ("Sun", "long", 90))
    week = "".join(
        f'[[week]]\nday = "{day}"\nkind = "{kind}"\nminutes = {long}\n' for day, kind, long in rows
    )
    results.write_text(f"{RESULTS}\n{week}", "utf-8")
    ended = run("plan", "--runner", results, "--start", "2026-11-23", "--weeks", "4", "--json")
    assert ended.code == 0, ended.err
    document = json.loads(ended.out)
    assert {one["top_tier"] for one in document["problem"]["findings"]} == {2, None}
    assert any(text.startswith("Test: Calf raises to fatigue") for text in document["warnings"])
