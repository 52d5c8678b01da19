"""A folder of everything: each file reported, each activity once, nothing added twice."""

from __future__ import annotations

import hashlib
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from groundforce.errors import FolderError, ReadError
from groundforce.formats.logs.log import LogOptions
from groundforce.formats.reading import read_path
from groundforce.monitoring.history import history_in, history_of
from groundforce.store.bundle import write_bundle
from groundforce.store.importing.document import read_told, told_text
from groundforce.store.importing.history import folder_merging
from groundforce.store.importing.nouns import Fate
from groundforce.store.importing.pool import in_order
from groundforce.store.training_folder import TrainingFolder
from tests.formats.exports.made_up import LIFTED, RUN, health, strava_csv, workout, written, zipped
from tests.store.importing.life import (
    AT,
    LIFE,
    START,
    STRONG,
    activities,
    content,
    fates,
    fit_file,
    imported,
    laid,
    many,
    request,
)


@pytest.fixture
def life(tmp_path: Path) -> Path:
    return laid(tmp_path / "life")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_every_file_has_its_line(life: Path, home: Path) -> None:
    report = imported(home, life)
    assert fates(report) == {
        "strong.csv": Fate.ADDED,
        "a.fit": Fate.ADDED,
        "b/track.gpx": Fate.ADDED,
        "b/track.tcx": Fate.MERGED,
        "bad.fit": Fate.NOT_READ,
        "copy of a.fit": Fate.KNOWN,
        "gym.fit": Fate.MERGED,
        "notes.txt": Fate.LEFT_OUT,
        "other watch.fit.gz": Fate.MERGED,
    }
    said = {one.name.partition("/")[2]: (one.text, one.byte, one.merged) for one in report.files}
    assert said["b/track.tcx"] == ("", None, ("the same run as life/b/track.gpx: 100 % overlap",))
    assert said["other watch.fit.gz"][2] == ("the same run as life/a.fit: 96 % overlap",)
    assert said["gym.fit"][2] == ("the same session as life/strong.csv: their times overlap",)
    assert said["copy of a.fit"][0] == "the same content as life/a.fit"
    assert said["bad.fit"][1] is not None
    assert said["notes.txt"][0].startswith("neither a recording")


def test_each_activity_is_there_once_with_its_sources(life: Path, home: Path) -> None:
    imported(home, life)
    assert activities(home) == [
        ("Run", ("life/b/track.gpx", "life/b/track.tcx")),
        ("Run", ("life/a.fit", "life/other watch.fit.gz")),
        ("StrengthSession", ("life/gym.fit", "life/strong.csv")),
        ("StrengthSession", ("life/strong.csv",)),
    ]
    gym = history_in(folder_merging(TrainingFolder.open(home))).strength[0]
    assert (gym.title, [(one.exercise, one.load, one.reps) for one in gym.sets]) == (
        "Legs",
        [("back_squat", 100.0, 5)] * 2,
    )


def test_originals_are_kept_by_their_content(life: Path, home: Path) -> None:
    imported(home, life)
    kept = {path.name: path.read_bytes() for path in (home / "originals").iterdir()}
    assert {hashlib.sha256(data).hexdigest() for data in kept.values()} == set(kept)
    assert LIFE["a.fit"] in kept.values()
    assert len(kept) == 6
    assert {name[5:-5] for name in content(home / "history")} == set(kept)


def test_a_second_import_adds_nothing(life: Path, home: Path) -> None:
    imported(home, life)
    before = content(home, besides=())
    again = imported(home, life)
    assert again.number is None
    assert {Fate.KNOWN, Fate.NOT_READ, Fate.LEFT_OUT} == set(fates(again).values())
    assert content(home, besides=()) == before


def test_files_added_later_are_merged_with_those_there(tmp_path: Path, home: Path) -> None:
    imported(home, laid(tmp_path / "one", {"a.fit": LIFE["a.fit"]}))
    report = imported(
        home, laid(tmp_path / "two", {name: LIFE[name] for name in ("other watch.fit.gz", "a.fit")})
    )
    assert [(one.fate, one.merged, one.text) for one in report.files] == [
        (Fate.KNOWN, (), "the same content as one/a.fit"),
        (Fate.MERGED, ("the same run as one/a.fit: 96 % overlap",), ""),
    ]
    assert activities(home) == [("Run", ("one/a.fit", "two/other watch.fit.gz"))]


def test_what_is_in_doubt_is_told_and_kept_apart(tmp_path: Path, home: Path) -> None:
    half = {"a.fit": fit_file(START), "half.fit": fit_file(START + 300, serial=9)}
    report = imported(home, laid(tmp_path / "runs", half))
    assert report.files[1].doubts == ("maybe the same run as runs/a.fit: 50 % overlap",)
    assert [one for one, _ in activities(home)] == ["Run", "Run"]


