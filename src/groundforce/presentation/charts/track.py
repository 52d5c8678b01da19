"""A value over time: what was measured as dots, what is made of it as a line in its band."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import altair as alt

from groundforce.presentation.charts.drawing import WIDE, inline, to_svg
from groundforce.presentation.charts.theme import LIGHT, Theme
from groundforce.presentation.charts.time_axis import HEIGHT, day_in_words, time_x, value_y
from groundforce.training.state import Estimate

BAND = 0.18
PLAIN, ODD = 30, 130
"""px² of a dot and of a cross"""


@dataclass(frozen=True)
class Dot:
    """One measurement; ``odd`` where it was set aside."""

    date: date
    value: float
    odd: bool = False


@dataclass(frozen=True)
class Track:
    """``dots`` in any order, ``line`` estimates by their date, all in the unit the chart names."""

    dots: tuple[Dot, ...]
    line: tuple[tuple[date, Estimate], ...]


@dataclass(frozen=True)
class TrackWords:
    """What the chart says: its title, what dots and line are, the unit along the axis, decimals shown."""

    title: str
    subtitle: str
    unit: str
    digits: int = 1


def track_svg(track: Track, words: TrackWords, *, width: int = WIDE, theme: Theme = LIGHT) -> str:
    """The chart as SVG. Raises ValueError for a track without a line."""
    if not track.line:
        raise ValueError(f"{words.title}: nothing to draw")
    days = [day for day, _ in track.line] + [dot.date for dot in track.dots]
    x, y = time_x(days, width), value_y(words.unit)
    layers = [_band(track, x, words.unit, theme), _line(track, x, y, theme), *_dots(track, x, y, theme)]
    chart = alt.layer(*layers).properties(width=width, height=HEIGHT)
    return to_svg(chart, words.title, _described(track, words), subtitle=words.subtitle, theme=theme)


def _rows(track: Track) -> list[dict[str, object]]:
    return [
        {"date": day.isoformat(), "value": one.value, "low": one.low, "high": one.high}
        for day, one in track.line
    ]


def _band(track: Track, x: alt.X, unit: str, theme: Theme) -> alt.Chart:
    mark: alt.Chart = alt.Chart(inline(_rows(track))).mark_area(color=theme.main, opacity=BAND)
    return mark.encode(x=x, y=value_y(unit, field="low"), y2="high:Q")


def _line(track: Track, x: alt.X, y: alt.Y, theme: Theme) -> alt.Chart:
    drawn: alt.Chart = alt.Chart(inline(_rows(track))).mark_line(
        color=theme.main, strokeWidth=2.5, point=len(track.line) == 1
    )
    return drawn.encode(x=x, y=y)


def _dots(track: Track, x: alt.X, y: alt.Y, theme: Theme) -> list[alt.Chart]:
    """Measurements; those set aside are crosses in the other colour, at the edge where they lie beyond it."""
    ends = [end for _, one in track.line for end in (one.low, one.high)]
    ends += [dot.value for dot in track.dots if not dot.odd]
    found = []
    for odd, shape, color in ((False, "circle", theme.quiet), (True, "cross", theme.other)):
        rows = [
            {"date": one.date.isoformat(), "value": min(max(one.value, min(ends)), max(ends))}
            for one in track.dots
            if one.odd is odd
        ]
        if rows:
            mark = alt.Chart(inline(rows)).mark_point(
                shape=shape, filled=True, size=ODD if odd else PLAIN, color=color, opacity=0.8
            )
            found.append(mark.encode(x=x, y=y))
    return found


def _described(track: Track, words: TrackWords) -> str:
    (first, then), (last, now) = track.line[0], track.line[-1]
    digits = words.digits
    odd = sum(dot.odd for dot in track.dots)
    aside = f" {odd} of {len(track.dots)} measurements were set aside." if odd else ""
    interval = f"80 % between {now.low:.{digits}f} and {now.high:.{digits}f}"
    end = f"{now.value:.{digits}f} on {day_in_words(last)}, {interval}"
    if first == last:
        return f"{words.unit}: {end}.{aside}"
    return f"{words.unit}: from {then.value:.{digits}f} on {day_in_words(first)} to {end}.{aside}"
