"""When and where the runner can lift: ``[[place]]``, ``[[available]]`` and ``[[absence]]``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.kits import read_equipment
from groundforce.formats.runner_toml.mistakes import did_you_mean, listed
from groundforce.formats.runner_toml.table import Table
from groundforce.formats.runner_toml.words import DAYS, DAYS_SHOWN
from groundforce.training.plan import DAY_WINDOWS
from groundforce.training.problem import AWAY, Absence, Opening, Place
from groundforce.training.runner import DEFAULT_OPENINGS
from groundforce.training.state import PartOfDay


def weekdays(table: Table, key: str = "day") -> tuple[int, ...]:
    """The weekdays under ``key``: a day, a word for several, or a list of either; () where wrong."""
    found: dict[int, None] = {}
    for word in table.texts(key) or ():
        days = DAYS.get(word.strip().lower())
        if days is None:
            table.wrong(key, f'"{word}": {did_you_mean(word, DAYS_SHOWN)}allowed: {listed(DAYS_SHOWN)}')
        else:
            found.update(dict.fromkeys(days))
    return tuple(sorted(found))


def read_places(top: Table) -> tuple[Place, ...]:
    """Places to lift at beside the usual one."""
    found: dict[str, Place] = {}
    for row in top.tables("place"):
        name, kit = row.text("name"), read_equipment(row)
        if not row.need(("name", "equipment")) or name is None or kit is None:
            continue
        if name in found or name == AWAY:
            row.wrong("name", f'"{AWAY}" is what days away are called' if name == AWAY else "is there twice")
        found[name] = Place(name, kit)
    return tuple(found.values())


def _place(row: Table, places: tuple[Place, ...]) -> str:
    """The place an opening names, empty for the usual one."""
    name, known = row.text("place"), [place.name for place in places]
    if name is None or name in known:
        return name or ""
    allowed = f"allowed: {listed(known)}" if known else "there is no [[place]] in the file"
    row.wrong("place", f"{did_you_mean(name, known)}{allowed}")
    return ""


def read_openings(
    top: Table, minutes: float, context: Context, places: tuple[Place, ...] = ()
) -> tuple[Opening, ...]:
    """The weekly times for lifting; ``minutes`` [min] is what a session needs."""
    if "available" not in top:
        context.default(
            "Available times not given: mornings and evenings, at the weekend midday too, on every day."
        )
        return DEFAULT_OPENINGS
    rows = top.tables("available")
    if top.values["available"] == []:
        top.wrong(
            "available", "no day is left to lift on; name at least one, or leave the key out for every day"
        )
    return tuple(
        replace(opening, place=place)
        for row in rows
        for place in [_place(row, places)]
        for opening in _openings(row, minutes, context)
    )


def _openings(row: Table, minutes: float, context: Context) -> tuple[Opening, ...]:
    row.need(("day",))
    part = row.choice("part", PartOfDay)
    start, end = row.clock("from"), row.clock("until")
    if "part" in row and ("from" in row or "until" in row):
        row.wrong("part", "from or until is given too; keep the part of day or the times")
        return ()
    if start is None and end is None:
        return tuple(Opening(day, part_of_day=part) for day in weekdays(row))
    earliest, latest = DAY_WINDOWS[None]
    start, end = start or earliest, end or latest
    if _between(start, end) <= 0:
        key = "until" if "until" in row else "from"
        row.wrong(key, f"{start:%H:%M} to {end:%H:%M} is no time at all; until must be later on the same day")
    elif _between(start, end) < minutes:
        context.warn(
            f"runner file, line {row.line()}: {start:%H:%M} to {end:%H:%M} is shorter than a session of "
            f"{minutes:g} min."
        )
    return tuple(Opening(day, start, end) for day in weekdays(row))


def _between(start: time, end: time) -> float:
    """Minutes from ``start`` to ``end`` on one day [min]; negative where the end is earlier."""
    day = date(2000, 1, 1)
    return (datetime.combine(day, end) - datetime.combine(day, start)).total_seconds() / 60


def read_absences(top: Table, context: Context) -> tuple[Absence, ...]:
    """Stretches of days away, without lifting where no equipment is given."""
    absences = (_absence(row, context) for row in top.tables("absence"))
    return tuple(absence for absence in absences if absence is not None)


def _absence(row: Table, context: Context) -> Absence | None:
    row.need(("from",))
    first, last = row.day("from"), row.day("until")
    if first is None:
        return None
    last = first if last is None else last
    if last < first:
        row.wrong("until", f"is before from ({first})")
    elif context.start is not None and last < context.start:
        context.warn(
            f"runner file, line {row.line()}: this absence is over before the plan starts ({context.start})."
        )
    return Absence(first, last, row.text("reason") or "", read_equipment(row))
