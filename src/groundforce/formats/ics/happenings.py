"""Calendar bytes → what happens in a window of days, repeating events written out, in the runner's clock."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar
from icalendar.cal import Component

from groundforce.errors import CalendarError
from groundforce.formats.ics.words import is_called_off

LARGEST = 20_000_000
"""Largest calendar file [bytes]."""
MOST_EVENTS = 20_000
"""Most events in a file."""
MOST_SERIES = 1_000
"""Most repeating events in a file."""
MOST_HAPPENINGS = 5_000
"""Most events within the window."""
EARLIEST_REPEAT = 1970
"""Year before which no daily or weekly run began."""
EXPORT_AGAIN = "export only the running calendar again as .ics and give that file"
_MARK = re.compile(r"^(?:BEGIN|END):(?:VCALENDAR|VEVENT)[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_ODD_WITH_DAILY = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})


@dataclass(frozen=True)
class Happening:
    """One event on one day: ``start`` wall clock or None for a whole day, ``duration`` s or None."""

    date: date
    title: str
    description: str
    categories: str
    start: time | None
    duration: float | None
    days: int = 1


@dataclass
class Happenings:
    """What happens in the window, and how many events were left out for which reason."""

    found: list[Happening] = field(default_factory=list)
    cancelled: int = 0
    undated: int = 0
    odd_rules: int = 0
    bad_series: int = 0
    utc: int = 0
    unknown_zone: int = 0


def happenings(data: bytes, name: str, first: date, last: date, zone: str | None) -> Happenings:
    """Everything from ``first`` up to, not including, ``last``. Raises CalendarError."""
    result = Happenings()
    clock = None if zone is None else _zone(zone)
    for calendar in _calendars(data, name):
        _drop_unusable(calendar, name, result)
        for event in _expanded(calendar, first, last, result):
            _add(event, first, last, clock, result)
    if len(result.found) > MOST_HAPPENINGS:
        raise CalendarError(
            f"{name}: more than {MOST_HAPPENINGS} events from {first} to {last}; {EXPORT_AGAIN}"
        )
    result.found.sort(key=lambda one: (one.date, one.start or time.max, one.title))
    return result


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise CalendarError(f'{name!r} is not a time zone; write one such as "Europe/Rome"') from None


def _calendars(data: bytes, name: str) -> list[Calendar]:
    if len(data) > LARGEST:
        raise CalendarError(f"{name}: larger than {LARGEST // 1_000_000} MB; {EXPORT_AGAIN}")
    text = _text(data)
    marks = Counter(match[0].upper().rstrip() for match in _MARK.finditer(text))
    if marks["BEGIN:VCALENDAR"] == 0:
        raise CalendarError(f"{name}: no iCalendar file (it has no BEGIN:VCALENDAR); {EXPORT_AGAIN}")
    if marks["BEGIN:VEVENT"] > MOST_EVENTS:
        raise CalendarError(f"{name}: more than {MOST_EVENTS} events; {EXPORT_AGAIN}")
    for part in ("VCALENDAR", "VEVENT"):
        if marks[f"BEGIN:{part}"] != marks[f"END:{part}"]:
            raise CalendarError(f"{name}: cut off (an END:{part} is missing); {EXPORT_AGAIN}")
    try:
        return list(Calendar.from_ical(text, multiple=True))
    except Exception as error:  # a damaged file makes the parser raise errors of many kinds
        raise CalendarError(f"{name}: damaged ({_short(error)}); {EXPORT_AGAIN}") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _short(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) <= 100 else words[:97] + "..."


def _drop_unusable(calendar: Calendar, name: str, result: Happenings) -> None:
    """Take out events without a start, and rules no running calendar has and that could run for ever."""
    kept: list[Component] = []
    for part in calendar.subcomponents:
        if part.name != "VEVENT":
            kept.append(part)
        elif not isinstance(_moment(part, "DTSTART"), date) or _is_broken(part, "RECURRENCE-ID"):
            result.undated += 1
        elif any(_is_odd(rule, _moment(part, "DTSTART")) for rule in _each(part.get("RRULE"))):
            result.odd_rules += 1
        else:
            result.unknown_zone += _has_unknown_zone(part)
            kept.append(_without_broken_ends(part))
    calendar.subcomponents = kept
    if sum("RRULE" in part for part in kept) > MOST_SERIES:
        raise CalendarError(f"{name}: more than {MOST_SERIES} repeating events; {EXPORT_AGAIN}")


def _moment(event: Component, key: str) -> Any:
    """The value of a date property, or None where it is missing, repeated or unreadable."""
    try:
        return getattr(event.get(key), "dt", None)
    except ValueError:
        return None


def _has_unknown_zone(event: Component) -> bool:
    begin, written = _moment(event, "DTSTART"), event["DTSTART"]
    return isinstance(begin, datetime) and begin.tzinfo is None and "TZID" in written.params


def _is_broken(event: Component, key: str) -> bool:
    return key in event and _moment(event, key) is None


def _without_broken_ends(event: Component) -> Component:
    for key in ("DTEND", "DURATION"):
        if _is_broken(event, key):
            del event[key]
    return event


def _is_odd(rule: Any, begin: date) -> bool:
    """Whether a rule repeats within a day, or would have the expansion look at days for a very long time."""
    if not isinstance(rule, dict) or any(step < 1 for step in rule.get("INTERVAL", ())):
        return True
    keys = {str(key).upper() for key in rule}
    frequency = str(next(iter(rule.get("FREQ", [])), "")).upper()
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or keys & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        return True
    if begin.year < EARLIEST_REPEAT and frequency in ("DAILY", "WEEKLY"):
        return True
    return frequency == "DAILY" and bool(keys & _ODD_WITH_DAILY or {"INTERVAL", "BYDAY"} <= keys)


def _expanded(calendar: Calendar, first: date, last: date, result: Happenings) -> list[Component]:
    """Every occurrence from a day before the window to a day after: zones may move it in or out."""
    window = first - timedelta(days=1), last + timedelta(days=1)
    try:
        return list(recurring_ical_events.of(calendar).between(*window))
    except Exception:  # one bad series makes the expansion of all raise errors of many kinds
        return _expanded_one_by_one(calendar, window, result)


def _expanded_one_by_one(
    calendar: Calendar, window: tuple[date, date], result: Happenings
) -> list[Component]:
    """The same series by series, so that only the bad ones are lost."""
    others = [part for part in calendar.subcomponents if part.name != "VEVENT"]
    series: dict[str, list[Component]] = {}
    for part in calendar.subcomponents:
        if part.name == "VEVENT":
            series.setdefault(str(part.get("UID")), []).append(part)
    found: list[Component] = []
    for events in series.values():
        calendar.subcomponents = [*others, *events]
        try:
            found += recurring_ical_events.of(calendar).between(*window)
        except Exception:  # as above; this series is left out and told
            result.bad_series += 1
    return found


def _add(event: Component, first: date, last: date, clock: tzinfo | None, result: Happenings) -> None:
    begin: date | datetime = _moment(event, "DTSTART")
    title = _said(event, "SUMMARY")
    day, start = _local(begin, clock)
    if not first <= day < last:
        return
    if _said(event, "STATUS").upper() == "CANCELLED" or is_called_off(title):
        result.cancelled += 1
        return
    zone = begin.tzinfo if isinstance(begin, datetime) else None
    result.utc += clock is None and str(zone) == "UTC"
    duration = _seconds(begin, _moment(event, "DTEND"))
    days = 1 if start is not None or duration is None else max(1, round(duration / 86400))
    described, sorted_as = _said(event, "DESCRIPTION"), _categories(event)
    result.found.append(
        Happening(day, title, described, sorted_as, start, None if start is None else duration, days)
    )


def _local(begin: date | datetime, clock: tzinfo | None) -> tuple[date, time | None]:
    """The runner's day and wall clock; floating times stay, a whole day has no clock."""
    if not isinstance(begin, datetime):
        return begin, None
    if begin.tzinfo is not None and clock is not None:
        begin = begin.astimezone(clock)
    return begin.date(), begin.time().replace(second=0, microsecond=0)


def _seconds(begin: date | datetime, end: Any) -> float | None:
    """Seconds from begin to end; None where there is no end, or one of another sort."""
    try:
        seconds = (end - begin).total_seconds()
    except (TypeError, AttributeError):
        return None
    return float(seconds) if seconds > 0 else None


def _said(event: Component, key: str) -> str:
    return " ".join(str(one) for one in _each(event.get(key)))[:2000]


def _categories(event: Component) -> str:
    return " ".join(str(word) for one in _each(event.get("CATEGORIES")) for word in getattr(one, "cats", ()))


def _each(value: Any) -> Iterator[Any]:
    if value is not None:
        yield from value if isinstance(value, list) else (value,)
