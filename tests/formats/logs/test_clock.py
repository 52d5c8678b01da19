"""Dates, times and durations in the clothes apps put on them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.errors import InputError
from groundforce.formats.logs.clock import (
    believable,
    day_comes_first,
    read_moment,
    read_seconds,
    wall_clock,
)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-05 18:00:10", datetime(2026, 1, 5, 18, 0, 10)),
        ("2026-01-05 6:00:10\u202fPM", datetime(2026, 1, 5, 18, 0, 10)),
        ("2026-01-05 12:05:00 AM", datetime(2026, 1, 5, 0, 5)),
        ("2026-01-05 12:05:00 p.m.", datetime(2026, 1, 5, 12, 5)),
        ("2026-1-5", datetime(2026, 1, 5)),
        ("2026/01/05", datetime(2026, 1, 5)),
        ("26 Jul 2025, 07:06", datetime(2025, 7, 26, 7, 6)),
        ("Jul 28, 2026, 6:49 PM", datetime(2026, 7, 28, 18, 49)),
        ("11 Nis 2026, 13:05", datetime(2026, 4, 11, 13, 5)),
        ("3 Ağu 2025, 13:05", datetime(2025, 8, 3, 13, 5)),
        ("3 Şub 2025, 13:05", datetime(2025, 2, 3, 13, 5)),
        ("18 sept. 2026, 17:31", datetime(2026, 9, 18, 17, 31)),
        ("2 févr. 2026, 17:31", datetime(2026, 2, 2, 17, 31)),
        ("2. März 2026, 17:31", datetime(2026, 3, 2, 17, 31)),
        ("2 ene 2026, 17:31", datetime(2026, 1, 2, 17, 31)),
        ("2 de jan. de 2026, 17:31", datetime(2026, 1, 2, 17, 31)),
        ("2 ene 2026, 5:31\u00a0p.\u00a0m.", datetime(2026, 1, 2, 17, 31)),
        ("2 maj 2026, 17:31", datetime(2026, 5, 2, 17, 31)),
        ("2 мая 2026, 17:31", datetime(2026, 5, 2, 17, 31)),
        ("2 paź 2026, 17:31", datetime(2026, 10, 2, 17, 31)),
        ("2 kesäk. 2026, 17:31", datetime(2026, 6, 2, 17, 31)),
        ("2026年1月5日 18:00", datetime(2026, 1, 5, 18, 0)),
        ("2026년 1월 5일 18:00", datetime(2026, 1, 5, 18, 0)),
        ("nothing", None),
        ("", None),
        ("2026-02-30", None),
        ("2026-01-05 25:00:00", None),
        ("0001-01-01", None),
        ("03/04/2026", None),
        ("31 Foo 2026", None),
    ],
)
def test_moments(text: str, moment: datetime | None) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text", ["2026-01-05T17:00:00Z", "2026-01-05T17:00:00.000Z", "2026-01-05 18:00:00 +0100"]
)
def test_moments_with_an_offset(text: str) -> None:
    assert read_moment(text) == datetime(2026, 1, 5, 17, 0, tzinfo=UTC)


def test_an_instant_becomes_the_lifters_wall_clock() -> None:
    instant = datetime(2026, 6, 1, 17, 0, tzinfo=UTC)
    assert wall_clock(instant, "Europe/Rome") == datetime(2026, 6, 1, 19, 0)
    assert wall_clock(instant, None) == datetime(2026, 6, 1, 17, 0)
    assert wall_clock(datetime(2026, 6, 1, 17, 0), "Europe/Rome") == datetime(2026, 6, 1, 17, 0)
    with pytest.raises(InputError, match="not a time zone"):
        wall_clock(instant, "Mars/Olympus")


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["07/25/16", "07/02/16"], False),
        (["25/07/2016", "02/07/2016"], True),
        (["02.07.2016"], True),
        (["30/01/2026", "02/28/2026"], True),
        (["01/02/2026", "05/02/2026", "03/03/2026"], True),
        (["02/01/2026", "02/05/2026", "03/03/2026"], False),
        (["02/01/2026"], None),
        (["2026-01-02"], None),
        ([], None),
    ],
)
def test_what_comes_first(texts: list[str], first: bool | None) -> None:
    assert day_comes_first(texts) is first


def test_slashed_dates_follow_the_file() -> None:
    assert read_moment("03/04/26", True) == datetime(2026, 4, 3)
    assert read_moment("03/04/2026 7:30 PM", False) == datetime(2026, 3, 4, 19, 30)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 13m", 4380.0), ("55s", 55.0), ("21min", 1260.0), ("2h", 7200.0), ("1小时13分钟", 4380.0),
        ("24分钟", 1440.0), ("4543", 4543.0), ("1272,5", 1272.5), ("01:07:28", 4048.0), ("0:05:00", 300.0),
        ("1:30", 90.0), ("1 Std. 5 Min.", 3900.0), ("1 sa 5 dk", 3900.0), ("", None), ("soon", None),
        ("5 parsecs", None),
    ],
)  # fmt: skip
def test_durations(text: str, seconds: float | None) -> None:
    assert read_seconds(text) == seconds


def test_a_session_left_running_has_no_duration() -> None:
    assert believable(read_seconds("5h 59m")) == 21540.0
    assert believable(read_seconds("264h 1m")) is None
    assert believable(0.0) is None


@given(st.text(max_size=40), st.sampled_from([None, True, False]))
def test_any_text_is_a_moment_or_none(text: str, day_first: bool | None) -> None:
    moment = read_moment(text, day_first)
    assert moment is None or 1970 <= moment.year <= 2100
    seconds = read_seconds(text)
    assert seconds is None or seconds >= 0.0
