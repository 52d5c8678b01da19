"""What every session asks of the calendar: as it would be least changed, and held back."""

from __future__ import annotations

from collections.abc import Sequence

from groundforce.planner.replanning.account import burden, counts, entered, in_time, opened
from groundforce.planner.replanning.assembling import Seat, session_of, turn
from groundforce.planner.replanning.decisions import Decision, Level
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.replanning.options import Burdens, Demands, Movable
from groundforce.planner.replanning.rewriting import Rewriter
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger


def foreseen(ground: Ground, rewriter: Rewriter, movables: Sequence[Movable], demands: Demands) -> Burdens:
    """The burdens of all sessions, those that do not stand read as if they did and counted as if not."""
    ledger, known, light = opened(ground), {}, {}
    more = [one.session for one in movables if one.new]
    order = [
        Seat(one, Decision(min(demands.level(one.id), Level.LIGHT)))
        for one in in_time((*ground.sessions, *more))
    ]
    new = {one.id for one in more}
    for place, seat in enumerate(order):
        session = seat.session
        known[session.id] = _burden(ground, rewriter, ledger, order, place, seat.decision.level)
        if session.id in demands.open:
            light[session.id] = _burden(ground, rewriter, ledger, order, place, Level.LIGHT)
        if session.id not in new and counts(ground, session):
            entered(ledger, session)
    return Burdens(known, light)


def _burden(
    ground: Ground, rewriter: Rewriter, ledger: Ledger, order: list[Seat], place: int, level: Level
) -> Burden:
    session = order[place].session
    if level is not Level.AS_IS:
        written = rewriter.written(turn(ground, ledger, order, place), level)
        session = session_of(ground, rewriter, ledger, session, written)
    return burden(ground, ledger, session)
