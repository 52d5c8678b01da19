"""The exchange rates of a week's content, from the registered constants; a plan may set any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from groundforce.training.exercise import MovementPattern, Muscle

MUSCLES = (
    Muscle.GLUTEUS_MAXIMUS,
    Muscle.GLUTEUS_MEDIUS,
    Muscle.HAMSTRINGS_HIP,
    Muscle.HAMSTRINGS_KNEE,
    Muscle.QUADRICEPS,
    Muscle.GASTROCNEMIUS,
    Muscle.SOLEUS,
    Muscle.ADDUCTORS,
    Muscle.HIP_FLEXORS,
    Muscle.TRUNK_ANTERIOR,
    Muscle.TRUNK_LATERAL,
    Muscle.TRUNK_POSTERIOR,
    Muscle.FOOT,
)
"""The muscles that have weekly sets, in the order in which doses are kept."""


class Movement(StrEnum):
    """What the main lifts of a week are for: each gets its own sets, whatever lift of it is done."""

    KNEE = "knee"
    HINGE = "hinge"
    HIP = "hip"


MOVEMENT_OF: Mapping[MovementPattern, Movement] = {
    MovementPattern.SQUAT: Movement.KNEE,
    MovementPattern.SINGLE_LEG: Movement.KNEE,
    MovementPattern.HINGE: Movement.HINGE,
    MovementPattern.HIP_EXTENSION: Movement.HIP,
}
"""The movement that a lift of a main pattern trains: squats and single-leg lifts are one."""
MOVEMENTS = tuple(Movement)
"""The movements, in the order in which their doses follow those of the muscles."""


@dataclass(frozen=True)
class Rates:
    """What each term of a menu's price costs [points]; see the constants ``menu_NAME`` for every one."""

    need: float
    second_over: float
    fewest_exercises: float
    most_exercises: float
    crowded: float
    sparse: float
    repeated: float
    same_main: float
    once_a_week: float
    movement_sets: float
    movement_points: float
    kin: float
    repeated_in_session: float
    article_lift: float
    staple: float
    unusual: float
    own_lift: float
    own_lift_gone: float
    each_exercise: float
    skill_step: float
    single_leg_wanted: float
    bent_knee_wanted: float
    squat_wanted: float
    light_implement: float
    can_grow: float
    bone: float
    easier_than_needed: float
    without_main: float
    enough_leg_sets: float
    surplus_set: float
    robustness_share: float


def rates_of(lookup: Callable[[str], float]) -> Rates:
    """The rates from any lookup of registered constants by name.

    >>> from groundforce.evidence import constant
    >>> rates_of(lambda name: constant(name).value).need
    150.0
    """
    return Rates(**{one.name: lookup(f"menu_{one.name}") for one in fields(Rates)})


def weekly_targets(lookup: Callable[[str], float]) -> Mapping[Muscle, tuple[float, float]]:
    """(effective sets a week, points for missing all of them) of every muscle that has a target."""
    return {
        one: (lookup(f"weekly_sets_{one.name.lower()}"), lookup(f"weekly_points_{one.name.lower()}"))
        for one in MUSCLES
    }
