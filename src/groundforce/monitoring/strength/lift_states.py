"""The strength of an athlete, or of a thousand at once, on a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from groundforce.evidence import parameter
from groundforce.monitoring.estimates import lognormal, normal
from groundforce.monitoring.strength.maxima import Maxima, estimate_maxima
from groundforce.monitoring.strength.observations import WEIGHED, LiftArrays, observe
from groundforce.monitoring.strength.relatives import maximum_from_body, maximum_from_relatives, related
from groundforce.monitoring.strength.slips import reason_for
from groundforce.training.athlete import Athlete
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.lift_state import FlaggedSession, LiftBasis, LiftState
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

SIDED_SESSIONS = 10
"""Sessions with both sides that left over right is taken from."""
TREND_IDLE_DAYS = 28
"""Days without the lift after which a trend is old news."""
LONG_IDLE_DAYS = 28
"""Days without training that the note mentions."""


@dataclass(frozen=True)
class LastDone:
    """What one athlete did: last day of each lift, and of each movement."""

    last: Mapping[str, date]
    idle_from: Mapping[str, date]


def lift_states(
    sessions: Sequence[StrengthSession],
    athlete: Athlete,
    as_of: date,
    stated: Sequence[tuple[str, Estimate]] = (),
) -> tuple[LiftState, ...]:
    """The state of every lift done, stated or related to one that was, before ``as_of``, by exercise id.

    ``stated`` are the 1RM [kg] the runner gave, by exercise id; sets that were done come first. Nothing on or
    after ``as_of`` is looked at. Only states with ``measured`` true may set kilograms.
    """
    return cohort_lift_states([(sessions, athlete, stated)], as_of)[0]


def cohort_lift_states(
    cohort: Sequence[tuple[Sequence[StrengthSession], Athlete, Sequence[tuple[str, Estimate]]]], as_of: date
) -> tuple[tuple[LiftState, ...], ...]:
    """:func:`lift_states` of many athletes: the estimates of all their lifts are made in one call."""
    done = [last_done(sessions, as_of) for sessions, _, _ in cohort]
    columns, arrays = observe([sessions for sessions, _, _ in cohort], as_of)
    measured: list[dict[str, LiftState]] = [{} for _ in cohort]
    if columns:
        trained = [done[who].idle_from[exercise].toordinal() for who, exercise in columns]
        maxima = estimate_maxima(
            arrays, np.full(len(columns), float(as_of.toordinal())), np.asarray(trained, dtype=np.float64)
        )
        for number, (who, exercise) in enumerate(columns):
            measured[who][exercise] = _from_sets(exercise, arrays, maxima, number, done[who], as_of)
    return tuple(
        _complete(own, known, athlete, as_of, dict(stated))
        for own, known, (_, athlete, stated) in zip(measured, done, cohort, strict=True)
    )


def last_done(sessions: Sequence[StrengthSession], as_of: date) -> LastDone:
    """Last day of each lift; and the last day anything of its movement pattern was trained."""
    last: dict[str, date] = {}
    exercises = load_catalogue().exercises
    for session in sessions:
        day = session.start.date()
        if day < as_of:
            for one in session.sets:
                if one.exercise is not None and one.exercise in exercises and not one.warm_up:
                    last[one.exercise] = max(day, last.get(one.exercise, day))
    patterns: dict[str, date] = {}
    for id, day in last.items():
        for key in _movement(exercises[id]):
            patterns[key] = max(day, patterns.get(key, day))
    idle = {id: max(patterns[key] for key in _movement(exercises[id])) for id in last}
    return LastDone(last, idle)


def _movement(exercise: Exercise) -> tuple[str, ...]:
    """What keeps the lift's strength: lifts of its movement; of the upper body, related ones only."""
    if exercise.region.value != "upper":
        return (exercise.pattern.value,)
    return tuple(sorted({exercise.id, *(id for id, _, _ in related(exercise))}))


def _from_sets(
    exercise: str, arrays: LiftArrays, maxima: Maxima, column: int, done: LastDone, as_of: date
) -> LiftState:
    count = int(maxima.sessions[column])
    last, idle = done.last[exercise], (as_of - done.idle_from[exercise]).days
    days = "1 session" if count == 1 else f"{count} sessions"
    source = f"sets of {days}, the last on {last.isoformat()}"
    value, low, high = (float(one[column]) for one in (maxima.value, maxima.low, maxima.high))
    notes = []
    if not np.nanmax(arrays.told[:, column]) > 0.0:
        notes.append("No set says how many reps were left: the maximum is at least about this.")
    if idle > LONG_IDLE_DAYS:
        notes.append(f"Not trained for {idle} days: lowered for that, and less sure.")
    if not np.isfinite(arrays.left[:, column]).any() and np.isfinite(arrays.right[:, column]).any():
        notes.append("The right side only.")
    if np.isfinite(arrays.left[:, column]).any() and not np.isfinite(arrays.right[:, column]).any():
        notes.append("The left side only.")
    return LiftState(
        exercise=exercise,
        maximum=Estimate(value, low, high, source, as_of),
        basis=LiftBasis.SETS,
        sessions=count,
        last_date=last,
        left_right=_left_right(arrays.left[:, column], arrays.right[:, column], as_of),
        trend=_trend(maxima, column, source, as_of) if (as_of - last).days <= TREND_IDLE_DAYS else None,
        flagged=_flagged(arrays, maxima, column),
        note=" ".join(notes),
    )


