"""``[[pain]]`` with a date: a diary, entry by entry. It goes no further than what follows from it."""

from __future__ import annotations

from datetime import date

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.schema import KEYS
from groundforce.formats.runner_toml.table import Table
from groundforce.formats.runner_toml.words import SITES
from groundforce.training.pain import PainEntry
from groundforce.training.strength import Side

DIARY = frozenset(KEYS["pain"]) - {"site", "score", "since"}
"""Keys that only an entry of a diary has."""
NOW = ("score", "since")
"""Keys of pain as it is now, without a date."""
SCALE = "(0 no pain, 10 the worst)"
SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.EACH}


def is_diary(row: Table) -> bool:
    """Whether a ``[[pain]]`` is an entry of a diary, rather than pain as it is now."""
    return any(key in row for key in DIARY)


def read_pain(top: Table, context: Context) -> tuple[PainEntry, ...]:
    """The pain diary, by date."""
    rows = top.values.get("pain")
    if not isinstance(rows, list):
        return ()
    tables = (
        Table(row, ("pain", number), "pain", top.mistakes)
        for number, row in enumerate(rows)
        if isinstance(row, dict)
    )
    found = [entry for row in tables if is_diary(row) and (entry := _entry(row, context)) is not None]
    return tuple(sorted(found, key=lambda one: one.date))


def _entry(row: Table, context: Context) -> PainEntry | None:
    row.need(("site", "date", "during"))
    for key in NOW:
        if key in row:
            row.wrong(key, "belongs to pain without a date; an entry with a date has during and next_morning")
    site = row.one_of("site", SITES)
    day = row.day("date")
    during = row.number("during", 0.0, 10.0, SCALE)
    morning = row.number("next_morning", 0.0, 10.0, SCALE)
    side = row.one_of("side", SIDES)
    session, note = row.text("session"), row.text("note")
    signs = {key: row.flag(key) is True for key in ("night", "hopping", "limping")}
    if day is not None:
        _check_date(row, day, context.start if context.planning else None)
    if site is None or day is None or during is None:
        return None
    return PainEntry(day, site, during, morning, session or "", side, note or "", **signs)


def _check_date(row: Table, day: date, start: date | None) -> None:
    if start is not None and day > start:
        row.wrong("date", f"is after the plan starts ({start}); check the date")
