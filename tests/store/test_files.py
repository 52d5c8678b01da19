"""Several files at once: all of them or none, in folders or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundforce.store.files import write_together


def _inside(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_names_with_folders_make_them(tmp_path: Path) -> None:
    files = {"plan.txt": b"a", "workouts/one.fit": b"b", "workouts/deep/two.fit": b"c"}
    write_together(tmp_path / "out", files)
    assert _inside(tmp_path / "out") == files


def test_what_was_there_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    write_together(tmp_path, {"a": b"old", "w/b": b"old", "w/c": b"kept"})
    write_together(tmp_path, {"a": b"new", "w/b": b"new"})
    assert _inside(tmp_path) == {"a": b"new", "w/b": b"new", "w/c": b"kept"}


def test_a_file_in_the_place_of_a_folder_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "workouts").write_bytes(b"mine")
    with pytest.raises(OSError):
        write_together(tmp_path, {"plan.txt": b"a", "new/x": b"b", "workouts/one.fit": b"c"})
    assert _inside(tmp_path) == {"workouts": b"mine"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["workouts"]


def test_a_folder_made_for_nothing_is_taken_away(tmp_path: Path) -> None:
    # A name too long for any file system: the bytes cannot even be drafted.
    with pytest.raises(OSError):
        write_together(tmp_path / "out", {"w/one.fit": b"a", f"w/{'x' * 300}": b"b"})
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_write_makes_the_folder(tmp_path: Path) -> None:
    write_together(tmp_path / "out", {})
    assert _inside(tmp_path / "out") == {}
    assert (tmp_path / "out").is_dir()
