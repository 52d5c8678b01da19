"""One walk over the bytes of a FIT file: which messages lie where, in which layout.

Nothing is decoded here. A message layout (a *definition*) collects the places of its messages; columns and
rows are picked out of them later. Damage ends the walk of a part, and says at which byte; what lies before
it stays readable. Apps that repeat one definition over and over give one layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from groundforce.formats.fit.crc import crc

Offsets: TypeAlias = NDArray[np.int64]
Run: TypeAlias = tuple[int, int, int]
"""Messages one behind the other: (first offset, count, step), in bytes."""

TIMESTAMP = 253
"""Field number of the time in every message that has one."""
HEADER = 12
"""Smallest header [byte]."""
MOST_LAYOUTS = 4096
"""Different layouts in one part; no device comes near, damage may."""

_REPEATS = 6
_WIDEST = 8192


@dataclass(eq=False)
class Layout:
    """One message layout: ``message`` number, byte order, fields as (number, size, base type) triples.

    ``developer`` holds (number, size, developer data index) triples; ``size`` is the payload [byte].
    """

    message: int
    big_endian: bool
    fields: bytes
    developer: bytes
    size: int
    places: list[int] = field(default_factory=list)
    """offset of each message met alone"""
    runs: list[Run] = field(default_factory=list)
    short_times: list[tuple[int, int]] = field(default_factory=list)
    """(offset, 5-bit time) of messages with a compressed time header"""
    _offsets: Offsets | None = None

    def triples(self) -> Iterator[tuple[int, int, int]]:
        """(number, size, base type) of each field, in order."""
        return zip(self.fields[0::3], self.fields[1::3], self.fields[2::3], strict=True)

    def developer_triples(self) -> Iterator[tuple[int, int, int]]:
        """(number, size, developer data index) of each developer field, in order."""
        return zip(self.developer[0::3], self.developer[1::3], self.developer[2::3], strict=True)

    def offsets(self) -> Offsets:
        """Byte offset of every message payload, rising."""
        if self._offsets is None:
            self._offsets = _flatten(self.places, self.runs)
        return self._offsets


def _flatten(places: list[int], runs: list[Run]) -> Offsets:
    single = np.array(places, np.int64)
    if not runs:
        return single
    pieces = [np.arange(first, first + step * count, step, dtype=np.int64) for first, count, step in runs]
    return np.sort(np.concatenate((single, *pieces)), kind="stable")


def _whole_times(data: bytes, layout: Layout) -> Iterator[tuple[int, int]]:
    """(offset, FIT second) of the messages of a layout that carry a whole time (field 253)."""
    position = 0
    for number, size, _ in layout.triples():
        if number == TIMESTAMP and size == 4:
            order: Literal["big", "little"] = "big" if layout.big_endian else "little"
            for at in layout.offsets().tolist():
                yield at, int.from_bytes(data[at + position : at + position + 4], order)
        position += size


@dataclass(frozen=True)
class Damage:
    """Where reading had to stop or what did not add up, in words."""

    byte: int
    reason: str


@dataclass(eq=False)
class Part:
    """One file of a chain: its layouts by message number, and its damage, if any."""

    data: bytes
    start: int
    layouts: dict[int, list[Layout]]
    damage: tuple[Damage, ...] = ()

    def count(self, message: int) -> int:
        """How many messages of this number were found."""
        return sum(len(layout.offsets()) for layout in self.layouts.get(message, ()))

    def short_times(self) -> dict[int, int]:
        """FIT second of every message with a compressed time header, by its offset.

        Such a header holds the low five bits of the time; they count on from the last whole time before it.
        """
        layouts = [layout for same in self.layouts.values() for layout in same]
        clock = [(at, low, True) for layout in layouts for at, low in layout.short_times]
        clock += [(at, time, False) for layout in layouts for at, time in _whole_times(self.data, layout)]
        times: dict[int, int] = {}
        now = 0
        for at, time, short in sorted(clock):
            now = now + ((time - now) & 31) if short else time
            if short:
                times[at] = now
        return times


def walk(data: bytes) -> tuple[Part, ...]:
    """The parts of a FIT file (one, or several in a chained file), each as far as it can be read."""
    parts: list[Part] = []
    start = 0
    while start < len(data):
        if len(data) - start < HEADER or data[start + 8 : start + 12] != b".FIT":
            missing = Damage(start, "no FIT header here; what follows was left out")
            parts.append(Part(data, start, {}, (missing,)))
            break
        part, start = _walk_part(data, start)
        parts.append(part)
    return tuple(parts)


def _walk_part(data: bytes, start: int) -> tuple[Part, int]:
    first = start + max(data[start], HEADER)
    declared = first + int.from_bytes(data[start + 4 : start + 8], "little")
    damage: list[Damage] = []
    end = declared
    if declared == first and len(data) > first + 2:
        damage.append(Damage(start + 4, "the header says there is no data; read to the end of the file"))
        end = len(data) - 2
    elif declared + 2 > len(data):
        missing = declared + 2 - len(data)
        damage.append(Damage(len(data), f"the file is cut short: {missing} bytes are missing"))
        end = len(data)
    elif not _checksum_holds(data, start, end):
        damage.append(Damage(end, "the checksum does not fit the data; some values may be wrong"))
    walker = _Walker(data, end)
    stopped = walker.walk(first)
    if stopped is not None and not (end == len(data) and damage):
        damage.append(stopped)
    elif stopped is not None:
        damage[0] = Damage(stopped.byte, f"{stopped.reason}; {damage[0].reason}")
    next_start = len(data) if stopped is not None and end != declared else end + 2
    return Part(data, start, walker.by_message(), tuple(damage)), next_start


def _checksum_holds(data: bytes, start: int, end: int) -> bool:
    # The sum over everything and its own two bytes is zero.
    return crc(data[start : end + 2] if start or end + 2 != len(data) else data) == 0


class _Walker:
    """The state of one walk: what each of the 16 local message numbers means at the moment."""

    def __init__(self, data: bytes, end: int) -> None:
        self.data, self.end = data, end
        self.known: dict[bytes, Layout] = {}
        self.current: list[Layout | None] = [None] * 16
        # By header byte: message size with its header (0: not defined) and where to note a place.
        self.sizes = [0] * 64
        self.note: list[Callable[[int], None]] = [_nowhere] * 64
        self.runs: list[Callable[[Run], None]] = [_nowhere] * 64

    def by_message(self) -> dict[int, list[Layout]]:
        layouts: dict[int, list[Layout]] = {}
        for layout in self.known.values():
            if layout.places or layout.runs:
                layouts.setdefault(layout.message, []).append(layout)
        return layouts

    def walk(self, at: int) -> Damage | None:
        """Note every message from byte ``at`` on; the damage that stopped the walk, or None."""
        data, end, sizes, note = self.data, self.end, self.sizes, self.note
        previous, repeats = -1, 0
        while at < end:
            header = data[at]
            if header >= 0x40:
                following = self._define(at) if header < 0x80 else self._compressed(at)
                if following <= at:
                    return Damage(at, self._why(at))
                at, previous = following, -1
                continue
            size = sizes[header]
            if header != previous:
                previous, repeats = header, 0
            elif size:
                repeats += 1
                if repeats > _REPEATS:
                    at = self._same_again(at, header, size)
                    previous = -1
                    continue
            if not size or at + size > end:
                return Damage(at, self._why(at))
            note[header](at + 1)
            at += size
        return None

    def _same_again(self, at: int, header: int, size: int) -> int:
        """Note all messages from ``at`` on that have this header; the byte behind them."""
        data, end = self.data, self.end
        start, width = at, 32
        while at < end:
            headers = data[at : min(end, at + width * size) : size]
            same = len(headers) - len(headers.lstrip(bytes((header,))))
            at += same * size
            if same < width:
                break
            width = min(2 * width, _WIDEST)
        if at > end:
            at -= size
        if at > start:
            self.runs[header]((start + 1, (at - start) // size, size))
        return at

    def _define(self, at: int) -> int:
        """Read a definition; the byte behind it, or ``at`` where it is not whole."""
        data = self.data
        if at + 6 > self.end:
            return at
        behind = at + 6 + 3 * data[at + 5]
        fields, developer = data[at + 6 : behind], b""
        if data[at] & 0x20 and behind < self.end:
            developer_end = behind + 1 + 3 * data[behind]
            developer, behind = data[behind + 1 : developer_end], developer_end
        if behind > self.end or len(self.known) >= MOST_LAYOUTS:
            return at
        self._use(data[at] & 15, self._layout(data[at + 2 : at + 5], fields, developer))
        return behind

    def _layout(self, head: bytes, fields: bytes, developer: bytes) -> Layout:
        key = b"%c%b%b%b" % (len(fields) // 3, head, fields, developer)
        layout = self.known.get(key)
        if layout is None:
            big = head[0] != 0
            number = int.from_bytes(head[1:3], "big" if big else "little")
            size = sum(fields[1::3]) + sum(developer[1::3])
            layout = self.known[key] = Layout(number, big, fields, developer, size)
        return layout

    def _use(self, local: int, layout: Layout) -> None:
        if self.current[local] is layout:
            return
        self.current[local] = layout
        for header in range(local, 64, 16):
            self.sizes[header] = layout.size + 1
            self.note[header], self.runs[header] = layout.places.append, layout.runs.append

    def _compressed(self, at: int) -> int:
        """Note a message with a compressed time header; the byte behind it, or ``at`` if it is not whole."""
        local = (self.data[at] >> 5) & 3
        layout = self.current[local]
        if layout is None or at + 1 + layout.size > self.end:
            return at
        layout.places.append(at + 1)
        layout.short_times.append((at + 1, self.data[at] & 31))
        return at + 1 + layout.size

    def _why(self, at: int) -> str:
        header = self.data[at]
        if 0x40 <= header < 0x80:
            full = len(self.known) >= MOST_LAYOUTS
            return "more message layouts than any device writes" if full else "a definition is cut off"
        local = (header >> 5) & 3 if header >= 0x80 else header & 15
        if self.current[local] is None:
            return f"a message of the undefined local type {local}"
        return "a message is cut off"


def _nowhere(place: object) -> None:
    raise AssertionError(place)
