"""The content of a changed session: as little of it is written anew as its level asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from groundforce.planner.replanning.account import is_leg_lift, leg_sets
from groundforce.planner.replanning.decisions import Level
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.replanning.legal import is_legal
from groundforce.planner.replanning.ramping import ramped
from groundforce.planner.replanning.swaps import Swaps, kit
from groundforce.planner.search.content import Content, session_content
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.learnt import in_its_place, is_prepared
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.menu import Entry, Role, in_order
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.taper import race_limit
from groundforce.planner.search.writing import fit_to_minutes, prescriptions
from groundforce.training.exercise import Exercise, Region
from groundforce.training.plan import Prescription, Session, SetKind, SetPrescription
from groundforce.training.session_time import session_seconds

Written = tuple[Prescription, ...]
ANY = 99
"""leg sets: no limit"""
HIGH_TIER = 3
"""jumps from this tier on have no small dose to learn them with again"""


@dataclass(frozen=True)
class Turn:
    """Whose turn it is: a session on its day, the account up to it, and its place among the sessions of its
    week: ``order`` of ``sessions``, with ``later`` leg sets planned after it that week."""

    session: Session
    ledger: Ledger
    week: WeekInSeason
    order: int
    sessions: int
    later: int

    @property
    def left(self) -> int:
        """Leg sets the week has left."""
        return self.ledger.leg_set_limit(self.week.number) - self.ledger.leg_sets.get(self.week.number, 0)

    @property
    def share(self) -> int:
        """Most leg sets of this session where the week's are shared out evenly, race week minded."""
        limit = self.ledger.leg_set_limit(self.week.number)
        even = limit * min(self.order + 1, self.sessions) // max(self.sessions, 1)
        return self._tapered(even - self.ledger.leg_sets.get(self.week.number, 0))

    def most(self, own: int) -> int:
        """Most leg sets of this session, which has ``own``: all where the week has room for the rest too."""
        return self._tapered(own) if own + self.later <= self.left else min(own, self.share)

    def _tapered(self, limit: int) -> int:
        taper = race_limit(self.ledger, self.session.date)
        return max(0, limit if taper is None else min(limit, taper))


