"""General warm-up and ramp sets."""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.planner.check.case import Case, Item, Lift
from groundforce.planner.check.dose import is_heavy, is_loaded
from groundforce.planner.check.words import count_text
from groundforce.quantities import format_duration
from groundforce.training.plan import SetKind, Violation
from groundforce.training.session_time import whole_seconds

GENERAL = (5.0, 8.0)
"""min of general warm-up, least and most"""
RAMP = (2, 4)
"""ramp sets before the first heavy lift, least and most"""


def _general(case: Case) -> Iterator[Violation]:
    minutes = case.problem.constant("warm_up_minutes")
    if case.lifts and not GENERAL[0] <= minutes <= GENERAL[1]:
        yield Violation(
            "warm_up", None, f"the general warm-up is set to {minutes:g} min; 5 to 8 min are asked for"
        )


def _left_for_warm_up(lift: Lift) -> Iterator[Violation]:
    """The stated duration holds the sets, the rests and the least general warm-up."""
    left = lift.session.duration - whole_seconds(lift.work, len(lift.items), 0.0)
    if left < GENERAL[0] * 60.0 - 1e-6:
        yield lift.violation(
            "warm_up",
            f"sets and rests leave {format_duration(max(0.0, left))} of "
            f"{format_duration(lift.session.duration)} for the general warm-up; 5 to 8 min are asked for",
        )


def _first_heavy(lift: Lift, case: Case) -> Item | None:
    """The first leg exercise with a heavy set that carries a load."""
    for item in lift.items:
        heavy = (
            is_loaded(one, item.exercise) and is_heavy(one, item.exercise, item.maximum, case.problem)
            for one in item.prescription.work_sets
        )
        if item.leg and any(heavy):
            return item
    return None


def _ramp(lift: Lift, case: Case) -> Iterator[Violation]:
    first = _first_heavy(lift, case)
    if first is None:
        return
    ramp = 0
    for item in lift.items:
        if item.exercise.id == first.exercise.id:
            ramp += sum(one.kind is SetKind.WARM_UP for one in item.prescription.sets)
        if item is first:
            break
    if not RAMP[0] <= ramp <= RAMP[1]:
        yield lift.violation(
            "warm_up",
            f"{first.exercise.name} is the first heavy lift and has {count_text(ramp, 'ramp set')}; "
            f"{RAMP[0]} to {RAMP[1]} are asked for",
        )


def warm_up(case: Case) -> Iterator[Violation]:
    """Every session has its general warm-up and the first heavy lift its ramp sets."""
    yield from _general(case)
    for lift in case.judged:
        yield from _left_for_warm_up(lift)
        yield from _ramp(lift, case)
