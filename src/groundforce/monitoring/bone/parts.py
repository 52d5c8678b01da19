"""Bone loading as parts: so many cycles of such a load, at one site, in one bout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundforce.evidence import parameter
from groundforce.monitoring.load.lifting import contacts_of
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Per,
    PercentOfMaximum,
    Prescription,
    Session,
    SetPrescription,
    span_of,
)
from groundforce.training.strength import PerformedSet, StrengthSession

SITES = ("tibia", "foot", "femoral neck", "lumbar spine", "wrist")
"""Bone sites of the catalogue."""
RUNNING_SITES = ("tibia", "foot", "femoral neck")
"""Sites that running strides load; the spine is left out (runners show no benefit there)."""
USUAL_BODY_MASS = 70.0
"""kg, where none is known; the index is ordinal, so it shifts little."""
NOON = 12


@dataclass(frozen=True)
class Part:
    """``cycles`` [-] of a peak ``load`` [BW] at ``site``, in bout ``bout``; ``lifted`` without impact."""

    site: str
    bout: int
    load: float
    cycles: float
    lifted: bool = False


def session_parts(
    session: StrengthSession, bout: int, catalogue: Mapping[str, Exercise], body_mass: float
) -> Iterator[Part]:
    """The parts of a lifting session that was done; warm-up sets load bone too and count."""
    for one in session.sets:
        exercise = None if one.exercise is None else catalogue.get(one.exercise)
        if exercise is None:
            continue
        contacts = contacts_of(one, exercise)
        cycles = float(contacts) if exercise.tier > 0 else _cycles(one)
        if cycles > 0.0:
            yield from _parts(exercise, bout, cycles, one.load, body_mass)


def planned_parts(
    session: Session,
    bout: int,
    catalogue: Mapping[str, Exercise],
    body_mass: float,
    maxima: Mapping[str, float],
) -> Iterator[Part]:
    """The parts of a planned session, at the middle of each range of repetitions."""
    for prescription in session.prescriptions:
        exercise = catalogue.get(prescription.exercise)
        if exercise is not None:
            yield from _prescribed(prescription, exercise, bout, body_mass, maxima)


def hour_of(moment: datetime, clock: bool = True) -> float:
    """Hours since day 1 [h]; noon where only the day is known."""
    hours = moment.hour + moment.minute / 60.0 if clock else float(NOON)
    return 24.0 * moment.toordinal() + hours


def planned_hour(session: Session) -> float:
    """The middle of when a planned session may be [h since day 1]."""
    span = span_of(session)
    return 0.5 * (hour_of(span.earliest) + hour_of(span.latest))


def joined(parts: Iterable[Iterable[Part]]) -> list[Part]:
    """All parts in one list."""
    return [part for many in parts for part in many]


def _prescribed(
    prescription: Prescription,
    exercise: Exercise,
    bout: int,
    body_mass: float,
    maxima: Mapping[str, float],
) -> Iterator[Part]:
    for one in prescription.sets:
        cycles = _planned_cycles(one, exercise)
        if cycles > 0.0:
            load = _planned_load(one, exercise, maxima)
            yield from _parts(exercise, bout, cycles, load, body_mass)


def _planned_cycles(one: SetPrescription, exercise: Exercise) -> float:
    if one.contacts is not None:
        return float(one.contacts)
    if one.reps is not None:
        per_rep = exercise.contacts_per_rep if exercise.tier > 0 else 1
        return 0.5 * (one.reps[0] + one.reps[1]) * per_rep
    return 1.0 if one.seconds is not None else 0.0


def _planned_load(one: SetPrescription, exercise: Exercise, maxima: Mapping[str, float]) -> float | None:
    """Kilograms of a planned set in the terms of a log (per hand for hand weights); None: the body only."""
    if isinstance(one.load, Kilograms):
        halved = one.load.per is Per.TOTAL and exercise.load is LoadKind.HAND
        return 0.5 * one.load.kg if halved else one.load.kg
    if isinstance(one.load, Bodyweight):
        return one.load.added
    if isinstance(one.load, PercentOfMaximum) and exercise.id in maxima:
        return one.load.percent / 100.0 * maxima[exercise.id]
    return None


def _cycles(one: PerformedSet) -> float:
    if one.reps is not None:
        return float(one.reps)
    return 1.0 if one.seconds is not None else 0.0


def _parts(
    exercise: Exercise, bout: int, cycles: float, load: float | None, body_mass: float
) -> Iterator[Part]:
    for site in exercise.bone_sites:
        if exercise.tier > 0:
            yield Part(site, bout, parameter(f"bone_load_tier{exercise.tier}").value, cycles)
        else:
            yield Part(site, bout, lifted_load(exercise, site, load, body_mass), cycles, lifted=True)


def lifted_load(exercise: Exercise, site: str, load: float | None, body_mass: float) -> float:
    """Peak load of one slow repetition at a site [BW]: body and weight, shared by two legs where both stand.

    ``load`` kg as logged; None is the body only. The spine bears all of it.
    """
    hands = 2.0 if exercise.load is LoadKind.HAND else 1.0
    whole = 1.0 + (0.0 if load is None else max(0.0, load)) * hands / body_mass
    return whole if exercise.unilateral or site == "lumbar spine" else 0.5 * whole


def bouts_of(sessions: Sequence[StrengthSession]) -> list[float]:
    """When each session was [h since day 1]."""
    return [hour_of(one.start, one.has_clock) for one in sessions]
