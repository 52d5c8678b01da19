"""What each session of a window may become, and at what price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from groundforce.planner.replanning.decisions import LEFT_OUT, STAYS, Decision, Level
from groundforce.planner.replanning.ground import Ground, number_of
from groundforce.planner.replanning.prices import change_price, held_price, missing_price
from groundforce.planner.search.guards import Burden, block
from groundforce.planner.search.options import place_price
from groundforce.planner.search.slots import Slot
from groundforce.training.plan import Session, SessionStatus, span_of
from groundforce.training.replanned import ChangeKind


@dataclass(frozen=True, eq=False)
class Movable:
    """A session that may change: ``stands`` whether it is in the plan now, ``new`` whether it never was,
    ``surplus`` whether its week asks for fewer than it has."""

    session: Session
    stands: bool = True
    new: bool = False
    surplus: bool = False


@dataclass(frozen=True, eq=False)
class Option:
    """One thing a session may become: the ``slot`` where it stands then (None: nowhere), what it asks there,
    and the ``price`` [points] of that alone. ``settled`` where nothing changes."""

    session: str
    week: int
    number: int
    decision: Decision
    slot: Slot | None
    minutes: float
    burden: Burden
    price: float
    settled: bool = False

    @property
    def start(self) -> float:
        """Start on the plan's clock [h], of a session that stands somewhere."""
        return 0.0 if self.slot is None else self.slot.hours

    @property
    def end(self) -> float:
        """End on the plan's clock [h], of a session that stands somewhere."""
        return self.start + self.minutes / 60.0


@dataclass(eq=False)
class Demands:
    """What the checker had against the plan so far: the ``least`` level of a session, what was ``banned`` of
    it, which cannot stay where they are (``shut``), and which are ``open`` to more than a move."""

    least: dict[str, Level] = field(default_factory=dict)
    banned: set[tuple[str, Decision]] = field(default_factory=set)
    shut: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)

    def level(self, session: str) -> Level:
        """The least a session has to be changed."""
        return self.least.get(session, Level.AS_IS)

    def raise_to(self, session: str, level: Level) -> None:
        """Ask for at least this much of a change."""
        self.least[session] = max(level, self.level(session))


@dataclass(frozen=True, eq=False)
class Burdens:
    """What sessions ask, by id: ``known`` as they are least changed, ``other`` at the levels beside that,
    where ``lost`` is the share of their leg sets that they lack then."""

    known: Mapping[str, Burden]
    other: Mapping[tuple[str, Level], Burden]
    lost: Mapping[tuple[str, Level], float]

    def of(self, session: str, level: Level) -> Burden:
        """The burden of a session at a level."""
        return self.other.get((session, level), self.known[session])


def here(ground: Ground, session: Session) -> Slot:
    """Where a session stands, as a slot; without a clock time at the start of its part of day."""
    start = span_of(session).earliest
    return Slot(session.date, start.time(), ground.hours(start), session.place)


def as_it_is(ground: Ground, session: Session, burden: Burden) -> Option:
    """A session that nothing decides."""
    return _option(ground, session, STAYS, here(ground, session), burden, 0.0, settled=True)


def options(ground: Ground, one: Movable, demands: Demands, burdens: Burdens) -> list[Option]:
    """Everything one session may become, not standing at all last."""
    found = [*_in_place(ground, one, demands, burdens), *_elsewhere(ground, one, demands, burdens)]
    kept = [each for each in found if (each.session, each.decision) not in demands.banned]
    can_go = not one.stands or one.surplus or one.session.id in demands.open or not kept
    return [*kept, *((_left_out(ground, one),) if can_go else ())]


OWN_CHOICE = 3.0
"""times a move costs to another day than the runner chose (judgement: rather other content than that)"""
OTHER = (Level.SPARED, Level.FAMILIAR, Level.LIGHT)
"""Contents offered beside the least changed one where something has to change."""


