"""The conditions of a run as numbers: what is known of it besides its heart rate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.efficiency.selection import Selected
from groundforce.physiology.energy_cost import MINETTI2002_FLAT, minetti2002_cost_of_running
from groundforce.training.run import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TERMS = (
    "speed", "speed_squared", "climb", "climb_squared", "speed_climb", "duration", "duration_squared",
    "speed_duration", "climb_duration", "rest", "pauses", "warmth", "indoor", "year_cos", "year_sin",
    "day_cos", "day_sin", "half_day_cos", "half_day_sin",
)  # fmt: skip
"""What a heart rate is taken to depend on; each has a coefficient with a prior between runners."""
WITH_MEAN = frozenset({"speed", "climb", "duration", "warmth"})
"""Terms whose coefficient is expected to differ from 0."""
USUAL_SPEED = 2.7
"""m/s the model is centred on."""
USUAL_DURATION = 2700.0
"""s the model is centred on: fresh is 45 min."""
USUAL_REST = 2.0
"""d since the last run the model is centred on, and taken where there is none."""
LONGEST_REST = 60.0
"""d above which more rest is taken to change nothing more."""
CLIMB_UNIT = 0.05
"""m per m: 50 m a kilometre."""
MOST_PAUSES = 2.0
"""times the moving time above which the elapsed time says no more."""
STEEPEST_COSTED = 0.45
"""Grade up to which the energy cost of slopes was measured."""


@dataclass(frozen=True, eq=False)
class Conditions:
    """Rows of a design: ``days`` since :data:`EPOCH`, one column a term, mean ``beats`` or NaN."""

    days: Array
    terms: Array
    beats: Array


EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (wall clocks carry no zone)


def day_number(moment: datetime | date) -> float:
    """Days since 1970 of a wall clock; a date is its midnight."""
    clock = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return (clock - EPOCH).total_seconds() / 86400.0


def conditions(runs: Sequence[Selected]) -> Conditions:
    """The design of runs, in their order."""
    days = np.array([day_number(one.run.start) for one in runs], dtype=np.float64)
    known = [one.run.mean_heart_rate for one in runs]
    beats = np.array([math.nan if one is None else one for one in known], dtype=np.float64)
    numbers = np.array([_numbers(one) for one in runs], dtype=np.float64).reshape(len(runs), 7)
    return Conditions(days, _terms(days, numbers), beats)


def _numbers(one: Selected) -> tuple[float, ...]:
    """Flat speed, climb, duration, rest, pauses, warmth and indoor, each 0 where it is usual or unknown."""
    run = one.run
    climb = _climb(run)
    rest = USUAL_REST if one.rest is None else min(one.rest, LONGEST_REST)
    stops = max(run.elapsed, run.duration) / run.duration
    cool = parameter("efficiency_cool").value
    warm = 0.0 if run.temperature is None else max(0.0, run.temperature - cool) / 10.0
    return (
        flat_speed(run, climb) - USUAL_SPEED,
        climb / CLIMB_UNIT,
        math.log(run.duration / USUAL_DURATION),
        math.log((1.0 + rest) / (1.0 + USUAL_REST)),
        math.log(min(stops, MOST_PAUSES)),
        warm,
        float(run.indoor),
    )


def flat_speed(run: Run, climb: float) -> float:
    """Speed on the flat that costs as much [m/s]: from the altitude, else from ``climb`` [m per m]."""
    if run.grade_adjusted_speed is not None:
        return run.grade_adjusted_speed
    return 0.0 if run.distance is None else run.distance / run.duration * climb_factor(climb)


def _climb(run: Run) -> float:
    """m of climb per m; 0 on a treadmill and where it is not known."""
    if run.climb is None or run.indoor or run.distance is None or run.distance <= 0.0:
        return 0.0
    return run.climb / run.distance


def climb_factor(climb: float) -> float:
    """Energy cost relative to the flat of a route that climbs ``climb`` [m per m] and falls as much.

    Taken to be half up and half down at one grade, twice the climb, by :func:`minetti2002_cost_of_running`.

    >>> climb_factor(0.0), round(climb_factor(0.02), 3)
    (1.0, 1.021)
    """
    grade = min(2.0 * climb, STEEPEST_COSTED)
    up, down = float(minetti2002_cost_of_running(grade)), float(minetti2002_cost_of_running(-grade))
    return 0.5 * (up + down) / MINETTI2002_FLAT


def _terms(days: Array, numbers: Array) -> Array:
    """One column for each of :data:`TERMS`."""
    speed, climb, duration, rest, pauses, warmth, indoor = numbers.T
    year, day = 2.0 * np.pi * days / 365.25, 2.0 * np.pi * (days % 1.0)
    columns = (
        speed, speed**2, climb, climb**2, speed * climb, duration, duration**2,
        speed * duration, climb * duration, rest, pauses, warmth, indoor, np.cos(year), np.sin(year),
        np.cos(day), np.sin(day), np.cos(2.0 * day), np.sin(2.0 * day),
    )  # fmt: skip
    return np.column_stack(columns)
