"""The kilograms a dose comes to with the plates there are, and what share of a known maximum they are."""

from __future__ import annotations

from groundforce.physiology.repetition_maximum import nuzzo2024_load
from groundforce.planner.search.dosing import Dose
from groundforce.training.athlete import LiftingExperience, Limit
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.plan import Per
from groundforce.training.plates import at_most, loads_of
from groundforce.training.problem import PlanProblem
from groundforce.training.state import Estimate

PER = {LoadKind.TOTAL: Per.TOTAL, LoadKind.HAND: Per.HAND, LoadKind.SINGLE: Per.TOTAL}


def rounded(kg: float, exercise: Exercise, problem: PlanProblem) -> float:
    """The heaviest load [kg] the runner has that is not above ``kg``; the lightest where none is."""
    there_are = loads_of(exercise, problem.equipment, problem.plates)
    found = at_most(there_are, kg)
    if found is not None:
        return found
    return there_are[0] if there_are else kg


def has_weight(problem: PlanProblem, exercise: Exercise) -> bool:
    """Whether the runner has something to load it with; some exercises can be done with or without."""
    return any(need and need <= problem.equipment for need in exercise.equipment)


def maximum(problem: PlanProblem, exercise: Exercise) -> Estimate | None:
    """The maximum that kilograms follow from, where they may."""
    beginner = problem.athlete.experience is LiftingExperience.NONE
    return None if beginner or Limit.TECHNIQUE_ONLY in problem.limits.limits else problem.maximum(exercise.id)


def has_kilograms(problem: PlanProblem, exercise: Exercise, dose: Dose) -> bool:
    """Whether its work sets get kilograms."""
    loaded = exercise.load in PER and has_weight(problem, exercise)
    return loaded and dose.reps is not None and maximum(problem, exercise) is not None


def kilograms(problem: PlanProblem, exercise: Exercise, dose: Dose, limit: float | None) -> float | None:
    """Load [kg] of a dose by the plates there are; None where it gets none.

    Above ``limit`` [kg] none is set: where the lightest load there is goes beyond what may be grown to, the
    load is found by reps in reserve.
    """
    known = maximum(problem, exercise)
    if known is None or dose.reps is None or not has_kilograms(problem, exercise, dose):
        return None
    wanted = nuzzo2024_load(known.value, dose.reps[1], dose.reserve or 0.0)
    found = rounded(wanted if limit is None else min(wanted, limit), exercise, problem)
    return None if limit is not None and found > limit + 1e-9 else found


def is_near_maximum(problem: PlanProblem, exercise: Exercise, kg: float | None) -> bool:
    """Whether a load [kg] is so large a share of a known maximum that any set with it is heavy.

    With an empty bar as the lightest load that can happen to a weak lifter whatever the dose asks.
    """
    known = maximum(problem, exercise)
    if kg is None or known is None or known.value <= 0.0:
        return False
    return kg / known.value >= problem.constant("heavy_fraction") - 1e-9
