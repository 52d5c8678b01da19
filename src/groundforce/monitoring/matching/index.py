"""Tellings by day, so that a new one is compared with its neighbours only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from groundforce.monitoring.matching.nouns import Match, Telling
from groundforce.monitoring.matching.rules import match_of

DAY = timedelta(days=1)
LONGEST = timedelta(days=14)
"""beyond which a recording's length is a device's mistake, and its end is not looked for."""


class Index:
    """Tellings met so far. ``add`` says which of them a new one matches."""

    def __init__(self) -> None:
        self._days: dict[date, list[int]] = {}
        self.tellings: list[Telling] = []

    def add(self, telling: Telling) -> list[tuple[int, Match]]:
        """Take a telling in; places of earlier ones it matches, certainly or maybe, the surest first."""
        days = list(_days(telling))
        near = sorted({place for day in days for place in self._days.get(day, ())})
        found = [(at, match) for at in near if (match := match_of(telling, self.tellings[at])) is not None]
        for day in days:
            self._days.setdefault(day, []).append(len(self.tellings))
        self.tellings.append(telling)
        return sorted(found, key=lambda one: (not one[1].certain, -one[1].strength))


def _days(telling: Telling) -> Iterator[date]:
    """The days a telling touches, by the wall clock and in UTC: two clocks may put one run on two days."""
    length = min(telling.length, LONGEST)
    starts = [telling.activity.start]
    if telling.at is not None:
        starts.append(telling.at.replace(tzinfo=None))
    days: dict[date, None] = {}
    for start in starts:
        day = start.date()
        while day <= (start + length).date():
            days[day] = None
            day += DAY
    yield from days
