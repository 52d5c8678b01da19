"""A session taken on a trip: what the place cannot hold is exchanged for its like, in a small dose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from groundforce.coaching.replan.sessions import shortest
from groundforce.planner.search.candidates import candidates
from groundforce.training.equipment import ALWAYS
from groundforce.training.exercise import ROLE_SHARE, Exercise, LoadKind, Measure
from groundforce.training.plan import Bodyweight, Plan, Prescription, Session, SetKind, SetPrescription
from groundforce.training.problem import AWAY, Absence
from groundforce.training.strength import Side

HOLD = 30.0
"""s of a hold that takes the place of repetitions (judgement)"""
LOADED = frozenset({LoadKind.TOTAL, LoadKind.HAND, LoadKind.SINGLE})
RAMP = (SetPrescription(SetKind.WARM_UP, reps=(5, 5)), SetPrescription(SetKind.WARM_UP, reps=(3, 3)))
"""ramp sets of a lift with a weight"""
REPS = (8, 12)
"""repetitions of an exercise that takes the place of a hold (judgement)"""


def packed(session: Session, absence: Absence, plan: Plan, catalogue: Mapping[str, Exercise]) -> Session:
    """The session with the equipment there is on the trip; exercises without their like there are left out.

    What comes instead is new as a rule, so it has the few sets and the reserve of a first day.
    """
    kit = frozenset(absence.equipment or ()) | ALWAYS
    pool = candidates(replace(plan.problem, equipment=kit), catalogue)
    taken = {one.exercise for one in session.prescriptions}
    kept: list[Prescription] = []
    for one in session.prescriptions:
        exercise = catalogue[one.exercise]
        if exercise.possible_with(kit):
            kept.append(one)
            continue
        like = _like(exercise, [each for each in pool if each.id not in taken])
        if like is not None:
            taken.add(like.id)
            kept.append(_ramped(_instead(one, like, plan), like, one, kept))
    return shortest(replace(session, prescriptions=tuple(kept), place=AWAY), plan.problem, catalogue)


def _ramped(
    one: Prescription, like: Exercise, was: Prescription, before: Sequence[Prescription]
) -> Prescription:
    """With ramp sets where the lift it stands for had them, or where it is the first with a weight."""
    loaded = like.load in LOADED and like.measure is Measure.REPS
    first = not any(each.kind is SetKind.WARM_UP for other in before for each in other.sets)
    ramped = any(each.kind is SetKind.WARM_UP for each in was.sets) or first
    return replace(one, sets=(*RAMP, *one.sets)) if loaded and ramped else one


def _like(exercise: Exercise, pool: Sequence[Exercise]) -> Exercise | None:
    """The exercise of the same movement that shares most with it; None where there is none."""
    same = [one for one in pool if one.pattern is exercise.pattern]
    return max(same, key=lambda one: (_shared(one, exercise), -one.skill, one.id), default=None)


def _shared(one: Exercise, other: Exercise) -> float:
    muscles = one.muscles.keys() & other.muscles.keys()
    return sum(min(ROLE_SHARE[one.muscles[each]], ROLE_SHARE[other.muscles[each]]) for each in muscles)


def _instead(one: Prescription, like: Exercise, plan: Plan) -> Prescription:
    most = int(plan.problem.constant("introductory_sets"))
    reserve = plan.problem.constant("introductory_reps_in_reserve")
    count = min(most, len(one.work_sets))
    held = like.measure is Measure.SECONDS
    reps = next((each.reps for each in one.work_sets if each.reps is not None), REPS)
    work = SetPrescription(
        SetKind.WORK,
        reps=None if held else reps,
        seconds=HOLD if held else None,
        side=Side.EACH if like.unilateral else None,
        load=Bodyweight() if like.load is LoadKind.BODYWEIGHT else None,
        reps_in_reserve=None if held else reserve,
    )
    return replace(one, exercise=like.id, sets=(work,) * count, why=like.why)
