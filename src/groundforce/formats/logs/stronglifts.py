"""StrongLifts: a row an exercise with columns set by set; the older layout has three exercises in a row.

0 repetitions are a set that was missed. The older layout gives kg and lb, rounded each in its own way and
not equal: the unit of the body weight says which one the lifter saw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from groundforce.formats.logs.clock import believable, midnight, read_moment
from groundforce.formats.logs.columns import UNITS, Columns, find_columns
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, some
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Heading, Sheet

HEADINGS = {
    "date": ("date",),
    "workout": ("workout",),
    "title": ("workout name",),
    "exercise": ("exercise",),
    "hours": ("duration",),
    "clock": ("start time",),
}
OLD = {"date": ("date",), "title": ("workout",), "body": ("body weight",), "exercise 1": ("exercise 1",)}
_SET = re.compile(r"set (\d{1,2})")


def columns_of(sheet: Sheet) -> Columns | None:
    """The columns of the present layout: ``set 1 reps``, ``set 1 weight`` and so on beside the rest."""
    columns = find_columns(sheet.headings, HEADINGS)
    at, unit = dict(columns.at), None
    for place, heading in enumerate(sheet.headings):
        if _SET.fullmatch(heading.base) is not None:
            at[f"{heading.base} {'reps' if heading.unit == 'reps' else 'weight'}"] = place
            unit = UNITS.get(heading.unit, unit)
    found = Columns(at, len(sheet.headings), unit)
    return found if found.has("date", "exercise", "set 1 reps", "set 1 weight") else None


def sets(line: Line, case: Case) -> Iterator[Entry]:
    """The sets of an exercise that were done."""
    start, hours = _start(line, case), line.number("hours")
    duration = believable(None if hours is None else 3600.0 * hours)
    for key in [key for key in line.columns.at if key.startswith("set ") and key.endswith(" reps")]:
        load = line.kilograms(case.options.unit, key.replace("reps", "weight"))
        done = performed(line.text("exercise"), line.reps(key), some(load))
        if done is not None:
            yield Entry(start, line.text("title"), done, duration, key=line.text("workout"))


def _start(line: Line, case: Case) -> datetime:
    day = midnight(case.moment(line).date())
    if line.text("clock") == "":
        return day
    clock = read_moment(f"{day:%Y-%m-%d} {line.text('clock')}")
    if clock is None:
        raise line.fail(f"{line.text('clock')[:20]!r} is not a time of day")
    return clock


def old_columns(sheet: Sheet) -> Columns | None:
    """The columns of the older layout: ``exercise 1``, ``kg 1``, ``lb 1``, ``set 1 1`` and so on."""
    at = dict(find_columns(sheet.headings, OLD).at)
    exercise = 0
    for place, heading in enumerate(sheet.headings):
        if re.fullmatch(r"exercise \d", heading.base):
            exercise += 1
            at[f"exercise {exercise}"] = place
        elif exercise and (heading.base == "weight" or _SET.fullmatch(heading.base)):
            at[f"{_part(heading)} of {exercise}"] = place
    found = Columns(at, len(sheet.headings))
    return found if found.has("date", "exercise 1", "kg of 1", "lb of 1", "set 1 of 1") else None


def _part(heading: Heading) -> str:
    return UNITS.get(heading.unit, heading.unit) if heading.base == "weight" else heading.base


def old_sets(line: Line, case: Case) -> Iterator[Entry]:
    """The sets of all exercises of a session."""
    body = re.fullmatch(r"[\d.,]+\s*([a-z]+)", line.text("body").casefold())
    unit = case.options.unit or (None if body is None else UNITS.get(body[1]))
    start = midnight(case.moment(line).date())
    for number in range(1, 1 + sum(key.startswith("exercise ") for key in line.columns.at)):
        for key in [one for one in line.columns.at if re.fullmatch(rf"set \d+ of {number}", one)]:
            load = line.kilograms(unit, f"{unit or 'kg'} of {number}", unit or "")
            done = performed(line.text(f"exercise {number}"), line.reps(key), some(load))
            if done is not None:
                yield Entry(start, line.text("title"), done)


STRONGLIFTS = Layout("StrongLifts", columns_of, sets)
STRONGLIFTS_OLD = Layout("StrongLifts", old_columns, old_sets)
