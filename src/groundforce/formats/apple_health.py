"""Apple Health's ``export.xml``: workouts, out of a file of gigabytes that is never held.

Untested on a real export: none was at hand. The layout follows what others describe. Everything before the
first element is left aside: Apple's document type (some versions of which are broken) is not needed, and one
that declares entities is refused. Units stand in each element and are read from it. Two apps that recorded
one run give two workouts: bringing those together is left to what does so for all files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from groundforce.errors import ReadError
from groundforce.formats.apple_workout import told_of
from groundforce.formats.exports import Table, Told

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser
    from lxml.etree import _Element as Element

ROOT, CLINICAL = b"HealthData", b"ClinicalDocument"
HEAD = 65_536
"""bytes within which the first element has begun; Apple's document type takes about 10,000."""
MOST_OPEN = 64 << 20
"""bytes one entry may take; real ones stay under a thousandth of it."""
MOST_ERRORS = 1000
"""mistakes in the XML after which a file is given up."""
COUNTED = {
    "HKQuantityTypeIdentifierBodyMass": "body mass",
    "HKQuantityTypeIdentifierRestingHeartRate": "resting heart rate",
}
_START = re.compile(rb"<HealthData[\s/>]")
_NAME = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def first_element(head: bytes) -> bytes | None:
    """Name of the first element if it is one of Apple Health's two, else None."""
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"<":
        return None
    found = _NAME.search(_without_comments(head[:HEAD]))
    return found[1] if found is not None and found[1] in (ROOT, CLINICAL) else None


def _without_comments(head: bytes) -> bytes:
    """The same bytes with comments blanked out, in one pass whatever is in them."""
    parts, at = [], 0
    while (begin := head.find(b"<!--", at)) >= 0:
        end = head.find(b"-->", begin + 4)
        end = len(head) if end < 0 else end + 3
        parts += [head[at:begin], b" " * (end - begin)]
        at = end
    return b"".join([*parts, head[at:]])


def is_apple(head: bytes) -> bool:
    """Whether a file that begins so is part of an Apple Health export too large to hold."""
    return first_element(head) is not None


def read_apple(chunks: Iterable[bytes], name: str) -> Table:
    """The workouts in an export, its bytes taken piece by piece; what is read is forgotten at once.

    A workout that cannot be read is told by its number and field; a damaged file gives what lies before the
    damage. Raises ReadError where the file is no export or declares entities.
    """
    reader = _Reader(name)
    damage = reader.run(chunks)
    problems = reader.problems if damage is None else [*reader.problems, damage]
    counted = "".join(f"; {COUNTED[kind]}: {n}, not used yet" for kind, n in reader.counts.items())
    note = (
        "an Apple Health export (a layout untested on a real one): "
        f"workouts: {len(reader.told)} of {reader.number} read{counted}"
    )
    return Table(name, tuple(reader.told), tuple(problems), note)


def _body(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The bytes from the first element on. Raises ReadError."""
    rest = iter(chunks)
    head = b""
    for chunk in rest:
        head += chunk
        plain = _without_comments(head[:HEAD])
        found = _START.search(plain)
        if b"<!ENTITY" in plain[: None if found is None else found.start()]:
            raise ReadError(name, "declares entities, which no export needs; it was not opened", 0)
        if found is not None:
            yield head[found.start() :]
            yield from rest
            return
        if len(head) >= HEAD:
            break
    raise ReadError(name, "is not an Apple Health export in UTF-8: its first element was not found", 0)


class _Reader:
    """Parses as bytes come; after each piece the finished entries are dropped from the tree."""

    def __init__(self, name: str) -> None:
        from lxml import etree

        self._name, self._broken = name, etree.XMLSyntaxError
        self._parser: XMLPullParser = etree.XMLPullParser(
            events=("start", "end"), tag=(ROOT.decode(), "Workout"), recover=True, resolve_entities=False,
            no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        self._root: Element | None = None
        self._open = 0
        self.begun = False
        self.number = 0
        self.told: list[Told] = []
        self.problems: list[ReadError] = []
        self.counts: Counter[str] = Counter()

    def run(self, chunks: Iterable[bytes]) -> ReadError | None:
        """Take a whole file; the damage at which it ended, if it was damaged. Raises ReadError."""
        try:
            for chunk in _body(chunks, self._name):
                self.feed(chunk)
            self.close()
        except ReadError as error:
            if not self.begun:
                raise
            return error
        return None

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes. Raises ReadError where nothing more can be read."""
        try:
            self._parser.feed(chunk)
        except (self._broken, ValueError) as error:
            self._take()
            raise self._damaged(str(error)) from None
        self._take()
        self._forget(len(chunk))
        if len(self._parser.feed_error_log) > MOST_ERRORS:
            raise self._damaged("too many mistakes to go on")

    def close(self) -> None:
        """The end of the file. Raises ReadError where it came too early or the file was damaged."""
        try:
            self._parser.close()
        except (self._broken, ValueError) as error:
            raise self._damaged(str(error)) from None
        # Entries that only the end of the file closed are not whole: they are not taken.
        first = next(iter(self._parser.feed_error_log), None)
        if first is not None:
            raise self._damaged(f"line {first.line} from the first element on: {first.message}")
        self._take()
        self._count([] if self._root is None else list(self._root))

    def _count(self, entries: Iterable[Element]) -> None:
        self.counts.update(
            kind for one in entries if (kind := one.get("type")) in COUNTED and kind is not None
        )

    def _damaged(self, reason: str) -> ReadError:
        told = (
            f"its XML is damaged behind workout {self.number}; what could be read was kept ({reason[:120]})"
        )
        return ReadError(self._name, told)

    def _take(self) -> None:
        for event, element in self._parser.read_events():
            if element is None or isinstance(element, tuple):
                continue
            if event == "start":
                if self._root is None:
                    self._root, self.begun = element, True
            elif element.tag == "Workout" and element.getparent() is self._root:
                self.number += 1
                self._tell(element)

    def _tell(self, element: Element) -> None:
        try:
            self.told.append(told_of(element, self._name, self.number))
        except ReadError as error:
            self.problems.append(error)

    def _forget(self, size: int) -> None:
        if self._root is None:
            return
        # The last entry may still be open: libxml2 needs it and the text behind it.
        done = list(self._root)[:-1]
        self._count(done)
        for one in done:
            self._root.remove(one)
        self._open = 0 if done else self._open + size
        if self._open > MOST_OPEN:
            raise ReadError(self._name, f"one entry is larger than {MOST_OPEN >> 20} MiB; none of Apple's is")
