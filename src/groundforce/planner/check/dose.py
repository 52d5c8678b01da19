"""What one set or one exercise of a session amounts to: heavy, introductory, foot contacts, kilograms."""

from __future__ import annotations

from collections.abc import Mapping

from groundforce.training.exercise import Exercise, LoadKind, Region
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Per,
    PercentOfMaximum,
    Prescription,
    SetPrescription,
)
from groundforce.training.problem import PlanProblem
from groundforce.training.strength import Side

_IMPLEMENTS = frozenset({LoadKind.TOTAL, LoadKind.HAND, LoadKind.SINGLE})
_LINKS = 3
"""how many ``strength_of`` steps an estimate may pass through [-]"""


def is_leg(exercise: Exercise) -> bool:
    """Whether it tires the legs; every jump does."""
    return exercise.region is Region.LEGS or exercise.tier > 0


def is_loaded(one: SetPrescription, exercise: Exercise) -> bool:
    """Whether a set carries more than the body: an implement, added kilograms, or a load to be found."""
    if one.load is None:
        return exercise.load in _IMPLEMENTS
    if isinstance(one.load, Bodyweight):
        return one.load.added > 0.0
    return isinstance(one.load, Kilograms | PercentOfMaximum)


def in_reserve(one: SetPrescription, exercise: Exercise, least: float) -> bool:
    """Whether a set keeps ``least`` reps in reserve [-].

    Holds and jumps are not judged so. Unstated reps in reserve are enough only where nothing is loaded.
    """
    if one.reps is None:
        return True
    if one.reps_in_reserve is None:
        return not is_loaded(one, exercise)
    return one.reps_in_reserve >= least


def one_repetition_maximum(
    exercise: Exercise, problem: PlanProblem, catalogue: Mapping[str, Exercise], links: int = _LINKS
) -> float | None:
    """Estimated 1RM [kg] in the exercise's own terms, from the lift it is estimated from where need be."""
    own = problem.maximum(exercise.id)
    if own is not None:
        return own.value
    if exercise.strength_of is None or links == 0:
        return None
    base, ratio = exercise.strength_of
    if base not in catalogue:
        return None
    maximum = one_repetition_maximum(catalogue[base], problem, catalogue, links - 1)
    return None if maximum is None else maximum * ratio


def own_kilograms(load: Kilograms, exercise: Exercise) -> float:
    """Load [kg] in the terms the exercise's maximum is told in: per hand, or in total."""
    if exercise.load is LoadKind.HAND:
        return load.kg / 2.0 if load.per is Per.TOTAL else load.kg
    if exercise.load is LoadKind.SINGLE or load.per is Per.TOTAL:
        return load.kg
    return load.kg * 2.0


def share_of_maximum(one: SetPrescription, exercise: Exercise, maximum: float | None) -> float | None:
    """Load as a share of the 1RM [-], or None where it cannot be known."""
    if isinstance(one.load, PercentOfMaximum):
        return one.load.percent / 100.0
    if isinstance(one.load, Kilograms) and maximum is not None and maximum > 0.0:
        return own_kilograms(one.load, exercise) / maximum
    return None


def is_heavy(one: SetPrescription, exercise: Exercise, maximum: float | None, problem: PlanProblem) -> bool:
    """Whether a work set of reps is heavy: near the maximum, or few reps close to the limit."""
    if one.reps is None:
        return False
    share = share_of_maximum(one, exercise, maximum)
    if share is not None and share >= problem.constant("heavy_fraction") - 1e-9:
        return True
    reserve = 0.0 if one.reps_in_reserve is None else one.reps_in_reserve
    few = one.reps[1] <= problem.constant("heavy_reps")
    return few and reserve <= problem.constant("heavy_reps_in_reserve")


def contacts(prescription: Prescription, exercise: Exercise) -> int:
    """Foot contacts [-] of all sets, ramp sets too; ``each`` side counts twice."""
    total = 0
    for one in prescription.sets:
        sides = 2 if one.side is Side.EACH else 1
        if one.contacts is not None:
            total += one.contacts * sides
        elif one.reps is not None and exercise.tier > 0:
            total += one.reps[1] * exercise.contacts_per_rep * sides
    return total


def is_introductory(prescription: Prescription, exercise: Exercise, problem: PlanProblem) -> bool:
    """Whether the dose is one a new exercise may enter with: few sets, far from the limit."""
    work = prescription.work_sets
    least = problem.constant("introductory_reps_in_reserve")
    few = len(work) <= problem.constant("introductory_sets")
    return few and all(in_reserve(one, exercise, least) for one in work)
