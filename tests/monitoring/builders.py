"""Made-up recordings and runs for the tests of monitoring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from groundforce.training.recording import Lap, Recording, Sport, StreamName
from groundforce.training.run import ClassifiedRun, Run, RunKind, RunProfile

START = datetime(2026, 6, 1, 5, 0, tzinfo=UTC)
MONDAY = datetime(2026, 6, 1, 7, 0)
EASY_HOUR = ((60.0, 2.8, 142.0),)
SURGE = ((40.0, 2.8, 142.0), (3.0, 3.6, 186.0), (17.0, 2.8, 145.0))


def recording(**changes: object) -> Recording:
    """An hour at 3 m/s, heart rate 150, cadence 170, flat, one sample a second."""
    time = np.arange(3601.0)
    given: dict[str, object] = {
        "name": "a.fit",
        "sha256": "0" * 64,
        "format": "fit",
        "sport": Sport.RUN,
        "start": START,
        "duration": 3600.0,
        "elapsed": 3600.0,
        "distance": 10800.0,
        "streams": {
            StreamName.TIME: time,
            StreamName.DISTANCE: 3.0 * time,
            StreamName.HEART_RATE: np.full(3601, 150.0),
            StreamName.CADENCE: np.full(3601, 170.0),
            StreamName.ALTITUDE: np.full(3601, 100.0),
        },
    }
    return Recording(**(given | changes))  # type: ignore[arg-type]


def with_streams(**streams: np.ndarray | None) -> Recording:
    """The hour with some streams replaced; None takes one out."""
    kept = dict(recording().streams)
    for name, values in streams.items():
        if values is None:
            kept.pop(StreamName(name), None)
        else:
            kept[StreamName(name)] = values
    return recording(streams=kept)


def run(
    start: datetime = MONDAY,
    blocks: Sequence[tuple[float, float, float | None]] = ((60.0, 2.8, 140.0),),
    laps: tuple[Lap, ...] = (),
    **changes: object,
) -> Run:
    """A run of blocks (min, m/s, beats/min or None) in 15-s steps."""
    speeds = [speed for minutes, speed, _ in blocks for _ in range(round(minutes * 4))]
    beats = [rate for minutes, _, rate in blocks for _ in range(round(minutes * 4))]
    known = [rate for rate in beats if rate is not None]
    duration = 15.0 * len(speeds)
    distance = 15.0 * sum(speeds)
    given: dict[str, object] = {
        "start": start,
        "zone_known": True,
        "duration": duration,
        "elapsed": duration,
        "distance": distance,
        "speed": distance / duration,
        "grade_adjusted_speed": distance / duration,
        "mean_heart_rate": sum(known) / len(known) if known else None,
        "max_heart_rate": max(known) if known else None,
        "laps": laps,
        "profile": RunProfile(15.0, tuple(speeds), tuple(beats)),
    }
    return Run(**(given | changes))  # type: ignore[arg-type]


def past(weeks: int = 8, per_week: Sequence[int] = (1, 3, 5), **changes: object) -> list[Run]:
    """Easy hours on these weekdays of the weeks before MONDAY; one harder each fourth week for the heart."""
    runs = []
    for week in range(weeks, 0, -1):
        for weekday in per_week:
            start = MONDAY - timedelta(weeks=week) + timedelta(days=weekday)
            hard = week % 4 == 0 and weekday == per_week[0]
            blocks = (
                ((40.0, 2.8, 142.0), (3.0, 3.6, 186.0), (17.0, 2.8, 145.0)) if hard else ((60.0, 2.8, 142.0),)
            )
            runs.append(run(start, blocks, **changes))
    return runs


def kind(
    start: datetime, kind: RunKind = RunKind.EASY, minutes: float = 60.0, **changes: object
) -> ClassifiedRun:
    """A run that has been given a kind."""
    return ClassifiedRun(run(start, ((minutes, 2.8, 140.0),), **changes), kind, 0.9, "Given.", True)
