"""The fatigue that lifting leaves at the start of a key run, whatever the sessions are called."""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.physiology.recovery import (
    RecoveryConstants,
    contact_impulse,
    recovery_constants,
    residual,
    set_impulse,
)
from groundforce.planner.check.case import Approach, Case, Item, KeyRun, Lift
from groundforce.quantities import format_number
from groundforce.training.plan import Violation
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind


def _impulse(item: Item, known: RecoveryConstants) -> float:
    """What one exercise costs the legs [% of the reference heavy session]."""
    if item.jump:
        return contact_impulse(item.exercise.tier, item.contacts, known)
    lower = item.exercise.lower_load
    return sum(set_impulse(lower, one.reps_in_reserve, known) for one in item.prescription.work_sets)


def _impulses(lift: Lift, known: RecoveryConstants) -> tuple[float, float]:
    """Accustomed and new impulse of a session [% of the reference heavy session]."""
    usual = sum(_impulse(item, known) for item in lift.items if not item.new)
    return usual, sum(_impulse(item, known) for item in lift.items if item.new)


def _left(hours: float, impulses: tuple[float, float], known: RecoveryConstants) -> float:
    usual, new = impulses
    return residual(usual, hours, False, known) + residual(new, hours, True, known)


def _cap(run: KeyRun, problem: PlanProblem) -> float:
    return problem.constant("fatigue_cap_long" if run.kind is RunKind.LONG else "fatigue_cap_quality")


def fatigue_cap(case: Case) -> Iterator[Violation]:
    """The fatigue left at the start of each key run stays under its cap; the dearest session is named."""
    known = recovery_constants(case.problem.constant)
    by_run: dict[int, list[Approach]] = {}
    for one in case.approaches:
        by_run.setdefault(id(one.run), []).append(one)
    told = [near for near in by_run.values() if any(one.lift.judged for one in near)]
    lifts = {id(one.lift): one.lift for near in told for one in near}
    impulses = {key: _impulses(lift, known) for key, lift in lifts.items()}
    for near in told:
        shares = [(_left(one.hours, impulses[id(one.lift)], known), one) for one in near]
        run, total = near[0].run, sum(left for left, _ in shares)
        cap = _cap(run, case.problem)
        blamed = [(left, one.lift) for left, one in shares if not one.lift.settled]
        if total > cap + 1e-6 and blamed:
            left, lift = max(blamed, key=lambda share: share[0])
            yield lift.violation(
                "fatigue_cap",
                f"lifting leaves {format_number(total, 1)} % of a heavy session in the legs at the start of "
                f"{run.words}, {format_number(left, 1)} % of it from this session; the cap is "
                f"{format_number(cap, 1)} %",
            )
