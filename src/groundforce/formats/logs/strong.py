"""Strong: three layouts, headings in the language of the phone, 0 for none.

A (comma, no unit of weight), B (Android: semicolon, a column for the unit), C (semicolon, units in the
headings). One row a set; a session is a time and a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from groundforce.formats.logs.clock import believable, read_moment
from groundforce.formats.logs.columns import UNITS, Columns, find_columns, placed
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, reserve_of, seconds_of, some
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Sheet

HEADINGS = {
    "date": ("date", "datum", "日期"),
    "title": ("workout name", "workout-name", "锻炼名称"),
    "exercise": ("exercise name", "name der übung", "运动名称"),
    "order": ("set order", "reihenfolge festlegen", "设置顺序"),
    "weight": ("weight", "kg", "lb", "gewicht", "重量"),
    "unit": ("weight unit", "gewichtseinheit"),
    "reps": ("reps", "wiederh.", "次"),
    "distance": ("distance", "km", "mi", "entfernung", "距离"),
    "seconds": ("seconds", "sekunden", "秒"),
    "rpe": ("rpe",),
    "duration": ("duration", "workout duration", "dauer", "workout-dauer", "时长"),
}
_A = "date title duration exercise order weight reps distance seconds notes remarks rpe".split()
_B = "date title exercise order weight unit reps rpe distance metric seconds notes remarks duration".split()
_C = "number date title duration exercise order weight reps rpe distance seconds notes remarks".split()
SHAPES = (_A, [one for one in _A if one != "duration"], _B, _B[:-1], _C)
"""Columns in order, for headings in a language not listed above."""
WARM_UP, FAILURE = "W", "F"
_ORDER = re.compile(r"\d{1,3}|[A-Z]")
_ROWS = 5


def by_name(sheet: Sheet) -> Columns | None:
    """The columns where the headings are in a language we know."""
    columns = find_columns(sheet.headings, HEADINGS)
    return columns if columns.has("date", "title", "exercise", "order", "weight", "reps") else None


def by_place(sheet: Sheet) -> Columns | None:
    """The columns where only the shape of headings and first rows says that this is Strong's."""
    rows = sheet.first(_ROWS)
    for keys in SHAPES:
        if rows and len(sheet.headings) == len(keys):
            columns = placed(keys, sheet.headings)
            if all(_fits(Line("", 0, cells, columns)) for cells in rows):
                return columns
    return None


def _fits(line: Line) -> bool:
    timed = read_moment(line.text("date")) is not None and ":" in line.text("date")
    numbers = all(re.fullmatch(r"[\d.,]*", line.text(key)) for key in ("weight", "reps", "seconds"))
    unit = line.text("unit").casefold()
    order = line.text("order")
    named = line.text("exercise") != "" and not line.text("exercise").replace(".", "").isdigit()
    return timed and numbers and named and order != "" and (unit == "" or unit in UNITS)


def sets(line: Line, case: Case) -> Iterator[Entry]:
    """The set of a row; none for a rest timer or a note."""
    if _ORDER.fullmatch(line.text("order")) is None:
        return
    order, reserve = line.text("order"), reserve_of(line.number("rpe"))
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=some(line.kilograms(case.options.unit)),
        seconds=seconds_of(line, "seconds"),
        distance=line.number("distance"),
        reserve=0.0 if order == FAILURE and reserve is None else reserve,
        warm_up=order == WARM_UP,
    )
    if done is not None:
        duration = believable(seconds_of(line, "duration"))
        yield Entry(case.moment(line), line.text("title"), done, duration)


STRONG = Layout("Strong", by_name, sets)
STRONG_TRANSLATED = Layout(
    "Strong", by_place, sets, note="headings in a language we do not know: columns taken by their place"
)
