"""What every chart over time shares: one axis of dates, one height, rows with dates as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import altair as alt

from groundforce.presentation.charts.drawing import WIDE

HEIGHT = 200
"""px of a plot"""
MANY_TICKS, FEW_TICKS = 6, 3
MANY_WEEKS, FEW_WEEKS = 12, 4
"""labels along an axis of weeks on a desk, and on a phone"""
FEW_DAYS, SOME_DAYS = 100, 800
"""days up to which an axis names days, and months"""


def time_x(days: Sequence[date], width: int) -> alt.X:
    """An axis of dates over ``days``; in UTC, so that a day is the same day on any machine."""
    ticks = MANY_TICKS if width >= WIDE else FEW_TICKS
    span = (max(days) - min(days)).days if days else 0
    form = "%-d %b" if span <= FEW_DAYS else "%b %y" if span <= SOME_DAYS else "%Y"
    axis = alt.Axis(
        title=None, format=form, tickCount=min(ticks, max(2, span)), grid=False, labelSeparation=8
    )
    return alt.X("date:T", scale=alt.Scale(type="utc"), axis=axis)


def week_x(weeks: Sequence[date], width: int, *, line: bool = True) -> alt.X:
    """An axis of weeks by their first days, as many named as there is room for, the last one always."""
    every = -(-len(weeks) // (MANY_WEEKS if width >= WIDE else FEW_WEEKS))
    shown = [day.isoformat() for place, day in enumerate(reversed(weeks)) if place % every == 0]
    text = "timeFormat(toDate(datum.value + 'T12:00'), '%-d %b')"
    drawn = alt.Axis(title=None, values=shown, labelExpr=text, grid=False, ticks=line, domain=line)
    return alt.X("week:O", sort=[day.isoformat() for day in weeks], axis=drawn)


def value_y(title: str, *, field: str = "value", zero: bool = False) -> alt.Y:
    """An axis of values under its unit; from 0 only where the length of a bar carries the value."""
    axis = alt.Axis(title=title, tickCount=5)
    return alt.Y(f"{field}:Q", scale=alt.Scale(zero=zero, nice=True), axis=axis)


def day_in_words(day: date) -> str:
    """A day as a reader says it.

    >>> day_in_words(date(2026, 11, 2))
    '2 Nov 2026'
    """
    return f"{day.day} {day:%b %Y}"
