"""Sessions read back from the plan: their content, their burden, the account they are entered into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from groundforce.planner.check.dose import is_heavy as is_heavy_set
from groundforce.planner.check.dose import one_repetition_maximum
from groundforce.planner.replanning.ground import GONE, Ground
from groundforce.planner.search.content import Content, Item, burden_of
from groundforce.planner.search.dosing import Dose
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.writing import enter
from groundforce.training.exercise import Exercise, Region
from groundforce.training.plan import Prescription, Session, span_of
from groundforce.training.strength import Side


def opened(ground: Ground) -> Ledger:
    """The account as it is now: what was done before, what became of the plan so far, the days of misses."""
    ledger = opening_ledger(ground.problem, ground.catalogue)
    ledger.missed |= {one.date for one in ground.sessions if one.status in GONE}
    for one in in_time(ground.sessions):
        if ground.is_past(one) and counts(ground, one):
            entered(ledger, one)
    return ledger


def copied(ledger: Ledger) -> Ledger:
    """The same account, to go on with apart."""
    return replace(
        ledger,
        days={name: list(days) for name, days in ledger.days.items()},
        tiers=list(ledger.tiers),
        leg_sets=dict(ledger.leg_sets),
        leg_days=list(ledger.leg_days),
        contacts=dict(ledger.contacts),
        loads={name: list(loads) for name, loads in ledger.loads.items()},
        lifted=set(ledger.lifted),
        missed=set(ledger.missed),
    )


def counts(ground: Ground, session: Session) -> bool:
    """Whether a session counts as written: not where it was missed, nor where it is told what was done."""
    told = ground.is_past(session) and session.date in {one.date for one in ground.problem.done}
    return session.status not in GONE and not told


def entered(ledger: Ledger, session: Session) -> None:
    """Enter a session as it is written."""
    enter(ledger, session.prescriptions, session.date)


def in_time(sessions: Iterable[Session]) -> list[Session]:
    """Sessions in order of time."""
    return sorted(sessions, key=lambda one: (span_of(one).earliest, one.id))


def content_of(ledger: Ledger, written: Iterable[Prescription], day: date) -> Content:
    """The content of a session read back from what is written."""
    known = [(one, ledger.catalogue[one.exercise]) for one in written if one.exercise in ledger.catalogue]
    return tuple(
        Item(exercise, _dose(one), ledger.is_new(exercise.id, day), ledger.exposures(exercise.id, day) == 0)
        for one, exercise in known
        if one.work_sets
    )


def _dose(one: Prescription) -> Dose:
    work = one.work_sets
    hardest = min(work, key=lambda each: 9.0 if each.reps_in_reserve is None else each.reps_in_reserve)
    contacts = [
        each.contacts * (2 if each.side is Side.EACH else 1) for each in work if each.contacts is not None
    ]
    return Dose(
        len(work),
        hardest.reps,
        hardest.seconds,
        max(contacts, default=None),
        hardest.reps_in_reserve,
        one.rest,
    )


def burden(ground: Ground, ledger: Ledger, session: Session) -> Burden:
    """What a session as written asks of the calendar."""
    week = ground.weeks[min(max(ground.week_of(session.date), 0), len(ground.weeks) - 1)]
    asked = burden_of(ledger, content_of(ledger, session.prescriptions, session.date), week, ground.recovery)
    return replace(asked, heavy=is_heavy(ground, session.prescriptions))


def is_heavy(ground: Ground, written: Iterable[Prescription]) -> bool:
    """Whether a session is heavy by its sets and loads, as the checker counts them."""
    problem, known = ground.problem, ground.catalogue
    there = [one for one in written if one.exercise in known]
    sets = sum(heavy_sets_of(ground, one) for one in there)
    tier = max((known[one.exercise].tier for one in there), default=0)
    return sets >= problem.constant("heavy_sets") or tier >= problem.constant("heavy_tier")


def heavy_sets_of(ground: Ground, one: Prescription) -> int:
    """Work sets of leg work that are heavy, as the checker counts them."""
    problem, exercise = ground.problem, ground.catalogue[one.exercise]
    if exercise.region is not Region.LEGS and exercise.tier == 0:
        return 0
    known = one_repetition_maximum(exercise, problem, ground.catalogue)
    return sum(is_heavy_set(each, exercise, known, problem) for each in one.work_sets)


def is_heavy_lift(ground: Ground, one: Prescription) -> bool:
    """Whether any of its sets is heavy."""
    return heavy_sets_of(ground, one) > 0


def leg_sets(ground: Ground, written: Iterable[Prescription]) -> int:
    """Leg sets of what is written, jumps aside."""
    return sum(len(one.work_sets) for one in written if is_leg_lift(ground.catalogue.get(one.exercise)))


def is_leg_lift(one: Exercise | None) -> bool:
    """Whether an exercise counts towards leg sets."""
    return one is not None and one.region is Region.LEGS and one.tier == 0
