"""The running calendar of a training folder, ``running.ics``: what ``plan`` plans round."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from groundforce.errors import CalendarError
from groundforce.store.changes import CALENDAR, Change, changes
from groundforce.store.files import write_atomic
from groundforce.store.training_folder import TrainingFolder

NAME = "running.ics"
LOOK_BACK, WEEKS = timedelta(weeks=4), 56
"""Runs are looked for from four weeks ago to a year ahead."""


def runs_in(data: bytes, name: str, at: datetime) -> int:
    """How many runs a calendar holds around ``at``. Raises CalendarError for one that cannot be read."""
    from groundforce.formats.ics.reading import read_calendar

    return len(read_calendar(data, name, at.date() - LOOK_BACK, WEEKS).runs)


def keep_calendars(folder: TrainingFolder, files: Sequence[bytes], at: datetime) -> bool:
    """Make these calendars the folder's running calendar, and write that in the journal; false for no change.

    What stood there before is kept among the originals, so that undo brings it back.
    """
    data = b"\r\n".join(one.rstrip() for one in files) + b"\r\n"
    path = folder.path / NAME
    with folder.lock:
        present = path.read_bytes() if path.exists() else None
        if present == data:
            return False
        before = None if present is None else folder.add_original(present)
        standing = (one for one in folder.entries().entries if one.event.get("event") == CALENDAR)
        number = sum(1 for _one in standing) + 1
        folder.journal({"event": CALENDAR, "number": number, "before": before, "after": _digest(data)}, at)
        write_atomic(path, data)
    return True


def take_back_calendar(folder: TrainingFolder, change: Change) -> int:
    """The running calendar as it was before a change; how many files. One edited since is kept beside it."""
    path, before = folder.path / NAME, change.entry.event.get("before")
    present = path.read_bytes() if path.exists() else None
    if present is not None and _digest(present) not in (before, change.entry.event.get("after")):
        write_atomic(path.with_name("running-edited.ics"), present)
    if not isinstance(before, str):
        path.unlink(missing_ok=True)
        return 1
    if present is None or _digest(present) != before:
        write_atomic(path, folder.original(before))
    if not _is_needed(folder, change, before):
        (folder.path / "originals" / before).unlink(missing_ok=True)
    return 1


def _is_needed(folder: TrainingFolder, change: Change, digest: str) -> bool:
    """Whether another change that stands brings this content back, too."""
    others = (one for one in changes(folder.entries().entries) if one.kind == CALENDAR)
    return any(
        one.entry.event.get("before") == digest for one in others if one.entry.line != change.entry.line
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def refusal(data: bytes, name: str, at: datetime) -> str | None:
    """Why a calendar is not taken as the running calendar; None where it is."""
    try:
        count = runs_in(data, name, at)
    except CalendarError as error:
        return str(error)
    return None if count > 0 else "a calendar with no run in it from a month ago to a year ahead"
