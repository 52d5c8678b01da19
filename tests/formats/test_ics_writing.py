"""A plan written as iCalendar and read again by other eyes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from groundforce.errors import CalendarError
from groundforce.formats.ics.reading import read_calendar
from groundforce.formats.ics.writing import plan_to_ics
from groundforce.training.athlete import Athlete, Limit, Limits
from groundforce.training.plan import (
    Kilograms,
    Plan,
    PlanQuality,
    PlanStatus,
    Prescription,
    Reason,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import PlanProblem
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side

STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
NAMES = {"back_squat": "Back squat", "side_plank": "Side plank"}

SQUAT = Prescription(
    "back_squat",
    (
        SetPrescription(SetKind.WARM_UP, reps=(5, 5), load=Kilograms(40.0)),
        *(3 * (SetPrescription(SetKind.WORK, reps=(4, 6), load=Kilograms(80.0), reps_in_reserve=2.0),)),
    ),
    180.0,
    "strong; they say: 2, 3 %",
)
PLANK = Prescription("side_plank", 2 * (SetPrescription(SetKind.WORK, seconds=40.0, side=Side.EACH),), 60.0)
NO_LIMITS = Limits()
LONG = "It stands here because the long run on Sunday is more than 48 h away – für Läufer, ¡vale! " * 3


def session(number: int, **changes: Any) -> Session:
    """A session on the ``number``-th day."""
    made = Session(
        f"s{number}",
        MONDAY + timedelta(days=number),
        2700.0,
        "Base",
        "Strength A",
        True,
        False,
        (SQUAT, PLANK),
        time(18),
        reasons=(Reason("guard_heavy", LONG),),
    )
    return replace(made, **changes)


def plan(
    *sessions: Session, timezone: str | None = None, revision: int = 1, limits: Limits = NO_LIMITS
) -> Plan:
    """A plan of a week."""
    athlete = Athlete(name="Zoë, the runner; \\ of 100 km")
    problem = PlanProblem(MONDAY, 1, athlete, (), (), frozenset(), limits=limits, timezone=timezone)
    quality = PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "test")
    return Plan(problem, (), sessions or (session(1), session(3)), quality, revision)


def written(made: Plan) -> Calendar:
    """The plan's file, parsed again."""
    return Calendar.from_ical(plan_to_ics(made, STAMP, NAMES.__getitem__))


def test_lines_are_folded_and_ended_as_the_format_asks() -> None:
    data = plan_to_ics(plan(timezone="Europe/Rome"), STAMP, NAMES.__getitem__)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line and len(line) <= 75 for line in lines)
    unfolded = data.replace(b"\r\n ", b"").split(b"\r\n")
    assert all(b":" in line for line in unfolded[:-1])
    data.decode("utf-8")


def test_one_event_a_session_with_what_a_calendar_needs() -> None:
    events = written(plan()).walk("VEVENT")
    assert len(events) == 2
    for event, day in zip(events, (24, 26), strict=True):
        assert event["DTSTART"].dt == datetime(2026, 11, day, 18)
        assert event["DURATION"].dt == timedelta(minutes=45)
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == STAMP
        assert (event["SEQUENCE"], event["STATUS"], event["TRANSP"]) == (0, "CONFIRMED", "OPAQUE")
        assert str(event["SUMMARY"]) == "Strength A"
        assert not {"DTEND", "RRULE", "VALARM"} & set(event)
        assert event.subcomponents == []


def test_the_description_is_the_session_in_notation_with_its_reasons() -> None:
    text = str(written(plan()).walk("VEVENT")[0]["DESCRIPTION"])
    assert text.split("\n")[:7] == [
        "45 min with warm-up",
        "",
        "Back squat  warm-up 1 x 5 40 kg",
        "Back squat  3 x 4-6 @ 2 RIR 80 kg  rest 3 min  ; strong; they say: 2, 3 %",
        "Side plank  2 x 40 s each side  rest 1 min",
        "",
        "Why here:",
    ]
    assert text.split("\n")[7] == f"- {' '.join(LONG.split())}"


def test_a_zone_is_written_with_its_rules_and_a_floating_time_without() -> None:
    zoned = written(plan(timezone="Europe/Rome"))
    assert [str(part["TZID"]) for part in zoned.walk("VTIMEZONE")] == ["Europe/Rome"]
    begin = zoned.walk("VEVENT")[0]["DTSTART"]
    assert begin.params["TZID"] == "Europe/Rome"
    assert begin.dt.astimezone(UTC).hour == 17
    floating = plan_to_ics(plan(), STAMP, NAMES.__getitem__)
    assert b"TZID" not in floating
    assert b"DTSTART:20261124T180000\r\n" in floating


def test_a_session_without_a_clock_time_takes_the_day() -> None:
    made = plan(session(1, start=None, part_of_day=PartOfDay.EVENING))
    (event,) = written(made).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 11, 24), date(2026, 11, 25))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert "DURATION" not in event
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["DESCRIPTION"]).startswith("45 min with warm-up, evening\n")


def test_a_moved_session_keeps_its_uid_and_raises_its_sequence() -> None:
    first = written(plan()).walk("VEVENT")
    moved = session(1, date=date(2026, 11, 25), focus="Strength B", start=time(7))
    second = written(plan(moved, session(3), revision=2)).walk("VEVENT")
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert len({event["UID"] for event in first}) == 2
    assert [event["SEQUENCE"] for event in second] == [1, 1]


@pytest.mark.parametrize(
    ("status", "written_as", "title"),
    [
        (SessionStatus.CANCELLED, "CANCELLED", "Strength A (cancelled)"),
        (SessionStatus.DONE, "CONFIRMED", "Strength A (done)"),
        (SessionStatus.MOVED, "CONFIRMED", "Strength A"),
    ],
)
def test_status(status: SessionStatus, written_as: str, title: str) -> None:
    (event,) = written(plan(session(1, status=status))).walk("VEVENT")
    assert (event["STATUS"], event["SUMMARY"]) == (written_as, title)


def test_limits_are_told_and_nothing_else_of_health() -> None:
    limits = Limits(frozenset({Limit.NO_IMPACT, Limit.NO_MAXIMAL}))
    text = str(written(plan(limits=limits)).walk("VEVENT")[0]["DESCRIPTION"])
    assert text.endswith("\n\nLeft out of this plan: no impact, no maximal effort or breath-holding.")


def test_the_same_plan_gives_the_same_bytes() -> None:
    one, other = (plan_to_ics(plan(timezone="Europe/Rome"), STAMP, NAMES.__getitem__) for _ in range(2))
    assert one == other


def test_a_stamp_without_a_zone_is_refused() -> None:
    with pytest.raises(CalendarError, match="UTC"):
        plan_to_ics(plan(), STAMP.replace(tzinfo=None), NAMES.__getitem__)


def test_names_with_odd_letters_come_back() -> None:
    assert str(written(plan())["X-WR-CALNAME"]) == "Strength: Zoë, the runner; \\ of 100 km"


def test_another_reader_finds_the_sessions_and_ours_finds_no_run() -> None:
    calendar = written(plan(timezone="Europe/Rome"))
    found = recurring_ical_events.of(calendar).between(MONDAY, MONDAY + timedelta(days=7))
    assert [event.end - event.start for event in found] == 2 * [timedelta(minutes=45)]
    data = plan_to_ics(plan(timezone="Europe/Rome"), STAMP, NAMES.__getitem__)
    reading = read_calendar(data, "plan.ics", MONDAY, 1)
    assert (reading.runs, reading.ignored) == ((), 2)
