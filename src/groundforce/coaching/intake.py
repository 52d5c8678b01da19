"""From what is known about a runner to the planning problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groundforce.coaching.equipment import equipment_in_words, logged_equipment
from groundforce.coaching.experience import lifting_gap, logged_experience
from groundforce.coaching.runs import Running, from_calendar, from_pattern
from groundforce.coaching.testing import PlanEffect, plan_effect, spared
from groundforce.errors import NoPlanPossible
from groundforce.evidence import parameter
from groundforce.monitoring.lifting import lifting_exposures, lifting_weeks
from groundforce.monitoring.pain import pain_limits, pain_state, pain_words
from groundforce.monitoring.power.state import power_state
from groundforce.training.athlete import Athlete
from groundforce.training.catalogue import load_catalogue
from groundforce.training.lift_state import LiftState
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.problem import Exposure, PlanProblem
from groundforce.training.runner import RunnerProfile
from groundforce.training.soreness import merged
from groundforce.training.state import AthleteState, Estimate

STATED_SETS = 3
"""Work sets a week assumed of a lift the runner says they do."""
STATED_WEEKS = 4
LOW_CONFIDENCE = 0.5
LOOK_AHEAD = timedelta(weeks=4)
"""A race this far past the last week still shapes it."""
NOTHING_MEASURED = "Nothing measured yet: the plan rests on what you told us."
NO_RUNS = "No runs were read: the running is what you told us, the lifting what your log says."
LIKELIEST_DAYS = (
    "the runs shown are the likeliest days. A calendar or a typical week would make the plan firmer."
)


@dataclass(frozen=True)
class Intake:
    """The problem, and in words what was assumed on the way."""

    problem: PlanProblem
    notes: tuple[str, ...]


def running(
    profile: RunnerProfile,
    state: AthleteState,
    calendar: tuple[PlannedRun, ...] | None,
    start: date,
    weeks: int,
) -> Running:
    """The runs to plan around: the calendar wins over the stated typical week, that over the rhythm.

    Raises NoPlanPossible where none of the three is known.
    """
    races, now = profile.races, state.running
    if calendar is not None:
        return from_calendar(calendar, races, now, start, weeks)
    if profile.typical_week:
        return from_pattern(profile.typical_week, RunSource.TYPICAL_WEEK, races, now, start, weeks)
    if state.rhythm.runs:
        return from_pattern(state.rhythm.runs, RunSource.RHYTHM, races, now, start, weeks)
    raise NoPlanPossible(
        "nothing is known about your running: give recordings (--runs), a calendar (--calendar) "
        "or a typical week ([[week]] in the runner file)"
    )


def stated_exposures(lifts: Sequence[str], start: date) -> tuple[Exposure, ...]:
    """Exposures that follow from "I do these every week": one a week, no loads known."""
    return tuple(
        Exposure(start - timedelta(weeks=back), lift, STATED_SETS)
        for back in range(STATED_WEEKS, 0, -1)
        for lift in lifts
    )


def _strength(
    profile: RunnerProfile, state: AthleteState, tested: PlanEffect
) -> tuple[tuple[str, Estimate], ...]:
    """Maxima the runner stated, then those tested, then those estimated from logs, each for other lifts."""
    over = {one.exercise: one.maximum for one in overstated(profile, state)}
    found = {lift: over.get(lift) or one for lift, one in profile.maxima}
    for lift, one in (*tested.strength, *state.strength):
        found.setdefault(lift, one)
    return tuple(found.items())


def overstated(profile: RunnerProfile, state: AthleteState) -> tuple[LiftState, ...]:
    """Lifts done lately whose sets say clearly less than the maximum the runner stated: the sets count."""
    stated, oldest = dict(profile.maxima), state.as_of - timedelta(days=parameter("lift_lately").value)
    return tuple(
        one
        for one in state.lifts
        if one.measured and one.last_date is not None and one.last_date >= oldest
        if one.maximum is not None and one.exercise in stated
        if stated[one.exercise].low > one.maximum.high
    )


def _overstated_notes(profile: RunnerProfile, state: AthleteState) -> tuple[str, ...]:
    stated, known = dict(profile.maxima), load_catalogue().exercises
    return tuple(
        f"You stated {stated[one.exercise].value:.0f} kg for the {known[one.exercise].name.lower()}; "
        f"your sets of late say {one.maximum.value:.0f} kg "
        f"({one.maximum.low:.0f} to {one.maximum.high:.0f}), so the plan goes by them."
        for one in overstated(profile, state)
        if one.maximum is not None
    )


def _athlete(profile: RunnerProfile, state: AthleteState, start: date) -> Athlete:
    """The athlete, experience taken from the logs where the runner did not say."""
    if profile.experience_stated:
        return profile.athlete
    logged = logged_experience(state.lifting, start, load_catalogue().exercises)
    return replace(profile.athlete, experience=logged)


def build_problem(
    profile: RunnerProfile,
    state: AthleteState,
    start: date,
    weeks: int,
    calendar: tuple[PlannedRun, ...] | None = None,
) -> Intake:
    """The planning problem of a runner.

    Past lifting is what the state holds of logged sessions; what the runner states about current lifts is
    added. Tests steer the content and can close jumps; the pain diary only adds to what the profile leaves
    out. Raises NoPlanPossible where no running is known.
    """
    found = running(profile, state, calendar, start, weeks)
    tested = plan_effect(power_state(profile.tests, profile.athlete, start))
    exposures = lifting_exposures(state.lifting, start)
    logged = {one.exercise for one in exposures}
    stated = stated_exposures(tuple(lift for lift in profile.current_lifts if lift not in logged), start)
    end = start + timedelta(weeks=weeks)
    pain = pain_state(profile.pain, start)
    known = load_catalogue().exercises
    seen = frozenset() if profile.equipment_stated else logged_equipment(state.lifting, start, known)
    limits = merged((profile.limits, tested.limits, pain_limits(pain)))
    problem = PlanProblem(
        start=start,
        weeks=weeks,
        athlete=tested.athlete(_athlete(profile, state, start)),
        runs=found.runs,
        openings=profile.openings,
        equipment=profile.equipment | seen,
        minutes=profile.minutes,
        sessions_per_week=profile.sessions_per_week,
        races=tuple(race for race in (*profile.races, *found.races) if race.date < end + LOOK_AHEAD),
        goals=profile.goals,
        limits=limits,
        absences=profile.absences,
        strength=_strength(profile, state, tested),
        past=(*exposures, *stated),
        lifting_weeks=max(lifting_weeks(state.lifting, start), profile.lifting_weeks),
        running=state.running,
        timezone=profile.timezone,
        constants=profile.constants,
        findings=spared(tested.findings, limits.problems),
        places=profile.places,
        lifting_gap=lifting_gap(profile.last_lifted, state.lifting, start, known),
        bout_days=profile.bout_days,
        plates=profile.plates,
    )
    notes = (
        *found.notes,
        *pain_words(pain),
        *_overstated_notes(profile, state),
        *((f"Equipment, as you logged it of late: {equipment_in_words(seen)}.",) if seen else ()),
        *_rhythm_notes(profile, state, calendar),
    )
    return Intake(problem, notes)


def _rhythm_notes(
    profile: RunnerProfile, state: AthleteState, calendar: tuple[PlannedRun, ...] | None
) -> tuple[str, ...]:
    if calendar is not None or profile.typical_week:
        if state.running.measured:
            return ()
        return (NO_RUNS,) if state.lifting else (NOTHING_MEASURED,)
    rhythm = state.rhythm
    if rhythm.confidence >= LOW_CONFIDENCE:
        return ()
    regular = f"{round(100 * rhythm.confidence)} % regular over {rhythm.weeks} weeks"
    return (f"Your running week is only {regular}: {LIKELIEST_DAYS}",)
