"""Everything of one person as one archive, and back into the same state."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from groundforce.errors import ReadError
from groundforce.formats.archive import Limits, Member, Progress, is_zip, members
from groundforce.store.files import settle, sync_directory, write_atomic
from groundforce.store.training_folder import TrainingFolder

PARTS = re.compile(
    r"folder\.json|runner\.toml|names\.toml|running(-edited)?\.ics|plan\.json|plan-edited\.json|journal\.jsonl|originals/[0-9a-f]{64}"
    r"|history/[A-Za-z0-9._-]+\.json|log/\d{4}-\d\d-\d\d(-edited)?\.txt|plans/\d{4,}\.json"
)
"""What a training folder holds; the cache can be worked out again and other files are not ours."""
MARKER = "folder.json"
BUNDLE = Limits(ratio=1000.0)
"""Our own documents pack better than recordings."""
_STAMP = (1980, 1, 1, 0, 0, 0)


def parts_of(folder: Path) -> list[str]:
    """The names of everything that belongs to the training folder at ``folder``, in order."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(name for name in names if PARTS.fullmatch(name))


def write_bundle(folder: TrainingFolder, archive: Path) -> int:
    """Write the whole folder into a zip at ``archive``, whole or not at all; how many files it holds.

    The same folder gives the same bytes. Raises FolderError where the folder is in use, OSError where the
    place cannot be written to.
    """
    draft = archive.with_name(f".{archive.name}.{os.getpid()}.tmp")
    try:
        with folder.lock:
            names = parts_of(folder.path)
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as made:
                for name in names:
                    _pack(made, folder.path / name, name)
        draft.replace(archive)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_directory(archive.parent)
    return len(names)


def is_bundle(path: Path) -> bool:
    """Whether a file is an archive that :func:`write_bundle` made."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            if not is_zip(stream.read(4)):
                return False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
    return MARKER in names and all(PARTS.fullmatch(name) for name in names)


def bundled(
    archive: Path, progress: Progress | None = None, limits: Limits | None = None
) -> Iterator[Member]:
    """The files of a bundle by their names in the folder. Raises ReadError at the first damaged one."""
    for found in members(archive, progress, limits):
        if isinstance(found, ReadError):
            raise found
        yield Member(PurePosixPath(found.name).relative_to(archive.name).as_posix(), found.data)


def restore_bundle(archive: Path, home: Path, progress: Progress | None = None) -> int:
    """Make the folder ``home``, absent or empty until now, from a bundle; how many files it holds.

    All of it is there or nothing: stopped in its midst, the next call starts again. Raises ReadError where
    the archive is damaged, FolderError where it is of another version or ``home`` is in use.
    """
    draft = home.absolute().parent / f".{home.absolute().name}.restoring"
    shutil.rmtree(draft, ignore_errors=True)
    count = 0
    try:
        for member in bundled(archive, progress, BUNDLE):
            place = draft / member.name
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(place, member.data, durable=False)
            count += 1
        TrainingFolder.open(draft)
        settle(path for path in draft.rglob("*") if path.is_file())
        if home.exists():
            home.rmdir()
        draft.replace(home)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_directory(home.absolute().parent)
    return count


def is_vacant(home: Path) -> bool:
    """Whether there is nothing at ``home`` that restoring could overwrite."""
    if not home.exists():
        return True
    return home.is_dir() and not any(home.iterdir())


def _pack(made: zipfile.ZipFile, path: Path, name: str) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    with path.open("rb") as source, made.open(entry, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target, 1 << 20)
