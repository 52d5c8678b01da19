"""Files that are whole or absent: written beside their place, then put there in one step."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


def write_atomic(path: Path, content: bytes | str, durable: bool = True) -> None:
    """Write ``content`` (text as UTF-8) so that ``path`` holds either what it held or all of the new.

    The bytes are on the disk before the name points at them, unless ``durable`` is false: then a power cut
    may take them until :func:`settle`. Raises OSError, with nothing left behind.
    """
    data = content.encode() if isinstance(content, str) else content
    draft = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    if durable:
        sync_directory(path.parent)


def settle(paths: Iterable[Path]) -> None:
    """Put files written without ``durable``, and their names, on the disk. Raises OSError."""
    written = list(paths)
    for path in written:
        # Windows flushes only what is open for writing.
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    for folder in dict.fromkeys(path.parent for path in written):
        sync_directory(folder)


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by name into ``folder``, made where it is absent: all of them are new, or none is.

    A name may have folders before it, which are made as well. Every byte is on the disk before the first name
    changes. Raises OSError, with nothing left behind.
    """
    places = list(dict.fromkeys((folder, *((folder / name).parent for name in files))))
    absent = [one for place in places for one in _absent(place, folder)]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as place:
            drafts = Path(place)
            for name, data in files.items():
                (drafts / name).parent.mkdir(parents=True, exist_ok=True)
                write_atomic(drafts / name, data)
            for one in places:
                one.mkdir(parents=True, exist_ok=True)
            for name in files:
                (drafts / name).replace(folder / name)
    except BaseException:
        for one in sorted(set(absent), reverse=True):
            with suppress(OSError):
                one.rmdir()
        raise
    for one in places:
        sync_directory(one)


def _absent(place: Path, folder: Path) -> list[Path]:
    """The folders from ``folder`` down to ``place`` that are not there yet."""
    inside = [one for one in place.parents if one == folder or folder in one.parents]
    return [one for one in (place, *inside) if not one.exists()]


def sync_directory(path: Path) -> None:
    """Put the names in a directory on the disk, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
