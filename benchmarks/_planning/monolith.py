"""Peers 3 and 4: the placement model as one integer programme, given to HiGHS (in SciPy) and to CP-SAT.

The same choices, prices and rules as the planner's dynamic programme, for the sessions it planned: a binary
for each choice of each session, fatigue at key runs as a sum over them. Pair prices (habit, two sessions of
a week too close) are one variable a pair of sessions: no smaller than the price of the pair chosen.
For one or two sessions a week, where the two models are the same to the last point.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout
from groundforce.planner.search.options import Choice, fatigue_at, run_weight, safe_cap
from groundforce.training.problem import PlanProblem

Floats = NDArray[np.float64]
MOST_SESSIONS = 2


@dataclass(frozen=True)
class Solved:
    """What a solver came to: ``cost`` and ``bound`` [points], None where it found none, in ``seconds``."""

    cost: float | None
    bound: float | None
    seconds: float


@dataclass
class Programme:
    """An integer programme being written: costs, whole variables, and rows ``low <= a x <= high``."""

    costs: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def variable(self, cost: float, whole: bool) -> int:
        """A new variable from 0, at most 1 where it is whole."""
        self.costs.append(cost)
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, terms: dict[int, float], low: float, high: float) -> None:
        """A new row."""
        self.rows.append((terms, low, high))

    def matrix(self) -> csr_array:
        """The rows as a matrix."""
        entries = [(r, c, v) for r, (terms, _, _) in enumerate(self.rows) for c, v in terms.items()]
        rows, columns, values = zip(*entries, strict=True)
        return csr_array((values, (rows, columns)), shape=(len(self.rows), len(self.costs)))


def _hours(choices: tuple[Choice, ...]) -> Floats:
    return np.array([np.nan if one.slot is None else one.slot.hours for one in choices])


def _days(choices: tuple[Choice, ...]) -> Floats:
    return np.array([np.nan if one.slot is None else one.slot.date.toordinal() for one in choices])


def _heavy(choices: tuple[Choice, ...]) -> NDArray[np.bool_]:
    return np.array([one.burden.heavy for one in choices])


def _apart(problem: PlanProblem, one: tuple[Choice, ...], two: tuple[Choice, ...]) -> NDArray[np.bool_]:
    """Whether two choices are too close to be had both [one, two]; a missing session never is."""
    gap = np.abs(_hours(two)[None, :] - _hours(one)[:, None])
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    heavy = _heavy(one)[:, None] & _heavy(two)[None, :]
    same_day = _days(one)[:, None] == _days(two)[None, :]
    too_heavy = heavy & (gap < problem.constant("heavy_spacing"))
    return np.asarray((gap < rest) | same_day | too_heavy)


def _crowding(problem: PlanProblem, one: tuple[Choice, ...], two: tuple[Choice, ...]) -> Floats:
    gap = np.abs(_hours(one)[:, None] - _hours(two)[None, :])
    short = np.nan_to_num(np.maximum(0.0, problem.constant("spread_wanted") - gap))
    return problem.constant("price_crowding") / 24.0 * short


def _habit(problem: PlanProblem, one: tuple[Choice, ...], two: tuple[Choice, ...]) -> Floats:
    there = ~np.isnan(_hours(one))[:, None] & ~np.isnan(_hours(two))[None, :]
    moved = there & (_days(one)[:, None] % 7 != _days(two)[None, :] % 7)
    later = there & (
        np.abs(_hours(one)[:, None] % 24 - _hours(two)[None, :] % 24) > problem.constant("other_time")
    )
    return np.asarray(
        problem.constant("price_other_weekday") * moved + problem.constant("price_other_time") * later
    )


def _never_both(programme: Programme, one: list[int], two: list[int], forbidden: NDArray[np.bool_]) -> None:
    for first, row in zip(one, forbidden, strict=True):
        others = {two[place]: 1.0 for place in np.nonzero(row)[0]}
        if others:
            programme.row({first: 1.0, **others}, -np.inf, 1.0)


def _pair_price(programme: Programme, one: list[int], two: list[int], price: Floats) -> None:
    paid = programme.variable(1.0, whole=False)
    for first, row in zip(one, price, strict=True):
        most = float(row.max())
        if most > 0.0:
            terms = {two[place]: -float(row[place]) for place in np.nonzero(row)[0]}
            programme.row({paid: 1.0, first: -most, **terms}, -most, np.inf)


def _fatigue(programme: Programme, draft: Draft, layout: Layout, placed: list[list[list[int]]]) -> None:
    problem, free = draft.problem, draft.problem.constant("fatigue_free")
    for number, columns in enumerate(layout.patterns):
        for point in columns.week.runs:
            terms = {
                variable: left
                for week in range(max(0, number - 1), number + 1)
                for session, variables in zip(layout.patterns[week].week.sessions, placed[week], strict=True)
                for one, variable in zip(session, variables, strict=True)
                if (left := fatigue_at(point, one, problem.minutes, draft.recovery)) > 0.0
            }
            if terms:
                paid = programme.variable(run_weight(problem, point.run), whole=False)
                programme.row(terms, -np.inf, safe_cap(problem, point.run))
                programme.row({paid: 1.0, **{key: -left for key, left in terms.items()}}, -free, np.inf)


def programme_of(draft: Draft, layout: Layout) -> Programme:
    """The placement model of a layout's sessions as an integer programme."""
    programme, problem = Programme(), draft.problem
    weeks = [columns.week.sessions for columns in layout.patterns]
    placed = [[[programme.variable(c.price, whole=True) for c in s] for s in week] for week in weeks]
    for session in (session for week in placed for session in week):
        programme.row(dict.fromkeys(session, 1.0), 1.0, 1.0)
    for week, variables in zip(weeks, placed, strict=True):
        if len(week) == MOST_SESSIONS:
            _never_both(programme, variables[0], variables[1], _apart(problem, week[0], week[1]))
            _pair_price(programme, variables[0], variables[1], _crowding(problem, week[0], week[1]))
    for number in range(len(weeks) - 1):
        for one, first in zip(weeks[number], placed[number], strict=True):
            for two, second in zip(weeks[number + 1], placed[number + 1], strict=True):
                _never_both(programme, first, second, _apart(problem, one, two))
        pairs = zip(weeks[number], weeks[number + 1], placed[number], placed[number + 1], strict=False)
        for one, two, first, second in pairs:
            _pair_price(programme, first, second, _habit(problem, one, two))
    _fatigue(programme, draft, layout, placed)
    return programme


