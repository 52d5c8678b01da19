"""One writer at a time in a training folder.

The lock is the operating system's own on an open file, so it goes away with the process that held it and
a file left behind by a crash locks nobody out. Where the system has no such lock (Windows), the file
itself is the lock.
"""

from __future__ import annotations

import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from groundforce.errors import FolderError

if sys.platform != "win32":
    import fcntl


class FolderLock:
    """A lock on the file at ``path``; entering it twice in one object is allowed.

    Entering raises FolderError where another process, or another object of this one, holds it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        self._depth = 0

    def __enter__(self) -> FolderLock:
        if self._depth == 0:
            self._handle = _locked(self.path)
        self._depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            handle, self._handle = self._handle, None
            os.close(handle)
            if sys.platform == "win32":
                self.path.unlink(missing_ok=True)


def _locked(path: Path) -> int:
    exclusive = os.O_EXCL if sys.platform == "win32" else 0
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | exclusive, 0o666)
    except FileExistsError:
        raise _held(path) from None
    except OSError as error:
        raise FolderError(f"{path.parent} cannot be written to ({error.strerror})") from error
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise _held(path) from None
    os.ftruncate(handle, 0)
    os.write(handle, f"process {os.getpid()} on {platform.node()}\n".encode())
    return handle


def _held(path: Path) -> FolderError:
    holder = ""
    with suppress(OSError):
        holder = path.read_text("utf-8", "replace").strip()
    who = holder or "another process"
    return FolderError(f"{path.parent} is in use by {who}; wait until it is done, or end it, and try again")
