"""Which exercises this runner may be given at all."""

from __future__ import annotations

from collections.abc import Mapping

from groundforce.evidence import parameter
from groundforce.planner.search.classes import Family, family
from groundforce.training.athlete import LiftingExperience, Limit
from groundforce.training.exercise import Exercise, Measure
from groundforce.training.problem import PlanProblem

POOR = ("sit_up", "crunch", "russian_twist", "lying_leg_raise", "side_bend", "superman")
"""Trunk work that bends or twists the spine over and over, as id prefixes (judgement)."""
COMFORTABLE_SKILL = {
    one: int(parameter(f"comfortable_skill_{one.name.lower()}").value) for one in LiftingExperience
}
"""Skill 1–5 a runner of this experience can be handed without a coach (judgement)."""


def _known(problem: PlanProblem) -> frozenset[str]:
    return frozenset(exposure.exercise for exposure in problem.past)


def _prepared(exercise: Exercise, known: frozenset[str]) -> bool:
    """An overloaded eccentric needs itself or an easier version behind it."""
    return exercise.id in known or bool(known & set(exercise.easier))


def allowed(exercise: Exercise, problem: PlanProblem) -> bool:
    """Whether equipment, pain, screening and wishes leave an exercise in."""
    limits = problem.limits
    if not exercise.possible_with(problem.equipment) or exercise.id in limits.excluded:
        return False
    if limits.problems & set(exercise.aggravates):
        return False
    no_jumps = {Limit.NO_IMPACT, Limit.TECHNIQUE_ONLY} & limits.limits
    return not (exercise.tier > 0 and no_jumps)


def candidates(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> tuple[Exercise, ...]:
    """Exercises the composition may choose from, jumps aside, in catalogue order."""
    known = _known(problem)
    skill = COMFORTABLE_SKILL[problem.athlete.experience]
    return tuple(
        one
        for one in catalogue.values()
        if allowed(one, problem)
        and family(one) not in {Family.JUMP, Family.UPPER}
        and one.measure is not Measure.CONTACTS
        and (one.skill <= skill or one.id in known)
        and (not one.id.startswith(POOR) or one.id in known)
        and (not one.overloaded_eccentric or _prepared(one, known))
    )


def jumps(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> dict[int, Exercise]:
    """The jump to use for each tier that has one, the least skilled first; empty where jumping is out."""
    by_tier: dict[int, Exercise] = {}
    fitting = (one for one in catalogue.values() if one.tier > 0 and allowed(one, problem))
    for one in sorted(fitting, key=lambda item: (item.tier, item.skill, item.unilateral)):
        if one.skill <= COMFORTABLE_SKILL[problem.athlete.experience] + 1:
            by_tier.setdefault(one.tier, one)
    return by_tier
