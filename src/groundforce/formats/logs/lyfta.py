"""Lyfta: one row a set, no unit of weight, 0 for none, newest first.

Seen in real logs: the clock is not the lifter's but another zone's.
"""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.formats.logs.clock import believable
from groundforce.formats.logs.columns import Columns, find_columns
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, seconds_of, some
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Sheet

HEADINGS = {
    "title": ("title",),
    "date": ("date",),
    "duration": ("duration",),
    "exercise": ("exercise",),
    "weight": ("weight",),
    "reps": ("reps",),
    "distance": ("distance",),
    "time": ("time",),
    "kind": ("set type",),
}


def columns_of(sheet: Sheet) -> Columns | None:
    """Lyfta's columns."""
    columns = find_columns(sheet.headings, HEADINGS)
    return columns if columns.has(*HEADINGS) else None


def sets(line: Line, case: Case) -> Iterator[Entry]:
    """The set of a row."""
    kind = line.text("kind").upper()
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=some(line.kilograms(case.options.unit)),
        seconds=seconds_of(line, "time"),
        distance=line.number("distance"),
        reserve=0.0 if kind.startswith("FAIL") else None,
        warm_up=kind.startswith("WARM"),
    )
    if done is not None:
        duration = believable(seconds_of(line, "duration"))
        yield Entry(case.moment(line), line.text("title"), done, duration)


LYFTA = Layout("Lyfta", columns_of, sets)
