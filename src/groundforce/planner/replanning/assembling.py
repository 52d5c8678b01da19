"""A plan from decisions: untouched sessions are the very same, changed ones are written on what is before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from groundforce.planner.replanning.account import (
    burden,
    content_of,
    copied,
    counts,
    entered,
    in_time,
    leg_sets,
    opened,
)
from groundforce.planner.replanning.decisions import STAYS, Decision, Level
from groundforce.planner.replanning.ground import GONE, Ground, number_of
from groundforce.planner.replanning.rewriting import Rewriter, Turn, Written
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.report import LETTERS
from groundforce.planner.search.writing import focus
from groundforce.training.plan import Session, SessionStatus

MOST_A_WEEK = 14
"""sessions"""
LATELY = timedelta(days=8)
"""How long after a session something of it may be left at a key run."""


@dataclass(frozen=True, eq=False)
class Assembled:
    """The sessions of a plan, and what each that is ahead or was lately asks of the calendar, by id."""

    sessions: tuple[Session, ...]
    burdens: Mapping[str, Burden]


@dataclass(frozen=True, eq=False)
class Seat:
    """A session before it is written: itself on its day, and what was decided."""

    session: Session
    decision: Decision


def seats(ground: Ground, decisions: Mapping[str, Decision], more: Mapping[str, Session]) -> list[Seat]:
    """Every session on its day, in order of time; ``more`` are sessions the plan did not have."""
    every = [*ground.sessions, *more.values()]
    found = {one.id: seat_of(one, decisions.get(one.id, STAYS)) for one in every}
    return [found[one.id] for one in in_time(seat.session for seat in found.values())]


def seat_of(session: Session, decision: Decision) -> Seat:
    """A session as it is decided to stand; a missed one is planned again, one left out is cancelled."""
    if decision.level is Level.GONE:
        return Seat(cancelled(session), decision)
    slot = decision.slot
    if slot is None:
        return Seat(session, decision)
    day, start = slot.date, slot.start
    planned = SessionStatus.PLANNED
    there = replace(session, date=day, start=start, part_of_day=None, status=planned, place=slot.place)
    return Seat(there, decision)


def cancelled(session: Session) -> Session:
    """A session that is left out; it stays in the plan as such."""
    return replace(session, status=SessionStatus.CANCELLED)


def assembled(
    ground: Ground, rewriter: Rewriter, decisions: Mapping[str, Decision], more: Mapping[str, Session]
) -> Assembled:
    """Write the changed sessions in order of time, each on what stands before it."""
    order = seats(ground, decisions, more)
    ledger = ground_ledger(ground, rewriter)
    ledger.missed = {one.session.date for one in order if one.session.status in GONE}
    found: list[Session] = []
    burdens: dict[str, Burden] = {}
    for place in range(len(order)):
        session = written(ground, rewriter, ledger, order, place) or cancelled(order[place].session)
        if session.status not in GONE and session.date >= ground.clock.now.date() - LATELY:
            burdens[session.id] = burden(ground, ledger, session)
            session = labelled(ground, session, burdens[session.id])
        found.append(session)
        if counts(ground, session) and not ground.is_past(session):
            entered(ledger, session)
    return Assembled(tuple(found), burdens)


def labelled(ground: Ground, session: Session, asked: Burden) -> Session:
    """A session ahead that says whether it is heavy or new by now; the very same where it does already."""
    if (session.heavy_lower, session.novel) == (asked.heavy, asked.novel) or ground.is_past(session):
        return session
    return replace(session, heavy_lower=asked.heavy, novel=asked.novel)


def ground_ledger(ground: Ground, rewriter: Rewriter) -> Ledger:
    """The account as it is now, worked out once."""
    if rewriter.now is None:
        rewriter.now = opened(ground)
    return copied(rewriter.now)


def written(
    ground: Ground, rewriter: Rewriter, ledger: Ledger, order: list[Seat], place: int
) -> Session | None:
    """The session at a place, written as decided; None where nothing of it is left."""
    seat = order[place]
    if seat.decision.level in (Level.AS_IS, Level.GONE) or seat.session.status in GONE:
        return seat.session
    anew = rewriter.written(turn(ground, ledger, order, place), seat.decision.level)
    if anew is seat.session.prescriptions:
        return seat.session
    return session_of(ground, rewriter, ledger, seat.session, anew) if anew else None


def turn(ground: Ground, ledger: Ledger, order: list[Seat], place: int) -> Turn:
    """Whose turn it is at a place."""
    session = order[place].session
    number = ground.week_of(session.date)
    peers = [
        seat.session
        for seat in order[max(0, place - MOST_A_WEEK) : place + MOST_A_WEEK + 1]
        if ground.week_of(seat.session.date) == number
        and (seat.session.status not in GONE or seat.session.id == session.id)
    ]
    index = [one.id for one in peers].index(session.id)
    later = sum(leg_sets(ground, one.prescriptions) for one in peers[index + 1 :])
    return Turn(session, ledger, ground.weeks[number], index, len(peers), later)


def session_of(
    ground: Ground, rewriter: Rewriter, ledger: Ledger, session: Session, written: Written
) -> Session:
    """A session with other content, told by what it holds now."""
    week = ground.weeks[ground.week_of(session.date)]
    fresh = replace(session, prescriptions=written)
    asked = burden(ground, ledger, fresh)
    letter = LETTERS[min(number_of(session.id), len(LETTERS) - 1)]
    about = focus(content_of(ledger, written, session.date))
    return replace(
        fresh,
        duration=rewriter.seconds(written),
        phase=week.phase.value,
        focus=f"Strength {letter}: {about}",
        heavy_lower=asked.heavy,
        novel=asked.novel,
    )
