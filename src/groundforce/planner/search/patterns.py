"""Weekly patterns: one choice per session of the week, legal within the week.

What another way of having the same sessions at the same times is never dearer than is left out here: it
could stand in no cheapest plan, whatever stands in the weeks beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.recovery import RecoveryConstants
from groundforce.planner.search.guards import RunPoint
from groundforce.planner.search.options import Choice, fatigue_left, run_weight, safe_cap
from groundforce.training.problem import PlanProblem

MOST_PATTERNS = 6_000
"""Patterns kept per week; where more are legal, the cheapest of each shape stay and the proof says so."""
FAR = 1e9
A_WEEK = 168.0
"""h"""

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
Made = TypeVar("Made")


@dataclass(frozen=True)
class WeekChoices:
    """The choices of each session of one week; ``runs`` its key runs. ``beside`` the most fatigue [%] that
    the weeks beside it may leave at each of its key runs and at each of the next week's; None: unknown.
    ``columns`` the choices as columns where they are at hand."""

    number: int
    sessions: tuple[tuple[Choice, ...], ...]
    runs: tuple[RunPoint, ...]
    beside: tuple[float, ...] | None = None
    columns: tuple[Columns, ...] = ()


@dataclass(frozen=True, eq=False)
class WeekPatterns:
    """The legal patterns of one week as columns.

    ``picks`` [pattern, session] indexes the choices; ``price`` points alone; ``own`` and ``carried``
    [pattern, key run] fatigue at this week's and the next week's key runs [%]; ``first``/``last`` starts [h]
    of any session and of heavy ones (``FAR`` and ``-FAR`` where there is none); ``day`` and ``hour``
    [pattern, session] weekday and time of day, NaN where missing; ``places`` the same of each session's
    choices [choice, day and hour]; ``whole`` whether no pattern of a cheapest plan can be missing; ``notes``
    what was worked out from the columns once and is asked for again.
    """

    week: WeekChoices
    picks: Rows
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
    notes: dict[str, tuple[tuple[object, ...], object]] = field(default_factory=dict, repr=False)

    def noted(self, name: str, given: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What ``make`` makes of these patterns and of what is ``given``, made once for the same objects."""
        known = self.notes.get(name)
        if known is None or any(one is not two for one, two in zip(known[0], given, strict=True)):
            known = self.notes[name] = (given, make())
        return cast(Made, known[1])


COLUMNS = (
    "picks", "price", "own", "carried", "first", "last", "first_heavy", "last_heavy", "day", "hour",
)  # fmt: skip


def kept(week: WeekPatterns, rows: Rows) -> WeekPatterns:
    """The same week with some of its patterns."""
    return replace(week, notes={}, **{name: getattr(week, name)[rows] for name in COLUMNS})


@dataclass(frozen=True, eq=False)
class Columns:
    """The choices of one session as columns; ``hours`` [h] infinite and ``day`` NaN where there is none;
    ``left`` [choice, run] fatigue at the key runs of this week and the next; ``picks`` which choices."""

    hours: Floats
    day: Floats
    heavy: Mask
    price: Floats
    variant: Rows
    left: Floats
    picks: Rows

    def only(self, rows: Rows) -> Columns:
        """Some of the choices."""
        return Columns(
            self.hours[rows], self.day[rows], self.heavy[rows], self.price[rows],
            self.variant[rows], self.left[rows], self.picks[rows],
        )  # fmt: skip


def columns_of(
    problem: PlanProblem,
    choices: tuple[Choice, ...],
    points: tuple[RunPoint, ...],
    recovery: RecoveryConstants,
) -> Columns:
    """The choices of a session as columns; ``points`` the key runs of its week and the next."""
    kinds = sorted({one.variant for one in choices})
    return Columns(
        hours=np.array([np.inf if one.slot is None else one.slot.hours for one in choices]),
        day=np.array([np.nan if one.slot is None else float(one.slot.date.toordinal()) for one in choices]),
        heavy=np.array([one.burden.heavy for one in choices], dtype=np.bool_),
        price=np.array([one.price for one in choices]),
        variant=np.array([kinds.index(one.variant) for one in choices], dtype=np.int64),
        left=fatigue_left(points, choices, problem.minutes, recovery),
        picks=np.arange(len(choices), dtype=np.int64),
    )


@dataclass(frozen=True, eq=False)
class _Runs:
    """The key runs a week's sessions can tire, its own and the next week's: price of a percent, cap, and the
    most that comes from the weeks beside it [%]."""

    weight: Floats
    cap: Floats
    beside: Floats


