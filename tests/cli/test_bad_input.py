"""What people get wrong: a short message that says what to do, the documented code, nothing half-written."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands import START, Made, refused, run

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><gpx version="1.1" creator="x"><name>&c;</name></gpx>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
    '<Activities><Activity Sport="Running"><Id>&secret;</Id></Activity></Activities></TrainingCenterDatabase>'
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a plan would go; a test that refuses must leave it absent."""
    return tmp_path / "out"


# --- recordings


def test_an_empty_folder(tmp_path: Path, out: Path) -> None:
    (tmp_path / "runs").mkdir()
    refused(run("plan", "--runs", tmp_path / "runs", "--out", out), 3, "nothing in it", "FIT, TCX or GPX")
    refused(run("read", tmp_path / "runs"), 3, "nothing in it")
    assert not out.exists()


def test_no_such_folder(tmp_path: Path, out: Path) -> None:
    refused(run("plan", "--runs", tmp_path / "no", "--out", out), 2, "no such file or folder")
    assert not out.exists()


def test_nothing_known_at_all(out: Path) -> None:
    refused(run("plan", "--out", out), 4, "--runs", "--calendar", "[[week]]")
    assert not out.exists()


def test_one_good_file_among_damaged_ones(made: Made, tmp_path: Path) -> None:
    """The good one is read; every other is named with its reason."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    first, second, *_ = sorted(made.runs.iterdir())
    shutil.copy(first, folder / "good.fit")
    (folder / "cut.fit").write_bytes(second.read_bytes()[:9000])
    (folder / "noise.fit").write_bytes(bytes(range(256)) * 40)
    (folder / "nothing.fit").write_bytes(b"")
    (folder / "broken.tcx").write_text("<TrainingCenterDatabase><Activities>")
    (folder / "laughs.gpx").write_text(LAUGHS)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.fit", bytes(40 << 20))
    said = run("read", folder)
    assert said.code == 0
    assert "2 recordings read, 1 of them only in part, 5 could not be read." in said.out
    for name in ("noise.fit", "nothing.fit", "broken.tcx", "laughs.gpx", "bomb.zip/zeros.fit"):
        assert f"not read: {name}" in said.out
    assert "read in part: cut.fit: damaged at byte " in said.out
    found = json.loads(run("read", folder, "--json").out)
    assert [len(found[key]) for key in ("failures", "damaged", "runs")] == [5, 1, 2]
    assert run("plan", "--runs", folder, "--start", "2026-08-10", "--weeks", 1).code == 0


def test_a_zip_bomb(tmp_path: Path, out: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.fit", bytes(40 << 20))
    refused(run("plan", "--runs", path, "--out", out), 2, "bomb.zip/zeros.fit", "bomb")
    assert not out.exists()


@pytest.mark.parametrize(("name", "text"), [("laughs.gpx", LAUGHS), ("outside.tcx", OUTSIDE)])
def test_xml_entities(tmp_path: Path, out: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    refused(run("plan", "--runs", tmp_path / name, "--out", out), 2, name, "entities", "not opened")
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(made: Made, tmp_path: Path) -> None:
    path = shutil.copy(sorted(made.runs.iterdir())[0], tmp_path / "shut.fit")
    path.chmod(0)
    refused(run("read", path), 2, "shut.fit", "Permission denied")


# --- the runner file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "A"\nbody_mass = "72 stones"\n', ("line 2", "'stones' is not a unit of mass", "kg, g, lb")),
        ('name = "A"\n\nbodymass = "72 kg"\n', ("line 3", 'did you mean "body_mass"?')),
        ('name = "A"\nage = "old"\n', ("line 2", "age")),
        ('name = "A"\nbody_mass = "72 kg\n', ("line 2", "not TOML")),
        ("available = []\n", ("line 1", "no day is left to lift on")),
        (
            '[[race]]\ndate = 2020-01-01\ndistance = "10 km"\n',
            ("line 2", "before the plan starts (2026-11-23)"),
        ),
        ('timezone = "Europe/Rom"\n', ("line 1", "Europe/Rome")),
    ],
)
def test_a_runner_file_with_a_mistake(made: Made, toml: Path, out: Path, text: str, said: tuple[str]) -> None:
    toml.write_text(text)
    words = ("--runs", made.runs, "--runner", toml, "--start", START, "--out", out)
    refused(run("plan", *words), 2, str(toml), *said)
    assert not out.exists()


def test_a_runner_file_that_is_none(made: Made, toml: Path, tmp_path: Path) -> None:
    refused(run("plan", "--runs", made.runs, "--runner", toml), 2, str(toml), "cannot be opened")
    refused(run("plan", "--runs", made.runs, "--runner", tmp_path), 2, str(tmp_path), "cannot be opened")
    toml.write_bytes(b"\xff\xfe\x00name")
    refused(run("plan", "--runs", made.runs, "--runner", toml), 2, str(toml), "UTF-8")


@pytest.mark.parametrize(
    "opening",
    ['day = "Sat"\nfrom = "12:00"\nuntil = "12:10"', 'day = "Sun"\nfrom = "08:00"\nuntil = "09:30"'],
    ids=["ten minutes", "during the long run"],
)
def test_available_times_that_never_fit(made: Made, toml: Path, out: Path, opening: str) -> None:
    toml.write_text(f"[[available]]\n{opening}\n")
    words = ("--runs", made.runs, "--runner", toml, "--start", START, "--out", out)
    refused(run("plan", *words), 4, "no plan is possible", "0 of 2 sessions", "[[available]]")
    assert not out.exists()


def test_screening_answers_that_rule_a_plan_out(made: Made, toml: Path, out: Path) -> None:
    toml.write_text("[health]\nbone_stress_injury_now = true\nheart_chest_or_dizziness = true\n")
    words = ("--runs", made.runs, "--runner", toml, "--start", START, "--out", out)
    refused(run("plan", *words), 4, "no plan")
    assert not out.exists()


# --- dates and numbers


@pytest.mark.parametrize("start", ["tomorrow", "2026-13-01", "23.11.2026", "", "0001-01-01", "9999-12-31"])
def test_a_start_that_is_no_day_to_plan_from(made: Made, out: Path, start: str) -> None:
    refused(run("plan", "--runs", made.runs, "--start", start, "--out", out), 2, "--start")
    assert not out.exists()


def test_a_start_before_every_recording(made: Made, out: Path) -> None:
    ended = run("plan", "--runs", made.runs, "--start", "2020-01-06", "--out", out)
    refused(ended, 4, "no run lies before the start, 2020-01-06", "the first is of 2026-08-04")
    assert not out.exists()


@pytest.mark.parametrize("weeks", ["0", "-3", "53", "many"])
def test_a_number_of_weeks_that_cannot_be(made: Made, out: Path, weeks: str) -> None:
    ended = run("plan", "--runs", made.runs, "--weeks", weeks, "--out", out)
    assert (ended.code, ended.out, out.exists()) == (2, "", False)
    assert "--weeks" in ended.err


def test_a_zone_that_is_none(made: Made) -> None:
    refused(run("read", made.runs, "--timezone", "Mars/Base"), 2, "--timezone 'Mars/Base'", "Europe/Rome")
    refused(run("read", made.runs, "--timezone", "../../etc/passwd"), 2, "--timezone")


# --- calendars


def test_a_calendar_that_is_none(made: Made, tmp_path: Path, out: Path) -> None:
    text = tmp_path / "notes.ics"
    text.write_text("Tuesday: run.\n")
    refused(run("plan", *made.given, "--calendar", text, "--out", out), 2, "notes.ics", "BEGIN:VCALENDAR")
    refused(run("plan", *made.given, "--calendar", tmp_path / "no.ics", "--out", out), 2, "cannot be read")
    refused(run("plan", *made.given, "--calendar", tmp_path, "--out", out), 2, "cannot be read")
    assert not out.exists()


# --- plan documents


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is not JSON"),
        ("{}", "'format' is missing"),
        ("[1, 2", "line 1, column 6: this is not JSON"),
        ('{"format": "groundforce.plan/9"}', "'groundforce.plan/9' cannot be read; this version reads"),
        ('{"format": "groundforce.plan/1"}', "is missing"),
        ('{"format": NaN}', "NaN"),
        ("[" * 100_000, "nested too deep"),
        ("\x00\x01", "this is not JSON"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ("why", START), ("export",)], ids=lambda words: words[0])
def test_a_document_that_is_no_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "wrong.json"
    path.write_text(text)
    name, *rest = command
    refused(run(name, path, *rest), 2, "wrong.json", said)
    assert [one.name for one in tmp_path.iterdir()] == ["wrong.json"]


def test_a_plan_cut_short(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_bytes(made.plan.read_bytes()[:50_000])
    refused(run("check", path), 2, "cut.json: line ", "this is not JSON")


def test_a_plan_with_one_wrong_field_names_it(made: Made, tmp_path: Path) -> None:
    document = json.loads(made.plan.read_text("utf-8"))
    document["sessions"][3]["prescriptions"][0]["rest_s"] = "long"
    path = tmp_path / "edited.json"
    path.write_text(json.dumps(document))
    refused(run("check", path), 2, "sessions[3].prescriptions[0].rest_s", "long")


# --- places to write to


@pytest.mark.parametrize("option", ["--out", "--home"])
@pytest.mark.parametrize("below", ["", "below"])
def test_a_place_that_is_a_file(made: Made, tmp_path: Path, option: str, below: str) -> None:
    place = tmp_path / "taken"
    place.write_text("mine")
    refused(run("plan", *made.given, option, place / below), 2, option, "is not a folder")
    assert place.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_one_may_not_write_to(made: Made, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    refused(run("plan", *made.given, "--out", shut / "out"), 2, "--out", "may not be written to")


def test_a_training_folder_of_another_version(made: Made, tmp_path: Path, out: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "folder.json").write_text('{"format": "groundforce.folder/9"}')
    words = ("plan", *made.given, "--weeks", 1, "--home", home, "--out", out)
    refused(run(*words), 5, "groundforce.folder/9")
    assert not out.exists(), "neither place is written where one of them cannot be"
    assert [path.name for path in home.iterdir()] == ["folder.json"]
