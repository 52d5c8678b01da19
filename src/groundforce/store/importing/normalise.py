"""One file's bytes → what it said, in short. Pure; runs in any process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TypeAlias

from groundforce.errors import ReadError
from groundforce.formats.archive import Member
from groundforce.formats.exports import Exports, Table, Told, file_key
from groundforce.formats.logs.log import Log, LogOptions
from groundforce.formats.reading import CalendarFile, Ignored, read_member
from groundforce.monitoring.telling import telling_of, telling_of_session
from groundforce.store.importing.nouns import FileTold
from groundforce.training.recording import Recording

Normal: TypeAlias = FileTold | ReadError | Ignored | CalendarFile
"""What one file gave: what it said, why it cannot be read, or why it was left out."""

NO_START = "no start time, so it cannot be put on a day"


@dataclass(frozen=True, eq=False)
class Unread:
    """A file to read, and what an export's table says of it."""

    member: Member
    said: Told | None = None


def normalise(unread: Unread, options: LogOptions) -> Normal:
    """Read a file and keep the summaries; its streams are gone when this returns."""
    member = unread.member
    outcome = read_member(member, options)
    if isinstance(outcome, ReadError | Ignored | CalendarFile):
        return outcome
    digest = hashlib.sha256(member.data).hexdigest()
    if isinstance(outcome, Log):
        return _if_any(_of_log(outcome, digest))
    return _if_any(_of_recordings(_joined(outcome, unread), member.name, digest))


def normalise_table(table: Table, digest: str | None = None) -> tuple[Normal, tuple[str | None, ...]]:
    """A table's activities, and for each the name of its own file or None.

    ``digest`` is that of its bytes; a table too large to be kept has none, and that of what it says stands
    for it.
    """
    told = [one for one in table.told if one.unusable is None and one.recording.start is not None]
    said = "".join(one.recording.sha256 for one in told).encode()
    content = hashlib.sha256(said).hexdigest() if digest is None else digest
    normal = _of_recordings(tuple(one.recording for one in told), table.name, content)
    unusable = (one.unusable for one in table.told if one.unusable is not None)
    notes = tuple(error.reason for error in (*table.problems, *unusable))
    whole = replace(normal, notes=(*normal.notes, *notes), kept=digest is not None)
    files = tuple(None if one.file is None else file_key(one.file) for one in told)
    return _if_any(whole, table.note), files


def _joined(recordings: tuple[Recording, ...], unread: Unread) -> tuple[Recording, ...]:
    """Recordings with the title and sport the person gave them."""
    if unread.said is None:
        return recordings
    exports = Exports()
    exports.tell(Table("", (unread.said,)))
    return exports.joined(unread.member.name, recordings)


def _if_any(told: FileTold, otherwise: str = "nothing in it") -> FileTold | Ignored:
    return told if told.tellings else Ignored(told.name, told.notes[0] if told.notes else otherwise)


def _of_recordings(recordings: tuple[Recording, ...], name: str, digest: str) -> FileTold:
    told = [telling_of(one) for one in recordings]
    notes = [text for one in recordings for text in one.warnings]
    notes += [NO_START for one in told if one is None]
    kinds = tuple(dict.fromkeys(one.format for one in recordings))
    # A recording may be known by another digest than its file's, as in tables of many activities.
    tellings = tuple(replace(one, origin=digest) for one in told if one is not None)
    return FileTold(name, digest, ", ".join(kinds), tellings, tuple(dict.fromkeys(notes)))


def _of_log(log: Log, digest: str) -> FileTold:
    notes = tuple(problem.reason for problem in log.problems)
    tellings = tuple(telling_of_session(one, digest) for one in log.sessions)
    noted = (*notes, log.note) if log.note else notes
    return FileTold(log.name, digest, log.app, tellings, noted, log.unresolved)