def _runs(problem: PlanProblem, points: tuple[RunPoint, ...], beside: tuple[float, ...] | None) -> _Runs:
    return _Runs(
        np.array([run_weight(problem, point.run) for point in points]),
        np.array([safe_cap(problem, point.run) for point in points]),
        np.full(len(points), FAR) if beside is None else np.array(beside, dtype=np.float64),
    )


def _no_dearer(runs: _Runs, more: Floats, safe: Mask, cheaper: Floats) -> Mask:
    """Whether a way ``cheaper`` by so many points, with ``more`` fatigue [way, run], is never the dearer one;
    ``safe`` where more fatigue cannot reach the cap."""
    fine = np.ones(more.shape[:-1], dtype=np.bool_)
    dearer = np.zeros(more.shape[:-1])
    for run, weight in enumerate(runs.weight.tolist()):
        fine &= (more[..., run] <= 0.0) | safe[..., run]
        dearer += weight * np.maximum(more[..., run], 0.0)
    return np.asarray(fine & (dearer <= cheaper))


def _worth_choosing(runs: _Runs, one: Columns, others: Floats) -> Rows:
    """Choices that no other choice of the same time is at least as good as, whatever the ``others`` leave."""
    more = one.left[:, None, :] - one.left[None, :, :]
    safe = (one.left + others + runs.beside <= runs.cap)[:, None, :]
    better = (one.hours[:, None] == one.hours[None, :]) & (one.heavy[:, None] <= one.heavy[None, :])
    better &= _no_dearer(runs, more, safe, one.price[None, :] - one.price[:, None])
    rank = np.arange(len(one.hours))
    better &= ~better.T | (rank[:, None] < rank[None, :])
    return np.flatnonzero(~better.any(axis=0))


def _reduced(runs: _Runs, sessions: list[Columns]) -> list[Columns]:
    """The sessions with the choices that may stand in a cheapest plan."""
    most = [one.left.max(axis=0) for one in sessions]
    every = np.sum(most, axis=0) if most else np.zeros(0)
    pairs = zip(sessions, most, strict=True)
    return [one.only(_worth_choosing(runs, one, every - own)) for one, own in pairs]


def _together(problem: PlanProblem, one: Columns, two: Columns) -> Mask:
    """Whether two sessions of a week may be had together [choice, choice]."""
    with np.errstate(invalid="ignore"):
        apart = np.abs(one.hours[:, None] - two.hours[None, :])
    absent = np.isinf(one.hours)[:, None] | np.isinf(two.hours)[None, :]
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    heavy = one.heavy[:, None] & two.heavy[None, :]
    clear = (one.day[:, None] != two.day[None, :]) & (apart >= rest)
    return np.asarray(absent | (clear & (~heavy | (apart >= problem.constant("heavy_spacing")))))


def _legal_picks(problem: PlanProblem, sessions: list[Columns]) -> Rows:
    """Every legal pattern [pattern, session], in order of the choices."""
    picks = np.arange(len(sessions[0].hours), dtype=np.int64)[:, None]
    for number in range(1, len(sessions)):
        fits = np.ones((len(picks), len(sessions[number].hours)), dtype=np.bool_)
        for before in range(number):
            fits &= _together(problem, sessions[before], sessions[number])[picks[:, before]]
        rows, added = np.nonzero(fits)
        picks = np.hstack([picks[rows], added[:, None]])
    return picks


def _table(sessions: list[Columns], picks: Rows, name: str) -> Floats:
    """One column of the choices as picked [pattern, session]."""
    columns = [getattr(one, name)[picks[:, number]] for number, one in enumerate(sessions)]
    return np.stack(columns, axis=1)


def _price(problem: PlanProblem, sessions: list[Columns], picks: Rows) -> Floats:
    """Points of each pattern alone: its choices, and sessions closer than wished."""
    found = np.zeros(len(picks))
    for number, one in enumerate(sessions):
        found += one.price[picks[:, number]]
    if len(sessions) == 1:
        return found
    hours = np.sort(_table(sessions, picks, "hours"), axis=1)
    wanted = problem.constant("spread_wanted")
    for number in range(1, len(sessions)):
        with np.errstate(invalid="ignore"):
            gap = hours[:, number] - hours[:, number - 1]
        short = np.where(np.isfinite(gap), np.maximum(0.0, wanted - gap), 0.0)
        found += problem.constant("price_crowding") / 24.0 * short
    return found