def highs(programme: Programme, seconds: float) -> Solved:
    """HiGHS on the whole programme, for so long."""
    began = time.perf_counter()
    whole = np.array(programme.whole)
    low, high = (np.array([row[side] for row in programme.rows]) for side in (1, 2))
    found = milp(
        np.array(programme.costs),
        integrality=whole.astype(int),
        bounds=Bounds(0.0, np.where(whole, 1.0, np.inf)),
        constraints=LinearConstraint(programme.matrix(), low, high),
        options={"time_limit": seconds},
    )
    cost = None if found.x is None else float(found.fun)
    return Solved(cost, found.mip_dual_bound, time.perf_counter() - began)


def cp_sat(programme: Programme, seconds: float) -> Solved | None:
    """CP-SAT on the whole programme with two workers, in a process of its own; None where it is not there."""
    matrix = programme.matrix()
    low, high = (np.array([row[side] for row in programme.rows]) for side in (1, 2))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "programme.npz"
        np.savez(
            path,
            costs=programme.costs,
            whole=programme.whole,
            low=low,
            high=high,
            data=matrix.data,
            indices=matrix.indices,
            indptr=matrix.indptr,
        )
        command = [sys.executable, "-m", "benchmarks._planning.cp_sat", str(path), str(seconds)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"CP-SAT left out: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    words = [None if word == "-" else float(word) for word in done.stdout.split()[-3:]]
    return Solved(words[0], words[1], words[2] or 0.0)
