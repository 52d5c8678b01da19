"""The lifting in a training folder, quickly: what imports told of strength sessions is kept in the cache.

A history of years is thousands of runs; the session of today needs none of them. The cache can be deleted at
any time: it is made again from the documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from groundforce.errors import DocumentError
from groundforce.monitoring.matching.merge import merge
from groundforce.monitoring.matching.nouns import Telling
from groundforce.monitoring.telling import placed, telling_of_session
from groundforce.store.files import write_atomic
from groundforce.store.importing.document import read_told, told_text
from groundforce.store.importing.nouns import FileTold
from groundforce.store.importing.shelf import Shelf, read_document
from groundforce.store.logs import logged_sessions
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.strength import StrengthSession

FORMAT = "groundforce.lifting/1"
NAME = "lifting.jsonl"


def folder_lifting(
    folder: TrainingFolder, timezone: str | None = None, since: date | None = None
) -> tuple[StrengthSession, ...]:
    """Every strength session imported and logged, each once, in order of time; logged ones from ``since`` on.

    The same as in :func:`groundforce.store.importing.history.folder_merging`, without reading the runs again.
    Raises FolderError where a document is damaged.
    """
    told = (placed(one, timezone) for one in _told(folder))
    merged = merge((*told, *map(telling_of_session, logged_sessions(folder, since))))
    return tuple(one for one in merged.activities if isinstance(one, StrengthSession))


def _told(folder: TrainingFolder) -> Iterator[Telling]:
    """What imports told of strength sessions, from the cache where it knows the document."""
    known = _cached(folder.cache / NAME)
    paths = {_key(path): path for path in Shelf(folder.path).documents()}
    kept = {
        key: known[key] if key in known else _lifting_of(read_document(path)) for key, path in paths.items()
    }
    if kept.keys() != known.keys():
        _keep(folder.cache / NAME, kept)
    for told in kept.values():
        yield from () if told is None else told.tellings


def _lifting_of(told: FileTold) -> FileTold | None:
    """What a file said of strength sessions; None where it said nothing of them."""
    lifting = tuple(one for one in told.tellings if isinstance(one.activity, StrengthSession))
    return replace(told, tellings=lifting) if lifting else None


def _key(path: Path) -> str:
    """A document's name, with what changes where it is written again."""
    status = path.stat()
    return f"{path.name} {status.st_size} {status.st_mtime_ns}"


def _cached(path: Path) -> dict[str, FileTold | None]:
    """What the cache knows, by document; nothing where it is absent, damaged or of another version."""
    with suppress(OSError, ValueError, TypeError, AttributeError, DocumentError):
        head, *rows = path.read_text("utf-8").splitlines()
        if json.loads(head) == FORMAT:
            pairs = (json.loads(row) for row in rows)
            return {str(key): None if text is None else read_told(text.encode()) for key, text in pairs}
    return {}


def _keep(path: Path, kept: Mapping[str, FileTold | None]) -> None:
    texts = {key: None if told is None else told_text(told) for key, told in kept.items()}
    rows = [json.dumps(FORMAT), *(json.dumps(pair) for pair in texts.items())]
    # A folder that may only be read has no cache, and works.
    with suppress(OSError):
        write_atomic(path, "\n".join(rows) + "\n", durable=False)
