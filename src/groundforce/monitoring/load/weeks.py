"""Running week by week: each channel with its interval."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import HeartSteps, RunColumns
from groundforce.monitoring.load.heart import HeartRange
from groundforce.monitoring.load.impacts import Impacts, run_impacts
from groundforce.monitoring.load.impulse import run_trimp
from groundforce.physiology.running_load import foster2001_session_rpe
from groundforce.training.athlete import Sex
from groundforce.training.load import WeekLoad
from groundforce.training.state import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundforce.monitoring.load.columns import Column


def running_weeks(
    known: RunColumns,
    columns: RunColumns,
    steps: HeartSteps,
    heart: HeartRange | None,
    sex: Sex,
    as_of: date,
    weeks: int,
) -> list[WeekLoad]:
    """The weeks of running, oldest first; ``known`` are the runs a runner's own step rate is taken from."""
    ago = (as_of.toordinal() - 1 - columns.day) // 7
    impacts = run_impacts(known).last(len(columns))
    trimp = _trimps(columns, steps, heart, sex)
    effort = np.clip(columns.effort, 0.0, 10.0)
    rating = foster2001_session_rpe(columns.duration, effort)
    return [
        _week(as_of - timedelta(days=7 * back + 7), ago == back, columns, impacts, trimp, rating)
        for back in range(weeks - 1, -1, -1)
    ]


def _trimps(
    columns: RunColumns, steps: HeartSteps, heart: HeartRange | None, sex: Sex
) -> tuple[Column, Column, Column]:
    """Impulse of each run and its bounds: a higher maximum or resting rate, or the other sex's weights."""
    if heart is None:
        none = np.full(len(columns), np.nan)
        return none, none, none
    known = None if sex is Sex.UNKNOWN else sex is Sex.FEMALE
    rest, top = heart.resting, heart.maximum
    value = run_trimp(columns, steps, rest.value, top.value, known)
    sexes = (True, False) if known is None else (known,)
    lows = [run_trimp(columns, steps, rest.high, top.high, one) for one in sexes]
    highs = [run_trimp(columns, steps, rest.low, top.low, one) for one in sexes]
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    return value, low, high


def _week(
    first: date,
    here: NDArray[np.bool_],
    columns: RunColumns,
    impacts: Impacts,
    trimp: tuple[Column, Column, Column],
    rating: Column,
) -> WeekLoad:
    if not here.any():
        return WeekLoad(first)
    distance, beats, rated = columns.distance[here], ~np.isnan(trimp[0]) & here, ~np.isnan(rating) & here
    steps, load = impacts.steps[here], impacts.load[here]
    as_of = first + timedelta(days=7)
    spread = float(np.average(impacts.spread[here], weights=np.maximum(steps, 1e-9)))
    return WeekLoad(
        first=first,
        runs=int(here.sum()),
        duration=float(columns.duration[here].sum()),
        distance=None if np.isnan(distance).all() else float(np.nansum(distance)),
        trimp=_summed(trimp, beats, as_of),
        trimp_runs=int(beats.sum()),
        session_rpe=float(rating[rated].sum()) if rated.any() else None,
        rated_runs=int(rated.sum()),
        steps=_about(float(steps.sum()), spread, "steps, counted where the watch counted", as_of),
        impact=_about(
            float(load.sum()),
            spread + parameter("force_spread").value,
            "steps x ground force (Matijevich 2019)",
            as_of,
        ),
    )


def _summed(trimp: tuple[Column, Column, Column], beats: NDArray[np.bool_], as_of: date) -> Estimate | None:
    if not beats.any():
        return None
    value, low, high = (float(np.nansum(column[beats])) for column in trimp)
    return Estimate(value, low, high, f"heart-rate impulse of {int(beats.sum())} runs (Banister 1991)", as_of)


def _about(value: float, share: float, source: str, as_of: date) -> Estimate:
    return Estimate(value, value * max(0.0, 1.0 - share), value * (1.0 + share), source, as_of)
