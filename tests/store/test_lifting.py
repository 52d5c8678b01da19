"""The quick way to the lifting of a folder says what the whole history says, with and without its cache."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from groundforce.monitoring.history import history_in
from groundforce.store.importing import shelf
from groundforce.store.importing.history import folder_merging
from groundforce.store.lifting import NAME, folder_lifting
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from tests.store.importing.life import LIFE, imported, laid
from tests.store.test_undo import AT

SQUATS = "2026-09-22 Tue 16:20  Legs  40 min\n  Back squat  2 x 5 80 kg\n"


@pytest.fixture
def folder(tmp_path: Path) -> TrainingFolder:
    home = tmp_path / "home"
    imported(home, laid(tmp_path / "life"))
    folder = TrainingFolder.open(home)
    folder.write_log(date(2026, 9, 22), SQUATS)
    return folder


def whole(folder: TrainingFolder) -> tuple[object, ...]:
    return history_in(folder_merging(folder)).strength


def test_it_says_what_the_history_says(folder: TrainingFolder) -> None:
    assert folder_lifting(folder) == whole(folder)
    assert len(whole(folder)) > 0
    assert folder_lifting(folder) == whole(folder)


def test_runs_are_read_once(folder: TrainingFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder_lifting(folder)

    def refused(path: Path) -> None:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr("groundforce.store.lifting.read_document", refused)
    assert folder_lifting(folder) == before


def test_what_is_imported_and_taken_back_later_is_seen(folder: TrainingFolder, tmp_path: Path) -> None:
    before = folder_lifting(folder)
    undo(folder, AT)
    assert folder_lifting(folder) == whole(folder)
    assert len(folder_lifting(folder)) < len(before) or folder_lifting(folder) != before
    imported(folder.path, laid(tmp_path / "gym", {"gym.fit": LIFE["gym.fit"]}))
    assert folder_lifting(folder) == whole(folder)


@pytest.mark.parametrize(
    "damage", ["", "no", '"groundforce.lifting/1"\n[1, 2]\n', '"groundforce.lifting/1"\n{}\n']
)
def test_a_damaged_cache_is_made_again(folder: TrainingFolder, damage: str) -> None:
    expected = folder_lifting(folder)
    (folder.cache / NAME).write_text(damage)
    assert folder_lifting(folder) == expected
    assert (folder.cache / NAME).read_text() != damage


def test_a_document_written_again_is_read_again(folder: TrainingFolder) -> None:
    folder_lifting(folder)
    path = next(one for one in shelf.Shelf(folder.path).documents())
    os.utime(path, ns=(1, 1))
    assert folder_lifting(folder) == whole(folder)
