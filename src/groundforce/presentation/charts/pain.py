"""A pain diary over time, with the scores from which something changes."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from groundforce.presentation.charts.drawing import WIDE, inline, to_svg
from groundforce.presentation.charts.theme import LIGHT, Theme
from groundforce.presentation.charts.time_axis import HEIGHT, day_in_words, time_x
from groundforce.training.pain import PainEntry
from groundforce.training.soreness import CHANGE_FROM, STOP_ABOVE

TITLE = "Pain"
SUBTITLE = "Worst during the day, 0 to 10. Dashed lines: change what you do from here, stop above here."
WORST = 10


def pain_svg(entries: Sequence[PainEntry], *, width: int = WIDE, theme: Theme = LIGHT) -> str:
    """The diary as SVG, a line a place. Raises ValueError where there are no entries."""
    if not entries:
        raise ValueError("no pain entries: nothing to draw")
    ordered = sorted(entries, key=lambda one: one.date)
    rows = [{"date": one.date.isoformat(), "value": one.during, "site": one.site.value} for one in ordered]
    sites = list(dict.fromkeys(one.site.value for one in ordered))
    color = alt.Color("site:N", scale=alt.Scale(domain=sites, range=[*theme.series, theme.quiet]))
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, WORST]), axis=alt.Axis(title="0 to 10", tickCount=5))
    x = time_x([one.date for one in ordered], width)
    marks = [{"value": CHANGE_FROM}, {"value": STOP_ABOVE}]
    limits = alt.Chart(inline(marks)).mark_rule(color=theme.ink, strokeDash=[5, 3]).encode(y=y)
    lines = alt.Chart(inline(rows)).mark_line(point=alt.OverlayMarkDef(filled=True, size=60))
    chart = alt.layer(limits, lines.encode(x=x, y=y, color=color)).properties(width=width, height=HEIGHT)
    return to_svg(chart, TITLE, _described(ordered), subtitle=SUBTITLE, theme=theme)


def _described(entries: Sequence[PainEntry]) -> str:
    last = entries[-1]
    worst = max(entries, key=lambda one: one.during)
    told = (
        f"{word}: {one.during:g} at the {one.site.value} on {day_in_words(one.date)}."
        for word, one in (("Worst", worst), ("Last", last))
    )
    return f"{len(entries)} entries. {' '.join(told)}"
