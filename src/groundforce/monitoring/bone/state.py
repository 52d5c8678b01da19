"""Bone loading of a history, and of a planned week. Ordinal: compares weeks, predicts no density."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.bone.parts import (
    RUNNING_SITES,
    SITES,
    USUAL_BODY_MASS,
    Part,
    bouts_of,
    hour_of,
    joined,
    planned_hour,
    planned_parts,
    session_parts,
)
from groundforce.monitoring.bone.tibia import tibial_load
from groundforce.monitoring.load.columns import RunColumns, run_columns
from groundforce.monitoring.load.impacts import USUAL_SPEED, run_impacts
from groundforce.physiology.bone import (
    ORDINAL,
    robling2002_sensitivity,
    turner2003_bout_of_parts,
)
from groundforce.physiology.impact import matijevich2019_vertical_force, usual_step_rate
from groundforce.training.bone import BoneState, SiteLoad
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlannedRun, Session, span_of
from groundforce.training.run import Run
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column

WEEKS = 12
SOURCE = f"osteogenic index (Turner and Robling 2003); {ORDINAL}"


@dataclass(frozen=True)
class _Knobs:
    """What is uncertain: time constant [h] of regained sensitivity, and what slow lifting is worth [-]."""

    hours: float
    lifting: float


@dataclass(frozen=True, eq=False)
class _Loading:
    """Parts as columns, the hour [h since day 1] of each bout, and how many bouts there are."""

    site: Column
    bout: Column
    load: Column
    cycles: Column
    lifted: Column
    hour: Column


def bone_state(
    runs: Sequence[Run],
    strength: Sequence[StrengthSession],
    as_of: date,
    *,
    body_mass: float | None = None,
    catalogue: Mapping[str, Exercise] | None = None,
    weeks: int = WEEKS,
) -> BoneState:
    """Bone loading by site of the ``weeks`` before ``as_of``; nothing on or after that day is looked at.

    Every bout counts by the sensitivity bone has regained since the bout before it. ``body_mass`` kg.
    """
    first = as_of - timedelta(days=7 * weeks + 1)
    done = sorted((run for run in runs if first <= run.start.date() < as_of), key=lambda run: run.start)
    lifted = [one for one in strength if first <= one.start.date() < as_of]
    if not any(run.start.date() < as_of for run in runs) and not any(
        one.start.date() < as_of for one in strength
    ):
        return BoneState(as_of, notes=("Nothing measured yet: no runs and no lifting were read.",))
    columns = run_columns(done)
    loading = _history(columns, lifted, _catalogue(catalogue), body_mass)
    edges = 24.0 * (as_of.toordinal() - 7 * np.arange(weeks, -1, -1, dtype=np.float64))
    tibial, damage = tibial_load(columns, as_of)
    return BoneState(
        as_of,
        measured=True,
        sites=tuple(_sites(loading, edges, as_of)),
        tibial_load=tibial,
        tibial_damage=damage,
        notes=_notes(body_mass, lifted),
    )


def planned_bone(
    runs: Sequence[PlannedRun],
    sessions: Sequence[Session],
    first: date,
    *,
    body_mass: float | None = None,
    maxima: Mapping[str, float] | None = None,
    speed: float = USUAL_SPEED,
    catalogue: Mapping[str, Exercise] | None = None,
) -> tuple[tuple[str, Estimate], ...]:
    """Osteogenic index [ordinal] by site of the seven days from ``first``, as planned.

    ``maxima`` 1RM [kg] for loads given in percent; ``speed`` [m/s] of a run that gives no distance.
    Comparable with the weeks of :func:`bone_state` of the same person.
    """
    last = first + timedelta(days=7)
    ran = [run for run in runs if first <= run.date < last]
    lifted = [one for one in sessions if first <= one.date < last]
    mass = USUAL_BODY_MASS if body_mass is None else body_mass
    known = _catalogue(catalogue)
    parts = joined(_planned_run(run, bout, speed) for bout, run in enumerate(ran))
    parts += joined(
        planned_parts(one, len(ran) + bout, known, mass, {} if maxima is None else maxima)
        for bout, one in enumerate(lifted)
    )
    hours = [hour_of(span_of(run).earliest) for run in ran] + [planned_hour(one) for one in lifted]
    edges = 24.0 * np.array([first.toordinal(), last.toordinal()], np.float64)
    found = _sites(_loading(parts, hours), edges, first)
    return tuple((one.site, one.last_week) for one in found)


def _planned_run(run: PlannedRun, bout: int, speed: float) -> list[Part]:
    pace = speed if run.distance is None or run.duration <= 0.0 else run.distance / run.duration
    steps = run.duration * float(usual_step_rate(pace))
    force = float(matijevich2019_vertical_force(pace))
    return [Part(site, bout, force, 0.5 * steps) for site in RUNNING_SITES]


def _catalogue(catalogue: Mapping[str, Exercise] | None) -> Mapping[str, Exercise]:
    if catalogue is not None:
        return catalogue
    from groundforce.training.catalogue import load_catalogue

    return load_catalogue().exercises


def _history(
    columns: RunColumns,
    lifted: Sequence[StrengthSession],
    catalogue: Mapping[str, Exercise],
    body_mass: float | None,
) -> _Loading:
    mass = USUAL_BODY_MASS if body_mass is None else body_mass
    impacts, count = run_impacts(columns), len(columns)
    parts = joined(session_parts(one, count + bout, catalogue, mass) for bout, one in enumerate(lifted))
    parts += [
        Part(site, bout, force, 0.5 * steps)
        for bout, (force, steps) in enumerate(
            zip(impacts.force.tolist(), impacts.steps.tolist(), strict=True)
        )
        for site in RUNNING_SITES
    ]
    return _loading(parts, [*columns.hour.tolist(), *bouts_of(lifted)])


def _loading(parts: Sequence[Part], hours: Sequence[float]) -> _Loading:
    columns = [
        np.array([float(value) for value in values], np.float64)
        for values in (
            [SITES.index(part.site) for part in parts],
            [part.bout for part in parts],
            [part.load for part in parts],
            [part.cycles for part in parts],
            [part.lifted for part in parts],
            hours,
        )
    ]
    return _Loading(*columns)


def _sites(loading: _Loading, edges: Column, as_of: date) -> list[SiteLoad]:
    """Every site with anything on it, week by week."""
    usual = _Knobs(parameter("bone_recovery_hours").value, parameter("bone_lifting_worth").value)
    hours, worth = parameter("bone_recovery_hours"), parameter("bone_lifting_worth")
    low, high = _Knobs(hours.high, worth.low), _Knobs(hours.low, worth.high)
    found = []
    for number, site in enumerate(SITES):
        if not (loading.site == number).any():
            continue
        weeks, least, most = (_weekly(loading, number, knobs, edges) for knobs in (usual, low, high))
        last = Estimate(float(weeks[-1]), float(least[-1]), float(most[-1]), SOURCE, as_of)
        days = [date.fromordinal(round(edge / 24.0)) for edge in edges[:-1]]
        before = float(weeks[:-1].mean()) if len(weeks) > 1 else None
        found.append(SiteLoad(site, tuple(zip(days, weeks.tolist(), strict=True)), last, before))
    return found


def _weekly(loading: _Loading, site: int, knobs: _Knobs, edges: Column) -> Column:
    """Index of a site in each week [ordinal]; bouts in order of time, each by the sensitivity regained."""
    here = loading.site == site
    bouts, of = np.unique(loading.bout[here].astype(np.int64), return_inverse=True)
    worth = np.where(loading.lifted[here] > 0.0, knobs.lifting, 1.0)
    index = turner2003_bout_of_parts(
        loading.load[here] * worth, loading.cycles[here], of.astype(np.int64), len(bouts)
    )
    hour = loading.hour[bouts]
    order = np.argsort(hour, kind="stable")
    since = np.diff(hour[order], prepend=-np.inf)
    counted = index[order] * np.asarray(robling2002_sensitivity(since, knobs.hours))
    week = np.searchsorted(edges, hour[order], side="right") - 1
    inside = (week >= 0) & (week < len(edges) - 1)
    return np.asarray(
        np.bincount(week[inside], weights=counted[inside], minlength=len(edges) - 1), np.float64
    )


def _notes(body_mass: float | None, lifted: Sequence[StrengthSession]) -> tuple[str, ...]:
    notes = [f"Bone loading is {ORDINAL}."]
    if body_mass is None and lifted:
        notes.append(f"Body mass is not known; {USUAL_BODY_MASS:g} kg was taken for the loads of lifting.")
    return tuple(notes)
