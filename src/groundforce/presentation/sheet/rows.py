"""One exercise on a sheet: what to do, and a box for each set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from groundforce.presentation.signs import typeset
from groundforce.presentation.words import (
    amount_in_words,
    brief_load,
    exercise_name,
    ramp_set_in_words,
    rest_in_words,
    sets_in_words,
)
from groundforce.quantities import format_mass
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.plan import Band, Bodyweight, Kilograms, Prescription, SetKind, SetPrescription
from groundforce.training.strength import Side

FEWEST_COLUMNS, MOST_COLUMNS = 2, 5
"""Boxes beside each other: fewer are wider than a hand needs, more are too narrow to write in."""
NO_WEIGHT = "no added weight"
_BARE = frozenset({LoadKind.NONE, LoadKind.BAND})


@dataclass(frozen=True)
class SetBox:
    """Room for one set: its number, what is said in its corner, and the sides to tell apart."""

    number: str
    said: str
    sides: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseRow:
    """One exercise: ``asked`` are its sets, load and rest, ``ramp`` the ramp sets, each with a box."""

    name: str
    group: str | None
    asked: tuple[str, ...]
    ramp: tuple[str, ...]
    cells: tuple[SetBox, ...]


def set_columns(prescriptions: Iterable[Prescription]) -> int:
    """How many boxes stand side by side in a session."""
    most = max((len(one.work_sets) for one in prescriptions), default=0)
    return min(max(most, FEWEST_COLUMNS), MOST_COLUMNS)


def exercise_row(prescription: Prescription, exercise: Exercise | None) -> ExerciseRow:
    """The row of one exercise; ``exercise`` None where the catalogue does not hold it."""
    work = prescription.work_sets
    alike = len(set(work)) == 1
    ramps = [one for one in prescription.sets if one.kind is SetKind.WARM_UP]
    return ExerciseRow(
        name=exercise_name(prescription.exercise, exercise),
        group=prescription.group,
        asked=tuple(_parts(prescription)),
        ramp=tuple(typeset(ramp_set_in_words(one)) for one in ramps),
        cells=tuple(_box(number, one, exercise, alike) for number, one in enumerate(work, 1)),
    )


def _parts(prescription: Prescription) -> Iterator[str]:
    if prescription.work_sets:
        yield typeset(sets_in_words(prescription))
        load = brief_load(prescription)
        if load != NO_WEIGHT:
            yield typeset(load)
    yield f"rest {rest_in_words(prescription.rest)}"


def _box(number: int, one: SetPrescription, exercise: Exercise | None, alike: bool) -> SetBox:
    sides = ("L", "R") if one.side is Side.EACH else ("",)
    # Where the sets differ, what this one asks for; else what to write.
    said = _hint(one, exercise) if alike else typeset(_asked(one))
    return SetBox(str(number), said, sides)


def _asked(one: SetPrescription) -> str:
    """One set alone, without its side, which has a place of its own."""
    alone = replace(one, side=None) if one.side is Side.EACH else one
    load = f" at {format_mass(one.load.kg)}" if isinstance(one.load, Kilograms) else ""
    return f"{amount_in_words(alone)}{load}"


def _hint(one: SetPrescription, exercise: Exercise | None) -> str:
    if one.contacts is not None:
        return "contacts"
    weight = "kg × " if _takes_weight(one, exercise) else ""
    return f"{weight}s" if one.seconds is not None else f"{weight}reps @ RIR"


def _takes_weight(one: SetPrescription, exercise: Exercise | None) -> bool:
    if isinstance(one.load, Band) or (isinstance(one.load, Bodyweight) and one.load.added == 0):
        return False
    return exercise is None or exercise.load not in _BARE
