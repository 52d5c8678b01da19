"""A training folder: everything of one runner as plain files.

::

    folder.json             which layout this is
    runner.toml             the runner's own words
    originals/<sha256>      files as they were read
    history/*.json          what they said, in short
    log/YYYY-MM-DD.txt      sessions as done, in the notation
    running.ics             planned runs, as imported or put there
    plans/NNNN.json         every plan
    plan.json               the present plan
    journal.jsonl           every import, plan, log and change
    cache/                  may be deleted

Reading needs no lock. Every writing method takes the folder's lock; ``with folder.lock:`` around several
makes them one step for other processes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from groundforce.errors import DocumentError, FolderError
from groundforce.formats.json_text import json_text, read_json
from groundforce.formats.plan_json import plan_text, read_plan
from groundforce.store.files import write_atomic
from groundforce.store.journal import Journal, append_entry, read_journal
from groundforce.store.lock import FolderLock
from groundforce.training.plan import Plan

FORMAT = "groundforce.folder/1"
FOLDERS = ("originals", "history", "log", "plans", "cache")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBERED = re.compile(r"(\d{4,})\.json")


class TrainingFolder:
    """One runner's files under ``path``. Make one with :meth:`open`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = FolderLock(path / ".lock")

    @classmethod
    def open(cls, path: Path, create: bool = False) -> TrainingFolder:
        """The training folder at ``path``; ``create`` makes one where there is none.

        Raises FolderError where there is none, or one of another version.
        """
        folder = cls(path)
        if not folder._marker.exists():
            if not create:
                raise FolderError(
                    f"{path} is not a training folder (no folder.json); import runs to make one"
                )
            folder._create()
        folder._require_version()
        return folder

    @property
    def runner_file(self) -> Path:
        """Where the runner's own words stand; the file may be absent."""
        return self.path / "runner.toml"

    @property
    def cache(self) -> Path:
        """A place for what can be worked out again."""
        return self.path / "cache"

    # --- originals

    def add_original(self, data: bytes) -> str:
        """Keep a file as it was read; its SHA-256 is its name. Adding it again changes nothing."""
        digest = hashlib.sha256(data).hexdigest()
        target = self.path / "originals" / digest
        with self.lock:
            if not target.exists():
                write_atomic(target, data)
        return digest

    def original(self, sha256: str) -> bytes:
        """The kept file of this SHA-256. Raises FolderError where it is absent or no longer what it was."""
        path = self.path / "originals" / sha256
        if _SHA256.fullmatch(sha256) is None or not path.exists():
            raise FolderError(f"{self.path} has no original {sha256}")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FolderError(
                f"{path} is damaged: its content is not that of its name; import the file again"
            )
        return data

    # --- history

    def write_history(self, name: str, document: object) -> Path:
        """Write ``history/NAME.json``. Raises FolderError for a name that is not a plain file name."""
        path = self._history_path(name)
        with self.lock:
            write_atomic(path, json_text(document))
        return path

    def read_history(self, name: str) -> object:
        """The document of ``history/NAME.json``. Raises FolderError where it is absent or damaged."""
        path = self._history_path(name)
        try:
            return read_json(path.read_bytes())
        except FileNotFoundError:
            raise FolderError(f"{self.path} has no history called {name}") from None
        except DocumentError as error:
            raise FolderError(f"{path} is damaged: {error}") from error

    def history_names(self) -> tuple[str, ...]:
        """The names of all history documents, sorted."""
        return tuple(sorted(path.stem for path in (self.path / "history").glob("*.json")))

    def remove_history(self, name: str) -> None:
        """Take a history document away, as undoing an import does; absent is fine."""
        with self.lock:
            self._history_path(name).unlink(missing_ok=True)

    # --- log

    def log_path(self, day: date) -> Path:
        """Where the log of a day stands."""
        return self.path / "log" / f"{day.isoformat()}.txt"

    def write_log(self, day: date, text: str) -> Path:
        """Write the log of a day, in the notation."""
        path = self.log_path(day)
        with self.lock:
            write_atomic(path, text)
        return path

    def read_log(self, day: date) -> str | None:
        """The log of a day, or None."""
        path = self.log_path(day)
        return path.read_text("utf-8") if path.exists() else None

    def log_days(self) -> tuple[date, ...]:
        """The days that have a log, in order; files that are not named for a day are left alone."""
        names = sorted(path.stem for path in (self.path / "log").glob("*.txt"))
        return tuple(date.fromisoformat(name) for name in names if _is_day(name))

    # --- plans

    def save_plan(self, plan: Plan) -> int:
        """Keep a plan under the next number and make it the present one. Returns the number.

        The numbered file is written first: after a crash the present plan is a whole one, old or new.
        """
        text = plan_text(plan)
        with self.lock:
            number = max(self.plan_numbers(), default=0) + 1
            write_atomic(self._plan_path(number), text)
            write_atomic(self.path / "plan.json", text)
        return number

    def current_plan(self) -> Plan | None:
        """The present plan, or None. Raises DocumentError where the file is not a plan."""
        path = self.path / "plan.json"
        return read_plan(path) if path.exists() else None

    def plan_numbers(self) -> tuple[int, ...]:
        """The numbers of all plans kept, in order."""
        names = [_NUMBERED.fullmatch(path.name) for path in (self.path / "plans").iterdir()]
        return tuple(sorted(int(name[1]) for name in names if name is not None))

    def plan(self, number: int) -> Plan:
        """The plan kept under ``number``. Raises FolderError where there is none."""
        path = self._plan_path(number)
        if not path.exists():
            raise FolderError(f"{self.path} has no plan {number}; it has {_listed(self.plan_numbers())}")
        return read_plan(path)

    def restore_plan(self, number: int) -> Plan:
        """Make a kept plan the present one again, as undo does. Raises FolderError where there is none."""
        with self.lock:
            plan = self.plan(number)
            write_atomic(self.path / "plan.json", self._plan_path(number).read_bytes())
        return plan

    # --- journal

    def journal(self, event: Mapping[str, object], at: datetime) -> None:
        """Add an event that happened at ``at`` to the journal. Raises FolderError."""
        with self.lock:
            append_entry(self.path / "journal.jsonl", event, at)

    def entries(self) -> Journal:
        """All entries of the journal in order, and every line that cannot be read."""
        return read_journal(self.path / "journal.jsonl")

    # --- inside

    @property
    def _marker(self) -> Path:
        return self.path / "folder.json"

    def _create(self) -> None:
        try:
            for name in FOLDERS:
                (self.path / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderError(f"{self.path} cannot be made ({error.strerror})") from error
        with self.lock:
            write_atomic(self._marker, json_text({"format": FORMAT}))

    def _require_version(self) -> None:
        try:
            document = read_json(self._marker.read_bytes())
        except (DocumentError, OSError) as error:
            raise FolderError(f"{self._marker} is damaged: {error}") from error
        found = document.get("format") if isinstance(document, dict) else None
        if found != FORMAT:
            raise FolderError(f"{self.path} is of format {found!r}; this version works with {FORMAT}")
        for name in FOLDERS:
            (self.path / name).mkdir(exist_ok=True)

    def _history_path(self, name: str) -> Path:
        if _NAME.fullmatch(name) is None:
            raise FolderError(f"{name!r} cannot name a history: use letters, digits, '.', '_' and '-'")
        return self.path / "history" / f"{name}.json"

    def _plan_path(self, number: int) -> Path:
        return self.path / "plans" / f"{number:04d}.json"


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers) or "none"
