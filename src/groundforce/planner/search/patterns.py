"""Weekly patterns: one choice per session of the week, legal within the week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.recovery import RecoveryConstants
from groundforce.planner.search.guards import RunPoint
from groundforce.planner.search.options import Choice, fatigue_at
from groundforce.planner.search.slots import Slot
from groundforce.training.problem import PlanProblem

MOST_PATTERNS = 900
"""Patterns kept per week; where more are legal, the cheapest of each shape stay and the proof says so."""
SPREAD_WANTED = 72.0
"""h wished between two sessions of a week"""
CROWDING = 6.0
"""points per day short of it"""
FAR = 1e9

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class WeekChoices:
    """The choices of each session of one week; ``runs`` its key runs."""

    number: int
    sessions: tuple[tuple[Choice, ...], ...]
    runs: tuple[RunPoint, ...]


@dataclass(frozen=True, eq=False)
class WeekPatterns:
    """The legal patterns of one week as columns.

    ``picks`` [pattern, session] indexes the choices; ``price`` points alone; ``own`` and ``carried``
    [pattern, key run] fatigue at this week's and the next week's key runs [%]; ``first``/``last`` starts [h]
    of any session and of heavy ones (``FAR`` and ``-FAR`` where there is none); ``day`` and ``hour``
    [pattern, session] weekday and time of day, NaN where missing; ``whole`` whether all legal were kept.
    """

    week: WeekChoices
    picks: NDArray[np.int64]
    price: Floats
    own: Floats
    carried: Floats
    first: Floats
    last: Floats
    first_heavy: Floats
    last_heavy: Floats
    day: Floats
    hour: Floats
    whole: bool


def _gaps(chosen: tuple[Choice, ...], heavy: bool) -> list[float]:
    """Hours from start to start between the placed sessions, or between the heavy ones alone."""
    hours = sorted(
        one.slot.hours for one in chosen if one.slot is not None and (one.burden.heavy or not heavy)
    )
    return [later - earlier for earlier, later in pairwise(hours)]


def _legal(problem: PlanProblem, chosen: tuple[Choice, ...]) -> bool:
    days = [one.slot.date for one in chosen if one.slot is not None]
    apart = problem.constant("region_spacing") + problem.minutes / 60.0
    return (
        len(set(days)) == len(days)
        and all(gap >= apart for gap in _gaps(chosen, heavy=False))
        and all(gap >= problem.constant("heavy_spacing") for gap in _gaps(chosen, heavy=True))
    )


def _price(chosen: tuple[Choice, ...]) -> float:
    crowded = sum(max(0.0, SPREAD_WANTED - gap) for gap in _gaps(chosen, heavy=False))
    return sum(one.price for one in chosen) + CROWDING * crowded / 24.0


def _shape(chosen: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(one.variant for one in chosen)


def _kept(found: list[tuple[float, tuple[int, ...], tuple[str, ...]]]) -> list[tuple[int, ...]]:
    """The cheapest of each shape, shapes sharing the room: cost alone would keep one shape only."""
    shapes: dict[tuple[str, ...], list[tuple[float, tuple[int, ...]]]] = {}
    for price, picks, shape in found:
        shapes.setdefault(shape, []).append((price, picks))
    room = max(1, MOST_PATTERNS // max(1, len(shapes)))
    return [picks for group in shapes.values() for _, picks in sorted(group)[:room]]


def week_patterns(
    problem: PlanProblem, week: WeekChoices, following: tuple[RunPoint, ...], recovery: RecoveryConstants
) -> WeekPatterns:
    """Every legal pattern of a week, or the cheapest of each shape where they are too many."""
    found = []
    for picks in product(*(range(len(choices)) for choices in week.sessions)):
        chosen = tuple(choices[pick] for choices, pick in zip(week.sessions, picks, strict=True))
        if _legal(problem, chosen):
            found.append((_price(chosen), picks, _shape(chosen)))
    kept = [one[1] for one in found] if len(found) <= MOST_PATTERNS else _kept(found)
    return _columns(problem, week, following, recovery, kept, len(found) <= MOST_PATTERNS)


def _columns(
    problem: PlanProblem,
    week: WeekChoices,
    following: tuple[RunPoint, ...],
    recovery: RecoveryConstants,
    kept: list[tuple[int, ...]],
    whole: bool,
) -> WeekPatterns:
    rows = [
        tuple(choices[pick] for choices, pick in zip(week.sessions, picks, strict=True)) for picks in kept
    ]
    every, heavy = _starts(rows, heavy=False), _starts(rows, heavy=True)
    return WeekPatterns(
        week=week,
        picks=np.array(kept, dtype=np.int64).reshape(len(kept), len(week.sessions)),
        price=np.array([_price(row) for row in rows]),
        own=_fatigue(problem, week, week.runs, recovery, kept),
        carried=_fatigue(problem, week, following, recovery, kept),
        first=np.array([min(one, default=FAR) for one in every]),
        last=np.array([max(one, default=-FAR) for one in every]),
        first_heavy=np.array([min(one, default=FAR) for one in heavy]),
        last_heavy=np.array([max(one, default=-FAR) for one in heavy]),
        day=_times(rows, lambda slot: float(slot.date.weekday())),
        hour=_times(rows, lambda slot: slot.hours % 24.0),
        whole=whole,
    )


def _fatigue(
    problem: PlanProblem,
    week: WeekChoices,
    runs: tuple[RunPoint, ...],
    recovery: RecoveryConstants,
    kept: list[tuple[int, ...]],
) -> Floats:
    """Fatigue of each kept pattern at each run [pattern, run], summed over its sessions."""
    total = np.zeros((len(kept), len(runs)))
    for session, choices in enumerate(week.sessions):
        left = [fatigue_at(run, one, problem.minutes, recovery) for one in choices for run in runs]
        table = np.array(left, dtype=np.float64).reshape(len(choices), len(runs))
        total += table[[row[session] for row in kept]]
    return total


def _starts(rows: list[tuple[Choice, ...]], heavy: bool) -> list[list[float]]:
    """Starts [h] of the placed sessions of each row, or of the heavy ones alone."""
    return [
        [one.slot.hours for one in row if one.slot is not None and (one.burden.heavy or not heavy)]
        for row in rows
    ]


def _times(rows: list[tuple[Choice, ...]], read: Callable[[Slot], float]) -> Floats:
    values = [[np.nan if one.slot is None else read(one.slot) for one in row] for row in rows]
    width = len(rows[0]) if rows else 0
    return np.array(values, dtype=np.float64).reshape(len(rows), width)
