"""Rows of weeks, darker where there was more: for what may be compared but not counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt

from groundforce.presentation.charts.drawing import WIDE, inline, to_svg
from groundforce.presentation.charts.theme import LIGHT, Theme
from groundforce.presentation.charts.time_axis import day_in_words, week_x

ROW = 26
FAINTEST = 0.06


@dataclass(frozen=True)
class Strip:
    """One row: ``values`` by first day of the week."""

    name: str
    values: tuple[tuple[date, float], ...]


def strips_svg(
    strips: Sequence[Strip], title: str, subtitle: str, *, width: int = WIDE, theme: Theme = LIGHT
) -> str:
    """The rows as SVG; each row's shade runs from nothing to its own largest week.

    Raises ValueError where there are no rows.
    """
    if not strips:
        raise ValueError(f"{title}: nothing to draw")
    weeks = sorted({day for strip in strips for day, _ in strip.values})
    chart = (
        alt.Chart(inline(_rows(strips)))
        .mark_rect(color=theme.main, stroke=theme.paper, strokeWidth=2)
        .encode(
            x=week_x(weeks, width, line=False),
            y=alt.Y("row:N", sort=[one.name for one in strips], axis=alt.Axis(title=None, labelLimit=160)),
            opacity=alt.Opacity("shade:Q", scale=None, legend=None),
        )
        .properties(width=width, height=ROW * len(strips))
    )
    return to_svg(chart, title, _described(strips), subtitle=subtitle, theme=theme)


def _rows(strips: Sequence[Strip]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for strip in strips:
        most = max((value for _, value in strip.values), default=0.0)
        rows += [
            {
                "row": strip.name,
                "week": day.isoformat(),
                "shade": FAINTEST + (1.0 - FAINTEST) * (value / most if most > 0.0 else 0.0),
            }
            for day, value in strip.values
        ]
    return rows


def _described(strips: Sequence[Strip]) -> str:
    told = []
    for strip in strips:
        day, most = max(strip.values, key=lambda one: one[1], default=(None, 0.0))
        told.append(
            f"{strip.name}: most in the week of {day_in_words(day)}"
            if day and most > 0
            else f"{strip.name}: none"
        )
    return f"Weeks compared, each row with itself. {'; '.join(told)}."
