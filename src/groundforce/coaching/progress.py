"""Where a runner stands and how they got there: the state on a date, and the same on dates before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from groundforce.monitoring.athlete_state import athlete_state
from groundforce.monitoring.efficiency.change import before_after
from groundforce.monitoring.efficiency.state import efficiency_state
from groundforce.monitoring.readiness import readiness_state
from groundforce.monitoring.strength.tracks import lift_tracks
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Region
from groundforce.training.plan import Plan
from groundforce.training.progress import LiftTrack, Progress
from groundforce.training.readiness import ReadinessState
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState, Estimate, TrainingHistory

TRACK_STEPS = 26
TRACK_STEP = timedelta(weeks=2)
"""A year, looked at every two weeks."""
EFFICIENCY_STEP = timedelta(weeks=4)
READINESS_DAYS = 14
MOST_LIFTS = 6
"""Lifts of legs and trunk that are followed over time: those done most often."""


def progress(
    history: TrainingHistory,
    as_of: date,
    profile: RunnerProfile,
    plan: Plan | None = None,
    block: tuple[date, date] | None = None,
) -> Progress:
    """The state before ``as_of`` and the year before it; nothing on or after ``as_of`` is looked at.

    Each point of the way rests on what was known by its own date alone. ``block`` is the first day of a block
    of training and the day after it, the plan's own where it is over and no other is given.
    """
    if block is None and plan is not None and plan.problem.end <= as_of:
        block = plan.problem.start, plan.problem.end
    state = athlete_state(history, as_of, profile, plan)
    return Progress(
        state,
        lifts=_lifts(history, state),
        efficiency=_efficiency(history, state),
        readiness=_readiness(history, state),
        diary=tuple(one for one in profile.pain if one.date <= as_of),
        change=None if block is None else before_after(history.runs, *block, as_of),
    )


def _dates(as_of: date, step: timedelta, steps: int) -> list[date]:
    return [as_of - step * back for back in range(steps, -1, -1)]


def _lifts(history: TrainingHistory, state: AthleteState) -> tuple[LiftTrack, ...]:
    known = load_catalogue().exercises
    legs = [one for one in state.lifts if one.measured and known[one.exercise].region is not Region.UPPER]
    most = sorted(legs, key=lambda one: (-one.sessions, one.exercise))
    names = [one.exercise for one in most[:MOST_LIFTS]]
    return lift_tracks(history.strength, names, _dates(state.as_of, TRACK_STEP, TRACK_STEPS)) if names else ()


def _efficiency(history: TrainingHistory, state: AthleteState) -> tuple[tuple[date, Estimate], ...]:
    now = state.efficiency
    if now is None or now.speed_at_reference is None:
        return ()
    found = []
    for day in _dates(state.as_of, EFFICIENCY_STEP, TRACK_STEPS // 2)[:-1]:
        then = efficiency_state(history.runs, day, now.reference_heart_rate).speed_at_reference
        if then is not None:
            found.append((day, then))
    return (*found, (state.as_of, now.speed_at_reference))


def _readiness(history: TrainingHistory, state: AthleteState) -> tuple[ReadinessState, ...]:
    days: Sequence[date] = _dates(state.as_of, timedelta(days=1), READINESS_DAYS)[:-1]
    before = [readiness_state(state.classified, history.strength, day) for day in days]
    return (*before, *([] if state.readiness is None else [state.readiness]))
