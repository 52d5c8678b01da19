"""Searches a menu by filling its places: the best exercise for one place after the other, while it cools.

Every place of every session is emptied in turn and given one of all exercises, or none, by their prices
there: mostly the cheapest, at first often a dearer one (a Gibbs sampler, that is simulated annealing by heat
bath; Geman and Geman 1984). Some searches run side by side, since one array operation serves them all. The
best menu any of them met is taken, and every place filled with its cheapest until none changes.

Chance comes from a generator of whole numbers that begins at the same one every time, and prices are whole
numbers, so the same problem has the same menu everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from groundforce.planner.search.terms import POINT, Terms, Whole

CHAINS = 8
"""searches side by side"""
SWEEPS = 12
"""times every place is filled anew: seconds against price, see ``docs/planner-benchmark.md``"""
HOTTEST, COLDEST = 12.0, 1.0
"""points by which a dearer exercise may be taken one time of e, at the beginning and in the end"""
DRAWS = 1 << 16
MULTIPLIER, INCREMENT, WORD = 6364136223846793005, 1442695040888963407, 1 << 64


class Chance:
    """Numbers without pattern from one start: the 64-bit congruential generator of Knuth (MMIX)."""

    def __init__(self, start: int = 1) -> None:
        self.state = start

    def below(self, limit: int) -> int:
        """A whole number from 0 to below ``limit``."""
        self.state = (self.state * MULTIPLIER + INCREMENT) % WORD
        return (self.state >> 33) * limit >> 31

    def shuffled(self, count: int) -> list[int]:
        """The numbers below ``count`` in an order drawn (Fisher and Yates)."""
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


@cache
def _draws() -> Whole:
    """Gumbel numbers in millionths: the least of price less heat times such a number is a draw by price."""
    states, multiplier, increment = np.array([1], np.uint64), MULTIPLIER, INCREMENT
    while len(states) < DRAWS:
        ahead = states * np.uint64(multiplier) + np.uint64(increment)
        states = np.concatenate([states, ahead])
        increment = (multiplier * increment + increment) % WORD
        multiplier = multiplier * multiplier % WORD
    even = ((states >> np.uint64(33)).astype(float) + 0.5) / 2.0**31
    drawn: Whole = np.rint(-np.log(-np.log(even)) * POINT).astype(np.int64)
    return drawn


@dataclass(frozen=True)
class Effort:
    """How long and how warm a search is."""

    chains: int = CHAINS
    sweeps: int = SWEEPS
    hottest: float = HOTTEST
    coldest: float = COLDEST


class Menus:
    """Some menus side by side: ``held`` (menu, session, place) is the option in each place, ``cost`` what
    each menu costs more than an empty one [millionths of a point]."""

    def __init__(self, terms: Terms, held: Whole) -> None:
        chains, sessions, places = held.shape
        self.terms, self.rows = terms, np.arange(chains)
        self.held = np.full_like(held, len(terms.options))
        self.counts = np.zeros((chains, sessions, terms.week.shape[1]), np.int64)
        self.seconds = np.zeros((chains, sessions), np.int64)
        self.size = np.zeros((chains, sessions), np.int64)
        self.kin = np.zeros((chains, len(terms.kin)), np.int64)
        self.cost = np.zeros(chains, np.int64)
        for session in range(sessions):
            for place in range(places):
                self.fill(session, place, held[:, session, place], self.emptied(session, place))

    def emptied(self, session: int, place: int) -> Whole:
        """Take out what a place holds; what every option would cost there, and nothing, which costs 0."""
        terms, held = self.terms, self.held[:, session, place]
        self._change(session, held, -1)
        counts = self.counts[:, session]
        at = np.minimum(counts.take(terms.reads, axis=1), terms.last)
        at += terms.first
        prices: Whole = terms.prices.take(at).take(terms.features, axis=1).sum(axis=2)
        prices += terms.taste
        spent = self.seconds[:, session, None] - terms.time
        prices += np.maximum(spent + terms.seconds, 0) - np.maximum(spent, 0)
        kin = np.where(counts.take(terms.exercises, axis=1) > 0, 0, self.kin)
        prices += kin.take(terms.exercise, axis=1)
        prices[:, :-1] += terms.size.take(self.size[:, session])[:, None]
        self.cost -= prices[self.rows, held]
        return prices

    def fill(self, session: int, place: int, chosen: Whole, prices: Whole) -> None:
        """Put options into the place that was emptied."""
        self._change(session, chosen, 1)
        self.held[:, session, place] = chosen
        self.cost += prices[self.rows, chosen]

    def _change(self, session: int, options: Whole, sign: int) -> None:
        terms, exercise = self.terms, self.terms.exercise.take(options)
        counter = terms.exercises.take(exercise)
        before = self.counts[self.rows, 0, counter] > 0
        week, own = terms.week.take(options, axis=0), terms.session.take(options, axis=0)
        if sign > 0:
            self.counts += week[:, None]
            self.counts[:, session] += own
            self.seconds[:, session] += terms.seconds.take(options)
            self.size[:, session] += options < len(terms.options)
        else:
            self.counts -= week[:, None]
            self.counts[:, session] -= own
            self.seconds[:, session] -= terms.seconds.take(options)
            self.size[:, session] -= options < len(terms.options)
        changed = before != (self.counts[self.rows, 0, counter] > 0)
        if changed.any():
            self.kin += terms.kin.take(exercise, axis=0) * (changed * sign)[:, None]


def _cooled(menus: Menus, effort: Effort, chance: Chance) -> Whole:
    """The best menu that any of the searches met, as the options in its places."""
    chains, sessions, places = menus.held.shape
    best: Whole = menus.held[0].copy()
    best_cost = int(menus.cost[0])
    width = chains * len(menus.terms.taste)
    draws = np.concatenate([_draws(), _draws()[:width]])
    for sweep in range(effort.sweeps):
        left = 1.0 - sweep / effort.sweeps
        heat = int(POINT * (effort.coldest + (effort.hottest - effort.coldest) * left * left))
        for number in chance.shuffled(sessions * places):
            session, place = divmod(number, places)
            prices = menus.emptied(session, place)
            first = chance.below(DRAWS)
            drawn = draws[first : first + width].reshape(prices.shape)
            menus.fill(session, place, (prices - heat * drawn // POINT).argmin(axis=1), prices)
        row = int(menus.cost.argmin())
        if menus.cost[row] < best_cost:
            best, best_cost = menus.held[row].copy(), int(menus.cost[row])
    return best


def _settled(terms: Terms, held: Whole) -> Whole:
    """The menu after every place was filled with its cheapest until none changed."""
    menus, before = Menus(terms, held[None]), None
    while before is None or menus.cost[0] < before:
        before = int(menus.cost[0])
        for session, place in np.ndindex(*held.shape):
            old = menus.held[:, session, place].copy()
            prices = menus.emptied(session, place)
            best = prices.argmin(axis=1)
            menus.fill(session, place, best if prices[0, best[0]] < prices[0, old[0]] else old, prices)
    settled: Whole = menus.held[0]
    return settled


def best_menu(
    terms: Terms, sessions: int, places: int, effort: Effort, seed: int
) -> tuple[tuple[int, ...], ...]:
    """The cheapest menu found of ``sessions`` with at most ``places`` exercises each, as options' numbers."""
    nothing = len(terms.options)
    chance = Chance(seed)
    empty = np.full((effort.chains, sessions, places), nothing)
    held = _settled(terms, _cooled(Menus(terms, empty), effort, chance))
    return tuple(tuple(one for one in session if one < nothing) for session in held.tolist())
