"""What one round of placing worked out and the next asks for again. It changes no answer, only the time.

Rounds differ in the burdens of a few sessions; the choices and patterns of all other weeks are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from groundforce.planner.search.options import Choice, Grid
from groundforce.planner.search.patterns import Columns, WeekPatterns
from groundforce.planner.search.scribe import Archive

KEPT = 8
"""Rounds a week remembers: the six of one layout, and some of the one before its repair."""
Session: TypeAlias = tuple[tuple[Choice, ...], Columns]


@dataclass(eq=False)
class Memory:
    """Of one problem, while it is planned: the ``grids`` of its weeks, the ``choices`` of a session and the
    ``patterns`` of a week by what they follow from, and the ``archive`` of sessions written."""

    grids: dict[int, Grid] = field(default_factory=dict)
    choices: dict[Hashable, Session] = field(default_factory=dict)
    patterns: dict[int, dict[Hashable, WeekPatterns]] = field(default_factory=dict)
    archive: Archive = field(default_factory=Archive)

    def grid_of(self, week: int, make: Callable[[], Grid]) -> Grid:
        """What is known of a week's slots."""
        if week not in self.grids:
            self.grids[week] = make()
        return self.grids[week]

    def choices_of(self, key: Hashable, make: Callable[[], Session]) -> Session:
        """The choices of a session that follow from ``key``."""
        if key not in self.choices:
            self.choices[key] = make()
        return self.choices[key]

    def patterns_of(self, week: int, key: Hashable, make: Callable[[], WeekPatterns]) -> WeekPatterns:
        """The patterns of a week that follow from ``key``; the oldest make room."""
        known = self.patterns.setdefault(week, {})
        found = known.pop(key) if key in known else make()
        known[key] = found
        if len(known) > KEPT:
            del known[next(iter(known))]
        return found
