"""Which option each session of a window takes: branch and bound over few sessions, most of which stay.

A change has its price, so the best answer changes little and the bound (what is decided, and the cheapest of
each session left) closes the search early. Fatigue at a key run only grows as sessions are added, so a branch
never gets cheaper.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from groundforce.physiology.recovery import residual
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.replanning.options import Option
from groundforce.planner.replanning.prices import crowding_price, fatigue_cap_used, habit_price
from groundforce.planner.search.guards import RunPoint
from groundforce.planner.search.options import fatigue_cap, run_weight

MOST_NODES = 6_000
"""Branches looked at; the best so far is taken where they are more."""
REMEMBERED = 168.0
"""h after which next to nothing is left of a session"""
BESIDE = 120.0
"""h within which two sessions may mind each other"""


@dataclass(eq=False)
class Chooser:
    """Chooses among ``choices`` (one list for each session) beside sessions that are ``settled``."""

    ground: Ground
    settled: Sequence[Option]
    choices: list[list[Option]]
    nodes: int = 0
    least: float = math.inf
    best: tuple[Option, ...] = ()
    _left: dict[int, list[tuple[int, float]]] = field(default_factory=dict)

    def choose(self) -> tuple[Option, ...] | None:
        """The cheapest options that go together, or None where none do."""
        self.choices = [sorted(one, key=lambda each: each.price) for one in self.choices]
        self.choices.sort(
            key=lambda one: (one[0].settled, one[0].week, one[0].number) if one else (False, 0, 0)
        )
        if not all(self.choices):
            return None
        self._runs = self._key_runs()
        self._levels = [0.0] * len(self._runs)
        self._caps = [math.inf] * len(self._runs)
        for one in self.settled:
            self._add(one, 1.0)
        self._caps = [self._cap(place) for place in range(len(self._runs))]
        rest = [0.0]
        for cheapest in [one[0] for one in reversed(self.choices)]:
            rest.append(rest[-1] + cheapest.price)
        self._rest = rest[::-1]
        self._descend(0, 0.0, [])
        return self.best or None

    def _key_runs(self) -> list[RunPoint]:
        """The key runs that the sessions of the window could tire."""
        starts = [each.start for one in self.choices for each in one if each.slot is not None]
        if not starts:
            return []
        first, last = min(starts), max(starts) + REMEMBERED
        return [point for point in self.ground.view.key_runs if first <= point.earliest <= last]

    def _cap(self, place: int) -> float:
        """Most fatigue that is planned at a run: under its cap, or what is there if nothing changes."""
        problem = self.ground.problem
        cap = fatigue_cap(problem, self._runs[place].run)
        as_it_is = self._levels[place] + sum(
            dict(self._residuals(one)).get(place, 0.0)
            for choices in self.choices
            for one in choices
            if one.settled and one.slot is not None
        )
        return max(fatigue_cap_used(problem) * cap, min(cap, as_it_is)) + 1e-6

    def _residuals(self, one: Option) -> list[tuple[int, float]]:
        """What a session leaves at each run of the window it tires."""
        if id(one) not in self._left:
            burden = one.burden
            self._left[id(one)] = [
                (
                    place,
                    residual(burden.impulse, point.earliest - one.end, burden.novel, self.ground.recovery),
                )
                for place, point in enumerate(self._runs)
                if one.slot is not None and 0.0 <= point.earliest - one.end <= REMEMBERED
            ]
        return self._left[id(one)]

    def _add(self, one: Option, sign: float) -> float:
        """Enter what a session leaves, or take it back; the points of fatigue, infinite above a cap."""
        free, points = self.ground.problem.constant("fatigue_free"), 0.0
        for place, left in self._residuals(one):
            before = self._levels[place]
            now = self._levels[place] = before + sign * left
            if now > self._caps[place] and sign > 0.0:
                points = math.inf
            weight = run_weight(self._runs[place].run)
            points += weight * (max(0.0, now - free) - max(0.0, before - free))
        return points

    def _descend(self, depth: int, cost: float, taken: list[Option]) -> None:
        if depth == len(self.choices):
            self.least, self.best = cost, tuple(taken)
            return
        for one in self.choices[depth]:
            if cost + one.price + self._rest[depth + 1] >= self.least - 1e-9 or self.nodes > MOST_NODES:
                return
            self.nodes += 1
            beside = self._beside(one, taken)
            if cost + one.price + beside + self._rest[depth + 1] >= self.least - 1e-9:
                continue
            tired = self._add(one, 1.0)
            total = cost + one.price + beside + tired
            if total + self._rest[depth + 1] < self.least - 1e-9:
                taken.append(one)
                self._descend(depth + 1, total, taken)
                taken.pop()
            self._add(one, -1.0)

    def _beside(self, one: Option, taken: Sequence[Option]) -> float:
        """Points for standing beside the others, infinite where two may not."""
        if one.slot is None:
            return 0.0
        return sum(beside(self.ground, one, other) for other in (*self.settled, *taken))


def beside(ground: Ground, one: Option, other: Option) -> float:
    """Points for two sessions together: nearness and habit; infinite where they may not stand so."""
    if one.slot is None or other.slot is None:
        return 0.0
    apart, points = abs(one.start - other.start), 0.0
    if apart < BESIDE and not (one.settled and other.settled) and not _may_stand(ground, one, other, apart):
        return math.inf
    if one.week == other.week:
        points += crowding_price(ground.problem, apart)
    if abs(one.week - other.week) == 1 and one.number == other.number:
        points += habit_price(ground.problem, one.slot.moment, other.slot.moment)
    return points


def _may_stand(ground: Ground, one: Option, other: Option, apart: float) -> bool:
    """Whether two sessions are far enough apart."""
    if one.slot is None or other.slot is None:
        return True
    problem, first = ground.problem, min((one, other), key=lambda each: each.start)
    rest = problem.constant("region_spacing") + first.minutes / 60.0
    both = one.burden.heavy and other.burden.heavy
    spaced = apart >= rest and (not both or apart >= problem.constant("heavy_spacing"))
    return spaced and one.slot.date != other.slot.date
