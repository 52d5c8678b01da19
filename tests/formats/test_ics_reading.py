"""A running calendar read: repeats, zones, whole days, words, guesses, damage."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import CalendarError
from groundforce.training.plan import RunSource
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay, Rhythm, TypicalRun
from tests.formats.calendars import START, calendar, day, event, read

ROME = "Europe/Rome"
RHYTHM = Rhythm(
    (
        TypicalRun(1, RunKind.INTERVALS, 3600.0, confidence=0.9),
        TypicalRun(3, RunKind.EASY, 2700.0),
        TypicalRun(6, RunKind.LONG, 6000.0),
    ),
    weeks=8,
    confidence=0.8,
)


def test_a_weekly_run_across_the_change_of_clocks_keeps_its_wall_clock() -> None:
    data = calendar(
        event(
            "Easy run",
            f"DTSTART;TZID={ROME}:20261006T070000",
            f"DTEND;TZID={ROME}:20261006T074500",
            "RRULE:FREQ=WEEKLY;BYDAY=TU",
            f"EXDATE;TZID={ROME}:20261020T070000",
        )
    )
    runs = read(data, timezone=ROME).runs
    assert [run.date for run in runs] == [date(2026, 10, 13), date(2026, 10, 27), date(2026, 11, 3)]
    assert {(run.start, run.duration, run.kind) for run in runs} == {(time(7), 2700.0, RunKind.EASY)}
    assert runs[0].source is RunSource.CALENDAR


def test_times_are_told_in_the_runners_zone() -> None:
    data = calendar(event("Easy run", "DTSTART;TZID=America/New_York:20261014T200000", "DURATION:PT1H"))
    (run,) = read(data, timezone=ROME).runs
    assert (run.date, run.start) == (date(2026, 10, 15), time(2))
    (run,) = read(data).runs
    assert (run.date, run.start) == (date(2026, 10, 14), time(20))


def test_a_run_that_another_zone_moves_out_of_the_plan_is_out() -> None:
    last_evening = event("Easy run", "DTSTART;TZID=America/New_York:20261108T200000", "DURATION:PT1H")
    evening_before = event("Easy run", "DTSTART;TZID=America/New_York:20261011T200000", "DURATION:PT1H")
    data = calendar(last_evening, evening_before)
    assert [run.date for run in read(data, timezone=ROME).runs] == [START]
    assert [run.date for run in read(data).runs] == [date(2026, 11, 8)]


def test_utc_times_follow_the_calendars_own_zone_and_are_noted_where_there_is_none() -> None:
    run = event("Easy run", "DTSTART:20261014T050000Z", "DURATION:PT1H")
    assert read(calendar(run), timezone=ROME).runs[0].start == time(7)
    assert read(calendar(run, head=f"X-WR-TIMEZONE:{ROME}")).runs[0].start == time(7)
    reading = read(calendar(run))
    assert reading.runs[0].start == time(5)
    assert reading.notes == ("1 event in UTC: taken as written, as the runner file has no timezone.",)


def test_floating_times_stay() -> None:
    data = calendar(event("Easy run", "DTSTART:20261014T063000", "DTEND:20261014T073000"))
    assert read(data, timezone="Asia/Tokyo").runs[0].start == time(6, 30)


def test_a_moved_and_a_cancelled_repeat() -> None:
    data = calendar(
        event("Easy run", "DTSTART:20261013T070000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY", uid="a"),
        event(
            "Long run", "RECURRENCE-ID:20261020T070000", "DTSTART:20261021T080000", "DURATION:PT2H", uid="a"
        ),
        event(
            "Easy run",
            "RECURRENCE-ID:20261027T070000",
            "DTSTART:20261027T070000",
            "STATUS:CANCELLED",
            uid="a",
        ),
        event("Abgesagt: Lauf", day(2)),
    )
    reading = read(data)
    assert [(run.date.day, run.kind) for run in reading.runs] == [
        (13, RunKind.EASY),
        (21, RunKind.LONG),
        (3, RunKind.EASY),
    ]
    assert reading.notes == ("2 events cancelled: left out.",)
    assert reading.ignored == 0


def test_whole_days_have_no_clock() -> None:
    reading = read(calendar(event("Morgenlauf locker 10 km", day(0)), event("Langer Lauf 2 h", day(6))))
    first, second = reading.runs
    assert (first.start, first.part_of_day, first.distance, first.duration) == (
        None,
        PartOfDay.MORNING,
        10000.0,
        3600.0,
    )
    assert (second.kind, second.duration, second.part_of_day) == (RunKind.LONG, 7200.0, None)
    assert reading.assumed == ('"Morgenlauf locker 10 km": duration 1 h for 10 km at 6:00 /km',)


def test_german_and_spanish_titles() -> None:
    titles = ["Intervalle 6x800", "Lockerer Dauerlauf", "Tirada larga", "Carrera popular 10 km", "Series"]
    events = [event(title, day(number), uid=str(number)) for number, title in enumerate(titles)]
    kinds = [run.kind for run in read(calendar(*events)).runs]
    assert kinds == [RunKind.INTERVALS, RunKind.EASY, RunKind.LONG, RunKind.RACE, RunKind.INTERVALS]


def test_other_events_are_counted() -> None:
    data = calendar(
        event("Team meeting", "DTSTART:20261013T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"),
        event("Dentist", day(3)),
        event("Run 40 min", day(4)),
        event("Dentist", day(400), uid="later"),
    )
    reading = read(data)
    assert (len(reading.runs), reading.ignored) == (1, 4)


def test_without_words_the_rhythm_says_the_kind_and_it_is_marked() -> None:
    data = calendar(
        event("Run", "DTSTART:20261013T180000", "DURATION:PT55M", "RRULE:FREQ=WEEKLY;COUNT=3"),
        event("Run", day(3)),
        event("Run", "DTSTART:20261018T090000", "DURATION:PT3H"),
    )
    reading = read(data, rhythm=RHYTHM)
    assert [run.kind for run in reading.runs] == [
        RunKind.INTERVALS,
        RunKind.EASY,
        RunKind.LONG,
        RunKind.INTERVALS,
        RunKind.INTERVALS,
    ]
    assert reading.assumed == (
        '"Run" (3 times): kind intervals, as on your usual Tuesday',
        '"Run": kind easy, as on your usual Thursday',
        '"Run": duration 45 min as on your usual Thursday',
        '"Run": kind long, from its 3 h',
    )


def test_without_a_rhythm_length_says_the_kind() -> None:
    data = calendar(event("Run 100 min", day(0)), event("Run 50 min", day(1)), event("Run", day(2)))
    reading = read(data)
    assert [run.kind for run in reading.runs] == [RunKind.LONG, RunKind.EASY, RunKind.EASY]
    assert reading.assumed == (
        '"Run 100 min": kind long, from its 1 h 40',
        '"Run 50 min": kind easy, from its 50 min on a Tuesday',
        '"Run": kind easy, nothing says more',
        '"Run": duration 45 min, as nothing says more',
    )


def test_a_block_that_does_not_fit_the_distance_is_not_the_duration() -> None:
    data = calendar(event("Easy 10 km", "DTSTART:20261013T080000", "DURATION:PT4H"))
    (run,) = read(data).runs
    assert run.duration == 3600.0
    data = calendar(event("Berlin Marathon", "DTSTART:20261013T080000", "DURATION:PT4H"))
    (run,) = read(data).runs
    assert (run.duration, run.distance) == (14400.0, 42195.0)


def test_own_words_win() -> None:
    data = calendar(event("Tuesday Club", day(0)), event("Run with dog", day(1)), event("Long run", day(2)))
    own = (("club", RunKind.INTERVALS), ("dog", None), ("long", RunKind.EASY), ("Run", RunKind.TEMPO))
    reading = read(data, overrides=own)
    assert [run.kind for run in reading.runs] == [RunKind.INTERVALS, RunKind.EASY]
    assert reading.ignored == 1


def test_two_runs_a_day_and_the_same_run_twice() -> None:
    morning = "DTSTART:20261013T070000"
    data = calendar(
        event("Easy run", morning, "DURATION:PT40M", uid="a"),
        event("Easy run", morning, "DURATION:PT40M", uid="b"),
        event("Tempo run", "DTSTART:20261013T180000", "DURATION:PT40M", uid="c"),
    )
    reading = read(data)
    assert [run.id for run in reading.runs] == ["run-2026-10-13", "run-2026-10-13-2"]
    assert reading.notes == ("1 event that say the same run twice: taken once.",)


def test_an_event_over_several_days_is_one_run() -> None:
    reading = read(calendar(event("Easy run 10 km", day(1), day(4).replace("DTSTART", "DTEND"))))
    assert len(reading.runs) == 1
    assert "over several days: one run, on the first day." in reading.notes[0]


def test_an_empty_calendar_is_no_mistake() -> None:
    reading = read(calendar())
    assert (reading.runs, reading.ignored) == ((), 0)
    assert reading.notes[0].startswith("No run was found in the calendar for these weeks.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no iCalendar file"),
        (b"\x00\xff\x00", "no iCalendar file"),
        (b"PK\x03\x04 a zip", "no iCalendar file"),
        (calendar(event("Run", day(0)))[:-20], "cut off"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "cut off"),
        (b"BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR\r\n", "damaged"),
    ],
)
def test_what_is_no_calendar_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(CalendarError, match=words) as caught:
        read(data)
    assert str(caught.value).startswith("my.ics: ")
    assert "give that file" in str(caught.value)


def test_events_that_cannot_be_used_do_not_stop_the_others() -> None:
    data = calendar(
        event("Easy run", "DURATION:PT1H"),
        event("Easy run", "DTSTART:gibberish"),
        event("Easy run", "DTSTART:20261013T000000", "RRULE:FREQ=SECONDLY"),
        event("Easy run", "DTSTART:20261013T000000", "RRULE:FREQ=DAILY;BYHOUR=1,2,3,4;BYSECOND=1,2,3"),
        event("Easy run", "DTSTART:20261013T000000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        event("Easy run", "DTSTART:00010101T000000", "RRULE:FREQ=DAILY"),
        event("Easy run", "DTSTART:20261014T070000", "DTEND:20261014T060000"),
        event("Easy run", "DTSTART:20261015T070000", "RRULE:FREQ=WEEKLY;UNTIL=soon"),
        event("Easy run", "DTSTART;TZID=Nowhere/Land:20261016T070000", "DURATION:PT1H"),
        event("Long run", day(6)),
    )
    reading = read(data)
    assert date(2026, 10, 18) in [run.date for run in reading.runs]
    assert "2 events without a date: left out." in reading.notes
    assert "5 events with a repeat rule that cannot be used: left out." in reading.notes
    assert "1 event in a time zone that is not known: taken as wall-clock time." in reading.notes


def test_sizes_are_limited() -> None:
    one = event("Easy run", day(0))
    with pytest.raises(CalendarError, match="more than 20000 events"):
        read(calendar(*[one] * 20_001))
    with pytest.raises(CalendarError, match="larger than 20 MB"):
        read(b" " * 20_000_001)
    daily = [
        event("Run", "DTSTART:20261013T000000", "RRULE:FREQ=DAILY", uid=str(number)) for number in range(100)
    ]
    with pytest.raises(CalendarError, match="more than 5000 events"):
        read(calendar(*daily), weeks=52)


def test_an_unknown_zone_of_the_runner_is_refused() -> None:
    with pytest.raises(CalendarError, match="not a time zone"):
        read(calendar(), timezone="Europe/Roma")


def test_old_encodings_are_read() -> None:
    data = calendar(event("Lockerer Lauf zur Brücke", day(0))).decode().encode("cp1252")
    assert read(data).runs[0].kind is RunKind.EASY


LINES = st.lists(
    st.sampled_from(
        [
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VTIMEZONE",
            "SUMMARY:Run 5 km",
            "DTSTART:20261013T070000Z",
            "DTSTART;VALUE=DATE:20261013",
            "DTSTART;TZID=Europe/Rome:20261013T070000",
            "DTEND;VALUE=DATE:20261013",
            "DTEND:20261013T080000",
            "DURATION:PT45M",
            "DURATION:-P1D",
            "RRULE:FREQ=WEEKLY;BYDAY=TU",
            "RRULE:FREQ=WEEKLY;INTERVAL=0",
            "RRULE:COUNT=5",
            "EXDATE:20261020T070000",
            "RDATE:20261021T070000,gibberish",
            "RECURRENCE-ID:20261020T070000",
            "UID:a",
            "STATUS:CANCELLED",
            "X",
            ":",
            "DTSTART:",
            "SUMMARY;LANGUAGE=:x",
        ]
    )
    | st.text(max_size=12),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    inner = "\r\n".join(lines)
    data = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{inner}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode(
        "utf-8", "replace"
    )
    refused = ""
    try:
        reading = read(data)
    except CalendarError as error:
        refused = str(error)
    assert refused.startswith("my.ics") if refused else reading.ignored >= 0
