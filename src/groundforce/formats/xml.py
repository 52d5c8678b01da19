"""What TCX and GPX share: careful parsing, and points as columns."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from lxml import etree

from groundforce.errors import ReadError
from groundforce.formats.tidy import ABSURD, Column, Streams, in_order, without_empty
from groundforce.training.recording import StreamName

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ELEMENT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 65_536
_DECLARES = "declares a document type or entities, which no recording needs; it was not opened"


def root_name(data: bytes) -> str | None:
    """Local name of the first element, or None where this is no XML."""
    head = _COMMENT.sub(b"", _markup(data))
    found = _ELEMENT.search(head)
    # Junk in front of the first element is common, but a page of text with a tag in it is no recording.
    if found is None or head.find(b"<") > 1024:
        return None
    return found[1].decode("ascii", "replace")


def _markup(data: bytes) -> bytes:
    """The head of a file as ASCII, so that markup can be looked for in two-byte encodings too."""
    return data[:_HEAD].replace(b"\0", b"")


def parse(data: bytes, name: str) -> Element:
    """The root element; broken XML is read as far as it goes.

    Entities are never resolved and nothing is fetched; a file that declares a document type or entities is
    refused, for no recording needs them. Raises ReadError.
    """
    head = _COMMENT.sub(b"", _markup(data))
    first = _ELEMENT.search(head)
    if first is None or b"<!" in head[: first.start()]:
        reason = "no element was found" if first is None else _DECLARES
        raise ReadError(name, reason, max(0, data.find(b"<!")))
    root = _parsed(data if data[:2] in _WIDE else data[max(0, data.find(b"<")) :])
    if root is None:
        raise ReadError(name, "not one element of this XML can be read", 0)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(name, _DECLARES, 0)
    return root


def _parsed(data: bytes) -> Element | None:
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


@lru_cache(maxsize=1024)
def local_name(tag: object) -> str:
    """The name of a tag without its namespace or prefix.

    >>> local_name("{http://x}Lap"), local_name("gpxtpx:hr")
    ('Lap', 'hr')
    """
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Every element below with this local name, in order, whatever its namespace."""
    return element.iter(f"{{*}}{name}")


def child(element: Element, name: str) -> Element | None:
    """The first child with this local name."""
    return next((one for one in element if local_name(one.tag) == name), None)


def child_text(element: Element, *path: str) -> str | None:
    """Text at the end of a path of children, or None."""
    for name in path:
        found = child(element, name)
        if found is None:
            return None
        element = found
    return (element.text or "").strip() or None


def number(text: str | None) -> float:
    """A number that is not absurd, else NaN."""
    try:
        value = float(text) if text is not None else math.nan
    except ValueError:
        return math.nan
    return value if abs(value) < ABSURD else math.nan


def maybe(text: str | None) -> float | None:
    """A finite number, or None."""
    value = number(text)
    return None if math.isnan(value) else value


def moment(text: str | None) -> tuple[float, timedelta | None]:
    """Unix time [s] and the offset from UTC stated with it; NaN and None where there is none.

    >>> moment("2026-03-01T07:00:00+01:00")
    (1772344800.0, datetime.timedelta(seconds=3600))
    >>> moment("soon")
    (nan, None)
    """
    try:
        stamp = datetime.fromisoformat(text.strip()) if text is not None else None
        if stamp is None:
            return math.nan, None
        if stamp.tzinfo is None:
            return stamp.replace(tzinfo=UTC).timestamp(), None
        # Offset zero is how files write "UTC"; it says nothing about the wearer's clock.
        offset = stamp.utcoffset()
        return stamp.timestamp(), None if offset == timedelta(0) else offset
    except (ValueError, OverflowError):
        return math.nan, None


@dataclass(eq=False)
class Points:
    """Points as they are met: one dictionary of values each, with its Unix time [s] or NaN."""

    times: list[float] = field(default_factory=list)
    values: list[dict[StreamName, float]] = field(default_factory=list)
    offsets: set[timedelta | None] = field(default_factory=set)

    def add(self, time_text: str | None, values: dict[StreamName, float]) -> None:
        """Add one point."""
        seconds, offset = moment(time_text)
        self.times.append(seconds)
        self.values.append(values)
        if not math.isnan(seconds):
            self.offsets.add(offset)

    def extend(self, others: Points) -> None:
        """Add all points of another track."""
        self.times += others.times
        self.values += others.values
        self.offsets |= others.offsets

    def streams(self) -> tuple[Column, Streams]:
        """Times [s] and streams in order; points without a time are left out."""
        names = {name for one in self.values for name in one}
        columns = {
            name: np.array([one.get(name, np.nan) for one in self.values])
            for name in StreamName
            if name in names
        }
        times, streams = in_order(np.array(self.times), columns)
        return times, without_empty(streams)

    def utc_offset(self) -> timedelta | None:
        """The offset from UTC that every time states, or None."""
        return next(iter(self.offsets)) if len(self.offsets) == 1 else None

    def undated(self) -> int:
        """How many points have no time."""
        return int(np.isnan(self.times).sum())
