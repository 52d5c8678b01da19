"""Real Strava tables, by their counts: nothing lost, nothing absurd, one history each."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from groundforce.formats.reading import Reading, read_path
from groundforce.monitoring.history import history_of
from groundforce.training.recording import Sport
from tests.devices import device_folder

COUNTS = {
    # activities: (runs, strength sessions, ratings of effort, with gear, with heart rate)
    610: (439, 44, 65, 462, 605),
    292: (189, 15, 12, 76, 227),
    472: (233, 11, 0, 284, 417),
    143: (127, 0, 21, 0, 105),
}


@pytest.fixture(scope="module")
def tables() -> list[tuple[int, Reading]]:
    """Every table with how many rows a CSV reader finds in it."""
    found = []
    for path in sorted(device_folder("strava-exports").glob("*activities.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = sum(1 for row in csv.reader(lines) if row) - 1
        found.append((rows, read_path(path)))
    return found


def test_no_activity_is_lost(tables: list[tuple[int, Reading]]) -> None:
    assert tables
    for rows, reading in tables:
        assert (len(reading.recordings), reading.failures) == (rows, ())


def test_counts(tables: list[tuple[int, Reading]]) -> None:
    for rows, reading in tables:
        said = reading.recordings
        sports = Counter(one.sport for one in said)
        counted = (
            sports[Sport.RUN],
            sports[Sport.STRENGTH],
            sum(one.effort is not None for one in said),
            sum(one.gear != "" for one in said),
            sum(one.mean_heart_rate is not None for one in said),
        )
        assert counted == COUNTS[rows]


def test_every_run_is_one_a_person_can_run(tables: list[tuple[int, Reading]]) -> None:
    for _rows, reading in tables:
        for run in history_of(reading.recordings).runs:
            assert run.title != ""
            assert 2008 <= run.start.year <= 2026
            assert run.speed is None or run.speed < 8.0
            assert run.mean_heart_rate is None or 60 < run.mean_heart_rate < 220


def test_shown_kilometres_and_metres_agree(tables: list[tuple[int, Reading]]) -> None:
    """The distance comes twice; of runs the first is kilometres: the second must be metres."""
    paths = sorted(device_folder("strava-exports").glob("*activities.csv"))
    for path, (_rows, reading) in zip(paths, tables, strict=True):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            shown = [row[6] for row in csv.reader(lines) if row][1:]
        for text, one in zip(shown, reading.recordings, strict=True):
            if one.sport is Sport.RUN and one.distance is not None:
                assert one.distance / 1000 == pytest.approx(float(text), abs=0.011)
