"""``groundforce plan`` on the made-up runner: what is written, what it rests on."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from icalendar import Calendar

from groundforce.formats.plan_json import read_plan
from groundforce.training.plan import RunSource
from groundforce.training.run import RunKind
from tests.cli.commands import FILES, START, Made, environment, run, spawn

GOLDEN = Path(__file__).parent / "golden" / "plan.txt"


def document(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def timeless(text: str) -> dict[str, Any]:
    """A plan document without the seconds its search took."""
    found: dict[str, Any] = json.loads(text)
    del found["quality"]["solve_s"]
    return found


def test_all_four_files_are_written(made: Made) -> None:
    assert {path.name for path in made.out.iterdir()} >= FILES
    assert f"\nWritten to {made.out}: plan.json, plan.txt, plan.ics, plan.html" in made.printed


def test_the_document_follows_its_schema(made: Made) -> None:
    schema = json.loads(
        resources.files("groundforce.formats").joinpath("schemas/plan-1.schema.json").read_text("utf-8")
    )
    found = document(made.plan)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert (found["start"], found["weeks"], len(found["runs"])) == (START, 12, 60)
    assert len(found["sessions"]) >= 20


def test_the_whole_text_is_the_one_agreed(made: Made) -> None:
    """A change of the planner shows here as text to read; GOLDEN=write takes it over."""
    text = (made.out / "plan.txt").read_text("utf-8")
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def test_the_calendar_holds_every_session(made: Made) -> None:
    events = Calendar.from_ical((made.out / "plan.ics").read_bytes()).walk("VEVENT")
    assert len(events) == len(document(made.plan)["sessions"])


def test_the_page_needs_no_other_file(made: Made) -> None:
    page = (made.out / "plan.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert not any(word in page for word in ("<script src", '<link rel="stylesheet"', "@import", 'src="http'))


def test_without_out_nothing_is_written(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(made.runs.parent.rglob("*"))
    ended = run("plan", *made.given, "--weeks", 2)
    assert (ended.code, list(tmp_path.iterdir())) == (0, [])
    assert sorted(made.runs.parent.rglob("*")) == before


def test_json_is_the_document_and_nothing_else(made: Made) -> None:
    ended = run("plan", *made.given, "--json")
    assert timeless(ended.out) == timeless(made.plan.read_text("utf-8"))


def test_two_processes_agree_to_the_byte(made: Made) -> None:
    """Whatever order this Python gives to sets."""
    words = ("plan", *made.given, "--weeks", 6, "--json")
    both = [spawn(*words, env=environment(PYTHONHASHSEED=seed)) for seed in ("0", "12345")]
    texts = ["\n".join(x for x in one.communicate()[0].splitlines() if "solve_s" not in x) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 10_000


def test_a_plan_knows_nothing_later_than_its_start(made: Made, tmp_path: Path) -> None:
    start = date(2026, 10, 12)
    for path in made.runs.iterdir():
        if date.fromisoformat(path.name[:10]) < start:
            shutil.copy(path, tmp_path)
    words = ("--runner", made.runner, "--start", start, "--weeks", 4, "--json")
    short, whole = run("plan", "--runs", tmp_path, *words), run("plan", "--runs", made.runs, *words)
    assert len(list(tmp_path.iterdir())) < len(list(made.runs.iterdir()))
    assert timeless(short.out) == timeless(whole.out)


def test_a_start_before_today_is_allowed_and_said(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundforce.cli.planning.today", lambda: date(2027, 3, 1))
    ended = run("plan", *made.given, "--weeks", 1)
    said = f"the plan starts on {START}, before today; nothing after its start was looked at"
    assert (ended.code, ended.err) == (0, f"groundforce: note: {said}\n")


def test_without_a_start_it_is_the_next_monday(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundforce.cli.planning.today", lambda: date(2026, 11, 25))
    ended = run("plan", "--runs", made.runs, "--runner", made.runner, "--weeks", 1, "--json")
    assert document_start(ended.out) == "2026-11-30"


def document_start(text: str) -> str:
    return str(json.loads(text)["start"])


def test_a_history_that_ended_long_before_is_a_return(made: Made) -> None:
    words = ("plan", "--runs", made.runs, "--start", "2027-11-01", "--weeks", 6)
    plan, shown = json.loads(run(*words, "--json").out), run(*words).out
    assert any("treated as a return" in text for text in plan["warnings"])
    assert any("days before the start" in text for text in plan["warnings"])
    assert "days since the last run: treated as a return." in shown
    first = [one for one in plan["runs"] if one["date"] < "2027-11-29"]
    assert {one["kind"] for one in first} == {"easy"}
    longest = max(one["duration_s"] for one in first)
    assert longest == pytest.approx(0.5 / 0.7 * max(one["duration_s"] for one in plan["runs"]), rel=0.01)


def test_a_typical_week_needs_no_recordings(toml: Path) -> None:
    toml.write_text('[[week]]\nday = "Tue"\nkind = "tempo"\nminutes = 50\n')
    ended = run("plan", "--runner", toml, "--start", START, "--weeks", 2, "--json")
    plan = json.loads(ended.out)
    assert [one["date"] for one in plan["runs"]] == ["2026-11-24", "2026-12-01"]
    assert {one["source"] for one in plan["runs"]} == {"typical_week"}
    told = [text for text in plan["warnings"] if "othing measured yet" in text]
    assert told == ["Nothing measured yet: the plan rests on what you told us."]


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//nobody//test//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Rome:20261126T063000
DTEND;TZID=Europe/Rome:20261126T073000
RRULE:FREQ=WEEKLY
SUMMARY:Intervals 6 x 800 m
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20261128
RRULE:FREQ=WEEKLY
SUMMARY:Long run 18 km
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTAMP:20260101T000000Z
DTSTART:20261127T090000Z
DTEND:20261127T100000Z
SUMMARY:Dentist
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_wins_over_the_rhythm(made: Made, tmp_path: Path) -> None:
    ics = tmp_path / "running.ics"
    ics.write_text(CALENDAR.replace("\n", "\r\n"))
    ended = run("plan", *made.given, "--weeks", 2, "--calendar", ics, "--out", tmp_path / "out")
    runs = read_plan(tmp_path / "out" / "plan.json").problem.runs
    assert ended.code == 0
    assert [(one.date.day, one.kind, one.start is None) for one in runs] == [
        (26, RunKind.INTERVALS, False),
        (28, RunKind.LONG, True),
        (3, RunKind.INTERVALS, False),
        (5, RunKind.LONG, True),
    ]
    assert {one.source for one in runs} == {RunSource.CALENDAR}
    assert any("1 other event" in text for text in document(tmp_path / "out" / "plan.json")["warnings"])


def test_a_training_folder_keeps_every_plan(made: Made, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(made.runner.parent, home, ignore=shutil.ignore_patterns("runs", "out"))
    for weeks in (2, 3):
        assert run("plan", "--runs", made.runs, "--start", START, "--weeks", weeks, "--home", home).code == 0
    kept = sorted(path.name for path in (home / "plans").iterdir())
    assert kept == ["0001.json", "0002.json"]
    assert [document(home / "plans" / name)["weeks"] for name in kept] == [2, 3]
    assert (home / "plan.json").read_bytes() == (home / "plans" / "0002.json").read_bytes()
    assert document(home / "plan.json")["runner"] == "Synthetic runner", "its own runner file is used"
    journal = [json.loads(line) for line in (home / "journal.jsonl").read_text().splitlines()]
    assert [(one["event"], one["number"]) for one in journal] == [("plan", 1), ("plan", 2)]


def test_a_zip_of_the_recordings_gives_the_same_plan(made: Made, tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "runs"), "zip", made.runs)
    words = ("--runner", made.runner, "--start", START, "--weeks", 2, "--json")
    folder, archive = run("plan", "--runs", made.runs, *words), run("plan", "--runs", packed, *words)
    assert timeless(folder.out) == timeless(archive.out)


def test_a_band_that_helps_gets_thinner(made: Made) -> None:
    """In the assisted Nordic a light band is the harder one: it comes later, and never the other way."""
    bands = [
        one["load"]["band"]
        for session in document(made.plan)["sessions"]
        for prescription in session["prescriptions"]
        if prescription["exercise"] == "nordic_curl_assisted"
        for one in prescription["sets"]
    ]
    assert set(bands) == {"light", "medium"}
    assert bands == sorted(bands, key=["medium", "light"].index)


def weekly_intervals(start: str = "20261124T070000") -> bytes:
    """A running calendar: intervals twice, a week apart, Tuesdays at 7 where nothing else is said."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//made up//EN",
        "BEGIN:VEVENT",
        "UID:1@example",
        "DTSTAMP:20261101T000000Z",
        f"DTSTART:{start}",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "SUMMARY:Intervals 8 x 400 m",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()


