"""What was read and what was found in it, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from groundforce.quantities import format_distance, format_duration
from groundforce.training.state import AthleteState, Rhythm, TrainingHistory, TypicalRun

if TYPE_CHECKING:
    from groundforce.formats.logs.log import Log
    from groundforce.formats.reading import Reading
    from groundforce.monitoring.matching.merge import Merging
    from groundforce.training.recording import Recording

SHOWN = 8
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def reading_lines(reading: Reading) -> Iterator[str]:
    """Files read, files that could not be, files left out."""
    parts = [f"{counted(len(reading.recordings), 'recording')} read"]
    hurt = damaged(reading)
    if hurt:
        parts.append(f"{len(hurt)} of them only in part")
    if reading.failures:
        parts.append(f"{len(reading.failures)} could not be read")
    if reading.ignored:
        parts.append(f"{len(reading.ignored)} left out")
    yield ", ".join(parts) + "."
    yield from _first([f"not read: {failure}" for failure in reading.failures])
    yield from _first([f"read in part: {one.name}: {one.warnings[0]}" for one in hurt])
    yield from _first([f"left out: {one.name}: {one.reason}" for one in reading.ignored])
    for log in reading.logs:
        yield from log_lines(log)
    for calendar in reading.calendars:
        yield f"{calendar.name}: a calendar; `groundforce plan` takes the planned runs from it."


def merging_lines(merging: Merging) -> Iterator[str]:
    """What was brought together and why, and what might be the same and is not."""
    if merging.merged:
        yield f"{counted(len(merging.merged), 'double')} brought together:"
        yield from _first([f"{one.name}: {one.text}" for one in merging.merged])
    if merging.doubts:
        yield f"{counted(len(merging.doubts), 'doubtful double')}, kept apart:"
        yield from _first([f"{one.name}: {one.text}" for one in merging.doubts])


def log_lines(log: Log) -> Iterator[str]:
    """What is in one strength log: sessions, sets, rows that could not be read, names not known."""
    sets = [one for session in log.sessions for one in session.sets]
    known = sum(one.exercise is not None for one in sets)
    share = round(100 * known / max(1, len(sets)))
    amount = f"{counted(len(log.sessions), 'session')}, {counted(len(sets), 'set')}"
    yield f"{log.name}: {log.app} log, {amount}, {share} % of the sets of exercises in the catalogue."
    if log.note:
        yield f"  note: {log.note}"
    yield from _first([f"not read: {problem.reason}" for problem in log.problems])
    if log.unresolved:
        names = "; ".join(log.unresolved[:SHOWN])
        rest = f" and {len(log.unresolved) - SHOWN} more" if len(log.unresolved) > SHOWN else ""
        yield f"  not in the catalogue, kept as they are: {names}{rest}"


def damaged(reading: Reading) -> tuple[Recording, ...]:
    """The recordings that were read with something to say about it."""
    return tuple(one for one in reading.recordings if one.warnings)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "run"), counted(2, "run")
    ('1 run', '2 runs')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _first(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  … and {len(lines) - SHOWN} more"


def history_lines(history: TrainingHistory, state: AthleteState) -> Iterator[str]:
    """Counts, recent volume and rhythm."""
    if not history.runs:
        lifted = counted(len(history.strength), "strength session")
        yield f"No runs: nothing measured yet{f', but {lifted}' if history.strength else ''}."
        return
    first, last = history.runs[0].start.date(), history.runs[-1].start.date()
    lifted, others = counted(len(history.strength), "strength session"), len(history.others)
    other = f"{others} other activit{'y' if others == 1 else 'ies'}"
    yield f"{counted(len(history.runs), 'run')} from {first} to {last}, {lifted}, {other}."
    yield from _lifting_lines(state)
    running = state.running
    if running.runs_per_week == 0.0:
        yield f"No run in the four weeks before {state.as_of}."
    elif running.runs_per_week is not None and running.distance_per_week is not None:
        per_week = f"{running.runs_per_week:.1f} runs, {format_distance(running.distance_per_week)}"
        longest = "not known" if running.longest_run is None else format_duration(running.longest_run)
        yield f"Last four weeks before {state.as_of}: {per_week} a week; longest run {longest}."
    if running.gap is not None and running.returning:
        yield f"{running.gap} days since the last run: treated as a return."
    yield from rhythm_lines(state.rhythm)


def _lifting_lines(state: AthleteState) -> Iterator[str]:
    """How much of the lifting before the plan is used, and how much has no lift the catalogue knows."""
    sets = [one for session in state.lifting for one in session.sets if not one.warm_up]
    if not sets:
        return
    unknown = sum(one.exercise is None for one in sets)
    sessions = counted(len(state.lifting), "strength session")
    named = f"; {unknown} of {counted(len(sets), 'set')} name no lift we know" if unknown else ""
    yield f"{sessions} in the half year before {state.as_of}{named}."


def rhythm_lines(rhythm: Rhythm) -> Iterator[str]:
    """The weekly pattern, one line a run."""
    if not rhythm.runs:
        return
    yield f"Your week, from {counted(rhythm.weeks, 'week')} ({round(100 * rhythm.confidence)} % sure):"
    for run in rhythm.runs:
        yield f"  {_typical(run)}"


def _typical(run: TypicalRun) -> str:
    when = f"{run.start:%H:%M}" if run.start is not None else (run.part_of_day or "any time")
    distance = "" if run.distance is None else f", {format_distance(run.distance)}"
    share = f"{round(100 * run.frequency)} % of weeks"
    amount = f"{format_duration(run.duration)}{distance}"
    return f"{WEEKDAYS[run.weekday]} {when:<8} {run.kind.value:<9} {amount}  ({share})"
