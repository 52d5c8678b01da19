"""How much: sets, reps, reserve and rest by phase and dose family. Plain rules, no search.

The doses follow those of the runner trials (2 to 4 leg lifts, 3 to 4 sets of 3 to 7 reps, none to failure)
after weeks of getting used to it. Each number is registered with its grade in
``evidence/data/parameters/dosing.toml``; see docs/decisions/0004-doses.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from groundforce.evidence import parameter
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


def _number(name: str) -> int:
    return int(parameter(name).value)


@cache
def _dose(name: str) -> Dose:
    """The registered dose of this name: ``main_PHASE``, or ``FAMILY_gentle`` and ``FAMILY_usual``."""
    sets, low, high, reserve, rest = (
        _number(f"dose_{name}_{part}") for part in ("sets", "low", "high", "reserve", "rest")
    )
    return Dose(sets, (low, high), reserve=float(reserve), rest=float(rest))


@cache
def _range(name: str) -> tuple[int, int]:
    """The registered range of reps of this name: ``bodyweight_FAMILY``, ``without_bar``, ``gentle``."""
    return _number(f"{name}_low"), _number(f"{name}_high")


def _for_implement(dose: Dose, exercise: Exercise) -> Dose:
    """Sets of few reps need a bar or machine; the rest does more reps as near to its limit."""
    if dose.reps is None or is_barbell_like(exercise):
        return dose
    if is_weighted(exercise):
        few = dose.reps[1] <= _number("few_reps")
        rest = min(dose.rest, _number("without_bar_rest"))
        return replace(dose, reps=_range("without_bar"), rest=rest) if few else dose
    reps = _range(f"bodyweight_{family(exercise).name.lower()}")
    return replace(dose, reps=reps, rest=min(dose.rest, _number("bodyweight_rest")))


@cache
def hold_seconds(week: int) -> float:
    """Seconds of a hold in plan week ``week`` from 0."""
    return float(min(_number("hold_last"), _number("hold_first") + _number("hold_step") * week))


def _hold(dose: Dose, week: int) -> Dose:
    return replace(dose, reps=None, reserve=None, seconds=hold_seconds(week))


def phase_dose(exercise: Exercise, phase: PhaseName, week: int) -> Dose:
    """The dose an exercise has in ``phase`` once it is familiar, in plan week ``week`` from 0."""
    kind = family(exercise)
    if kind is Family.MAIN:
        dose = _dose(f"main_{phase.value}")
    else:
        dose = _dose(f"{kind.name.lower()}_{'gentle' if phase in GENTLE else 'usual'}")
        if phase in {PhaseName.TAPER, PhaseName.MAINTENANCE}:
            dose = replace(dose, sets=min(dose.sets, 2 if phase is PhaseName.MAINTENANCE else 1))
    return _hold(dose, week) if exercise.measure is Measure.SECONDS else _for_implement(dose, exercise)


def light_dose(dose: Dose) -> Dose:
    """The same exercise held back: fewer sets, more in reserve, never heavy."""
    sets = min(dose.sets, _number("light_sets"))
    if dose.reps is None:
        return replace(dose, sets=sets)
    reps = _range("gentle") if dose.reps[1] <= _number("few_reps") else dose.reps
    reserve = None if dose.reserve is None else max(dose.reserve, _number("light_reserve"))
    return replace(dose, sets=sets, reps=reps, reserve=reserve, rest=min(dose.rest, _number("light_rest")))


def introductory_dose(dose: Dose, exercise: Exercise, problem: PlanProblem) -> Dose:
    """What a first day may hold of it: at most two sets, three or more in reserve."""
    sets = min(dose.sets, int(problem.constant("introductory_sets")))
    if dose.reps is None:
        return replace(dose, sets=sets)
    reserve = max(dose.reserve or 0.0, problem.constant("introductory_reps_in_reserve"))
    gentle = _range("gentle")
    few = is_weighted(exercise) and not is_eccentric(exercise) and dose.reps[1] <= gentle[0]
    return replace(dose, sets=sets, reps=gentle if few else dose.reps, reserve=reserve)


def limited_dose(dose: Dose, problem: PlanProblem) -> Dose:
    """What screening leaves of a dose; it only ever takes away."""
    if dose.reps is None or dose.reserve is None:
        return dose
    if Limit.TECHNIQUE_ONLY in problem.limits.limits:
        technique = _dose(f"main_{PhaseName.TECHNIQUE.value}")
        assert technique.reserve is not None
        sets, reserve = min(dose.sets, technique.sets), max(dose.reserve, technique.reserve)
        return replace(dose, sets=sets, reps=technique.reps, reserve=reserve)
    if Limit.NO_MAXIMAL in problem.limits.limits:
        low, high = dose.reps
        least = _range("no_maximal")
        reserve = max(dose.reserve, _number("no_maximal_reserve"))
        return replace(dose, reps=(max(low, least[0]), max(high, least[1])), reserve=reserve)
    return dose
