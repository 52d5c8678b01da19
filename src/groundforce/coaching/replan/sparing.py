"""A session without what hurts: what is left of it, where a plan would leave it out as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.replan.easing import keeps_rules
from groundforce.coaching.replan.sessions import labelled, shortest
from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import ContractionMode, Exercise
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.replanned import Change, ChangeKind, Replanned


def spared(again: Replanned, now: datetime, catalogue: Mapping[str, Exercise]) -> Replanned:
    """The sessions a plan leaves out brought back without what the limits forbid, where the rules allow."""
    plan = again.plan
    if plan is None:
        return again
    changes = list(again.changes)
    for place, change in enumerate(changes):
        session = change.before
        if change.kind is not ChangeKind.DROPPED or session is None or span_of(session).earliest < now:
            continue
        left = _without(session, plan.problem.limits, catalogue)
        if left is None:
            continue
        tried = labelled(_with(plan, shortest(left, plan.problem, catalogue)), catalogue)
        if keeps_rules(tried, plan, catalogue):
            plan = tried
            after = next(one for one in plan.sessions if one.id == session.id)
            words = _words(session, left, catalogue)
            changes[place] = Change(session.id, ChangeKind.HELD, words, session, after)
    return replace(again, plan=plan, changes=tuple(changes))


def _without(session: Session, limits: Limits, catalogue: Mapping[str, Exercise]) -> Session | None:
    kept = tuple(
        one
        for one in session.prescriptions
        if one.exercise in catalogue and not _forbidden(catalogue[one.exercise], limits)
    )
    changed = 0 < len(kept) < len(session.prescriptions)
    return replace(session, prescriptions=kept, status=SessionStatus.PLANNED) if changed else None


def _forbidden(one: Exercise, limits: Limits) -> bool:
    jumps = one.tier > 0 or one.mode is ContractionMode.PLYOMETRIC
    return (
        (jumps and Limit.NO_IMPACT in limits.limits)
        or (one.overloaded_eccentric and Limit.NO_MAXIMAL in limits.limits)
        or one.id in limits.excluded
        or bool(limits.problems.intersection(one.aggravates))
    )


def _with(plan: Plan, session: Session) -> Plan:
    others = tuple(one for one in plan.sessions if one.id != session.id)
    return replace(plan, sessions=(*others, session))


def _words(before: Session, after: Session, catalogue: Mapping[str, Exercise]) -> str:
    kept = {one.exercise for one in after.prescriptions}
    gone = [catalogue[one.exercise].name.lower() for one in before.prescriptions if one.exercise not in kept]
    return f"Without {', '.join(gone)}: your limits leave it out now."
