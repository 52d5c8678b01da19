"""What a session becomes with other equipment: its exercises exchanged for the nearest that can be done.

A variant of a session names the kit it is written for: ``full`` with the usual one, ``full@1`` with the first
of the others. Exchanged exercises are the same all season, so that they become familiar too.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace

from groundforce.planner.search.candidates import candidates, jumps
from groundforce.planner.search.known import once
from groundforce.planner.search.menu import Entry, Menu, Role, in_order, set_options
from groundforce.planner.search.price import MenuPrice
from groundforce.planner.search.slots import Slot, kits_of
from groundforce.planner.search.steps import Step
from groundforce.training.equipment import ALWAYS
from groundforce.training.exercise import Exercise
from groundforce.training.problem import PlanProblem

MARK = "@"


def at_kit(kind: str, kit: int) -> str:
    """The variant of a kind of session with a kit.

    >>> at_kit("full", 0), at_kit("full", 2)
    ('full', 'full@2')
    """
    return kind if kit == 0 else f"{kind}{MARK}{kit}"


def kind_of(variant: str) -> str:
    """How a session is done, whatever its kit.

    >>> kind_of("light@2")
    'light'
    """
    return variant.partition(MARK)[0]


def kit_of(variant: str) -> int:
    """The number of the kit of a variant.

    >>> kit_of("full"), kit_of("full@2")
    (0, 2)
    """
    return int(variant.partition(MARK)[2] or 0)


def kits_in(slots: tuple[Slot, ...]) -> tuple[int, ...]:
    """The kits there are in these slots; the usual one where there is no slot."""
    return tuple(sorted({slot.kit for slot in slots})) or (0,)


def anywhere(problem: PlanProblem) -> PlanProblem:
    """The problem as if all its places were one: what the menu is made for."""
    return replace(problem, equipment=problem.equipment_anywhere) if problem.places else problem


@dataclass(eq=False)
class Kits:
    """The ``kits`` of a problem's places, the usual one first, and what sessions become with each."""

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    price: MenuPrice
    kits: tuple[frozenset[str], ...]
    _pools: dict[Hashable, tuple[Exercise, ...]] = field(default_factory=dict)
    _jumps: dict[Hashable, Mapping[int, Exercise]] = field(default_factory=dict)
    _roles: dict[Hashable, Role] = field(default_factory=dict)
    _lacks: dict[Hashable, float] = field(default_factory=dict)

    def role(self, role: Role, rest: Menu, kit: int) -> Role:
        """A session beside the ``rest`` of its week with a kit."""
        fits = [self.possible(entry.exercise, kit) for entry in role]
        if all(fits):
            return role
        key = (_names(role), tuple(_names(one) for one in rest), kit)
        return once(self._roles, key, lambda: self._exchanged(role, rest, kit))

    def jumps(self, usual: Mapping[int, Exercise], kit: int) -> Mapping[int, Exercise]:
        """The jump of each tier with a kit: the usual one where it can be done."""
        if all(self.possible(one, kit) for one in usual.values()):
            return usual
        own = once(self._jumps, kit, lambda: jumps(self._at(kit), self.catalogue))
        return {**own, **{tier: one for tier, one in usual.items() if self.possible(one, kit)}}

    def spread(self, menu: Menu) -> Menu:
        """A menu of which no more sessions ask for the best equipment than there are weekdays with it; of the
        others those that lose least are made for the usual days' own."""
        days = self._days()
        best = max(days, key=lambda kit: (len(self.kits[kit]), -kit), default=0)
        others = [kit for kit in days if kit != best]
        while others:
            asking = [
                place
                for place, role in enumerate(menu)
                if not any(self.role(role, (), kit) is role for kit in others)
            ]
            if len(asking) <= len(days[best]):
                break
            ways = [self._with(menu, place, kit) for place in asking for kit in others]
            menu = min(ways, key=self.price.of)
        return menu

    def everywhere(self, steps: Mapping[str, Step]) -> dict[str, Step]:
        """The harder versions that every place has the equipment for; others would come and go."""
        days = self._days()
        return {
            name: step
            for name, step in steps.items()
            if all(self.possible(step.exercise, kit) for kit in days)
        }

    def _with(self, menu: Menu, place: int, kit: int) -> Menu:
        rest = (*menu[:place], *menu[place + 1 :])
        return (*menu[:place], self.role(menu[place], rest, kit), *menu[place + 1 :])

    def _days(self) -> dict[int, set[int]]:
        """The weekdays of each kit."""
        found: dict[int, set[int]] = {}
        own = {place.name: place.equipment for place in self.problem.places}
        for one in self.problem.openings:
            kit = self.kits.index(own.get(one.place, self.problem.equipment) | ALWAYS)
            found.setdefault(kit, set()).add(one.weekday)
        return found

    def lack(self, role: Role, rest: Menu, kit: int) -> float:
        """Points that a week's content loses when one of its sessions is done with a kit."""
        there = self.role(role, rest, kit)
        if there is role:
            return 0.0
        key = (_names(role), tuple(_names(one) for one in rest), kit)
        return once(
            self._lacks, key, lambda: max(0.0, self.price.of((*rest, there)) - self.price.of((*rest, role)))
        )

    def possible(self, exercise: Exercise, kit: int) -> bool:
        """Whether an exercise can be done with a kit."""
        return exercise.possible_with(self.kits[kit])

    def _at(self, kit: int) -> PlanProblem:
        return replace(self.problem, equipment=self.kits[kit])

    def _exchanged(self, role: Role, rest: Menu, kit: int) -> Role:
        pool = once(self._pools, kit, lambda: candidates(self._at(kit), self.catalogue))
        found = tuple(entry for entry in role if self.possible(entry.exercise, kit))
        for _ in range(len(role) - len(found)):
            held = {entry.exercise.id for entry in found}
            options = [Entry(one, sets) for one in pool if one.id not in held for sets in set_options(one)]
            ways = [found, *((*found, option) for option in options)]
            found = min(ways, key=lambda way: self.price.of((*rest, way)))
        return in_order(found)


def _names(role: Role) -> Hashable:
    return tuple((entry.exercise.id, entry.sets) for entry in role)


def kits_for(problem: PlanProblem, catalogue: Mapping[str, Exercise], price: MenuPrice) -> Kits:
    """The kits of a problem that is being planned."""
    return Kits(problem, catalogue, price, kits_of(problem))
