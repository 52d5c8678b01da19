"""The training folder: whole files, one writer, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from groundforce.errors import FolderError
from groundforce.store.files import write_atomic
from groundforce.store.lock import FolderLock
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.athlete import Athlete
from groundforce.training.plan import Plan, PlanQuality, PlanStatus
from groundforce.training.problem import PlanProblem

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def plan(revision: int = 1) -> Plan:
    problem = PlanProblem(date(2026, 11, 23), 1, Athlete(), (), (), frozenset())
    return Plan(problem, (), (), PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "none"), revision)


@pytest.fixture
def folder(tmp_path: Path) -> TrainingFolder:
    return TrainingFolder.open(tmp_path / "home", create=True)


def names(path: Path) -> set[str]:
    return {one.name for one in path.iterdir()}


def test_a_folder_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="not a training folder"):
        TrainingFolder.open(tmp_path)
    assert names(tmp_path) == set()
    TrainingFolder.open(tmp_path, create=True)
    assert names(tmp_path) >= {"folder.json", "originals", "history", "log", "plans", "cache"}
    TrainingFolder.open(tmp_path)


def test_a_folder_of_another_version_is_refused(folder: TrainingFolder) -> None:
    (folder.path / "folder.json").write_text('{"format": "groundforce.folder/9"}')
    with pytest.raises(FolderError, match=r"groundforce\.folder/9.*works with groundforce.folder/1"):
        TrainingFolder.open(folder.path)
    (folder.path / "folder.json").write_text("{")
    with pytest.raises(FolderError, match="damaged"):
        TrainingFolder.open(folder.path)


def test_originals_are_kept_once_and_checked(folder: TrainingFolder) -> None:
    digest = folder.add_original(b"recording")
    assert folder.add_original(b"recording") == digest
    assert names(folder.path / "originals") == {digest}
    assert folder.original(digest) == b"recording"
    (folder.path / "originals" / digest).write_bytes(b"recorded")
    with pytest.raises(FolderError, match="damaged"):
        folder.original(digest)
    for unknown in ("0" * 64, "../plan.json"):
        with pytest.raises(FolderError, match="no original"):
            folder.original(unknown)


def test_history_is_written_and_read_by_name(folder: TrainingFolder) -> None:
    folder.write_history("import-0001", {"runs": []})
    assert folder.history_names() == ("import-0001",)
    assert folder.read_history("import-0001") == {"runs": []}
    (folder.path / "history" / "import-0001.json").write_text("{")
    with pytest.raises(FolderError, match="damaged"):
        folder.read_history("import-0001")
    folder.remove_history("import-0001")
    with pytest.raises(FolderError, match="no history"):
        folder.read_history("import-0001")


@pytest.mark.parametrize("name", ["../plan", "a/b", "", ".hidden", "a\nb"])
def test_history_names_stay_inside(folder: TrainingFolder, name: str) -> None:
    with pytest.raises(FolderError, match="cannot name a history"):
        folder.write_history(name, {})


def test_logs_are_by_day(folder: TrainingFolder) -> None:
    day = date(2026, 11, 24)
    assert folder.read_log(day) is None
    folder.write_log(day, "2026-11-24 Tue\n  Back squat 3 x 5\n")
    (folder.path / "log" / "notes.txt").write_text("mine")
    assert folder.log_days() == (day,)
    assert folder.read_log(day) == "2026-11-24 Tue\n  Back squat 3 x 5\n"


def test_plans_are_numbered_and_the_last_is_the_present_one(folder: TrainingFolder) -> None:
    assert folder.current_plan() is None
    assert [folder.save_plan(plan(1)), folder.save_plan(plan(2))] == [1, 2]
    assert names(folder.path / "plans") == {"0001.json", "0002.json"}
    assert folder.current_plan() == plan(2)
    assert folder.restore_plan(1) == plan(1) == folder.current_plan()
    assert folder.save_plan(plan(3)) == 3
    with pytest.raises(FolderError, match="no plan 7; it has 1, 2, 3"):
        folder.plan(7)


def test_a_failure_before_the_replace_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    write_atomic(path, "old")

    def fail(*_: object) -> None:
        raise OSError("the machine stopped")

    for broken in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, broken, fail)
            with pytest.raises(OSError, match="stopped"):
                write_atomic(path, "new")
        assert path.read_text() == "old"
        assert names(tmp_path) == {"plan.json"}
    write_atomic(path, b"new")
    assert path.read_text() == "new"


KILLED = """
import os, sys
from pathlib import Path
from groundforce.store.files import write_atomic
os.replace = lambda *_: os._exit(9)
write_atomic(Path(sys.argv[1]), "new" * 1000)
"""


def test_a_process_killed_before_the_replace_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == 9
    assert path.read_text() == "old"


def test_a_crash_between_the_two_writes_leaves_a_whole_present_plan(
    folder: TrainingFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.save_plan(plan(1))
    real = write_atomic

    def fail_on_present(path: Path, content: bytes | str) -> None:
        if path.name == "plan.json":
            raise OSError("the machine stopped")
        real(path, content)

    monkeypatch.setattr("groundforce.store.training_folder.write_atomic", fail_on_present)
    with pytest.raises(OSError, match="stopped"):
        folder.save_plan(plan(2))
    monkeypatch.undo()
    assert folder.current_plan() == plan(1)
    assert folder.save_plan(plan(3)) == 3


HOLDER = """
import sys
from pathlib import Path
from groundforce.store.lock import FolderLock
with FolderLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_locked_folder_says_who_holds_it(folder: TrainingFolder) -> None:
    command = [sys.executable, "-c", HOLDER, str(folder.lock.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderError, match=f"in use by process {holder.pid} on "):
            folder.save_plan(plan())
        assert folder.current_plan() is None
        holder.kill()
    assert folder.save_plan(plan()) == 1


def test_the_lock_can_be_entered_again_by_its_owner_only(folder: TrainingFolder) -> None:
    with folder.lock:
        folder.save_plan(plan())
        with pytest.raises(FolderError, match="in use"), FolderLock(folder.lock.path):
            pass
    with FolderLock(folder.lock.path):
        pass


def test_the_journal_keeps_order_and_times(folder: TrainingFolder) -> None:
    assert folder.entries().entries == ()
    folder.journal({"event": "import", "files": 3}, AT)
    folder.journal({"event": "plan", "number": 1}, datetime(2026, 11, 23, 9, 31))
    entries = folder.entries().entries
    assert [entry.event for entry in entries] == [
        {"event": "import", "files": 3},
        {"event": "plan", "number": 1},
    ]
    assert entries[0].at == AT
    assert [entry.line for entry in entries] == [1, 2]


def test_a_damaged_line_of_the_journal_is_reported_and_the_others_kept(folder: TrainingFolder) -> None:
    folder.journal({"event": "first"}, AT)
    path = folder.path / "journal.jsonl"
    with path.open("ab") as stream:
        stream.write(b'{"at": "2026-11-23T09:3')
    folder.journal({"event": "second"}, AT)
    with path.open("ab") as stream:
        stream.write(b'\xff\xfe\n{"event": "no time"}\n')
    journal = folder.entries()
    assert [entry.event["event"] for entry in journal.entries] == ["first", "second"]
    assert [damaged.line for damaged in journal.damaged] == [2, 4, 5]
    assert journal.damaged[0].text == '{"at": "2026-11-23T09:3'
    assert "'at' is missing" in journal.damaged[2].reason


@pytest.mark.parametrize("event", [{"at": 1}, {"value": float("nan")}, {"value": object()}])
def test_an_event_that_is_not_plain_json_is_refused_whole(
    folder: TrainingFolder, event: dict[str, object]
) -> None:
    with pytest.raises(FolderError):
        folder.journal(event, AT)
    assert folder.entries().entries == ()
