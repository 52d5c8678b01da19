"""The load of an athlete on a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import HeartSteps, RunColumns, heart_steps, run_columns
from groundforce.monitoring.load.heart import NOTE_NONE, WINDOW, Z80, HeartRange, heart_range
from groundforce.monitoring.load.impacts import Impacts, run_impacts
from groundforce.monitoring.load.impulse import run_trimp
from groundforce.monitoring.load.lifting import LiftingLoad, lifting_load
from groundforce.monitoring.load.spikes import NULL_NOTE, spikes
from groundforce.physiology.running_load import foster1998_monotony, foster2001_session_rpe
from groundforce.training.athlete import Sex
from groundforce.training.exercise import Exercise
from groundforce.training.load import LoadState, WeekLoad
from groundforce.training.run import Run
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundforce.monitoring.load.columns import Column

WEEKS = 12
"""weeks the state shows"""
SPIKE_DAYS = 65
"""days of runs that spikes of the last 30 look back on"""
USUAL_WEEKS = 4
"""weeks a usual week is the mean of"""


def load_state(
    runs: Sequence[Run],
    strength: Sequence[StrengthSession],
    as_of: date,
    *,
    sex: Sex = Sex.UNKNOWN,
    age: float | None = None,
    resting_heart_rate: float | None = None,
    maxima: Mapping[str, float] | None = None,
    catalogue: Mapping[str, Exercise] | None = None,
    weeks: int = WEEKS,
) -> LoadState:
    """The load of the ``weeks`` before ``as_of``; nothing on or after that day is looked at.

    ``age`` years, ``resting_heart_rate`` beats/min, ``maxima`` 1RM [kg] by exercise id: each where known.
    Channels are never added to each other. Fitness and fatigue curves are not part of it: their published
    time constants differ tenfold (EVIDENCE section 9).
    """
    done = sorted((run for run in runs if run.start.date() < as_of), key=lambda run: run.start)
    lifted = [one for one in strength if one.start.date() < as_of]
    if not done and not lifted:
        return LoadState(as_of, notes=("Nothing measured yet: no runs and no lifting were read.",))
    recent = _since(done, as_of, WINDOW)
    shown = _since(done, as_of, 7 * weeks)
    columns = run_columns(recent)
    heart = heart_range(columns, heart_steps(recent), as_of, age, resting_heart_rate)
    tail = columns.last(len(shown))
    found = _weeks(columns, tail, heart_steps(shown), heart, sex, as_of, weeks)
    lifting = _lifting(lifted, as_of, weeks, catalogue, {} if maxima is None else maxima)
    full = tuple(_with_lifting(week, load, count) for week, (load, count) in zip(found, lifting, strict=True))
    return LoadState(
        as_of=as_of,
        measured=True,
        weeks=full,
        duration_per_week=_usual([week.duration for week in full], "running time of the last weeks", as_of),
        impact_per_week=_usual(
            [0.0 if week.impact is None else week.impact.value for week in full],
            "steps x ground force of the last weeks",
            as_of,
        ),
        monotony=_monotony(tail, as_of),
        change=_change(full),
        maximum_heart_rate=None if heart is None else heart.maximum,
        resting_heart_rate=None if heart is None else heart.resting,
        spikes=spikes(_since(done, as_of, SPIKE_DAYS), as_of),
        notes=tuple(_notes(tail, heart, [load for load, _count in lifting])),
    )


def _since(runs: Sequence[Run], as_of: date, days: int) -> list[Run]:
    """The runs of the last ``days``."""
    first = as_of - timedelta(days=days)
    return [run for run in runs if run.start.date() >= first]


def _weeks(
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
    rating = np.asarray(foster2001_session_rpe(columns.duration, effort), np.float64)
    return [
        _week(as_of - timedelta(days=7 * back + 7), ago == back, columns, impacts, trimp, rating)
        for back in range(weeks - 1, -1, -1)
    ]


def _trimps(
    columns: RunColumns, steps: HeartSteps, heart: HeartRange | None, sex: Sex
) -> tuple[Column, Column, Column]:
    """Impulse of each run and its bounds: a higher maximum or resting rate makes it smaller."""
    if heart is None:
        none = np.full(len(columns), np.nan)
        return none, none, none
    female = None if sex is Sex.UNKNOWN else sex is Sex.FEMALE
    low, value, high = (
        run_trimp(columns, steps, rest, top, female)
        for rest, top in (
            (heart.resting.high, heart.maximum.high),
            (heart.resting.value, heart.maximum.value),
            (heart.resting.low, heart.maximum.low),
        )
    )
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


def _lifting(
    sessions: Sequence[StrengthSession],
    as_of: date,
    weeks: int,
    catalogue: Mapping[str, Exercise] | None,
    maxima: Mapping[str, float],
) -> list[tuple[LiftingLoad, int]]:
    """Lifting of each week, oldest first, with its number of sessions."""
    groups: list[list[StrengthSession]] = [[] for _ in range(weeks)]
    for one in sessions:
        back = (as_of - one.start.date() - timedelta(days=1)).days // 7
        if back < weeks:
            groups[weeks - 1 - back].append(one)
    if catalogue is None and sessions:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    return [(lifting_load(group, catalogue or {}, maxima), len(group)) for group in groups]


def _with_lifting(week: WeekLoad, load: LiftingLoad, sessions: int) -> WeekLoad:
    return replace(
        week, sessions=sessions, hard_sets=load.hard_sets, tonnage=load.tonnage, contacts=load.contacts
    )


def _usual(values: Sequence[float], source: str, as_of: date) -> Estimate:
    """Mean of the last four weeks, with where a week of this kind falls in 80 of 100."""
    recent = np.array(values[-USUAL_WEEKS:], dtype=np.float64)
    mean = float(recent.mean())
    half = Z80 * float(recent.std(ddof=1)) if len(recent) > 1 else 0.0
    return Estimate(mean, max(0.0, mean - half), mean + half, source, as_of)


def _monotony(columns: RunColumns, as_of: date) -> float | None:
    ago = as_of.toordinal() - 1 - columns.day
    here = ago < 7
    daily = np.bincount(ago[here], weights=columns.duration[here], minlength=7)
    value = float(foster1998_monotony(daily.astype(np.float64)))
    return None if np.isnan(value) else value


def _change(weeks: Sequence[WeekLoad]) -> float | None:
    if len(weeks) < 2 or weeks[-2].duration <= 0.0:
        return None
    return weeks[-1].duration / weeks[-2].duration - 1.0


def _notes(columns: RunColumns, heart: HeartRange | None, lifting: Sequence[LiftingLoad]) -> list[str]:
    notes = [NULL_NOTE] if len(columns) else []
    if len(columns) and heart is None:
        notes.append(NOTE_NONE.format(least=int(parameter("heart_rate_runs_least").value)))
    without = int(np.isnan(columns.mean_heart_rate).sum())
    if heart is not None and without:
        notes.append(f"{without} of {len(columns)} runs shown have no heart rate and are not in the impulse.")
    unknown = sum(load.unknown for load in lifting)
    if unknown:
        notes.append(f"{unknown} sets are of exercises the catalogue does not know and load no muscle here.")
    return notes
