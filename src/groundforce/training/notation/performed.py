"""Logged sessions: from notation to sets as done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time

from groundforce.errors import NotationError
from groundforce.training.notation.nouns import (
    BodyweightLoad,
    Effort,
    MassLoad,
    NotationLine,
    NotationSession,
    NotationSet,
    Pain,
    RepsInReserve,
    WrittenLoad,
)
from groundforce.training.plan import DAY_WINDOWS, PercentOfMaximum
from groundforce.training.strength import FeltPain, PerformedSet, StrengthSession, reserve_of_rating


def performed_session(session: NotationSession, id_of: Callable[[str], str | None]) -> StrengthSession:
    """A logged session as done; ``id_of`` gives the exercise id of a name, or None where unknown.

    Where the log has no clock time, the start is the beginning of its part of day (midnight where it has
    none). Raises NotationError where a set is a plan, not something done (a range of reps).
    """
    sets = tuple(one for line in session.lines for one in performed_sets(line, id_of(line.exercise)))
    start = datetime.combine(session.date, _start(session))
    pain = tuple(_felt(session, id_of))
    return StrengthSession(start, sets, session.duration, session.title, (), session.effort, pain)


def performed_sets(line: NotationLine, exercise: str | None) -> tuple[PerformedSet, ...]:
    """The sets of a line as done. Loads become kg, exactly; an RPE from 5 up the RIR it stands for.

    Raises NotationError for a range of reps or a share of a maximum.
    """
    return tuple(_performed(one, line, exercise) for one in line.sets)


def is_done(line: NotationLine) -> bool:
    """Whether a line says what was done; a range of reps or a share of a maximum is a plan."""
    return not any(_is_range(one) or isinstance(one.load, PercentOfMaximum) for one in line.sets)


def _is_range(one: NotationSet) -> bool:
    return one.reps is not None and one.reps[0] != one.reps[1]


def _felt(session: NotationSession, id_of: Callable[[str], str | None]) -> Iterator[FeltPain]:
    for line in session.lines:
        for one in line.pain:
            yield FeltPain(one.site, float(one.score), _score(one), id_of(line.exercise))
    for one in session.pain:
        yield FeltPain(one.site, float(one.score), _score(one))


def _score(pain: Pain) -> float | None:
    return None if pain.next_morning is None else float(pain.next_morning)


def _start(session: NotationSession) -> time:
    if session.start is not None:
        return session.start
    return time() if session.part_of_day is None else DAY_WINDOWS[session.part_of_day][0]


def _performed(one: NotationSet, line: NotationLine, exercise: str | None) -> PerformedSet:
    if one.reps is not None and _is_range(one):
        reason = (
            f"{line.exercise}: {one.reps[0]}-{one.reps[1]} reps is a plan; write the reps done, such as 5,5,4"
        )
        raise NotationError(reason, max(line.line, 1), 1)
    return PerformedSet(
        line.exercise,
        exercise,
        None if one.reps is None else one.reps[0],
        None if one.load is None else _load(one.load, line),
        one.seconds,
        one.contacts,
        _reserve(one.effort),
        one.side,
        line.warm_up,
    )


def _reserve(effort: Effort | None) -> float | None:
    if effort is None or isinstance(effort, RepsInReserve):
        return None if effort is None else effort.value
    return reserve_of_rating(effort.value)


def _load(load: WrittenLoad, line: NotationLine) -> float | None:
    """Load [kg] as logged: what was added where the body was the load, None for a band."""
    if isinstance(load, MassLoad):
        return load.mass.kg
    if isinstance(load, BodyweightLoad):
        return 0.0 if load.added is None else load.added.kg
    if isinstance(load, PercentOfMaximum):
        raise NotationError(f"{line.exercise}: write the load lifted, in kg or lb", max(line.line, 1), 1)
    return None