def _left_right(left: NDArray[np.float64], right: NDArray[np.float64], as_of: date) -> Estimate | None:
    ratios = (left - right)[np.isfinite(left - right)][-SIDED_SESSIONS:]
    if len(ratios) == 0:
        return None
    middle = float(np.median(ratios))
    spread = max(float(np.std(ratios)), parameter("side_spread").value) / len(ratios) ** 0.5
    return lognormal(middle, spread, f"{len(ratios)} sessions with both sides", as_of)


def _trend(maxima: Maxima, column: int, source: str, as_of: date) -> Estimate | None:
    value, spread = float(maxima.trend[column]), float(maxima.trend_spread[column])
    if not np.isfinite(value):
        return None
    return normal(value, spread, source, as_of)


def _flagged(arrays: LiftArrays, maxima: Maxima, column: int) -> tuple[FlaggedSession, ...]:
    slips = maxima.slips
    found = []
    for row in np.flatnonzero(slips.alone[:, column] | slips.change[:, column]):
        reason, alone = reason_for(float(slips.ratio[row, column])), bool(slips.alone[row, column])
        found.append(
            FlaggedSession(
                date=date.fromordinal(int(arrays.days[row, column])),
                value=float(np.exp(arrays.values[row, column])),
                reason=reason if alone else f"from here on {reason.replace('around', 'before')}",
                left_out=alone,
            )
        )
    return tuple(found)


def _complete(
    measured: Mapping[str, LiftState],
    done: LastDone,
    athlete: Athlete,
    as_of: date,
    stated: Mapping[str, Estimate],
) -> tuple[LiftState, ...]:
    """Measured lifts, and for those without usable sets what else is known, by exercise id."""
    states = dict(measured)
    for id, estimate in stated.items():
        if id not in states:
            states[id] = LiftState(id, estimate, LiftBasis.STATED, last_date=done.last.get(id))
        elif not _within(estimate.value, states[id].maximum):
            note = f"The runner said {estimate.value:.4g} kg; this is what the sets say."
            states[id] = replace(states[id], note=f"{states[id].note} {note}".strip())
    known = {id: state.maximum for id, state in states.items() if state.maximum is not None}
    for id in sorted(_wanted(done, known)):
        if id not in states:
            states[id] = _guessed(id, known, athlete, as_of, done)
    told = (states[id] for id in sorted(states) if _says_something(states[id], done))
    return tuple(_relative_to(one, athlete) for one in told)


def _within(value: float, estimate: Estimate | None) -> bool:
    return estimate is not None and estimate.low <= value <= estimate.high


def _wanted(done: LastDone, known: Mapping[str, Estimate]) -> set[str]:
    """Lifts to say something about: those done, those related to a known one, and the two base lifts."""
    ids = {one.id for one in load_catalogue() if any(id in known for id, _, _ in related(one))}
    return ids | set(done.last) | {"back_squat", "bench_press"}


def _guessed(
    id: str, known: Mapping[str, Estimate], athlete: Athlete, as_of: date, done: LastDone
) -> LiftState:
    note, last = _why_not(id) if id in done.last else "", done.last.get(id)
    guess = maximum_from_relatives(id, known, as_of)
    if guess is not None:
        return LiftState(id, guess, LiftBasis.RELATIVES, last_date=last, note=note)
    guess = maximum_from_body(id, athlete, as_of)
    basis = LiftBasis.NONE if guess is None else LiftBasis.BODY
    return LiftState(id, guess, basis, last_date=last, note=note)


def _why_not(id: str) -> str:
    """Why sets that were done say nothing of a maximum."""
    if load_catalogue().get(id).load not in WEIGHED:
        return "The body is part of what is lifted, or nothing is: no maximum in kilograms from these sets."
    return "No set has a load above zero and at most 10 reps to failure: none says the maximum."


def _says_something(state: LiftState, done: LastDone) -> bool:
    return state.maximum is not None or state.exercise in done.last


def _relative_to(state: LiftState, athlete: Athlete) -> LiftState:
    """The state with its maximum over body mass, where that is known."""
    one, mass = state.maximum, athlete.body_mass
    if one is None or mass is None or mass <= 0.0:
        return state
    source = f"{one.source}; body mass {mass:g} kg"
    over = Estimate(one.value / mass, one.low / mass, one.high / mass, source, one.as_of)
    return replace(state, relative=over)
