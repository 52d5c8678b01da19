"""The history of a training folder: everything imported and logged, each activity once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from groundforce.errors import FolderError, NotationError
from groundforce.monitoring.matching.merge import Merging, merge
from groundforce.monitoring.matching.nouns import Telling
from groundforce.monitoring.telling import placed, telling_of_session
from groundforce.store.importing.shelf import Shelf
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.catalogue import resolve
from groundforce.training.notation import parse_sessions, performed_session


def folder_merging(folder: TrainingFolder, timezone: str | None = None) -> Merging:
    """Everything imported into ``folder`` and written in its log, brought together; what was merged, what is
    in doubt.

    ``timezone`` (IANA name) is used where a file did not state the wearer's clock. Raises FolderError where
    a document is damaged or a line of the log is wrong.
    """
    told = Shelf(folder.path).told()
    imported = (placed(one, timezone) for each in told for one in each.tellings)
    return merge((*imported, *_logged(folder)))


def _logged(folder: TrainingFolder) -> Iterator[Telling]:
    for day in folder.log_days():
        name = f"log/{day}.txt"
        parsed = parse_sessions(folder.read_log(day) or "")
        try:
            if parsed.problems:
                raise parsed.problems[0]
            for session in parsed.sessions:
                done = replace(performed_session(session, _exercise), sources=(name,))
                yield telling_of_session(done, name)
        except NotationError as error:
            raise FolderError(f"{folder.path / name}, {error}") from error


def _exercise(name: str) -> str | None:
    match = resolve(name)
    return None if match is None else match.exercise_id
