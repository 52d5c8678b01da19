"""What was read and what was found in it, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from groundforce.quantities import format_distance, format_duration
from groundforce.training.state import AthleteState, Rhythm, TrainingHistory, TypicalRun

if TYPE_CHECKING:
    from groundforce.formats.reading import Reading

SHOWN = 8
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def reading_lines(reading: Reading) -> Iterator[str]:
    """Files read, files that could not be, files left out."""
    count = len(reading.recordings)
    parts = [f"{count} recording{'' if count == 1 else 's'} read"]
    if reading.failures:
        parts.append(f"{len(reading.failures)} could not be read")
    if reading.ignored:
        parts.append(f"{len(reading.ignored)} left out")
    yield ", ".join(parts) + "."
    for failure in reading.failures[:SHOWN]:
        yield f"  not read: {failure}"
    if len(reading.failures) > SHOWN:
        yield f"  … and {len(reading.failures) - SHOWN} more"


def history_lines(history: TrainingHistory, state: AthleteState) -> Iterator[str]:
    """Counts, recent volume and rhythm."""
    if not history.runs:
        yield "No runs: nothing measured yet."
        return
    first, last = history.runs[0].start.date(), history.runs[-1].start.date()
    others = f", {len(history.strength)} strength sessions, {len(history.others)} other activities"
    yield f"{len(history.runs)} runs from {first} to {last}{others}."
    running = state.running
    if running.runs_per_week is not None and running.distance_per_week is not None:
        per_week = f"{running.runs_per_week:.1f} runs, {format_distance(running.distance_per_week)}"
        longest = format_duration(running.longest_run or 0.0)
        yield f"Last four weeks before {state.as_of}: {per_week} a week; longest run {longest}."
    if running.gap is not None and running.returning:
        yield f"{running.gap} days since the last run: treated as a return."
    yield from rhythm_lines(state.rhythm)


def rhythm_lines(rhythm: Rhythm) -> Iterator[str]:
    """The weekly pattern, one line a run."""
    if not rhythm.runs:
        return
    yield f"Your week, from {rhythm.weeks} weeks ({round(100 * rhythm.confidence)} % sure):"
    for run in rhythm.runs:
        yield f"  {_typical(run)}"


def _typical(run: TypicalRun) -> str:
    when = f"{run.start:%H:%M}" if run.start is not None else (run.part_of_day or "any time")
    distance = "" if run.distance is None else f", {format_distance(run.distance)}"
    share = f"{round(100 * run.frequency)} % of weeks"
    amount = f"{format_duration(run.duration)}{distance}"
    return f"{WEEKDAYS[run.weekday]} {when:<8} {run.kind.value:<9} {amount}  ({share})"
