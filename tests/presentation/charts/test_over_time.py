"""Tracks, weeks, strips, ranges and the pain diary: what they draw and what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from groundforce.presentation.charts.drawing import NARROW, WIDE
from groundforce.presentation.charts.pain import pain_svg
from groundforce.presentation.charts.ranges import Range, ranges_svg
from groundforce.presentation.charts.strips import Strip, strips_svg
from groundforce.presentation.charts.theme import LIGHT
from groundforce.presentation.charts.track import Dot, Track, TrackWords, track_svg
from groundforce.presentation.charts.weeks import WeekBar, WeekWords, weeks_svg
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.state import Estimate
from tests.presentation.charts.pictures import SVG, parsed, words

FIRST = date(2026, 8, 3)
DAYS = [FIRST + timedelta(weeks=week) for week in range(12)]
LINE = tuple((day, Estimate(80.0 + n, 75.0 + n, 85.0 + n, "sets")) for n, day in enumerate(DAYS))
TRACK = Track((Dot(DAYS[0], 79.0), Dot(DAYS[1], 170.0, odd=True)), LINE)
SQUAT = TrackWords("Back squat", "Each session", "kg", 0)
BARS = [WeekBar(day, float(n)) for n, day in enumerate(DAYS)]
HOURS = WeekWords("Running", "Each week", "hours", 1)
STRIPS = [
    Strip("tibia", tuple((day, float(n)) for n, day in enumerate(DAYS))),
    Strip("wrist", ((DAYS[0], 0.0),)),
]
ROW = Range("Jump", "31 cm (29 to 33 cm)", 0.31, 0.29, 0.33, (0.0, 0.5), (0.26, 0.38))
DIARY = [PainEntry(DAYS[n], Problem.KNEE, score) for n, score in ((0, 3.0), (4, 6.0), (9, 0.0))]

DRAWN: dict[str, Callable[[int], str]] = {
    "track": lambda width: track_svg(TRACK, SQUAT, width=width),
    "weeks": lambda width: weeks_svg(BARS, HOURS, marks=[(DAYS[3], "long")], width=width),
    "strips": lambda width: strips_svg(STRIPS, "Bone", "Each week", width=width),
    "ranges": lambda width: ranges_svg([ROW], "Tests", "Dot: result", width=width),
    "pain": lambda width: pain_svg(DIARY, width=width),
}


def told(svg: str) -> str:
    """What a screen reader says of it."""
    return parsed(svg)[1].text or ""


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", DRAWN)
def test_every_chart_has_its_width_and_no_hole(name: str, width: int) -> None:
    svg = DRAWN[name](width)
    assert float(parsed(svg).get("width", "0")) == width
    assert not [text for text in words(svg) if text in {"undefined", "null", "NaN"}]
    assert "NaN" not in svg


def test_a_track_says_where_it_went_and_what_was_set_aside() -> None:
    text = told(track_svg(TRACK, SQUAT))
    assert text == (
        "kg: from 80 on 3 Aug 2026 to 91 on 19 Oct 2026, 80 % between 86 and 96. "
        "1 of 2 measurements were set aside."
    )


def test_a_day_is_the_same_day_in_every_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An axis in local time would show 2 August west of Greenwich."""
    few = Track((), LINE[:3])
    here = track_svg(few, SQUAT)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert track_svg(few, SQUAT) == here


def test_weeks_say_their_range_and_mark_the_week() -> None:
    svg = weeks_svg(BARS, HOURS, marks=[(DAYS[3], "long"), (FIRST - timedelta(weeks=9), "gone")])
    assert told(svg) == (
        "hours of 12 weeks: between 0.0 and 11.0, 11.0 in the week of 19 Oct 2026. 1 weeks are marked."
    )
    assert "long" in words(svg)
    assert "gone" not in words(svg)


def test_stacked_weeks_add_up() -> None:
    bars = [WeekBar(FIRST, 2.0, "calves"), WeekBar(FIRST, 3.0, "glutes")]
    assert "between 5.0 and 5.0" in told(weeks_svg(bars, HOURS))


def test_a_row_of_zeros_is_drawn_faint_and_said_to_be_none() -> None:
    svg = strips_svg(STRIPS, "Bone", "Each week")
    assert told(svg).endswith("tibia: most in the week of 19 Oct 2026; wrist: none.")
    shades = [float(one.get("opacity", "1")) for one in parsed(svg).iter(f"{SVG}path") if one.get("opacity")]
    assert min(shades) < 0.1 < max(shades) == 1.0


def test_an_odd_range_has_the_other_colour() -> None:
    odd = Range("Calf", "18 reps", 18.0, 15.0, 21.0, (0.0, 30.0), odd=True)
    assert LIGHT.other in ranges_svg([odd], "Tests", "")
    assert LIGHT.other not in ranges_svg([ROW], "Tests", "")


def test_a_diary_names_its_worst_day() -> None:
    assert told(pain_svg(DIARY)) == (
        "3 entries. Worst: 6 at the knee on 31 Aug 2026. Last: 0 at the knee on 5 Oct 2026."
    )


@pytest.mark.parametrize(
    "draw",
    [
        lambda: track_svg(Track((), ()), SQUAT),
        lambda: weeks_svg([], HOURS),
        lambda: strips_svg([], "Bone", ""),
        lambda: ranges_svg([], "Tests", ""),
        lambda: pain_svg([]),
    ],
)
def test_nothing_to_draw_is_said(draw: Callable[[], str]) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw()
