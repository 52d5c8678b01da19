"""Read whatever recordings and strength logs are behind a path. One bad file never stops the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from groundforce.errors import NothingToRead, ReadError
from groundforce.formats.archive import Limits, Member, Progress, Stream, members_and_streams
from groundforce.formats.exports import Exports, Table
from groundforce.formats.logs.log import Log, LogOptions
from groundforce.training.recording import Recording
from groundforce.training.strength import StrengthSession

_EXTENSIONS = (".fit", ".tcx", ".gpx")
_NO_TRACK = "no track point with a time: a planned route, or an indoor run, which only FIT or TCX can hold"
_STRANGE = "neither a recording (FIT, TCX or GPX) nor a strength log we know"
_BY_THE_HUNDRED = ("monitoring log", "daily monitoring log", "file of kind")
_SHOWN = 3
_CALENDAR = b"BEGIN:VCALENDAR"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_HEADER = 8192
"""bytes within which a table has ended its headings."""


@dataclass(frozen=True)
class Ignored:
    """A file that was left out on purpose, and why.

    ``quiet`` where devices write such files by the hundred: those are counted, not listed.
    """

    name: str
    reason: str
    quiet: bool = False


@dataclass(frozen=True)
class CalendarFile:
    """A running calendar met among the files; what it holds depends on the weeks asked for."""

    name: str
    data: bytes


@dataclass(frozen=True, eq=False)
class Reading:
    """What came out of a path: recordings, files not read, files left out, strength logs, calendars."""

    recordings: tuple[Recording, ...] = ()
    failures: tuple[ReadError, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    logs: tuple[Log, ...] = ()
    calendars: tuple[CalendarFile, ...] = ()

    @property
    def sessions(self) -> tuple[StrengthSession, ...]:
        """The strength sessions of all logs."""
        return tuple(session for log in self.logs for session in log.sessions)

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Exercise names in logs that the catalogue does not know, each once."""
        return tuple(dict.fromkeys(name for log in self.logs for name in log.unresolved))


Outcome: TypeAlias = tuple[Recording, ...] | Log | CalendarFile | ReadError | Ignored
"""What one file gave."""


def read_path(
    path: Path,
    progress: Progress | None = None,
    limits: Limits | None = None,
    options: LogOptions | None = None,
) -> Reading:
    """All recordings and strength logs behind ``path``: a file, plain or ``.gz``, a folder, or a zip.

    Formats are told by content, not by name. A file met twice is read once and noted in ``ignored``; one
    activity in several files is brought together by :mod:`groundforce.monitoring.matching`. ``progress`` is
    called with a name, the number done and the number in all. ``options`` say what strength logs leave
    open: the unit of weight is never guessed. Raises ReadError where the path does not exist or its only
    file cannot be read, NothingToRead where it holds no recording, strength session or calendar.
    """
    reading = collect(read_each(path, progress, limits, options))
    if not reading.recordings and not reading.sessions and not reading.calendars:
        if len(reading.failures) == 1 and not reading.ignored and not path.is_dir():
            raise reading.failures[0]
        raise NothingToRead(_nothing(path, reading))
    return reading


def read_each(
    path: Path,
    progress: Progress | None = None,
    limits: Limits | None = None,
    options: LogOptions | None = None,
) -> Iterator[Outcome]:
    """What each file behind ``path`` gives, one at a time, for histories too large to hold at once.

    Files with the same content are told, not read again. Where the table of an export (Strava's, Garmin
    Connect's, Apple Health's) is among them, activities carry what it says of them, and those without a file
    of their own come last, as summaries. Raises ReadError where the path does not exist.
    """
    if not path.exists():
        raise ReadError(str(path), "there is no such file or folder")
    from groundforce.formats.tables import is_streamed

    walk = _Walk(options or LogOptions())
    for found in members_and_streams(path, is_streamed, progress, limits):
        if isinstance(found, ReadError):
            yield found
        else:
            yield from walk.outcomes(found)
    yield from walk.exports.rest()
    yield from walk.left_out(path.name)


def collect(outcomes: Iterable[Outcome]) -> Reading:
    """Outcomes as one reading."""
    recordings: list[Recording] = []
    failures: list[ReadError] = []
    ignored: list[Ignored] = []
    logs: list[Log] = []
    calendars: list[CalendarFile] = []
    for outcome in outcomes:
        if isinstance(outcome, ReadError):
            failures.append(outcome)
        elif isinstance(outcome, Ignored):
            ignored.append(outcome)
        elif isinstance(outcome, Log):
            logs.append(outcome)
        elif isinstance(outcome, CalendarFile):
            calendars.append(outcome)
        else:
            recordings += outcome
    return Reading(tuple(recordings), tuple(failures), tuple(ignored), tuple(logs), tuple(calendars))


