"""The commands around a training folder, as a person uses them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from groundforce.store.training_folder import TrainingFolder
from tests.cli.commands import START, Made, refused, run
from tests.store.importing.life import LIFE, STRONG, content, laid


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def life(tmp_path: Path) -> Path:
    return laid(tmp_path / "life")


def test_a_whole_life_in_one_drop(life: Path, home: Path) -> None:
    ended = run("import", life, "--home", home, "--unit", "kg", "--processes", 1)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == (
        "9 files: 3 added, 3 merged with what other files tell, 1 known already, 1 not read, 1 left out."
    )
    assert "  merged: life/b/track.tcx: the same run as life/b/track.gpx: 100 % overlap" in lines
    assert any(line.startswith("  not read: life/bad.fit: byte ") for line in lines)
    assert "  known: life/copy of a.fit: the same content as life/a.fit" in lines
    assert lines[-1] == f"7 activities into {home}; `groundforce undo --home {home}` takes the import back."
    again = run("import", life, "--home", home, "--unit", "kg")
    assert again.out.splitlines()[-1] == f"Nothing new for {home}."


def test_the_report_as_json(life: Path, home: Path) -> None:
    ended = run("import", life, "--home", home, "--unit", "kg", "--json")
    document = json.loads(ended.out)
    assert (document["import"], document["dry_run"], len(document["files"])) == (1, False, 9)
    files = {one["name"]: one for one in document["files"]}
    assert files["life/gym.fit"]["fate"] == "merged"
    assert files["life/gym.fit"]["merged"] == ["the same session as life/strong.csv: their times overlap"]
    assert files["life/bad.fit"]["byte"] is not None


def test_a_dry_run_writes_nothing(life: Path, home: Path) -> None:
    ended = run("import", life, "--home", home, "--unit", "kg", "--dry-run")
    assert (ended.code, ended.out.splitlines()[-1]) == (0, "Dry run: nothing was written.")
    assert not home.exists()


def test_a_log_waits_for_its_unit_and_the_rest_goes_on(life: Path, home: Path) -> None:
    ended = run("import", life, "--home", home)
    assert ended.code == 0
    assert "1 waiting for a unit" in ended.out
    assert "--unit kg or --unit lb" in ended.out
    assert run("import", life, "--home", home, "--unit", "kg").out.startswith(
        "9 files: 1 added, 6 known already"
    )


def test_names_of_ones_own_are_taken_from_the_folder(home: Path, tmp_path: Path) -> None:
    log = tmp_path / "strong.csv"
    log.write_text(STRONG.replace("Squat (Barbell)", "The thing"))
    asked = run("import", log, "--home", home, "--unit", "kg")
    assert "not in the catalogue, kept as they are: The thing; see --names" in asked.out
    run("undo", "--home", home)
    (home / "names.toml").write_text('"The thing" = "back_squat"\n')
    assert "The thing" not in run("import", log, "--home", home, "--unit", "kg").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import", "nowhere", "--home", "home"), 2, "no such file or folder"),
        (("import", "notes.txt", "--home", "home"), 3, "nothing to import in 1 file"),
        (("import", "strong.csv", "--home", "home"), 2, "--unit kg"),
        (("import", "notes.txt"), 2, "--home DIR"),
        (("import", "notes.txt", "--home", "notes.txt"), 2, "is not a folder"),
        (("undo", "--home", "nowhere"), 5, "not a training folder"),
        (("undo",), 2, "--home DIR"),
        (("export", "--all", "x.zip"), 2, "--home DIR"),
        (("export",), 2, "PLAN.json"),
        (("export", "--home", "nowhere", "--all", "x.zip"), 5, "not a training folder"),
    ],
)
def test_what_is_refused(
    words: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid(tmp_path, {name: LIFE[name] for name in ("notes.txt", "strong.csv")}))
    ended = run(*words)
    assert (ended.code, said in ended.err) == (code, True), ended
    assert "Traceback" not in ended.err


def test_a_folder_in_use_is_refused(life: Path, home: Path) -> None:
    with TrainingFolder.open(home, create=True).lock:
        refused(run("import", life, "--home", home), 5, "is in use by")


def test_undo_says_what_it_took_back(life: Path, home: Path) -> None:
    run("import", life, "--home", home, "--unit", "kg")
    ended = run("undo", "--home", home)
    assert ended.out.startswith("Undone: import 1 of ")
    assert ended.out.endswith(": 6 files taken out.\n")
    assert [name for name in content(home) if name != "folder.json"] == []
    refused(run("undo", "--home", home), 5, "nothing to undo")


def test_the_current_folder_is_the_one_meant(life: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", life, "--home", home, "--unit", "kg")
    monkeypatch.chdir(home)
    assert run("undo").code == 0


def test_a_plan_from_the_folders_own_history(made: Made, home: Path) -> None:
    """The same as from the recordings themselves, and undone it is gone."""
    run("import", made.runs, "--home", home, "--processes", 1)
    (home / "runner.toml").write_bytes(made.runner.read_bytes())
    before = content(home)
    ended = run("plan", "--home", home, "--start", START, "--out", home.parent / "out")
    assert ended.code == 0, ended.err
    told = made.plan.read_text().split('"solve_s"')[0]
    assert (home.parent / "out" / "plan.json").read_text().split('"solve_s"')[0] == told
    assert run("undo", "--home", home).out.startswith("Undone: plan 1 of ")
    assert content(home) == before


def test_everything_out_and_in_again(life: Path, home: Path, tmp_path: Path) -> None:
    run("import", life, "--home", home, "--unit", "kg")
    archive = tmp_path / "all.zip"
    ended = run("export", "--home", home, "--all", archive)
    assert ended.out == f"Written to {archive}: 14 files, everything in {home}.\n"
    assert zipfile.is_zipfile(archive)
    back = run("import", archive, "--home", tmp_path / "new")
    assert back.out == f"{tmp_path / 'new'} is the training folder of the archive: 14 files.\n"
    assert content(tmp_path / "new", [".lock"]) == content(home, [".lock"])


def test_the_unit_is_asked_on_a_terminal(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person at a terminal is asked and answers."""
    monkeypatch.setattr("groundforce.cli.importing.at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("kg\n"))
    log = laid(tmp_path / "logs", {"strong.csv": STRONG.encode()})
    ended = run("import", log, "--home", home)
    assert ended.code == 0
    assert "logs/strong.csv: which unit are its weights in? [kg/lb, Enter to skip]" in ended.err
    assert ended.out.startswith("1 file: 1 added.")
