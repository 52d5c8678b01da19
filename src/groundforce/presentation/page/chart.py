"""The picture of the weeks: a bar of leg sets and the key runs above it, as positions ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundforce.presentation.agenda import Week, leg_sets
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlannedRun

BAR_FLOOR = 132.0
"""px from the top to the foot of the bars"""
BAR_ROOM = 66.0
"""px of the tallest bar"""
MARKS = 3
"""key runs drawn in one column; the rest are told in the table"""
MARK_STEP = 16.0
"""px from one mark to the next"""
CROWDED = 16
"""weeks from which only every fourth column is labelled on a narrow page"""


@dataclass(frozen=True)
class Column:
    """One week: ``middle``, ``left``, ``width`` in percent of the picture, ``top`` and ``height`` in px."""

    week: Week
    sets: int
    middle: float
    left: float
    width: float
    top: float
    height: float
    marks: tuple[tuple[PlannedRun, float], ...]
    labelled: bool


def _marks(week: Week) -> tuple[tuple[PlannedRun, float], ...]:
    shown = week.key_runs[-MARKS:]
    first = MARK_STEP * (MARKS - len(shown))
    return tuple((run, first + MARK_STEP * place) for place, run in enumerate(shown))


def _column(week: Week, sets: int, most: int, step: float, labelled: bool) -> Column:
    height = 0.0 if most == 0 else BAR_ROOM * sets / most
    left = step * (week.number - 1)
    return Column(
        week=week,
        sets=sets,
        middle=round(left + step / 2, 3),
        left=round(left + step * 0.18, 3),
        width=round(step * 0.64, 3),
        top=round(BAR_FLOOR - height, 1),
        height=round(height, 1),
        marks=_marks(week),
        labelled=labelled,
    )


def columns_of(weeks: tuple[Week, ...], catalogue: Mapping[str, Exercise]) -> tuple[Column, ...]:
    """One column for each week, as high as its share of the week with most leg sets."""
    sets = [leg_sets(week.sessions, catalogue) for week in weeks]
    step, sparse = 100 / len(weeks), len(weeks) >= CROWDED
    return tuple(
        _column(week, count, max(sets), step, not sparse or week.number % 4 == 1)
        for week, count in zip(weeks, sets, strict=True)
    )
