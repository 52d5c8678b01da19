"""From an Altair chart to an SVG that stands alone: themed, titled, readable aloud, the same every time.

Nothing is fetched: vl-convert carries Vega and a font.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
from html import escape
from typing import Any

import altair as alt
import vl_convert

from groundforce.presentation.charts.theme import LIGHT, TEXT_SIZE, TITLE_SIZE, Theme, configuration

WIDE, NARROW = 800, 360
"""Widths [px] every chart is made for: a page on a desk, and a phone."""
PADDING = 12
LETTER, BOLD_LETTER = 0.5, 0.56
"""Width of a letter of running text, as a share of the font size."""
DEFAULT_WIDTH = 300
ROOT = re.compile(r"<svg\b[^>]*>")
ID = re.compile(r'\bid="([^"]+)"')
SIZE = re.compile(r'width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')


def to_svg(
    chart: alt.TopLevelMixin,
    title: str,
    description: str,
    *,
    subtitle: str = "",
    theme: Theme = LIGHT,
) -> str:
    """The chart as SVG text, with its title and a plain subtitle drawn above it.

    ``description`` says in a sentence or two what the picture shows, for those who hear it. A chart with a
    numeric ``width`` becomes exactly so wide, axes included, and shrinks where the page is narrower; its
    ``height`` is that of the plot alone. The same chart gives the same text.

    >>> rows = [{"week": 1, "sets": 8}, {"week": 2, "sets": 10}]
    >>> bars = alt.Chart(inline(rows)).mark_bar().encode(x="week:O", y="sets:Q").properties(width=360)
    >>> svg = to_svg(bars, "Leg sets", "Leg sets rise from 8 to 10.", subtitle="Each week")
    >>> "<title" in svg and "rise from 8 to 10" in svg
    True
    """
    spec = _specification(chart, title, subtitle, theme)
    drawn = vl_convert.vegalite_to_svg(spec)
    root = ROOT.search(drawn)
    size = SIZE.search(drawn)
    if root is None or size is None:
        raise ValueError("the chart gave no SVG; check its specification")
    body = _renamed(drawn[root.end() :], "id")
    mark = "chart-" + hashlib.sha256(f"{title}\n{description}\n{body}".encode()).hexdigest()[:10]
    return _head(size, title, description, mark) + _renamed(body, mark)


def _renamed(body: str, prefix: str) -> str:
    """Ids numbered from 0 with a prefix: Vega counts them on from chart to chart, and pages hold several."""
    for number, name in enumerate(dict.fromkeys(ID.findall(body))):
        body = re.sub(rf'(id="|url\(#|href="#){re.escape(name)}(?=["\)])', rf"\g<1>{prefix}-{number}", body)
    return body


def inline(rows: list[dict[str, Any]]) -> alt.Data:
    """Rows as data inside the chart; no data frame needed."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def to_png(svg: str, scale: float = 2.0) -> bytes:
    """An SVG of :func:`to_svg` as PNG, for where SVG cannot go."""
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def _specification(chart: alt.TopLevelMixin, title: str, subtitle: str, theme: Theme) -> dict[str, Any]:
    spec: dict[str, Any] = chart.to_dict()
    width = spec.get("width", DEFAULT_WIDTH)
    room = width if isinstance(width, int | float) else WIDE
    spec["config"] = configuration(theme) | {
        key: value for key, value in spec.get("config", {}).items() if key != "view"
    }
    spec["padding"] = PADDING
    if not {"hconcat", "vconcat", "concat"} & spec.keys():
        spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    spec["title"] = {
        "text": wrapped(title, room - 2 * PADDING, TITLE_SIZE * BOLD_LETTER),
        "subtitle": wrapped(subtitle, room - 2 * PADDING, (TEXT_SIZE + 1) * LETTER),
    }
    return spec


def wrapped(text: str, width: float, letter: float) -> list[str]:
    """Text in lines that fit ``width`` [px], where a letter is ``letter`` px wide.

    >>> wrapped("one two three", 60, 6)
    ['one two', 'three']
    """
    return textwrap.wrap(text, max(8, int(width / letter)))


def _head(size: re.Match[str], title: str, description: str, mark: str) -> str:
    """The opening tag: one picture to a screen reader, named and described, as wide as there is room."""
    width, height = size["width"], size["height"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'class="marks" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'style="max-width:100%;height:auto" role="img" aria-labelledby="{mark}-title {mark}-desc">'
        f'<title id="{mark}-title">{escape(title)}</title><desc id="{mark}-desc">{escape(description)}</desc>'
    )