def _levels(one: Movable, demands: Demands, burdens: Burdens) -> list[Level]:
    """Contents to choose from."""
    least = demands.level(one.session.id)
    other = [level for level in OTHER if level > least and (one.session.id, level) in burdens.other]
    return [] if least is Level.GONE else [least, *other]


def _content_price(ground: Ground, one: Movable, level: Level, burdens: Burdens) -> float:
    """Points for other content than it has; what is left out counts like that share of a session missing."""
    due = _due(ground, one.session)
    if level is Level.LIGHT:
        return held_price(ground.problem) + change_price(ground, ChangeKind.HELD, due)
    if level <= Level.ADAPTED or one.new:
        return 0.0
    if level in (Level.SPARED, Level.FAMILIAR):
        lost = burdens.lost.get((one.session.id, level), 0.0)
        return change_price(ground, ChangeKind.REWRITTEN, due) + lost * missing_price(ground.problem)
    return change_price(ground, ChangeKind.REWRITTEN, due)


def _in_place(ground: Ground, one: Movable, demands: Demands, burdens: Burdens) -> Iterator[Option]:
    session = one.session
    if not one.stands or session.id in demands.shut:
        return
    slot, view = here(ground, session), ground.view_near(ground.week_of(session.date))
    extra = missing_price(ground.problem) if one.surplus else 0.0
    for level in _levels(one, demands, burdens):
        asked = burdens.of(session.id, level)
        if level > Level.ADAPTED and block(ground.problem, view, slot, asked) is not None:
            continue
        price = (
            extra
            + _content_price(ground, one, level, burdens)
            + place_price(ground.problem, view, slot, asked)
        )
        settled = level <= Level.ADAPTED
        yield _option(ground, session, Decision(level), slot, asked, price, settled=settled)


def _elsewhere(ground: Ground, one: Movable, demands: Demands, burdens: Burdens) -> Iterator[Option]:
    session, home = one.session, here(ground, one.session)
    week = ground.week_of(session.date)
    view, moved = ground.view_near(week), ChangeKind.ADDED if one.new else ChangeKind.MOVED
    for level in _levels(one, demands, burdens):
        asked = burdens.of(session.id, level)
        for slot in ground.slots(week):
            same_time = one.stands and slot.hours == home.hours
            if (same_time and slot.place == session.place) or block(
                ground.problem, view, slot, asked
            ) is not None:
                continue
            sooner = min(slot.moment, _due(ground, session)) if one.stands else slot.moment
            kind = ChangeKind.REWRITTEN if same_time else moved
            moves = OWN_CHOICE if session.status is SessionStatus.MOVED and slot.date != session.date else 1.0
            price = _content_price(ground, one, level, burdens) + moves * change_price(ground, kind, sooner)
            price += place_price(ground.problem, view, slot, asked)
            yield _option(ground, session, Decision(level, slot), slot, asked, price)


def _left_out(ground: Ground, one: Movable) -> Option:
    """A session that does not stand: left out, or as it is where it does not stand now."""
    price = 0.0 if one.surplus else missing_price(ground.problem)
    if one.stands:
        price += change_price(ground, ChangeKind.DROPPED, _due(ground, one.session))
    decision = LEFT_OUT if one.stands or one.new else STAYS
    nothing = Burden(False, False, False, 0.0)
    return _option(ground, one.session, decision, None, nothing, price, settled=not one.stands)


def _due(ground: Ground, session: Session) -> datetime:
    return max(span_of(session).earliest, ground.clock.now)


def _option(
    ground: Ground,
    session: Session,
    decision: Decision,
    slot: Slot | None,
    asked: Burden,
    price: float,
    settled: bool = False,
) -> Option:
    minutes = session.duration / 60.0 if settled else ground.problem.minutes
    number, week = number_of(session.id), ground.week_of(session.date)
    return Option(session.id, week, number, decision, slot, minutes, asked, price, settled)
