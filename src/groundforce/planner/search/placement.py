"""Dynamic programming over the chain of weeks: where every session stands, at the least price.

Only neighbouring weeks touch each other (fatigue at early key runs, spacing over the edge, habit), so the
best chain of weekly patterns is found exactly by one sweep. A second sweep backwards gives the price of
forcing any pattern, which is what explanations are made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from groundforce.planner.search.memory import Memory
from groundforce.planner.search.options import fatigue_cap, run_weight
from groundforce.planner.search.patterns import WeekPatterns
from groundforce.training.problem import PlanProblem

OTHER_WEEKDAY = 10.0
"""points for moving a session to another weekday than the week before"""
OTHER_TIME = 4.0
OTHER_TIME_HOURS = 2.0
"""points for another time of day (more than two hours)"""
FORBIDDEN = 1e12
SAFE_SHARE = 0.95
"""of the fatigue cap is used: sessions weigh a little more or less once their content is written"""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Placement:
    """The best chain: ``chosen`` pattern per week, ``cost`` points, ``through`` the least cost through each
    pattern of each week, ``fatigue`` and ``habit`` the parts of the cost that weeks share."""

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
    free = problem.constant("fatigue_free")
    total = np.zeros((before.shape[0], week.price.shape[0]))
    level = np.empty_like(total)
    for column, point in enumerate(week.week.runs):
        carried, own = before[:, column], week.own[:, column]
        most = carried.max() + own.max()
        if most <= free:
            continue
        np.add(carried[:, None], own[None, :], out=level)
        cap = SAFE_SHARE * fatigue_cap(problem, point.run)
        too_tired = level > cap if most > cap else None
        level -= free
        np.maximum(0.0, level, out=level)
        level *= run_weight(point.run)
        total += level
        if too_tired is not None:
            total[too_tired] = FORBIDDEN
    return total


def _habit(one_day: Floats, one_hour: Floats, two_day: Floats, two_hour: Floats) -> float:
    """Points for the sessions of one pattern of a week after one pattern of the week before."""
    known = slice(0, min(len(one_day), len(two_day)))
    there = ~(np.isnan(one_day[known]) | np.isnan(two_day[known]))
    moved = there & (one_day[known] != two_day[known])
    later = there & (np.abs(one_hour[known] - two_hour[known]) > OTHER_TIME_HOURS)
    return float(OTHER_WEEKDAY * moved.sum() + OTHER_TIME * later.sum())


def habit_price(one: WeekPatterns, two: WeekPatterns) -> Floats:
    """Points [one, two] for sessions that leave their weekday or time of day.

    Each session has few choices, so the price is made on those and spread to the patterns.
    """
    total = np.zeros((one.price.shape[0], two.price.shape[0]))
    for column in range(min(len(one.places), len(two.places))):
        moves = _moves(one.places[column], two.places[column])
        total += moves.take(one.picks[:, column], axis=0).take(two.picks[:, column], axis=1)
    return total


def _moves(here: Floats, there: Floats) -> Floats:
    """Points [here, there] from each (day, hour) to each other; none where a session is missing (NaN)."""
    days, hours = here[:, :1] - there[:, 0], here[:, 1:] - there[:, 1]
    moved = ~np.isnan(days) & (days != 0.0)
    later = np.abs(hours) > OTHER_TIME_HOURS
    return np.asarray(OTHER_WEEKDAY * moved + OTHER_TIME * later)


def _spaced(problem: PlanProblem, one: WeekPatterns, two: WeekPatterns) -> NDArray[np.bool_]:
    """Whether two neighbouring weeks keep their sessions apart over the edge [one, two]."""
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    apart = two.first[None, :] - one.last[:, None] >= rest
    heavy = two.first_heavy[None, :] - one.last_heavy[:, None] >= problem.constant("heavy_spacing")
    return np.asarray(apart & heavy)


def _edge(problem: PlanProblem, one: WeekPatterns, two: WeekPatterns) -> Floats:
    cost = fatigue_price(problem, one.carried, two) + habit_price(one, two)
    cost[~_spaced(problem, one, two)] = FORBIDDEN
    return cost


def place(problem: PlanProblem, weeks: list[WeekPatterns], memory: Memory | None = None) -> Placement:
    """The cheapest chain of patterns, and the least cost through every other one.

    ``memory`` may know edges of an earlier placement of the same problem.
    """
    known = Memory() if memory is None else memory
    edges = known.edges_of(weeks, lambda one, two: _edge(problem, one, two))
    start = fatigue_price(problem, np.zeros((1, len(weeks[0].week.runs))), weeks[0])[0]
    forward = [weeks[0].price + start]
    came_from: list[NDArray[np.int64]] = []
    for edge, week in zip(edges, weeks[1:], strict=True):
        reached = forward[-1][:, None] + edge
        came_from.append(np.argmin(reached, axis=0))
        forward.append(np.min(reached, axis=0) + week.price)
    backward = [np.zeros_like(weeks[-1].price)]
    for edge, week in zip(reversed(edges), reversed(weeks[1:]), strict=True):
        backward.append(np.min(edge + (week.price + backward[-1])[None, :], axis=1))
    backward.reverse()
    chosen = [int(np.argmin(forward[-1]))]
    for link in reversed(came_from):
        chosen.append(int(link[chosen[-1]]))
    chosen.reverse()
    return _placement(weeks, chosen, forward, backward)


def _placement(
    weeks: list[WeekPatterns],
    chosen: list[int],
    forward: list[Floats],
    backward: list[Floats],
) -> Placement:
    habit = sum(
        _habit(one.day[a], one.hour[a], two.day[b], two.hour[b])
        for (one, a), (two, b) in pairwise(zip(weeks, chosen, strict=True))
    )
    cost = float(np.min(forward[-1]))
    alone = sum(float(week.price[pick]) for week, pick in zip(weeks, chosen, strict=True))
    through = tuple(ahead + behind for ahead, behind in zip(forward, backward, strict=True))
    whole = all(week.whole for week in weeks)
    return Placement(tuple(chosen), cost, through, cost - alone - habit, habit, whole)
