"""Sessions held back on the way back from a break: fewer sets, one more rep in reserve, the load as it was.

Strength stays for about three weeks without training, tolerance of it does not: so sets go first.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.replan.body import RETURN, held_back
from groundforce.coaching.replan.nouns import Ease
from groundforce.coaching.replan.sessions import labelled, shortest
from groundforce.planner.check import check
from groundforce.training.exercise import Exercise
from groundforce.training.plan import (
    Plan,
    Prescription,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
    span_of,
)
from groundforce.training.replanned import Change, ChangeKind


def all_eased(
    plan: Plan, eases: Sequence[Ease], now: datetime, catalogue: Mapping[str, Exercise]
) -> tuple[Plan, tuple[Change, ...]]:
    """The plan with every session of a return held back, whatever the rules make of what follows."""
    return _eased(plan, eases, now, catalogue, lambda _tried, _plan: True)


def eased(
    plan: Plan, eases: Sequence[Ease], now: datetime, catalogue: Mapping[str, Exercise]
) -> tuple[Plan, tuple[Change, ...]]:
    """The plan with its sessions of a return held back, each only where the rules still hold."""
    return _eased(plan, eases, now, catalogue, lambda tried, plan: keeps_rules(tried, plan, catalogue))


def keeps_rules(plan: Plan, before: Plan, catalogue: Mapping[str, Exercise]) -> bool:
    """Whether a plan breaks no more rules than the one before."""
    return len(check(plan, catalogue)) <= len(check(before, catalogue))


def work_sets(session: Session) -> int:
    """Work sets of a session."""
    return sum(len(one.work_sets) for one in session.prescriptions)


def _eased(
    plan: Plan,
    eases: Sequence[Ease],
    now: datetime,
    catalogue: Mapping[str, Exercise],
    fits: Callable[[Plan, Plan], bool],
) -> tuple[Plan, tuple[Change, ...]]:
    changes: list[Change] = []
    for session in plan.sessions:
        ease = _ease_of(session, eases, now)
        if ease is None:
            continue
        tried = labelled(_with(plan, _lighter(session, ease, plan, catalogue)), catalogue)
        if fits(tried, plan):
            plan = tried
            after = next(one for one in tried.sessions if one.id == session.id)
            changes.append(Change(session.id, ChangeKind.HELD, ease.reason, session, after))
    return plan, tuple(changes)


def _ease_of(session: Session, eases: Sequence[Ease], now: datetime) -> Ease | None:
    """The careful one of the steps a session falls in; None where it is past, off or held back already."""
    settled = session.status is not SessionStatus.PLANNED or span_of(session).earliest < now
    if settled or any(one.rule == RETURN for one in session.reasons):
        return None
    day = session.date.toordinal()
    inside = [one for one in eases if one.first <= day <= one.last]
    return min(inside, key=lambda one: one.share, default=None)


def _with(plan: Plan, session: Session) -> Plan:
    return replace(plan, sessions=tuple(session if one.id == session.id else one for one in plan.sessions))


def _lighter(session: Session, ease: Ease, plan: Plan, catalogue: Mapping[str, Exercise]) -> Session:
    kept = tuple(_fewer(one, ease.share) for one in session.prescriptions)
    reasons = (*session.reasons, held_back(ease.reason))
    return shortest(replace(session, prescriptions=kept, reasons=reasons), plan.problem, catalogue)


def _fewer(one: Prescription, share: float) -> Prescription:
    """The first work sets, at least one, one more rep in reserve; jumps have a growth rule of their own."""
    if any(each.contacts is not None for each in one.sets):
        return one
    left = max(1, math.ceil(share * len(one.work_sets) - 1e-9))
    sets: list[SetPrescription] = []
    for each in one.sets:
        if each.kind is SetKind.WORK:
            if left == 0:
                continue
            left -= 1
        sets.append(each if each.kind is SetKind.WARM_UP else _easier(each))
    return replace(one, sets=tuple(sets))


def _easier(one: SetPrescription) -> SetPrescription:
    """One more rep in reserve: of a known load one rep fewer, else the load is found by the reserve."""
    if one.reps_in_reserve is None or one.reps is None or one.reps[0] <= 1:
        return one
    low, high = one.reps
    reps = one.reps if one.load is None else (low - 1, high - 1)
    return replace(one, reps=reps, reps_in_reserve=one.reps_in_reserve + 1.0)
