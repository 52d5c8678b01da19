"""What is drawn in a forest plot: squares, intervals, diamonds, words."""

from __future__ import annotations

from typing import Any

import altair as alt

from groundforce.presentation.charts.drawing import LETTER, inline
from groundforce.presentation.charts.forest_layout import NUMBERS, Layout, Scales
from groundforce.presentation.charts.forest_rows import Row
from groundforce.presentation.charts.theme import TEXT_SIZE, Theme
from groundforce.presentation.charts.ticks import ticks_between

SMALLEST, LARGEST = 36.0, 240.0
"""Area [px²] of the squares of a weight of 0 and of the heaviest study."""
HALF_DIAMOND = 8.0


def forest_layers(
    rows: tuple[Row, ...], layout: Layout, sides: tuple[str, str], theme: Theme
) -> list[alt.Chart]:
    """Every layer of the plot; ``sides`` says what lies below and above 0."""
    low, high = min(0.0, *(row.low for row in rows)), max(0.0, *(row.high for row in rows))
    scales = Scales(ticks_between(low, high), layout, layout.height(len(rows)))
    points = _points(rows, layout, theme)
    studies = [one for one in points if one["kind"] == "study"]
    new = [one for one in points if one["kind"] == "new"]
    summaries = [one for one in points if one["kind"] in ("pooled", "without")]
    return [
        _reference(scales, theme),
        _spread(studies, scales, theme.quiet, []),
        _spread(new, scales, theme.ink, [5, 3]),
        _squares(studies, scales),
        *(_diamond(one, scales) for one in summaries),
        *_texts(points, scales, theme),
        *_sides(scales, sides, theme),
    ]


def _points(rows: tuple[Row, ...], layout: Layout, theme: Theme) -> list[dict[str, Any]]:
    heaviest = max(row.weight for row in rows)
    return [
        {
            "kind": row.kind,
            "name": row.name,
            "value": row.value,
            "effect": row.effect,
            "low": row.low,
            "high": row.high,
            "y": layout.middle(place, row),
            "words": layout.middle(place, row) - (0 if layout.beside else 17),
            "area": SMALLEST + (LARGEST - SMALLEST) * row.weight / heaviest,
            "color": theme.other if row.odd else theme.main,
        }
        for place, row in enumerate(rows)
    ]


def _x(field: str, scales: Scales) -> alt.X:
    axis = alt.Axis(title=None, values=list(scales.ticks), labelOverlap=True, grid=scales.layout.beside)
    return alt.X(f"{field}:Q", scale=scales.x, axis=axis)


def _y(field: str, scales: Scales) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=scales.y, axis=None)


def _reference(scales: Scales, theme: Theme) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline([{"zero": 0}])).mark_rule(color=theme.ink, strokeWidth=1)
    drawn: alt.Chart = mark.encode(x=_x("zero", scales))
    return drawn


def _spread(points: list[dict[str, Any]], scales: Scales, color: str, dash: list[int]) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(points)).mark_rule(color=color, strokeWidth=2, strokeDash=dash)
    drawn: alt.Chart = mark.encode(x=_x("low", scales), x2="high:Q", y=_y("y", scales))
    return drawn


def _squares(points: list[dict[str, Any]], scales: Scales) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(points)).mark_point(shape="square", filled=True, opacity=1)
    drawn: alt.Chart = mark.encode(
        x=_x("effect", scales),
        y=_y("y", scales),
        size=alt.Size("area:Q", scale=None),
        color=alt.Color("color:N", scale=None),
    )
    return drawn


def _diamond(point: dict[str, Any], scales: Scales) -> alt.Chart:
    """Left and right tips at the ends of the interval."""
    x, y = (point["low"], point["effect"], point["high"]), point["y"]
    corners = [
        {"x": x[0], "y": y, "turn": 0},
        {"x": x[1], "y": y - HALF_DIAMOND, "turn": 1},
        {"x": x[2], "y": y, "turn": 2},
        {"x": x[1], "y": y + HALF_DIAMOND, "turn": 3},
    ]
    mark: alt.Chart = alt.Chart(inline(corners)).mark_line(
        interpolate="linear-closed", fill=point["color"], stroke=point["color"], strokeWidth=1
    )
    drawn: alt.Chart = mark.encode(x=_x("x", scales), y=_y("y", scales), order="turn:Q")
    return drawn


def _texts(points: list[dict[str, Any]], scales: Scales, theme: Theme) -> list[alt.Chart]:
    """Names on the left, numbers on the right; summaries in bold."""
    layout = scales.layout
    made = []
    for bold in (False, True):
        some = [one for one in points if (one["kind"] != "study") is bold]
        weight = "bold" if bold else "normal"
        for field, place, align, room in (
            ("name", 0.0, "left", layout.name_room),
            ("value", layout.width, "right", NUMBERS),
        ):
            made += _haloed(some, field, place, align, room, weight, scales, theme)
    return made


def _haloed(
    points: list[dict[str, Any]],
    field: str,
    place: float,
    align: Any,
    room: float,
    weight: Any,
    scales: Scales,
    theme: Theme,
) -> list[alt.Chart]:
    """Text on a rim of paper, so that no line strikes it through."""
    rim: dict[str, Any] = {"stroke": theme.paper, "strokeWidth": 5, "strokeJoin": "round"}
    plain: dict[str, Any] = {}
    return [
        alt.Chart(inline(points))
        .mark_text(align=align, baseline="middle", color=theme.ink, limit=room, fontWeight=weight, **style)
        .encode(x=alt.value(place), y=_y("words", scales), text=f"{field}:N")
        for style in (rim, plain)
    ]


def _sides(scales: Scales, sides: tuple[str, str], theme: Theme) -> list[alt.Chart]:
    """What lies below and above 0, next to the line at 0 where there is room."""
    zero, layout = scales.pixel(0.0), scales.layout
    below, above = f"← {sides[0]}", f"{sides[1]} →"
    y = scales.height - 10
    left = max(zero - 8, layout.left + _length(below))
    right = min(zero + 8, layout.right - _length(above))
    return [
        _side(below, left, y, "right", theme),
        _side(above, right, y, "left", theme),
    ]


def _length(text: str) -> float:
    return LETTER * TEXT_SIZE * len(text)


def _side(text: str, x: float, y: float, align: Any, theme: Theme) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline([{"text": text}])).mark_text(
        align=align, baseline="middle", color=theme.quiet
    )
    drawn: alt.Chart = mark.encode(x=alt.value(x), y=alt.value(y), text="text:N")
    return drawn
