"""The part of a training folder an import writes to: originals and what they said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from groundforce.errors import DocumentError, FolderError
from groundforce.store.files import settle, write_atomic
from groundforce.store.importing.document import read_told, told_text
from groundforce.store.importing.nouns import FileTold

_NAME = re.compile(r"(\d{4,})-([0-9a-f]{64})\.json")
_DRAFT = ".*.tmp"
SETTLE_EVERY = 256
"""files after which all of them are put on the disk for good."""


def read_document(path: Path) -> FileTold:
    """What the document at ``path`` tells. Raises FolderError where it is damaged."""
    try:
        return read_told(path.read_bytes())
    except DocumentError as error:
        raise FolderError(f"{path} is damaged: {error}; delete it and import the file again") from error


class Shelf:
    """``originals/`` and ``history/`` of the training folder at ``path``; the caller holds its lock.

    Files are whole as soon as they have their name. They survive a power cut from the next
    :meth:`settle` on, which comes every :data:`SETTLE_EVERY` files.
    """

    def __init__(self, path: Path) -> None:
        self._originals, self._history = path / "originals", path / "history"
        self._fresh: list[Path] = []

    def documents(self, number: int | None = None) -> list[Path]:
        """The documents of all imports, or of one, in order of import and content."""
        found = [(int(match[1]), path) for path in self._files() if (match := _NAME.fullmatch(path.name))]
        return [path for of, path in sorted(found) if number is None or of == number]

    def told(self) -> Iterator[FileTold]:
        """What every file said, one at a time. Raises FolderError naming a damaged document."""
        yield from map(read_document, self.documents())

    def has_original(self, told: FileTold) -> bool:
        """Whether the file something was read from is kept, where it is to be."""
        return not told.kept or (self._originals / told.sha256).exists()

    def original(self, told: FileTold) -> bytes:
        """The file something was read from. Raises FolderError where it is absent or not what it was."""
        if not told.kept:
            return b""
        path = self._originals / told.sha256
        data = path.read_bytes() if path.exists() else b""
        if hashlib.sha256(data).hexdigest() != told.sha256:
            raise FolderError(f"{path} is absent or damaged; it held {told.name}")
        return data

    def add(self, number: int, told: FileTold, data: bytes) -> None:
        """Keep a file and what it said, under the import ``number``. Adding it again changes nothing."""
        # The document first: an original nobody names would stay for ever.
        document = self._history / f"{number:04d}-{told.sha256}.json"
        original = self._originals / told.sha256
        contents = {document: told_text(told).encode()} | ({original: data} if told.kept else {})
        for path, content in contents.items():
            if not path.exists() or path == document:
                write_atomic(path, content, durable=False)
                self._fresh.append(path)
        if len(self._fresh) >= SETTLE_EVERY:
            self.settle()

    def settle(self) -> None:
        """Put everything written so far on the disk for good."""
        settle(self._fresh)
        self._fresh.clear()

    def remove(self, number: int) -> int:
        """Take away everything an import added; how many files it was."""
        documents = self.documents(number)
        others = {path.name[-69:-5] for path in self.documents() if path not in documents}
        for path in documents:
            digest = path.name[-69:-5]
            if digest not in others:
                (self._originals / digest).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        return len(documents)

    def heal(self, number: int) -> None:
        """Take away what a stop in the midst of an import left unusable: drafts, torn files."""
        for folder in (self._originals, self._history):
            for draft in folder.glob(_DRAFT):
                draft.unlink(missing_ok=True)
        for path in self.documents(number):
            original = self._originals / path.name[-69:-5]
            if original.exists() and hashlib.sha256(original.read_bytes()).hexdigest() != original.name:
                original.unlink()
            try:
                read_told(path.read_bytes())
            except DocumentError:
                path.unlink()

    def _files(self) -> list[Path]:
        return list(self._history.iterdir()) if self._history.is_dir() else []
