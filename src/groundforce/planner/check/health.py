"""Screening limits, painful places and exercises a runner does not want."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from groundforce.planner.check.case import Case, Item
from groundforce.planner.check.dose import in_reserve, share_of_maximum
from groundforce.training.athlete import Limit
from groundforce.training.exercise import ContractionMode
from groundforce.training.plan import SetPrescription, Violation

TECHNIQUE_RESERVE = 4.0
"""fewest reps in reserve while learning technique only"""
SUBMAXIMAL_RESERVE = 2.0
"""fewest reps in reserve without maximal efforts"""
MAXIMAL_SHARE = 0.90
"""share of 1RM from which a set is a maximal effort"""
MAXIMAL_REPS = 3
"""a set of at most this many reps is a maximal effort"""


def _impact(item: Item) -> Iterator[str]:
    counted = any(one.contacts is not None for one in item.prescription.sets)
    if item.jump or counted or item.exercise.mode is ContractionMode.PLYOMETRIC:
        yield "has impact"


def _short_of(item: Item, least: float) -> Iterator[str]:
    if not all(in_reserve(one, item.exercise, least) for one in item.prescription.work_sets):
        yield f"keeps fewer than {least:g} reps in reserve, or does not say"
    if item.exercise.overloaded_eccentric:
        yield "lowers more than you could raise, which is a maximal effort"


def _technique_only(item: Item) -> Iterator[str]:
    yield from _impact(item)
    yield from _short_of(item, TECHNIQUE_RESERVE)
    if item.heavy_sets > 0 and item.leg:
        yield "has heavy sets"


def _maximal(one: SetPrescription, item: Item) -> bool:
    share = share_of_maximum(one, item.exercise, item.maximum)
    few = one.reps is not None and one.reps[1] <= MAXIMAL_REPS
    return (share is not None and share >= MAXIMAL_SHARE - 1e-9) or few


def _no_maximal(item: Item) -> Iterator[str]:
    yield from _short_of(item, SUBMAXIMAL_RESERVE)
    if any(_maximal(one, item) for one in item.prescription.work_sets):
        yield f"has a set at 90 % of maximum or more, or of {MAXIMAL_REPS} reps or fewer"


_FAULTS: Mapping[Limit, Callable[[Item], Iterator[str]]] = {
    Limit.NO_IMPACT: _impact,
    Limit.TECHNIQUE_ONLY: _technique_only,
    Limit.NO_MAXIMAL: _no_maximal,
}


def screening(case: Case) -> Iterator[Violation]:
    """What the screening limits is not in the plan."""
    limits = case.problem.limits.limits
    for lift in case.judged:
        if Limit.NO_PLAN in limits:
            yield lift.violation(
                "screening", "your answers ask for a word with a clinician before any lifting"
            )
        for limit in sorted(limits & _FAULTS.keys()):
            for item in lift.items:
                for found in _FAULTS[limit](item):
                    yield lift.violation("screening", f"{item.exercise.name} {found}; your limit is {limit}")


def pain(case: Case) -> Iterator[Violation]:
    """No exercise loads a painful place, and none that was excluded is in."""
    limits = case.problem.limits
    for lift in case.judged:
        for item in lift.items:
            sore = sorted(limits.problems.intersection(item.exercise.aggravates))
            if sore:
                yield lift.violation("pain", f"{item.exercise.name} may aggravate: {', '.join(sore)}")
            if item.exercise.id in limits.excluded:
                yield lift.violation("pain", f"{item.exercise.name} is one of the exercises you left out")
