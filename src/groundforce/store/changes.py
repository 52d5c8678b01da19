"""The journal as changes: imports, plans, logs and calendars, which were undone, which were cut short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from groundforce.store.journal import JournalEntry

STARTED, IMPORT, PLAN, LOG, CALENDAR, UNDO = "import-started", "import", "plan", "log", "calendar", "undo"


@dataclass(frozen=True)
class Change:
    """One change that can be undone: its ``kind``, the ``entry`` of the journal that stands for it.

    ``number`` is the import's, plan's and so on; an import that was cut short is not ``finished``.
    """

    kind: str
    number: int
    entry: JournalEntry
    finished: bool = True


def changes(entries: Iterable[JournalEntry]) -> tuple[Change, ...]:
    """The changes that stand, the oldest first."""
    standing: dict[int, Change] = {}
    for entry in entries:
        event, number = entry.event.get("event"), entry.event.get("number")
        if event == UNDO:
            standing.pop(_whole(entry.event.get("line")), None)
        elif event in (IMPORT, STARTED) and isinstance(number, int):
            _forget_start(standing, number)
            standing[entry.line] = Change(IMPORT, number, entry, event == IMPORT)
        elif event in (PLAN, LOG, CALENDAR) and isinstance(number, int):
            standing[entry.line] = Change(str(event), number, entry)
    return tuple(standing.values())


def unfinished(entries: Iterable[JournalEntry]) -> int | None:
    """The number of the import that was cut short and is to be finished, or None."""
    return next((one.number for one in reversed(changes(entries)) if not one.finished), None)


def next_import(entries: Iterable[JournalEntry]) -> int:
    """A number no import had before, undone ones included."""
    numbers = [_whole(one.event.get("number")) for one in entries if one.event.get("event") == STARTED]
    return max(numbers, default=0) + 1


def _forget_start(standing: dict[int, Change], number: int) -> None:
    for line in [line for line, one in standing.items() if (one.kind, one.number) == (IMPORT, number)]:
        del standing[line]


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1
