from __future__ import annotations

import altair as alt
import pytest

from groundforce.presentation.charts.drawing import NARROW, WIDE, inline, to_png, to_svg, wrapped
from groundforce.presentation.charts.theme import DARK, LIGHT
from tests.presentation.charts.pictures import SVG, parsed, words

ROWS = [{"week": week, "sets": 8 + week, "kind": "leg"} for week in range(1, 5)]
TITLE, TOLD = "Leg sets <rise> & fall", 'From 9 to 12 "hard" sets.'


def _chart(width: int = WIDE) -> alt.Chart:
    lines = alt.Chart(inline(ROWS)).mark_line(clip=True)
    return lines.encode(x="week:O", y="sets:Q", color="kind:N").properties(width=width, height=120)


def test_a_screen_reader_gets_a_title_and_a_description() -> None:
    root = parsed(to_svg(_chart(), TITLE, TOLD))
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", TITLE)
    assert (description.tag, description.text) == (f"{SVG}desc", TOLD)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_the_same_chart_is_the_same_text_every_time() -> None:
    assert to_svg(_chart(), TITLE, TOLD) == to_svg(_chart(), TITLE, TOLD)


def test_two_charts_on_one_page_share_no_id() -> None:
    ids = [
        {one.get("id") for one in parsed(to_svg(_chart(), TITLE, told)).iter() if one.get("id")}
        for told in (TOLD, "Another one.")
    ]
    assert len(ids[0]) >= 3
    assert ids[0].isdisjoint(ids[1])


def test_every_reference_finds_its_id() -> None:
    svg = to_svg(_chart(), TITLE, TOLD)
    ids = {one.get("id") for one in parsed(svg).iter()}
    used = {part.split(")")[0] for part in svg.split("url(#")[1:]}
    assert used
    assert used <= ids


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_chart_is_as_wide_as_asked_and_shrinks(width: int) -> None:
    root = parsed(to_svg(_chart(width), TITLE, TOLD, subtitle="a longer line of words " * 5))
    assert float(root.get("width", "0")) == width
    assert root.get("viewBox") == f"0 0 {width} {root.get('height')}"
    assert "max-width:100%" in root.get("style", "")


def test_nothing_is_fetched() -> None:
    svg = to_svg(_chart(), TITLE, TOLD)
    outside = [part.split('"')[0] for part in svg.split("http")[1:]]
    assert [one for one in outside if "www.w3.org" not in one] == []
    assert "<image" not in svg


def test_title_and_subtitle_are_drawn_above_the_chart() -> None:
    drawn = words(to_svg(_chart(), TITLE, TOLD, subtitle="Each week"))
    assert {TITLE, "Each week"} <= set(drawn)


def test_each_theme_has_its_paper() -> None:
    light, dark = (to_svg(_chart(), TITLE, TOLD, theme=theme) for theme in (LIGHT, DARK))
    assert LIGHT.paper in light
    assert DARK.paper in dark
    assert LIGHT.paper not in dark


def test_charts_side_by_side_are_drawn_too() -> None:
    assert parsed(to_svg(alt.hconcat(_chart(200), _chart(200)), TITLE, TOLD)).tag == f"{SVG}svg"


def test_a_png_can_be_had() -> None:
    assert to_png(to_svg(_chart(), TITLE, TOLD)).startswith(b"\x89PNG")


def test_long_words_are_cut_rather_than_lost() -> None:
    assert "".join(wrapped("a" * 40, 60, 6)) == "a" * 40
    assert wrapped("", 60, 6) == []
