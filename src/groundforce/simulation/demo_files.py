"""A made-up run as the bytes of a FIT file, as a watch would write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from zoneinfo import ZoneInfo

import numpy as np

from groundforce.formats.fit.encoder import FitWriter
from groundforce.simulation.demo_calendar import DemoRun
from groundforce.simulation.demo_streams import DemoStreams, Stream

DEVICE = "Groundforce synthetic runner"
"""The product name in every file."""
SERIAL = 20_261_122
DEVELOPMENT = 255
"""Manufacturer number for software that is nobody's product."""
RUNNING, TREADMILL, GENERIC = 1, 1, 0
INTENSITY = {"active": 0, "rest": 1, "warmup": 2, "cooldown": 3}
BY_HAND, BY_TIME, BY_DISTANCE, AT_END = 0, 1, 2, 7
"""``lap_trigger`` numbers."""
KILOMETRE = 1000.0


@dataclass(frozen=True)
class _Part:
    """A lap: rows ``first`` to ``last`` of the streams."""

    first: int
    last: int
    intensity: str | None
    trigger: int


def fit_bytes(run: DemoRun, streams: DemoStreams, zone: str) -> bytes:
    """The run as a FIT activity: records, laps, a session, and the wearer's clock in ``zone``."""
    begin = run.start.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    start = round(begin.timestamp())
    end = start + round(float(streams.time[-1]))
    writer = FitWriter()
    writer.add(
        "file_id",
        type=4,
        manufacturer=DEVELOPMENT,
        product=0,
        serial_number=SERIAL,
        time_created=start,
        product_name=DEVICE,
    )
    writer.add("event", timestamp=start, event=0, event_type=0)
    for record in _records(streams, start):
        writer.add("record", None, **record)
    writer.add("event", timestamp=end, event=0, event_type=4)
    parts = _parts(run, streams)
    for index, part in enumerate(parts):
        writer.add("lap", None, message_index=index, **_lap(streams, part, start))
    writer.add("session", None, **_session(run, streams, start, len(parts)))
    offset = round((run.start - datetime.fromtimestamp(start, UTC).replace(tzinfo=None)).total_seconds())
    writer.add(
        "activity",
        timestamp=end,
        total_timer_time=float(streams.time[-1]),
        num_sessions=1,
        type=0,
        local_timestamp=end + offset,
    )
    return writer.finish()


def _records(streams: DemoStreams, start: int) -> Iterator[dict[str, float | int]]:
    """Each sample in the words of the profile; cadence is of one leg, as running watches store it."""
    columns: dict[str, list[float] | list[int]] = {
        "timestamp": (start + np.rint(streams.time).astype(int)).tolist(),
        "distance": streams.distance.tolist(),
        "enhanced_speed": streams.speed.tolist(),
        "heart_rate": np.rint(streams.heart_rate).astype(int).tolist(),
        "cadence": np.rint(streams.cadence / 2).astype(int).tolist(),
    }
    if streams.altitude is not None and streams.latitude is not None and streams.longitude is not None:
        columns["enhanced_altitude"] = streams.altitude.tolist()
        columns["position_lat"] = streams.latitude.tolist()
        columns["position_long"] = streams.longitude.tolist()
    names = tuple(columns)
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(names, values, strict=True))


def _parts(run: DemoRun, streams: DemoStreams) -> list[_Part]:
    last = len(streams.time) - 1
    kinds: list[tuple[str | None, int]]
    if any(one.intensity is not None for one in run.stretches):
        ends = list(accumulate(one.duration for one in run.stretches))
        rows = [min(last, int(np.searchsorted(streams.time, end))) for end in ends]
        kinds = [(one.intensity, BY_TIME) for one in run.stretches]
    else:
        marks = np.arange(KILOMETRE, float(streams.distance[-1]), KILOMETRE)
        rows = [*np.searchsorted(streams.distance, marks).tolist(), last]
        kinds = [*((None, BY_DISTANCE) for _ in marks), (None, AT_END)]
    begins = [0, *rows[:-1]]
    return [
        _Part(first, end, *kind) for first, end, kind in zip(begins, rows, kinds, strict=True) if end > first
    ]


def _lap(streams: DemoStreams, part: _Part, start: int) -> dict[str, float | int]:
    duration = float(streams.time[part.last] - streams.time[part.first])
    lap: dict[str, float | int] = {
        "timestamp": start + round(float(streams.time[part.last])),
        "start_time": start + round(float(streams.time[part.first])),
        "total_elapsed_time": duration,
        "total_timer_time": duration,
        "total_distance": float(streams.distance[part.last] - streams.distance[part.first]),
        "avg_heart_rate": round(float(streams.heart_rate[part.first : part.last + 1].mean())),
        "lap_trigger": part.trigger,
    }
    if part.intensity is not None:
        lap["intensity"] = INTENSITY[part.intensity]
    return lap


def _session(run: DemoRun, streams: DemoStreams, start: int, laps: int) -> dict[str, float | int]:
    duration = float(streams.time[-1])
    session: dict[str, float | int] = {
        "timestamp": start + round(duration),
        "start_time": start,
        "sport": RUNNING,
        "sub_sport": TREADMILL if run.indoor else GENERIC,
        "total_elapsed_time": duration,
        "total_timer_time": duration,
        "total_distance": float(streams.distance[-1]),
        "avg_heart_rate": round(float(streams.heart_rate.mean())),
        "max_heart_rate": round(float(streams.heart_rate.max())),
        "first_lap_index": 0,
        "num_laps": laps,
    }
    if streams.altitude is not None:
        session["total_ascent"] = _rises(streams.altitude)
    return session


def _rises(altitude: Stream) -> int:
    """Metres gained [m] between samples a minute apart."""
    return round(float(np.maximum(0.0, np.diff(altitude[::20])).sum()))
