"""How heavy: kilograms where a maximum is known, reps in reserve where it is not."""

from __future__ import annotations

from datetime import date

from groundforce.planner.search.content import Item
from groundforce.planner.search.kilograms import PER, has_weight, kilograms, rounded
from groundforce.planner.search.ledger import Ledger
from groundforce.training.exercise import LoadKind
from groundforce.training.plan import Band, Bodyweight, Kilograms, Load, SetKind, SetPrescription
from groundforce.training.problem import PlanProblem
from groundforce.training.strength import Side

BAND_HELPS = frozenset({"nordic_curl_assisted"})
"""Exercises in which the band carries part of the body: a thinner one is harder."""
RAMP = ((0.5, 5), (0.7, 3), (0.85, 2))
"""(share of the work load, reps) of the ramp sets"""


def _band(item: Item) -> Band:
    """The easier band while a lift is new: the thinner one, or the thicker where the band helps."""
    easier, harder = ("medium", "light") if item.exercise.id in BAND_HELPS else ("light", "medium")
    return Band(easier if item.new else harder)


def work_load(ledger: Ledger, item: Item, day: date) -> Load | None:
    """The load of an item's work sets; None means: find it by reps in reserve.

    Only a lift whose own maximum is known gets kilograms: what a related lift suggests is too far off to
    stand beside reps in reserve. Beginners get none: their maximum is neither known nor steady.
    """
    kind = item.exercise.load
    if kind is LoadKind.BAND:
        return _band(item)
    if kind not in PER or not has_weight(ledger.problem, item.exercise):
        return Bodyweight()
    limit = ledger.load_limit(item.exercise.id, day)
    kg = kilograms(ledger.problem, item.exercise, item.dose, limit)
    return None if kg is None else Kilograms(kg, PER[kind])


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
