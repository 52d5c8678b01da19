"""A plan followed: what happened → the plan to go on with, each change with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.easing import all_eased, eased, keeps_rules, work_sets
from groundforce.coaching.replan.nouns import NOTHING_KNOWN, Changed, Known
from groundforce.coaching.replan.seasons import anew
from groundforce.coaching.replan.sessions import AS_ASKED
from groundforce.coaching.replan.sparing import spared
from groundforce.coaching.replan.words import day_text
from groundforce.errors import NoPlanPossible
from groundforce.evidence import parameter
from groundforce.monitoring.pain.state import CLINICIAN
from groundforce.planner.check import check
from groundforce.planner.replanning import replan
from groundforce.training.athlete import Limit
from groundforce.training.events import Event
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, SessionStatus, span_of
from groundforce.training.replanned import DROP_IT, FRESH, Candidate, Change, ChangeKind, Replanned

STOPPED = f"Nothing is lifted until a clinician has looked. {CLINICIAN}"


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
    again = _again(found, now, catalogue, clock)
    if found.restart or _left_out(again, found) > parameter("anew_from_dropped").value:
        again = spared(again, now, catalogue)
        again = _settled(anew(found, again, now, catalogue, clock), now, catalogue)
    again = _eased(again, found, now, catalogue)
    return _revised(replace(again, changes=joined(found.own, again.changes)), found)


def _settled(again: Replanned, now: datetime, catalogue: Mapping[str, Exercise]) -> Replanned:
    """New weeks brought together with the present one: what the rules have against it is changed."""
    if again.chosen != FRESH or again.plan is None or not check(again.plan, catalogue):
        return again
    later = replan(again.plan, again.plan.problem, now, catalogue)
    if later.plan is None:
        return later
    return replace(
        again,
        plan=later.plan,
        changes=joined(again.changes, later.changes),
        relaxations=(*again.relaxations, *later.relaxations),
    )


def _again(
    found: Changed, now: datetime, catalogue: Mapping[str, Exercise], clock: Callable[[], float]
) -> Replanned:
    """The fewest changes. What is not to be made up for is off while planning."""
    off = dict.fromkeys(found.forgone, SessionStatus.CANCELLED)
    became = {**found.became, **off}
    return replan(found.plan, found.problem, now, catalogue, became=became, safety=found.safety, clock=clock)


def _told(plan: Plan, found: Changed) -> Plan:
    """The plan with what really became of sessions that were off while planning."""
    sessions = (
        replace(one, status=found.became.get(one.id, one.status)) if one.id in found.forgone else one
        for one in plan.sessions
    )
    return replace(plan, sessions=tuple(sessions))


def _left_out(again: Replanned, found: Changed) -> int:
    """Sessions left out on days the runner is there: too many of them, and the rest is planned anew."""
    if again.plan is None:
        return 0 if found.problem == found.plan.problem else len(found.plan.sessions)
    away = [(one.first, one.last) for one in found.problem.absences]
    dropped = [one.before for one in again.changes if one.kind is ChangeKind.DROPPED]
    return sum(
        one is not None and not any(first <= one.date <= last for first, last in away) for one in dropped
    )


def against_scratch(
    found: Changed, again: Replanned, now: datetime, catalogue: Mapping[str, Exercise]
) -> Replanned:
    """The same with one candidate more: how many sessions solving the weeks ahead from scratch changes."""
    if again.plan is None or any(one.name == FRESH for one in again.candidates):
        return again
    fresh = next(
        (one for one in anew(found, again, now, catalogue, lambda: 0.0).candidates if one.name == FRESH), None
    )
    return again if fresh is None else replace(again, candidates=(*again.candidates, fresh))


def _eased(again: Replanned, found: Changed, now: datetime, catalogue: Mapping[str, Exercise]) -> Replanned:
    """The sessions of a return held back; where that leaves later ones growing too fast, those change too."""
    if again.plan is None or not found.eases:
        return again
    plan, held = all_eased(again.plan, found.eases, now, catalogue)
    if keeps_rules(plan, again.plan, catalogue):
        return replace(again, plan=plan, changes=joined(again.changes, held))
    later = replan(plan, plan.problem, now, catalogue, safety=True)
    if later.plan is not None and _stay_light(held, later.plan):
        known = joined(again.changes, held)
        changes = joined(known, [_consequence(one, known) for one in later.changes])
        return replace(again, plan=later.plan, changes=changes, relaxations=later.relaxations)
    plan, held = eased(again.plan, found.eases, now, catalogue)
    return replace(again, plan=plan, changes=joined(again.changes, held))


def _stay_light(held: Sequence[Change], plan: Plan) -> bool:
    """Whether no session held back has more sets in the plan than it was held to."""
    now = {one.id: work_sets(one) for one in plan.sessions if one.status is not SessionStatus.CANCELLED}
    return all(now.get(one.session, 0) <= work_sets(one.after) for one in held if one.after is not None)


def joined(first: Sequence[Change], later: Sequence[Change]) -> tuple[Change, ...]:
    """Two rounds of changes as one: of a session both changed the first state, the last one, both reasons."""
    known = {one.session: one for one in first}
    for one in later:
        before = known.get(one.session)
        known[one.session] = one if before is None else _both(before, one)
    told = [one for one in known.values() if one.before is not None or one.after is not None]
    return tuple(sorted(told, key=_day))


def _consequence(later: Change, known: Sequence[Change]) -> Change:
    """What follows from holding back, told by the reason it already has where there is one."""
    reason = next((one.reason for one in known if one.session == later.session), later.reason)
    return replace(later, reason=reason)


def _both(first: Change, last: Change) -> Change:
    reason = first.reason if last.reason in first.reason else f"{first.reason} {last.reason}"
    wish, there = first.after, last.after
    if AS_ASKED in reason and wish is not None and there is not None and wish.date != there.date:
        reason = reason.replace(AS_ASKED, f"Not on {day_text(wish.date)}, which you asked for.")
    kind = last.kind if last.kind is ChangeKind.DROPPED else first.kind
    return Change(first.session, kind, reason, first.before, last.after)


def _day(one: Change) -> tuple[date, str]:
    there = [session.date for session in (one.before, one.after) if session is not None]
    return min(there, default=date.min), one.session


def _stopped(found: Changed, now: datetime) -> Replanned:
    """No lifting at all until a clinician has looked: what is ahead is off, the past stays."""
    sessions, changes = [], []
    for one in found.plan.sessions:
        status = found.became.get(one.id, one.status)
        after = replace(one, status=status)
        if status is SessionStatus.PLANNED and span_of(one).latest > now:
            after = replace(one, status=SessionStatus.CANCELLED)
            changes.append(Change(one.id, ChangeKind.DROPPED, STOPPED, one, None))
        sessions.append(after)
    settled = replace(found.problem, settled_until=max(now, found.problem.settled_until or now))
    plan = replace(found.plan, problem=settled, sessions=tuple(sessions))
    plan = replace(plan, warnings=tuple(dict.fromkeys((STOPPED, *plan.warnings))))
    candidate = Candidate(DROP_IT, plan.quality.objective, 0, len(changes))
    return Replanned(plan, tuple(changes), DROP_IT, (candidate,))


def _revised(again: Replanned, found: Changed) -> Replanned:
    """The next revision of the plan, with what the pain diary says in its warnings."""
    if again.plan is None:
        return again
    warnings = tuple(dict.fromkeys((*again.plan.warnings, *found.plan.warnings)))
    plan = replace(_told(again.plan, found), revision=found.plan.revision + 1, warnings=warnings)
    return replace(again, plan=plan, changes=tuple(sorted(again.changes, key=_day)))
