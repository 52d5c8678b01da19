"""What the sessions of a week hold: a local search over exercises and sets.

One menu serves the whole plan, so that exercises stay the same and only their dose moves; the search adds,
drops, swaps and resizes until nothing lowers the price. It is deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from groundforce.planner.search.classes import Family, family, is_barbell_like
from groundforce.planner.search.price import MenuPrice
from groundforce.training.exercise import Exercise

SETS = {Family.MAIN: (3, 2), Family.HAMSTRING: (3, 2), Family.CALF: (3, 2)}
"""Numbers of sets the search may choose at full dose; two elsewhere."""


@dataclass(frozen=True)
class Entry:
    """One exercise of a session and its work sets at full dose."""

    exercise: Exercise
    sets: int


Role = tuple[Entry, ...]
Menu = tuple[Role, ...]
"""One role per session of the week (A, B, C)."""


def in_order(role: Role) -> Role:
    """The exercises of a session in the order they are done."""

    def place(entry: Entry) -> tuple[int, bool, float, str]:
        one = entry.exercise
        return (family(one), not is_barbell_like(one), -one.lower_load, one.id)

    return tuple(sorted(role, key=place))


def _options(exercise: Exercise) -> tuple[int, ...]:
    return SETS.get(family(exercise), (2,))


def _with(menu: Menu, index: int, role: Role) -> Menu:
    return (*menu[:index], role, *menu[index + 1 :])


def _neighbours(menu: Menu, pool: tuple[Exercise, ...]) -> Iterator[Menu]:
    """Every menu one step away: add, drop, resize or replace an exercise, or exchange two."""
    for index, role in enumerate(menu):
        held = {entry.exercise.id for entry in role}
        fresh = [Entry(one, sets) for one in pool if one.id not in held for sets in _options(one)]
        for entry in fresh:
            yield _with(menu, index, (*role, entry))
        for place, old in enumerate(role):
            rest = role[:place] + role[place + 1 :]
            yield _with(menu, index, rest)
            for sets in _options(old.exercise):
                if sets != old.sets:
                    yield _with(menu, index, (*rest, Entry(old.exercise, sets)))
            for entry in fresh:
                yield _with(menu, index, (*rest, entry))
    yield from _exchanges(menu)


def _exchanges(menu: Menu) -> Iterator[Menu]:
    for first in range(len(menu)):
        for second in range(first + 1, len(menu)):
            for one in menu[first]:
                for two in menu[second]:
                    left = (*(entry for entry in menu[first] if entry is not one), two)
                    right = (*(entry for entry in menu[second] if entry is not two), one)
                    yield _with(_with(menu, first, left), second, right)


def _grown(menu: Menu, pool: tuple[Exercise, ...]) -> Iterator[Menu]:
    """Every menu with one exercise more."""
    for index, role in enumerate(menu):
        held = {entry.exercise.id for entry in role}
        for one in pool:
            if one.id not in held:
                yield from (_with(menu, index, (*role, Entry(one, sets))) for sets in _options(one))


def _descend(menu: Menu, steps: Callable[[Menu], Iterator[Menu]], price: Callable[[Menu], float]) -> Menu:
    """Take the best step until none helps."""
    cost = price(menu)
    while True:
        best_cost, best = cost, menu
        for other in steps(menu):
            other_cost = price(other)
            if other_cost < best_cost - 1e-9:
                best_cost, best = other_cost, other
        if best is menu:
            return menu
        menu, cost = best, best_cost


def compose_menu(pool: tuple[Exercise, ...], roles: int, price: MenuPrice) -> Menu:
    """The cheapest menu of ``roles`` sessions the search finds, each session in order.

    ``pool`` exercises to choose from. A menu may come back with an empty session when nothing fits.
    """
    empty: Menu = tuple(() for _ in range(roles))
    greedy = _descend(empty, lambda menu: _grown(menu, pool), price.of)
    found = _descend(greedy, lambda menu: _neighbours(menu, pool), price.of)
    return tuple(in_order(role) for role in found)


def exercises_of(menu: Menu) -> Mapping[str, Exercise]:
    """The exercises of a menu by id."""
    return {entry.exercise.id: entry.exercise for role in menu for entry in role}
