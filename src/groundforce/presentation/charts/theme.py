"""The look of every chart, light and dark.

The first colours are those of the page. ``series`` can be told apart by people who do not see red, green or
blue, and stands out at least 3 to 1 from the paper; text does at least 4.5 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from groundforce.presentation import palette

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first one comes with vl-convert, so measuring text needs no font of the system; Arial is as wide."""
TITLE_SIZE, TEXT_SIZE = 16, 12


@dataclass(frozen=True)
class Theme:
    """Colours: ``paper`` behind, ``ink`` text, ``quiet`` text, ``line`` rules and grid, ``series`` data."""

    paper: str
    ink: str
    quiet: str
    line: str
    series: tuple[str, ...]

    @property
    def main(self) -> str:
        """The colour of what a chart is about."""
        return self.series[0]

    @property
    def other(self) -> str:
        """The colour of what it is compared with."""
        return self.series[1]


LIGHT = Theme(
    paper=palette.LIGHT["paper"],
    ink=palette.LIGHT["ink"],
    quiet=palette.LIGHT["quiet"],
    line=palette.LIGHT["line"],
    series=("#0d5a54", "#c2560a", "#2b8cee", "#c76ba8", "#4c2a6f"),
)
DARK = Theme(
    paper=palette.DARK["paper"],
    ink=palette.DARK["ink"],
    quiet=palette.DARK["quiet"],
    line=palette.DARK["line"],
    series=("#7fe0d0", "#e8833a", "#3f73a6", "#f0ec45", "#8c2bee"),
)


def configuration(theme: Theme) -> dict[str, Any]:
    """The theme as Vega-Lite's ``config``."""
    text = {"labelColor": theme.quiet, "titleColor": theme.quiet}
    sizes = {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE, "titleFontWeight": "normal"}
    return {
        "background": theme.paper,
        "font": FONT,
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "color": theme.ink,
            "fontSize": TITLE_SIZE,
            "lineHeight": TITLE_SIZE * 1.25,
            "subtitleColor": theme.quiet,
            "subtitleFontSize": TEXT_SIZE + 1,
            "subtitleLineHeight": 17,
            "subtitlePadding": 5,
            "offset": 12,
        },
        "axis": {
            **text,
            **sizes,
            "gridColor": theme.line,
            "domainColor": theme.line,
            "tickColor": theme.line,
            "titlePadding": 8,
            "labelOverlap": True,
        },
        "axisDiscrete": {"labelAngle": 0},
        "legend": {**text, **sizes, "orient": "top", "title": None},
        "range": {"category": list(theme.series)},
        "mark": {"color": theme.main},
        "text": {"color": theme.ink, "fontSize": TEXT_SIZE, "font": FONT},
    }
