"""What is known about an athlete on a date, and nothing that came later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.adherence import adherence_state
from groundforce.monitoring.bone.state import bone_state
from groundforce.monitoring.classification import classify_runs
from groundforce.monitoring.efficiency.state import efficiency_state
from groundforce.monitoring.load.state import load_state
from groundforce.monitoring.pain import pain_state
from groundforce.monitoring.power.state import power_state
from groundforce.monitoring.readiness import readiness_state
from groundforce.monitoring.rhythm import weekly_rhythm
from groundforce.monitoring.running_state import running_state
from groundforce.monitoring.strength.lift_states import lift_states
from groundforce.training.lift_state import LiftState
from groundforce.training.plan import Plan
from groundforce.training.run import ClassifiedRun, Run
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState, Estimate, Rhythm, RunningState, TrainingHistory

CLASSIFIED_DAYS = 400
"""days before the last run whose runs are classified: a year, and what the first of it is compared with."""
LIFTING_DAYS = 182
"""days of lifting kept in the state."""
NOTHING_TOLD = RunnerProfile()
RETURN_CONFIDENCE = 0.5
"""Times the confidence of a rhythm from before a gap."""


def athlete_state(
    history: TrainingHistory,
    as_of: date,
    profile: RunnerProfile = NOTHING_TOLD,
    plan: Plan | None = None,
) -> AthleteState:
    """The state of an athlete before ``as_of``: nothing on or after that day is looked at.

    ``profile`` is what the runner told: body, maxima, tests, pain diary. ``plan`` is what the lifting was
    meant to be. After a gap the rhythm is that of the last eight weeks with runs before it, with half the
    confidence; ``notes`` say so.
    """
    state = planning_state(history, as_of, profile)
    runs, lifted, athlete = history.runs, history.strength, profile.athlete
    adherence = None if plan is None else adherence_state(plan, lifted, as_of)
    gap = None if adherence is None else adherence.reserve_gap
    maxima = _values(state.lifts)
    return replace(
        state,
        efficiency=efficiency_state(runs, as_of),
        power=power_state(profile.tests, athlete, as_of),
        load=load_state(runs, lifted, as_of, sex=athlete.sex, age=athlete.age, maxima=maxima),
        bone=bone_state(runs, lifted, as_of, body_mass=athlete.body_mass),
        readiness=readiness_state(state.classified, lifted, as_of, reserve_gap=gap),
        pain=pain_state(profile.pain, as_of),
        adherence=adherence,
    )


def planning_state(
    history: TrainingHistory, as_of: date, profile: RunnerProfile = NOTHING_TOLD
) -> AthleteState:
    """The parts of :func:`athlete_state` that a plan rests on: running, rhythm, strength, lifting of late."""
    runs = [run for run in history.runs if run.start.date() < as_of]
    running = running_state(runs, as_of)
    classified = classify_runs(_recent(runs))
    rhythm = _rhythm(classified, running, as_of)
    oldest = as_of - timedelta(days=LIFTING_DAYS)
    lifts = lift_states(history.strength, profile.athlete, as_of, profile.maxima)
    return AthleteState(
        as_of=as_of,
        running=running,
        rhythm=rhythm,
        classified=classified,
        strength=_maxima(profile, lifts, as_of),
        lifting=tuple(one for one in history.strength if oldest <= one.start.date() < as_of),
        notes=tuple(_notes(classified, running, rhythm)),
        lifts=lifts,
    )


def _values(lifts: Sequence[LiftState]) -> dict[str, float]:
    """Maxima [kg] that sets are judged hard or easy by: of lifts that were done."""
    return {one.exercise: one.maximum.value for one in lifts if one.measured and one.maximum is not None}


def _maxima(
    profile: RunnerProfile, lifts: Sequence[LiftState], as_of: date
) -> tuple[tuple[str, Estimate], ...]:
    """Stated maxima, then those of lifts done lately: an old set says too little for kilograms today."""
    oldest = as_of - timedelta(days=parameter("lift_lately").value)
    found = dict(profile.maxima)
    for one in lifts:
        lately = one.last_date is not None and one.last_date >= oldest
        if one.measured and lately and one.maximum is not None:
            found.setdefault(one.exercise, one.maximum)
    return tuple(found.items())


def _recent(runs: Sequence[Run]) -> list[Run]:
    if not runs:
        return []
    first = max(run.start for run in runs) - timedelta(days=CLASSIFIED_DAYS)
    return [run for run in runs if run.start >= first]


def _rhythm(classified: Sequence[ClassifiedRun], running: RunningState, as_of: date) -> Rhythm:
    if not running.returning or running.gap is None:
        return weekly_rhythm(classified, as_of)
    last = as_of - timedelta(days=running.gap - 1)
    before = weekly_rhythm(classified, last, active_only=True)
    runs = tuple(
        replace(
            run,
            confidence=round(run.confidence * RETURN_CONFIDENCE, 2),
            basis=f"Before the gap: {run.basis}",
        )
        for run in before.runs
    )
    return replace(before, runs=runs, confidence=round(before.confidence * RETURN_CONFIDENCE, 2))


def _notes(classified: Sequence[ClassifiedRun], running: RunningState, rhythm: Rhythm) -> list[str]:
    if not running.measured:
        return ["Nothing measured yet: no runs were read."]
    notes = []
    if running.returning:
        notes.append(
            f"No run for {running.gap} days: treated as a return. "
            f"The weekly rhythm is that of the last {rhythm.weeks} weeks with runs before the gap."
        )
    elif rhythm.weeks < 4:
        notes.append(f"The weekly rhythm rests on {rhythm.weeks} weeks only.")
    unknown = sum(not one.run.zone_known for one in classified)
    if unknown:
        notes.append(
            f"{unknown} of {len(classified)} runs do not say their time zone: they are in UTC, "
            "and no time of day is taken from them. Give the time zone to have it."
        )
    unmeasured = sum(not one.measured for one in classified)
    if unmeasured:
        notes.append(
            f"{unmeasured} of {len(classified)} runs have neither heart rate nor laps that show a workout: "
            "their kind is judged by pace and duration."
        )
    return notes
