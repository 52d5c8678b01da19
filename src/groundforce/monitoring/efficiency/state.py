"""Speed at a reference heart rate as of a date."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.efficiency.conditions import Conditions, conditions, day_number
from groundforce.monitoring.efficiency.filter import LEVEL, MARK, Filtered, filtered
from groundforce.monitoring.efficiency.selection import NO_HEART_RATE, Selected, Selection, selection
from groundforce.monitoring.efficiency.speed import Crossing, crossing, speed_spread, usual_terms
from groundforce.monitoring.estimates import normal
from groundforce.training.efficiency import EfficiencyState
from groundforce.training.run import Run
from groundforce.training.state import Estimate

TREND_DAYS, YEAR_DAYS = 28, 364
"""d over which the trends are taken."""
STALE_DAYS = 60
"""d since the last usable run from which the state says so (judgement)."""
REFERENCE_STEP = 5.0
"""beats/min the reference heart rate is rounded to, so that it does not move with each run."""
NOT_ECONOMY = (
    "Speed at a heart rate is efficiency, not economy: it also moves with plasma volume, heat and VO2max."
)
NO_HEAT = "No temperature was recorded: the time of year stands for heat, and only in part."
WRIST = "Temperatures are the watch's own, warmed by the skin: their differences count, not their height."


def efficiency_state(
    runs: Iterable[Run], as_of: date, reference_heart_rate: float | None = None
) -> EfficiencyState:
    """Speed at ``reference_heart_rate`` [beats/min], flat, cool, fresh, from the runs before ``as_of``.

    The reference defaults to the median of the runner's own runs, in steps of 5. The speed is today's, the
    ups and downs of form included; the trend is that of fitness, without them.
    """
    chosen = selection(runs, datetime.combine(as_of, time()))
    beats = _beats(chosen.runs)
    problem = _problem(chosen, beats)
    if problem is not None:
        return EfficiencyState(as_of, runs_used=len(beats), left_out=chosen.left_out, notes=(problem,))
    reference = usual_heart_rate(beats) if reference_heart_rate is None else reference_heart_rate
    today = day_number(as_of)
    rows = conditions(chosen.runs)
    done = filtered(rows, until=today, mark=today - TREND_DAYS)
    found = _state(as_of, chosen, reference, done, crossing(done, reference, usual_terms(rows)))
    return found if found.trend is None else replace(found, year=_year(rows, today, reference, found.trend))


def _year(rows: Conditions, today: float, reference: float, trend: Estimate) -> Estimate | None:
    """Change of speed [m/s] by fitness over 52 weeks; None where the runs do not reach back so far."""
    done = filtered(rows, until=today, mark=today - YEAR_DAYS)
    at = crossing(done, reference, usual_terms(rows))
    return None if at is None or not done.marked else _trend(at, done, trend.source, trend.as_of)


def usual_heart_rate(beats: Sequence[float]) -> float:
    """The median of the runs' heart rates in steps of 5 [beats/min].

    >>> usual_heart_rate([141.0, 152.0, 150.0])
    150.0
    """
    return REFERENCE_STEP * round(statistics.median(beats) / REFERENCE_STEP)


def _state(
    as_of: date, chosen: Selection, reference: float, done: Filtered, at: Crossing | None
) -> EfficiencyState:
    surprising = int(done.surprising.sum())
    notes = list(_notes(as_of, chosen, surprising))
    if at is None:
        notes.insert(
            0, f"No running speed belongs to {reference:g} beats/min: heart rate hardly follows speed."
        )
    source = f"{len(chosen.runs)} runs, the last on {chosen.runs[-1].run.start.date()}"
    silent = as_of - chosen.runs[-1].run.start.date()
    idle = silent > timedelta(days=TREND_DAYS)
    trend = None if at is None or not done.marked or idle else _trend(at, done, source, as_of)
    if trend is None and at is not None and not idle:
        notes.append(f"No trend yet: the runs do not reach back {TREND_DAYS} days.")
    if idle and silent < timedelta(days=STALE_DAYS):
        notes.append(f"No trend: no usable run in the last {TREND_DAYS} days.")
    return EfficiencyState(
        as_of=as_of,
        speed_at_reference=None if at is None else normal(at.speed, speed_spread(at, done), source, as_of),
        reference_heart_rate=reference,
        trend=trend,
        runs_used=len(chosen.runs),
        surprising=surprising,
        left_out=chosen.left_out,
        notes=tuple(notes),
    )


def _trend(at: Crossing, done: Filtered, source: str, as_of: date | None) -> Estimate:
    """Change of speed [m/s] since the mark by fitness, which form is not part of."""
    change = np.zeros(len(done.state))
    change[LEVEL], change[MARK] = 1.0, -1.0
    value, spread = at.shift(change, done)
    return normal(value, spread, source, as_of)


def _beats(runs: Sequence[Selected]) -> list[float]:
    return [one.run.mean_heart_rate for one in runs if one.run.mean_heart_rate is not None]


def _problem(chosen: Selection, beats: Sequence[float]) -> str | None:
    """Why no estimate can be made, in a sentence that says what is missing."""
    least = round(parameter("efficiency_least_runs").value)
    if len(beats) < least:
        without = sum(one.runs for one in chosen.left_out if one.reason == NO_HEART_RATE)
        why = f"; {without} were recorded without heart rate" if without else ""
        had = f"{len(beats)} usable run{'' if len(beats) == 1 else 's'} with heart rate"
        return f"Not enough data: {had}, {least} are needed{why}."
    if max(beats) == min(beats):
        return "Not enough data: every run has the same mean heart rate, so the sensor measured nothing."
    return None


def _notes(as_of: date, chosen: Selection, surprising: int) -> Iterable[str]:
    yield NOT_ECONOMY
    measured = sum(one.run.temperature is not None for one in chosen.runs)
    yield NO_HEAT if measured == 0 else WRIST
    unknown = sum(one.run.climb is None and not one.run.indoor for one in chosen.runs)
    if unknown:
        yield f"{unknown} of {len(chosen.runs)} runs have no climb and were taken to be flat."
    if surprising:
        yield f"{surprising} of {len(chosen.runs)} runs did not fit the others and weighed little."
    silent = as_of - chosen.runs[-1].run.start.date()
    if silent >= timedelta(days=STALE_DAYS):
        yield f"The last usable run is {silent.days} days old: the interval has widened since."
