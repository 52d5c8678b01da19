"""The best content known: a long search of its own over the same menus and prices as the planner's.

Simulated annealing from the planner's menu, by seed and number of steps, so that it can be had again.
"""

from __future__ import annotations

import math
from random import Random

from benchmarks._planning.greedy import priced, with_menus
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.menu import Entry, Menu, Role, exercises_of, in_order, set_options
from groundforce.planner.search.price import MenuPrice
from groundforce.planner.search.steps import BUILD
from groundforce.training.exercise import Exercise

HOTTEST, COLDEST = 25.0, 0.5
"""points a step may cost at the beginning and at the end"""


def content_price(draft: Draft) -> float:
    """Points of a draft's menus over its weeks that build, everything the content search minimises."""
    price, _ = priced(draft)
    of_size = {size: price.of(menu) for size, menu in draft.menus.items()}
    return sum(of_size[week.sessions] for week in draft.weeks if week.phase in BUILD and week.sessions > 0)


def _replaced(menu: Menu, index: int, role: Role) -> Menu:
    return (*menu[:index], role, *menu[index + 1 :])


def _holds(role: Role, entry: Entry) -> bool:
    return entry.exercise.id in {one.exercise.id for one in role}


def _step(menu: Menu, pool: tuple[Exercise, ...], chance: Random) -> Menu:
    """A menu one random step away: an exercise more, fewer, another or resized, or two exchanged."""
    index = chance.randrange(len(menu))
    role, kind = menu[index], chance.random()
    held = {entry.exercise.id for entry in role}
    other_one = chance.choice(pool)
    fresh = Entry(other_one, chance.choice(set_options(other_one)))
    if fresh.exercise.id not in held and (kind < 0.2 or not role):
        return _replaced(menu, index, (*role, fresh))
    if not role:
        return menu
    place = chance.randrange(len(role))
    rest = role[:place] + role[place + 1 :]
    if kind < 0.3:
        return _replaced(menu, index, rest)
    if kind < 0.45:
        one = role[place].exercise
        return _replaced(menu, index, (*rest, Entry(one, chance.choice(set_options(one)))))
    other = chance.randrange(len(menu))
    if kind < 0.6 and other != index and menu[other]:
        there = chance.randrange(len(menu[other]))
        left = (*menu[other][:there], *menu[other][there + 1 :])
        if _holds(left, role[place]) or _holds(rest, menu[other][there]):
            return menu
        swapped = _replaced(menu, index, (*rest, menu[other][there]))
        return _replaced(swapped, other, (*left, role[place]))
    return menu if fresh.exercise.id in held else _replaced(menu, index, (*rest, fresh))


def _annealed(menu: Menu, pool: tuple[Exercise, ...], price: MenuPrice, steps: int, seed: int) -> Menu:
    chance = Random(seed)
    cost = price.of(menu)
    best, best_cost = menu, cost
    for number in range(steps):
        heat = HOTTEST * (COLDEST / HOTTEST) ** (number / steps)
        other = _step(menu, pool, chance)
        if other is menu:
            continue
        other_cost = price.of(other)
        if other_cost <= cost or chance.random() < math.exp((cost - other_cost) / heat):
            menu, cost = other, other_cost
            if cost < best_cost:
                best, best_cost = menu, cost
    return tuple(in_order(role) for role in best)


def best_known_draft(draft: Draft, steps: int, seed: int = 1) -> Draft:
    """The problem with the best menus a long search finds."""
    price, pool = priced(draft)
    menus: dict[int, Menu] = {}
    for size in sorted(draft.menus, reverse=True):
        menus[size] = _annealed(draft.menus[size], pool, price, steps, seed)
        pool = tuple(one for one in pool if one.id in exercises_of(menus[max(menus)]))
    return with_menus(draft, menus, price)
