"""A made-up training life as files, and what a folder made from it looks like."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from groundforce.formats.fit.encoder import FitWriter
from groundforce.formats.logs.log import LogOptions
from groundforce.store.importing.history import folder_merging
from groundforce.store.importing.nouns import Fate, ImportReport
from groundforce.store.importing.run import import_into
from groundforce.store.importing.work import ImportRequest
from groundforce.store.training_folder import TrainingFolder
from tests.formats.fit_files import START, add_session
from tests.formats.test_xml_recordings import gpx, north, tcx

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TWO_HOURS = 7200
LIFTED = START + 86_400
"""Unix time of a strength session: 2026-09-22T14:13:20Z, which is 16:13:20 on the wearer's clock."""

LAPS = (
    '<Lap StartTime="2026-03-01T07:00:00Z"><TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>1800'
    "</DistanceMeters><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>"
    + "".join(
        f"<Trackpoint><Time>2026-03-01T07:{s // 60:02}:{s % 60:02}Z</Time><DistanceMeters>{3 * s}"
        "</DistanceMeters></Trackpoint>"
        for s in range(600)
    )
    + "</Track></Lap>"
)
STRONG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-09-22 16:15:00,"Legs",50m,"Squat (Barbell)",1,100.0,5,0,0,,,8
2026-09-22 16:15:00,"Legs",50m,"Squat (Barbell)",2,100.0,5,0,0,,,9
2026-09-25 18:00:00,"Legs",45m,"Deadlift (Barbell)",1,120.0,5,0,0,,,
"""


def fit_file(start: int, serial: int = 42, seconds: int = 600, **session: Any) -> bytes:
    """A FIT activity of ``serial``, a sample a second, on the clock of UTC + 2 h."""
    made = FitWriter()
    made.add("file_id", type=4, manufacturer=1, product=7, serial_number=serial, time_created=start)
    for second in range(0, seconds, 5):
        made.add("record", timestamp=start + second, heart_rate=140, distance=3.0 * second)
    add_session(made, start, float(seconds), **session)
    local = start + seconds + TWO_HOURS
    made.add("activity", timestamp=start + seconds, local_timestamp=local, num_sessions=1, type=0)
    return made.finish()


LIFE: dict[str, bytes] = {
    "a.fit": fit_file(START),
    "other watch.fit.gz": gzip.compress(fit_file(START + 20, serial=9)),
    "b/track.gpx": gpx(north(600)),
    "b/track.tcx": tcx(LAPS),
    "copy of a.fit": fit_file(START),
    "gym.fit": fit_file(LIFTED, seconds=3000, sport=10, sub_sport=20),
    "strong.csv": STRONG.encode(),
    "bad.fit": fit_file(START)[:13] + b"\xff" * 40,
    "notes.txt": b"slept badly",
}
"""Three activities, each told twice; another; and files that say nothing."""


def laid(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    """``folder`` with these files in it."""
    for name, data in (LIFE if files is None else files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def many(folder: Path, count: int) -> Path:
    """``folder`` with ``count`` runs, one a day."""
    return laid(folder, {f"{day:03}.fit": fit_file(START + 86_400 * day, seconds=60) for day in range(count)})


def request(*paths: Path, unit: str | None = "kg", **more: Any) -> ImportRequest:
    """To import ``paths`` in this process."""
    return ImportRequest(paths, LogOptions(unit), **{"processes": 1, **more})


def imported(home: Path, *paths: Path, **more: Any) -> ImportReport:
    """An import into ``home``."""
    return import_into(home, request(*paths, **more), AT)


def fates(report: ImportReport) -> dict[str, Fate]:
    """What became of every file, by its name."""
    return {one.name.partition("/")[2]: one.fate for one in report.files}


def activities(home: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The history of a folder: what and by which files, in order of time."""
    merging = folder_merging(TrainingFolder.open(home))
    return [(type(one).__name__, one.sources) for one in merging.activities]


def content(home: Path, besides: Iterable[str] = ("journal.jsonl", ".lock")) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name not in set(besides)
    }
