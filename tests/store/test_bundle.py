"""Everything of a person in one archive and back into the same state."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from groundforce.errors import ArchiveRefused, FolderError, ReadError
from groundforce.store.bundle import is_bundle, restore_bundle, write_bundle
from groundforce.store.importing.nouns import Fate
from groundforce.store.plans import keep_plan
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from tests.store.importing.life import AT, LIFE, activities, content, imported, laid
from tests.store.test_undo import plan

NOT_OURS = (".lock",)


@pytest.fixture
def folder(tmp_path: Path) -> TrainingFolder:
    """A folder with some of everything."""
    home = tmp_path / "home"
    imported(home, laid(tmp_path / "life"))
    folder = TrainingFolder.open(home)
    folder.runner_file.write_text('[runner]\nname = "Ann"\n')
    (home / "names.toml").write_text('"My squat" = "back_squat"\n')
    folder.write_log(date(2026, 11, 22), "2026-11-22 Sun\n")
    keep_plan(folder, plan(1), AT)
    keep_plan(folder, plan(2), AT)
    return folder


def test_the_whole_folder_comes_back(folder: TrainingFolder, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    count = write_bundle(folder, archive)
    report = imported(tmp_path / "new", archive)
    assert report.restored
    assert len(report.files) == count
    assert content(tmp_path / "new", NOT_OURS) == content(folder.path, NOT_OURS)
    assert activities(tmp_path / "new") == activities(folder.path)


def test_life_goes_on_in_the_new_folder(folder: TrainingFolder, tmp_path: Path) -> None:
    """Its journal undoes what the old one did, and its history knows the files."""
    write_bundle(folder, tmp_path / "all.zip")
    imported(tmp_path / "new", tmp_path / "all.zip")
    new = TrainingFolder.open(tmp_path / "new")
    assert imported(new.path, tmp_path / "life").number is None
    assert [undo(new, AT).kind for _ in range(3)] == ["plan", "plan", "import"]
    assert [name for name in content(new.path) if name.startswith(("history", "originals", "plan"))] == []


def test_the_same_folder_gives_the_same_bytes(folder: TrainingFolder, tmp_path: Path) -> None:
    write_bundle(folder, tmp_path / "one.zip")
    imported(tmp_path / "new", tmp_path / "one.zip")
    write_bundle(TrainingFolder.open(tmp_path / "new"), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_files_that_are_not_ours_stay_behind(folder: TrainingFolder, tmp_path: Path) -> None:
    (folder.path / "cache" / "x").write_bytes(b"1")
    (folder.path / "diary.txt").write_text("private")
    write_bundle(folder, tmp_path / "all.zip")
    names = set(zipfile.ZipFile(tmp_path / "all.zip").namelist())
    assert {"folder.json", "journal.jsonl", "plan.json", "runner.toml", "names.toml"} <= names
    assert not {"diary.txt", "cache/x", ".lock"} & names


def test_into_a_folder_with_a_history_only_what_is_new_goes(folder: TrainingFolder, tmp_path: Path) -> None:
    write_bundle(folder, tmp_path / "all.zip")
    home = tmp_path / "other"
    imported(home, laid(tmp_path / "one", {"a.fit": LIFE["a.fit"]}))
    report = imported(home, tmp_path / "all.zip")
    fates = {one.name: one.fate for one in report.files}
    assert fates["life/a.fit"] is Fate.KNOWN
    assert fates["life/other watch.fit.gz"] is Fate.MERGED
    assert len(activities(home)) == len(activities(folder.path)) - 1, "all but the log of that day"
    assert not (home / "runner.toml").exists()
    undo(TrainingFolder.open(home), AT)
    assert activities(home) == [("Run", ("one/a.fit",))]


def test_a_dry_run_only_says_so(folder: TrainingFolder, tmp_path: Path) -> None:
    write_bundle(folder, tmp_path / "all.zip")
    assert imported(tmp_path / "new", tmp_path / "all.zip", dry_run=True).restored
    assert not (tmp_path / "new").exists()


def test_a_damaged_archive_leaves_nothing(folder: TrainingFolder, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    write_bundle(folder, archive)
    data = bytearray(archive.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 40] = b"\xff" * 40
    archive.write_bytes(bytes(data))
    with pytest.raises(ReadError):
        imported(tmp_path / "new", archive)
    assert {path.name for path in tmp_path.iterdir()} == {"home", "life", "all.zip"}


def test_restoring_stopped_in_its_midst_starts_again(
    folder: TrainingFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bundle(folder, tmp_path / "all.zip")
    (tmp_path / ".new.restoring").mkdir()
    (tmp_path / ".new.restoring" / "rest of another try").write_bytes(b"")
    with monkeypatch.context() as patched:
        patched.setattr("groundforce.store.bundle.settle", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            restore_bundle(tmp_path / "all.zip", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    restore_bundle(tmp_path / "all.zip", tmp_path / "new")
    assert content(tmp_path / "new", NOT_OURS) == content(folder.path, NOT_OURS)


def test_an_archive_of_another_version_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("folder.json", '{"format": "groundforce.folder/9"}')
    with pytest.raises(FolderError, match=r"folder/9"):
        imported(tmp_path / "new", archive)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../evil", "originals/../../evil", "/etc/x", "history/x.txt", "run.fit"])
def test_an_archive_with_other_names_is_no_whole_folder(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as made:
        made.writestr("folder.json", "{}")
        made.writestr(name, b"x")
    assert not is_bundle(tmp_path / "all.zip")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        made.writestr("folder.json", "{}")
        made.writestr("journal.jsonl", bytes(300 << 20))
    with pytest.raises(ArchiveRefused):
        imported(tmp_path / "new", tmp_path / "all.zip")
    assert not (tmp_path / "new").exists()


def test_other_files_are_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "short.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "a.fit").write_bytes(LIFE["a.fit"])
    assert not any(is_bundle(path) for path in (tmp_path, tmp_path / "short.zip", tmp_path / "a.fit"))


def test_a_place_that_cannot_be_written_leaves_nothing(folder: TrainingFolder, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_bundle(folder, tmp_path / "no such folder" / "all.zip")
    assert not (tmp_path / "no such folder").exists()
