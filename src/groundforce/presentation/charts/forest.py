"""Forest plot: every study, what they give together, and what they give without the one that does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from groundforce.evidence.meta_analysis.balsalobre2016 import balsalobre2016_outlier
from groundforce.evidence.meta_analysis.outlier import Outlier
from groundforce.presentation.charts.drawing import PADDING, WIDE, inline, to_svg
from groundforce.presentation.charts.forest_rows import Row, forest_rows
from groundforce.presentation.charts.theme import LIGHT, TEXT_SIZE, Theme
from groundforce.presentation.charts.ticks import ticks_between

TIGHT = 560
"""Width [px] below which a study's words stand above its drawing instead of beside it."""
SMALLEST, LARGEST = 36.0, 240.0
"""Area [px²] of the squares of a weight of 0 and of the heaviest study."""
NUMBERS = 136.0
"""Width [px] of the longest numbers on the right."""
HALF_DIAMOND = 8.0
FOOT = 26.0
"""Room [px] below the rows for what lies below and above 0."""


@dataclass(frozen=True)
class ForestWords:
    """What the plot says: its title, its unit, and what lies below and above 0."""

    title: str
    unit: str
    below: str
    above: str


@dataclass(frozen=True)
class Layout:
    """Where things stand [px]: the drawing from ``left`` to ``right``, rows ``step`` apart."""

    width: float
    left: float
    right: float
    step: float
    beside: bool

    @classmethod
    def of(cls, width: float) -> Layout:
        """Words beside the drawing where there is room, else above it."""
        inner = width - 2 * PADDING
        if width >= TIGHT:
            return cls(inner, 0.3 * inner, inner - NUMBERS - 24, 28.0, True)
        return cls(inner, 4.0, inner - 4.0, 44.0, False)

    def height(self, rows: int) -> float:
        """Of the plot [px]."""
        return self.step * (rows + 0.5) + FOOT

    def middle(self, place: int, row: Row) -> float:
        """Height [px] at which a row is drawn; summaries stand apart from the studies."""
        gap = 0.0 if row.kind == "study" else self.step / 2
        return self.step * (place + (0.5 if self.beside else 0.7)) + gap

    @property
    def name_room(self) -> float:
        """Width [px] for a study's name."""
        return (self.left if self.beside else self.width - NUMBERS) - 8


def forest_svg(outlier: Outlier, words: ForestWords, *, width: int = WIDE, theme: Theme = LIGHT) -> str:
    """The forest plot as SVG, ``width`` px wide.

    A square's area is the study's weight, a diamond is a pooled effect with its 95 % interval, the dashed
    bar is where the true effect of a new study would lie (95 %).
    """
    rows = forest_rows(outlier)
    layout = Layout.of(width)
    subtitle = (
        f"{words.unit}. Squares: studies, larger with more weight. Diamonds: all of them, and without "
        f"{outlier.study.name}. Dashed: the range for a new study."
    )
    chart = alt.layer(*_layers(rows, layout, words, theme)).properties(
        width=width, height=layout.height(len(rows))
    )
    return to_svg(chart, words.title, _described(rows, words), subtitle=subtitle, theme=theme)


BALSALOBRE2016 = ForestWords(
    title="Strength training and running economy: what one small trial does",
    unit="Standardised difference in the oxygen needed at one speed",
    below="better",
    above="worse",
)


def balsalobre2016_forest_svg(*, width: int = WIDE, theme: Theme = LIGHT) -> str:
    """The five trials of Balsalobre-Fernández 2016, with and without Paavolainen 1999."""
    return forest_svg(balsalobre2016_outlier(), BALSALOBRE2016, width=width, theme=theme)


def _described(rows: tuple[Row, ...], words: ForestWords) -> str:
    told = "; ".join(f"{row.name}: {row.value}" for row in rows)
    return f"Forest plot. {words.unit}; {words.below} below 0, {words.above} above 0. {told}."


@dataclass(frozen=True)
class _Scales:
    """Both scales, stated in full so that every layer agrees and pixels are known."""

    ticks: tuple[float, ...]
    layout: Layout
    height: float

    @property
    def x(self) -> alt.Scale:
        ends = [self.layout.left, self.layout.right]
        return alt.Scale(domain=[self.ticks[0], self.ticks[-1]], range=ends, nice=False, zero=False)

    @property
    def y(self) -> alt.Scale:
        return alt.Scale(domain=[0, self.height], range=[0, self.height], nice=False, zero=False)

    def pixel(self, x: float) -> float:
        share = (x - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.layout.left + share * (self.layout.right - self.layout.left)


def _layers(rows: tuple[Row, ...], layout: Layout, words: ForestWords, theme: Theme) -> list[alt.Chart]:
    low, high = min(0.0, *(row.low for row in rows)), max(0.0, *(row.high for row in rows))
    scales = _Scales(ticks_between(low, high), layout, layout.height(len(rows)))
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
        *_sides(scales, words, theme),
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


def _x(field: str, scales: _Scales) -> alt.X:
    axis = alt.Axis(title=None, values=list(scales.ticks), labelOverlap=True, grid=scales.layout.beside)
    return alt.X(f"{field}:Q", scale=scales.x, axis=axis)


def _y(field: str, scales: _Scales) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=scales.y, axis=None)


def _reference(scales: _Scales, theme: Theme) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline([{"zero": 0}])).mark_rule(color=theme.ink, strokeWidth=1)
    drawn: alt.Chart = mark.encode(x=_x("zero", scales))
    return drawn


def _spread(points: list[dict[str, Any]], scales: _Scales, color: str, dash: list[int]) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(points)).mark_rule(color=color, strokeWidth=2, strokeDash=dash)
    drawn: alt.Chart = mark.encode(x=_x("low", scales), x2="high:Q", y=_y("y", scales))
    return drawn


def _squares(points: list[dict[str, Any]], scales: _Scales) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(points)).mark_point(shape="square", filled=True, opacity=1)
    drawn: alt.Chart = mark.encode(
        x=_x("effect", scales),
        y=_y("y", scales),
        size=alt.Size("area:Q", scale=None),
        color=alt.Color("color:N", scale=None),
    )
    return drawn


def _diamond(point: dict[str, Any], scales: _Scales) -> alt.Chart:
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


def _texts(points: list[dict[str, Any]], scales: _Scales, theme: Theme) -> list[alt.Chart]:
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
    scales: _Scales,
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


def _sides(scales: _Scales, words: ForestWords, theme: Theme) -> list[alt.Chart]:
    """What lies below and above 0, next to the line at 0 where there is room."""
    zero, layout = scales.pixel(0.0), scales.layout
    below, above = f"← {words.below}", f"{words.above} →"
    y = scales.height - 10
    left = max(zero - 8, layout.left + _length(below))
    right = min(zero + 8, layout.right - _length(above))
    return [
        _side(below, left, y, "right", theme),
        _side(above, right, y, "left", theme),
    ]


def _length(text: str) -> float:
    return 0.55 * TEXT_SIZE * len(text)


def _side(text: str, x: float, y: float, align: Any, theme: Theme) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline([{"text": text}])).mark_text(
        align=align, baseline="middle", color=theme.quiet
    )
    drawn: alt.Chart = mark.encode(x=alt.value(x), y=alt.value(y), text="text:N")
    return drawn