class _Walk:
    """What is remembered on the way through a path."""

    def __init__(self, options: LogOptions) -> None:
        self._options = options
        self._seen: dict[str, str] = {}
        self._monitoring = 0
        self._strange: list[Ignored] = []
        self.exports = Exports()

    def outcomes(self, found: Member | Stream) -> Iterator[Outcome]:
        """What one file gives."""
        from groundforce.formats.tables import table_in, table_in_stream

        if isinstance(found, Stream):
            yield from self._told(table_in_stream(found))
            return
        known = self._seen.setdefault(hashlib.sha256(found.data).hexdigest(), found.name)
        if known != found.name and len(found.data) > 0:
            self.exports.met(found.name)
            yield Ignored(found.name, f"the same content as {known}")
            return
        table = table_in(found)
        yield from self._one(found) if table is None else self._told(table)

    def _one(self, member: Member) -> Iterator[Outcome]:
        outcome = read_member(member, self._options)
        if isinstance(outcome, Ignored) and outcome.quiet:
            self._monitoring += 1
        elif isinstance(outcome, Ignored) and outcome.reason == _STRANGE:
            self._strange.append(outcome)
        elif isinstance(outcome, tuple):
            yield self.exports.joined(member.name, outcome)
        else:
            yield outcome

    def left_out(self, path: str) -> Iterator[Ignored]:
        """Files that are no recordings: told one by one, but in an export counted."""
        told = [one for one in self._strange if not self.exports.hold(one.name)]
        yield from told
        counted = len(self._strange) - len(told)
        if counted > 0:
            yield Ignored(path, f"other files of the export, which hold no activities: {counted}")
        if self._monitoring > 0:
            reason = (
                f"FIT files of monitoring, sleep and the like, which hold no activities: {self._monitoring}"
            )
            yield Ignored(path, reason)

    def _told(self, table: Table | ReadError) -> Iterator[Outcome]:
        if isinstance(table, ReadError):
            yield table
            return
        self.exports.tell(table)
        yield from table.problems
        yield Ignored(table.name, table.note)


def read_member(member: Member, options: LogOptions) -> Outcome:
    """What one file gives by itself, by its content.

    Of an export's table these are its summaries, those of activities with a file of their own included:
    :func:`read_each` joins the two.
    """
    from groundforce.formats.tables import table_in

    try:
        table = table_in(member)
        if table is not None:
            return _summaries(table)
        if member.data.lstrip(_BLANK)[: len(_CALENDAR)].upper() == _CALENDAR:
            return CalendarFile(member.name, member.data)
        return _log(member, options) or read_bytes(member)
    except ReadError as error:
        return error


def _summaries(table: Table | ReadError) -> Outcome:
    """All a table tells; rows that could not be read are told with the first activity."""
    if isinstance(table, ReadError):
        return table
    told = [one.recording for one in table.told if one.unusable is None]
    problems = [*table.problems, *(one.unusable for one in table.told if one.unusable is not None)]
    if not told:
        return problems[0] if problems else Ignored(table.name, table.note)
    told[0] = replace(told[0], warnings=(*told[0].warnings, *(one.reason for one in problems)))
    return tuple(told)


def _log(member: Member, options: LogOptions) -> Log | None:
    """The strength log a file is, or None where it is none. Raises ReadError."""
    head = member.data[:_HEADER]
    if b"\n" not in head or head[8:12] == b".FIT" or head.lstrip()[:1] in (b"<", b"{", b"["):
        return None
    from groundforce.formats.logs.reading import app_of, read_log

    if app_of(member.data) is None:
        return None
    return read_log(member.data, member.name, options.unit, options.timezone, options.names)


def read_bytes(member: Member) -> tuple[Recording, ...] | Ignored:
    """The recordings in one file, by its content; Ignored where it is none. Raises ReadError."""
    data, name = member.data, member.name
    if data[8:12] == b".FIT":
        return _fit(data, name)
    from groundforce.formats import gpx, tcx
    from groundforce.formats.xml import root_name

    root = root_name(data)
    if root == gpx.ROOT:
        return gpx.read_gpx(data, name) or Ignored(name, _NO_TRACK)
    if root == tcx.ROOT:
        return tcx.read_tcx(data, name) or Ignored(name, "a course or workout, not an activity")
    if any(name.lower().removesuffix(".gz").endswith(extension) for extension in _EXTENSIONS):
        reason = (
            "the file is empty"
            if len(data) == 0
            else "is neither FIT nor TCX nor GPX, whatever its name says"
        )
        raise ReadError(name, reason, 0)
    return Ignored(name, _STRANGE)


def _fit(data: bytes, name: str) -> tuple[Recording, ...] | Ignored:
    from groundforce.formats.fit.read import file_kind, read_fit

    found = read_fit(data, name)
    if found:
        return found
    kind = file_kind(data)
    return Ignored(name, f"a FIT {kind}, not an activity", kind.startswith(_BY_THE_HUNDRED))


def _nothing(path: Path, reading: Reading) -> str:
    """Why nothing came out of a path, and what would help."""
    refused, left_out = len(reading.failures), len(reading.ignored)
    if refused + left_out == 0:
        return f"{path}: nothing in it; put FIT, TCX or GPX files there, or the zip your watch's site exports"
    lines = [f"{path}: no recording found in {refused + left_out} files"]
    lines += [f"  {failure}" for failure in reading.failures[:_SHOWN]]
    lines += [f"  {one.name}: {one.reason}" for one in reading.ignored[: max(0, _SHOWN - refused)]]
    rest = refused + left_out - len(lines) + 1
    lines += [f"  and {rest} more"] if rest > 0 else []
    return "\n".join([*lines, "give a folder or zip with FIT, TCX or GPX activities in it"])
