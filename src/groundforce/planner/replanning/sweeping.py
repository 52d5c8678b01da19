"""One sweep over the weeks ahead: each is decided on what the weeks before it came to.

A week in which nothing has to be decided is written as it stands, doses adapted. Where a session would run
into a guard because of what changed before it (an exercise that is new again, say), its week is decided too,
so that one sweep mostly ends in a plan the checker accepts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from groundforce.planner.replanning.account import burden, copied, counts, entered, in_time, leg_sets
from groundforce.planner.replanning.affected import movables, windows
from groundforce.planner.replanning.assembling import (
    Assembled,
    Seat,
    cancelled,
    ground_ledger,
    labelled,
    seat_of,
    written,
)
from groundforce.planner.replanning.choosing import Chooser
from groundforce.planner.replanning.decisions import STAYS, Decision, Level
from groundforce.planner.replanning.ground import GONE, Ground
from groundforce.planner.replanning.options import (
    OTHER,
    Burdens,
    Demands,
    Movable,
    Option,
    as_it_is,
    here,
    options,
)
from groundforce.planner.replanning.rewriting import Rewriter
from groundforce.planner.search.guards import Burden, block
from groundforce.planner.search.ledger import Ledger
from groundforce.training.plan import Session, SessionStatus

NOTHING = Burden(False, False, False, 0.0)


@dataclass(eq=False)
class Sweep:
    """A sweep from now to the end. ``start`` are the sessions with their burdens if nothing changes; ``why``
    takes down in words what sessions ran into on the way."""

    ground: Ground
    rewriter: Rewriter
    demands: Demands
    start: Assembled
    why: dict[str, str]
    decisions: dict[str, Decision] = field(default_factory=dict)
    more: dict[str, Session] = field(default_factory=dict)
    found: list[Session] = field(default_factory=list)
    burdens: dict[str, Burden] = field(default_factory=dict)

    def run(self, weeks: set[int]) -> Assembled:
        """Decide ``weeks`` and whatever else has to be, and write all."""
        self.ledger = ground_ledger(self.ground, self.rewriter)
        self.ledger.missed = {one.date for one in self.ground.sessions if one.status in GONE}
        self.settled = {
            one.id: as_it_is(self.ground, one, self.start.burdens[one.id])
            for one in self.ground.sessions
            if one.id in self.start.burdens
        }
        rest = set(range(self.ground.first_week, len(self.ground.weeks))) - weeks
        for window in sorted([*windows(weeks), *(range(week, week + 1) for week in rest)], key=min):
            self._window(window, decide=not rest.issuperset(window))
        return Assembled(self._all(), {**self.start.burdens, **self.burdens})

    def _all(self) -> tuple[Session, ...]:
        """Every session in order of time, those before this week as they are."""
        ids = {one.id for one in self.found}
        return tuple(in_time([*(one for one in self.ground.sessions if one.id not in ids), *self.found]))

    def _window(self, window: range, decide: bool) -> None:
        ahead = [one for one in self.ground.sessions if self.ground.week_of(one.date) in window]
        order = [self._least(one) for one in in_time(ahead)]
        ledger = copied(self.ledger)
        seen = self._written(ledger, order)
        blocked = [one for one in ahead if self._runs_into(one, seen[1])]
        if not decide and not blocked:
            self.ledger = ledger
            self._take(order, *seen)
            return
        every = movables(self.ground, set(window), self.demands)
        burdens = self._foreseen(order, every)
        chosen = {one.session: one for one in self._chosen(window, every, burdens)}
        self.settled |= {name: replace_settled(one) for name, one in chosen.items()}
        self._decide(order, every, chosen)

    def _least(self, session: Session) -> Seat:
        """A session where it stands, changed as little as it has to be."""
        return seat_of(session, Decision(self.demands.level(session.id)))

    def _written(self, ledger: Ledger, order: list[Seat]) -> tuple[dict[str, Session], dict[str, Burden]]:
        """Write sessions one after the other on an account, which goes on with them."""
        made: dict[str, Session] = {}
        asked: dict[str, Burden] = {}
        for place, seat in enumerate(order):
            session = written(self.ground, self.rewriter, ledger, order, place) or cancelled(seat.session)
            if session.status in GONE:
                ledger.missed.add(session.date)
            else:
                asked[session.id] = burden(self.ground, ledger, session)
                session = labelled(self.ground, session, asked[session.id])
            made[session.id] = session
            if counts(self.ground, session) and not self.ground.is_past(session):
                entered(ledger, session)
        return made, asked

    def _runs_into(self, session: Session, asked: Mapping[str, Burden]) -> bool:
        """Whether a session can no longer stand where it does because of what it asks by now."""
        level = self.demands.level(session.id)
        movable = self.ground.may_adapt(session) and session.status is not SessionStatus.MOVED
        if not movable or session.id not in asked or asked[session.id] == self.start.burdens[session.id]:
            return False
        week = self.ground.view_near(self.ground.week_of(session.date))
        why = block(self.ground.problem, week, here(self.ground, session), asked[session.id])
        if why is not None:
            self.demands.open.add(session.id)
            self.demands.banned.add((session.id, Decision(level)))
            self.why.setdefault(session.id, why.text)
        return why is not None

    def _take(self, order: list[Seat], made: Mapping[str, Session], asked: Mapping[str, Burden]) -> None:
        """Keep what was written."""
        for seat in order:
            session = made[seat.session.id]
            self.found.append(session)
            if session.id in asked:
                self.burdens[session.id] = asked[session.id]
                self.settled[session.id] = as_it_is(self.ground, session, asked[session.id])
            if seat.decision.is_change:
                self.decisions[session.id] = seat.decision

    def _foreseen(self, order: list[Seat], every: Sequence[Movable]) -> Burdens:
        """The burdens of the sessions of a window: those that do not stand are read as if they did."""
        new = {one.session.id for one in every if one.new}
        missed = {one.session.id for one in every if not one.stands} - new
        more = [self._least(one.session) for one in every if one.new]
        by_id = {seat.session.id: seat for seat in (*order, *more)}
        seats = [by_id[one.id] for one in in_time(seat.session for seat in by_id.values())]
        ledger, known, other, lost = copied(self.ledger), {}, {}, {}
        for place, seat in enumerate(seats):
            session = written(self.ground, self.rewriter, ledger, seats, place)
            known[seat.session.id] = NOTHING if session is None else burden(self.ground, ledger, session)
            for level in self._other(seat.session, missed):
                again = replace(seat.session, status=SessionStatus.PLANNED)
                at = [*seats[:place], Seat(again, Decision(level)), *seats[place + 1 :]]
                less = written(self.ground, self.rewriter, ledger, at, place)
                if less is not None:
                    other[seat.session.id, level] = burden(self.ground, ledger, less)
                    lost[seat.session.id, level] = self._lost(session, less)
            stands = session is not None and seat.session.id not in new and counts(self.ground, session)
            if session is not None and stands and not self.ground.is_past(session):
                entered(ledger, session)
        return Burdens(known, other, lost)

    def _other(self, session: Session, missed: set[str]) -> tuple[Level, ...]:
        """Contents to weigh beside the least changed one; what was missed may come back lighter."""
        if session.id in self.demands.open:
            return OTHER
        return (Level.LIGHT,) if session.id in missed else ()

    def _lost(self, session: Session | None, less: Session) -> float:
        """Share of the leg sets of a session, jumps aside, that another content of it lacks."""
        whole = 0 if session is None else leg_sets(self.ground, session.prescriptions)
        return max(0.0, 1.0 - leg_sets(self.ground, less.prescriptions) / whole) if whole > 0 else 0.0

    def _chosen(self, window: range, every: Sequence[Movable], burdens: Burdens) -> Sequence[Option]:
        """The options of one window, the sessions around it as they are or were decided."""
        ids = {one.session.id for one in every}
        near = range(window.start - 2, window.stop + 2)
        around = [one for one in self.settled.values() if one.session not in ids and one.week in near]
        choices = [options(self.ground, one, self.demands, burdens) for one in every]
        chosen = Chooser(self.ground, around, choices).choose() if every else ()
        return [one[-1] for one in choices if one[-1].slot is None] if chosen is None else chosen

    def _decide(self, order: list[Seat], every: Sequence[Movable], chosen: Mapping[str, Option]) -> None:
        """Write a window as it was chosen."""
        seats = {seat.session.id: seat for seat in order}
        for one in every:
            decision = chosen[one.session.id].decision if one.session.id in chosen else STAYS
            if one.new and decision.level is Level.GONE:
                continue
            if one.new:
                self.more[one.session.id] = one.session
            seats[one.session.id] = seat_of(one.session, decision)
        back = {one.session.date for one in every if not one.stands and chosen_slot(chosen, one) is not None}
        self.ledger.missed -= back
        final = [seats[one.id] for one in in_time(seat.session for seat in seats.values())]
        self._take(final, *self._written(self.ledger, final))


def chosen_slot(chosen: Mapping[str, Option], one: Movable) -> object | None:
    """Where a session goes, or None."""
    return chosen[one.session.id].slot if one.session.id in chosen else None


def replace_settled(one: Option) -> Option:
    """A chosen option as the windows after it see it."""
    return replace(one, price=0.0)
