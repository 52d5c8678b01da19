"""Pieces the calendar tests share."""

from datetime import date
from zlib import crc32

from groundforce.formats.ics.reading import CalendarReading, Overrides, read_calendar
from groundforce.training.state import Rhythm

START = date(2026, 10, 12)
"""A Monday two weeks before the clocks go back in Europe."""


def event(title: str, *lines: str, uid: str = "") -> str:
    """One VEVENT; ``lines`` are its other properties."""
    uid = uid or f"{crc32(repr((title, lines)).encode())}@test"
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:{title}", *lines, "END:VEVENT"]
    )


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//test//EN",
        *([head] if head else []),
        *events,
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()


def day(number: int) -> str:
    """DTSTART for a whole day, ``number`` days after the start."""
    return f"DTSTART;VALUE=DATE:{date.fromordinal(START.toordinal() + number):%Y%m%d}"


def read(
    data: bytes,
    weeks: int = 4,
    timezone: str | None = None,
    rhythm: Rhythm | None = None,
    overrides: Overrides = (),
) -> CalendarReading:
    """The reading of a calendar from START."""
    return read_calendar(data, "my.ics", START, weeks, timezone, rhythm, overrides)
