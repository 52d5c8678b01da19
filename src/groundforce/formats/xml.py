"""What TCX and GPX share: careful parsing, and points as columns."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from lxml import etree

from groundforce.errors import ReadError
from groundforce.formats.point_shapes import MARK, lifted
from groundforce.formats.points import Choose, Points, Slots, joined, moments, number
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
    root = _parsed(data if data[:2] in _WIDE else data[max(0, data.find(b"<")) :], _parser())
    if root is None:
        raise ReadError(name, "not one element of this XML can be read", 0)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(name, _DECLARES, 0)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _parsed(data: bytes, parser: etree.XMLParser) -> Element | None:
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


def maybe(text: str | None) -> float | None:
    """A finite number, or None."""
    value = number(text)
    return None if math.isnan(value) else value


@dataclass(frozen=True, eq=False)
class Document:
    """A parsed file; where its points were lifted out of it, they are in ``sections``."""

    root: Element
    point: str
    section: str
    choose: Choose
    sections: tuple[Points, ...] | None

    def points(self, element: Element) -> Points:
        """The points below an element, in order."""
        if self.sections is None:
            return _points(descendants(element, self.point), self.choose)
        marks = [one.get(MARK) for one in descendants(element, self.section)]
        return joined([self.sections[int(mark)] for mark in marks if mark is not None])


def document(data: bytes, name: str, section: str, point: str, choose: Choose) -> Document:
    """A file of points, each ``section`` of them lifted out of the tree where that can make no difference.

    Raises ReadError as :func:`parse` does.
    """
    fast = lifted(data, section.encode(), point.encode(), choose)
    if fast is not None:
        parser = _parser()
        root = _parsed(fast.rest[max(0, fast.rest.find(b"<")) :], parser)
        if root is not None and len(parser.error_log) == 0:
            return Document(root, point, section, choose, fast.sections)
    return Document(parse(data, name), point, section, choose, None)


def _points(found: Iterator[Element], choose: Choose) -> Points:
    times: list[str | None] = []
    values: list[dict[StreamName, float]] = []
    for one in found:
        elements = list(one.iter())
        own = {f"@{key}": text for key, text in one.items() if isinstance(key, str) and isinstance(text, str)}
        slots = _slots(choose, tuple(own), tuple(part.tag for part in elements))
        texts = [*own.values(), *(part.text for part in elements)]
        read = {name: texts[slot] for name, slot in slots.items()}
        times.append(read.pop(StreamName.TIME, None))
        values.append({name: number(text) for name, text in read.items()})
    instants, offsets = moments(times)
    columns = {
        name: np.array([one.get(name, np.nan) for one in values])
        for name in {name for one in values for name in one}
    }
    return Points(instants, columns, offsets)


@lru_cache(maxsize=1024)
def _slots(choose: Choose, own: tuple[str, ...], tags: tuple[object, ...]) -> Slots:
    return choose(own + tuple(map(local_name, tags)))
