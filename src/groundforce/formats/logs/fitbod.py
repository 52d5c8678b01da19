"""Fitbod: one row a set, newest first; 0 for none.

Older logs give a day and no unit, newer ones a time in UTC.
Sets of one day are one session. The newer layout is written from its documented headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.formats.logs.columns import Columns, find_columns
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, seconds_of, some
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Sheet

HEADINGS = {
    "date": ("date",),
    "exercise": ("exercise",),
    "count": ("sets",),
    "reps": ("reps",),
    "weight": ("weight",),
    "time": ("duration",),
    "distance": ("distance",),
    "warm_up": ("iswarmup",),
    "note": ("note",),
}
MOST_SETS = 50
"""sets one row may stand for."""


def columns_of(sheet: Sheet) -> Columns | None:
    """Fitbod's columns, old or new."""
    columns = find_columns(sheet.headings, HEADINGS)
    return columns if columns.has("date", "exercise", "reps", "weight", "warm_up", "note") else None


def sets(line: Line, case: Case) -> Iterator[Entry]:
    """The sets of a row."""
    count = line.number("count")
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=some(line.kilograms(case.options.unit)),
        seconds=seconds_of(line, "time"),
        distance=line.number("distance"),
        warm_up=line.text("warm_up").casefold() == "true",
    )
    if count is not None and not 1 <= count <= MOST_SETS:
        raise line.fail(f"{count:g} sets in one row cannot be")
    if done is not None:
        for _ in range(1 if count is None else int(count)):
            yield Entry(case.moment(line), "", done)


FITBOD = Layout("Fitbod", columns_of, sets, by_day=True)
