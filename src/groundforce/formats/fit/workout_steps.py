"""The steps a watch leads through: a set, its rest, and where to go again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from groundforce.errors import ProblemError
from groundforce.formats.fit.encoder import Given
from groundforce.formats.set_words import added_kilograms, set_note
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Prescription, Session, SetKind, SetPrescription
from groundforce.training.session_time import WARM_UP_SET_REST
from groundforce.training.strength import Side

NAME_BYTES = 40
"""Longest name of a workout or exercise [byte of UTF-8]."""
NOTE_BYTES = 200
"""Longest note of a step [byte of UTF-8]."""
HEAVIEST = 655.34
"""The largest weight a step can hold [kg]; a heavier one is not written."""
_TIME, _OPEN, _REPEAT, _REPS = 0, 5, 6, 29
_ACTIVE, _REST, _WARM_UP = 0, 1, 2
_NO_TARGET = 2
_KILOGRAM = 1
_WARM_UP_CATEGORY = 31

Step: TypeAlias = dict[str, Given]
"""The fields of one ``workout_step`` message by name."""


def workout_steps(session: Session, catalogue: Mapping[str, Exercise]) -> list[Step]:
    """The steps of a session, the runner's own warm-up first. Raises ProblemError for an unknown exercise."""
    steps: list[Step] = [_general_warm_up()]
    for prescription in session.prescriptions:
        exercise = known(prescription, catalogue)
        for one, equal in groupby(prescription.sets):
            first = len(steps)
            steps += _set_steps(one, prescription, exercise)
            rounds = len(tuple(equal))
            if rounds > 1:
                steps.append(_again(first, rounds))
    return steps


def known(prescription: Prescription, catalogue: Mapping[str, Exercise]) -> Exercise:
    """The exercise of a prescription. Raises ProblemError where the catalogue does not hold it."""
    found = catalogue.get(prescription.exercise)
    if found is None:
        raise ProblemError(f"{prescription.exercise!r} is not in the exercise catalogue")
    return found


def _general_warm_up() -> Step:
    return _step(_OPEN, 0, _WARM_UP) | {
        "wkt_step_name": "Your own warm-up",
        "notes": "5 to 8 min of easy moving; lap when done",
        "exercise_category": _WARM_UP_CATEGORY,
    }


def _set_steps(one: SetPrescription, prescription: Prescription, exercise: Exercise) -> Iterator[Step]:
    """One round: the set, once a side where it is held for each, then the rest."""
    for side in _sides(one):
        yield _lift(replace(one, side=side), prescription, exercise)
    rest = WARM_UP_SET_REST if one.kind is SetKind.WARM_UP else prescription.rest
    if rest > 0:
        yield _step(_TIME, _milliseconds(rest), _REST)


def _sides(one: SetPrescription) -> tuple[Side | None, ...]:
    held = one.seconds is not None and one.side is Side.EACH
    return (Side.LEFT, Side.RIGHT) if held else (one.side,)


def _lift(one: SetPrescription, prescription: Prescription, exercise: Exercise) -> Step:
    kind, amount = _duration(one, exercise)
    step = _step(kind, amount, _WARM_UP if one.kind is SetKind.WARM_UP else _ACTIVE)
    step["wkt_step_name"] = cut(exercise.name, NAME_BYTES)
    note = _note(one, prescription, exercise)
    if note:
        step["notes"] = note
    step["exercise_category"] = exercise.fit.category
    step["exercise_name"] = exercise.fit.name
    kg = added_kilograms(one.load)
    if kg is not None and kg <= HEAVIEST:
        step |= {"exercise_weight": kg, "weight_display_unit": _KILOGRAM}
    return step


def _duration(one: SetPrescription, exercise: Exercise) -> tuple[int, int]:
    """How a step ends, and after how much: repetitions or milliseconds; by hand where nothing is counted.

    Of a range the upper end: the watch counts up to it, the note says from where.
    """
    if one.seconds is not None and one.seconds > 0:
        return _TIME, _milliseconds(one.seconds)
    reps = 0 if one.reps is None else one.reps[1]
    if one.contacts is not None:
        reps = math.ceil(one.contacts / max(exercise.contacts_per_rep, 1))
    return (_REPS, reps) if reps > 0 else (_OPEN, 0)


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _step(kind: int, amount: int, intensity: int) -> Step:
    return {
        "duration_type": kind,
        "duration_value": amount,
        "target_type": _NO_TARGET,
        "target_value": 0,
        "intensity": intensity,
    }


def _again(first: int, rounds: int) -> Step:
    """Back to step ``first`` until it and what follows were done ``rounds`` times in all."""
    return {
        "duration_type": _REPEAT,
        "duration_value": first,
        "target_type": _NO_TARGET,
        "target_value": rounds,
    }


def _note(one: SetPrescription, prescription: Prescription, exercise: Exercise) -> str:
    group = "" if prescription.group is None else f"superset {prescription.group}"
    parts = (exercise.fit.note, set_note(one), group)
    return cut("; ".join(plain(part) for part in parts if part), NOTE_BYTES)


def plain(text: str) -> str:
    """Text on one line, without what ends a text in FIT.

    >>> plain("a\\0b\\n c")
    'a b c'
    """
    return " ".join(text.replace("\0", " ").split())


def cut(text: str, most: int) -> str:
    """The whole words of text that fit into ``most`` bytes of UTF-8, with no "and" left hanging.

    >>> cut("Légs and hamstrings", 10), cut("Single leg", 7)
    ('Légs', 'Single')
    """
    data = text.encode()
    if len(data) <= most:
        return text
    kept = data[:most].decode(errors="ignore")
    whole = kept if text[len(kept)] == " " else kept.rpartition(" ")[0]
    return (whole or kept).removesuffix(" and").rstrip(" ,:;")
