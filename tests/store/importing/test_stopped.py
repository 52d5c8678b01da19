"""An import stopped anywhere is finished by the next one, as if it had never been stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundforce.cli.exits import EXIT_INTERRUPTED
from groundforce.store.changes import unfinished
from groundforce.store.importing import run
from groundforce.store.importing.nouns import Item
from groundforce.store.importing.stages import STAGES, Stage
from groundforce.store.importing.work import Work
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from tests.store.importing.life import AT, activities, content, imported, laid, many, request


class Stopped(Exception):
    """Stands for a machine that goes down."""


def stops_after(stage: Stage, count: int) -> Stage:
    """A stage that fails once it has let ``count`` files through."""

    def stopping(items: Iterator[Item], work: Work) -> Iterator[Item]:
        for done, item in enumerate(stage(items, work)):
            if done == count:
                raise Stopped
            yield item

    return stopping


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A life, and the folder of an import that nothing stopped."""
    folder = tmp_path_factory.mktemp("whole")
    life = laid(folder / "life")
    imported(folder / "home", life)
    return life, folder / "home"


@pytest.mark.parametrize("stage", range(len(STAGES)), ids=[one.__name__ for one in STAGES])
@pytest.mark.parametrize("count", [0, 1, 4, 8])
def test_stopped_in_any_stage(whole: tuple[Path, Path], tmp_path: Path, stage: int, count: int) -> None:
    life, expected = whole
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    stages = tuple(stops_after(one, count) if at == stage else one for at, one in enumerate(STAGES))
    with pytest.raises(Stopped):
        run.import_paths(folder, request(life), AT, stages)
    imported(tmp_path / "home", life)
    assert content(tmp_path / "home") == content(expected)
    assert activities(tmp_path / "home") == activities(expected)
    assert unfinished(folder.entries().entries) is None


def test_stopped_twice_and_then_undone(whole: tuple[Path, Path], tmp_path: Path) -> None:
    life, _ = whole
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    empty = content(tmp_path / "home")
    for count in (2, 5):
        with pytest.raises(Stopped):
            run.import_paths(folder, request(life), AT, (*STAGES[:-1], stops_after(STAGES[-1], count)))
    assert len(content(tmp_path / "home" / "history")) > 2
    assert undo(folder, AT).kind == "import"
    assert content(tmp_path / "home") == empty


def test_torn_files_of_a_power_cut_are_read_again(whole: tuple[Path, Path], tmp_path: Path) -> None:
    life, expected = whole
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    with pytest.raises(Stopped):
        run.import_paths(folder, request(life), AT, (*STAGES[:-1], stops_after(STAGES[-1], 8)))
    documents = sorted((tmp_path / "home" / "history").iterdir())
    documents[0].write_bytes(documents[0].read_bytes()[:100])
    originals = sorted((tmp_path / "home" / "originals").iterdir())
    originals[-1].write_bytes(b"")
    (tmp_path / "home" / "history" / ".half.json.1-2.tmp").write_bytes(b"{")
    imported(tmp_path / "home", life)
    assert content(tmp_path / "home") == content(expected)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("processes", [1, 2])
def test_killed_for_good(tmp_path: Path, processes: int) -> None:
    """``kill -9`` of the command itself, in the midst of adding."""
    runs, home = many(tmp_path / "runs", 150), tmp_path / "home"
    line = "import sys; from groundforce.cli import main; sys.exit(main())"
    words = ("import", str(runs), "--home", str(home), "--processes", str(processes))
    process = subprocess.Popen([sys.executable, "-c", line, *words], stdout=subprocess.DEVNULL)
    _wait_for(home / "history", 60, process)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    there = len(list((home / "originals").iterdir()))
    assert 0 < there < 150
    imported(home, runs)
    imported(tmp_path / "never stopped", runs)
    assert content(home) == content(tmp_path / "never stopped")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_all_processes_quietly(tmp_path: Path) -> None:
    """As a terminal does it: every process of the command gets the signal."""
    runs, home = many(tmp_path / "runs", 150), tmp_path / "home"
    line = "import sys; from groundforce.cli import main; sys.exit(main())"
    words = ("import", str(runs), "--home", str(home), "--processes", "2")
    process = subprocess.Popen(
        [sys.executable, "-c", line, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _wait_for(home / "history", 60, process)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said) == (EXIT_INTERRUPTED, b"")
    imported(home, runs)
    assert len(activities(home)) == 150


def _wait_for(folder: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60.0
    while not folder.exists() or len(list(folder.iterdir())) < count:
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < until, "the import added nothing"
        time.sleep(0.001)
