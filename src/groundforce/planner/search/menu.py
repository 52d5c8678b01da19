"""What the sessions of a week hold: a search over exercises and sets.

One menu serves the whole plan, so that exercises stay the same and only their dose moves. The search
(``exchange``) is deterministic.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from groundforce.evidence import parameter
from groundforce.planner.search.classes import Family, family, is_barbell_like
from groundforce.planner.search.exchange import Effort, best_menu
from groundforce.planner.search.price import MenuPrice, Option
from groundforce.planner.search.terms import terms_of
from groundforce.training.exercise import Exercise

USUAL_SETS = int(parameter("menu_sets").value)
MORE_SETS = int(parameter("menu_sets_more").value)
GROWING = frozenset({Family.MAIN, Family.HAMSTRING, Family.CALF})
"""Families for which the search may choose the larger number of sets at full dose."""
USUAL = Effort()
REMEMBERED = 256
"""Searches a process remembers: runners with the same kit, minutes and experience often share one."""
_FOUND: dict[Hashable, tuple[tuple[int, ...], ...]] = {}


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


def set_options(exercise: Exercise) -> tuple[int, ...]:
    """The numbers of sets a menu may give an exercise."""
    return (MORE_SETS, USUAL_SETS) if family(exercise) in GROWING else (USUAL_SETS,)


def _heaviest_first(role: Role) -> tuple[float, tuple[str, ...]]:
    load = sum(entry.sets * entry.exercise.lower_load for entry in role)
    return -load, tuple(entry.exercise.id for entry in role)


def options_of(pool: tuple[Exercise, ...], price: MenuPrice) -> list[Option]:
    """Every exercise with every number of sets it may have."""
    return [price.option(Entry(one, sets)) for one in pool for sets in set_options(one)]


def compose_menu(
    pool: tuple[Exercise, ...], roles: int, price: MenuPrice, effort: Effort = USUAL, seed: int = 1
) -> Menu:
    """The cheapest menu of ``roles`` sessions the search finds, the heaviest session first, each in order.

    ``pool`` exercises to choose from; ``effort`` how long to search; another ``seed``, another search. A menu
    may come back with an empty session when nothing fits. Runners for whom all that is priced is the same
    share a search.
    """
    options = options_of(pool, price)
    key = (
        tuple(_priced(one, price) for one in options),
        price.owed,
        price.rates,
        price.time,
        roles,
        effort,
        seed,
    )
    if key not in _FOUND:
        places = max(1, int(price.rates.most_exercises))
        _FOUND[key] = best_menu(terms_of(options, price, places), roles, places, effort, seed)
        if len(_FOUND) > REMEMBERED:
            del _FOUND[next(iter(_FOUND))]
    menu = (in_order(tuple(options[number].entry for number in role)) for role in _FOUND[key])
    return tuple(sorted(menu, key=_heaviest_first))


def _priced(one: Option, price: MenuPrice) -> Hashable:
    """All of an option that a price reads."""
    exercise = one.entry.exercise
    return (
        exercise.id,
        one.seconds,
        one.taste,
        one.doses,
        one.covers,
        price.harder.get(exercise.id, exercise.prepares),
        one.main,
        one.pattern,
        one.legs,
    )


def exercises_of(menu: Menu) -> Mapping[str, Exercise]:
    """The exercises of a menu by id."""
    return {entry.exercise.id: entry.exercise for role in menu for entry in role}
