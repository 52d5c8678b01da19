"""Bars by week, in one colour or stacked; a mark above a week where something stood out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt

from groundforce.presentation.charts.drawing import WIDE, inline, to_svg
from groundforce.presentation.charts.theme import LIGHT, Theme
from groundforce.presentation.charts.time_axis import HEIGHT, day_in_words, week_x


@dataclass(frozen=True)
class WeekBar:
    """The week from ``first``: ``value`` of one ``part`` (empty where there is one only), its interval."""

    first: date
    value: float
    part: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class WeekWords:
    """What the chart says."""

    title: str
    subtitle: str
    unit: str
    digits: int = 0


def weeks_svg(
    bars: Sequence[WeekBar],
    words: WeekWords,
    *,
    marks: Sequence[tuple[date, str]] = (),
    width: int = WIDE,
    theme: Theme = LIGHT,
) -> str:
    """The bars as SVG, parts stacked; ``marks`` are (first day of a week, text).

    Raises ValueError where there are no bars.
    """
    if not bars:
        raise ValueError(f"{words.title}: nothing to draw")
    weeks = sorted({bar.first for bar in bars})
    x = week_x(weeks, width).scale(padding=0.25)
    wide = width >= WIDE
    layers = [
        _bars(bars, x, words.unit, theme, wide),
        *_intervals(bars, x, theme),
        *_marks(bars, marks, x, theme),
    ]
    chart = alt.layer(*layers).properties(width=width, height=HEIGHT)
    return to_svg(chart, words.title, _described(bars, words, marks), subtitle=words.subtitle, theme=theme)


def _bars(bars: Sequence[WeekBar], x: alt.X, unit: str, theme: Theme, wide: bool) -> alt.Chart:
    parts = list(dict.fromkeys(bar.part for bar in bars))
    rows = [
        {"week": bar.first.isoformat(), "value": bar.value, "part": bar.part, "rank": parts.index(bar.part)}
        for bar in bars
    ]
    drawn: alt.Chart = alt.Chart(inline(rows)).mark_bar(color=theme.main)
    y = alt.Y("value:Q", axis=alt.Axis(title=unit, tickCount=5), scale=alt.Scale(zero=True))
    if parts == [""]:
        return drawn.encode(x=x, y=y)
    scale = alt.Scale(domain=parts, range=list(theme.series)[: len(parts)])
    legend = alt.Legend(columns=len(parts) if wide else 3)
    return drawn.encode(
        x=x, y=y, color=alt.Color("part:N", scale=scale, legend=legend), order=alt.Order("rank:Q")
    )


def _intervals(bars: Sequence[WeekBar], x: alt.X, theme: Theme) -> list[alt.Chart]:
    rows = [
        {"week": bar.first.isoformat(), "low": bar.low, "high": bar.high}
        for bar in bars
        if bar.low is not None and bar.high is not None and bar.high > bar.low
    ]
    if not rows:
        return []
    return [
        alt.Chart(inline(rows))
        .mark_rule(color=theme.ink, strokeWidth=1.5)
        .encode(x=x, y="low:Q", y2="high:Q")
    ]


def _marks(
    bars: Sequence[WeekBar], marks: Sequence[tuple[date, str]], x: alt.X, theme: Theme
) -> list[alt.Chart]:
    heights: dict[date, float] = {}
    for bar in bars:
        heights[bar.first] = max(
            heights.get(bar.first, 0.0) + bar.value, 0.0 if bar.high is None else bar.high
        )
    rows = [
        {"week": first.isoformat(), "value": heights[first], "text": text}
        for first, text in marks
        if first in heights
    ]
    if not rows:
        return []
    drawn = alt.Chart(inline(rows)).mark_text(color=theme.other, dy=-9, fontWeight="bold")
    return [drawn.encode(x=x, y="value:Q", text="text:N")]


def _described(bars: Sequence[WeekBar], words: WeekWords, marks: Sequence[tuple[date, str]]) -> str:
    totals: dict[date, float] = {}
    for bar in bars:
        totals[bar.first] = totals.get(bar.first, 0.0) + bar.value
    last = max(totals)
    low, high = min(totals.values()), max(totals.values())
    text = (
        f"{words.unit} of {len(totals)} weeks: between {low:.{words.digits}f} and {high:.{words.digits}f}, "
        f"{totals[last]:.{words.digits}f} in the week of {day_in_words(last)}."
    )
    marked = len({first for first, _ in marks} & totals.keys())
    return f"{text} {marked} weeks are marked." if marked else text
