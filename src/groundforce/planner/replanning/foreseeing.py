"""What every session asks of the calendar: as it would be least changed, and held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundforce.planner.replanning.account import burden, counts, entered, in_time
from groundforce.planner.replanning.assembling import LATELY, Seat, ground_ledger, written
from groundforce.planner.replanning.decisions import Decision, Level
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.replanning.options import OTHER, Burdens, Demands, Movable
from groundforce.planner.replanning.rewriting import Rewriter
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger
from groundforce.training.plan import Session

NOTHING = Burden(False, False, False, 0.0)


def foreseen(
    ground: Ground,
    rewriter: Rewriter,
    movables: Sequence[Movable],
    demands: Demands,
    decisions: Mapping[str, Decision],
) -> Burdens:
    """The burdens of all sessions if ``decisions`` hold for what is before them: those left out leave no
    exercise familiar, those that do not stand are read as if they did."""
    ledger = ground_ledger(ground, rewriter)
    ledger.missed |= {one.date for one in ground.sessions if _is_gone(decisions, one)}
    known: dict[str, Burden] = {}
    other: dict[tuple[str, Level], Burden] = {}
    more = [one.session for one in movables if one.new]
    new = {one.id for one in more}
    order = [
        Seat(one, Decision(min(demands.level(one.id), Level.LIGHT)))
        for one in in_time((*ground.sessions, *more))
    ]
    for place, seat in enumerate(order):
        session = seat.session
        if session.date < ground.clock.now.date() - LATELY:
            continue
        least = written(ground, rewriter, ledger, order, place)
        known[session.id] = NOTHING if least is None else burden(ground, ledger, least)
        for level in OTHER if session.id in demands.open else ():
            found = _at(ground, rewriter, ledger, order, place, level)
            if found is not None:
                other[session.id, level] = burden(ground, ledger, found)
        stands = session.id not in new and not _is_gone(decisions, session)
        if least is not None and stands and counts(ground, session) and not ground.is_past(session):
            entered(ledger, least)
    return Burdens(known, other)


def _is_gone(decisions: Mapping[str, Decision], session: Session) -> bool:
    return session.id in decisions and decisions[session.id].level is Level.GONE


def _at(
    ground: Ground, rewriter: Rewriter, ledger: Ledger, order: list[Seat], place: int, level: Level
) -> Session | None:
    """A session at another level."""
    seat = Seat(order[place].session, Decision(level))
    return written(ground, rewriter, ledger, [*order[:place], seat, *order[place + 1 :]], place)
