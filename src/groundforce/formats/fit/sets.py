"""Sets a watch logged, as performed sets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from groundforce.formats.fit.decoder import Part
from groundforce.formats.fit.names import EXERCISE_CATEGORIES, UNKNOWN_EXERCISE
from groundforce.formats.fit.profile import EXERCISE_TITLE, SET
from groundforce.formats.fit.rows import Row, first, number, rows, text
from groundforce.training.strength import PerformedSet

ACTIVE = 1
"""``set_type`` of a set; 0 is the rest after it."""
_FIELDS = frozenset(
    {
        "timestamp",
        "duration",
        "repetitions",
        "weight",
        "set_type",
        "start_time",
        "category",
        "category_subtype",
    }
)
_Titles = Mapping[tuple[int, int], str]


def performed_sets(part: Part) -> tuple[PerformedSet, ...]:
    """The sets of a part in file order, rests left out.

    ``exercise`` is None and ``name`` the exercise's title in the file or, without one, the watch's category
    and number such as ``squat/6``: resolving names is the catalogue's work.
    """
    titles = _titles(part)
    return tuple(
        _performed(row, titles) for row in rows(part, SET, _FIELDS) if row.get("set_type", ACTIVE) == ACTIVE
    )


def _titles(part: Part) -> _Titles:
    titles = {}
    for row in rows(part, EXERCISE_TITLE):
        title = text(row.get("wkt_step_name"))
        category, name = first(row, "exercise_category"), first(row, "exercise_name")
        if title is not None and category is not None and name is not None:
            titles[int(category), int(name)] = title
    return titles


def _performed(row: Row, titles: _Titles) -> PerformedSet:
    reps, duration = first(row, "repetitions"), first(row, "duration")
    # Watches write 0 repetitions for holds: the time is what was done.
    timed = reps is None or reps == 0
    return PerformedSet(
        name=_name(row, titles),
        reps=None if reps is None or timed else int(reps),
        load=first(row, "weight"),
        seconds=duration if timed else None,
        start=_start(row, duration),
    )


def _name(row: Row, titles: _Titles) -> str:
    # Both are arrays of guesses, the best one first.
    category, subtype = number(row.get("category")), number(row.get("category_subtype"))
    if category is None:
        return EXERCISE_CATEGORIES[UNKNOWN_EXERCISE]
    word = EXERCISE_CATEGORIES.get(int(category), f"category_{int(category)}")
    if subtype is None:
        return word
    return titles.get((int(category), int(subtype)), f"{word}/{int(subtype)}")


def _start(row: Row, duration: float | None) -> datetime | None:
    begin, end = first(row, "start_time"), first(row, "timestamp")
    if begin is None and end is not None and duration is not None:
        begin = end - duration
    return None if begin is None else datetime.fromtimestamp(begin, UTC)
