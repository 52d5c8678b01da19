"""A plan followed: what happened → the plan to go on with, each change with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.easing import eased
from groundforce.coaching.replan.nouns import NOTHING_KNOWN, Changed, Known
from groundforce.coaching.replan.seasons import anew
from groundforce.coaching.replan.words import day_text
from groundforce.errors import NoPlanPossible
from groundforce.planner.replanning import replan
from groundforce.training.athlete import Limit
from groundforce.training.events import Event
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.replanned import DROP_IT, Candidate, Change, ChangeKind, Replanned
from groundforce.training.screening import WORD_STOP


def follow(
    plan: Plan,
    events: Iterable[Event],
    now: datetime,
    known: Known = NOTHING_KNOWN,
    catalogue: Mapping[str, Exercise] | None = None,
    clock: Callable[[], float] = lambda: 0.0,
) -> Replanned:
    """The plan after ``events``, with the fewest changes; the past and the next 24 h stand unless safety
    says otherwise.

    Raises InputError where an event names what the plan does not have, NoPlanPossible where the plan is over.
    """
    if catalogue is None:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    return answered(changed(plan.problem, plan, events, now, known, catalogue), now, catalogue, clock)


def answered(
    found: Changed, now: datetime, catalogue: Mapping[str, Exercise], clock: Callable[[], float]
) -> Replanned:
    """The plan that answers a changed problem."""
    if now.date() >= found.problem.end:
        raise NoPlanPossible(
            f"this plan ended before {day_text(found.problem.end)}; `groundforce replan next` plans on"
        )
    if Limit.NO_PLAN in found.problem.limits.limits:
        return _revised(_stopped(found, now), found)
    if found.restart:
        return _revised(anew(found, now, catalogue, clock), found)
    again = replan(
        found.plan,
        found.problem,
        now,
        catalogue,
        became=found.became,
        safety=found.safety,
        clock=clock,
    )
    return _revised(_eased(again, found, now, catalogue), found)


def _eased(again: Replanned, found: Changed, now: datetime, catalogue: Mapping[str, Exercise]) -> Replanned:
    if again.plan is None or not found.eases:
        return again
    plan, held = eased(again.plan, found.eases, now, catalogue)
    names = {one.session for one in held}
    before = {one.session: one.before for one in again.changes}
    kept = tuple(one for one in again.changes if one.session not in names)
    both = tuple(_joined(one, again) if one.session in before else one for one in held)
    return replace(again, plan=plan, changes=(*kept, *both))


def _joined(held: Change, again: Replanned) -> Change:
    """One session both changed and held back: the first state, the last one, both reasons."""
    first = next(one for one in again.changes if one.session == held.session)
    return Change(held.session, first.kind, f"{first.reason} {held.reason}", first.before, held.after)


def _stopped(found: Changed, now: datetime) -> Replanned:
    """No lifting at all until a clinician has looked: what is ahead is off, the past stays."""
    sessions, changes = [], []
    for one in found.plan.sessions:
        status = found.became.get(one.id, one.status)
        after = replace(one, status=status)
        if status is SessionStatus.PLANNED and span_of(one).latest > now:
            after = replace(one, status=SessionStatus.CANCELLED)
            changes.append(Change(one.id, ChangeKind.DROPPED, WORD_STOP, one, after))
        sessions.append(after)
    plan = replace(found.plan, problem=found.problem, sessions=tuple(sessions))
    plan = replace(plan, warnings=tuple(dict.fromkeys((WORD_STOP, *plan.warnings))))
    candidate = Candidate(DROP_IT, plan.quality.objective, 0, len(changes))
    return Replanned(plan, tuple(changes), DROP_IT, (candidate,))


def _revised(again: Replanned, found: Changed) -> Replanned:
    """The next revision of the plan, with what the pain diary says in its warnings."""
    if again.plan is None:
        return again
    warnings = tuple(dict.fromkeys((*again.plan.warnings, *found.plan.warnings)))
    plan = replace(again.plan, revision=found.plan.revision + 1, warnings=warnings)
    return replace(again, plan=plan)


def session_words(session: Session) -> str:
    """A session in a few words: its day, clock and what it is for."""
    clock = "" if session.start is None else f" {session.start:%H:%M}"
    return f"{day_text(session.date)}{clock} {session.focus}"
