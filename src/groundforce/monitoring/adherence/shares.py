"""How much of a planned session a log holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundforce.training.exercise import Exercise
from groundforce.training.plan import Prescription, Session
from groundforce.training.strength import PerformedSet, Side


def resolved(sets: Sequence[PerformedSet]) -> bool:
    """Whether a log says which exercises were done; where it does not, the session counts as done."""
    return any(one.exercise is not None for one in sets)


def done_share(session: Session, sets: Sequence[PerformedSet], catalogue: Mapping[str, Exercise]) -> float:
    """Share of the planned work sets that were done [0-1]; more of one exercise is no other."""
    wanted = {one.exercise: 0.0 for one in session.prescriptions}
    for one in session.prescriptions:
        wanted[one.exercise] += len(one.work_sets)
    total = sum(wanted.values())
    if total <= 0.0:
        return 1.0 if sets else 0.0
    left = _counts(sets)
    counted = 0.0
    for exercise in wanted:
        taken = min(wanted[exercise], left.get(exercise, 0.0))
        counted, wanted[exercise] = counted + taken, wanted[exercise] - taken
        left[exercise] = left.get(exercise, 0.0) - taken
    return min(1.0, (counted + _swapped(wanted, left, catalogue)) / total)


def _swapped(
    wanted: Mapping[str, float], left: Mapping[str, float], catalogue: Mapping[str, Exercise]
) -> float:
    """Planned sets for which sets of the same movement pattern were done instead."""
    spare: dict[str, float] = {}
    for exercise, count in left.items():
        if exercise in catalogue:
            pattern = catalogue[exercise].pattern
            spare[pattern] = spare.get(pattern, 0.0) + count
    counted = 0.0
    for exercise, count in wanted.items():
        pattern_of = catalogue.get(exercise)
        if pattern_of is not None:
            taken = min(count, spare.get(pattern_of.pattern, 0.0))
            spare[pattern_of.pattern] = spare.get(pattern_of.pattern, 0.0) - taken
            counted += taken
    return counted


def _counts(sets: Sequence[PerformedSet]) -> dict[str, float]:
    """Sets of each exercise; the left and the right side make one."""
    counts: dict[str, float] = {}
    for one in sets:
        if one.exercise is not None:
            worth = 0.5 if one.side in {Side.LEFT, Side.RIGHT} else 1.0
            counts[one.exercise] = counts.get(one.exercise, 0.0) + worth
    return counts


def reserve_gap_of(session: Session, sets: Sequence[PerformedSet]) -> float | None:
    """Prescribed less performed reps in reserve, mean over the sets of prescriptions that say both."""
    asked = {one.exercise: _asked(one) for one in session.prescriptions}
    gaps = [
        wanted - one.reps_in_reserve
        for one in sets
        if one.reps_in_reserve is not None
        and one.exercise is not None
        and (wanted := asked.get(one.exercise)) is not None
    ]
    return mean(gaps)


def _asked(one: Prescription) -> float | None:
    return mean([s.reps_in_reserve for s in one.work_sets if s.reps_in_reserve is not None])


def mean(values: Sequence[float]) -> float | None:
    """The mean, None of nothing."""
    return sum(values) / len(values) if values else None
