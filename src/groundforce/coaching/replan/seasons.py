"""A year: a plan that starts anew after a long break, or is rolled forward when its end comes near."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from groundforce.coaching.experience import logged_experience
from groundforce.coaching.intake import build_problem
from groundforce.coaching.replan.nouns import Changed
from groundforce.coaching.replan.words import count_text, day_text
from groundforce.errors import NoPlanPossible
from groundforce.evidence import parameter
from groundforce.planner.check.history import planned_work
from groundforce.planner.solve import solve
from groundforce.training.athlete import LiftingExperience, Race, RacePriority
from groundforce.training.exercise import Exercise
from groundforce.training.plan import (
    Phase,
    Plan,
    PlannedRun,
    PlanResult,
    Prescription,
    Session,
    SessionStatus,
    span_of,
)
from groundforce.training.problem import Exposure, PlanProblem
from groundforce.training.replanned import FRESH, Candidate, Change, ChangeKind, Replanned
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState

Clock: TypeAlias = Callable[[], float]
MOST_WEEKS = 52
PAST_DAYS = 28
"""days of past lifting a plan looks back on"""
LEVELS = tuple(LiftingExperience)


@dataclass(frozen=True)
class Rolled:
    """The next plan of a season, ``reasons`` in sentences; ``plan`` None where it is not due yet."""

    plan: Plan | None
    reasons: tuple[str, ...]


def due(plan: Plan, now: datetime) -> str | None:
    """Why the next plan is due, in a sentence; None while this one carries on."""
    left = (plan.problem.end - now.date()).days
    if left > parameter("roll_forward_days").value:
        return None
    last = max((one for one in plan.problem.races if one.date < now.date()), default=None, key=_day)
    raced = "" if last is None else f" after the race of {day_text(last.date)}"
    if left <= 0:
        return f"The plan ended on {day_text(plan.problem.end - timedelta(days=1))}{raced}."
    return f"The plan has {count_text(left, 'day')} left{raced}."


def _day(race: Race) -> date:
    return race.date


def roll_forward(
    plan: Plan,
    state: AthleteState,
    now: datetime,
    profile: RunnerProfile,
    calendar: tuple[PlannedRun, ...] | None = None,
    weeks: int | None = None,
    catalogue: Mapping[str, Exercise] | None = None,
    clock: Clock = lambda: 0.0,
) -> Rolled:
    """The next plan, where it is due: it starts the day after this one ends (or tomorrow, if that is over),
    carries on from what was done, and lays the phases round the races that are ahead.

    ``state`` as of ``now``; a race just run gives its days of return; experience is what was stated, or more
    where the log shows more. ``weeks`` None: as many as this plan had, long enough for the next A race.
    Raises NoPlanPossible.
    """
    why = due(plan, now)
    if why is None:
        return Rolled(None, ("The plan carries on; nothing to roll forward yet.",))
    if catalogue is None:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    start, length = next_span(plan, profile, now, weeks)
    races = _races(plan.problem, profile, start)
    known = replace(profile, races=races)
    problem = build_problem(known, state, start, length, calendar).problem
    problem = _carried(problem, plan, state, start, catalogue)
    made = _accepted(solve(problem, catalogue, clock))
    made = replace(made, revision=plan.revision + 1)
    return Rolled(made, (why, *_season_words(made)))


def next_span(
    plan: Plan, profile: RunnerProfile, now: datetime, weeks: int | None = None
) -> tuple[date, int]:
    """First day and weeks of the next plan."""
    start = max(plan.problem.end, now.date() + timedelta(days=1))
    races = _races(plan.problem, profile, start)
    return start, _weeks(plan, races, start) if weeks is None else weeks


def _races(problem: PlanProblem, profile: RunnerProfile, start: date) -> tuple[Race, ...]:
    """Races ahead, the runner file's before the plan's, and the last one run: its return may not be over."""
    own = {one.date for one in profile.races}
    known = [*profile.races, *(one for one in problem.races if one.date not in own)]
    recent = start - timedelta(days=PAST_DAYS)
    return tuple(sorted((one for one in known if one.date >= recent), key=_day))


def _weeks(plan: Plan, races: Sequence[Race], start: date) -> int:
    """As many weeks as before, or up to the week after the next A race where that is further."""
    ahead = [one.date for one in races if one.priority is RacePriority.A and one.date >= start]
    needed = (min(ahead) - start).days // 7 + 2 if ahead else 0
    return min(MOST_WEEKS, max(plan.problem.weeks, needed))


def _carried(
    problem: PlanProblem, plan: Plan, state: AthleteState, start: date, catalogue: Mapping[str, Exercise]
) -> PlanProblem:
    """The problem with what the last plan leaves behind: work still to come before ``start``, experience."""
    logged = {one.date for one in problem.past}
    ahead = tuple(
        one
        for one in planned_exposures(plan, start - timedelta(days=PAST_DAYS), start, catalogue)
        if one.date not in logged and one.date >= state.as_of
    )
    athlete = problem.athlete
    shown = logged_experience(state.lifting, start, catalogue)
    level = max(athlete.experience, shown, key=LEVELS.index)
    past = tuple(sorted((*problem.past, *ahead), key=lambda one: (one.date, one.exercise)))
    weeks = max(problem.lifting_weeks, (state.as_of - plan.problem.start).days // 7 if logged else 0)
    return replace(problem, past=past, athlete=replace(athlete, experience=level), lifting_weeks=weeks)


def planned_exposures(
    plan: Plan, first: date, end: date, catalogue: Mapping[str, Exercise]
) -> tuple[Exposure, ...]:
    """What the sessions of ``first`` up to ``end`` that stand add up to, as exposures."""
    return tuple(
        _exposure(session.date, one, catalogue[one.exercise])
        for session in plan.sessions
        if first <= session.date < end
        and session.status in (SessionStatus.PLANNED, SessionStatus.DONE, SessionStatus.MOVED)
        for one in session.prescriptions
        if one.exercise in catalogue
    )


def _exposure(day: date, one: Prescription, exercise: Exercise) -> Exposure:
    work = planned_work(day.toordinal(), one, exercise)
    return Exposure(day, one.exercise, work.sets, work.kg, work.contacts)


def _season_words(plan: Plan) -> tuple[str, ...]:
    return tuple(f"{day_text(one.start)}: {one.name}, {count_text(one.weeks, 'week')}" for one in plan.phases)


def _accepted(result: PlanResult) -> Plan:
    if result.plan is None:
        raise NoPlanPossible(
            "\n".join(("no next plan is possible", *(one.text for one in result.relaxations[:3])))
        )
    return result.plan


def anew(
    found: Changed, again: Replanned, now: datetime, catalogue: Mapping[str, Exercise], clock: Clock
) -> Replanned:
    """The plan with everything from the next week of it on made anew; this week as ``again`` has it.

    The new weeks know what was lifted of late, what is still to come this week, and how long a break was.
    ``again`` itself where no week is left, or no plan is possible.
    """
    old = found.problem
    boundary = old.start + timedelta(weeks=(now.date() - old.start).days // 7 + 1)
    base = found.plan if again.plan is None else again.plan
    if now.date() < old.start or boundary >= old.end:
        return again
    kept = tuple(one for one in base.sessions if one.date < boundary)
    problem = _shifted(found, replace(base, sessions=kept), boundary, catalogue)
    fresh = solve(problem, catalogue, clock).plan
    if fresh is None:
        return again
    settled = replace(old, settled_until=now)
    made = replace(
        base,
        problem=settled,
        sessions=(*kept, *_numbered(fresh, old)),
        phases=(*_phases_until(base, boundary), *fresh.phases),
        relaxations=fresh.relaxations,
        quality=fresh.quality,
    )
    changes = _differences(found.plan, made, boundary, _why(found))
    this_week = tuple(one for one in again.changes if _first_day(one) < boundary)
    candidate = Candidate(
        FRESH, fresh.quality.objective, 0, len(this_week) + len(changes), fresh.quality.bill
    )
    return Replanned(made, (*this_week, *changes), FRESH, (*again.candidates, candidate), fresh.relaxations)


def _first_day(one: Change) -> date:
    return min(session.date for session in (one.before, one.after) if session is not None)


def _numbered(fresh: Plan, old: PlanProblem) -> tuple[Session, ...]:
    """The new sessions by the weeks of the whole plan."""
    before = (fresh.problem.start - old.start).days // 7
    return tuple(
        replace(one, id=f"w{int(week[1:]) + before:02d}-{letter}")
        for one in fresh.sessions
        for week, letter in (one.id.split("-"),)
    )


def _phases_until(plan: Plan, end: date) -> tuple[Phase, ...]:
    """The phases that start before a day, cut there."""
    return tuple(
        replace(one, weeks=min(one.weeks, (end - one.start).days // 7))
        for one in plan.phases
        if one.start < end
    )


def _shifted(found: Changed, kept: Plan, start: date, catalogue: Mapping[str, Exercise]) -> PlanProblem:
    """The same problem from a later start; ``kept`` is the plan up to there."""
    old = found.problem
    recent = start - timedelta(days=PAST_DAYS)
    told = {one.date for one in old.done}
    done = [one for one in (*old.past, *old.done) if recent <= one.date < start]
    lifted = [one for one in planned_exposures(kept, recent, start, catalogue) if one.date not in told]
    days = [one.date for one in (*old.past, *old.done, *lifted)]
    return replace(
        old,
        start=start,
        weeks=(old.end - start).days // 7,
        runs=tuple(one for one in old.runs if one.date >= start),
        past=tuple(sorted((*done, *lifted), key=lambda one: (one.date, one.exercise))),
        lifting_weeks=0 if found.restart else old.lifting_weeks + (start - old.start).days // 7,
        lifting_gap=(start - max(days)).days // 7 if days else old.lifting_gap,
        done=(),
        settled_until=None,
    )


def _why(found: Changed) -> str:
    told = " ".join(one.text.split(". ")[0].rstrip(".") + "." for one in found.reasons)
    return f"Planned anew from here. {told}".strip()


def _differences(before: Plan, after: Plan, first: date, reason: str) -> tuple[Change, ...]:
    """The sessions of two plans from a day on side by side, by their ids."""
    old = {one.id: one for one in before.sessions if one.date >= first and _stands(one)}
    new = {one.id: one for one in after.sessions if one.date >= first}
    found = [_difference(old.get(name), new.get(name), reason) for name in sorted(old.keys() | new.keys())]
    return tuple(sorted((one for one in found if one is not None), key=_first_day))


def _difference(was: Session | None, now: Session | None, reason: str) -> Change | None:
    """What became of one session; None where nothing did."""
    if was is None and now is not None:
        return Change(now.id, ChangeKind.ADDED, f"{reason} {_holds(now)}", None, now)
    if was is None or now is None:
        return None if was is None else Change(was.id, ChangeKind.DROPPED, reason, was, None)
    if span_of(was) != span_of(now):
        return Change(now.id, ChangeKind.MOVED, f"{reason} {_holds(now)}", was, now)
    if was.prescriptions != now.prescriptions:
        return Change(now.id, ChangeKind.REWRITTEN, f"{reason} {_holds(now)}", was, now)
    return None


def _holds(session: Session) -> str:
    return f"Now {session.focus} ({session.phase})."


def _stands(session: Session) -> bool:
    return session.status in (SessionStatus.PLANNED, SessionStatus.MOVED)
