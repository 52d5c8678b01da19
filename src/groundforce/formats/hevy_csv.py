"""Planned sessions as a table in the shape of a Hevy export: one row a set.

What reads a Hevy export reads this. It says what is planned, not what was done. Text that a spreadsheet
would run as a formula is written with an apostrophe before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import TypeAlias

from groundforce.formats.logs.hevy import PLANNED
from groundforce.formats.set_words import added_kilograms, set_note
from groundforce.quantities import format_number
from groundforce.training.notation.words import duration_text
from groundforce.training.plan import Plan, Prescription, Session, SessionStatus, SetKind, SetPrescription
from groundforce.training.state import PartOfDay

COLUMNS = (
    "title",
    "start_time",
    "end_time",
    "description",
    "exercise_title",
    "superset_id",
    "exercise_notes",
    "set_index",
    "set_type",
    "weight_kg",
    "reps",
    "distance_km",
    "duration_seconds",
    "rpe",
)
"""The header of a Hevy export in kg and km."""
USUAL_START = {
    PartOfDay.MORNING: time(7, 0),
    PartOfDay.MIDDAY: time(12, 0),
    PartOfDay.EVENING: time(18, 0),
    None: time(12, 0),
}
"""The clock time written where the plan has none: the shape has no room for "in the evening"."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet runs."""
LOWEST_RPE = 6.0
"""Hevy's scale begins here; an easier set keeps its repetitions in reserve in the notes."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_Cell: TypeAlias = str | float | int | None


def plan_to_hevy_csv(plan: Plan, name_of: Callable[[str], str]) -> bytes:
    """The sessions still to be done as CSV; ``name_of`` gives an exercise's name for its id."""
    planned = (SessionStatus.PLANNED, SessionStatus.MOVED)
    return sessions_to_hevy_csv((one for one in plan.sessions if one.status in planned), name_of)


def sessions_to_hevy_csv(sessions: Iterable[Session], name_of: Callable[[str], str]) -> bytes:
    """Any sessions as CSV: UTF-8, text in quotes, lines ended by a line feed."""
    rows: list[tuple[_Cell, ...]] = [COLUMNS]
    for session in sessions:
        rows += _session_rows(session, name_of)
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows).encode()


def _session_rows(session: Session, name_of: Callable[[str], str]) -> Iterator[tuple[_Cell, ...]]:
    start = datetime.combine(session.date, session.start or USUAL_START[session.part_of_day])
    end = start + timedelta(seconds=round(session.duration))
    head = (session.focus, _moment(start), _moment(end), PLANNED)
    groups = list(dict.fromkeys(one.group for one in session.prescriptions if one.group is not None))
    for prescription in session.prescriptions:
        superset = None if prescription.group is None else groups.index(prescription.group)
        title = name_of(prescription.exercise)
        for index, one in enumerate(prescription.sets):
            yield (*head, title, superset, _notes(prescription), index, *_set_cells(one))


def _set_cells(one: SetPrescription) -> tuple[_Cell, ...]:
    """set_type, weight_kg, reps, distance_km, duration_seconds, rpe; of a range the upper end."""
    return (
        "warmup" if one.kind is SetKind.WARM_UP else "normal",
        added_kilograms(one.load),
        one.contacts if one.reps is None else one.reps[1],
        None,
        None if one.seconds is None else round(one.seconds),
        _rpe(one),
    )


def _rpe(one: SetPrescription) -> float | None:
    """Repetitions in reserve on the scale of exertion: 2 in reserve is 8. None below Hevy's scale."""
    if one.reps_in_reserve is None:
        return None
    exertion = 10.0 - one.reps_in_reserve
    return round(exertion * 2) / 2 if exertion >= LOWEST_RPE else None


def _notes(prescription: Prescription) -> str:
    """One note an exercise, as in Hevy: what its work sets ask for, and the rest."""
    asked = dict.fromkeys(set_note(one) for one in prescription.work_sets)
    return "; ".join([*(note for note in asked if note), f"rest {duration_text(prescription.rest)}"])


def _moment(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _cell(value: _Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return format_number(float(value))
    safe = f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value
    return '"' + safe.replace('"', '""') + '"'
