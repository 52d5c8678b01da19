"""Points of TCX and GPX files without a tree of them.

The points of a file look alike: the same elements in the same order, only the numbers differ. The markup of
a point, its *shape*, becomes a regular expression; every other point of that shape is then one match, and
the numbers are its groups. The XML parser is left with the few elements around the points.

This way is taken only where it cannot differ from the parser's: points in plain ASCII without entities,
comments or single quotes. All else is the parser's work, and ``lifted`` gives None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeAlias

import numpy as np

from groundforce.formats.points import Choose, Points, moments_of_bytes, numbers
from groundforce.formats.tidy import Column
from groundforce.training.recording import StreamName

MARK = "lifted"
"""The attribute by which an emptied section is told: its number."""
MOST_SHAPES = 64
"""More shapes than any device writes; the parser is quicker then."""
_MOST_TAGS = 200
_TEXT = rb"[\t\n\r -%'-;=-\\^-~]*+"
"""What may stand between two tags: printable ASCII without ``<``, ``&`` and ``]``."""
_VALUE = rb"[ !#-%'-;=-~]*+"
_NAME = rb"[A-Za-z_][\w.:-]*"
_SPACE, _APART = rb"[ \t\r\n]*+", rb"[ \t\r\n]++"
_TAG = re.compile(rb'<(/?)(%b)((?:%b%b="%b")*+)%b(/?)>%b' % (_NAME, _APART, _NAME, _VALUE, _SPACE, _TEXT))
_ATTRIBUTE = re.compile(rb'(%b)="%b"' % (_NAME, _VALUE))
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)""")
_ASCII_LIKE = frozenset({b"utf-8", b"utf8", b"ascii", b"us-ascii", b"iso-8859-1", b"windows-1252"})
_Match: TypeAlias = Callable[[bytes, int], re.Match[bytes] | None]


class _Shape(NamedTuple):
    """``match`` takes one point and the space behind it; its groups are the texts of these streams."""

    match: _Match
    streams: tuple[StreamName, ...]


@dataclass(frozen=True, eq=False)
class Lifted:
    """A file without its points: the rest as bytes, each emptied section marked by its number."""

    rest: bytes
    sections: tuple[Points, ...]


def lifted(data: bytes, section: bytes, point: bytes, choose: Choose) -> Lifted | None:
    """The points of every ``section`` of a file, or None where only the parser can read it for sure.

    ``section`` and ``point`` are the local names of the elements; ``choose`` says what a point's parts are.
    """
    opening = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?%b(%b)>%b" % (re.escape(section), _SPACE, _TEXT))
    learner = _Learner(data, point, choose)
    rest: list[bytes] = []
    sections: list[Points] = []
    at = 0
    while (found := opening.search(data, at)) is not None:
        points, behind = learner.points(found.end())
        rest += [data[at : found.start(1)], b' %b="%d">' % (MARK.encode(), len(sections))]
        sections.append(points)
        at = behind
    rest.append(data[at:])
    result = Lifted(b"".join(rest), tuple(sections))
    return result if _sure(result, point) else None


def _sure(found: Lifted, point: bytes) -> bool:
    """Whether nothing around the points could make a parser see them otherwise."""
    rest, marks = found.rest, found.rest.count(MARK.encode())
    if marks == 0 or point in rest or b"<!" in rest or rest.count(b"<?") > 1 or marks != len(found.sections):
        return False
    said = _ENCODING.search(rest, 0, 200)
    return said is None or said[1].lower() in _ASCII_LIKE


@dataclass(eq=False)
class _Learner:
    """The shapes met so far in one file."""

    data: bytes
    point: bytes
    choose: Choose
    shapes: list[_Shape] = field(default_factory=list)

    def points(self, at: int) -> tuple[Points, int]:
        """All points from byte ``at`` on, and the byte behind them."""
        data = self.data
        rows: dict[_Shape, tuple[list[int], list[tuple[bytes, ...]]]] = {}
        count = 0
        while (shape := self._shape_at(at)) is not None:
            match, (places, texts) = shape.match, rows.setdefault(shape, ([], []))
            while (found := match(data, at)) is not None:
                places.append(count)
                texts.append(found.groups())
                at = found.end()
                count += 1
        return _columns(rows, count), at

    def _shape_at(self, at: int) -> _Shape | None:
        """The shape of the point at this byte; None where there is none, or none we are sure of."""
        for known in self.shapes:
            if known.match(self.data, at) is not None:
                return known
        if len(self.shapes) >= MOST_SHAPES:
            return None
        shape = _learned(self.data, at, self.point, self.choose)
        self.shapes += [] if shape is None else [shape]
        return shape


