from __future__ import annotations

import json
from pathlib import Path

from tests.cli.commands import Made, refused, run


def test_a_runner_sees_where_they_stand(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("--runs", made.runs, "--runner", made.runner, "--as-of", "2026-11-23", "--plan", made.plan)
    ended = run("progress", *words, "--out", out)
    assert (ended.code, [path.name for path in out.iterdir()]) == (0, ["progress.html"])
    assert "Where you stand on Mon 23 Nov 2026" in ended.out
    assert "No planned session was due yet." in ended.out
    assert str(out) in ended.out


def test_the_state_as_json(made: Made) -> None:
    ended = run("progress", "--runs", made.runs, "--as-of", "2026-11-23", "--json")
    document = json.loads(ended.out)
    assert (document["format"], document["as_of"]) == ("groundforce.state/1", "2026-11-23")
    assert document["efficiency"]["speed_at_reference"]["low"] > 0.0
    assert document["adherence"] is None


def test_tests_and_pain_need_no_recordings(tmp_path: Path) -> None:
    runner = tmp_path / "runner.toml"
    runner.write_text('[[pain]]\ndate = 2026-11-20\nsite = "knee"\nduring = 7\n', "utf-8")
    ended = run("progress", "--runner", runner, "--as-of", "2026-11-23")
    assert ended.code == 0
    assert "! Knee" in ended.out


def test_nothing_given_says_what_to_give(tmp_path: Path) -> None:
    refused(run("progress"), 3, "--runs", "--home", "--runner")
    refused(run("progress", "--runs", tmp_path / "none"), 2, "none")
    for block in ("2026-03-02", "2026-05-02..2026-03-02", "then..now"):
        refused(run("progress", "--block", block, "--runner", "x.toml"), 2, "--block")
    refused(run("progress", "--as-of", "soon", "--runner", "x.toml"), 2, "--as-of")
