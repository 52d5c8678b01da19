"""``check``, ``why``, ``export`` and ``read`` on what ``plan`` wrote."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from groundforce.evidence import rules
from groundforce.formats.plan_json import read_plan
from tests.cli.commands import START, Made, refused, run


@pytest.fixture
def moved(made: Made, tmp_path: Path) -> Path:
    """The plan with its first session, novel leg work, moved to the evening before the intervals."""
    document: dict[str, Any] = json.loads(made.plan.read_text("utf-8"))
    session = document["sessions"][0]
    intervals = next(one for one in document["runs"] if one["kind"] == "intervals")
    assert (session["novel"], intervals["date"]) == (True, "2026-11-24")
    session["date"] = "2026-11-23"
    path = tmp_path / "moved.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_a_plan_of_ours_passes_its_check(made: Made) -> None:
    sessions = len(read_plan(made.plan).sessions)
    ended = run("check", made.plan)
    text = f"{made.plan}: {sessions} sessions, {len(rules())} rules, none broken.\n"
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == text, "one line where no terminal is, however long the path"
    assert run("check", made.plan, "--json").out == "[]\n"


def test_a_session_moved_by_hand_before_intervals_is_caught(moved: Path) -> None:
    ended = run("check", moved)
    assert ended.code == 1
    assert "guard_novel: " in ended.out
    assert "Tue 24 Nov intervals; the rule asks for 24 h" in ended.out
    found = json.loads(run("check", moved, "--json").out)
    assert "guard_novel" in {one["rule"] for one in found}
    assert len(ended.out.splitlines()) == len(found), "one line a broken rule"


def test_why_says_the_reasons_and_prices_the_other_times(made: Made) -> None:
    session = read_plan(made.plan).sessions[0]
    ended = run("why", made.plan, session.date)
    assert ended.code == 0
    assert session.focus in ended.out.splitlines()[0]
    assert all(reason.text in ended.out for reason in session.reasons)
    assert "Other times that week:" in ended.out
    assert ended.out.count(" chosen") == 1
    found = json.loads(run("why", made.plan, session.date, "--json").out)
    assert [one["text"] for one in found["reasons"]] == [one.text for one in session.reasons]
    assert len(found["days"]) >= 4


def test_why_moves_the_runs_of_the_week_and_says_what_waits(made: Made) -> None:
    session = read_plan(made.plan).sessions[2]
    said = run("why", made.plan, session.date).out
    assert "If a key run of the week moved by a day:" in said
    assert "Still to come, and what each waits for:" in said
    found = json.loads(run("why", made.plan, session.date, "--json").out)
    assert all(one["move"].startswith("move ") and one["verdict"] for one in found["runs"])
    assert {one["what"] for one in found["waits"]} >= {"jumps of tier 4"}
    priced = [one for one in found["days"] if "dearer" in one["verdict"]]
    assert any(one["bill"] for one in priced)


def test_why_of_a_day_without_lifting_says_what_stands_there(made: Made) -> None:
    plan = read_plan(made.plan)
    lifting = {session.date for session in plan.sessions}
    run_only = next(one for one in plan.problem.runs if one.date not in lifting)
    said = run("why", made.plan, run_only.date).out
    assert "no lifting" in said
    assert f"{run_only.kind.value} run of {round(run_only.duration / 60)} min" in said


def test_why_of_a_session_moved_by_hand_does_not_pass_old_reasons_off_as_new(moved: Path) -> None:
    said = run("why", moved, START).out
    assert "these reasons are those of its first place" in said
    assert "Other times" not in said


@pytest.mark.parametrize("day", ["2026-11-22", "2027-02-15"])
def test_why_of_a_day_outside_names_the_days_inside(made: Made, day: str) -> None:
    refused(run("why", made.plan, day), 2, day, "from 2026-11-23 to 2027-02-14")


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "24.11.2026", "0001-01-01"])
def test_why_of_what_is_no_day(made: Made, day: str) -> None:
    refused(run("why", made.plan, day), 2, "DATE", day)


def test_export_writes_what_plan_wrote(made: Made, tmp_path: Path) -> None:
    ended = run("export", made.plan, "--out", tmp_path / "new" / "deep", "--formats", "txt, html,json,txt")
    written = tmp_path / "new" / "deep"
    assert (ended.code, sorted(path.name for path in written.iterdir())) == (
        0,
        ["plan.html", "plan.json", "plan.txt"],
    )
    for path in written.iterdir():
        assert path.read_bytes() == (made.out / path.name).read_bytes()


@pytest.mark.parametrize("formats", ["pdf2", "", " , "])
def test_export_to_no_format_we_know_writes_nothing(made: Made, tmp_path: Path, formats: str) -> None:
    refused(run("export", made.plan, "--out", tmp_path / "x", "--formats", formats), 2, "choose from ")
    assert not (tmp_path / "x").exists()


def test_read_says_what_is_there(made: Made) -> None:
    ended = run("read", made.runs)
    count = len(list(made.runs.iterdir()))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{count} recordings read.\n{count} runs from 2026-08-04 to 2026-11-22")
    assert "Tue 06:4" in ended.out, "the week's intervals"
    found = json.loads(run("read", made.runs, "--json").out)
    assert (found["recordings"], len(found["runs"]), found["failures"]) == (count, count, [])
    assert {one["kind"] for one in found["rhythm"]["runs"]} == {"easy", "intervals", "tempo", "long"}


def test_one_recording_is_said_in_the_singular(made: Made) -> None:
    one = sorted(made.runs.iterdir())[0]
    said = run("read", one).out
    assert said.startswith("1 recording read.\n1 run from 2026-08-04 to 2026-08-04, 0 strength sessions")


def test_a_made_up_runner_is_never_written_over_another(made: Made) -> None:
    before = {path: path.read_bytes() for path in made.runs.iterdir()}
    refused(run("demo", made.runs.parent, "--end", START), 5, "already holds a runner")
    assert {path: path.read_bytes() for path in made.runs.iterdir()} == before


def test_the_same_seed_makes_the_same_runner(made: Made, tmp_path: Path) -> None:
    def content(folder: Path) -> list[bytes]:
        return [path.read_bytes() for path in sorted(folder.iterdir())]

    assert run("demo", tmp_path / "same", "--end", START).code == 0
    assert run("demo", tmp_path / "other", "--end", START, "--seed", 2).code == 0
    assert content(tmp_path / "same" / "runs") == content(made.runs)
    assert content(tmp_path / "other" / "runs") != content(made.runs)


def test_the_plan_starts_when_it_was_asked_to(made: Made) -> None:
    assert read_plan(made.plan).problem.start == date.fromisoformat(START)
