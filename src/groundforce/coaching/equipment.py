"""What someone lifts with, from what they logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.training.equipment import EQUIPMENT
from groundforce.training.exercise import Exercise
from groundforce.training.strength import StrengthSession


def logged_equipment(
    sessions: Sequence[StrengthSession], as_of: date, catalogue: Mapping[str, Exercise]
) -> frozenset[str]:
    """Equipment of the exercises done lately; of several ways to do one, the first the catalogue names."""
    oldest = as_of - timedelta(days=parameter("lift_lately").value)
    done = {
        one.exercise
        for session in sessions
        if oldest <= session.start.date() < as_of
        for one in session.sets
        if one.exercise is not None and one.exercise in catalogue
    }
    ways = (catalogue[name].equipment for name in done)
    return frozenset(piece for way in ways if way for piece in way[0])


def equipment_in_words(equipment: frozenset[str]) -> str:
    """A list to read.

    >>> equipment_in_words(frozenset({"rack", "barbell"}))
    'barbell with plates, squat rack'
    """
    return ", ".join(sorted(EQUIPMENT[one] for one in equipment))