def test_a_calendar_in_the_folder_of_runs_is_planned_round(tmp_path: Path) -> None:
    (tmp_path / "running.ics").write_bytes(weekly_intervals())
    out = tmp_path / "out"
    done = run("plan", "--runs", str(tmp_path), "--start", START, "--weeks", "2", "--out", str(out))
    assert done.code == 0, done.err
    planned = document(out / "plan.json")["runs"]
    assert [(one["date"], one["kind"], one["source"]) for one in planned] == [
        ("2026-11-24", "intervals", "calendar"),
        ("2026-12-01", "intervals", "calendar"),
    ]


def planned_of(tmp_path: Path) -> list[dict[str, object]]:
    out = tmp_path / "out"
    done = run("plan", "--runs", str(tmp_path), "--start", START, "--weeks", "2", "--out", str(out))
    assert done.code == 0, done.err
    return list(document(out / "plan.json")["runs"])


def test_two_calendars_with_a_run_each_on_one_day_lose_neither(tmp_path: Path) -> None:
    (tmp_path / "club.ics").write_bytes(weekly_intervals())
    (tmp_path / "own.ics").write_bytes(weekly_intervals("20261124T180000"))
    planned = planned_of(tmp_path)
    assert [(one["id"], one["start"]) for one in planned] == [
        ("run-2026-11-24", "07:00"),
        ("run-2026-11-24-2", "18:00"),
        ("run-2026-12-01", "07:00"),
        ("run-2026-12-01-2", "18:00"),
    ]


