"""Lifting as load: hard sets by muscle, tonnage and foot contacts, in a channel of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from groundforce.physiology.strength_load import is_hard, sets_by_muscle, volume_load
from groundforce.training.exercise import ROLE_SHARE, Exercise, LoadKind, Muscle
from groundforce.training.strength import PerformedSet, Side, StrengthSession

ONE_SIDE = 0.5
"""Share of a set that one side of it is."""


@dataclass(frozen=True)
class LiftingLoad:
    """``hard_sets`` by muscle [-], ``tonnage`` kg, ``contacts`` [-], ``unknown`` sets of no catalogue id."""

    hard_sets: tuple[tuple[Muscle, float], ...] = ()
    tonnage: float = 0.0
    contacts: int = 0
    unknown: int = 0


def lifting_load(
    sessions: Sequence[StrengthSession],
    catalogue: Mapping[str, Exercise],
    maxima: Mapping[str, float] | None = None,
) -> LiftingLoad:
    """What these sessions came to; warm-up sets are left out. ``maxima`` 1RM [kg] by exercise id where known.

    A set of one side counts half; kilograms in each hand count twice.
    """
    work = [one for session in sessions for one in session.sets if not one.warm_up]
    known = [one for one in work if one.exercise is not None and one.exercise in catalogue]
    lifts = [one for one in known if catalogue[str(one.exercise)].tier == 0]
    return LiftingLoad(
        _by_muscle(lifts, catalogue, {} if maxima is None else maxima),
        float(sum(_tonnage(one, catalogue[str(one.exercise)]) for one in lifts)),
        sum(contacts_of(one, catalogue[str(one.exercise)]) for one in known),
        len(work) - len(known),
    )


def contacts_of(one: PerformedSet, exercise: Exercise) -> int:
    """Foot contacts of a set [-]: as logged, else repetitions times what one makes."""
    if exercise.tier == 0:
        return 0
    return (
        one.contacts
        if one.contacts is not None
        else (0 if one.reps is None else one.reps) * exercise.contacts_per_rep
    )


def _tonnage(one: PerformedSet, exercise: Exercise) -> float:
    if one.reps is None or one.load is None:
        return 0.0
    sides = 2.0 if one.side is Side.EACH else 1.0
    hands = 2.0 if exercise.load is LoadKind.HAND else 1.0
    return volume_load(one.reps * sides, max(0.0, one.load) * hands)


def _by_muscle(
    sets: Sequence[PerformedSet], catalogue: Mapping[str, Exercise], maxima: Mapping[str, float]
) -> tuple[tuple[Muscle, float], ...]:
    if not sets:
        return ()
    reserve = np.array([np.nan if one.reps_in_reserve is None else one.reps_in_reserve for one in sets])
    share = np.array([_share(one, maxima) for one in sets])
    weight = np.array([ONE_SIDE if one.side in {Side.LEFT, Side.RIGHT} else 1.0 for one in sets])
    roles = np.array([_roles(catalogue[str(one.exercise)]) for one in sets])
    totals = sets_by_muscle(is_hard(reserve, share) * weight, roles)
    return tuple(
        (muscle, float(total)) for muscle, total in zip(Muscle, totals.tolist(), strict=True) if total > 0.0
    )


def _share(one: PerformedSet, maxima: Mapping[str, float]) -> float:
    maximum = maxima.get(str(one.exercise))
    return np.nan if maximum is None or maximum <= 0.0 or one.load is None else one.load / maximum


def _roles(exercise: Exercise) -> list[float]:
    return [ROLE_SHARE[exercise.muscles[one]] if one in exercise.muscles else 0.0 for one in Muscle]
