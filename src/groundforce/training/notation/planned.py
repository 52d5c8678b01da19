"""Planned sessions as notation and back."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import groupby

from groundforce.errors import InputError
from groundforce.training.notation.nouns import (
    BodyweightLoad,
    Mass,
    MassLoad,
    NotationLine,
    NotationSession,
    NotationSet,
    PerceivedExertion,
    RepsInReserve,
    WrittenLoad,
)
from groundforce.training.notation.words import plain_title
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Load,
    Prescription,
    Session,
    SetKind,
    SetPrescription,
)


def session_to_notation(session: Session, name_of: Callable[[str], str]) -> NotationSession:
    """A planned session as notation; ``name_of`` gives an exercise's name for its id.

    The title is the focus, the duration is rounded up to whole minutes, each reason is a comment line
    under the session. Raises InputError where a name cannot be written.
    """
    return NotationSession(
        session.date,
        lines=tuple(line for one in session.prescriptions for line in prescription_lines(one, name_of)),
        start=session.start,
        part_of_day=session.part_of_day if session.start is None else None,
        title=plain_title(session.focus),
        duration=math.ceil(session.duration / 60) * 60.0,
        after=tuple(" ".join(reason.text.split()) for reason in session.reasons),
    )


def prescription_lines(one: Prescription, name_of: Callable[[str], str]) -> Iterator[NotationLine]:
    """One line per stretch of warm-up or work sets; the last line carries the rest and the why.

    Raises InputError for a prescription without sets, which the notation has no words for.
    """
    if not one.sets:
        raise InputError(f"{one.exercise}: a prescription without sets cannot be written")
    stretches = [(kind, tuple(sets)) for kind, sets in groupby(one.sets, key=lambda each: each.kind)]
    for number, (kind, sets) in enumerate(stretches, start=1):
        last = number == len(stretches)
        yield NotationLine(
            name_of(one.exercise),
            tuple(written_set(each) for each in sets),
            warm_up=kind is SetKind.WARM_UP,
            group=one.group,
            rest=one.rest if last else None,
            note=" ".join(one.why.split()) if last else "",
        )


def prescriptions_of(session: NotationSession, id_of: Callable[[str], str]) -> tuple[Prescription, ...]:
    """The prescriptions a session's lines say; ``id_of`` gives the exercise id of a name.

    Lines of one exercise belong together up to the line with a rest. Raises InputError where a line
    says something a plan cannot hold (an RPE).
    """
    found: list[Prescription] = []
    sets: tuple[SetPrescription, ...] = ()
    for number, line in enumerate(session.lines):
        sets += sets_from_line(line)
        following = session.lines[number + 1 : number + 2]
        joined = [one for one in following if (one.exercise, one.group) == (line.exercise, line.group)]
        if line.rest is None and joined:
            continue
        rest = 0.0 if line.rest is None else line.rest
        found.append(Prescription(id_of(line.exercise), sets, rest, line.note, line.group))
        sets = ()
    return tuple(found)


def sets_from_line(line: NotationLine) -> tuple[SetPrescription, ...]:
    """The planned sets of a line. Raises InputError for an effort given as RPE: a plan speaks in RIR."""
    kind = SetKind.WARM_UP if line.warm_up else SetKind.WORK
    return tuple(_planned_set(one, kind, line) for one in line.sets)


def written_set(one: SetPrescription) -> NotationSet:
    """A planned set as notation."""
    reserve = one.reps_in_reserve
    return NotationSet(
        one.reps,
        one.seconds,
        one.contacts,
        one.side,
        None if reserve is None else RepsInReserve(reserve),
        None if one.load is None else written_load(one.load),
        one.tempo,
    )


def written_load(load: Load) -> WrittenLoad:
    """A planned load as notation, in kg."""
    if isinstance(load, Kilograms):
        return MassLoad(Mass(load.kg), load.per)
    if isinstance(load, Bodyweight):
        return BodyweightLoad() if load.added == 0 else BodyweightLoad(Mass(load.added))
    return load


def planned_load(load: WrittenLoad) -> Load:
    """A written load as a plan holds it: kg, converted exactly."""
    if isinstance(load, MassLoad):
        return Kilograms(load.mass.kg, load.per)
    if isinstance(load, BodyweightLoad):
        return Bodyweight(0.0 if load.added is None else load.added.kg)
    return load


def _planned_set(one: NotationSet, kind: SetKind, line: NotationLine) -> SetPrescription:
    if isinstance(one.effort, PerceivedExertion):
        raise InputError(f"{line.exercise}: a plan gives effort as RIR, not RPE; write @ 2 RIR")
    return SetPrescription(
        kind,
        one.reps,
        one.seconds,
        one.contacts,
        one.side,
        None if one.load is None else planned_load(one.load),
        None if one.effort is None else one.effort.value,
        one.tempo,
    )
