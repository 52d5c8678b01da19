"""What one round of placing worked out and the next asks for again. It changes no answer, only the time.

Rounds differ in the burdens of a few sessions; the choices, patterns and edges of all other weeks are as they
were.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from groundforce.planner.search.options import Choice
from groundforce.planner.search.patterns import Floats, WeekPatterns
from groundforce.planner.search.scribe import Archive

KEPT = 8
"""Rounds a week remembers: the six of one layout, and some of the one before its repair."""


@dataclass(eq=False)
class Memory:
    """Of one problem, while it is planned: ``choices`` of a session and ``patterns`` of a week by what they
    follow from, the ``edges`` of the last placement, and the ``archive`` of sessions written."""

    choices: dict[Hashable, tuple[Choice, ...]] = field(default_factory=dict)
    patterns: dict[int, dict[Hashable, WeekPatterns]] = field(default_factory=dict)
    edges: dict[tuple[int, int], tuple[WeekPatterns, WeekPatterns, Floats]] = field(default_factory=dict)

    archive: Archive = field(default_factory=Archive)

    def choices_of(self, key: Hashable, make: Callable[[], tuple[Choice, ...]]) -> tuple[Choice, ...]:
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

    def edges_of(
        self, weeks: Sequence[WeekPatterns], make: Callable[[WeekPatterns, WeekPatterns], Floats]
    ) -> list[Floats]:
        """The edges between neighbouring weeks. Edges are large: those of other patterns go first."""
        pairs = list(pairwise(weeks))
        wanted = {(id(one), id(two)) for one, two in pairs}
        self.edges = {key: edge for key, edge in self.edges.items() if key in wanted}
        for one, two in pairs:
            if (id(one), id(two)) not in self.edges:
                self.edges[id(one), id(two)] = (one, two, make(one, two))
        return [self.edges[id(one), id(two)][2] for one, two in pairs]
