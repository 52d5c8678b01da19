"""Hevy: one row a set, units in the headings, month names in the language of the phone, newest first.

A blank weight is bodyweight; 0 kg is what was typed, and kept. A plan of ours in this shape is no log.
"""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.formats.logs.clock import believable
from groundforce.formats.logs.columns import Columns, find_columns
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, reserve_of, seconds_of
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Heading, Sheet

HEADINGS = {
    "title": ("title",),
    "date": ("start_time",),
    "end": ("end_time",),
    "description": ("description",),
    "exercise": ("exercise_title",),
    "kind": ("set_type",),
    "weight": ("weight_kg", "weight_lbs", "weight_lb", "weight"),
    "reps": ("reps",),
    "distance": ("distance_km", "distance_miles", "distance_meters", "distance"),
    "seconds": ("duration_seconds",),
    "rpe": ("rpe",),
}
PLANNED = "Planned, not done yet"
"""The description by which a plan written in Hevy's shape says that nothing of it was done."""


def columns_of(sheet: Sheet) -> Columns | None:
    """Hevy's columns; the unit of weight is the last part of its heading."""
    columns = find_columns(sheet.headings, HEADINGS)
    if not columns.has("date", "exercise", "weight", "reps"):
        return None
    heading = sheet.headings[columns.at["weight"]].base
    unit = find_columns((Heading(heading.rpartition("_")[2]),), {"weight": ("kg", "lbs", "lb")}).unit
    return Columns(columns.at, columns.width, unit)


def sets(line: Line, case: Case) -> Iterator[Entry]:
    """The set of a row; none where it is only planned."""
    if line.text("description").startswith(PLANNED):
        return
    reserve, kind = reserve_of(line.number("rpe")), line.text("kind").casefold()
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=line.kilograms(case.options.unit),
        seconds=seconds_of(line, "seconds"),
        distance=line.number("distance"),
        reserve=0.0 if kind == "failure" and reserve is None else reserve,
        warm_up=kind == "warmup",
    )
    if done is not None:
        start = case.moment(line)
        lasted = (case.moment(line, "end") - start).total_seconds() if line.text("end") else None
        yield Entry(start, line.text("title"), done, believable(lasted))


HEVY = Layout("Hevy", columns_of, sets)