def test_a_run_that_stands_in_two_calendars_is_one_run(tmp_path: Path) -> None:
    (tmp_path / "club.ics").write_bytes(weekly_intervals())
    (tmp_path / "own.ics").write_bytes(weekly_intervals())
    assert [one["id"] for one in planned_of(tmp_path)] == ["run-2026-11-24", "run-2026-12-01"]


def test_a_training_folder_keeps_its_own_running_calendar(made: Made, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run("import", str(made.runs), "--home", str(home)).code == 0
    (home / "running.ics").write_bytes(weekly_intervals())
    done = run("plan", "--home", str(home), "--start", START, "--weeks", "2", "--json")
    assert done.code == 0, done.err
    assert {one["source"] for one in json.loads(done.out)["runs"]} == {"calendar"}


def test_prove_adds_a_certificate_and_leaves_the_sessions(made: Made) -> None:
    words = ("--runs", made.runs, "--runner", made.runner, "--start", START, "--weeks", 2, "--json")
    plain, shown = (json.loads(run("plan", *words, *more).out) for more in ((), ("--prove", 5)))
    assert shown["sessions"] == plain["sessions"]
    assert shown["quality"]["bound"] is not None
    assert 0.0 <= shown["quality"]["gap"] <= 1.0
    assert "content above the best possible" in str(shown["quality"]["bill"])