def test_a_unit_is_asked_for_and_never_guessed(tmp_path: Path, home: Path) -> None:
    log = laid(tmp_path / "logs", {"strong.csv": STRONG.encode()})
    waiting = imported(home, log, unit=None)
    assert [(one.fate, "--unit kg" in one.text) for one in waiting.files] == [(Fate.UNIT_NEEDED, True)]
    assert content(home) == {"folder.json": (home / "folder.json").read_bytes()}
    asked: list[str] = []
    imported(home, log, unit=None, ask_unit=lambda name: asked.append(name) or "lb")
    assert asked == ["logs/strong.csv"]
    session = history_in(folder_merging(TrainingFolder.open(home))).strength[0]
    assert session.sets[0].load == pytest.approx(45.359237)


def test_a_person_who_does_not_know_the_unit_is_not_pressed(tmp_path: Path, home: Path) -> None:
    log = laid(tmp_path / "logs", {"strong.csv": STRONG.encode()})
    assert fates(imported(home, log, unit=None, ask_unit=lambda _: None)) == {"strong.csv": Fate.UNIT_NEEDED}


def test_a_dry_run_says_the_same_and_writes_nothing(life: Path, home: Path) -> None:
    dry = imported(home, life, dry_run=True)
    assert not home.exists()
    assert dry.files == imported(home, life).files
    before = content(home, besides=())
    assert set(fates(imported(home, life, dry_run=True)).values()) == {
        Fate.KNOWN, Fate.NOT_READ, Fate.LEFT_OUT,
    }  # fmt: skip
    assert content(home, besides=()) == before


def test_one_dry_run_after_another_in_a_folder_of_one_file(tmp_path: Path, home: Path) -> None:
    imported(home, laid(tmp_path / "one", {"a.fit": LIFE["a.fit"]}))
    before = content(home, besides=())
    assert fates(imported(home, laid(tmp_path / "life"), dry_run=True))["strong.csv"] is Fate.ADDED
    assert content(home, besides=()) == before


@pytest.mark.parametrize("processes", [2, 3])
def test_any_number_of_processes_makes_the_same_folder(tmp_path: Path, processes: int) -> None:
    runs = laid(many(tmp_path / "runs", 60))
    alone = imported(tmp_path / "alone", runs)
    shared = imported(tmp_path / "shared", runs, processes=processes)
    assert shared == alone
    assert content(tmp_path / "shared", besides=[".lock"]) == content(tmp_path / "alone", besides=[".lock"])


def test_work_is_given_back_in_order_with_what_needed_none() -> None:
    items = [(n, None if n % 3 == 0 else n) for n in range(100)]
    done = list(in_order(abs, items, 2, lambda _: 1 << 26, alone=4))
    assert done == items


def test_zips_and_folders_give_the_same_history(life: Path, home: Path, tmp_path: Path) -> None:
    archive = tmp_path / "life.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name, data in LIFE.items():
            made.writestr(name, data)
    imported(home, archive)
    named = [tuple(name.partition("/")[2] for name in sources) for _, sources in activities(home)]
    imported(tmp_path / "folder", life)
    assert named == [
        tuple(name.partition("/")[2] for name in sources) for _, sources in activities(tmp_path / "folder")
    ]


def test_an_export_says_title_and_sport_of_the_files_beside_it(tmp_path: Path, home: Path) -> None:
    row = {
        **RUN,
        "file": "activities/7.fit",
        "date": "Sep 21, 2026, 2:13:20 PM",
        "elapsed": "600",
        "moving": "600",
    }
    files = {"activities.csv": strava_csv(row), "activities/7.fit": fit_file(START, sport=0)}
    report = imported(home, laid(tmp_path / "export", files))
    assert [one.fate for one in report.files] == [Fate.ADDED, Fate.HEARD]
    (run,) = history_in(folder_merging(TrainingFolder.open(home))).runs
    assert (run.title, run.distance) == (RUN["title"], pytest.approx(1785.0))
    assert imported(home, tmp_path / "export").number is None


def test_a_table_too_large_to_hold_is_imported_without_being_kept(tmp_path: Path, home: Path) -> None:
    made = zipped({"apple_health_export/export.xml": health(workout(), workout("Cycling"))})
    archive = written(tmp_path / "export.zip", made)
    (line,) = imported(home, archive).files
    assert (line.fate, line.activities) == (Fate.ADDED, 2)
    assert content(home / "originals") == {}
    assert imported(home, archive).number is None
    assert imported(tmp_path / "new", _bundle(home, tmp_path / "all.zip")).restored
    assert activities(tmp_path / "new") == activities(home)


def _bundle(home: Path, archive: Path) -> Path:
    write_bundle(TrainingFolder.open(home), archive)
    return archive


@pytest.mark.parametrize("name", ["life", "export"])
def test_import_finds_what_reading_finds(tmp_path: Path, home: Path, name: str) -> None:
    """The same history, whether files are read at once or brought into a folder first."""
    files = {
        "life": LIFE,
        "export": {
            "activities.csv": strava_csv({**RUN, "file": "activities/7.fit.gz"}, LIFTED),
            "activities/7.fit.gz": LIFE["other watch.fit.gz"],
            "activities/8.gpx": LIFE["b/track.gpx"],
        },
    }[name]
    given = laid(tmp_path / name, files)
    reading = read_path(given, options=LogOptions("kg"))
    at_once = history_of(reading.recordings, sessions=reading.sessions)
    imported(home, given)
    brought = history_in(folder_merging(TrainingFolder.open(home)))
    assert [replace(one, sources=()) for one in brought.runs] == [
        replace(one, sources=()) for one in at_once.runs
    ]
    assert [replace(one, sources=()) for one in brought.strength] == [
        replace(one, sources=()) for one in at_once.strength
    ]


