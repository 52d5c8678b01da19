"""The runner's wall clock: which morning a run was in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from groundforce.errors import InputError


def wall_clock(start: datetime, offset: timedelta | None, timezone: str | None) -> tuple[datetime, bool]:
    """Naive wall-clock time of an aware instant, and whether its zone is known.

    ``offset`` is what the file says of the wearer's clock; without it ``timezone`` (an IANA name) is used;
    without both the wall clock is UTC and not known. Raises InputError for an unknown zone.

    >>> wall_clock(datetime(2026, 6, 1, 5, 0, tzinfo=UTC), None, "Europe/Rome")
    (datetime.datetime(2026, 6, 1, 7, 0), True)
    """
    utc = start.astimezone(UTC).replace(tzinfo=None)
    if offset is not None:
        return utc + offset, True
    if timezone is None:
        return utc, False
    return start.astimezone(_zone(timezone)).replace(tzinfo=None), True


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        text = f"{name!r} is not a time zone; write an IANA name such as 'Europe/Rome'"
        raise InputError(text) from None
