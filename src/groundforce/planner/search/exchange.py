"""Searches a menu by exchanging exercises: threshold accepting (Dueck & Scheuer 1990), always the same way.

A step gives one exercise for another, one for two, two for one, or moves one between sessions; a dearer menu
is accepted while it is dearer by less than a threshold that falls to nothing. In the end each place is filled
with the best there is for it until nothing changes. A step changes one or two sessions and only those are
priced anew.

The steps come from a small generator of whole numbers that begins at the same one every time, and the prices
are plain sums in a fixed order, so the same problem has the same menu everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from groundforce.planner.search.price import MenuPrice, Option, Part

Changed = tuple[tuple[int, tuple[Option, ...]], ...]
"""The sessions that a step changes: (session, what it holds then)."""
HOTTEST = 20.0
"""points a step may cost at the beginning"""
ADD, DROP, MOVE, TWO_FOR_ONE, ONE_FOR_TWO = 10, 15, 30, 40, 60
"""of a hundred steps, up to which number: an exercise more, one fewer, one to another session, two for one,
one for two; the rest give one for one"""
LEAST = 1e-9
"""points by which a menu must be cheaper to count as cheaper"""
WELL_OVER = 60.0
"""s; a session that a step takes further over its time is not priced at all"""


class Chance:
    """Numbers without pattern from one start: the 64-bit congruential generator of Knuth (MMIX)."""

    def __init__(self) -> None:
        self.state = 1

    def below(self, limit: int) -> int:
        """A whole number from 0 to below ``limit``."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) * limit >> 31


class Exchange:
    """A menu under search: its ``roles``, what each adds and what all cost, and the best menu so far."""

    def __init__(self, options: Sequence[Option], roles: int, price: MenuPrice) -> None:
        self.options, self.price, self.chance = options, price, Chance()
        self.roles: list[tuple[Option, ...]] = [()] * roles
        self.parts: list[Part] = [price.part(())] * roles
        self.cost = price.of_parts(self.parts)
        self.best, self.best_cost = tuple(self.roles), self.cost

    def run(self, steps: int) -> tuple[tuple[Option, ...], ...]:
        """The best menu of ``steps`` steps, after which no single exchange makes it cheaper."""
        for number in range(steps):
            left = 1.0 - number / steps
            self._try(self._step(), HOTTEST * left * left)
        self.roles = list(self.best)
        self.parts = [self.price.part(role) for role in self.roles]
        self.cost = self.best_cost
        self._descend()
        return self.best

    def _descend(self) -> None:
        """Fill every place in turn with whatever is cheapest there, or with nothing, until none changes."""
        before = math.inf
        while self.best_cost < before:
            before = self.best_cost
            for index in range(len(self.roles)):
                for place in range(len(self.roles[index]) + 1):
                    self._fill_best(index, place)

    def _fill_best(self, index: int, place: int) -> None:
        """The cheapest of all options for one place of a session, the one after its last included."""
        role = self.roles[index]
        rest = role[:place] + role[place + 1 :]
        held = sum(one.bit for one in rest)
        self._try(((index, rest),), 0.0)
        for one in self.options:
            if not one.bit & held:
                self._try(((index, (*rest, one)),), 0.0)

    def _try(self, changed: Changed, threshold: float) -> None:
        """Take a step unless it makes the menu dearer by ``threshold`` points or more."""
        if not changed:
            return
        parts = self.parts.copy()
        for index, role in changed:
            spent = sum([one.seconds for one in role])
            if spent > self.price.time + WELL_OVER and len(role) >= len(self.roles[index]):
                return
            parts[index] = self.price.part(role)
        cost = self.price.of_parts(parts)
        if cost >= self.cost + threshold - LEAST:
            return
        for index, role in changed:
            self.roles[index] = role
        self.parts, self.cost = parts, cost
        if cost < self.best_cost - LEAST:
            self.best, self.best_cost = tuple(self.roles), cost

    def _step(self) -> Changed:
        """The sessions one step changes; nothing where the step drawn is not possible."""
        chance = self.chance
        index, kind = chance.below(len(self.roles)), chance.below(100)
        role = self.roles[index]
        if not role or kind < ADD:
            return self._filled(index, role, 1)
        place = chance.below(len(role))
        rest = role[:place] + role[place + 1 :]
        if kind < DROP:
            return ((index, rest),)
        if kind < MOVE and len(self.roles) > 1:
            return self._across(index, rest, role[place])
        if kind < TWO_FOR_ONE and rest:
            other = chance.below(len(rest))
            rest = rest[:other] + rest[other + 1 :]
        return self._filled(index, rest, 2 if TWO_FOR_ONE <= kind < ONE_FOR_TWO else 1)

    def _filled(self, index: int, role: tuple[Option, ...], more: int) -> Changed:
        """A session with ``more`` options drawn; nothing where one is of an exercise it holds."""
        for _ in range(more):
            one = self.options[self.chance.below(len(self.options))]
            if any(one.bit == held.bit for held in role):
                return ()
            role = (*role, one)
        return ((index, role),)

    def _across(self, index: int, rest: tuple[Option, ...], one: Option) -> Changed:
        """One exercise to another session, for one of its own or for nothing."""
        other = self.chance.below(len(self.roles))
        there = self.roles[other]
        if other == index or any(one.bit == held.bit for held in there):
            return ()
        place = self.chance.below(len(there) + 1)
        if place == len(there):
            return ((index, rest), (other, (*there, one)))
        back = there[place]
        if any(back.bit == held.bit for held in rest):
            return ()
        return ((index, (*rest, back)), (other, (*there[:place], *there[place + 1 :], one)))
