"""Names of sets as logs and watches give them → catalogue ids; a watch without titles gives numbers."""

from __future__ import annotations

import re

WATCH_NAME = re.compile(r"([a-z_]+)/(\d+)")
"""A category of the FIT profile and the number of an exercise in it, such as ``deadlift/23``."""
CATEGORIES = {
    "bench_press": 0,
    "calf_raise": 1,
    "cardio": 2,
    "carry": 3,
    "chop": 4,
    "core": 5,
    "crunch": 6,
    "deadlift": 8,
    "hip_raise": 10,
    "hip_stability": 11,
    "hyperextension": 13,
    "leg_curl": 15,
    "leg_raise": 16,
    "lunge": 17,
    "plank": 19,
    "plyo": 20,
    "pull_up": 21,
    "push_up": 22,
    "row": 23,
    "shoulder_press": 24,
    "sit_up": 27,
    "squat": 28,
    "warm_up": 31,
    "banded_exercises": 37,
}
"""FIT numbers of the exercise categories the catalogue uses."""


def catalogue_id(name: str) -> str | None:
    """The catalogue id of an exercise by the name it was logged under; None where there is doubt.

    >>> catalogue_id("deadlift/23"), catalogue_id("Squat (Barbell)"), catalogue_id("deadlift/99")
    ('romanian_deadlift', 'back_squat', None)
    """
    from groundforce.training.catalogue.load import load_catalogue
    from groundforce.training.catalogue.names import resolve

    pair = WATCH_NAME.fullmatch(name)
    if pair is None:
        match = resolve(name)
        return None if match is None else match.exercise_id
    # By its words alone a Romanian deadlift would be a deadlift.
    category = CATEGORIES.get(pair[1])
    exercise = None if category is None else load_catalogue().of_fit(category, int(pair[2]))
    return None if exercise is None else exercise.id
