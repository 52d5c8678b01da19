from __future__ import annotations

import json
import os
import subprocess
import sys
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


def test_a_race_that_is_over_and_pain_that_came_later_do_not_stop_a_look_back(tmp_path: Path) -> None:
    runner = tmp_path / "runner.toml"
    race = '[[race]]\ndate = 2026-03-01\ndistance = "10 km"\n'
    runner.write_text(f'{race}[[pain]]\ndate = 2026-11-20\nsite = "knee"\nduring = 7\n', "utf-8")
    ended = run("progress", "--runner", runner, "--as-of", "2026-06-01")
    assert (ended.code, "Knee" in ended.out) == (0, False)
    assert run("tests", "--runner", runner).code == 0
    refused(
        run("plan", "--runner", runner, "--start", "2026-06-01"),
        2,
        "before the plan starts",
        "after the plan",
    )


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused(run("progress", "--home", tmp_path / "none"), 3, "no training folder", "groundforce import")


def test_letters_the_output_does_not_have_become_question_marks(tmp_path: Path) -> None:
    rows = "".join(
        f'2026-10-{day:02d} 10:00:00,"W",1h,"Wadenübung",1,60,5,0,0,"","",8\n' for day in range(1, 5)
    )
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    head += "Workout Notes,RPE\n"
    (tmp_path / "log.csv").write_text(head + rows, "utf-8")
    words = [sys.executable, "-m", "groundforce", "read", str(tmp_path / "log.csv"), "--unit", "kg"]
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(words, env=ascii_only, capture_output=True, check=True)
    assert b"Waden?bung" in ended.stdout


def test_nothing_given_says_what_to_give(tmp_path: Path) -> None:
    refused(run("progress"), 3, "--runs", "--home", "--runner")
    refused(run("progress", "--runs", tmp_path / "none"), 2, "none")
    for block in ("2026-03-02", "2026-05-02..2026-03-02", "then..now"):
        refused(run("progress", "--block", block, "--runner", "x.toml"), 2, "--block")
    refused(run("progress", "--as-of", "soon", "--runner", "x.toml"), 2, "--as-of")
