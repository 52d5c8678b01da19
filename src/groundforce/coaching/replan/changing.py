"""Events → the changed problem. Pure: nothing is planned here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.replan.body import gap, ill, pained
from groundforce.coaching.replan.life import race_changed, trip
from groundforce.coaching.replan.nouns import NOTHING_KNOWN, Changed, Known
from groundforce.coaching.replan.running import hard_run, moved_run
from groundforce.coaching.replan.sessions import missed, moved, shortened
from groundforce.training.events import (
    Event,
    Gap,
    HardRun,
    Illness,
    MissedSession,
    MovedRun,
    MovedSession,
    PainReport,
    RaceChange,
    ShortenedSession,
    Trip,
)
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem


def changed(
    problem: PlanProblem,
    plan: Plan,
    events: Iterable[Event],
    now: datetime,
    known: Known = NOTHING_KNOWN,
    catalogue: Mapping[str, Exercise] | None = None,
) -> Changed:
    """What ``events`` make of a plan and its problem; ``now`` is the runner's wall clock.

    Same start and weeks. Pain is judged last, with the whole diary, so that it always has its say. Raises
    InputError where an event names what the plan does not have.
    """
    if catalogue is None:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    events = _without_covered(tuple(events))
    found = Changed(plan, replace(problem, done=known.done or problem.done), dict(known.became))
    for event in events:
        found = _after(event, found, now, catalogue)
    reports = [event for event in events if isinstance(event, PainReport)]
    return pained(reports, found, known, now)


def _without_covered(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Events without the missed sessions that a break or an illness tells already."""
    spans = [(one.day, one.last) for one in events if isinstance(one, Gap | Illness)]
    return tuple(
        one
        for one in events
        if not (isinstance(one, MissedSession) and any(first <= one.day <= last for first, last in spans))
    )


def _after(event: Event, found: Changed, now: datetime, catalogue: Mapping[str, Exercise]) -> Changed:
    match event:
        case MissedSession():
            return missed(event, found)
        case MovedSession():
            return moved(event, found, now, catalogue)
        case ShortenedSession():
            return shortened(event, found, now, catalogue)
        case MovedRun():
            return moved_run(event, found, now)
        case HardRun():
            return hard_run(event, found, now)
        case Illness():
            return ill(event, found, now)
        case Gap():
            return gap(event, found, now)
        case Trip():
            return trip(event, found)
        case RaceChange():
            return race_changed(event, found, now)
        case PainReport():
            return found
