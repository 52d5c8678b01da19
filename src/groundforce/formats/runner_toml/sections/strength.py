"""What the strength work is for and with: ``[strength]`` and ``[maxima]``."""

from __future__ import annotations

from dataclasses import dataclass

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.kits import read_equipment
from groundforce.formats.runner_toml.mistakes import did_you_mean, listed
from groundforce.formats.runner_toml.names import resolved
from groundforce.formats.runner_toml.table import Table
from groundforce.physiology.repetition_maximum import LARGEST_REPS, nuzzo2024_one_repetition_maximum
from groundforce.quantities import parse_mass
from groundforce.training.athlete import Goal
from groundforce.training.equipment import ALWAYS
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate

SESSIONS = (1, 3)
"""Fewest and most sessions a week."""
MINUTES = (20.0, 90.0)
"""Shortest and longest session [min]."""
BOUT_DAYS, USUAL_BOUT_DAYS = 7, 3
"""Most days a week with bouts of jumps, and how many where bone is a goal (judgement)."""
LOADS = (0.5, 500.0)
"""Smallest and largest load [kg] taken without a question."""
STATED_HALF = 0.05
"""Half of the central 80 % interval of a stated 1RM, as a share (judgement)."""
GUESSED_HALF = 0.15
"""The same for a 1RM given as "about" (judgement)."""


@dataclass(frozen=True)
class Strength:
    """What ``[strength]`` says. ``minutes`` min."""

    sessions_per_week: int
    minutes: float
    goals: tuple[Goal, ...]
    equipment: frozenset[str]
    equipment_stated: bool
    excluded: frozenset[str]
    bout_days: int


def read_strength(table: Table, context: Context) -> Strength:
    """What ``[strength]`` says, with its defaults."""
    sessions = table.whole("sessions_per_week", *SESSIONS, "sessions")
    minutes = table.number("minutes", *MINUTES, "minutes")
    if sessions is None:
        context.default(f"Sessions a week not given: {RunnerProfile.sessions_per_week}.")
    if minutes is None:
        context.default(f"Minutes a session not given: {RunnerProfile.minutes:g}.")
    excluded = resolved(table, "exclude", table.texts("exclude") or (), context.resolve)
    goals = _goals(table, context)
    return Strength(
        RunnerProfile.sessions_per_week if sessions is None else sessions,
        RunnerProfile.minutes if minutes is None else minutes,
        goals,
        _equipment(table, context),
        table.texts("equipment") is not None,
        frozenset(excluded),
        _bout_days(table, goals, context),
    )


def _goals(table: Table, context: Context) -> tuple[Goal, ...]:
    words = table.texts("goals")
    if not words:
        context.default(f"Goals not given: {' and '.join(RunnerProfile.goals)}.")
        return RunnerProfile.goals
    known = {goal.value: goal for goal in Goal}
    for word in words:
        if word.lower() not in known:
            table.wrong("goals", f'"{word}": {did_you_mean(word, known)}allowed: {listed(known)}')
    return tuple(dict.fromkeys(known[word.lower()] for word in words if word.lower() in known))


def _equipment(table: Table, context: Context) -> frozenset[str]:
    found = read_equipment(table)
    if found is None:
        context.default(
            "Equipment not given: what your logs of late show, else body weight, a step and a wall."
        )
        return ALWAYS
    return found


def _bout_days(table: Table, goals: tuple[Goal, ...], context: Context) -> int:
    """Days a week with bouts of jumps; some where bone is a goal and nothing is said."""
    days = table.whole("bouts", 0, BOUT_DAYS, "days")
    if days is None and Goal.BONE in goals:
        context.default(f"Bouts of jumps for bone not given: {USUAL_BOUT_DAYS} days a week.")
        return USUAL_BOUT_DAYS
    return 0 if days is None else days


def read_maxima(table: Table, context: Context) -> tuple[tuple[str, Estimate], ...]:
    """The stated 1RM [kg] of each lift, known, guessed, or estimated from a set."""
    found: dict[str, Estimate] = {}
    for key in table.values:
        exercise = resolved(table, key, (key,), context.resolve)
        estimate = _maximum(table, key, context)
        if exercise and estimate is not None:
            found[exercise[0]] = estimate
    return tuple(found.items())


def _maximum(table: Table, key: str, context: Context) -> Estimate | None:
    value = table.values[key]
    if isinstance(value, dict):
        return _from_set(Table(value, (*table.path, key), "maximum", table.mistakes), context)
    guessed = isinstance(value, str) and value.strip().lower().startswith(("about", "~"))
    text = value.strip().lower().removeprefix("about").removeprefix("~") if guessed else None
    load = (
        table.quantity(key, parse_mass, *LOADS)
        if text is None
        else table.parsed(key, text, parse_mass, *LOADS)
    )
    if load is None:
        return None
    half = GUESSED_HALF if guessed else STATED_HALF
    source = "the runner's guess" if guessed else "stated by the runner"
    return Estimate(load, load * (1 - half), load * (1 + half), source, context.start)


def _from_set(table: Table, context: Context) -> Estimate | None:
    table.check_keys()
    load = table.quantity("load", parse_mass, *LOADS)
    reps = table.whole("reps", 1, int(LARGEST_REPS), "reps")
    reserve = table.number("reps_in_reserve", 0.0, LARGEST_REPS - 1, "reps")
    if not table.need(("load", "reps")) or load is None or reps is None:
        return None
    reserve = 0.0 if reserve is None else reserve
    if reps + reserve > LARGEST_REPS:
        table.wrong(
            "reps", f"with {reserve:g} in reserve says too little; use a set of at most 10 to failure"
        )
        return None
    estimate = nuzzo2024_one_repetition_maximum(load, reps, reserve)
    source = f"estimated from {reps} reps stated by the runner"
    return Estimate(estimate.value, estimate.low, estimate.high, source, context.start)
