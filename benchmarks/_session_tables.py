"""Tables of one row a session, as a survey of recordings writes them: any delimiter or encoding."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from groundforce.errors import ReadError
from groundforce.formats.logs.sheet import head_of, open_sheet
from groundforce.training.run import Run

RUNNING = frozenset({"running", "run", "trail_running", "trail running"})
INDOOR = frozenset({"treadmill", "indoor_running", "virtual_activity"})
DISTANCES = {"distance_m": 1.0, "distance_km": 1000.0, "distance_mi": 1609.344, "distance_miles": 1609.344}
"""Columns a distance may stand in, and its unit in metres."""
DURATIONS = ("timer_s", "moving_s", "duration_s", "elapsed_s")
"""Columns a duration [s] may stand in; the first with a number counts."""


def is_session_table(data: bytes) -> bool:
    """Whether these bytes are such a table, by the headings alone."""
    return _headings(head_of(data)) is not None


def session_rows(data: bytes, name: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table by heading; a short row lacks its last columns."""
    sheet, headings = open_sheet(data), _headings(data)
    if sheet is None or headings is None:
        return
    for line in sheet.lines(name):
        if not isinstance(line, ReadError):
            yield {key: cell.strip() for key, cell in zip(headings, line[1], strict=False)}


def runs_by_person(data: bytes, name: str) -> dict[str, tuple[Run, ...]]:
    """The running sessions of each person (column ``archive``), by time."""
    people: dict[str, list[Run]] = defaultdict(list)
    for row in session_rows(data, name):
        run = session_run(row)
        if run is not None:
            people[row.get("archive", "")].append(run)
    return {person: tuple(sorted(runs, key=lambda run: run.start)) for person, runs in sorted(people.items())}


def session_run(row: Mapping[str, str]) -> Run | None:
    """A running session; None for another sport or one without start or duration. Starts are in UTC."""
    start, duration = _start(row.get("start_time", "")), _duration(row)
    if row.get("sport", "").casefold() not in RUNNING or start is None or duration is None:
        return None
    elapsed, distance = number(row.get("elapsed_s")), _distance(row)
    speed = None if distance is None else distance / duration
    return Run(
        start=start,
        zone_known=False,
        duration=duration,
        elapsed=duration if elapsed is None else max(elapsed, duration),
        distance=distance,
        speed=speed,
        mean_heart_rate=number(row.get("avg_hr")) or None,
        max_heart_rate=number(row.get("max_hr")) or None,
        climb=number(row.get("ascent_m")),
        indoor=row.get("sub_sport", "").casefold() in INDOOR,
    )


def number(text: str | None) -> float | None:
    """A finite number of 0 or more, with a decimal point or comma; None for anything else.

    >>> number("5.5"), number("5,5"), number("nan"), number("-1"), number("")
    (5.5, 5.5, None, None, None)
    """
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0.0 else None


def _headings(data: bytes) -> tuple[str, ...] | None:
    sheet = open_sheet(data)
    if sheet is None:
        return None
    names = tuple(one.base for one in sheet.headings)
    known = {"sport", "start_time"} <= set(names) and not set(DURATIONS).isdisjoint(names)
    return names if known else None


def _start(text: str) -> datetime | None:
    try:
        start = datetime.fromisoformat(text)
        return start if start.tzinfo is None else start.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _duration(row: Mapping[str, str]) -> float | None:
    return next((value for column in DURATIONS if (value := number(row.get(column)))), None)


def _distance(row: Mapping[str, str]) -> float | None:
    metres = (
        value * unit for column, unit in DISTANCES.items() if (value := number(row.get(column))) is not None
    )
    return next(metres, None)
