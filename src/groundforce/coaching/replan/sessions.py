"""Sessions that were missed, moved or have fewer minutes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from groundforce.coaching.replan.nouns import Changed
from groundforce.coaching.replan.words import count_text, day_text, minutes_text, said
from groundforce.errors import InputError
from groundforce.planner.check.case import lay_out
from groundforce.planner.search.slots import week_slots
from groundforce.training.events import MissedSession, MovedSession, ShortenedSession
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Prescription, Session, SessionStatus, span_of
from groundforce.training.problem import PlanProblem
from groundforce.training.replanned import Change, ChangeKind
from groundforce.training.session_time import session_seconds

AS_ASKED = "As you asked."
ROUNDED = 300.0
"""s a session's stated duration is rounded up to"""


def missed(event: MissedSession, found: Changed) -> Changed:
    """It did not happen: what comes next is looked at again."""
    session = session_of(found.plan, event.session)
    text = f"{day_text(session.date)}: {session.focus} was missed."
    return replace(
        found,
        became={**found.became, session.id: SessionStatus.MISSED},
        reasons=(*found.reasons, said("missed_session", text)),
    )


def moved(event: MovedSession, found: Changed, now: datetime, catalogue: Mapping[str, Exercise]) -> Changed:
    """Done on another day: that day counts. To be done on another day: it stands there if the rules allow."""
    session = session_of(found.plan, event.session)
    past = event.to <= now.date() and event.day <= now.date()
    status = SessionStatus.DONE if past else SessionStatus.MOVED
    start = None if past else _free_at(found.problem, event.to, session.start)
    there = replace(session, date=event.to, start=start, status=status)
    was = "was done" if past else "is wanted"
    text = f"{session.focus} of {day_text(session.date)} {was} on {day_text(event.to)}."
    became = {**found.became, session.id: SessionStatus.DONE} if past else found.became
    plan = labelled(_with(found.plan, there), catalogue)
    wish = Change(session.id, ChangeKind.MOVED, AS_ASKED, session, there)
    found = found if past else replace(found, own=(*found.own, wish))
    return replace(found, plan=plan, became=became, reasons=(*found.reasons, said("moved_session", text)))


def _free_at(problem: PlanProblem, day: date, start: time | None) -> time | None:
    """The time of a day that is free and nearest to ``start``; ``start`` itself where none is."""
    if start is None:
        return None
    minute = 60 * start.hour + start.minute
    free = [one.start for one in week_slots(problem, day) if one.date == day]
    return min(free, key=lambda one: abs(60 * one.hour + one.minute - minute), default=start)


def shortened(
    event: ShortenedSession, found: Changed, now: datetime, catalogue: Mapping[str, Exercise]
) -> Changed:
    """Fewer minutes: the sessions of those days have fewer sets, then fewer exercises."""
    if event.minutes <= found.problem.constant("warm_up_minutes"):
        raise InputError(
            f"{event.minutes:g} minutes leave nothing after the warm-up; say the session is missed instead"
        )
    sessions = [
        _cut(one, event.minutes, found, catalogue)
        if event.day <= one.date <= event.last
        and span_of(one).latest > now
        and one.status is SessionStatus.PLANNED
        else one
        for one in found.plan.sessions
    ]
    plan = labelled(replace(found.plan, sessions=tuple(sessions)), catalogue)
    cut = tuple(
        Change(was.id, ChangeKind.HELD, _what_is_left(was, now), was, now)
        for was, now in zip(found.plan.sessions, sessions, strict=True)
        if was != now
    )
    found = replace(found, own=(*found.own, *cut))
    until = "" if event.last == event.day else f" to {day_text(event.last)}"
    days = f"{day_text(event.day)}{until}"
    text = f"{days}: {minutes_text(event.minutes)} instead of the usual."
    return replace(found, plan=plan, reasons=(*found.reasons, said("shortened_session", text)))


def _what_is_left(was: Session, now: Session) -> str:
    gone = len(was.prescriptions) - len(now.prescriptions)
    fewer = sum(len(one.work_sets) for one in was.prescriptions) - sum(
        len(one.work_sets) for one in now.prescriptions
    )
    if gone == 0:
        return f"Every exercise stays, with {count_text(fewer, 'set')} fewer in all."
    return f"The first {count_text(len(now.prescriptions), 'exercise')} stay with one set each, {gone} go."


def session_of(plan: Plan, name: str) -> Session:
    """The session of this id. Raises InputError naming those there are."""
    for one in plan.sessions:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in plan.sessions[:6])
    raise InputError(f"this plan has no session {name!r}; it has {known} …")


def labelled(plan: Plan, catalogue: Mapping[str, Exercise]) -> Plan:
    """The plan with its flags worked out again from sets and history, sessions in order of time."""
    lifts = {lift.session.id: lift for lift in lay_out(plan, catalogue).lifts}
    sessions = [
        replace(one, heavy_lower=lifts[one.id].heavy, novel=lifts[one.id].novel) if one.id in lifts else one
        for one in plan.sessions
    ]
    return replace(plan, sessions=tuple(sorted(sessions, key=lambda one: (one.date, str(one.start), one.id))))


def _with(plan: Plan, session: Session) -> Plan:
    return replace(plan, sessions=tuple(session if one.id == session.id else one for one in plan.sessions))


def _cut(session: Session, minutes: float, found: Changed, catalogue: Mapping[str, Exercise]) -> Session:
    """The session with fewer sets, then without its last exercises, until it fits.

    An exercise that stays, were it with one set, is not new the next time; one left out may be.
    """
    warm_up = found.problem.constant("warm_up_minutes")
    kept = list(session.prescriptions)
    while session_seconds(kept, catalogue, warm_up) > minutes * 60.0:
        most = max(len(one.work_sets) for one in kept)
        if most <= 1 and len(kept) == 1:
            break
        if most <= 1:
            kept.pop()
            continue
        last = max(place for place, one in enumerate(kept) if len(one.work_sets) == most)
        kept[last] = _one_set_less(kept[last])
    cut = shortest(replace(session, prescriptions=tuple(kept)), found.problem, catalogue)
    return replace(cut, duration=min(cut.duration, minutes * 60.0))


def shortest(session: Session, problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Session:
    """The session with the time its exercises take, no longer than it was."""
    taken = session_seconds(session.prescriptions, catalogue, problem.constant("warm_up_minutes"))
    return replace(session, duration=min(session.duration, ROUNDED * math.ceil(taken / ROUNDED)))


def _one_set_less(one: Prescription) -> Prescription:
    last = max(number for number, each in enumerate(one.sets) if each in one.work_sets)
    return replace(one, sets=one.sets[:last] + one.sets[last + 1 :])
