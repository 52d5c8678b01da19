"""The files behind a path: a file, a folder, a zip, compressed or not, with guards against hostile archives.

Sizes an archive declares are never believed: every limit is kept while the bytes come out.
"""

from __future__ import annotations

import gzip
import io
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TypeAlias

from groundforce.errors import ArchiveRefused, ReadError

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What an archive may cost: sizes in bytes after unpacking, counts and ratios plain numbers."""

    member: int = 256 * MIB
    """one file"""
    total: int = 8192 * MIB
    """everything out of one archive, archives inside it included; streams count by themselves"""
    streamed: int = 32768 * MIB
    """one file that is read in pieces and never held"""
    members: int = 200_000
    ratio: float = 200.0
    """unpacked over packed size; real recordings stay under 40"""
    ratio_from: int = 4 * MIB
    """the ratio counts from here on: small files may compress as they like"""
    depth: int = 2
    """archives inside one another"""


@dataclass(frozen=True)
class Member:
    """One file out of a path: its name as a person would point to it, and its bytes, unpacked."""

    name: str
    data: bytes


@dataclass(frozen=True, eq=False)
class Stream:
    """A file too large to hold: its name, and its bytes in pieces.

    The pieces must be taken before the next file is asked for; taking them may raise ReadError.
    """

    name: str
    chunks: Iterator[bytes]


Found: TypeAlias = Member | ReadError
"""What comes out of a path: a file, or why one could not be had."""
Wanted: TypeAlias = Callable[[bytes], bool]
"""Whether a file that begins with these bytes is to come as a :class:`Stream`."""
Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with a name, how many are done, and how many there are."""

_CHUNK = MIB
_TABLES = (".csv", ".json", ".xml")
_GZIP, _ZIPS = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def is_zip(head: bytes) -> bool:
    """Whether these bytes begin like a zip archive."""
    return head[:4] in _ZIPS


def members(path: Path, progress: Progress | None = None, limits: Limits | None = None) -> Iterator[Found]:
    """Every file behind ``path``, one at a time and unpacked, or the reason it could not be had.

    A folder is walked with its sub-folders; tables come first (CSV, JSON, XML: an export's table tells of the
    files beside it), then order of name; hidden files are skipped.
    """
    for found in members_and_streams(path, _never, progress, limits):
        if not isinstance(found, Stream):
            yield found


def members_and_streams(
    path: Path, wanted: Wanted, progress: Progress | None = None, limits: Limits | None = None
) -> Iterator[Found | Stream]:
    """:func:`members`, where files whose beginning is ``wanted`` come in pieces and are never held."""
    limits = Limits() if limits is None else limits
    report = _ignore if progress is None else progress
    if not path.is_dir():
        yield from _file(path, path.name, report, limits, wanted)
        return
    files = sorted(_files(path), key=lambda file: not _is_table(file.name))
    for done, file in enumerate(files):
        report(file.name, done, len(files))
        yield from _file(file, file.relative_to(path).as_posix(), _ignore, limits, wanted)
    report(path.name, len(files), len(files))


def _never(_head: bytes) -> bool:
    return False