def _columns(rows: dict[_Shape, tuple[list[int], list[tuple[bytes, ...]]]], count: int) -> Points:
    if len(rows) == 1:
        ((shape, (_, texts)),) = rows.items()
        return _points(shape, texts)
    times = np.full(count, np.nan)
    values: dict[StreamName, Column] = {}
    everything = Points(times, values)
    for shape, (places, texts) in rows.items():
        part = _points(shape, texts)
        times[places] = part.times
        for name, column in part.values.items():
            values.setdefault(name, np.full(count, np.nan))[places] = column
        everything = Points(times, values, everything.offsets | part.offsets)
    return everything


def _points(shape: _Shape, texts: list[tuple[bytes, ...]]) -> Points:
    columns = dict(zip(shape.streams, zip(*texts, strict=True), strict=True))
    dated = columns.pop(StreamName.TIME, None)
    values = {name: numbers(column) for name, column in columns.items()}
    if dated is None:
        return Points(np.full(len(texts), np.nan), values)
    times, offsets = moments_of_bytes(dated)
    return Points(times, values, offsets)


def _learned(data: bytes, at: int, point: bytes, choose: Choose) -> _Shape | None:
    tags = _tags(data, at)
    if not tags or _local(tags[0][2]) != point:
        return None
    own = _ATTRIBUTE.findall(tags[0][3])
    opened = [tag for tag in tags if not tag[1]]
    names = tuple("@" + name.decode() for name in own) + tuple(_local(tag[2]).decode() for tag in opened)
    by_slot = {slot: stream for stream, slot in choose(names).items()}
    slots = iter(range(len(own), len(names)))
    pattern, streams = b"", [by_slot[slot] for slot in range(len(own)) if slot in by_slot]
    for tag in tags:
        slot = None if tag[1] else next(slots)
        kept = slot in by_slot and not tag[4]
        if slot is not None and kept:
            streams.append(by_slot[slot])
        wanted = [i in by_slot for i in range(len(own))] if tag is tags[0] else []
        pattern += _tag_pattern(tag, wanted) + (b"(%b)" % _TEXT if kept else _TEXT)
    return _Shape(re.compile(pattern).match, tuple(streams))


def _tag_pattern(tag: re.Match[bytes], wanted: list[bool]) -> bytes:
    """A tag that has the same name and attributes, with the values of the wanted ones as groups."""
    closing, name, attributes, single = tag.group(1, 2, 3, 4)
    pattern = b"<" + closing + re.escape(name)
    for i, attribute in enumerate(_ATTRIBUTE.findall(attributes)):
        value = b"(%b)" % _VALUE if i < len(wanted) and wanted[i] else _VALUE
        pattern += rb'%b%b="%b"' % (_APART, re.escape(attribute), value)
    return pattern + _SPACE + single + b">"


def _tags(data: bytes, at: int) -> list[re.Match[bytes]]:
    """The tags of the element at this byte, each with the text behind it; empty where they do not fit."""
    tags: list[re.Match[bytes]] = []
    open_names: list[bytes] = []
    for tag in islice(iter(lambda: _TAG.match(data, tags[-1].end() if tags else at), None), _MOST_TAGS):
        closing, name, attributes, single = tag.group(1, 2, 3, 4)
        tags.append(tag)
        if closing and (attributes or single or not open_names or open_names.pop() != name):
            return []
        if not _distinct(attributes):
            return []
        if not closing and not single:
            open_names.append(name)
        if not open_names:
            return tags
    return []


def _distinct(attributes: bytes) -> bool:
    names = _ATTRIBUTE.findall(attributes)
    return len(set(names)) == len(names)


def _local(name: bytes) -> bytes:
    return name.rpartition(b":")[2]
