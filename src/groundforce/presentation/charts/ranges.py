"""Values with their intervals, one row each, over a band of what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from groundforce.presentation.charts.drawing import NARROW, PADDING, WIDE, inline, to_svg
from groundforce.presentation.charts.theme import LIGHT, TEXT_SIZE, Theme

BESIDE, BELOW = 46, 62
"""px of a row with its words beside its name, and below it"""
BAND = 0.16


@dataclass(frozen=True)
class Range:
    """One row: a value with its interval, in words too; ``usual`` [low, high] where known.

    ``scale`` [low, high] are the ends of this row's own axis, in the row's own unit; ``odd`` stands out.
    """

    name: str
    words: str
    value: float
    low: float
    high: float
    scale: tuple[float, float]
    usual: tuple[float, float] | None = None
    odd: bool = False


def ranges_svg(
    ranges: Sequence[Range], title: str, subtitle: str, *, width: int = WIDE, theme: Theme = LIGHT
) -> str:
    """The rows as SVG, words above each; every row has its own axis. Raises ValueError for none."""
    if not ranges:
        raise ValueError(f"{title}: nothing to draw")
    step = BESIDE if width > NARROW else BELOW
    rows = [_row(one, step * place, step, theme) for place, one in enumerate(ranges)]
    height = step * len(ranges)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    layers = [_usual(rows, y, theme), _spread(rows, y), _middle(rows, y), *_texts(rows, y, width, theme)]
    chart = alt.layer(*layers).properties(width=width, height=height)
    return to_svg(chart, title, _described(ranges), subtitle=subtitle, theme=theme)


def _row(one: Range, top: float, step: float, theme: Theme) -> dict[str, object]:
    first, last = one.scale
    usual = (None, None) if one.usual is None else tuple(_along(end, first, last) for end in one.usual)
    return {
        "name": one.name,
        "words": one.words,
        "value": _along(one.value, first, last),
        "low": _along(one.low, first, last),
        "high": _along(one.high, first, last),
        "usual_low": usual[0],
        "usual_high": usual[1],
        "name_y": top + 12,
        "words_y": top + step - BESIDE + 12,
        "y": top + step - 16,
        "top": top + step - 24,
        "bottom": top + step - 8,
        "color": theme.other if one.odd else theme.main,
    }


def _along(value: float, first: float, last: float) -> float:
    share = (value - first) / (last - first) if last > first else 0.5
    return 100.0 * min(max(share, 0.0), 1.0)


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=None)


def _y(field: str, scale: alt.Scale) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _usual(rows: list[dict[str, object]], y: alt.Scale, theme: Theme) -> alt.Chart:
    known = [row for row in rows if row["usual_low"] is not None]
    mark: alt.Chart = alt.Chart(inline(known)).mark_rect(color=theme.quiet, opacity=BAND)
    return mark.encode(x=_x("usual_low"), x2="usual_high:Q", y=_y("top", y), y2="bottom:Q")


def _spread(rows: list[dict[str, object]], y: alt.Scale) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(rows)).mark_rule(strokeWidth=3)
    return mark.encode(x=_x("low"), x2="high:Q", y=_y("y", y), color=alt.Color("color:N", scale=None))


def _middle(rows: list[dict[str, object]], y: alt.Scale) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(rows)).mark_point(filled=True, size=90, opacity=1)
    return mark.encode(x=_x("value"), y=_y("y", y), color=alt.Color("color:N", scale=None))


def _texts(rows: list[dict[str, object]], y: alt.Scale, width: int, theme: Theme) -> list[alt.Chart]:
    beside = width > NARROW
    room = (width - 2 * PADDING) * (0.5 if beside else 1.0)
    data = alt.Chart(inline(rows))
    names = data.mark_text(align="left", limit=room, color=theme.ink, fontSize=TEXT_SIZE)
    words = data.mark_text(
        align="right" if beside else "left", limit=room, color=theme.quiet, fontSize=TEXT_SIZE
    )
    return [
        names.encode(x=alt.value(0), y=_y("name_y", y), text="name:N"),
        words.encode(x=alt.value("width" if beside else 0), y=_y("words_y", y), text="words:N"),
    ]


def _described(ranges: Sequence[Range]) -> str:
    return " ".join(f"{one.name}: {one.words}." for one in ranges)
