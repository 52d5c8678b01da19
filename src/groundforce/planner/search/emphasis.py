"""Which exercises and muscles serve what a test found weak."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from groundforce.planner.search.classes import Family, family
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.exercise import Exercise, Muscle, Role

MUSCLES: Mapping[Emphasis, frozenset[Muscle]] = MappingProxyType(
    {
        Emphasis.CALF: frozenset({Muscle.GASTROCNEMIUS, Muscle.SOLEUS}),
        Emphasis.LATERAL_TRUNK: frozenset({Muscle.TRUNK_LATERAL}),
        Emphasis.HAMSTRINGS: frozenset({Muscle.HAMSTRINGS_KNEE}),
        Emphasis.SINGLE_LEG: frozenset(),
    }
)
"""The muscles each one is about."""
FAMILIES = {
    Emphasis.CALF: Family.CALF,
    Emphasis.LATERAL_TRUNK: Family.TRUNK,
    Emphasis.HAMSTRINGS: Family.HAMSTRING,
    Emphasis.SINGLE_LEG: Family.MAIN,
}


def serves(exercise: Exercise, emphasis: Emphasis) -> bool:
    """Whether an exercise is for what a test found weak."""
    if family(exercise) is not FAMILIES[emphasis]:
        return False
    if emphasis is Emphasis.SINGLE_LEG:
        return exercise.unilateral
    return any(exercise.muscles.get(muscle) is Role.PRIME for muscle in MUSCLES[emphasis])
