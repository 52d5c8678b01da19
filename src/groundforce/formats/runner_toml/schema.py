"""Every key of the runner file, by table; ``docs/runner-file.md`` says what each means."""

from __future__ import annotations

from groundforce.training.screening import QUESTIONS

KEYS: dict[str, tuple[str, ...]] = {
    "": (
        "name",
        "sex",
        "age",
        "birth_year",
        "body_mass",
        "timezone",
        "lifting",
        "maxima",
        "strength",
        "place",
        "weights",
        "available",
        "absence",
        "health",
        "pain",
        "injury",
        "race",
        "week",
        "calendar_kind",
        "test",
        "constants",
    ),
    "lifting": ("experience", "weeks", "last", "exercises", "landing"),
    "strength": ("sessions_per_week", "minutes", "goals", "equipment", "exclude", "bouts"),
    "place": ("name", "equipment"),
    "available": ("day", "from", "until", "part", "place"),
    "absence": ("from", "until", "reason", "equipment"),
    "weights": ("unit", "bar", "plates", "dumbbells", "kettlebells", "stack_step"),
    "health": (*(key for key in QUESTIONS if key != "age"), "none_of_the_others"),
    "pain": (
        "site",
        "score",
        "since",
        "date",
        "during",
        "next_morning",
        "side",
        "session",
        "night",
        "hopping",
        "limping",
        "note",
    ),
    "injury": ("site", "status"),
    "race": ("date", "distance", "priority", "name"),
    "week": ("day", "time", "part", "kind", "minutes", "distance"),
    "calendar_kind": ("words", "kind"),
    "test": (
        "date",
        "test",
        "value",
        "side",
        "pain",
        "reps",
        "lift",
        "frames_per_second",
        "weighed",
        "note",
    ),
    "maximum": ("load", "reps", "reps_in_reserve"),
}
"""Table → its keys. The keys of ``maxima`` and ``constants`` are names from elsewhere, checked where read."""

LISTS = frozenset(
    {"place", "available", "absence", "pain", "injury", "race", "week", "calendar_kind", "test"}
)
"""Tables that may be there many times, written with two brackets."""


def called(table: str) -> str:
    """How a table is written in the file.

    >>> called(""), called("race"), called("strength")
    ('at the top', 'in [[race]]', 'in [strength]')
    """
    if table == "":
        return "at the top"
    if table == "maximum":
        return "of a lift"
    return f"in [[{table}]]" if table in LISTS else f"in [{table}]"


def home_of(key: str) -> str | None:
    """Where a key belongs, in words; None where no table has it.

    >>> home_of("goals"), home_of("body_mass"), home_of("minutes"), home_of("colour")
    ('in [strength]', 'at the top, before any [table]', 'in [strength] or in [[week]]', None)
    """
    homes = [table for table, keys in KEYS.items() if key in keys and table != "maximum"]
    if homes == [""]:
        return "at the top, before any [table]"
    return " or ".join(called(table) for table in homes) if homes else None
