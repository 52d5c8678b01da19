"""What a plan through each weekly pattern costs at least, from patterns taken together by their weekdays.

A cell stands for all patterns of a week with the same weekdays: it costs what its cheapest costs, tires as
little as its freshest, and keeps as far from the weeks beside it as any of them. So the cheapest chain of
cells is never dearer than the cheapest chain of patterns, and there are few cells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from groundforce.planner.search.options import run_weight, safe_cap
from groundforce.planner.search.patterns import Floats, Rows, WeekPatterns
from groundforce.training.problem import PlanProblem

FORBIDDEN = 1e12
NO_DAY = 7.0
Code: TypeAlias = Callable[[WeekPatterns], Rows]
"""Which patterns of a week are taken together: those with the same number."""


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of one week: ``of`` the cell of each pattern; of each cell the least of its patterns' cost
    alone, of their fatigue here and at the next week's runs, and the farthest they keep from either side."""

    of: Rows
    alone: Floats
    own: Floats
    carried: Floats
    first: Floats
    last: Floats
    first_heavy: Floats
    last_heavy: Floats
    day: Floats


def alone(problem: PlanProblem, week: WeekPatterns) -> Floats:
    """Points of each pattern with nothing in the weeks beside it."""
    return week.price + fatigue_points(problem, week, np.zeros((1, len(week.week.runs))), week.own)[0]


def fatigue_points(problem: PlanProblem, week: WeekPatterns, before: Floats, own: Floats) -> Floats:
    """Points [before, pattern] for fatigue above the free threshold at the key runs of ``week``.

    ``before`` [before, key run] is what the week before carries over, ``own`` [pattern, key run] what the
    week's own sessions leave.
    """
    free = problem.constant("fatigue_free")
    total = np.zeros((len(before), len(own)))
    for column, point in enumerate(week.week.runs):
        carried, left = before[:, column], own[:, column]
        most = carried.max() + left.max()
        if most <= free:
            continue
        level = carried[:, None] + left[None, :]
        cap = safe_cap(problem, point.run)
        too_tired = level > cap if most > cap else None
        level -= free
        np.maximum(level, 0.0, out=level)
        level *= run_weight(problem, point.run)
        total += level
        if too_tired is not None:
            total[too_tired] = FORBIDDEN
    return total


def by_day(week: WeekPatterns) -> Rows:
    """A number for each pattern, the same where its sessions have the same weekdays."""
    days = np.where(np.isnan(week.day), NO_DAY, week.day)
    return np.asarray((days @ (8.0 ** np.arange(days.shape[1]))).astype(np.int64))


def by_variant(week: WeekPatterns) -> Rows:
    """A number for each pattern, the same where its sessions are done in the same way."""
    code = np.zeros(len(week.price), dtype=np.int64)
    for column, choices in enumerate(week.week.sessions):
        kinds = sorted({one.variant for one in choices})
        variant = np.array([kinds.index(one.variant) for one in choices], dtype=np.int64)
        code = code * len(kinds) + variant[week.picks[:, column]]
    return code


def by_day_and_variant(week: WeekPatterns) -> Rows:
    """The same where its sessions are done in the same way on the same weekdays."""
    return by_variant(week) * int(8 ** week.day.shape[1]) + by_day(week)


def cells(week: WeekPatterns, costs: Floats, code: Rows) -> Cells:
    """The patterns of a week, whose ``costs`` alone are known, taken together where their ``code`` is the same."""
    days = np.where(np.isnan(week.day), NO_DAY, week.day)
    order = np.argsort(code, kind="stable")
    starts = np.flatnonzero(np.diff(code[order], prepend=code.min() - 1))
    of = np.empty_like(code)
    of[order] = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(order))))

    def least(values: Floats) -> Floats:
        return np.asarray(np.minimum.reduceat(values[order], starts, axis=0))

    def most(values: Floats) -> Floats:
        return np.asarray(np.maximum.reduceat(values[order], starts, axis=0))

    return Cells(
        of=of,
        alone=least(costs),
        own=least(week.own),
        carried=least(week.carried),
        first=most(week.first),
        last=least(week.last),
        first_heavy=most(week.first_heavy),
        last_heavy=least(week.last_heavy),
        day=days[order[starts]],
    )


def _carried_points(problem: PlanProblem, carried: Floats, week: WeekPatterns) -> Floats:
    """Points that fatigue ``carried`` [pattern, key run] into ``week`` costs at least, whatever stands there."""
    least = week.own.min(axis=0, keepdims=True)
    none = fatigue_points(problem, week, np.zeros_like(least), least)
    return (fatigue_points(problem, week, carried, least) - none)[:, 0]


def _between(problem: PlanProblem, one: Cells, two: Cells, week: WeekPatterns) -> Floats:
    """Points [one, two] that two cells in a row cost at least beyond what each costs alone."""
    cost = fatigue_points(problem, week, one.carried, two.own)
    cost -= fatigue_points(problem, week, np.zeros((1, len(week.week.runs))), two.own)
    cost -= _carried_points(problem, one.carried, week)[:, None]
    np.maximum(cost, 0.0, out=cost)
    moved = problem.constant("price_other_weekday")
    for column in range(min(one.day.shape[1], two.day.shape[1])):
        here, there = one.day[:, column, None], two.day[None, :, column]
        cost += moved * ((here != there) & (here != NO_DAY) & (there != NO_DAY))
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    near = two.first[None, :] - one.last[:, None] < rest
    near |= two.first_heavy[None, :] - one.last_heavy[:, None] < problem.constant("heavy_spacing")
    cost[near] = FORBIDDEN
    return cost


def least_through(problem: PlanProblem, weeks: list[WeekPatterns], code: Code = by_day) -> list[Floats]:
    """For each pattern of each week, points that every plan through it costs at least.

    What a pattern carries into the next week costs something whatever stands there; that much is counted
    with the pattern itself, so that a cell is no cheaper than its patterns are by it.
    """
    costs = [alone(problem, week) for week in weeks]
    for number, (one, two) in enumerate(pairwise(weeks)):
        costs[number] += _carried_points(problem, one.carried, two)
    every = [cells(week, cost, code(week)) for week, cost in zip(weeks, costs, strict=True)]
    between = [
        _between(problem, one, two, week)
        for one, two, week in zip(every[:-1], every[1:], weeks[1:], strict=True)
    ]
    ahead = [np.zeros_like(every[0].alone)]
    for cost, first in zip(between, every[:-1], strict=True):
        ahead.append(np.min((ahead[-1] + first.alone)[:, None] + cost, axis=0))
    behind = [np.zeros_like(every[-1].alone)]
    for cost, second in zip(reversed(between), reversed(every[1:]), strict=True):
        behind.append(np.min(cost + (second.alone + behind[-1])[None, :], axis=1))
    behind.reverse()
    parts = zip(ahead, behind, every, costs, strict=True)
    return [before[one.of] + cost + after[one.of] for before, after, one, cost in parts]
