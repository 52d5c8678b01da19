"""The load of an athlete on a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import RunColumns, heart_steps, run_columns
from groundforce.monitoring.load.heart import NOTE_NONE, WINDOW, HeartRange, heart_range
from groundforce.monitoring.load.lifting import LiftingLoad, lifting_load
from groundforce.monitoring.load.spikes import NULL_NOTE, spikes
from groundforce.physiology.constants import Z80
from groundforce.physiology.running_load import foster1998_monotony
from groundforce.training.athlete import Sex
from groundforce.training.exercise import Exercise
from groundforce.training.load import LoadState, WeekLoad
from groundforce.training.run import Run
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

if TYPE_CHECKING:
    pass
from groundforce.monitoring.load.weeks import running_weeks

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
    found = running_weeks(columns, tail, heart_steps(shown), heart, sex, as_of, weeks)
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
