"""What is known about an athlete on a date, and nothing that came later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from groundforce.monitoring.classification import classify_runs
from groundforce.monitoring.rhythm import weekly_rhythm
from groundforce.monitoring.running_state import running_state
from groundforce.training.run import ClassifiedRun, Run
from groundforce.training.state import AthleteState, Estimate, Rhythm, RunningState, TrainingHistory

CLASSIFIED_DAYS = 400
"""days before the last run whose runs are classified: a year, and what the first of it is compared with."""
LIFTING_DAYS = 182
"""days of lifting kept in the state."""
RETURN_CONFIDENCE = 0.5
"""Times the confidence of a rhythm from before a gap."""


def athlete_state(
    history: TrainingHistory, as_of: date, maxima: Sequence[tuple[str, Estimate]] = ()
) -> AthleteState:
    """The state of an athlete before ``as_of``: nothing on or after that day is looked at.

    ``maxima`` are the 1RM [kg] the runner stated, by exercise id. After a gap the rhythm is that of the
    last eight weeks with runs before it, with half the confidence; ``notes`` say so.
    """
    runs = [run for run in history.runs if run.start.date() < as_of]
    running = running_state(runs, as_of)
    classified = classify_runs(_recent(runs))
    rhythm = _rhythm(classified, running, as_of)
    oldest = as_of - timedelta(days=LIFTING_DAYS)
    return AthleteState(
        as_of=as_of,
        running=running,
        rhythm=rhythm,
        classified=classified,
        strength=tuple(maxima),
        lifting=tuple(one for one in history.strength if oldest <= one.start.date() < as_of),
        notes=tuple(_notes(classified, running, rhythm)),
    )


def _recent(runs: Sequence[Run]) -> list[Run]:
    if not runs:
        return []
    first = max(run.start for run in runs) - timedelta(days=CLASSIFIED_DAYS)
    return [run for run in runs if run.start >= first]


def _rhythm(classified: Sequence[ClassifiedRun], running: RunningState, as_of: date) -> Rhythm:
    if not running.returning or running.gap is None:
        return weekly_rhythm(classified, as_of)
    last = as_of - timedelta(days=running.gap - 1)
    before = weekly_rhythm(classified, last, active_only=True)
    runs = tuple(
        replace(
            run,
            confidence=round(run.confidence * RETURN_CONFIDENCE, 2),
            basis=f"Before the gap: {run.basis}",
        )
        for run in before.runs
    )
    return replace(before, runs=runs, confidence=round(before.confidence * RETURN_CONFIDENCE, 2))


def _notes(classified: Sequence[ClassifiedRun], running: RunningState, rhythm: Rhythm) -> list[str]:
    if not running.measured:
        return ["Nothing measured yet: no runs were read."]
    notes = []
    if running.returning:
        notes.append(
            f"No run for {running.gap} days: treated as a return. "
            f"The weekly rhythm is that of the last {rhythm.weeks} weeks with runs before the gap."
        )
    elif rhythm.weeks < 4:
        notes.append(f"The weekly rhythm rests on {rhythm.weeks} weeks only.")
    unknown = sum(not one.run.zone_known for one in classified)
    if unknown:
        notes.append(
            f"{unknown} of {len(classified)} runs do not say their time zone: they are in UTC, "
            "and no time of day is taken from them. Give the time zone to have it."
        )
    unmeasured = sum(not one.measured for one in classified)
    if unmeasured:
        notes.append(
            f"{unmeasured} of {len(classified)} runs have neither heart rate nor laps that show a workout: "
            "their kind is judged by pace and duration."
        )
    return notes