def _cheapest(price: Floats, shape: Rows) -> Rows:
    """Rows of the cheapest patterns of each shape, shapes sharing the room: cost alone would keep one."""
    shapes = np.unique(shape)
    room = max(1, MOST_PATTERNS // len(shapes))
    order = np.argsort(price, kind="stable")
    return np.concatenate([order[shape[order] == one][:room] for one in shapes])


def _left(sessions: list[Columns], picks: Rows) -> Floats:
    """Fatigue of each pattern at each run [pattern, run], summed over its sessions."""
    total = sessions[0].left[picks[:, 0]]
    for number in range(1, len(sessions)):
        total += sessions[number].left[picks[:, number]]
    return total


def _edges(sessions: list[Columns], picks: Rows) -> dict[str, Floats]:
    """First and last start of each pattern, of any session and of heavy ones."""
    ends = {"first": FAR, "last": -FAR, "first_heavy": FAR, "last_heavy": -FAR}
    found = {name: np.full(len(picks), far) for name, far in ends.items()}
    for number, one in enumerate(sessions):
        for name, far in ends.items():
            there = np.isfinite(one.hours) & (one.heavy | (not name.endswith("heavy")))
            keep = np.minimum if far > 0.0 else np.maximum
            keep(found[name], np.where(there, one.hours, far)[picks[:, number]], out=found[name])
    return found


def _as_free(problem: PlanProblem, number: int, one: WeekPatterns, best: Rows) -> Mask:
    """Whether the ``best`` instead of each is no more bound by heavy sessions of the weeks beside it."""
    rest = problem.constant("heavy_spacing")
    early = np.maximum(A_WEEK * number + rest, 0.0)
    late = A_WEEK * (number + 1) - rest
    first = (one.first_heavy[best] >= one.first_heavy) | (one.first_heavy[best] >= early)
    last = (one.last_heavy[best] <= one.last_heavy) | (one.last_heavy[best] <= late)
    return np.asarray(first & last)


def _worth_keeping(problem: PlanProblem, runs: _Runs, one: WeekPatterns, times: Rows) -> Rows:
    """Patterns than which the cheapest at the same ``times`` is sometimes dearer, and those cheapest."""
    order = np.lexsort((one.price, times))
    starts = np.flatnonzero(np.diff(times[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    best = np.empty_like(order)
    best[order] = np.repeat(order[starts], sizes)
    left = np.hstack([one.own, one.carried])
    worse = _no_dearer(
        runs,
        left[best] - left,
        left[best] + runs.beside <= runs.cap,
        one.price - one.price[best],
    )
    worse &= _as_free(problem, one.week.number, one, best) & (best != np.arange(len(best)))
    return np.flatnonzero(~worse)


def _times(sessions: list[Columns], picks: Rows) -> Rows:
    """A number for each pattern, the same where all its sessions start at the same times."""
    found = np.zeros(len(picks), dtype=np.int64)
    for number, one in enumerate(sessions):
        starts, place = np.unique(one.hours, return_inverse=True)
        found = found * (len(starts) + 1) + place.reshape(-1)[picks[:, number]]
    return found


def week_patterns(
    problem: PlanProblem, week: WeekChoices, following: tuple[RunPoint, ...], recovery: RecoveryConstants
) -> WeekPatterns:
    """Every legal pattern of a week that may stand in a cheapest plan, or the cheapest of each shape where
    they are too many."""
    points = (*week.runs, *following)
    runs = _runs(problem, points, week.beside)
    every = list(week.columns) or [columns_of(problem, one, points, recovery) for one in week.sessions]
    sessions = _reduced(runs, every)
    picks = _legal_picks(problem, sessions)
    price = _price(problem, sessions, picks)
    whole = len(picks) <= MOST_PATTERNS
    if not whole:
        shape = (_table(sessions, picks, "variant") @ 64 ** np.arange(len(sessions))).astype(np.int64)
        rows = _cheapest(price, shape)
        picks, price = picks[rows], price[rows]
    left, mine = _left(sessions, picks), len(week.runs)
    hours = _table(sessions, picks, "hours")
    ends = _edges(sessions, picks)
    made = WeekPatterns(
        week=week,
        picks=np.stack([one.picks[picks[:, number]] for number, one in enumerate(sessions)], axis=1),
        price=price,
        own=left[:, :mine],
        carried=left[:, mine:],
        first=ends["first"],
        last=ends["last"],
        first_heavy=ends["first_heavy"],
        last_heavy=ends["last_heavy"],
        day=_table(sessions, picks, "day") % 7,
        hour=np.where(np.isfinite(hours), hours, np.nan) % 24.0,
        places=tuple(_places(one) for one in every),
        whole=whole,
    )
    return kept(made, _worth_keeping(problem, runs, made, _times(sessions, picks)))


def _places(one: Columns) -> Floats:
    """Weekday and time of day of each choice [choice, day and hour], NaN where there is none."""
    hours = np.where(np.isfinite(one.hours), one.hours, np.nan)
    return np.stack([one.day % 7, hours % 24.0], axis=1)
