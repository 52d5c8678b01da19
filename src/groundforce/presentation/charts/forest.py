"""Forest plot: every study, what they give together, and what they give without the one that does not fit."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from groundforce.evidence.meta_analysis.balsalobre2016 import balsalobre2016_outlier
from groundforce.evidence.meta_analysis.outlier import Outlier
from groundforce.presentation.charts.drawing import WIDE, to_svg
from groundforce.presentation.charts.forest_layout import Layout
from groundforce.presentation.charts.forest_marks import forest_layers
from groundforce.presentation.charts.forest_rows import Row, forest_rows
from groundforce.presentation.charts.theme import LIGHT, Theme


@dataclass(frozen=True)
class ForestWords:
    """What the plot says: its title, its unit, and what lies below and above 0."""

    title: str
    unit: str
    below: str
    above: str


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
    chart = alt.layer(*forest_layers(rows, layout, (words.below, words.above), theme)).properties(
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
