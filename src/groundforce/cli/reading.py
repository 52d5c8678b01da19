"""``groundforce read``: what is in these files."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from groundforce.cli.logs import log_options
from groundforce.cli.output import print_json, read_recordings, say
from groundforce.cli.words import damaged, history_lines, merging_lines, reading_lines
from groundforce.errors import InputError
from groundforce.formats.reading import Reading
from groundforce.monitoring.athlete_state import planning_state
from groundforce.monitoring.classification import classify_runs
from groundforce.monitoring.history import history_in, merging_of
from groundforce.monitoring.matching.merge import Merging
from groundforce.quantities import format_distance, format_duration, format_pace
from groundforce.training.run import ClassifiedRun
from groundforce.training.state import AthleteState, TrainingHistory

SHOWN = 14


def read_command(
    path: Path, timezone: str | None, as_json: bool, unit: str | None = None, names: Path | None = None
) -> None:
    """Read, classify, and print; the state is as of the day after the last activity."""
    _require_zone(timezone)
    reading = read_recordings(path, log_options(unit, timezone, names))
    merging = merging_of(reading.recordings, timezone, sessions=reading.sessions)
    history = history_in(merging)
    state = planning_state(history, _day_after(history))
    if as_json:
        print_json(_document(reading, merging, state))
        return
    read = (*reading_lines(reading), *merging_lines(merging))
    for line in (*read, *history_lines(history, state), *_latest(state)):
        say(line)


def _require_zone(timezone: str | None) -> None:
    try:
        if timezone is not None:
            ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError(f"--timezone {timezone!r} is not a zone; write one like Europe/Rome") from None


def _day_after(history: TrainingHistory) -> date:
    starts = [one.start.date() for one in history.runs]
    starts += [one.start.date() for one in history.strength]
    starts += [one.start.date() for one in history.others]
    return max(starts, default=date(1970, 1, 1)) + timedelta(days=1)


def _latest(state: AthleteState) -> list[str]:
    recent = state.classified[-SHOWN:]
    return ["Latest runs:", *(f"  {_line(one)}" for one in recent)] if recent else []


def _line(one: ClassifiedRun) -> str:
    run = one.run
    distance = "" if run.distance is None else format_distance(run.distance)
    pace = "" if run.speed is None else format_pace(run.speed)
    heart = "" if run.mean_heart_rate is None else f"{run.mean_heart_rate:.0f} bpm"
    facts = f"{distance:>8} {format_duration(run.duration):>8} {pace:>9} {heart:>8}"
    return f"{run.start:%a %Y-%m-%d %H:%M} {one.kind.value:<9} {facts}  {one.basis}"


def _document(reading: Reading, merging: Merging, state: AthleteState) -> dict[str, object]:
    history = history_in(merging)
    return {
        "recordings": len(reading.recordings),
        "failures": [{"name": one.name, "byte": one.byte, "reason": one.reason} for one in reading.failures],
        "damaged": [{"name": one.name, "warnings": list(one.warnings)} for one in damaged(reading)],
        "ignored": [{"name": one.name, "reason": one.reason} for one in reading.ignored],
        "merged": [{"name": one.name, "reason": one.text} for one in merging.merged],
        "doubtful": [{"name": one.name, "reason": one.text} for one in merging.doubts],
        "runs": [_run(one) for one in classify_runs(history.runs)],
        "strength_sessions": len(history.strength),
        "logs": [
            {
                "name": one.name,
                "app": one.app,
                "sessions": len(one.sessions),
                "sets": sum(len(session.sets) for session in one.sessions),
                "problems": [problem.reason for problem in one.problems],
                "left_out": one.left_out,
                "unresolved": list(one.unresolved),
                "note": one.note,
            }
            for one in reading.logs
        ],
        "other_activities": len(history.others),
        "rhythm": {
            "weeks": state.rhythm.weeks,
            "confidence": state.rhythm.confidence,
            "runs": [
                {
                    "weekday": one.weekday,
                    "kind": one.kind.value,
                    "duration_s": one.duration,
                    "distance_m": one.distance,
                    "start": None if one.start is None else f"{one.start:%H:%M}",
                    "part_of_day": one.part_of_day,
                    "frequency": one.frequency,
                    "confidence": one.confidence,
                }
                for one in state.rhythm.runs
            ],
        },
    }


def _run(one: ClassifiedRun) -> dict[str, object]:
    return {
        "start": one.run.start.isoformat(),
        "kind": one.kind.value,
        "confidence": one.confidence,
        "measured": one.measured,
        "duration_s": one.run.duration,
        "distance_m": one.run.distance,
        "mean_heart_rate": one.run.mean_heart_rate,
        "climb_m": one.run.climb,
        "indoor": one.run.indoor,
    }
