"""A CSV file as headings and numbered lines, whatever its delimiter, encoding or quoting."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from groundforce.errors import ReadError

HEAD = 65536
"""bytes looked at to tell which app wrote a file."""
_DELIMITERS = ",;\t"
_LONGEST_HEADING = 120
"""characters of a heading that are looked at"""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR_LINE = re.compile(r"\Asep=[,;\t]\r?\n", re.IGNORECASE)
"""What a spreadsheet writes above the headings."""
_HEADING = re.compile(r"(.*?)\s*[(\[]([^)\]]*)[)\]]")


@dataclass(frozen=True)
class Heading:
    """A column's heading in lower case; ``unit`` is what stands in brackets behind it, or empty."""

    base: str
    unit: str = ""


@dataclass(frozen=True)
class Sheet:
    """Headings, and the text of the whole file or of its head."""

    headings: tuple[Heading, ...]
    delimiter: str
    text: str

    def lines(self, name: str) -> Iterator[tuple[int, list[str]] | ReadError]:
        """Line number (from 1) and cells of each row under the headings.

        Blank rows, and headings that come again where files were put together, are skipped.

        A row that is no CSV comes out as a ReadError in the name of file ``name``.
        """
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        headings: list[str] | None = None
        while True:
            number = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield ReadError(name, f"line {number}: is no row of a CSV file ({error})")
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if headings is None:
                headings = cells
            elif cells != headings:
                yield number, cells

    def first(self, count: int) -> list[list[str]]:
        """The cells of the first rows under the headings."""
        rows = (one[1] for one in self.lines("") if not isinstance(one, ReadError))
        return list(islice(rows, count))


def open_sheet(data: bytes) -> Sheet | None:
    """The sheet these bytes hold, or None where they are no table of text.

    >>> open_sheet(b"Date;Weight (kg)").headings
    (Heading(base='date', unit=''), Heading(base='weight', unit='kg'))
    """
    text = _decoded(data)
    text = None if text is None else _SEPARATOR_LINE.sub("\n", text)
    first = "" if text is None else next((line for line in text[:HEAD].split("\n") if line.strip()), "")
    bare = _QUOTED.sub("", first)
    delimiter = max(_DELIMITERS, key=bare.count)
    if text is None or bare.count(delimiter) == 0:
        return None
    try:
        cells = next(csv.reader([first.rstrip("\r")], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return None
    return Sheet(tuple(_heading(cell) for cell in cells), delimiter, text)


def head_of(data: bytes) -> bytes:
    """As much of a file as tells which app wrote it, cut at the end of a line."""
    if len(data) <= HEAD:
        return data
    return data[: data.rfind(b"\n", 0, HEAD) + 1]


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _heading(cell: str) -> Heading:
    text = " ".join(cell.replace("\ufeff", "").strip().strip('"').casefold().split())
    match = _HEADING.fullmatch(text[:_LONGEST_HEADING])
    return Heading(text) if match is None else Heading(match[1], match[2].strip())
