"""What the stages of one import share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from groundforce.formats.archive import Limits, Progress
from groundforce.formats.exports import Told
from groundforce.formats.logs.log import LogOptions
from groundforce.monitoring.matching.index import Index
from groundforce.store.changes import IMPORT, STARTED, next_import, unfinished
from groundforce.store.importing.nouns import FileTold
from groundforce.store.importing.shelf import Shelf
from groundforce.store.training_folder import TrainingFolder

AskUnit = Callable[[str], str | None]
"""From a file's name to ``kg`` or ``lb``, or None where nobody knows."""


@dataclass(frozen=True)
class ImportRequest:
    """What to import: files, folders or archives, and what their logs leave open.

    ``timezone`` (IANA name) is that of recordings that do not state the wearer's clock, used for finding
    doubles only. ``dry_run`` writes nothing.
    """

    paths: tuple[Path, ...]
    options: LogOptions = field(default_factory=LogOptions)
    timezone: str | None = None
    processes: int = 2
    dry_run: bool = False
    ask_unit: AskUnit | None = None
    progress: Progress | None = None
    limits: Limits | None = None


class Work:
    """An import under way: what is known already, and where to put what is new.

    ``folder`` is None for a dry run where there is no folder yet. ``said`` is what tables of exports say of
    other files, by their names; ``met`` are the names of files that told of an activity; ``calendars`` those
    that hold runs.
    """

    def __init__(self, request: ImportRequest, folder: TrainingFolder | None, at: datetime) -> None:
        self.request, self.folder, self.at = request, folder, at
        self.index = Index()
        self.known: dict[str, FileTold] = {}
        self.said: dict[str, Told] = {}
        self.met: set[str] = set()
        self.calendars: list[bytes] = []
        self.number: int | None = None
        self.added = 0
        self._shelf = None if folder is None else Shelf(folder.path)

    def add(self, told: FileTold, data: bytes) -> None:
        """Keep a file and what it said."""
        if self.folder is None or self._shelf is None or self.request.dry_run:
            return
        if self.number is None:
            self.number = self._begin(self.folder)
        self._shelf.add(self.number, told, data)
        self.added += 1

    def finish(self) -> None:
        """Everything on the disk, and the journal saying so. Nothing added, nothing said."""
        if self.folder is None or self._shelf is None or self.number is None:
            return
        self._shelf.settle()
        files = len(self._shelf.documents(self.number))
        self.folder.journal({"event": IMPORT, "number": self.number, "files": files}, self.at)

    def resume(self) -> None:
        """Go on with an import that was cut short, under its number."""
        if self.folder is None or self._shelf is None or self.request.dry_run:
            return
        self.number = unfinished(self.folder.entries().entries)
        if self.number is not None:
            self._shelf.heal(self.number)

    def _begin(self, folder: TrainingFolder) -> int:
        number = next_import(folder.entries().entries)
        folder.journal(
            {"event": STARTED, "number": number, "paths": [path.name for path in self.request.paths]}, self.at
        )
        return number
