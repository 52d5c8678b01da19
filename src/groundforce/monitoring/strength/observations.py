"""From sets as done to what each session of each lift showed: arrays over all athletes and lifts at once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.numeric import Array
from groundforce.physiology.repetition_maximum import LARGEST_REPS, nuzzo2024_maximum
from groundforce.physiology.runner_repetitions import richens_cleather2014_correction
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise, LoadKind, MovementPattern
from groundforce.training.strength import PerformedSet, Side, StrengthSession

WEIGHED = frozenset({LoadKind.TOTAL, LoadKind.HAND, LoadKind.SINGLE})
"""What is lifted is what is logged; where the body is lifted too, its share is not known."""
_FAMILIES = ("general", "leg press", "bench press")
_BOTH, _LEFT, _RIGHT = range(3)
_SIDES = {Side.LEFT: _LEFT, Side.RIGHT: _RIGHT}


@dataclass(frozen=True)
class LiftArrays:
    """What sessions showed, time-major: row t, column n is session t of lift n; NaN after a lift's last one.

    ``values`` logarithm of the estimated 1RM [kg] of the best set; ``days`` its day [d]; ``to_failure`` reps
    to failure of that set, reserve included [reps]; ``told`` whether reps in reserve were given (1) or not
    (0); ``left`` and ``right`` as ``values`` for one side, NaN where no set was for it.
    """

    values: Array
    days: Array
    to_failure: Array
    told: Array
    left: Array
    right: Array


@dataclass(frozen=True)
class _Rows:
    """Usable sets, flat: where each belongs, and what it was."""

    place: NDArray[np.int64]
    column: NDArray[np.int64]
    side: NDArray[np.int64]
    family: NDArray[np.int64]
    squat: NDArray[np.int64]
    load: Array
    reps: Array
    reserve: Array


def is_usable(one: PerformedSet, exercise: Exercise) -> bool:
    """Whether a set says something of the maximum: work, a load above zero, at most 10 reps to failure."""
    if one.warm_up or one.load is None or one.reps is None or exercise.load not in WEIGHED:
        return False
    reserve = 0.0 if one.reps_in_reserve is None else max(one.reps_in_reserve, 0.0)
    return 0.0 < one.load < math.inf and one.reps >= 1 and one.reps + reserve <= LARGEST_REPS


def observe(
    cohort: Sequence[Sequence[StrengthSession]], as_of: date
) -> tuple[tuple[tuple[int, str], ...], LiftArrays]:
    """What every lift of every athlete showed before ``as_of``.

    The first answer says whose and which lift each column is: place in the cohort, exercise id. A lift
    without a usable set has no column. Sessions of one day count as one.
    """
    numbers: dict[tuple[int, str], int] = {}
    days: list[dict[int, int]] = []
    flat: list[tuple[float, ...]] = []
    for who, sessions in enumerate(cohort):
        before = sorted((one for one in sessions if one.start.date() < as_of), key=lambda one: one.start)
        for day, exercise, one in _usable_sets(before):
            column = numbers.setdefault((who, exercise.id), len(numbers))
            if column == len(days):
                days.append({})
            place = days[column].setdefault(day, len(days[column]))
            flat.append((place, column, *_numbers(one, exercise)))
    return tuple(numbers), _arrays(_rows(flat), [tuple(one) for one in days])


def _usable_sets(sessions: Sequence[StrengthSession]) -> Iterator[tuple[int, Exercise, PerformedSet]]:
    exercises = load_catalogue().exercises
    for session in sessions:
        day = session.start.date().toordinal()
        for one in session.sets:
            exercise = None if one.exercise is None else exercises.get(one.exercise)
            if exercise is not None and is_usable(one, exercise):
                yield day, exercise, one


def _numbers(one: PerformedSet, exercise: Exercise) -> tuple[float, ...]:
    assert one.load is not None
    assert one.reps is not None
    side = _BOTH if one.side is None else _SIDES.get(one.side, _BOTH)
    squat = exercise.pattern is MovementPattern.SQUAT
    reserve = np.nan if one.reps_in_reserve is None else max(one.reps_in_reserve, 0.0)
    return side, _family(exercise), squat, float(one.load), float(one.reps), reserve


def _family(exercise: Exercise) -> int:
    if exercise.id.startswith("leg_press"):
        return _FAMILIES.index("leg press")
    return _FAMILIES.index("bench press" if exercise.id.startswith("bench_press") else "general")


def _rows(flat: Sequence[tuple[float, ...]]) -> _Rows:
    table = np.asarray(flat, dtype=np.float64).reshape(-1, 8).T
    place, column, side, family, squat = table[:5].astype(np.int64)
    return _Rows(place, column, side, family, squat, *table[5:])


def _arrays(rows: _Rows, days: Sequence[Sequence[int]]) -> LiftArrays:
    shape = (max((len(one) for one in days), default=0), len(days))
    day = np.full(shape, np.nan)
    for column, known in enumerate(days):
        day[: len(known), column] = known
    shown = _shown(rows)
    sided = np.full((3, *shape), -np.inf)
    np.maximum.at(sided, (rows.side, rows.place, rows.column), shown)
    sided[np.isneginf(sided)] = np.nan
    values = np.fmax(sided[_BOTH], np.fmin(sided[_LEFT], sided[_RIGHT]))
    to_failure, told = np.full(shape, np.nan), np.full(shape, np.nan)
    best = shown >= values[rows.place, rows.column]
    at = rows.place[best], rows.column[best]
    to_failure[at] = rows.reps[best] + np.nan_to_num(rows.reserve[best])
    told[at] = np.isfinite(rows.reserve[best])
    return LiftArrays(values, day, to_failure, told, sided[_LEFT], sided[_RIGHT])


def _shown(rows: _Rows) -> Array:
    """Logarithm of the maximum each set shows; nothing in reserve where the log does not say."""
    reserve = np.nan_to_num(rows.reserve)
    maximum = np.empty_like(rows.load)
    for number, family in enumerate(_FAMILIES):
        these = rows.family == number
        maximum[these] = nuzzo2024_maximum(rows.load[these], rows.reps[these], reserve[these], family)
    correction = richens_cleather2014_correction(rows.reps + reserve)
    return np.asarray(np.log(np.where(rows.squat == 1, maximum * correction, maximum)))
