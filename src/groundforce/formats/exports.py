"""Vendors' exports: what their tables say of activities, joined with the files beside them.

A table (a CSV, a JSON, Apple's XML) names activities. Where an activity's own file is there too, the file
gives the measurements and the table what the person said of it: title, kind, effort, gear. Where there is no
file, the table's summary is the recording, without streams.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from groundforce.errors import ReadError
from groundforce.training.recording import Recording, Sport, StreamName

APART = 5
"""Starts of one activity in a table and in its file are no further apart [s]."""


@dataclass(frozen=True, eq=False)
class Told:
    """What a table says of one activity.

    ``recording`` is the activity as the table alone gives it, without streams; ``sport`` what the table calls
    it, or None where that is no kind we know; ``file`` the full name of the activity's own file, or None.
    ``leads`` says that the table measured better than the file, which only has the way (Apple's routes).
    ``unusable`` is why the activity cannot be told without its file.
    """

    recording: Recording
    sport: Sport | None = None
    file: str | None = None
    leads: bool = False
    unusable: ReadError | None = None


@dataclass(frozen=True, eq=False)
class Table:
    """One table of an export: its activities, the rows that could not be read, and a line on it for people.

    ``by_start`` where activities are matched with files by the second they start in.
    """

    name: str
    told: tuple[Told, ...]
    problems: tuple[ReadError, ...] = ()
    note: str = ""
    by_start: bool = False


class Exports:
    """What the tables met so far say, each activity until its file takes it."""

    def __init__(self) -> None:
        self._by_file: dict[str, Told] = {}
        self._by_second: dict[int, list[Told]] = {}
        self._left: dict[int, Told] = {}
        self._files_there = False
        self._places: set[str] = set()

    def tell(self, table: Table) -> None:
        """Take in a table."""
        self._places.add(_place(table.name))
        for told in table.told:
            self._left[id(told)] = told
            if told.file is not None:
                self._by_file[file_key(told.file)] = told
            if table.by_start and told.recording.start is not None:
                self._by_second.setdefault(round(told.recording.start.timestamp()), []).append(told)

    def met(self, name: str) -> None:
        """Say that the file of this name was read before: its activity is not told again from the table."""
        told = self._by_file.get(file_key(name))
        if told is not None:
            self._files_there = True
            self._left.pop(id(told), None)

    def joined(self, name: str, recordings: Sequence[Recording]) -> tuple[Recording, ...]:
        """The recordings of the file ``name`` with what the tables say of them."""
        told = self._by_file.get(file_key(name)) if recordings else None
        if told is not None:
            self._files_there = True
            self._left.pop(id(told), None)
            recordings = [_joined(one, told, len(recordings) == 1) for one in recordings]
        return tuple(self._joined_by_start(one) for one in recordings)

    def rest(self) -> Iterator[tuple[Recording, ...] | ReadError]:
        """The activities that no file took: summaries without streams, or why there is none.

        A file that gave nothing is told, unless all are missing: then the table came alone.
        """
        for told in self._left.values():
            recording = told.recording
            if told.unusable is not None:
                yield told.unusable
                continue
            if told.file is not None and self._files_there:
                missing = f"{told.file} gave no recording; only its summary is known"
                recording = replace(recording, warnings=(*recording.warnings, missing))
            yield (recording,)
        self._left.clear()

    def hold(self, name: str) -> bool:
        """Whether a file lies in an export whose table was met."""
        return any(name.startswith(place) for place in self._places)

    def _joined_by_start(self, recording: Recording) -> Recording:
        if recording.start is None or not self._by_second:
            return recording
        second = round(recording.start.timestamp())
        near = [
            one
            for apart in sorted(range(-APART, APART + 1), key=abs)
            for one in self._by_second.get(second + apart, ())
            if id(one) in self._left
        ]
        if not near:
            return recording
        told = next((one for one in near if one.sport is recording.sport), near[0])
        del self._left[id(told)]
        return _joined(recording, told, True)


def file_key(name: str) -> str:
    """A file's name as tables and archives agree on it: packed or not, whatever the separators.

    >>> file_key("export.zip/activities\\\\12.fit.gz")
    'export.zip/activities/12.fit'
    """
    return name.replace("\\", "/").removesuffix(".gz")


def _place(table: str) -> str:
    """Where the export a table is of begins; Garmin's tables lie some folders down."""
    outer, garmin, _inner = table.partition("DI_CONNECT/")
    return outer + garmin if garmin else table[: table.rfind("/") + 1]


def beside(table: str, file: str) -> str:
    """The full name of ``file``, given relative to the place of ``table``.

    >>> beside("export.zip/activities.csv", "activities/12.fit.gz")
    'export.zip/activities/12.fit.gz'
    """
    folder = table.rpartition("/")[0]
    return f"{folder}/{file.lstrip('/')}" if folder else file.lstrip("/")


def digest_of(*parts: object) -> str:
    """SHA-256 that stands for an activity without a file: equal wherever the same export says the same."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()


def _joined(recording: Recording, told: Told, alone: bool) -> Recording:
    said = told.recording
    named = replace(
        recording,
        title=recording.title or said.title,
        gear=recording.gear or said.gear,
        effort=said.effort if recording.effort is None else recording.effort,
        utc_offset=said.utc_offset if recording.utc_offset is None else recording.utc_offset,
    )
    if not alone:
        return named
    named = _of_sport(named, told.sport, said.format)
    return _led(named, said) if told.leads else named


def _of_sport(recording: Recording, sport: Sport | None, vendor: str) -> Recording:
    """The recording as the sport the person calls it by."""
    if sport is None:
        return recording
    from groundforce.formats.tidy import SPORT_ASSUMED, steps_per_minute

    assumed = SPORT_ASSUMED.format(sport=recording.sport.value)
    warnings = tuple(one for one in recording.warnings if one != assumed)
    if sport is recording.sport:
        return replace(recording, warnings=warnings)
    if warnings == recording.warnings and recording.sport is not Sport.OTHER:
        warnings += (f"the file says {recording.sport}; {sport} was taken from the {vendor} export",)
    streams = dict(recording.streams)
    stepping = (Sport.RUN, Sport.WALK)
    if sport in stepping and recording.sport not in stepping and StreamName.CADENCE in streams:
        streams[StreamName.CADENCE] = steps_per_minute(streams[StreamName.CADENCE])
    return replace(recording, sport=sport, warnings=warnings, streams=streams)


def _led(recording: Recording, said: Recording) -> Recording:
    """A recorded way with the measurements of the table that names it."""
    return replace(
        recording,
        duration=said.duration,
        elapsed=said.elapsed,
        sub_sport=said.sub_sport,
        distance=recording.distance if said.distance is None else said.distance,
        ascent=recording.ascent if said.ascent is None else said.ascent,
        device=said.device,
        mean_heart_rate=said.mean_heart_rate,
        max_heart_rate=said.max_heart_rate,
    )
