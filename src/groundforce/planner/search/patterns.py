"""Weekly patterns: one choice per session of the week, legal within the week."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.recovery import RecoveryConstants
from groundforce.planner.search.guards import RunPoint
from groundforce.planner.search.options import Choice, fatigue_at
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
    [pattern, session] weekday and time of day, NaN where missing; ``places`` the same of each session's
    choices [choice, day and hour]; ``whole`` whether all legal patterns were kept.
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
    places: tuple[Floats, ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class _Columns:
    """The choices of one session as columns; ``hours`` [h] infinite and ``day`` NaN where there is none."""

    hours: Floats
    day: Floats
    heavy: NDArray[np.bool_]
    price: Floats
    variant: NDArray[np.int64]


def _columns_of(choices: tuple[Choice, ...]) -> _Columns:
    kinds = sorted({one.variant for one in choices})
    return _Columns(
        hours=np.array([np.inf if one.slot is None else one.slot.hours for one in choices]),
        day=np.array([np.nan if one.slot is None else float(one.slot.date.toordinal()) for one in choices]),
        heavy=np.array([one.burden.heavy for one in choices], dtype=np.bool_),
        price=np.array([one.price for one in choices]),
        variant=np.array([kinds.index(one.variant) for one in choices], dtype=np.int64),
    )


def _together(problem: PlanProblem, one: _Columns, two: _Columns) -> NDArray[np.bool_]:
    """Whether two sessions of a week may be had together [choice, choice]."""
    with np.errstate(invalid="ignore"):
        apart = np.abs(one.hours[:, None] - two.hours[None, :])
    absent = np.isinf(one.hours)[:, None] | np.isinf(two.hours)[None, :]
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    heavy = one.heavy[:, None] & two.heavy[None, :]
    clear = (one.day[:, None] != two.day[None, :]) & (apart >= rest)
    return np.asarray(absent | (clear & (~heavy | (apart >= problem.constant("heavy_spacing")))))


def _legal_picks(problem: PlanProblem, sessions: list[_Columns]) -> NDArray[np.int64]:
    """Every legal pattern [pattern, session], in order of the choices."""
    picks = np.arange(len(sessions[0].hours), dtype=np.int64)[:, None]
    for number in range(1, len(sessions)):
        fits = np.ones((len(picks), len(sessions[number].hours)), dtype=np.bool_)
        for before in range(number):
            fits &= _together(problem, sessions[before], sessions[number])[picks[:, before]]
        rows, added = np.nonzero(fits)
        picks = np.hstack([picks[rows], added[:, None]])
    return picks


def _table(sessions: list[_Columns], picks: NDArray[np.int64], name: str) -> NDArray[np.float64]:
    """One column of the choices as picked [pattern, session]."""
    columns = [getattr(one, name)[picks[:, number]] for number, one in enumerate(sessions)]
    return np.stack(columns, axis=1)


def _price(sessions: list[_Columns], picks: NDArray[np.int64]) -> Floats:
    """Points of each pattern alone: its choices, and sessions closer than wished."""
    hours = np.sort(_table(sessions, picks, "hours"), axis=1)
    with np.errstate(invalid="ignore"):
        gaps = np.diff(hours, axis=1)
    short = np.where(np.isfinite(gaps), np.maximum(0.0, SPREAD_WANTED - gaps), 0.0)
    alone = _table(sessions, picks, "price").sum(axis=1)
    return np.asarray(alone + CROWDING / 24.0 * short.sum(axis=1))


def _cheapest(price: Floats, shape: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of the cheapest patterns of each shape, shapes sharing the room: cost alone would keep one."""
    shapes = np.unique(shape)
    room = max(1, MOST_PATTERNS // len(shapes))
    order = np.argsort(price, kind="stable")
    return np.concatenate([order[shape[order] == one][:room] for one in shapes])


def week_patterns(
    problem: PlanProblem, week: WeekChoices, following: tuple[RunPoint, ...], recovery: RecoveryConstants
) -> WeekPatterns:
    """Every legal pattern of a week, or the cheapest of each shape where they are too many."""
    sessions = [_columns_of(choices) for choices in week.sessions]
    picks = _legal_picks(problem, sessions)
    price = _price(sessions, picks)
    whole = len(picks) <= MOST_PATTERNS
    if not whole:
        shape = (_table(sessions, picks, "variant") @ 64 ** np.arange(len(sessions))).astype(np.int64)
        kept = _cheapest(price, shape)
        picks, price = picks[kept], price[kept]
    hours = _table(sessions, picks, "hours")
    heavy = _table(sessions, picks, "heavy").astype(np.bool_)
    there = np.isfinite(hours)
    return WeekPatterns(
        week=week,
        picks=picks,
        price=price,
        own=_fatigue(problem, week, week.runs, recovery, picks),
        carried=_fatigue(problem, week, following, recovery, picks),
        first=np.where(there, hours, FAR).min(axis=1),
        last=np.where(there, hours, -FAR).max(axis=1),
        first_heavy=np.where(there & heavy, hours, FAR).min(axis=1),
        last_heavy=np.where(there & heavy, hours, -FAR).max(axis=1),
        day=_table(sessions, picks, "day") % 7,
        hour=np.where(there, hours, np.nan) % 24.0,
        places=tuple(_places(one) for one in sessions),
        whole=whole,
    )


def _places(one: _Columns) -> Floats:
    """Weekday and time of day of each choice [choice, day and hour], NaN where there is none."""
    hours = np.where(np.isfinite(one.hours), one.hours, np.nan)
    return np.stack([one.day % 7, hours % 24.0], axis=1)


def _fatigue(
    problem: PlanProblem,
    week: WeekChoices,
    runs: tuple[RunPoint, ...],
    recovery: RecoveryConstants,
    picks: NDArray[np.int64],
) -> Floats:
    """Fatigue of each pattern at each run [pattern, run], summed over its sessions."""
    total = np.zeros((len(picks), len(runs)))
    for number, choices in enumerate(week.sessions):
        left = [fatigue_at(run, one, problem.minutes, recovery) for one in choices for run in runs]
        table = np.array(left, dtype=np.float64).reshape(len(choices), len(runs))
        total += table[picks[:, number]]
    return total
