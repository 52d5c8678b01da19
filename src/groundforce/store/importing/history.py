"""The history of a training folder: everything imported and logged, each activity once."""

from __future__ import annotations

from groundforce.monitoring.matching.merge import Merging, merge
from groundforce.monitoring.telling import placed, telling_of_session
from groundforce.store.importing.shelf import Shelf
from groundforce.store.logs import logged_sessions
from groundforce.store.training_folder import TrainingFolder


def folder_merging(folder: TrainingFolder, timezone: str | None = None) -> Merging:
    """Everything imported into ``folder`` and written in its log, brought together; what was merged, what is
    in doubt.

    ``timezone`` (IANA name) is used where a file did not state the wearer's clock. Lines of the log that
    cannot be read are left out. Raises FolderError where a document is damaged.
    """
    told = Shelf(folder.path).told()
    imported = (placed(one, timezone) for each in told for one in each.tellings)
    return merge((*imported, *map(telling_of_session, logged_sessions(folder))))
