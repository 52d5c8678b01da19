"""How much: sets, reps, reserve and rest by phase and dose family. Plain rules, no search.

The table follows the doses of the runner trials (2 to 4 leg lifts, 3 to 4 sets of 3 to 7 reps, none to
failure) after weeks of getting used to it; which of its numbers are judgement is said in
docs/decisions/0004-doses.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from groundforce.planner.search.classes import Family, family, is_barbell_like, is_eccentric, is_weighted
from groundforce.planner.search.season import PhaseName
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise, Measure
from groundforce.training.problem import PlanProblem


@dataclass(frozen=True)
class Dose:
    """Work sets of one exercise in one session: ``reps`` (low, high) or ``seconds`` [s] or ``contacts``."""

    sets: int
    reps: tuple[int, int] | None = None
    seconds: float | None = None
    contacts: int | None = None
    reserve: float | None = None
    rest: float = 90.0


class Variant:
    """How a session is done: as the phase asks; without its new jump; or held back."""

    FULL = "full"
    NO_NEW_JUMP = "no new jump"
    LIGHT = "light"


GENTLE = {PhaseName.ANATOMICAL, PhaseName.TECHNIQUE, PhaseName.RETURN}

MAIN: dict[PhaseName, Dose] = {
    PhaseName.TECHNIQUE: Dose(2, (8, 8), reserve=4, rest=90),
    PhaseName.ANATOMICAL: Dose(3, (8, 10), reserve=3, rest=90),
    PhaseName.HEAVY: Dose(3, (4, 6), reserve=2, rest=150),
    PhaseName.POWER: Dose(3, (3, 4), reserve=2, rest=150),
    PhaseName.MAINTENANCE: Dose(2, (3, 5), reserve=2, rest=150),
    PhaseName.TAPER: Dose(1, (4, 6), reserve=4, rest=120),
    PhaseName.RETURN: Dose(2, (8, 10), reserve=4, rest=90),
}
OTHER: dict[Family, tuple[Dose, Dose]] = {
    Family.HAMSTRING: (Dose(2, (6, 8), reserve=3, rest=90), Dose(3, (5, 7), reserve=2, rest=90)),
    Family.CALF: (Dose(2, (10, 12), reserve=3, rest=60), Dose(3, (7, 9), reserve=2, rest=60)),
    Family.ACCESSORY: (Dose(2, (10, 12), reserve=3, rest=45), Dose(2, (8, 12), reserve=2, rest=45)),
    Family.TRUNK: (Dose(2, (8, 10), reserve=3, rest=30), Dose(2, (8, 12), reserve=2, rest=30)),
    Family.UPPER: (Dose(2, (8, 10), reserve=3, rest=60), Dose(2, (6, 10), reserve=2, rest=60)),
}
"""(gentle phases, all others)"""
BODYWEIGHT_REPS = {
    Family.MAIN: (8, 15),
    Family.HAMSTRING: (5, 8),
    Family.CALF: (12, 20),
    Family.ACCESSORY: (10, 15),
    Family.TRUNK: (8, 12),
    Family.UPPER: (6, 12),
}
"""Reps where the body is the load: the reserve sets the end of the set, the range only frames it."""
HOLD_SECONDS = (20.0, 45.0)
"""s a hold starts at, and grows to"""
HOLD_STEP = 5.0


def _for_implement(dose: Dose, exercise: Exercise) -> Dose:
    """Sets of few reps need a bar or machine; the rest does more reps as near to its limit."""
    if dose.reps is None or is_barbell_like(exercise):
        return dose
    if is_weighted(exercise):
        few = dose.reps[1] <= 6
        return replace(dose, reps=(6, 8), rest=min(dose.rest, 120)) if few else dose
    return replace(dose, reps=BODYWEIGHT_REPS[family(exercise)], rest=min(dose.rest, 60))


def hold_seconds(week: int) -> float:
    """Seconds of a hold in plan week ``week`` from 0."""
    first, last = HOLD_SECONDS
    return min(last, first + HOLD_STEP * week)


def _hold(dose: Dose, week: int) -> Dose:
    return replace(dose, reps=None, reserve=None, seconds=hold_seconds(week))


def phase_dose(exercise: Exercise, phase: PhaseName, week: int) -> Dose:
    """The dose an exercise has in ``phase`` once it is familiar, in plan week ``week`` from 0."""
    kind = family(exercise)
    if kind is Family.MAIN:
        dose = MAIN[phase]
    else:
        gentle, usual = OTHER[kind]
        dose = gentle if phase in GENTLE else usual
        if phase in {PhaseName.TAPER, PhaseName.MAINTENANCE}:
            dose = replace(dose, sets=min(dose.sets, 2 if phase is PhaseName.MAINTENANCE else 1))
    return _hold(dose, week) if exercise.measure is Measure.SECONDS else _for_implement(dose, exercise)


def light_dose(dose: Dose) -> Dose:
    """The same exercise held back: fewer sets, more in reserve, never heavy."""
    if dose.reps is None:
        return replace(dose, sets=min(dose.sets, 2))
    reps = (8, 10) if dose.reps[1] <= 6 else dose.reps
    reserve = None if dose.reserve is None else max(dose.reserve, 4.0)
    return replace(dose, sets=min(dose.sets, 2), reps=reps, reserve=reserve, rest=min(dose.rest, 90))


def introductory_dose(dose: Dose, exercise: Exercise, problem: PlanProblem) -> Dose:
    """What a first day may hold of it: at most two sets, three or more in reserve."""
    sets = min(dose.sets, int(problem.constant("introductory_sets")))
    if dose.reps is None:
        return replace(dose, sets=sets)
    reserve = max(dose.reserve or 0.0, problem.constant("introductory_reps_in_reserve"))
    few = is_weighted(exercise) and not is_eccentric(exercise) and dose.reps[1] <= 8
    return replace(dose, sets=sets, reps=(8, 10) if few else dose.reps, reserve=reserve)


def limited_dose(dose: Dose, problem: PlanProblem) -> Dose:
    """What screening leaves of a dose; it only ever takes away."""
    if dose.reps is None or dose.reserve is None:
        return dose
    if Limit.TECHNIQUE_ONLY in problem.limits.limits:
        return replace(dose, sets=min(dose.sets, 2), reps=(8, 8), reserve=max(dose.reserve, 4.0))
    if Limit.NO_MAXIMAL in problem.limits.limits:
        low, high = dose.reps
        return replace(dose, reps=(max(low, 4), max(high, 6)), reserve=max(dose.reserve, 2.0))
    return dose