def _is_table(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(_TABLES)


def _ignore(_name: str, _done: int, _total: int) -> None:
    return None


def _files(folder: Path) -> list[Path]:
    """The plain files below a folder, in order; hidden ones and links to folders are skipped."""
    found: list[Path] = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            found += _files(entry)
        elif entry.is_file():
            found.append(entry)
    return found


def _file(
    path: Path, name: str, report: Progress, limits: Limits, wanted: Wanted
) -> Iterator[Found | Stream]:
    try:
        with path.open("rb") as stream:
            archive = _Archive(limits, path.stat().st_size, wanted)
            head = stream.read(_CHUNK)
            if is_zip(head):
                stream.seek(0)
                yield from archive.members(stream, name, 1, report)
            elif wanted(head):
                yield archive.stream(stream, name, archive.size, head)
            else:
                stream.seek(0)
                yield archive.plain(stream, name, head)
    except OSError as error:
        yield ReadError(name, f"cannot be opened: {error.strerror or error}")


class _Archive:
    """The running account of one file from disk: what came out of it so far."""

    def __init__(self, limits: Limits, size: int, wanted: Wanted) -> None:
        self.limits, self.size, self.wanted = limits, size, wanted
        self.unpacked, self.count = 0, 0

    def stream(self, stream: IO[bytes], name: str, packed: int, head: bytes) -> Stream:
        """A file in pieces, under the limits of one that is never held."""
        return Stream(name, _readable(name, self._streamed(stream, name, packed, head)))

    def _streamed(self, stream: IO[bytes], name: str, packed: int, chunk: bytes) -> Iterator[bytes]:
        size = 0
        while chunk:
            size += len(chunk)
            self._check(name, size, packed, self.limits.streamed)
            yield chunk
            chunk = stream.read(_CHUNK)

    def plain(self, stream: IO[bytes], name: str, head: bytes) -> Found:
        """A file that is no zip, unpacked where it is gzip."""
        try:
            if head[:2] != _GZIP:
                return Member(name, self._read(stream, name, self.size))
            with gzip.GzipFile(fileobj=stream) as unpacked:
                data = self._read(unpacked, name, self.size)
            return _once(name, data)
        except ReadError as error:
            return error
        except _DAMAGED as error:
            return ReadError(name, f"its compression is damaged ({error})")

    def members(
        self, stream: IO[bytes], name: str, depth: int, report: Progress = _ignore
    ) -> Iterator[Found | Stream]:
        """What is in a zip, archives inside it included."""
        try:
            archive = zipfile.ZipFile(stream)
        except _DAMAGED as error:
            yield ReadError(name, f"is a damaged zip archive ({error})")
            return
        with archive:
            entries = [entry for entry in archive.infolist() if not _skipped(entry)]
            for done, entry in enumerate(sorted(entries, key=_tables_first)):
                report(entry.filename, done, len(entries))
                yield from self._entry(archive, entry, f"{name}/{entry.filename}", depth)
                if self.count > self.limits.members or self.unpacked > self.limits.total:
                    return
            report(name, len(entries), len(entries))

    def _entry(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, depth: int
    ) -> Iterator[Found | Stream]:
        self.count += 1
        refusal = self._refusal(entry, name)
        if refusal is not None:
            yield refusal
            return
        try:
            with archive.open(entry) as stream:
                yield from self._content(stream, name, min(entry.compress_size, self.size), depth)
        except ReadError as error:
            yield error
        except _DAMAGED as error:
            yield ReadError(name, f"cannot be taken out of the archive ({error})")

    def _refusal(self, entry: zipfile.ZipInfo, name: str) -> ReadError | None:
        if self.count > self.limits.members:
            return ArchiveRefused(
                name, f"more than {self.limits.members} files in one archive; the rest was not read"
            )
        if _escapes(entry.filename):
            return ArchiveRefused(name, "its name points outside the archive")
        if entry.flag_bits & 1:
            return ReadError(name, "is encrypted; unpack it with its password first")
        return None

    def _content(self, stream: IO[bytes], name: str, packed: int, depth: int) -> Iterator[Found | Stream]:
        head = stream.read(_CHUNK)
        if is_zip(head):
            if depth >= self.limits.depth:
                raise ArchiveRefused(name, f"archives more than {self.limits.depth} deep are not opened")
            with tempfile.SpooledTemporaryFile(max_size=64 * MIB) as spool:
                for chunk in self._chunks(stream, name, packed, self.limits.total, head):
                    spool.write(chunk)
                spool.seek(0)
                yield from self.members(spool, name, depth + 1)
            return
        if self.wanted(head):
            yield self.stream(stream, name, packed, head)
            return
        data = b"".join(self._chunks(stream, name, packed, self.limits.member, head))
        yield self._gunzipped(name, data) if head[:2] == _GZIP else Member(name, data)

    def _gunzipped(self, name: str, data: bytes) -> Found:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
            return _once(name, self._read(unpacked, name, len(data)))

    def _read(self, stream: IO[bytes] | gzip.GzipFile, name: str, packed: int) -> bytes:
        return b"".join(self._chunks(stream, name, packed, self.limits.member, b""))

    def _chunks(
        self, stream: IO[bytes] | gzip.GzipFile, name: str, packed: int, most: int, head: bytes
    ) -> Iterator[bytes]:
        """The bytes of a stream, stopped the moment they pass a limit."""
        size = 0
        chunk = head or stream.read(_CHUNK)
        while chunk:
            size += len(chunk)
            self.unpacked += len(chunk)
            self._check(name, size, packed, most)
            yield chunk
            chunk = stream.read(_CHUNK)

    def _check(self, name: str, size: int, packed: int, most: int) -> None:
        limits = self.limits
        if size > most:
            raise ArchiveRefused(name, f"larger than {most // MIB} MiB unpacked; no recording is")
        if self.unpacked > limits.total:
            raise ArchiveRefused(
                name, f"the archive holds more than {limits.total // MIB} MiB; the rest was not read"
            )
        if size > limits.ratio_from and size > limits.ratio * max(packed, 1):
            raise ArchiveRefused(
                name, f"unpacks to more than {limits.ratio:.0f} times its size: an archive bomb"
            )


def _readable(name: str, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, with damage of the archive as an error of ours."""
    try:
        yield from chunks
    except _DAMAGED as error:
        raise ReadError(name, f"cannot be taken out of the archive ({error})") from error


def _tables_first(entry: zipfile.ZipInfo) -> tuple[bool, str]:
    return not _is_table(entry.filename), entry.filename


def _once(name: str, data: bytes) -> Found:
    if data[:2] == _GZIP or is_zip(data):
        return ArchiveRefused(name, "an archive inside a .gz is not opened; unpack it first")
    return Member(name, data)


def _skipped(entry: zipfile.ZipInfo) -> bool:
    """Folders, links, entries without a name, and hidden files such as those macOS adds."""
    if not entry.filename:
        return True
    parts = _path(entry.filename).parts
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)
    return entry.is_dir() or hidden or stat.S_ISLNK(entry.external_attr >> 16)


def _path(filename: str) -> PurePosixPath:
    """A member's name as a path; archives made on Windows may use its separator."""
    return PurePosixPath(filename.replace("\\", "/"))


def _escapes(filename: str) -> bool:
    path = _path(filename)
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts[0] if path.parts else "")