@dataclass(eq=False)
class Rewriter:
    """Writes the changed sessions of one plan."""

    ground: Ground
    swaps: Swaps
    now: Ledger | None = None
    """the account as it is now, once it is worked out"""

    def written(self, turn: Turn, level: Level) -> Written:
        """The prescriptions of a session at a level; empty where nothing is left of it."""
        if level is Level.AS_IS:
            return turn.session.prescriptions
        if level <= Level.FAMILIAR:
            return self._adapted(turn, level)
        content = self._content(turn, Variant.LIGHT if level is Level.LIGHT else Variant.NO_NEW_JUMP)
        return prescriptions(turn.ledger, content, turn.session.date)

    def _content(self, turn: Turn, variant: str) -> Content:
        """The session as the planner would write it from its own exercises."""
        day = turn.session.date
        content = session_content(
            turn.ledger, self.role(turn.session), self._jumps(turn), turn.week, day, variant, turn.share
        )
        return fit_to_minutes(turn.ledger, content)

    def _jumps(self, turn: Turn) -> dict[int, Exercise]:
        """The jumps that can be done where a session stands."""
        equipment = kit(self.ground, turn.session)
        return {tier: one for tier, one in self.ground.jumps.items() if self.swaps.fits(one, equipment)}

    def role(self, session: Session) -> Role:
        """The exercises of a session with the most sets the plan gives them, exchanged where need be."""
        equipment, held = kit(self.ground, session), {one.exercise for one in session.prescriptions}
        role: list[Entry] = []
        for one in session.prescriptions:
            exercise = self.ground.catalogue.get(one.exercise)
            if exercise is None or exercise.tier > 0:
                continue
            if not self.swaps.fits(exercise, equipment):
                other = self.swaps.instead(exercise, equipment, held)
                if other is None:
                    continue
                held.add(other.id)
                role.append(Entry(other, self._most_sets(one.exercise)))
            else:
                role.append(Entry(exercise, self._most_sets(one.exercise)))
        return in_order(tuple(role))

    def _most_sets(self, exercise: str) -> int:
        return self._sets[exercise]

    @cached_property
    def _sets(self) -> dict[str, int]:
        """The most work sets of each exercise of the plan."""
        most: dict[str, int] = {}
        for one in (one for session in self.ground.sessions for one in session.prescriptions):
            most[one.exercise] = max(len(one.work_sets), most.get(one.exercise, 0))
        return most

    def _adapted(self, turn: Turn, level: Level) -> Written:
        """Exercises that cannot be done exchanged, doses too high lowered, the rest to the letter: the very
        same prescriptions where nothing has to change."""
        before = turn.session.prescriptions
        kept = tuple(self._kept(turn, Anew(self, turn)))
        if level is Level.SPARED:
            kept = tuple(self._spared(turn, Anew(self, turn, full=False), kept))
        if level is Level.FAMILIAR:
            kept = tuple(one for one in kept if not self._is_new(turn, one))
        most = turn.most(leg_sets(self.ground, kept))
        kept = _trimmed(kept, lambda now: leg_sets(self.ground, now) > most, self._is_leg_lift)
        kept = ramped(self.ground, turn.ledger, before, kept, turn.session.date)
        kept = _trimmed(kept, self._is_too_long, lambda _: True)
        return before if kept == before else kept

    def _is_leg_lift(self, one: Prescription) -> bool:
        return is_leg_lift(self.ground.catalogue.get(one.exercise))

    def _is_new(self, turn: Turn, one: Prescription) -> bool:
        """Whether it is leg work that is new on the day."""
        exercise, day = self.ground.catalogue[one.exercise], turn.session.date
        legs = exercise.region is Region.LEGS or exercise.tier > 0
        least = turn.ledger.problem.constant("accustomed_exposures")
        new_kind = exercise.tier > 0 and turn.ledger.tier_exposures(exercise.tier, day) < least
        return legs and (new_kind or turn.ledger.is_new(one.exercise, day))

    def _spared(self, turn: Turn, anew: Anew, kept: Written) -> Iterable[Prescription]:
        """What is kept without its new jump; a new overloaded eccentric gives way to its easier version."""
        held = {one.exercise for one in kept}
        for one in kept:
            exercise = self.ground.catalogue[one.exercise]
            if not (exercise.tier > 0 or exercise.overloaded_eccentric) or not self._is_new(turn, one):
                yield one
            elif exercise.tier == 0:
                easier = in_its_place(turn.ledger, exercise, held, turn.session.date)
                found = None if easier is None else anew.of(easier.id)
                if found is not None:
                    held.add(found.exercise)
                    yield found

    def planned(self, turn: Turn, full: bool) -> dict[str, Prescription]:
        """What the planner would write of each exercise today; no kind of jump is new that is not in it."""
        day, role = turn.session.date, self.role(turn.session)
        known = self.ground.catalogue
        tier = max(
            (known[one.exercise].tier for one in turn.session.prescriptions if one.exercise in known),
            default=0,
        )
        again = full and 0 < tier < HIGH_TIER
        jumps = {one: jump for one, jump in self._jumps(turn).items() if not again or one <= tier}
        variant = Variant.FULL if again or (full and tier == 0) else Variant.NO_NEW_JUMP
        if tier == 0:
            jumps = {}
        content = session_content(turn.ledger, role, jumps, turn.week, day, variant, ANY)
        if turn.ledger.tier_has_risen(turn.week.number):
            content = _with_contacts(content, turn.ledger.recent_contacts(turn.week.number))
        return {one.exercise: one for one in prescriptions(turn.ledger, content, day)}

    def _kept(self, turn: Turn, anew: Anew) -> Iterable[Prescription]:
        """What stays of a session, in order, and what takes the place of the rest."""
        equipment = kit(self.ground, turn.session)
        held = {one.exercise for one in turn.session.prescriptions}
        for one in turn.session.prescriptions:
            exercise = self.ground.catalogue.get(one.exercise)
            if exercise is None:
                continue
            if self.swaps.fits(exercise, equipment):
                found = self._lowered(turn, anew, one, exercise, held)
            elif exercise.tier > 0:
                found = anew.jump
            else:
                other = self.swaps.instead(exercise, equipment, held)
                found = None if other is None else anew.of(other.id)
            if found is not None:
                held.add(found.exercise)
                yield found

    def _lowered(
        self, turn: Turn, anew: Anew, one: Prescription, exercise: Exercise, held: set[str]
    ) -> Prescription | None:
        """An exercise that can be done, in a dose that may be; its easier version where it is too early."""
        day = turn.session.date
        if is_legal(self.ground, turn.ledger, one, exercise, day):
            return one
        if exercise.tier > 0:
            return anew.jump
        if is_prepared(turn.ledger, exercise, day):
            return anew.of(one.exercise)
        easier = in_its_place(turn.ledger, exercise, held, day)
        return None if easier is None else anew.of(easier.id)

    def _is_too_long(self, written: Written) -> bool:
        return self.seconds(written) > 60.0 * self.ground.problem.minutes

    def seconds(self, written: Written) -> float:
        """How long a session takes [s]."""
        warm_up = self.ground.problem.constant("warm_up_minutes")
        return session_seconds(written, self.ground.catalogue, warm_up)


@dataclass(eq=False)
class Anew:
    """What the planner would write today, asked only where something of a session cannot stay."""

    rewriter: Rewriter
    turn: Turn
    full: bool = True
    """whether what is new by now may come back in a small dose"""

    @cached_property
    def _known(self) -> dict[str, Prescription]:
        return self.rewriter.planned(self.turn, self.full)

    def of(self, exercise: str) -> Prescription | None:
        """One exercise as it would be written; None where it is not in the session."""
        return self._known.get(exercise)

    @property
    def jump(self) -> Prescription | None:
        """The jumps as they would be written."""
        catalogue = self.rewriter.ground.catalogue
        return next((one for one in self._known.values() if catalogue[one.exercise].tier > 0), None)


def _with_contacts(content: Content, most: int) -> Content:
    """The same with no more foot contacts in its jumps: where the tier rises the contacts stay."""
    return tuple(
        replace(item, dose=replace(item.dose, contacts=min(item.dose.contacts, most // item.dose.sets)))
        if item.dose.contacts is not None and item.dose.sets > 0
        else item
        for item in content
    )


def _trimmed(
    written: Written, is_too_much: Callable[[Written], bool], may_give: Callable[[Prescription], bool]
) -> Written:
    """Prescriptions without the sets that are too much: each from the last with the most that may give."""
    while any(may_give(one) for one in written) and is_too_much(written):
        place = max(
            (place for place, one in enumerate(written) if may_give(one)),
            key=lambda one: (len(written[one].work_sets), one),
        )
        fewer = one_set_fewer(written[place])
        written = (*written[:place], *(() if fewer is None else (fewer,)), *written[place + 1 :])
    return written


def one_set_fewer(one: Prescription) -> Prescription | None:
    """A prescription without its last work set; None where it was the only one."""
    if len(one.work_sets) <= 1:
        return None
    last = max(place for place, each in enumerate(one.sets) if each.kind is SetKind.WORK)
    sets: tuple[SetPrescription, ...] = (*one.sets[:last], *one.sets[last + 1 :])
    return replace(one, sets=sets)
