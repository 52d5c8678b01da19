"""How heavy: kilograms where a maximum is known, reps in reserve where it is not."""

from __future__ import annotations

from datetime import date

from groundforce.physiology.repetition_maximum import nuzzo2024_load
from groundforce.planner.search.content import Item
from groundforce.planner.search.ledger import Ledger
from groundforce.training.athlete import LiftingExperience, Limit
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.plan import Band, Bodyweight, Kilograms, Load, Per, SetKind, SetPrescription
from groundforce.training.plates import at_most, loads_of
from groundforce.training.problem import PlanProblem
from groundforce.training.strength import Side

PER = {LoadKind.TOTAL: Per.TOTAL, LoadKind.HAND: Per.HAND, LoadKind.SINGLE: Per.TOTAL}
BAND_HELPS = frozenset({"nordic_curl_assisted"})
"""Exercises in which the band carries part of the body: a thinner one is harder."""
RAMP = ((0.5, 5), (0.7, 3), (0.85, 2))
"""(share of the work load, reps) of the ramp sets"""


def rounded(kg: float, exercise: Exercise, problem: PlanProblem) -> float:
    """The heaviest load [kg] the runner has that is not above ``kg``; the lightest where none is."""
    there_are = loads_of(exercise, problem.equipment, problem.plates)
    found = at_most(there_are, kg)
    if found is not None:
        return found
    return there_are[0] if there_are else kg


def _band(item: Item) -> Band:
    """The easier band while a lift is new: the thinner one, or the thicker where the band helps."""
    easier, harder = ("medium", "light") if item.exercise.id in BAND_HELPS else ("light", "medium")
    return Band(easier if item.new else harder)


def _has_weight(ledger: Ledger, exercise: Exercise) -> bool:
    """Whether the runner has something to load it with; some exercises can be done with or without."""
    return any(need and need <= ledger.problem.equipment for need in exercise.equipment)


def work_load(ledger: Ledger, item: Item, day: date) -> Load | None:
    """The load of an item's work sets; None means: find it by reps in reserve.

    Only a lift whose own maximum is known gets kilograms: what a related lift suggests is too far off to
    stand beside reps in reserve. Beginners get none: their maximum is neither known nor steady.
    """
    kind = item.exercise.load
    if kind is LoadKind.BAND:
        return _band(item)
    if kind not in PER or not _has_weight(ledger, item.exercise):
        return Bodyweight()
    problem = ledger.problem
    beginner = problem.athlete.experience is LiftingExperience.NONE
    maximum = problem.maximum(item.exercise.id)
    if maximum is None or item.dose.reps is None or beginner or Limit.TECHNIQUE_ONLY in problem.limits.limits:
        return None
    wanted = nuzzo2024_load(maximum.value, item.dose.reps[1], item.dose.reserve or 0.0)
    limit = ledger.load_limit(item.exercise.id, day)
    most = wanted if limit is None else min(wanted, limit)
    return Kilograms(rounded(most, item.exercise, problem), PER[kind])


def ramp_sets(
    item: Item, load: Load | None, count: int, side: Side | None, problem: PlanProblem
) -> tuple[SetPrescription, ...]:
    """``count`` ramp sets that lead to a work load; without kilograms they are simply lighter."""
    chosen = RAMP[len(RAMP) - count :] if isinstance(load, Kilograms) else RAMP[:count]
    return tuple(
        SetPrescription(
            SetKind.WARM_UP,
            reps=(reps, reps),
            side=side,
            load=Kilograms(rounded(share * load.kg, item.exercise, problem), load.per)
            if isinstance(load, Kilograms)
            else load,
        )
        for share, reps in chosen
    )
