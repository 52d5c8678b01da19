"""FitNotes for Android (a day, no session, no clock) and for iOS (sessions in UTC, no unit, decimal comma).

0 means none in both. Android writes names with commas without quotes: they are joined again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from groundforce.formats.logs.clock import believable, midnight
from groundforce.formats.logs.columns import Columns, find_columns
from groundforce.formats.logs.layout import Case, Entry, Layout, performed, reserve_of, seconds_of, some
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.sheet import Sheet

ANDROID = {
    "date": ("date",),
    "exercise": ("exercise",),
    "category": ("category",),
    "weight": ("weight",),
    "unit": ("weight unit",),
    "reps": ("reps",),
    "distance": ("distance",),
    "time": ("time",),
}
IOS = {
    "title": ("name",),
    "date": ("starttime",),
    "end": ("endtime",),
    "exercise": ("exercise",),
    "equipment": ("equipment",),
    "reps": ("reps",),
    "weight": ("weight",),
    "time": ("time",),
    "distance": ("distance",),
    "status": ("status",),
    "warm_up": ("iswarmup",),
    "rpe": ("rpe",),
    "rir": ("rir",),
}
_NO_EQUIPMENT = ("", "none", "other")


def android_columns(sheet: Sheet) -> Columns | None:
    """The columns of the Android app."""
    columns = find_columns(sheet.headings, ANDROID)
    return columns if columns.has("date", "exercise", "category", "weight", "reps") else None


def android_sets(row: Line, case: Case) -> Iterator[Entry]:
    """The set of a row; none for the category Cardio."""
    line = row.joined("exercise", ("weight", "reps"))
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=some(line.kilograms(case.options.unit)),
        seconds=seconds_of(line, "time"),
        distance=line.number("distance"),
    )
    if done is not None and line.text("category").casefold() != "cardio":
        yield Entry(midnight(case.moment(line).date()), "", done)


def ios_columns(sheet: Sheet) -> Columns | None:
    """The columns of the iOS app."""
    columns = find_columns(sheet.headings, IOS)
    return columns if columns.has("date", "exercise", "weight", "reps", "status", "warm_up") else None


def ios_sets(line: Line, case: Case) -> Iterator[Entry]:
    """The set of a row, where it was done."""
    if line.text("status").casefold() not in ("", "done"):
        return
    reserve = line.number("rir")
    done = performed(
        name=line.text("exercise"),
        reps=line.reps(),
        load=some(line.kilograms(case.options.unit)),
        seconds=seconds_of(line, "time"),
        distance=line.number("distance"),
        reserve=reserve_of(line.number("rpe")) if reserve is None else reserve,
        warm_up=line.text("warm_up").casefold() == "true",
    )
    if done is not None:
        yield Entry(case.moment(line), line.text("title"), done, _lasted(line, case), _lookup(line))


def _lasted(line: Line, case: Case) -> float | None:
    if line.text("end") == "":
        return None
    first, last = (case.instant(line, key).replace(tzinfo=UTC) for key in ("date", "end"))
    return believable((last - first).total_seconds())


def _lookup(line: Line) -> str:
    equipment = line.text("equipment")
    known = equipment.casefold() not in _NO_EQUIPMENT
    return f"{line.text('exercise')} ({equipment})" if known else ""


FITNOTES = Layout("FitNotes", android_columns, android_sets, by_day=True)
FITNOTES_IOS = Layout("FitNotes for iOS", ios_columns, ios_sets)
