"""Histories of runners for ``efficiency_forecast``: recordings, session surveys, Strava tables, made up.

One runner's recordings lie in one folder or zip, loose or in folders that are no person's name (``2024``,
``activities``). Where one table lies beside them, whichever of the two has more usable runs is taken.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

import numpy as np

from benchmarks._session_tables import is_session_table, runs_by_person
from groundforce.errors import ReadError
from groundforce.formats.archive import Member, members
from groundforce.formats.reading import Ignored, read_bytes
from groundforce.formats.strava import is_strava, read_strava
from groundforce.monitoring.efficiency.selection import selection
from groundforce.monitoring.history import history_of
from groundforce.training.recording import Recording, Sport
from groundforce.training.run import Run

FEWEST_FILES = 50
"""Recordings below which a folder is no history."""
QUICK_FILES, QUICK_IN_ALL = 600, 1200
"""Recordings of a folder, and of all folders, read without ``--full``: the first in order of name."""
MIXED = frozenset({"fit-files", "other-formats", "treadmill-fit", "gpx-tcx-pairs"})
"""Folders of the shared data that hold the runs of many people, or too few."""
NOBODY = re.compile(
    r"[\d\W_]+|activit(y|ies)|fits?|gpx|tcx|files|runs?|running|recordings|exports?|workouts", re.IGNORECASE
)
"""Names of folders that are no person's: what lies in them belongs to the folder above."""
RECORDINGS = (".fit", ".tcx", ".gpx")
MADE_UP_RUNNERS, MADE_UP_RUNS = 3, 160


@dataclass(frozen=True)
class History:
    """The runs of one runner, where they came from, and how many files were left unread."""

    kind: str
    runs: tuple[Run, ...]
    unread: int = 0


@dataclass
class _Place:
    """What one folder or zip holds: tables of people, by name, and recordings."""

    tables: dict[str, History] = field(default_factory=dict)
    recordings: list[Recording] = field(default_factory=list)
    read: int = 0
    unread: int = 0

    def add_table(self, person: str, history: History) -> None:
        """Keep a person's longest table."""
        known = self.tables.get(person)
        if known is None or _usable(history) > _usable(known):
            self.tables[person] = history

    def histories(self) -> Iterator[History]:
        """One history a person."""
        own = None
        if len(self.tables) < 2 and self.read >= FEWEST_FILES:
            own = History("fit", history_of(self.recordings).runs, self.unread)
        for table in self.tables.values():
            if own is None or _usable(table) > _usable(own):
                own = None
                yield table
        if own is not None:
            yield own


def histories(data: Path | None, full: bool) -> list[History]:
    """Every history below a folder, surveys first; made-up ones where there is none."""
    if data is None:
        return [_made_up(seed) for seed in range(MADE_UP_RUNNERS)]
    found = [one for place in _places(data, full) for one in place.histories()]
    return sorted(found, key=lambda one: one.kind, reverse=True)


def _places(data: Path, full: bool) -> Iterable[_Place]:
    """What lies where; tables come before recordings, so recordings of a longer table need no reading."""
    if not data.exists():
        return ()
    counts = _counts(data)
    large = sum(count >= FEWEST_FILES for count in counts.values())
    most = QUICK_FILES if not large else min(QUICK_FILES, max(2 * FEWEST_FILES, QUICK_IN_ALL // large))
    places: dict[PurePosixPath, _Place] = defaultdict(_Place)
    for member in members(data):
        if not isinstance(member, Member) or MIXED & set(PurePosixPath(member.name).parts[:-1]):
            continue
        where = _person(PurePosixPath(member.name).parent)
        place = places[where]
        if not _is_recording(member.name):
            _take_table(place, member)
        elif counts.get(where, FEWEST_FILES) < FEWEST_FILES or _told(place, counts.get(where, 0)):
            continue
        elif full or place.read < most:
            place.read += 1
            place.recordings += _read(member)
        else:
            place.unread += 1
    return places.values()


def _counts(data: Path) -> Counter[PurePosixPath]:
    """How many recordings lie loose in each person's folder."""
    below = (path.relative_to(data) for path in data.rglob("*") if _is_recording(path.name))
    return Counter(_person(PurePosixPath(path.as_posix()).parent) for path in below)


def _person(folder: PurePosixPath) -> PurePosixPath:
    while folder.name and NOBODY.fullmatch(folder.name):
        folder = folder.parent
    return folder


def _is_recording(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(RECORDINGS)


def _told(place: _Place, recordings: int) -> bool:
    """Whether tables tell more than the recordings beside them can."""
    return len(place.tables) > 1 or any(_usable(one) > recordings for one in place.tables.values())


def _usable(history: History) -> int:
    return len(selection(history.runs).runs)


def _take_table(place: _Place, member: Member) -> None:
    if is_session_table(member.data):
        for person, runs in runs_by_person(member.data, member.name).items():
            place.add_table(person, History("survey", runs))
    elif is_strava(member.data):
        try:
            told = read_strava(member.data, member.name).told
        except ReadError:
            return
        runs = history_of(one.recording for one in told if one.sport is Sport.RUN).runs
        place.add_table(member.name, History("strava", runs))


def _read(member: Member) -> tuple[Recording, ...]:
    try:
        read = read_bytes(member)
    except ReadError:
        return ()
    return () if isinstance(read, Ignored) else read


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
