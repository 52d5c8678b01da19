"""What is known of made-up runners, for the tests of coaching."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.run import RunKind
from groundforce.training.state import AthleteState, Rhythm, RunningState, TypicalRun
from groundforce.training.strength import PerformedSet, StrengthSession

START = date(2026, 11, 23)
"""A Monday."""
LAST = {"measured": True, "runs_per_week": 3.0, "longest_run": 5400.0, "gap": 1}
RUNNING = RunningState(
    START, distance_per_week=36_000.0, duration_per_week=10_800.0, longest_distance=18_000.0, **LAST
)
"""36 km in 3 h a week: 5 min per km."""

INTERVALS = TypicalRun(1, RunKind.INTERVALS, 3600.0, 12_000.0, time(6, 30))
EASY = TypicalRun(3, RunKind.EASY, 2700.0, None, time(18, 0))
LONG = TypicalRun(6, RunKind.LONG, 6000.0, 20_000.0, time(9, 0))
WEEK = (LONG, INTERVALS, EASY)


def state(
    week: tuple[TypicalRun, ...] = WEEK,
    running: RunningState = RUNNING,
    confidence: float = 0.9,
    **known: object,
) -> AthleteState:
    """A runner with this weekly rhythm."""
    rhythm = Rhythm(week, 8 if week else 0, confidence if week else 0.0)
    return AthleteState(START, running, rhythm, **known)  # type: ignore[arg-type]


def planned(day: date, kind: RunKind = RunKind.EASY, name: str = "c") -> PlannedRun:
    """A run of a calendar."""
    return PlannedRun(f"{name}-{day}", day, kind, 3600.0, RunSource.CALENDAR)


def lifted(day: date, *exercises: str, sets: int = 3, load: float | None = 40.0) -> StrengthSession:
    """A session as logged: ``sets`` sets of five of each exercise, after a warm-up set."""
    work = [PerformedSet(name, name, 5, load) for name in exercises for _ in range(sets)]
    warm = [PerformedSet(name, name, 5, 20.0, warm_up=True) for name in exercises]
    return StrengthSession(datetime.combine(day, time(18, 0)), (*warm, *work))


def twice_a_week(weeks: int, last: date, *exercises: str) -> tuple[StrengthSession, ...]:
    """Logged sessions every Tuesday and Friday or so, in order, the last on ``last``."""
    days = sorted(last - timedelta(weeks=back, days=3 * half) for back in range(weeks) for half in (0, 1))
    return tuple(lifted(day, *exercises) for day in days)


def words(runs: tuple[PlannedRun, ...]) -> list[str]:
    """Runs as lines to read: ``Tue 24 06:30 intervals 60 min 12.0 km``."""
    return [
        " ".join(
            part
            for part in (
                f"{run.date:%a %d}",
                "" if run.start is None else f"{run.start:%H:%M}",
                run.kind.value,
                f"{run.duration / 60:.0f} min",
                "" if run.distance is None else f"{run.distance / 1000:.1f} km",
            )
            if part
        )
        for run in runs
    ]
