"""What every session asks of the calendar: as it would be least changed, and held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundforce.planner.replanning.account import burden, counts, entered, in_time, opened
from groundforce.planner.replanning.assembling import Seat, written
from groundforce.planner.replanning.decisions import Decision, Level
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.replanning.options import Burdens, Demands, Movable
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
    ledger = opened(ground)
    known: dict[str, Burden] = {}
    light: dict[str, Burden] = {}
    more = [one.session for one in movables if one.new]
    new = {one.id for one in more}
    order = [
        Seat(one, Decision(min(demands.level(one.id), Level.LIGHT)))
        for one in in_time((*ground.sessions, *more))
    ]
    for place, seat in enumerate(order):
        session = seat.session
        least = written(ground, rewriter, ledger, order, place)
        known[session.id] = NOTHING if least is None else burden(ground, ledger, least)
        if session.id in demands.open:
            light[session.id] = _held_back(ground, rewriter, ledger, order, place)
        gone = decisions.get(session.id, seat.decision).level is Level.GONE
        if least is not None and session.id not in new and not gone and counts(ground, session):
            entered(ledger, least)
    return Burdens(known, light)


def _held_back(ground: Ground, rewriter: Rewriter, ledger: Ledger, order: list[Seat], place: int) -> Burden:
    lighter = [*order[:place], Seat(order[place].session, Decision(Level.LIGHT)), *order[place + 1 :]]
    found: Session | None = written(ground, rewriter, ledger, lighter, place)
    return NOTHING if found is None else burden(ground, ledger, found)
