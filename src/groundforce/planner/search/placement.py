"""Dynamic programming over the chain of weeks: where every session stands, at the least price.

Only neighbouring weeks touch each other (fatigue at early key runs, spacing over the edge, habit), so the
best chain of weekly patterns is found exactly by one sweep. Weeks with many patterns are swept twice: a plan
through the most promising ones is found first, then every pattern through which a plan might be cheaper
(:mod:`cells` says how cheap it could be at best) takes part. What is found is the cheapest of all patterns.

A second sweep backwards gives the price of forcing any pattern, which is what explanations are made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from groundforce.planner.search.cells import (
    FORBIDDEN,
    alone,
    by_day,
    by_day_and_variant,
    fatigue_points,
    least_through,
)
from groundforce.planner.search.patterns import Floats, Rows, WeekPatterns, kept
from groundforce.training.problem import PlanProblem

FEW = 60
"""Patterns a week up to which all take part at once, and of a larger week that are tried first."""
LOOKED_AT = 600
"""Patterns a week of which the most promising are looked at closely before all that are left."""
MOST_SWEPT = 2_500
"""Patterns a week that take part at most; where more might be cheaper, the proof says so."""
MOST_PRICED = 400
"""Patterns a week whose price of being forced is worked out."""
CLOSE = 1e-7
"""points lost in rounding"""


@dataclass(frozen=True, eq=False)
class Placement:
    """The best chain: ``chosen`` pattern per week, ``cost`` points, ``through`` the least cost through each
    pattern of each week, ``fatigue`` and ``habit`` the parts of the cost that weeks share, ``whole`` whether
    it is proved that no legal chain is cheaper."""

    chosen: tuple[int, ...]
    cost: float
    through: tuple[Floats, ...]
    fatigue: float
    habit: float
    whole: bool


def fatigue_price(problem: PlanProblem, before: Floats, week: WeekPatterns) -> Floats:
    """Points [before, pattern] for fatigue above the free threshold at the key runs of ``week``.

    ``before`` [before, key run] is what the week before carries over.
    """
    return fatigue_points(problem, week, before, week.own)


def _habit(
    problem: PlanProblem, one_day: Floats, one_hour: Floats, two_day: Floats, two_hour: Floats
) -> float:
    """Points for the sessions of one pattern of a week after one pattern of the week before."""
    known = slice(0, min(len(one_day), len(two_day)))
    there = ~(np.isnan(one_day[known]) | np.isnan(two_day[known]))
    moved = there & (one_day[known] != two_day[known])
    later = there & (np.abs(one_hour[known] - two_hour[known]) > problem.constant("other_time"))
    return float(
        problem.constant("price_other_weekday") * moved.sum()
        + problem.constant("price_other_time") * later.sum()
    )


def habit_price(problem: PlanProblem, one: WeekPatterns, two: WeekPatterns) -> Floats:
    """Points [one, two] for sessions that leave their weekday or time of day.

    Each session has few choices, so the price is made on those and spread to the patterns.
    """
    total = np.zeros((one.price.shape[0], two.price.shape[0]))
    for column in range(min(len(one.places), len(two.places))):
        moves = _moves(problem, one.places[column], two.places[column])
        total += moves.take(one.picks[:, column], axis=0).take(two.picks[:, column], axis=1)
    return total


def _moves(problem: PlanProblem, here: Floats, there: Floats) -> Floats:
    """Points [here, there] from each (day, hour) to each other; none where a session is missing (NaN)."""
    days, hours = here[:, :1] - there[:, 0], here[:, 1:] - there[:, 1]
    moved = ~np.isnan(days) & (days != 0.0)
    later = np.abs(hours) > problem.constant("other_time")
    return np.asarray(
        problem.constant("price_other_weekday") * moved + problem.constant("price_other_time") * later
    )


def _spaced(problem: PlanProblem, one: WeekPatterns, two: WeekPatterns) -> NDArray[np.bool_]:
    """Whether two neighbouring weeks keep their sessions apart over the edge [one, two]."""
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    apart = two.first[None, :] - one.last[:, None] >= rest
    heavy = two.first_heavy[None, :] - one.last_heavy[:, None] >= problem.constant("heavy_spacing")
    return np.asarray(apart & heavy)


def _edge(problem: PlanProblem, one: WeekPatterns, two: WeekPatterns) -> Floats:
    cost = fatigue_price(problem, one.carried, two) + habit_price(problem, one, two)
    cost[~_spaced(problem, one, two)] = FORBIDDEN
    return cost


@dataclass(frozen=True, eq=False)
class _Sweep:
    """The cheapest chain among some patterns: ``rows`` of each week took part, ``cost`` points."""

    rows: list[Rows]
    chosen: list[int]
    cost: float
    forward: list[Floats]
    edges: list[Floats]


def _sweep(problem: PlanProblem, weeks: list[WeekPatterns], rows: list[Rows]) -> _Sweep:
    """The cheapest chain through ``rows`` of each week."""
    some = _kept(weeks, rows)
    forward = [alone(problem, some[0])]
    edges: list[Floats] = []
    came_from: list[Rows] = []
    for one, two in pairwise(some):
        edges.append(_edge(problem, one, two))
        reached = forward[-1][:, None] + edges[-1]
        came_from.append(np.argmin(reached, axis=0))
        forward.append(reached[came_from[-1], np.arange(len(two.price))] + two.price)
    best = [int(np.argmin(forward[-1]))]
    for link in reversed(came_from):
        best.append(int(link[best[-1]]))
    best.reverse()
    chosen = [int(row[pick]) for row, pick in zip(rows, best, strict=True)]
    return _Sweep(rows, chosen, float(np.min(forward[-1])), forward, edges)


def _through(problem: PlanProblem, weeks: list[WeekPatterns], swept: _Sweep) -> tuple[Floats, ...]:
    """The least cost through each pattern that took part; the others are forbidden."""
    prices = [week.price[row] for week, row in zip(weeks, swept.rows, strict=True)]
    behind = [np.zeros_like(prices[-1])]
    for edge, price in zip(reversed(swept.edges), reversed(prices[1:]), strict=True):
        behind.append(np.min(edge + (price + behind[-1])[None, :], axis=1))
    behind.reverse()
    found = []
    for week, row, ahead, rest in zip(weeks, swept.rows, swept.forward, behind, strict=True):
        through = np.full(len(week.price), FORBIDDEN)
        through[row] = ahead + rest
        found.append(through)
    return tuple(found)


def _kept(weeks: Sequence[WeekPatterns], rows: Sequence[Rows]) -> list[WeekPatterns]:
    return [kept(week, row) for week, row in zip(weeks, rows, strict=True)]


def _every(weeks: Sequence[WeekPatterns]) -> list[Rows]:
    return [np.arange(len(week.price)) for week in weeks]


def _first(values: Floats, count: int) -> Rows:
    """Rows of the least values, in their order of old."""
    if len(values) <= count:
        return np.arange(len(values))
    return np.sort(np.argsort(values, kind="stable")[:count])


@dataclass(frozen=True, eq=False)
class _Known:
    """What is known so far: the cheapest chain found, ``rows`` of each week that might be cheaper, and what
    a plan through each of all patterns costs at least."""

    found: _Sweep
    rows: list[Rows]
    least: list[Floats]

    @property
    def proved(self) -> bool:
        """Whether all patterns that might be cheaper took part."""
        pairs = zip(self.rows, self.found.rows, strict=True)
        return all(len(np.setdiff1d(row, swept)) == 0 for row, swept in pairs)

    def tried(self, problem: PlanProblem, weeks: list[WeekPatterns], rows: list[Rows]) -> _Known:
        """The same after a sweep of some more rows."""
        with_best = [np.union1d(row, [pick]) for row, pick in zip(rows, self.found.chosen, strict=True)]
        found = _sweep(problem, weeks, with_best)
        return self.after(
            found if found.cost < self.found.cost - CLOSE else replace(self.found, rows=with_best)
        )

    def after(self, found: _Sweep) -> _Known:
        """The same with a chain that is no dearer."""
        pairs = zip(self.rows, self.least, found.chosen, strict=True)
        rows = [np.union1d(row[least[row] < found.cost - CLOSE], [pick]) for row, least, pick in pairs]
        return _Known(found, rows, self.least)


def _first_look(problem: PlanProblem, weeks: list[WeekPatterns]) -> _Known:
    """Patterns by their weekdays, and the best chain of the most promising."""
    least = least_through(problem, weeks, by_day)
    rows = [_first(values, FEW) for values in least]
    found = _sweep(problem, weeks, rows)
    return _Known(found, _every(weeks), least).after(found)


def _guessed(problem: PlanProblem, weeks: list[WeekPatterns], known: _Known) -> _Known:
    """A cheaper chain, if a closer look at the promising patterns of a large week finds one."""
    pairs = zip(known.rows, known.least, strict=True)
    some = [row[_first(least[row], LOOKED_AT)] for row, least in pairs]
    closer = least_through(problem, _kept(weeks, some), by_day_and_variant)
    pairs = zip(some, closer, strict=True)
    return known.tried(problem, weeks, [row[_first(values, FEW)] for row, values in pairs])


def _closer(problem: PlanProblem, weeks: list[WeekPatterns], known: _Known) -> _Known:
    """The patterns left by their weekdays and variants, and the best chain of the most promising."""
    closer = least_through(problem, _kept(weeks, known.rows), by_day_and_variant)
    least = [values.copy() for values in known.least]
    for values, row, better in zip(least, known.rows, closer, strict=True):
        values[row] = np.maximum(values[row], better)
    rows = [row[_first(values, FEW)] for row, values in zip(known.rows, closer, strict=True)]
    return _Known(known.found, known.rows, least).tried(problem, weeks, rows)


def _cheapest(problem: PlanProblem, weeks: list[WeekPatterns]) -> tuple[_Sweep, list[Floats] | None, bool]:
    """The cheapest chain, what a plan through each pattern costs at least, and whether that proves it."""
    if all(len(week.price) <= FEW for week in weeks):
        return _sweep(problem, weeks, _every(weeks)), None, True
    known = _first_look(problem, weeks)
    if not known.proved and max(map(len, known.rows)) > LOOKED_AT:
        known = _guessed(problem, weeks, known)
    if not known.proved:
        known = _closer(problem, weeks, known)
    if known.proved:
        return known.found, known.least, True
    proved = all(len(row) <= MOST_SWEPT for row in known.rows)
    pairs = zip(known.rows, known.least, strict=True)
    last = known.tried(problem, weeks, [row[_first(least[row], MOST_SWEPT)] for row, least in pairs])
    return last.found, last.least, proved


def place(problem: PlanProblem, weeks: list[WeekPatterns], priced: bool = True) -> Placement:
    """The cheapest chain of patterns, and where ``priced`` the least cost through every other one."""
    found, least, proved = _cheapest(problem, weeks)
    whole = proved and all(week.whole for week in weeks)
    through: tuple[Floats, ...] = ()
    if priced:
        rows = _every(weeks) if least is None else [_first(values, MOST_PRICED) for values in least]
        rows = [np.union1d(row, [pick]) for row, pick in zip(rows, found.chosen, strict=True)]
        through = _through(problem, weeks, _sweep(problem, weeks, rows))
    return _placement(problem, weeks, found, through, whole)


def _placement(
    problem: PlanProblem, weeks: list[WeekPatterns], found: _Sweep, through: tuple[Floats, ...], whole: bool
) -> Placement:
    chosen = found.chosen
    habit = sum(
        _habit(problem, one.day[a], one.hour[a], two.day[b], two.hour[b])
        for (one, a), (two, b) in pairwise(zip(weeks, chosen, strict=True))
    )
    own = sum(float(week.price[pick]) for week, pick in zip(weeks, chosen, strict=True))
    return Placement(tuple(chosen), found.cost, through, found.cost - own - habit, habit, whole)
