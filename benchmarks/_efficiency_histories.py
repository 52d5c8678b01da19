"""Histories of runners for ``efficiency_forecast``: FIT folders, session surveys, Strava tables, made up."""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from groundforce.errors import ReadError
from groundforce.formats.fit.read import read_fit
from groundforce.formats.strava import is_strava, read_strava
from groundforce.monitoring.history import history_of
from groundforce.training.recording import Recording, Sport
from groundforce.training.run import Run

FEWEST_FILES = 50
"""FIT files below which a folder is no history."""
QUICK_FILES = 600
"""FIT files of a folder that are read without ``--full``, the first in order of name."""
MIXED = frozenset({"fit-files", "other-formats", "treadmill-fit", "gpx-tcx-pairs"})
"""Folders of the shared data that hold the runs of many people, or too few."""
RUNNING = "running"
MADE_UP_RUNNERS, MADE_UP_RUNS = 3, 160


@dataclass(frozen=True)
class History:
    """The runs of one runner, where they came from, and how many files were left unread."""

    kind: str
    runs: tuple[Run, ...]
    unread: int = 0


def histories(data: Path | None, full: bool) -> list[History]:
    """Every history below a folder, surveys first; made-up ones where there is none."""
    if data is None:
        return [_made_up(seed) for seed in range(MADE_UP_RUNNERS)]
    folders = [data, *sorted(path for path in data.rglob("*") if path.is_dir())]
    wanted = (folder for folder in folders if folder == data or folder.name not in MIXED)
    found = [one for folder in wanted for one in _in_folder(folder, full)]
    return sorted(found, key=lambda one: one.kind, reverse=True)


def _in_folder(folder: Path, full: bool) -> Iterator[History]:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    surveys = [path for path in files if path.name.startswith("SURVEY-full")]
    for path in surveys:
        yield from _survey(path)
    for path in files:
        if path.name.endswith("activities.csv") and is_strava(data := path.read_bytes()):
            told = read_strava(data, path.name).told
            yield _history("strava", [one.recording for one in told if one.sport is Sport.RUN])
    fits = [path for path in files if path.name.endswith((".fit", ".fit.gz", ".FIT"))]
    if not surveys and len(fits) >= FEWEST_FILES:
        kept = fits if full else fits[:QUICK_FILES]
        yield _history("fit", list(_recordings(kept)), len(fits) - len(kept))


def _history(kind: str, recordings: list[Recording], unread: int = 0) -> History:
    return History(kind, history_of(recordings).runs, unread)


def _recordings(paths: list[Path]) -> Iterator[Recording]:
    for path in paths:
        data = path.read_bytes()
        try:
            yield from read_fit(gzip.decompress(data) if path.suffix == ".gz" else data, path.name)
        except (ReadError, OSError, EOFError):
            continue


def _survey(path: Path) -> Iterator[History]:
    """One history for each person (column ``archive``) in a table of one row per session."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
    people: dict[str, list[Run]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        run = _session(row)
        if run is not None:
            people[row.get("archive") or ""].append(run)
    for _person, runs in sorted(people.items()):
        yield History("survey", tuple(sorted(runs, key=lambda run: run.start)))


def _session(row: dict[str, str]) -> Run | None:
    """A running session; None for another sport or one without start or duration. Starts are in UTC."""
    duration = _number(row.get("timer_s"))
    if row.get("sport") != RUNNING or duration is None or not row.get("start_time"):
        return None
    try:
        start = datetime.fromisoformat(row["start_time"].replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return None
    elapsed = _number(row.get("elapsed_s"))
    return Run(
        start=start,
        zone_known=False,
        duration=duration,
        elapsed=duration if elapsed is None else max(elapsed, duration),
        distance=_number(row.get("distance_m")),
        mean_heart_rate=_number(row.get("avg_hr")),
        climb=_number(row.get("ascent_m")),
        indoor=row.get("sub_sport") in {"treadmill", "indoor_running", "virtual_activity"},
    )


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0.0 else None


def _made_up(seed: int) -> History:
    """A made-up runner whose fitness wanders, in rolling country, with a strap that fails now and then."""
    chance = np.random.Generator(np.random.PCG64(seed))
    level, day, runs = 150.0 + chance.normal(0.0, 10.0), 0.0, []
    for _ in range(MADE_UP_RUNS):
        rest = float(chance.choice([1.0, 2.0, 2.0, 3.0, 4.0]))
        day, level = day + rest, level + chance.normal(0.0, 0.3) * math.sqrt(rest)
        duration = 2700.0 * math.exp(chance.normal(0.0, 0.4))
        speed = 2.9 - 0.15 * math.log(duration / 2700.0) + chance.normal(0.0, 0.25)
        climb = abs(chance.normal(0.0, 0.012))
        heat = 3.0 * math.cos(2.0 * math.pi * (day - 200.0) / 365.25)
        beats = level + 24.0 * (speed - 2.7) + 200.0 * climb + 3.0 * math.log(duration / 2700.0) + heat
        beats += chance.normal(0.0, 4.5) + (25.0 if chance.random() < 0.01 else 0.0)
        start = datetime(2024, 1, 1, 7) + timedelta(days=day)  # noqa: DTZ001
        distance = speed * duration
        runs.append(
            Run(start, True, duration, duration, distance, mean_heart_rate=beats, climb=climb * distance)
        )
    return History("made up", tuple(runs))
