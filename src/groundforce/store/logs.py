"""The log of a training folder: what was done, day by day, in the notation; every change can be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache

from groundforce.errors import NotationError
from groundforce.store.changes import LOG
from groundforce.store.files import write_atomic
from groundforce.store.journal import JournalEntry
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.catalogue import load_catalogue, resolve
from groundforce.training.notation import NotationSession, performed_session
from groundforce.training.notation.joining import Fate, join
from groundforce.training.notation.log_text import LogText, print_log, read_log
from groundforce.training.strength import StrengthSession


@dataclass(frozen=True)
class LogReport:
    """What logging a text did: ``number`` of the change, None where nothing changed.

    ``sessions`` are what became of each session told, ``problems`` the lines that could not be read,
    which are in the logs of the days ``kept_in``.
    """

    number: int | None
    sessions: tuple[tuple[Fate, NotationSession], ...] = ()
    problems: tuple[NotationError, ...] = ()
    kept_in: tuple[date, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that were told of, in order."""
        return tuple(sorted({one.date for _fate, one in self.sessions}))


def keep_log(folder: TrainingFolder, text: str, opening: NotationSession, at: datetime) -> LogReport:
    """Put a text into the log of each day it tells of, and write that in the journal as one change.

    Lines without a date belong to ``opening``. Nothing is refused: a line that cannot be read is kept in the
    file of its day as it was typed. The same text again changes nothing and is no change. Raises FolderError
    where the folder is in use.
    """
    new = read_log(text, opening)
    days = sorted({one.session.date for one in new.blocks} | ({opening.date} if new.lost else set()))
    fates: list[tuple[Fate, NotationSession]] = []
    changed: dict[date, tuple[str | None, str]] = {}
    with folder.lock:
        for day in days:
            before = folder.read_log(day)
            kept = LogText() if before is None else _read(day, before)
            ours = [one for one in new.blocks if one.session.date == day]
            joined = join(kept, ours, new.lost if day == opening.date else ())
            fates += joined.fates
            after = print_log(joined.log)
            if after != (before or ""):
                changed[day] = before, after
        number = _write(folder, changed, at) if changed else None
    return LogReport(number, tuple(fates), new.problems, tuple(days))


def take_back_log(folder: TrainingFolder, entry: JournalEntry) -> int:
    """The log as it was before a change; how many files. What was edited by hand since is kept beside it."""
    files = entry.event.get("files")
    count = 0
    for one in files if isinstance(files, list) else []:
        day, before = date.fromisoformat(str(one["day"])), one["before"]
        path = folder.log_path(day)
        text = folder.read_log(day)
        if text is not None and text != before and _digest(text) != one["after"]:
            write_atomic(path.with_name(f"{day}-edited.txt"), text)
        if before is None:
            path.unlink(missing_ok=True)
        else:
            folder.write_log(day, str(before))
        count += 1
    return count


def logged_sessions(folder: TrainingFolder, since: date | None = None) -> Iterator[StrengthSession]:
    """Every session in the log, from the day ``since`` on; lines that cannot be read are left out."""
    for day in _days(folder, since):
        for block in _read(day, folder.read_log(day) or "").blocks:
            yield replace(performed_session(block.session, exercise_id), sources=(log_name(day),))


def unread_lines(folder: TrainingFolder, since: date | None = None) -> tuple[tuple[str, NotationError], ...]:
    """Every line of the log that cannot be read: its file and what is wrong, with line and column."""
    days = _days(folder, since)
    found = ((log_name(day), _read(day, folder.read_log(day) or "").problems) for day in days)
    return tuple((name, problem) for name, problems in found for problem in problems)


def log_name(day: date) -> str:
    """The name of a day's log inside its folder."""
    return f"log/{day}.txt"


def exercise_id(name: str) -> str | None:
    """The catalogue's id for a name as typed, None where it knows none."""
    exact = _exact_names().get(name.casefold())
    if exact is not None:
        return exact
    match = resolve(name)
    return None if match is None else match.exercise_id


@cache
def _exact_names() -> dict[str, str]:
    """Names and aliases of the catalogue: most of a log, and quicker than looking for what is near."""
    return {name.casefold(): one.id for one in load_catalogue() for name in (one.name, *one.aliases)}


def _days(folder: TrainingFolder, since: date | None) -> tuple[date, ...]:
    return tuple(day for day in folder.log_days() if since is None or day >= since)


@lru_cache(maxsize=4096)
def _read(day: date, text: str) -> LogText:
    return read_log(text, NotationSession(day))


def _write(folder: TrainingFolder, changed: dict[date, tuple[str | None, str]], at: datetime) -> int:
    """The journal first: whatever is in a file then can be taken back, also after a stop in between."""
    logs = [one for one in folder.entries().entries if one.event.get("event") == LOG]
    number = len(logs) + 1
    files = [
        {"day": day.isoformat(), "before": before, "after": _digest(after)}
        for day, (before, after) in changed.items()
    ]
    folder.journal({"event": LOG, "number": number, "files": files}, at)
    for day, (_before, after) in changed.items():
        folder.write_log(day, after)
    return number


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
