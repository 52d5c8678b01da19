"""Commands that are stopped half-way: nothing half-written, no traceback, a code of its own."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from groundforce.cli import output
from groundforce.cli.exits import EXIT_INTERRUPTED, EXIT_READER_GONE, EXIT_SYSTEM_FAILED
from groundforce.errors import EXIT_RULES_BROKEN, FAMILIES
from groundforce.store import files
from tests.cli.commands import FILES, Made, refused, run, spawn

posix = pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")


@posix
@pytest.mark.parametrize("json", [(), ("--json",)], ids=["text", "json"])
def test_a_reader_that_stops_ends_the_command_quietly(
    made: Made, tmp_path: Path, json: tuple[str, ...]
) -> None:
    """As in ``groundforce plan | head -1``: the files are there, written before anything is printed."""
    process = spawn("plan", *made.given, "--weeks", 1, "--out", tmp_path / "out", *json)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said.replace("groundforce: note: ", "")[:9]) in {
        (EXIT_READER_GONE, ""),
        (EXIT_READER_GONE, "the plan "),
    }
    assert {path.name for path in (tmp_path / "out").iterdir()} >= FILES


@posix
def test_a_closed_pipe_is_never_mistaken_for_a_broken_rule(made: Made) -> None:
    process = spawn("check", made.plan)
    assert process.stdout is not None
    process.stdout.close()
    _, said = process.communicate()
    assert (process.returncode, said) == (EXIT_READER_GONE, "")
    assert EXIT_READER_GONE != EXIT_RULES_BROKEN


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(made: Made) -> None:
    with Path("/dev/full").open("w") as full:
        process = spawn("check", made.plan, stdout=full)
        _, said = process.communicate()
    assert (process.returncode, said) == (EXIT_SYSTEM_FAILED, "groundforce: No space left on device\n")


def opened_by_reader(pipe: Path, process: subprocess.Popen[str]) -> int:
    """The writing end of ``pipe`` once ``process`` reads from it; fails where it ends instead."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            time.sleep(0.01)
    pytest.fail(f"ended before it read: {process.communicate()}")


@posix
def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    """While it plans: the recordings come through a pipe that nobody fills, so it is surely at work."""
    os.mkfifo(tmp_path / "runs.fit")
    process = spawn("plan", "--runs", tmp_path / "runs.fit", "--out", tmp_path / "out")
    descriptor = opened_by_reader(tmp_path / "runs.fit", process)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=20)
    os.close(descriptor)
    assert (process.returncode, out, "Traceback" in said) == (EXIT_INTERRUPTED, "", False)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_all_files_are_made_before_one_is_written(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    """The last of the four cannot be made: the first three are not there either."""

    def fails(*_: object) -> str:
        raise error

    monkeypatch.setattr("groundforce.presentation.page.plan_page", fails)
    words = ("plan", *made.given, "--weeks", 1, "--out", tmp_path / "out", "--home", tmp_path / "home")
    if error is KeyboardInterrupt:
        assert run(*words).code == EXIT_INTERRUPTED
    else:
        with pytest.raises(error):
            run(*words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
@pytest.mark.parametrize("before", [False, True], ids=["new folder", "folder with an older plan"])
def test_a_stop_between_two_files_leaves_all_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, before: bool
) -> None:
    folder, written = tmp_path / "out", files.write_atomic
    if before:
        files.write_together(folder, {"a": b"old", "b": b"old"})

    def stops(path: Path, content: bytes | str) -> None:
        if path.name == "b":
            raise error
        written(path, content)

    monkeypatch.setattr(files, "write_atomic", stops)
    with pytest.raises((KeyboardInterrupt, OSError)):
        files.write_together(folder, {"a": b"new", "b": b"new"})
    held = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else None
    assert held == ({"a": b"old", "b": b"old"} if before else None)


def test_a_disk_that_fills_up_while_writing_is_said(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_atomic", full)
    ended = run("export", made.plan, "--out", tmp_path / "out")
    refused(ended, 2, "--out", "cannot be written (No space left on device)")
    assert not (tmp_path / "out").exists()


def test_every_code_is_on_the_page_of_commands() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8").partition("## Exit codes")[2]
    codes = {family.exit_code for family in FAMILIES}
    codes |= {0, EXIT_RULES_BROKEN, EXIT_INTERRUPTED, EXIT_READER_GONE, EXIT_SYSTEM_FAILED}
    assert [code for code in codes if f"\n| {code} | " not in page] == []
    assert all(family.error.__name__ in page for family in FAMILIES)


def test_notes_never_mix_with_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    output.note("beside")
    assert capsys.readouterr() == ("", "groundforce: note: beside\n")
