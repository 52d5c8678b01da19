"""How long a session takes: the one definition that planning and checking share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundforce.errors import ProblemError
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Prescription, SetKind, SetPrescription
from groundforce.training.strength import Side

CHANGE_OVER = 60.0
"""s from one exercise to the next"""
WARM_UP_SET_REST = 60.0
"""s of rest after a ramp set"""
SECONDS_PER_CONTACT = 0.5
"""s one foot contact takes"""


def set_seconds(one: SetPrescription, exercise: Exercise) -> float:
    """Seconds under load of one set, both sides where it is for each side; the upper end of a rep range.

    ``Exercise.seconds_per_rep`` of a unilateral exercise counts both sides already, so a set of it for one
    side takes half.
    """
    sides = 2.0 if one.side is Side.EACH else 1.0
    if one.reps is not None:
        if exercise.unilateral:
            sides = 0.5 if one.side in (Side.LEFT, Side.RIGHT) else 1.0
        return one.reps[1] * exercise.seconds_per_rep * sides
    if one.seconds is not None:
        return one.seconds * sides
    return 0.0 if one.contacts is None else one.contacts * SECONDS_PER_CONTACT * sides


def prescription_seconds(prescription: Prescription, exercise: Exercise) -> float:
    """Seconds of one exercise of a session: its sets, and the rest after every one of them."""
    rests = (
        WARM_UP_SET_REST if one.kind is SetKind.WARM_UP else prescription.rest for one in prescription.sets
    )
    return sum(set_seconds(one, exercise) for one in prescription.sets) + sum(rests)


def session_seconds(
    prescriptions: Sequence[Prescription], catalogue: Mapping[str, Exercise], warm_up_minutes: float
) -> float:
    """Seconds a session takes: general warm-up [min], sets, rests and 60 s between exercises.

    Raises ProblemError for an exercise that is not in the catalogue.
    """
    unknown = [one.exercise for one in prescriptions if one.exercise not in catalogue]
    if unknown:
        raise ProblemError(f"{unknown[0]!r} is not in the exercise catalogue")
    work = sum(prescription_seconds(one, catalogue[one.exercise]) for one in prescriptions)
    return whole_seconds(work, len(prescriptions), warm_up_minutes)


def whole_seconds(work: float, exercises: int, warm_up_minutes: float) -> float:
    """Seconds of a session whose ``exercises`` take ``work`` [s] together, sets and rests."""
    return warm_up_minutes * 60.0 + work + CHANGE_OVER * max(0, exercises - 1)
