"""One file's bytes → what it said, in short. Pure; runs in any process."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TypeAlias

from groundforce.errors import ReadError
from groundforce.formats.archive import Member
from groundforce.formats.logs.log import Log, LogOptions
from groundforce.formats.reading import Ignored, read_member
from groundforce.monitoring.telling import telling_of, telling_of_session
from groundforce.store.importing.nouns import FileTold
from groundforce.training.recording import Recording

Normal: TypeAlias = FileTold | ReadError | Ignored
"""What one file gave: what it said, why it cannot be read, or why it was left out."""

NO_START = "no start time, so it cannot be put on a day"


def normalise(member: Member, options: LogOptions) -> Normal:
    """Read a file and keep the summaries; its streams are gone when this returns."""
    outcome = read_member(member, options)
    if isinstance(outcome, ReadError | Ignored):
        return outcome
    digest = hashlib.sha256(member.data).hexdigest()
    told = _of_log(outcome, digest) if isinstance(outcome, Log) else _of_recordings(outcome, member, digest)
    return told if told.tellings else Ignored(member.name, told.notes[0] if told.notes else "nothing in it")


def _of_recordings(recordings: tuple[Recording, ...], member: Member, digest: str) -> FileTold:
    told = [telling_of(one) for one in recordings]
    notes = [text for one in recordings for text in one.warnings]
    notes += [NO_START for one in told if one is None]
    kinds = tuple(dict.fromkeys(one.format for one in recordings))
    # A recording may be known by another digest than its file's, as in tables of many activities.
    tellings = tuple(replace(one, origin=digest) for one in told if one is not None)
    return FileTold(member.name, digest, ", ".join(kinds), tellings, tuple(dict.fromkeys(notes)))


def _of_log(log: Log, digest: str) -> FileTold:
    notes = tuple(problem.reason for problem in log.problems)
    tellings = tuple(telling_of_session(one, digest) for one in log.sessions)
    noted = (*notes, log.note) if log.note else notes
    return FileTold(log.name, digest, log.app, tellings, noted, log.unresolved)
