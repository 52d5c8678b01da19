"""Where things stand in a forest plot, on a page and on a phone."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from groundforce.presentation.charts.drawing import PADDING
from groundforce.presentation.charts.forest_rows import Row

TIGHT = 560
"""Width [px] below which a study's words stand above its drawing instead of beside it."""
NUMBERS = 136.0
"""Width [px] of the longest numbers on the right."""
FOOT = 26.0
"""Room [px] below the rows for what lies below and above 0."""


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


@dataclass(frozen=True)
class Scales:
    """Both scales, stated in full so that every layer agrees and pixels are known."""

    ticks: tuple[float, ...]
    layout: Layout
    height: float

    @property
    def x(self) -> alt.Scale:
        """Effects."""
        ends = [self.layout.left, self.layout.right]
        return alt.Scale(domain=[self.ticks[0], self.ticks[-1]], range=ends, nice=False, zero=False)

    @property
    def y(self) -> alt.Scale:
        """Pixels from above."""
        return alt.Scale(domain=[0, self.height], range=[0, self.height], nice=False, zero=False)

    def pixel(self, x: float) -> float:
        """Where an effect stands [px]."""
        share = (x - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.layout.left + share * (self.layout.right - self.layout.left)
