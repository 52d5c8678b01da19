"""A plan as an iCalendar file: one event a session, the same UID for the session's whole life."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from groundforce.errors import CalendarError
from groundforce.quantities import format_duration
from groundforce.training.athlete import Limits
from groundforce.training.notation import print_line, session_to_notation
from groundforce.training.plan import Plan, Session, SessionStatus

PRODUCT = "-//Groundforce//Strength plan//EN"
REFRESH = timedelta(hours=12)
"""How often a calendar that follows the file is asked to look again."""
TOLD = frozenset({SessionStatus.DONE, SessionStatus.MISSED, SessionStatus.CANCELLED})
"""What is said of a session in its title."""


def plan_to_ics(plan: Plan, stamp: datetime, name_of: Callable[[str], str]) -> bytes:
    """The plan's sessions as iCalendar bytes, written at ``stamp`` (aware).

    ``name_of`` gives an exercise's name for its id. Times float with the runner, unless the plan has a time
    zone; a session without a clock time takes the whole day. The same plan and stamp give the same bytes.
    """
    if stamp.tzinfo is None:
        raise CalendarError("the stamp of a calendar needs a time zone; give it in UTC")
    calendar = _head(plan)
    zone = None if plan.problem.timezone is None else ZoneInfo(plan.problem.timezone)
    for session in plan.sessions:
        calendar.add_component(_event(plan, session, stamp.astimezone(UTC), zone, name_of))
    for event in _bouts(plan, stamp.astimezone(UTC), name_of):
        calendar.add_component(event)
    if zone is not None:
        calendar.add_missing_timezones(*_years(plan))
    return bytes(calendar.to_ical())


def _head(plan: Plan) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", f"Strength: {plan.problem.athlete.name}")
    if plan.problem.timezone is not None:
        calendar.add("X-WR-TIMEZONE", plan.problem.timezone)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    return calendar


def _years(plan: Plan) -> tuple[date, date]:
    """The years whose clock changes the file must know."""
    return date(plan.problem.start.year - 1, 1, 1), date(plan.problem.end.year + 1, 12, 31)


def _event(
    plan: Plan, session: Session, stamp: datetime, zone: tzinfo | None, name_of: Callable[[str], str]
) -> Event:
    event = Event()
    event.add("UID", session_uid(plan, session))
    event.add("DTSTAMP", stamp)
    event.add("LAST-MODIFIED", stamp)
    event.add("SEQUENCE", plan.revision - 1)
    _add_time(event, session, zone)
    event.add("SUMMARY", _title(session))
    event.add("DESCRIPTION", "\n".join(_description(plan, session, name_of)))
    event.add("STATUS", "CANCELLED" if session.status is SessionStatus.CANCELLED else "CONFIRMED")
    event.add("CATEGORIES", ["Strength"])
    if session.place != "":
        event.add("LOCATION", session.place)
    return event


def _bouts(plan: Plan, stamp: datetime, name_of: Callable[[str], str]) -> Iterator[Event]:
    """A whole-day event for each day with bouts of jumps."""
    for day, bouts in groupby(plan.bouts, key=lambda one: one.date):
        parts = list(bouts)
        told = ", ".join(f"{one.contacts} in the {one.part_of_day}" for one in parts)
        event = Event()
        event.add("UID", _uid(plan, f"bouts-{day.isoformat()}"))
        event.add("DTSTAMP", stamp)
        event.add("LAST-MODIFIED", stamp)
        event.add("SEQUENCE", plan.revision - 1)
        event.add("DTSTART", day)
        event.add("DTEND", day + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
        event.add("SUMMARY", f"Jumps: {told}")
        event.add("DESCRIPTION", f"{name_of(parts[0].exercise)}, quiet landings, 10 s between jumps.")
        event.add("STATUS", "CONFIRMED")
        event.add("CATEGORIES", ["Strength"])
        yield event


def session_uid(plan: Plan, session: Session) -> str:
    """The session's UID, from runner, start of the plan and session id: neither date nor title is in it."""
    return _uid(plan, session.id)


def _uid(plan: Plan, name: str) -> str:
    key = "\0".join((plan.problem.athlete.name, plan.problem.start.isoformat(), name))
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@groundforce"


def _add_time(event: Event, session: Session, zone: tzinfo | None) -> None:
    if session.start is None:
        event.add("DTSTART", session.date)
        event.add("DTEND", session.date + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
        return
    event.add("DTSTART", datetime.combine(session.date, session.start, zone))
    event.add("DURATION", timedelta(seconds=round(session.duration)))
    event.add("TRANSP", "OPAQUE")


def _title(session: Session) -> str:
    focus = " ".join(session.focus.split())
    title = focus if "strength" in focus.lower() else f"Strength: {focus}"
    return f"{title} ({session.status})" if session.status in TOLD else title


def _description(plan: Plan, session: Session, name_of: Callable[[str], str]) -> Iterator[str]:
    when = "" if session.part_of_day is None or session.start is not None else f", {session.part_of_day}"
    yield f"{format_duration(session.duration)} with warm-up{when}"
    yield ""
    written = session_to_notation(session, name_of)
    yield from (print_line(line) for line in written.lines)
    yield from ("", "Why here:") if session.reasons else ()
    yield from (f"- {reason}" for reason in written.after)
    yield from _limits(plan.problem.limits)


def _limits(limits: Limits) -> Iterator[str]:
    """What is left out; the answers it follows from are not known here."""
    if limits.limits:
        yield ""
        yield f"Left out of this plan: {', '.join(sorted(limits.limits))}."
