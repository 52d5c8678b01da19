"""Take the last change of a training folder back: an import, a plan, a log, a running calendar."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from groundforce.errors import FolderError
from groundforce.store.calendars import take_back_calendar
from groundforce.store.changes import CALENDAR, LOG, PLAN, UNDO, Change, changes
from groundforce.store.importing.shelf import Shelf
from groundforce.store.logs import take_back_log
from groundforce.store.plans import take_back
from groundforce.store.training_folder import TrainingFolder


@dataclass(frozen=True)
class Undone:
    """What was taken back: ``kind`` of change, its number, when it was made, how many files."""

    kind: str
    number: int
    made: datetime
    files: int


def undo(folder: TrainingFolder, at: datetime) -> Undone:
    """Take back the last import, plan or log that stands: the files are what they were before it.

    A plan that only followed from a log goes together with it.

    An import that was cut short counts too. Stopped in its midst, it is finished by the next undo. Raises
    FolderError where nothing is left to take back.
    """
    with folder.lock:
        standing = list(changes(folder.entries().entries))
        if not standing:
            raise FolderError(
                f"{folder.path} has nothing to undo: no import, plan or log stands in its journal"
            )
        last = standing.pop()
        files = _take_back(folder, last)
        folder.journal({"event": UNDO, "of": last.kind, "number": last.number, "line": last.entry.line}, at)
        before = last.entry.event.get("after") if last.kind == PLAN else None
        for kind in reversed(before) if isinstance(before, list) else ():
            if standing and standing[-1].kind == kind:
                last = standing.pop()
                files = _take_back(folder, last)
                line = {"event": UNDO, "of": last.kind, "number": last.number, "line": last.entry.line}
                folder.journal(line, at)
    return Undone(last.kind, last.number, last.entry.at, files)


def _take_back(folder: TrainingFolder, change: Change) -> int:
    if change.kind == PLAN:
        take_back(folder, change.number, _before(folder, change))
        return 1
    if change.kind == CALENDAR:
        return take_back_calendar(folder, change)
    if change.kind == LOG:
        return take_back_log(folder, change.entry)
    return Shelf(folder.path).remove(change.number)


def _before(folder: TrainingFolder, change: Change) -> object:
    """SHA-256 of the plan that stood before; journals of old do not say it: then the plan numbered before."""
    if "before" in change.entry.event:
        return change.entry.event["before"]
    earlier = [number for number in folder.plan_numbers() if number < change.number]
    if not earlier:
        return None
    path = folder.path / "plans" / f"{earlier[-1]:04d}.json"
    return hashlib.sha256(path.read_bytes()).hexdigest()
