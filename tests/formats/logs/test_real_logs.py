"""Every real log that is at hand: read whole, with counts that only a right reading gives."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from groundforce.errors import UnitNeeded
from groundforce.formats.logs.log import Log
from groundforce.formats.logs.reading import app_of, read_log
from tests.devices import device_folder

FOLDER = "lifting-logs"
APPS = {
    "strong": "Strong",
    "hevy": "Hevy",
    "fitnotes": "FitNotes",
    "fitbod": "Fitbod",
    "lyfta": "Lyfta",
    "stronglifts": "StrongLifts",
}


def rows() -> list[dict[str, str]]:
    with (device_folder(FOLDER) / "SURVEY.csv").open(encoding="utf-8", newline="") as survey:
        return list(csv.DictReader(survey))


@cache
def logs() -> dict[str, Log]:
    """Every log of the folder; where a unit is asked for, kilograms do."""
    found: dict[str, Log] = {}
    for path in sorted(device_folder(FOLDER).glob("*.csv")):
        data = path.read_bytes()
        if app_of(data) is not None:
            found[path.name] = read(data, path)
    return found


def read(data: bytes, path: Path) -> Log:
    try:
        return read_log(data, path.name)
    except UnitNeeded:
        return read_log(data, path.name, "kg")


def kind(row: dict[str, str]) -> str:
    return "FitNotes for iOS" if "iOS" in row["format"] else APPS.get(row["format"].split()[0], "")


def test_each_is_told_by_its_app() -> None:
    told = {row["file"]: kind(row) for row in rows()}
    own = {name: log.app for name, log in logs().items()}
    diaries = {name for name in told if name.endswith("__running.csv")}
    assert own == {name: app for name, app in told.items() if app != "" and name not in diaries}


def test_hardly_a_row_is_lost() -> None:
    read_logs = logs()
    sets = sum(len(one.sets) for log in read_logs.values() for one in log.sessions)
    problems = sum(len(log.problems) for log in read_logs.values())
    assert sets > 150_000
    assert problems <= sets / 10_000


def test_as_many_sets_as_were_counted_by_hand() -> None:
    """The survey counts rows with repetitions; ours adds holds, so it is never far below."""
    for row in rows():
        counted = int(row["set_rows"] or 0)
        if counted > 500 and row["file"] in logs() and "semicolon" not in row["format"]:
            sets = sum(len(one.sets) for one in logs()[row["file"]].sessions)
            assert 0.97 * counted <= sets <= 1.15 * counted, row["file"]


@pytest.mark.parametrize("unit", ["kg", "unit column"])
def test_stated_units_are_not_asked_for(unit: str) -> None:
    folder = device_folder(FOLDER)
    stated = [row["file"] for row in rows() if row["weight_unit"] == unit and row["file"] in logs()]
    assert stated
    for name in stated:
        assert read_log((folder / name).read_bytes(), name).sessions


def test_days_are_those_of_the_survey() -> None:
    for row in rows():
        if row["file"] in logs() and row["format"] in ("strong", "hevy", "fitnotes", "lyfta", "fitbod"):
            log = logs()[row["file"]]
            assert f"{log.sessions[0].start:%Y-%m-%d}" >= row["first"]
            # The survey could not read Turkish months.
            assert f"{log.sessions[-1].start:%Y-%m-%d}" <= row["last"] or log.app == "Hevy"


def test_durations_and_loads_can_be() -> None:
    for log in logs().values():
        for session in log.sessions:
            assert session.duration is None or 0.0 < session.duration <= 6 * 3600.0
            assert all(one.load is None or one.load <= 1000.0 for one in session.sets)


def test_notes_say_what_is_not_sure() -> None:
    assert Counter(log.note for log in logs().values() if log.note) == {}
