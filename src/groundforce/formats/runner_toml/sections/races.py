"""What the runner trains for: ``[[race]]``."""

from __future__ import annotations

from datetime import date, timedelta

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.table import Table
from groundforce.formats.runner_toml.words import RACE_RANGE, race_distance
from groundforce.training.athlete import Race, RacePriority

FARTHEST = timedelta(weeks=156)
"""A race further ahead of the plan's start is taken for a slip in the year."""


def read_races(top: Table, context: Context) -> tuple[Race, ...]:
    """The races, by date."""
    races = [race for row in top.tables("race") if (race := _race(row, context)) is not None]
    return tuple(sorted(races, key=lambda race: race.date))


def _race(row: Table, context: Context) -> Race | None:
    row.need(("date", "distance"))
    day = row.day("date")
    distance = row.quantity("distance", race_distance, *RACE_RANGE)
    priority = row.choice("priority", RacePriority)
    name = row.text("name") or ""
    if day is None or distance is None:
        return None
    _check_date(row, day, context.start if context.planning else None)
    if priority is None:
        context.default(f"Priority of the race on {day} not given: A, the plan builds towards it.")
    return Race(day, distance, RacePriority.A if priority is None else priority, name)


def _check_date(row: Table, day: date, start: date | None) -> None:
    if start is None:
        return
    if day < start:
        row.wrong(
            "date",
            f"is before the plan starts ({start}); remove the race, correct its date, or start earlier",
        )
    elif day - start > FARTHEST:
        years = (day - start).days // 365
        row.wrong("date", f"is {years} years after the plan starts ({start}); check the year")
