"""The complete set of the smallest changes that make room for a week's sessions.

Complete means: over the changes of :mod:`groundforce.planner.relaxing.changes`, every set of one change that
is enough, or, where no single one is, every set of two of which both are needed. The sessions of the weeks
beside it stay where they are, and what a session asks of the calendar stays as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from groundforce.planner.relaxing.changes import (
    Change,
    Loosened,
    Moved,
    Shortened,
    constants_to_loosen,
    cuts,
    dated_run,
    days_to_free,
    moves,
    openings_to_add,
)
from groundforce.planner.relaxing.needs import World
from groundforce.planner.relaxing.week_case import WeekCase
from groundforce.training.problem import PlanProblem

MOST = 2
"""Changes at a time."""
WHOLE = 1.0
"""h, the steps in which a constant is loosened"""
DECIDE_STARTS = ("same_day_gap",)
"""Constants that decide which times of a day are tried at all."""
BETWEEN_SESSIONS = ("heavy_spacing", "region_spacing")
Changes: TypeAlias = tuple[Change, ...]


def offered(case: WeekCase) -> Changes:
    """Every single change on offer for a week, at its widest."""
    return (*_solid(case), *_bits(case))


def _bits(case: WeekCase) -> Changes:
    """The changes that only add ways to place a session."""
    problem = case.problem
    loosened = (one for one in constants_to_loosen(problem) if one.name not in DECIDE_STARTS)
    return (*openings_to_add(problem), *days_to_free(problem, case.start), *loosened)


@dataclass(frozen=True)
class Smallest:
    """``sets`` of changes that are enough, each with no change too many; ``size`` changes were tried at most.

    ``fits`` where the week holds its sessions as it is, so that no change of this kind is what it lacks.
    """

    sets: tuple[Changes, ...]
    size: int
    fits: bool = False


def smallest(case: WeekCase) -> Smallest:
    """The smallest sets of changes with which the week's placement has every session of ``case``."""
    plain = World(case, case.problem, _bits(case))
    alone = [plain.offer.changes_of(bits) for bits in plain.needs(1)]
    if () in alone:
        return Smallest((), 0, fits=True)
    solid = _solid(case)
    alone += [(one,) for one in solid if World(case, one.on(case.problem), ()).needs(0)]
    alone = _longest_cut(alone)
    size = 1 if alone else MOST
    found = alone or _pairs(case, plain, solid)
    return Smallest(tuple(_tightened(case, one) for one in found), size)


def _solid(case: WeekCase) -> Changes:
    """The changes that make another calendar: fewer minutes, a run moved, other times to start."""
    problem = case.problem
    loosened = (one for one in constants_to_loosen(problem) if one.name in DECIDE_STARTS)
    return (*cuts(problem), *moves(problem, case.start), *loosened)


def _longest_cut(found: list[Changes]) -> list[Changes]:
    """Of several cuts of minutes in the same company the one that cuts least."""
    kept: dict[frozenset[Change], Changes] = {}
    rest: list[Changes] = []
    for one in found:
        cut = [change for change in one if isinstance(change, Shortened)]
        if not cut:
            rest.append(one)
            continue
        company = frozenset(change for change in one if not isinstance(change, Shortened))
        before = kept.get(company)
        if before is None or _minutes(before) < cut[0].minutes:
            kept[company] = one
    return [*rest, *kept.values()]


def _minutes(changes: Changes) -> float:
    return max(change.minutes for change in changes if isinstance(change, Shortened))


def _pairs(case: WeekCase, plain: World, solid: Changes) -> list[Changes]:
    """Every set of two changes that is enough, where no single change is."""
    found = [plain.offer.changes_of(bits) for bits in plain.needs(MOST)]
    for one in solid:
        world = World(case, one.on(case.problem), _bits(case))
        found += [(one, *world.offer.changes_of(bits)) for bits in world.needs(1)]
    found += list(_two_solid(case, solid))
    return _longest_cut(found)


def _two_solid(case: WeekCase, solid: Changes) -> Iterator[Changes]:
    for one, two in combinations(solid, 2):
        if _compatible(case.problem, one, two) and World(case, two.on(one.on(case.problem)), ()).needs(0):
            yield one, two


def _compatible(problem: PlanProblem, one: Change, two: Change) -> bool:
    """Whether two changes are two: not two cuts, nor two moves that touch the same day."""
    if isinstance(one, Shortened) and isinstance(two, Shortened):
        return False
    if isinstance(one, Moved) and isinstance(two, Moved):
        days = [{move.to, *(run.date for run in problem.runs if run.id == move.run)} for move in (one, two)]
        near = any(abs((a - b).days) <= 1 for a in days[0] for b in days[1])
        return one.run != two.run and not near
    return True


def _tightened(case: WeekCase, changes: Changes) -> Changes:
    """The same changes with every constant loosened no further than needed, in whole hours."""
    for number, change in enumerate(changes):
        if isinstance(change, Loosened):
            changes = _named(case, _tighten(case, changes, number, change), number)
    return changes


def _named(case: WeekCase, changes: Changes, number: int) -> Changes:
    """Constant ``number`` with the run it makes room at: without that run it could stay as it is."""
    change = changes[number]
    others = (*changes[:number], *changes[number + 1 :])
    if not isinstance(change, Loosened) or change.name in BETWEEN_SESSIONS:
        return changes
    problem = case.problem
    for one in others:
        problem = one.on(problem)
    world = World(case, problem, (change,))
    for point in world.runs:
        runs = tuple(one for one in case.problem.runs if one.id != point.run.id)
        moved = any(isinstance(one, Moved) and one.run == point.run.id for one in others)
        without = replace(case, problem=replace(case.problem, runs=runs))
        if not moved and world.gives_way_at(point) and enough(without, others):
            return (*changes[:number], replace(change, run=dated_run(point.run)), *changes[number + 1 :])
    return changes


def _tighten(case: WeekCase, changes: Changes, number: int, change: Loosened) -> Changes:
    """Constant ``number`` as high as it may stay."""

    def at(value: float) -> Changes:
        return (*changes[:number], replace(change, value=value), *changes[number + 1 :])

    low, high = change.value, case.problem.constant(change.name)
    values = [
        low + WHOLE * step for step in range(1, int((high - low) // WHOLE) + 1) if low + WHOLE * step < high
    ]
    first, last = 0, len(values)
    while first < last:
        middle = (first + last) // 2
        if enough(case, at(values[middle])):
            first = middle + 1
        else:
            last = middle
    return at(low if first == 0 else values[first - 1])


def enough(case: WeekCase, changes: Changes) -> bool:
    """Whether the week's placement has every session once ``changes`` are made: it is solved again."""
    problem = case.problem
    for change in changes:
        problem = change.on(problem)
    return bool(World(case, problem, ()).needs(0))
