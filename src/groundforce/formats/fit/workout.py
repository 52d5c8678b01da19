"""A planned session as a FIT workout file: what a watch leads through, step by step.

The layout is that of workouts seen on watches: a set, its rest, and a step that says "again" (the evidence
is in docs/exports.md). Whether a given watch takes it is not tested.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from groundforce.errors import QuantityError
from groundforce.formats.fit.encoder import FitWriter
from groundforce.formats.fit.names import FILE_WORKOUT, STRENGTH_TRAINING, TRAINING
from groundforce.formats.fit.workout_steps import NAME_BYTES, cut, known, plain, workout_steps
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Session, SessionStatus

DEVELOPMENT = 255
"""The manufacturer number that belongs to nobody."""
_CAPABILITIES = 32
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def session_to_fit(
    session: Session, catalogue: Mapping[str, Exercise], created: datetime, serial: int
) -> bytes:
    """A workout file of one session, written at ``created`` (aware); the same arguments give the same bytes.

    ``serial`` (1 to 4,294,967,295, see :func:`session_serial`) tells the watch one workout from another.
    Raises ProblemError for an exercise that is not in the catalogue, QuantityError for a time that does not
    fit a step.
    """
    if created.tzinfo is None:
        raise QuantityError("the time a workout was made needs a time zone; give it in UTC")
    steps = workout_steps(session, catalogue)
    writer = FitWriter()
    writer.add(
        "file_id",
        type=FILE_WORKOUT,
        manufacturer=DEVELOPMENT,
        product=0,
        serial_number=serial,
        time_created=created.timestamp(),
    )
    writer.add(
        "workout",
        wkt_name=workout_name(session),
        sport=TRAINING,
        sub_sport=STRENGTH_TRAINING,
        capabilities=_CAPABILITIES,
        num_valid_steps=len(steps),
    )
    for index, step in enumerate(steps):
        writer.add("workout_step", None, message_index=index, **step)
    for index, (pair, title) in enumerate(_titles(session, catalogue).items()):
        writer.add(
            "exercise_title",
            message_index=index,
            exercise_category=pair[0],
            exercise_name=pair[1],
            wkt_step_name=title,
        )
    return writer.finish()


def workout_name(session: Session) -> str:
    """What the watch lists: the day, then what the session is for.

    >>> from datetime import date
    >>> workout_name(Session("w01-A", date(2026, 11, 24), 2700.0, "", "Legs", False, False, ()))
    '24 Nov Legs'
    """
    return cut(plain(f"{session.date.day} {_MONTHS[session.date.month - 1]} {session.focus}"), NAME_BYTES)


def session_serial(plan: Plan, session: Session) -> int:
    """A number for the session's whole life, from runner, start of the plan and session id; never 0."""
    key = "\0".join((plan.problem.athlete.name, plan.problem.start.isoformat(), session.id))
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % 0xFFFFFFFF + 1


def workout_files(plan: Plan, catalogue: Mapping[str, Exercise], created: datetime) -> dict[str, bytes]:
    """A workout for every session still to be done, by file name: the session's id, so that a revised plan
    writes over its own.
    """
    files: dict[str, bytes] = {}
    for session in plan.sessions:
        if session.status in (SessionStatus.PLANNED, SessionStatus.MOVED) and session.prescriptions:
            name = _file_name(session, taken=frozenset(files))
            files[name] = session_to_fit(session, catalogue, created, session_serial(plan, session))
    return files


def _file_name(session: Session, taken: frozenset[str]) -> str:
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", session.id).strip("-")[:40] or session.date.isoformat()
    names = (f"{stem}.fit" if number == 1 else f"{stem}-{number}.fit" for number in range(1, len(taken) + 2))
    folded = {name.lower() for name in taken}
    return next(name for name in names if name.lower() not in folded)


def _titles(session: Session, catalogue: Mapping[str, Exercise]) -> dict[tuple[int, int], str]:
    """A name for each pair of numbers; two exercises with one nearest pair share it."""
    names: dict[tuple[int, int], list[str]] = {}
    for prescription in session.prescriptions:
        exercise = known(prescription, catalogue)
        listed = names.setdefault((exercise.fit.category, exercise.fit.name), [])
        if exercise.name not in listed:
            listed.append(exercise.name)
    return {pair: cut(" or ".join(listed), NAME_BYTES) for pair, listed in names.items()}
