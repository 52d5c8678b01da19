"""Strava's bulk export: ``activities.csv``, whose rows name the files beside it.

Headings, kinds and dates are in the language of the account and headings repeat, so columns go by position.
What fixes the positions in every language is that the headings of elapsed time and distance come twice: first
as the page shows them, then in seconds and metres. Read on real tables in English and Spanish; German as
described by others. Strava writes dates in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from groundforce.errors import ReadError
from groundforce.formats.exports import Table, Told, beside, digest_of
from groundforce.formats.logs.clock import day_comes_first, read_moment
from groundforce.formats.logs.sheet import Heading, head_of, open_sheet
from groundforce.formats.strava_words import EXERTION, FILE, IDENTITY, SPORTS
from groundforce.training.recording import Recording, Sport

VENDOR = "strava"
LARGEST = 64 << 20
"""bytes; a hundred thousand activities stay under it."""
_ID, _DATE, _TITLE, _KIND, _SHOWN_ELAPSED, _SHOWN_DISTANCE = 0, 1, 2, 3, 5, 6
_SHOWN_MAX_HEART_RATE = 7
_SECONDS_FROM, _SECONDS_TO = 10, 20
"""between which columns the second elapsed time has been seen, and some to spare."""
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?")
_FILLERS = re.compile(r"\b(?:de|à|at|um|alle|kl)\b\.?|,", re.IGNORECASE)
_HALF = re.compile(r"\b([ap])\.?\s?m\b\.?", re.IGNORECASE)
_CJK = str.maketrans({"年": "-", "月": "-", "日": " "})
_HEADING, _DATE_TEXT = 300, 60
"""letters looked at in a heading and in a date."""
_LONGEST, _FARTHEST = 30 * 86400.0, 1e7
_ROUNDED = -1.0
"""real tables have losses of height such as -0.3 m: sums that were rounded, which stand for 0."""
_INDOOR = ("virtual", "treadmill", "virtuell")


@dataclass(frozen=True)
class _Columns:
    """Positions; ``elapsed``, ``moving``, ``distance`` and what follows are None in tables of old."""

    names: tuple[str, ...]
    file: int
    elapsed: int
    moving: int | None = None
    distance: int | None = None
    gain: int | None = None
    max_heart_rate: int | None = None
    exertion: int | None = None


def is_strava(data: bytes) -> bool:
    """Whether these bytes are the table of a Strava export. Looks at the first 64 KiB."""
    sheet = open_sheet(head_of(data))
    return sheet is not None and _columns(sheet.headings) is not None


def read_strava(data: bytes, name: str) -> Table:
    """The activities in ``activities.csv``; a row that cannot be read is told by its line and heading.

    Raises ReadError where this is no such table.
    """
    sheet = open_sheet(data) if len(data) <= LARGEST else None
    columns = None if sheet is None else _columns(sheet.headings)
    if sheet is None or columns is None:
        raise ReadError(name, "is not the table of a Strava export")
    rows = [row for row in sheet.lines(name) if not isinstance(row, ReadError)]
    problems = [row for row in sheet.lines(name) if isinstance(row, ReadError)]
    day_first = day_comes_first(cells[_DATE] for _line, cells in rows if len(cells) > _DATE)
    told: list[Told] = []
    for line, cells in rows:
        try:
            told.append(_Row(name, line, cells, columns, day_first).told())
        except ReadError as error:
            problems.append(error)
    with_file = sum(one.file is not None for one in told)
    note = (
        f"the table of a Strava export; activities: {len(told)}, with a file: {with_file}; "
        "titles, kinds, effort and gear were taken from it"
    )
    return Table(name, tuple(told), tuple(problems), note)


def _columns(headings: Sequence[Heading]) -> _Columns | None:
    names = tuple(_TAG.sub("", one.base[:_HEADING]).strip() for one in headings)
    if len(names) <= _SHOWN_DISTANCE:
        return None
    shown = names[_SHOWN_ELAPSED], names[_SHOWN_DISTANCE]
    for at in range(_SECONDS_FROM, min(_SECONDS_TO, len(names) - 16)):
        if shown[0] != shown[1] and "" not in shown and shown == (names[at], names[at + 2]):
            return _modern(names, at)
    file = next((place for place, one in enumerate(names) if one in FILE), None)
    if names[_ID] not in IDENTITY or file is None or file <= _SHOWN_DISTANCE:
        return None
    return _Columns(names, file, _SHOWN_ELAPSED)


def _modern(names: tuple[str, ...], at: int) -> _Columns:
    beats = at + 15
    known = names[beats] in (names[_SHOWN_MAX_HEART_RATE], "max heart rate")
    return _Columns(
        names=names,
        file=at - 3,
        elapsed=at,
        moving=at + 1,
        distance=at + 2,
        gain=at + 5,
        max_heart_rate=beats if known else None,
        exertion=next((place for place, one in enumerate(names) if one in EXERTION), None),
    )


class _Row:
    """One row; every reader raises ReadError naming line and heading."""

    def __init__(
        self, file: str, line: int, cells: Sequence[str], columns: _Columns, day_first: bool | None
    ) -> None:
        self._file, self._line, self._cells = file, line, cells
        self._columns, self._day_first = columns, day_first

    def told(self) -> Told:
        """What the row says."""
        if len(self._cells) < self._columns.elapsed + (3 if self._columns.moving is not None else 1):
            raise self._fail(f"has {len(self._cells)} cells where the heading has {len(self._columns.names)}")
        if not self._text(_ID).isdecimal():
            raise self._wrong(_ID, "is not the number of an activity")
        kind = self._text(_KIND).casefold()
        file = self._text(self._columns.file)
        start = self._start()
        return Told(
            recording=self._recording(kind, start),
            sport=SPORTS.get(kind),
            file=beside(self._file, file) if file else None,
            unusable=self._wrong(_DATE, "is not a date") if start is None else None,
        )

    def _recording(self, kind: str, start: datetime | None) -> Recording:
        columns = self._columns
        elapsed = self._number(columns.elapsed, _LONGEST)
        if elapsed is None:
            raise self._wrong(columns.elapsed, "is not a duration")
        moving = self._number(columns.moving, _LONGEST)
        beats = columns.max_heart_rate
        return Recording(
            name=f"{self._file}, line {self._line}",
            sha256=digest_of(VENDOR, self._text(_ID)),
            format=VENDOR,
            sport=SPORTS.get(kind, Sport.OTHER),
            start=start,
            duration=elapsed if moving is None or moving == 0.0 else min(moving, elapsed),
            elapsed=elapsed,
            sub_sport=kind.replace(" ", "_") or None,
            distance=self._distance(),
            ascent=self._number(columns.gain, _FARTHEST),
            descent=self._number(None if columns.gain is None else columns.gain + 1, _FARTHEST),
            indoor=any(word in kind for word in _INDOOR),
            title=self._text(_TITLE),
            gear=self._text(columns.file - 1),
            effort=self._effort(),
            mean_heart_rate=self._number(None if beats is None else beats + 1, 300.0),
            max_heart_rate=self._number(beats, 300.0),
        )

    def _distance(self) -> float | None:
        """Metres; 0 is how the table says that there was none to measure."""
        distance = self._number(self._columns.distance, _FARTHEST)
        return None if distance == 0.0 else distance

    def _effort(self) -> float | None:
        effort = self._number(self._columns.exertion, 10.0)
        return effort if effort is not None and effort >= 1.0 else None

    def _start(self) -> datetime | None:
        text = self._text(_DATE)[:_DATE_TEXT].replace("\u202f", " ").replace("\u00a0", " ")
        text = _HALF.sub(r"\1m", text)
        plain = " ".join(_FILLERS.sub(" ", text.translate(_CJK)).split())
        moment = read_moment(plain, self._day_first)
        return None if moment is None else moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)

    def _text(self, place: int) -> str:
        return self._cells[place].strip() if 0 <= place < len(self._cells) else ""

    def _number(self, place: int | None, most: float) -> float | None:
        """A number from 0 to ``most``, decimal point or comma; None where the cell is empty or missing."""
        text = "" if place is None else self._text(place)
        if place is None or text == "":
            return None
        plain = _pointed(text)
        if _NUMBER.fullmatch(plain) is None:
            raise self._wrong(place, "is not a number")
        value = float(plain)
        if not _ROUNDED <= value <= most:
            raise self._wrong(place, f"is not between 0 and {most:g}")
        return max(0.0, value)

    def _wrong(self, place: int, reason: str) -> ReadError:
        return self._fail(f"{self._columns.names[place]}: {self._text(place)[:40]!r} {reason}")

    def _fail(self, reason: str) -> ReadError:
        return ReadError(self._file, f"line {self._line}: {reason}")


def _pointed(text: str) -> str:
    """A number as Python writes it; of two separators the last is the decimal one, the other groups.

    >>> _pointed("9749,5"), _pointed("1.234,5"), _pointed("1,234.5"), _pointed("12.5")
    ('9749.5', '1234.5', '1234.5', '12.5')
    """
    plain = text.replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace("'", "")
    if "," not in plain:
        return plain
    if plain.rfind(",") > plain.rfind("."):
        return plain.replace(".", "").replace(",", ".")
    return plain.replace(",", "")
