"""The history of a training folder: everything imported, each activity once."""

from __future__ import annotations

from groundforce.monitoring.matching.merge import Merging, merge
from groundforce.monitoring.telling import placed
from groundforce.store.importing.shelf import Shelf
from groundforce.store.training_folder import TrainingFolder


def folder_merging(folder: TrainingFolder, timezone: str | None = None) -> Merging:
    """Everything imported into ``folder``, brought together, with what was merged and what is in doubt.

    ``timezone`` (IANA name) is used where a file did not state the wearer's clock. Raises FolderError where
    a document is damaged.
    """
    told = Shelf(folder.path).told()
    return merge(placed(one, timezone) for each in told for one in each.tellings)
