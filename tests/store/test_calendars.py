"""A calendar of runs becomes the running calendar of a folder; undo brings back the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from groundforce.formats.ics.reading import read_calendar
from groundforce.store.bundle import restore_bundle, write_bundle
from groundforce.store.calendars import NAME
from groundforce.store.importing.nouns import Fate
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from tests.store.importing.life import LIFE, content, imported, laid
from tests.store.test_undo import AT


def calendar(title: str, day: str = "20261208") -> bytes:
    rows = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", "BEGIN:VEVENT", f"UID:{title}@x",
        "DTSTAMP:20260901T000000Z", f"DTSTART;VALUE=DATE:{day}", f"SUMMARY:{title}", "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(rows).encode()


RUNS, MORE, HOLIDAYS = calendar("Easy run 10 km"), calendar("Long run 20 km"), calendar("Bank holiday")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return TrainingFolder.open(tmp_path / "home", create=True).path


def test_a_calendar_of_runs_is_kept_and_taken_back(home: Path, tmp_path: Path) -> None:
    states = [content(home)]
    for number, data in enumerate((RUNS, MORE, RUNS)):
        report = imported(home, laid(tmp_path / str(number), {"runs.ics": data}))
        assert [one.fate for one in report.files] == [Fate.CALENDAR]
        states.append(content(home))
    assert states[1][NAME] == RUNS.rstrip() + b"\r\n"
    folder = TrainingFolder.open(home)
    for expected in reversed(states[:-1]):
        assert undo(folder, AT).kind == "calendar"
        assert content(home) == expected


def test_the_same_calendar_again_is_no_change(home: Path, tmp_path: Path) -> None:
    for number in range(2):
        imported(home, laid(tmp_path / str(number), {"runs.ics": RUNS}))
    undo(TrainingFolder.open(home), AT)
    assert not (home / NAME).exists()


def test_several_calendars_are_joined(home: Path, tmp_path: Path) -> None:
    imported(home, laid(tmp_path / "both", {"a.ics": RUNS, "b.ics": MORE}))
    read = read_calendar((home / NAME).read_bytes(), NAME, date(2026, 12, 7), 1)
    assert len(read.runs) == 2


def test_a_calendar_without_runs_or_damaged_is_left_out_with_the_reason(home: Path, tmp_path: Path) -> None:
    before = content(home)
    files = {"holidays.ics": HOLIDAYS, "torn.ics": RUNS[:120]}
    report = imported(home, laid(tmp_path / "files", files))
    assert [(one.fate, "run in it" in one.text or "cut off" in one.text) for one in report.files] == [
        (Fate.LEFT_OUT, True),
        (Fate.LEFT_OUT, True),
    ]
    assert content(home) == before


def test_a_calendar_edited_since_is_kept_beside_and_travels_along(home: Path, tmp_path: Path) -> None:
    files = {"runs.ics": RUNS, "gym.fit": LIFE["gym.fit"]}
    imported(home, laid(tmp_path / "one", files))
    (home / NAME).write_bytes(MORE)
    folder = TrainingFolder.open(home)
    undo(folder, AT)
    assert (home / "running-edited.ics").read_bytes() == MORE
    imported(home, laid(tmp_path / "two", {"runs.ics": RUNS}))
    write_bundle(folder, tmp_path / "all.zip")
    restore_bundle(tmp_path / "all.zip", tmp_path / "other")
    assert content(tmp_path / "other") == content(home)