def test_a_zone_told_later_moves_runs_without_one(tmp_path: Path, home: Path) -> None:
    imported(home, laid(tmp_path / "runs", {"track.gpx": LIFE["b/track.gpx"]}))
    folder = TrainingFolder.open(home)
    hours = [
        (run.start.hour, run.zone_known)
        for zone in (None, "Europe/Rome")
        for run in history_in(folder_merging(folder, zone)).runs
    ]
    assert hours == [(7, False), (8, True)]


def test_a_missing_path_is_an_error_and_leaves_no_trace(tmp_path: Path, home: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        imported(home, tmp_path / "nowhere")
    assert not (home / "journal.jsonl").exists()


def test_a_folder_in_use_is_left_alone(life: Path, home: Path) -> None:
    folder = TrainingFolder.open(home, create=True)
    with folder.lock, pytest.raises(FolderError, match="in use"):
        imported(home, life)


def test_the_log_of_the_folder_is_history_too(tmp_path: Path, home: Path) -> None:
    """A session written down by hand is there, and is one with the watch's."""
    imported(home, laid(tmp_path / "gym", {"gym.fit": LIFE["gym.fit"]}))
    folder = TrainingFolder.open(home)
    squats = "  Back squat  2 x 5 80 kg\n"
    folder.write_log(date(2026, 9, 22), f"2026-09-22 Tue 16:20  Legs  40 min\n{squats}")
    folder.write_log(date(2026, 9, 24), f"2026-09-24 Thu 18:00  Legs  40 min\n{squats}")
    assert activities(home) == [
        ("StrengthSession", ("gym/gym.fit", "log/2026-09-22.txt")),
        ("StrengthSession", ("log/2026-09-24.txt",)),
    ]
    sets = history_in(folder_merging(folder)).strength[1].sets
    assert [(one.exercise, one.reps, one.load) for one in sets] == [("back_squat", 5, 80.0)] * 2
    for line in ("Back squat  3 x 4-6 80 kg", "Back squat  3 y 5"):
        folder.write_log(date(2026, 9, 25), f"2026-09-25 Fri 18:00  Legs  40 min\n  {line}\n")
        assert len(history_in(folder_merging(folder)).strength) == 3
        assert history_in(folder_merging(folder)).strength[2].sets == ()


def test_a_damaged_document_is_named(life: Path, home: Path) -> None:
    imported(home, life)
    document = next((home / "history").iterdir())
    document.write_text("{}")
    with pytest.raises(FolderError, match=f"{document.name} is damaged"):
        folder_merging(TrainingFolder.open(home))


def test_documents_are_read_back_exactly(life: Path, home: Path) -> None:
    imported(home, life)
    for path in (home / "history").iterdir():
        told = read_told(path.read_bytes())
        assert told_text(told).encode() == path.read_bytes()


def test_memory_does_not_grow_with_the_history(tmp_path: Path) -> None:
    """Sixteen times the files take no more than a little more: one recording at a time is held."""
    files = {f"{n:02}.gpx": gpx_of(n) for n in range(32)}
    imported(tmp_path / "warm", laid(tmp_path / "one", {"x.gpx": files["00.gpx"]}))
    peaks = []
    for count in (2, 32):
        folder = laid(tmp_path / f"runs{count}", dict(list(files.items())[:count]))
        tracemalloc.start()
        imported(tmp_path / f"home{count}", folder)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 3 * len(files["00.gpx"])


def gpx_of(number: int) -> bytes:
    return (
        LIFE["b/track.gpx"]
        .replace(b"2026-03-01", f"2026-03-{1 + number % 28:02}".encode())
        .replace(b"<name>A", f"<name>{number}".encode())
    )


def test_the_journal_says_what_was_imported(life: Path, home: Path) -> None:
    imported(home, life)
    started, done = (entry.event for entry in TrainingFolder.open(home).entries().entries)
    assert started == {"event": "import-started", "number": 1, "paths": ["life"]}
    assert done == {"event": "import", "number": 1, "files": 6}
    assert TrainingFolder.open(home).entries().entries[1].at == AT


def test_requests_of_several_paths_are_one_import(tmp_path: Path, home: Path) -> None:
    first = laid(tmp_path / "one", {"a.fit": LIFE["a.fit"]})
    second = laid(tmp_path / "two", {"b.gpx": LIFE["b/track.gpx"]})
    assert request(first, second).paths == (first, second)
    assert [one.name for one in imported(home, first, second).files] == ["one/a.fit", "two/b.gpx"]
    assert {name[:5] for name in content(home / "history")} == {"0001-"}
