"""Dates on the command line; the only room that looks at the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from groundforce.errors import InputError

FIRST_YEAR, LAST_YEAR = 1980, 2199


def today() -> date:
    """The local date."""
    return datetime.now(tz=UTC).astimezone().date()


def now() -> datetime:
    """This instant, UTC."""
    return datetime.now(tz=UTC)


def wall_clock(day: date | None = None, timezone: str | None = None) -> datetime:
    """The runner's wall clock, naive; the midnight ``day`` begins with where one is given."""
    if day is not None:
        return datetime.combine(day, time())
    zone = None if timezone is None else ZoneInfo(timezone)
    return datetime.now(tz=UTC).astimezone(zone).replace(tzinfo=None)


def next_monday(day: date) -> date:
    """The first Monday after ``day``.

    >>> next_monday(date(2026, 11, 22)), next_monday(date(2026, 11, 23))
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 30))
    """
    return day + timedelta(days=7 - day.weekday())


def parse_date(text: str, option: str) -> date:
    """A date as typed, from 1980 to 2199. Raises InputError naming the option."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{option} {text!r} is not a date; write YYYY-MM-DD, e.g. 2026-11-23") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(f"{option} {text} lies outside {FIRST_YEAR} to {LAST_YEAR}; mistyped?")
    return day
