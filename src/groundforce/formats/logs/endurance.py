"""Names of endurance work that lifters log between their sets."""

from __future__ import annotations

import re

_WORDS = frozenset(
    "running run treadmill jogging cycling bike biking spinning elliptical rowing rower swimming walking "
    "walk hiking skating skiing climbing stairmaster aerobics yoga pilates cardio hiit stretching "
    "snowboarding climber".split()
)
"""A timed set named so is no hold."""
_NOT = frozenset("mountain jump dumbbell barbell cable lunge".split())


def is_endurance(name: str) -> bool:
    """Whether a set that has a time and no repetitions was endurance work and not a hold.

    >>> is_endurance("Running (Treadmill)"), is_endurance("Mountain Climber"), is_endurance("Plank")
    (True, False, False)
    """
    words = set(re.findall(r"[a-z]+", name.casefold()))
    return bool(words & _WORDS) and not words & _NOT
