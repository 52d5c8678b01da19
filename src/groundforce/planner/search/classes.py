"""What an exercise is to the planner: which dose family it follows and in which order it comes."""

from __future__ import annotations

from enum import IntEnum

from groundforce.training.exercise import (
    ContractionMode,
    Exercise,
    LoadKind,
    Measure,
    MovementPattern,
    Region,
)

MAIN_PATTERNS = frozenset(
    {
        MovementPattern.SQUAT,
        MovementPattern.HINGE,
        MovementPattern.HIP_EXTENSION,
        MovementPattern.SINGLE_LEG,
    }
)


IMPLEMENTS = frozenset(
    {"band", "barbell", "bodyweight", "cable", "dumbbell", "hex", "bar", "kettlebell", "machine", "smith"}
)
"""Words of an exercise's id that say what it is loaded with."""


class Family(IntEnum):
    """Dose families, in the order they come in a session: fast and heavy first, trunk last."""

    JUMP = 0
    MAIN = 1
    HAMSTRING = 2
    CALF = 3
    ACCESSORY = 4
    TRUNK = 5
    UPPER = 6


def family(exercise: Exercise) -> Family:
    """The dose family of an exercise."""
    if exercise.tier > 0:
        return Family.JUMP
    if exercise.region is Region.UPPER:
        return Family.UPPER
    if exercise.region is Region.TRUNK:
        return Family.TRUNK
    if exercise.pattern is MovementPattern.KNEE_FLEXION:
        return Family.HAMSTRING
    if exercise.pattern is MovementPattern.CALF:
        return Family.CALF
    is_main = exercise.pattern in MAIN_PATTERNS and exercise.measure is Measure.REPS
    return Family.MAIN if is_main else Family.ACCESSORY


def lift_name(exercise: Exercise) -> str:
    """The lift an exercise is, whatever it is loaded with: the same movement, so the same training.

    >>> from groundforce.training.catalogue import load_catalogue
    >>> known = load_catalogue().exercises
    >>> lift_name(known["romanian_deadlift_kettlebell"]) == lift_name(known["romanian_deadlift_dumbbell"])
    True
    """
    words = [word for word in exercise.id.split("_") if word not in IMPLEMENTS]
    return " ".join(words) or exercise.id


def is_barbell_like(exercise: Exercise) -> bool:
    """Whether its load goes high enough in small steps for sets of few reps."""
    return exercise.load is LoadKind.TOTAL


def is_weighted(exercise: Exercise) -> bool:
    """Whether an external load in kg is chosen for it."""
    return exercise.load in {LoadKind.TOTAL, LoadKind.HAND, LoadKind.SINGLE}


def is_eccentric(exercise: Exercise) -> bool:
    """Whether lowering is what it is for."""
    return exercise.mode is ContractionMode.ECCENTRIC or exercise.overloaded_eccentric
