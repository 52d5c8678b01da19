"""Logging and looking at today as a person does: text, editor, standard input, other apps' files."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from groundforce.formats.plan_json import read_plan
from groundforce.store.plans import keep_plan
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan, Session
from tests.cli.commands import Ended, Made, refused, run
from tests.store.importing.life import LIFE

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def plan(made: Made) -> Plan:
    return read_plan(made.plan)


@pytest.fixture
def home(tmp_path: Path, plan: Plan) -> Path:
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    keep_plan(folder, plan, AT)
    return folder.path


@pytest.fixture
def first(plan: Plan) -> Session:
    return min(plan.sessions, key=lambda one: one.date)


def typed(text: str, *words: object) -> Ended:
    """``groundforce log WORDS`` with ``text`` on standard input."""
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()))):
        return run("log", *words)


def name_of(session: Session, number: int = 0) -> str:
    return load_catalogue().exercises[session.prescriptions[number].exercise].name


def test_today_shows_the_session_with_its_sets_and_runs(home: Path, first: Session) -> None:
    ended = run("today", "--home", home, "--date", first.date)
    assert ended.code == 0
    for one in first.prescriptions:
        assert load_catalogue().exercises[one.exercise].name in ended.out
    assert "week 1" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 120


def test_a_day_without_a_session_shows_the_next(home: Path, plan: Plan, first: Session) -> None:
    ended = run("today", "--home", home, "--date", plan.problem.start - timedelta(days=1))
    assert "outside the plan" in ended.out
    assert "No strength session today. Next:" in ended.out
    assert name_of(first) in ended.out
    assert "No session is left" in run("today", "--home", home, "--date", plan.problem.end).out


def test_today_as_json(home: Path, first: Session) -> None:
    document = json.loads(run("today", "--home", home, "--date", first.date, "--json").out)
    assert [one["id"] for one in document["sessions"]] == [first.id]
    today = document["sessions"][0]["today"]
    assert [one["exercise"] for one in today] == [one.exercise for one in first.prescriptions]


def test_a_session_logged_as_planned_is_shown_beside_the_plan_and_as_last_time(
    home: Path, plan: Plan, first: Session
) -> None:
    ended = typed("", "--as-planned", "--home", home, "--date", first.date)
    assert (ended.code, "logged." in ended.out) == (0, True)
    assert "not done" not in ended.out
    assert "Next: " in ended.out
    again = run("today", "--home", home, "--date", first.date)
    assert "planned " in again.out
    later = next(
        one
        for one in sorted(plan.sessions, key=lambda each: each.date)
        if one.date > first.date
        and {p.exercise for p in one.prescriptions} & {p.exercise for p in first.prescriptions}
    )
    assert "last time: " in run("today", "--home", home, "--date", later.date).out


def test_lines_on_standard_input_need_no_date(home: Path, first: Session) -> None:
    ended = typed(f"{name_of(first)}  2 x 5 20 kg @ 2 RIR\n", "--home", home, "--date", first.date)
    assert ended.code == 0
    assert "logged" in ended.out
    text = TrainingFolder.open(home).read_log(first.date)
    assert text is not None
    assert name_of(first) in text


def test_a_bad_line_is_shown_with_line_and_column_and_the_good_ones_are_kept(
    home: Path, first: Session
) -> None:
    name = name_of(first)
    ended = typed(f"{name}  2 x 5 20 kg\nHip thrust  3 x 8 60\n", "--home", home, "--date", first.date)
    assert ended.code == 0
    assert "  line 2, column 19: 60 has no unit" in ended.out
    later = typed("2026-01-05 Mon\n  Side plank  40 s left\n", "--home", home, "--date", first.date)
    assert f"log/{first.date}.txt, line 3, column 21: 60 has no unit" in later.out
    mended = typed("Hip thrust  3 x 8 60 kg\n", "--home", home, "--date", first.date)
    assert "no unit" not in mended.out
    assert "Hip thrust" in mended.out


def test_the_same_file_again_changes_nothing(home: Path, first: Session, tmp_path: Path) -> None:
    path = tmp_path / "evening.txt"
    path.write_text(f"{first.date} 18:00  Legs\n  {name_of(first)}  2 x 5 20 kg\n", "utf-8")
    assert json.loads(run("log", path, "--home", home, "--json").out)["changes"] == [1]
    assert json.loads(run("log", path, "--home", home, "--json").out)["changes"] == []
    assert "Undone: log 1" in run("undo", "--home", home).out
    assert TrainingFolder.open(home).log_days() == ()


def test_the_editor_opens_on_the_planned_session(
    home: Path, first: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        f"pathlib.Path({str(tmp_path / 'seen.txt')!r}).write_text(path.read_text())\n"
        "path.write_text(path.read_text() + '  effort 7\\n')\n",
        "utf-8",
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("groundforce.cli.training_log.at_terminal", lambda: True)
    ended = run("log", "--home", home, "--date", first.date)
    seen = (tmp_path / "seen.txt").read_text("utf-8")
    assert "#: planned" in seen
    assert name_of(first) in seen
    assert (ended.code, "Effort 7 of 10" in ended.out) == (0, True)
    assert "#:" not in (TrainingFolder.open(home).read_log(first.date) or "")
    monkeypatch.setenv("EDITOR", "true")
    refused(run("log", "--home", home, "--date", first.date), 3, "saved unchanged")
    monkeypatch.setenv("EDITOR", "false")
    refused(run("log", "--home", home, "--date", first.date), 2, "ended with 1")
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    refused(run("log", "--home", home, "--date", first.date), 2, "cannot be started")


def test_an_app_export_is_imported_and_shown_beside_the_plan(
    home: Path, first: Session, tmp_path: Path
) -> None:
    row = f'{first.date} 18:00:00,"W",45m,"{name_of(first)}",{{}},40,5,0,0,"","",8\n'
    columns = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds"
    head = f"{columns},Notes,Workout Notes,RPE\n"
    path = tmp_path / "strong.csv"
    path.write_text(head + row.format(1) + row.format(2), "utf-8")
    refused(run("log", path, "--home", home), 2, "kg or lb")
    ended = run("log", path, "--home", home, "--unit", "kg")
    assert ended.code == 0
    assert first.focus in ended.out
    assert "2 x 5" in ended.out
    # Typed in as well, it is still one session.
    typed(f"{first.date} 18:00  W  45 min\n  {name_of(first)}  2 x 5 40 kg\n", "--home", home)
    document = json.loads(typed("effort 6\n", "--home", home, "--date", first.date, "--json").out)
    assert [one["planned"] for one in document["paired"]] == [first.id]
    assert len(document["paired"][0]["done"]["sources"]) == 2


def test_a_watch_file_is_imported_and_shown_beside_the_plan(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "gym.fit"
    path.write_bytes(LIFE["gym.fit"])
    ended = run("log", path, "--home", home)
    assert (ended.code, ended.out.splitlines()[0]) == (0, "Imported: gym.fit.")
    assert "Tue 22 Sep 16:13  Strength, no sets told, not in the plan" in ended.out
    assert "Undone: import 1" in run("undo", "--home", home).out


def test_what_cannot_be_logged_is_refused(home: Path, tmp_path: Path) -> None:
    refused(typed("", "--home", home), 3, "nothing to log")
    refused(run("log", tmp_path / "none.txt", "--home", home), 2, "cannot be read")
    refused(typed("Squat 5 x 80 kg", "--home", home, "--date", "soon"), 2, "--date")
    refused(run("today"), 2, "--home")
    empty = TrainingFolder.open(tmp_path / "empty", create=True).path
    refused(run("today", "--home", empty), 3, "no plan yet")
    refused(typed("", "--as-planned", "--home", empty), 3, "no session planned")


def test_logging_needs_no_plan(tmp_path: Path) -> None:
    ended = typed("2026-11-24 Tue\n  Back squat  3 x 5 80 kg\n", "--home", tmp_path / "new")
    assert ended.code == 0
    assert "not in the plan" in ended.out
    assert TrainingFolder.open(tmp_path / "new").log_days() == (date(2026, 11, 24),)


def test_the_next_loads_are_kept_and_go_with_the_log(home: Path, plan: Plan, first: Session) -> None:
    ended = typed("", "--as-planned", "--home", home, "--date", first.date)
    assert "      why: " in ended.out
    kept = read_plan(home / "plan.json")
    assert [one.date for one in kept.sessions] == [one.date for one in plan.sessions]
    assert any(each.load_why for one in kept.sessions for each in one.prescriptions)
    undone = run("undo", "--home", home)
    assert "log 1" in undone.out
    assert read_plan(home / "plan.json") == plan
    assert TrainingFolder.open(home).read_log(first.date) is None
