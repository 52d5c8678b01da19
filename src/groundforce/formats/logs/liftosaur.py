"""Liftosaur: planned and done side by side, a unit a row, times in UTC.

Written from its documented layout; no real log was at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from groundforce.formats.logs.columns import Columns, find_columns
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, reserve_of, some
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Sheet

HEADINGS = {
    "date": ("workout datetime",),
    "title": ("day name",),
    "exercise": ("exercise",),
    "warm_up": ("is warmup set?",),
    "reps": ("completed reps",),
    "rpe": ("completed rpe",),
    "weight": ("completed weight value", "weight value"),
    "unit": ("completed weight unit", "weight unit"),
    "time": ("completed reps time",),
}


def columns_of(sheet: Sheet) -> Columns | None:
    """Liftosaur's columns, of the present layout or the older one without a rating done."""
    columns = find_columns(sheet.headings, HEADINGS)
    return columns if columns.has("date", "exercise", "warm_up", "reps", "weight", "unit") else None


def sets(line: Line, case: Case) -> Iterator[Entry]:
    """The set of a row, where repetitions were done."""
    instant = case.instant(line, "time") if line.text("time") else None
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=some(line.kilograms(case.options.unit)),
        reserve=reserve_of(line.number("rpe")),
        warm_up=line.text("warm_up") == "1",
        start=None if instant is None or instant.tzinfo is None else instant.astimezone(UTC),
    )
    if done is not None:
        yield Entry(case.moment(line), line.text("title"), done)


LIFTOSAUR = Layout("Liftosaur", columns_of, sets, note="untested: no real log of this app was at hand")
