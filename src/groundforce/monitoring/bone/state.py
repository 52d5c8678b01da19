"""Bone loading of a history, and of a planned week. Ordinal: compares weeks, predicts no density."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.bone.parts import (
    RUNNING_SITES,
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
from groundforce.monitoring.load.impacts import run_impacts
from groundforce.physiology.bone import ORDINAL
from groundforce.physiology.impact import USUAL_SPEED, matijevich2019_vertical_force, usual_step_rate
from groundforce.training.bone import BoneState
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlannedRun, Session, span_of
from groundforce.training.run import Run
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

if TYPE_CHECKING:
    pass
from groundforce.monitoring.bone.weekly import Loading, loading_of, site_loads

WEEKS = 12


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
    known = load_catalogue().exercises if catalogue is None else catalogue
    loading = _history(columns, lifted, known, body_mass)
    edges = 24.0 * (as_of.toordinal() - 7 * np.arange(weeks, -1, -1, dtype=np.float64))
    tibial, damage = tibial_load(columns, as_of)
    return BoneState(
        as_of,
        measured=True,
        sites=tuple(site_loads(loading, edges, as_of)),
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
    known = load_catalogue().exercises if catalogue is None else catalogue
    parts = joined(_planned_run(run, bout, speed) for bout, run in enumerate(ran))
    parts += joined(
        planned_parts(one, len(ran) + bout, known, mass, {} if maxima is None else maxima)
        for bout, one in enumerate(lifted)
    )
    hours = [hour_of(span_of(run).earliest) for run in ran] + [planned_hour(one) for one in lifted]
    edges = 24.0 * np.array([first.toordinal(), last.toordinal()], np.float64)
    found = site_loads(loading_of(parts, hours), edges, first)
    return tuple((one.site, one.last_week) for one in found)


def _planned_run(run: PlannedRun, bout: int, speed: float) -> list[Part]:
    pace = speed if run.distance is None or run.duration <= 0.0 else run.distance / run.duration
    steps = run.duration * usual_step_rate(pace)
    force = matijevich2019_vertical_force(pace)
    return [Part(site, bout, force, 0.5 * steps) for site in RUNNING_SITES]


def _history(
    columns: RunColumns,
    lifted: Sequence[StrengthSession],
    catalogue: Mapping[str, Exercise],
    body_mass: float | None,
) -> Loading:
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
    return loading_of(parts, [*columns.hour.tolist(), *bouts_of(lifted)])


def _notes(body_mass: float | None, lifted: Sequence[StrengthSession]) -> tuple[str, ...]:
    notes = [f"Bone loading is {ORDINAL}."]
    if body_mass is None and lifted:
        notes.append(f"Body mass is not known; {USUAL_BODY_MASS:g} kg was taken for the loads of lifting.")
    return tuple(notes)
