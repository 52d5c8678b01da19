"""The session of a day as lines for people: what, how heavy, why, which plates, what it was last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from groundforce.coaching.today import ExerciseToday, SessionToday, Today
from groundforce.presentation.done_words import done_in_words, pair_lines
from groundforce.presentation.words import (
    RUN_WORDS,
    day_in_words,
    exercise_name,
    load_in_words,
    ramp_in_words,
    rest_in_words,
    sentence_case,
    sets_in_words,
    when_in_words,
)
from groundforce.quantities import format_distance, format_duration, format_mass
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlannedRun, Prescription, Session
from groundforce.training.plates import Plates
from groundforce.training.strength import PerformedSet


def today_lines(found: Today, plates: Plates, catalogue: Mapping[str, Exercise]) -> Iterator[str]:
    """Everything a day holds; where it has no session, the next one in full."""
    yield _heading(found)
    yield from (f"  {_run(one)}" for one in found.runs)
    for one in found.sessions:
        yield ""
        yield from session_lines(one, plates)
    for paired in found.done:
        yield ""
        yield from pair_lines(paired, catalogue)
    if not found.sessions:
        yield from _next(found, plates)
    for missed in found.open:
        yield ""
        yield f"Not in the log: {session_title(missed)}. Done it? `groundforce log --date {missed.date}`"


def _next(found: Today, plates: Plates) -> Iterator[str]:
    if found.next is None:
        yield ""
        yield "No session is left in this plan."
    elif found.done:
        yield ""
        yield f"Next: {session_title(found.next.session)}"
    else:
        yield "  No strength session today. Next:"
        yield ""
        yield from session_lines(found.next, plates)


def _heading(found: Today) -> str:
    week = "outside the plan" if found.week is None else f"week {found.week}"
    phase = "" if found.phase is None else f", {found.phase.name}"
    return f"{day_in_words(found.day, year=True)}  {week}{phase}"


def _run(run: PlannedRun) -> str:
    distance = "" if run.distance is None else f", {format_distance(run.distance)}"
    key = " (key run)" if run.key else ""
    return f"{when_in_words(run)}  {RUN_WORDS[run.kind]} {format_duration(run.duration)}{distance}{key}"


def session_title(session: Session) -> str:
    """Day, time, focus and length of a session on one line."""
    when = f"{day_in_words(session.date)} {when_in_words(session)}"
    return f"{when}  {sentence_case(session.focus)}, {format_duration(session.duration)}"


def session_lines(one: SessionToday, plates: Plates) -> Iterator[str]:
    """A session with every exercise."""
    yield session_title(one.session)
    for exercise in one.exercises:
        yield from _exercise(exercise, plates)


def _exercise(one: ExerciseToday, plates: Plates) -> Iterator[str]:
    planned = one.prescription
    name = exercise_name(planned.exercise, one.exercise)
    label = name if planned.group is None else f"{planned.group}. {name}"
    rest = f"; rest {rest_in_words(planned.rest)}" if planned.rest > 0.0 else ""
    yield f"  {label}: {sets_in_words(planned)}, {load_in_words(planned, one.exercise)}{rest}"
    ramp = ramp_in_words(planned)
    if ramp:
        yield f"      warm-up: {ramp}"
    if one.reason:
        yield f"      why: {one.reason}"
    if one.plates is not None:
        yield f"      plates: {plates_in_words(one.plates, plates)}"
    if one.last is not None:
        yield f"      last time: {last_in_words(*one.last, one)}"


def next_load_lines(planned: Prescription, exercise: Exercise | None) -> Iterator[str]:
    """An exercise as it comes next, and the line on its load."""
    name = exercise_name(planned.exercise, exercise)
    yield f"  {name}: {sets_in_words(planned)}, {load_in_words(planned, exercise)}"
    yield f"      why: {planned.load_why}"


def plates_in_words(each_side: tuple[float, ...], plates: Plates) -> str:
    """What goes on a bar, in the unit the plates are told in.

    >>> plates_in_words((25.0, 5.0), Plates()), plates_in_words((), Plates())
    ('25 + 5 kg on each side of the 20 kg bar', 'the 20 kg bar alone')
    """
    bar = format_mass(plates.bar, plates.unit)
    if not each_side:
        return f"the {bar} bar alone"
    *rest, last = (format_mass(one, plates.unit) for one in each_side)
    numbers = [text.split()[0] for text in rest]
    return f"{' + '.join([*numbers, last])} on each side of the {bar} bar"


def last_in_words(day: date, sets: tuple[PerformedSet, ...], one: ExerciseToday) -> str:
    """What was done last time and when."""
    work = one.prescription.work_sets
    return f"{day_in_words(day)}, {done_in_words(sets, work[0].load if work else None)}"
