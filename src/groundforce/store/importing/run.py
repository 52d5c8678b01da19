"""``import_paths``: everything a runner has, into a training folder."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from groundforce.monitoring.telling import telling_of_session
from groundforce.store.bundle import is_bundle, is_vacant, parts_of, restore_bundle
from groundforce.store.calendars import keep_calendars
from groundforce.store.importing.nouns import Fate, FileReport, ImportReport, Item
from groundforce.store.importing.shelf import Shelf
from groundforce.store.importing.stages import STAGES, Stage, light, run_stages
from groundforce.store.importing.work import ImportRequest, Work
from groundforce.store.logs import logged_sessions
from groundforce.store.training_folder import TrainingFolder


def import_into(home: Path, request: ImportRequest, at: datetime) -> ImportReport:
    """As :func:`import_paths` into the training folder at ``home``, which is made where there is none.

    A whole training folder (``export --all``) into a place that is absent or empty becomes that folder.
    """
    if len(request.paths) == 1 and is_bundle(request.paths[0]) and is_vacant(home):
        return _restored(request.paths[0], home, request)
    exists = (home / "folder.json").exists()
    folder = TrainingFolder.open(home, create=True) if exists or not request.dry_run else None
    return import_paths(folder, request, at)


def _restored(archive: Path, home: Path, request: ImportRequest) -> ImportReport:
    if request.dry_run:
        return ImportReport((), restored=True)
    restore_bundle(archive, home, request.progress)
    return ImportReport(tuple(FileReport(name, Fate.ADDED) for name in parts_of(home)), restored=True)


def import_paths(
    folder: TrainingFolder | None, request: ImportRequest, at: datetime, stages: tuple[Stage, ...] = STAGES
) -> ImportReport:
    """Import files, folders and archives into ``folder``; a report with one line a file.

    Files known by their content are left alone, so a second import adds nothing. It may be stopped at any
    point: whatever has its name is whole, and the next import goes on under the same number. ``at`` is the
    time for the journal. ``folder`` may be None for a dry run. Raises ReadError where a path does not
    exist, FolderError where the folder is in use or damaged.
    """
    work = Work(request, folder, at)
    with nullcontext() if folder is None or request.dry_run else folder.lock:
        work.resume()
        _take_stock(work)
        files = tuple(_reported(item) for item in run_stages(work, stages))
        work.finish()
        if folder is not None and work.calendars and not request.dry_run:
            keep_calendars(folder, work.calendars, at)
    return ImportReport(files, work.number)


def _take_stock(work: Work) -> None:
    """What the folder holds already."""
    if work.folder is None:
        return
    shelf = Shelf(work.folder.path)
    for told in shelf.told():
        if shelf.has_original(told):
            work.known[told.sha256] = told
            for telling in told.tellings:
                work.index.add(light(telling, work.request.timezone))
    for session in logged_sessions(work.folder):
        work.index.add(telling_of_session(session))


def _reported(item: Item) -> FileReport:
    told = item.told
    if item.fate is None:
        raise AssertionError(f"{item.name} went through all stages undecided")
    return FileReport(
        name=item.name,
        fate=item.fate,
        text=item.text,
        byte=item.byte,
        activities=0 if told is None else len(told.tellings),
        merged=item.merged,
        doubts=item.doubts,
        notes=() if told is None else told.notes,
        unresolved=() if told is None else told.unresolved,
        quiet=item.quiet,
    )
