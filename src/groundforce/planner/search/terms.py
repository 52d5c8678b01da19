"""The price of a menu as tables of whole numbers, so that all exercises for one place are priced at once.

What an exercise adds to a menu is a sum: each of its features (a muscle's sets, a need it meets, its lift,
its pattern …) costs what a small table says for what is there already. Only the seconds of a session and an
exercise's kin are told apart from it. A place is priced in some fifteen array operations, whatever the
number of exercises. All is in millionths of a point: sums of whole numbers are the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from groundforce.planner.search.price import MOST_MAIN_LIFTS, MOST_OF_PATTERN, TWICE, MenuPrice, Option

if TYPE_CHECKING:
    from groundforce.planner.search.rates import Rates

Whole: TypeAlias = NDArray[np.int64]
POINT = 1_000_000
TENTHS = 10
"""Effective sets are counted in tenths: the least share of a set a muscle gets is a fifth."""
NEVER = 10**12
"""price of the same exercise twice in a session"""
Counter: TypeAlias = tuple[str, Hashable]
"""What is counted of a week, or of a session where the name says so: ("sets", 3), ("session mains", 0)"""
Feature: TypeAlias = tuple[Counter, int]
"""A counter and by how much an option raises it."""


def in_millionths(points: float) -> int:
    """Points as a whole number."""
    return round(points * POINT)


def _raised(price: Callable[[int], int], step: int, last: int) -> list[int]:
    """What ``step`` more cost where so many are there already, up to ``last``, from which nothing changes."""
    known = [price(count) for count in range(last + step + 1)]
    return [known[count + step] - known[count] for count in range(last + 1)]


@cache
def _set_prices(points: float, enough: float, step: int) -> list[int]:
    """What ``step`` tenths of a set more are worth to a muscle by the tenths it has."""
    last = math.ceil(enough * TENTHS)
    return _raised(
        lambda tenths: in_millionths(points * max(0.0, 1.0 - tenths / TENTHS / enough) ** 2), step, last
    )


def _step_price(rates: Rates) -> Callable[[int], int]:
    """Points of a session for how many exercises it holds."""

    def price(count: int) -> int:
        over, under = max(0.0, count - rates.most_exercises), max(0.0, rates.fewest_exercises - count)
        return in_millionths(rates.crowded * over + rates.sparse * under)

    return price


@dataclass(eq=False)
class Tables:
    """Features while they are collected: the counter each reads and its price by what is counted."""

    counters: dict[Counter, int] = field(default_factory=dict)
    features: dict[Feature, int] = field(default_factory=dict)
    reads: list[int] = field(default_factory=list)
    prices: list[list[int]] = field(default_factory=list)

    def feature(self, counter: Counter, step: int, prices: Callable[[], list[int]]) -> int:
        """The number of a feature; its prices are made where it is new."""
        key = (counter, step)
        if key not in self.features:
            self.features[key] = len(self.prices)
            self.reads.append(self.counters.setdefault(counter, len(self.counters)))
            self.prices.append(prices())
        return self.features[key]


def _features(one: Option, price: MenuPrice, tables: Tables) -> list[tuple[int, int]]:
    """(feature, step of its counter) of an option."""
    rates, found = price.rates, []

    def add(name: str, which: Hashable, step: int, prices: Callable[[], list[int]]) -> None:
        found.append((tables.feature((name, which), step, prices), step))

    for place, sets in one.doses:
        enough, points = price.owed[place]
        tenths = round(sets * TENTHS)
        add("sets", place, tenths, partial(_set_prices, points, enough, tenths))
    for place, points in enumerate(price.missing):
        if one.covers >> place & 1:
            add("cover", place, 1, partial(list, (-in_millionths(points), 0)))
    if one.bit & price.own_bits:
        add("own", one.bit, 1, lambda: [-in_millionths(rates.own_lift_gone), 0])
    again = rates.same_main if one.main else rates.repeated
    add("main lift" if one.main else "lift", one.lift, 1, lambda: [0, in_millionths(again)])
    if one.movement is not None:
        again_in_session = in_millionths(rates.once_a_week)
        add("movement", one.movement, 1, lambda: [*(-again_in_session for _ in range(TWICE)), 0])
        add("session movement", one.movement, 1, lambda: [0, again_in_session])
    if one.legs:
        add("legs", 0, one.legs, lambda: _leg_prices(rates, one.legs))
    add("exercise", one.bit, 1, lambda: [0])
    add("session exercise", one.bit, 1, lambda: [0, NEVER])
    add("session pattern", one.pattern, 1, lambda: _pattern_prices(rates))
    if one.main:
        add("session mains", 0, 1, lambda: _main_prices(rates))
    return found


def _leg_prices(rates: Rates, step: int) -> list[int]:
    enough = rates.enough_leg_sets
    last = math.ceil(enough)
    return _raised(lambda sets: in_millionths(rates.surplus_set * max(0.0, sets - enough)), step, last)


def _pattern_prices(rates: Rates) -> list[int]:
    again, crowded = in_millionths(rates.repeated_in_session), in_millionths(rates.crowded)
    return [0, *[again] * (MOST_OF_PATTERN - 1), again + crowded]


def _main_prices(rates: Rates) -> list[int]:
    alone, crowded = in_millionths(rates.without_main), in_millionths(rates.crowded)
    return [-alone, *[0] * (MOST_MAIN_LIFTS - 1), crowded]


@dataclass(frozen=True, eq=False)
class Terms:
    """The tables of ``options`` and of nothing, which is the last: what each raises of the counters of a
    ``week`` and of a ``session``, and the ``features`` it has; ``reads`` the counter of a feature, ``first``
    and ``last`` where its prices begin in ``prices`` and how many follow; ``kin`` points between exercises,
    ``exercise`` of each option with ``exercises`` their counters; ``size`` prices of an exercise more by how
    many a session holds.
    """

    options: tuple[Option, ...]
    week: Whole
    session: Whole
    features: Whole
    reads: Whole
    first: Whole
    last: Whole
    prices: Whole
    taste: Whole
    seconds: Whole
    time: int
    exercise: Whole
    exercises: Whole
    kin: Whole
    size: Whole


def terms_of(options: Sequence[Option], price: MenuPrice, most: int) -> Terms:
    """The tables of a choice of options; a session has ``most`` places."""
    tables = Tables()
    zero = tables.feature(("nothing", 0), 1, lambda: [0])
    rows = [_features(one, price, tables) for one in options]
    width = max(map(len, rows), default=1)
    counts = np.zeros((len(options) + 1, len(tables.counters)), np.int64)
    features = np.full((len(options) + 1, width), zero)
    for row, found in enumerate(rows):
        for place, (feature, step) in enumerate(found):
            counts[row, tables.reads[feature]] = step
            features[row, place] = feature
    bits = list(dict.fromkeys(one.bit for one in options))
    places = {bit: place for place, bit in enumerate(bits)}
    rates, size = price.rates, _step_price(price.rates)
    lengths = [len(one) for one in tables.prices]
    of_session = np.array([name.startswith("session") for name, _ in tables.counters])
    return Terms(
        options=tuple(options),
        week=np.where(of_session, 0, counts),
        session=np.where(of_session, counts, 0),
        features=features,
        reads=np.array(tables.reads),
        first=np.cumsum([0, *lengths[:-1]]),
        last=np.array(lengths) - 1,
        prices=np.array(list(chain.from_iterable(tables.prices))),
        taste=np.array([*(in_millionths(one.taste) for one in options), 0]),
        seconds=np.array([*(in_millionths(one.seconds * rates.second_over) for one in options), 0]),
        time=in_millionths(price.time * rates.second_over),
        exercise=np.array([*(places[one.bit] for one in options), len(bits)]),
        exercises=np.array([*(tables.counters["exercise", bit] for bit in bits), 0]),
        kin=_kin(options, places, in_millionths(rates.kin)),
        size=np.array([after - before for before, after in pairwise(map(size, range(most + 1)))]),
    )


def _kin(options: Sequence[Option], places: dict[int, int], points: int) -> Whole:
    """Points of two exercises in one week where one prepares the other; none beside nothing."""
    kin = np.zeros((len(places) + 1, len(places) + 1), np.int64)
    easier_ones = {one.bit: one.prepares for one in options if one.prepares}
    pairs = [(easier, bit) for easier, of in easier_ones.items() for bit in places if of & bit]
    for easier, harder in pairs:
        kin[places[easier], places[harder]] += points
        kin[places[harder], places[easier]] += points
    return kin
