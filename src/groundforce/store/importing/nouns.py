"""What an import works with and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from groundforce.errors import ReadError
from groundforce.formats.exports import Told
from groundforce.monitoring.matching.nouns import Telling

HERE = "in this folder already"
"""What is said of a file that was imported before under the same name."""


class Fate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    MERGED = "merged"
    KNOWN = "known"
    HEARD = "heard"
    """a table whose every activity is told by a file of its own"""
    UNIT_NEEDED = "unit needed"
    NOT_READ = "not read"
    LEFT_OUT = "left out"
    CALENDAR = "running calendar"
    """planned runs, kept as the folder's running calendar"""


@dataclass(frozen=True)
class FileTold:
    """What one file said: ``kind`` a format or an app, its activities, and what to know about the reading.

    ``unresolved`` are exercise names the catalogue does not know. ``kept`` is false where the file is too
    large to be kept itself.
    """

    name: str
    sha256: str
    kind: str
    tellings: tuple[Telling, ...]
    notes: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    kept: bool = True


@dataclass(frozen=True)
class Item:
    """One file on its way through the stages. ``fate`` is None until it is decided.

    ``text`` says why, ``byte`` where a file is damaged; ``merged`` and ``doubts`` are sentences that name
    other files. ``said`` is what an export's table says of it; ``files`` are, for a table, the names of its
    activities' own files; ``quiet`` says that devices write such files by the hundred;
    ``calendar`` that it is one.
    """

    name: str
    data: bytes = b""
    sha256: str = ""
    told: FileTold | None = None
    fate: Fate | None = None
    text: str = ""
    byte: int | None = None
    merged: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    said: Told | None = None
    files: tuple[str | None, ...] = ()
    quiet: bool = False
    calendar: bool = False

    def decided(self, fate: Fate, text: str, byte: int | None = None) -> Item:
        """This file with its fate; nothing more is done with it."""
        return replace(self, fate=fate, text=text, byte=byte, data=b"")

    def refused(self, error: ReadError, fate: Fate = Fate.NOT_READ) -> Item:
        """This file, which cannot be read."""
        return self.decided(fate, error.reason, error.byte)


@dataclass(frozen=True)
class FileReport:
    """One line of the report: a file, what became of it and why; ``activities`` is how many it told of."""

    name: str
    fate: Fate
    text: str = ""
    byte: int | None = None
    activities: int = 0
    merged: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True)
class ImportReport:
    """All files of an import in the order they were found; ``number`` is None where nothing was added."""

    files: tuple[FileReport, ...]
    number: int | None = None
    restored: bool = False

    def of(self, *fates: Fate) -> tuple[FileReport, ...]:
        """The files with one of these fates."""
        return tuple(one for one in self.files if one.fate in fates)
