"""The journal of a training folder: one JSON object a line, only ever added to."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from groundforce.errors import DocumentError, FolderError
from groundforce.formats.json_text import read_json
from groundforce.formats.node import Node


@dataclass(frozen=True)
class JournalEntry:
    """What happened: ``at`` as it was given, ``event`` as written, ``line`` in the file (from 1)."""

    line: int
    at: datetime
    event: Mapping[str, object]


@dataclass(frozen=True)
class DamagedLine:
    """A line that cannot be read, kept as it is: its number (from 1), its text and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Journal:
    """All that can be read, in order, and every line that cannot."""

    entries: tuple[JournalEntry, ...] = ()
    damaged: tuple[DamagedLine, ...] = ()


def append_entry(path: Path, event: Mapping[str, object], at: datetime) -> None:
    """Add an event. A line cut short by a crash stays a line of its own. Raises FolderError."""
    if "at" in event:
        raise FolderError("an event of the journal cannot have a key 'at': it is the time of the entry")
    try:
        text = json.dumps({"at": at.isoformat(), **event}, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise FolderError(f"an event of the journal must be plain JSON: {error}") from None
    with path.open("ab+") as stream:
        end = stream.seek(0, os.SEEK_END)
        if end > 0:
            stream.seek(end - 1)
            text = text if stream.read(1) == b"\n" else f"\n{text}"
        stream.write(f"{text}\n".encode())
        stream.flush()
        os.fsync(stream.fileno())


def read_journal(path: Path) -> Journal:
    """The journal at ``path``; empty where there is none."""
    entries: list[JournalEntry] = []
    damaged: list[DamagedLine] = []
    rows = path.read_bytes().split(b"\n") if path.exists() else []
    for number, row in enumerate(rows, start=1):
        if not row.strip():
            continue
        try:
            entries.append(_entry(row, number))
        except DocumentError as error:
            damaged.append(DamagedLine(number, row.decode("utf-8", "replace"), str(error)))
    return Journal(tuple(entries), tuple(damaged))


def _entry(row: bytes, number: int) -> JournalEntry:
    node = Node(read_json(row))
    at = node["at"].moment()
    return JournalEntry(number, at, {key: value for key, value in node.members(_value) if key != "at"})


def _value(node: Node) -> object:
    return node.value
