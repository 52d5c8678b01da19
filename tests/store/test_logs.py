"""The log of a folder: nothing typed is lost, the same again changes nothing, undo brings back every byte."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.store.bundle import restore_bundle, write_bundle
from groundforce.store.importing.history import folder_merging
from groundforce.store.logs import exercise_id, keep_log, logged_sessions, unread_lines
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from groundforce.training.catalogue import load_catalogue, resolve
from groundforce.training.notation import NotationSession
from groundforce.training.notation.joining import Fate
from groundforce.training.strength import StrengthSession
from tests.store.importing.life import LIFE, content, imported, laid

AT = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
TODAY = NotationSession(date(2026, 11, 24))
EVENING = "2026-11-24 Tue 18:00  Strength A  45 min\n  Back squat  5,5,4 x 80 kg @ 1 RIR\n"


@pytest.fixture
def folder(tmp_path: Path) -> TrainingFolder:
    return TrainingFolder.open(tmp_path / "home", create=True)


def test_a_session_is_written_to_the_file_of_its_day_and_into_the_journal(folder: TrainingFolder) -> None:
    report = keep_log(folder, EVENING, TODAY, AT)
    assert ([fate for fate, _ in report.sessions], report.number) == ([Fate.ADDED], 1)
    assert "Back squat" in (folder.read_log(date(2026, 11, 24)) or "")
    assert folder.entries().entries[-1].event["event"] == "log"
    done = next(iter(logged_sessions(folder)))
    assert [(one.exercise, one.reps, one.load) for one in done.sets] == [
        ("back_squat", reps, 80.0) for reps in (5, 5, 4)
    ]


def test_the_same_again_is_no_change(folder: TrainingFolder) -> None:
    keep_log(folder, EVENING, TODAY, AT)
    before = content(folder.path, besides=(".lock",))
    again = keep_log(folder, EVENING.replace("  ", " "), TODAY, AT)
    assert (again.number, [fate for fate, _ in again.sessions]) == (None, [Fate.KNOWN])
    assert content(folder.path, besides=(".lock",)) == before


def test_a_bad_line_is_kept_told_and_mended(folder: TrainingFolder) -> None:
    wrong = EVENING + "  Hip thrust  3 x 8 60\n"
    report = keep_log(folder, wrong, TODAY, AT)
    assert [(one.line, one.column) for one in report.problems] == [(3, 21)]
    assert len(next(iter(logged_sessions(folder))).sets) == 3
    name, problem = unread_lines(folder)[0]
    assert (name, problem.line) == ("log/2026-11-24.txt", 3)
    assert "Hip thrust  3 x 8 60\n" in (folder.read_log(TODAY.date) or "")
    keep_log(folder, wrong.replace("8 60", "8 60 kg"), TODAY, AT)
    assert unread_lines(folder) == ()
    assert len(next(iter(logged_sessions(folder))).sets) == 6


def test_a_log_of_several_days_is_one_change(folder: TrainingFolder) -> None:
    empty = content(folder.path)
    report = keep_log(folder, EVENING + EVENING.replace("24 Tue", "26 Thu"), TODAY, AT)
    assert report.days == (date(2026, 11, 24), date(2026, 11, 26))
    assert undo(folder, AT).files == 2
    assert content(folder.path) == empty


def test_what_was_edited_by_hand_since_is_kept_beside(folder: TrainingFolder, tmp_path: Path) -> None:
    keep_log(folder, EVENING, TODAY, AT)
    before = content(folder.path)
    keep_log(folder, EVENING.replace("5,5,4", "5,5,5"), TODAY, AT)
    folder.write_log(TODAY.date, "my own words\n")
    undo(folder, AT)
    assert content(folder.path) == before | {"log/2026-11-24-edited.txt": b"my own words\n"}
    assert write_bundle(folder, tmp_path / "all.zip") == restore_bundle(tmp_path / "all.zip", tmp_path / "b")


def test_a_session_the_watch_recorded_too_is_one(folder: TrainingFolder, tmp_path: Path) -> None:
    imported(folder.path, laid(tmp_path / "gym", {"gym.fit": LIFE["gym.fit"]}))
    text = (
        "2026-09-22 Tue 16:20  Legs  40 min\n  Back squat  2 x 5 @ 2 RIR 80 kg\n  effort 7\n  pain knee 2\n"
    )
    keep_log(folder, text, TODAY, AT)
    (one,) = folder_merging(folder).activities
    assert isinstance(one, StrengthSession)
    assert one.sources == ("gym/gym.fit", "log/2026-09-22.txt")
    assert (one.effort, len(one.pain)) == (7.0, 1)


def test_the_journal_goes_first(folder: TrainingFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped between journal and file, undo still ends with the files as they were."""
    empty = content(folder.path)
    with monkeypatch.context() as patched:
        patched.setattr(TrainingFolder, "write_log", _stop)
        with pytest.raises(KeyboardInterrupt):
            keep_log(folder, EVENING, TODAY, AT)
    assert content(folder.path) == empty
    undo(folder, AT)
    assert content(folder.path) == empty
    assert keep_log(folder, EVENING, TODAY, AT).number == 2


def _stop(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_an_entry_of_the_journal_without_files_takes_nothing_back(folder: TrainingFolder) -> None:
    folder.journal(json.loads('{"event": "log", "number": 1}'), AT)
    assert undo(folder, AT).files == 0


def test_names_of_the_catalogue_mean_what_the_catalogue_says() -> None:
    for one in load_catalogue():
        for name in (one.name, *one.aliases):
            match = resolve(name)
            assert match is not None
            assert exercise_id(name) == exercise_id(name.upper()) == match.exercise_id == one.id
    assert exercise_id("DB RDLs") == "romanian_deadlift_dumbbell"
    assert exercise_id("Zz") is None


ROWS = [
    "  Back squat  3 x 5 80 kg",
    "  Hip thrust  3 x 8 60",
    "2026-11-25 Wed",
    "2026-13-01",
    "  effort 6",
    "",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(ROWS), max_size=5).map("\n".join), max_size=5))
def test_any_logs_are_taken_back_one_by_one(texts: list[str]) -> None:
    with TemporaryDirectory() as place:
        folder = TrainingFolder.open(Path(place) / "home", create=True)
        states = [content(folder.path)]
        for text in texts:
            if keep_log(folder, text, TODAY, AT).number is not None:
                states.append(content(folder.path))
            assert keep_log(folder, text, TODAY, AT).number is None
        for expected in reversed(states[:-1]):
            undo(folder, AT)
            assert content(folder.path) == expected
