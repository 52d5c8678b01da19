"""What a file's numbers cannot hold of a planned set, in a few words for its notes."""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.quantities import format_mass, format_number
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Kilograms,
    Load,
    Per,
    PercentOfMaximum,
    SetPrescription,
)
from groundforce.training.strength import Side

_SIDES = {Side.EACH: "each side", Side.LEFT: "left side", Side.RIGHT: "right side"}
_PER = {Per.TOTAL: "", Per.HAND: " in each hand", Per.SIDE: " on each side"}


def set_note(one: SetPrescription) -> str:
    """The words of one set: its range, side, load where a plain number of kg does not say it, reserve, tempo.

    >>> from groundforce.training.plan import SetKind
    >>> set_note(SetPrescription(SetKind.WORK, reps=(4, 6), side=Side.EACH, reps_in_reserve=3.0))
    '4-6 reps, each side, 3 in reserve'
    """
    return ", ".join(_parts(one))


def _parts(one: SetPrescription) -> Iterator[str]:
    if one.reps is not None and one.reps[0] != one.reps[1]:
        yield f"{one.reps[0]}-{one.reps[1]} reps"
    if one.contacts is not None:
        yield f"{one.contacts} contacts"
    if one.side is not None:
        yield _SIDES[one.side]
    words = "" if one.load is None else _load(one.load)
    if words:
        yield words
    if one.reps_in_reserve is not None:
        yield f"{format_number(one.reps_in_reserve, 1)} in reserve"
    if one.tempo is not None and one.tempo.strip():
        yield f"tempo {one.tempo}" if one.tempo[0].isdigit() else one.tempo


def _load(load: Load) -> str:
    match load:
        case Kilograms(kg, per):
            return "" if per is Per.TOTAL else f"{format_mass(kg)}{_PER[per]}"
        case PercentOfMaximum(percent):
            return f"{format_number(percent, 0)} % of 1RM"
        case Bodyweight(added):
            if added == 0:
                return ""
            return f"bodyweight {'+' if added > 0 else '-'} {format_mass(abs(added))}"
        case Band(name):
            return f"{name} band"


def added_kilograms(load: Load | None) -> float | None:
    """The kg a log would show for this load: on the bar or machine, in a hand, or added to the body.

    None where there is no such number: a share of the maximum, a band, the plain or an unloaded body.

    >>> added_kilograms(Kilograms(20.0, Per.HAND)), added_kilograms(Bodyweight(-10.0)), added_kilograms(None)
    (20.0, None, None)
    """
    match load:
        case Kilograms(kg, _):
            return kg
        case Bodyweight(added) if added > 0:
            return added
        case _:
            return None
