"""TCX, Garmin's XML of laps and trackpoints → recordings."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from groundforce.errors import ReadError
from groundforce.formats.points import Points, Slots, moment
from groundforce.formats.tidy import (
    Column,
    Streams,
    last_value,
    moving_time,
    path_length,
    steps_per_minute,
)
from groundforce.formats.xml import Document, child_text, descendants, document, maybe
from groundforce.training.recording import Device, Lap, Recording, Sport, StreamName

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ROOT = "TrainingCenterDatabase"
STREAMS = {
    "LatitudeDegrees": StreamName.LATITUDE,
    "LongitudeDegrees": StreamName.LONGITUDE,
    "AltitudeMeters": StreamName.ALTITUDE,
    "DistanceMeters": StreamName.DISTANCE,
    "Value": StreamName.HEART_RATE,
    "Cadence": StreamName.CADENCE,
    "RunCadence": StreamName.CADENCE,
    "Speed": StreamName.SPEED,
    "Watts": StreamName.POWER,
}
"""Which stream an element of a trackpoint, extensions included, belongs to."""
SPORTS = {"running": Sport.RUN, "biking": Sport.RIDE, "walking": Sport.WALK, "swimming": Sport.SWIM}
INTENSITIES = {"Active": "active", "Resting": "rest"}
TRIGGERS = {
    "Manual": "manual",
    "Distance": "distance",
    "Time": "time",
    "Location": "position",
    "HeartRate": "heart_rate",
}


def read_tcx(data: bytes, name: str) -> tuple[Recording, ...]:
    """The recordings in a TCX file, one an activity; none where it holds only courses or workouts.

    Broken XML is read as far as it goes, junk before the first element is skipped. Raises ReadError where
    nothing is usable or the file declares entities.
    """
    tree = document(data, name, "Track", "Trackpoint", _choose)
    root = tree.root
    sha256 = hashlib.sha256(data).hexdigest()
    activities = list(descendants(root, "Activity"))
    planned = any(next(descendants(root, tag), None) is not None for tag in ("Course", "Workout"))
    if not activities and not planned:
        raise ReadError(name, "this TCX file holds no activity", 0)
    found = [one for activity in activities if (one := _recording(tree, activity, name, sha256)) is not None]
    if activities and not found:
        raise ReadError(name, "its activities hold neither laps nor trackpoints with a time", 0)
    if len(found) < 2:
        return tuple(found)
    return tuple(replace(one, name=f"{name} ({i} of {len(found)})") for i, one in enumerate(found, 1))


def _recording(tree: Document, activity: Element, name: str, sha256: str) -> Recording | None:
    laps = list(descendants(activity, "Lap"))
    points = tree.points(activity)
    times, streams = points.streams()
    began, offset = moment(laps[0].get("StartTime") if laps else child_text(activity, "Id"))
    if len(times) == 0 and np.isnan(began):
        return None
    start = float(np.nanmin([began, times[0]])) if len(times) else began
    if len(times) and times[0] - start > 86400:
        start = float(times[0])
    stated = points.utc_offset()
    sport = SPORTS.get((activity.get("Sport") or "").lower(), Sport.OTHER)
    _complete(streams, sport)
    timed = [seconds for lap in laps if (seconds := maybe(child_text(lap, "TotalTimeSeconds"))) is not None]
    elapsed = float(times[-1]) - start if len(times) else sum(timed)
    duration = sum(timed) if sum(timed) > 0 else moving_time(times, streams.get(StreamName.DISTANCE))
    return Recording(
        name=name,
        sha256=sha256,
        format="tcx",
        sport=sport,
        start=datetime.fromtimestamp(start, UTC),
        duration=duration,
        elapsed=max(elapsed, duration),
        distance=_distance(laps, streams),
        utc_offset=offset if stated is None else stated,
        indoor=len(streams) > 0 and StreamName.LATITUDE not in streams,
        device=Device(product=child_text(activity, "Creator", "Name")),
        streams={StreamName.TIME: times - start, **streams} if len(times) else {},
        laps=tuple(_lap(lap, start) for lap in laps),
        warnings=_warnings(points),
    )


def _choose(names: tuple[str, ...]) -> Slots:
    """The streams of a trackpoint's elements: the last of a kind, a bike's cadence behind a run's."""
    slots: dict[StreamName, int] = {}
    for slot, name in enumerate(names):
        stream = StreamName.TIME if name == "Time" else STREAMS.get(name)
        if stream is not None and not (name == "Cadence" and stream in slots):
            slots[stream] = slot
    return slots


def _complete(streams: Streams, sport: Sport) -> None:
    """Steps of both legs, and a distance that never falls, from the positions where none was written."""
    if sport in (Sport.RUN, Sport.WALK) and StreamName.CADENCE in streams:
        streams[StreamName.CADENCE] = steps_per_minute(streams[StreamName.CADENCE])
    if StreamName.DISTANCE in streams:
        streams[StreamName.DISTANCE] = _never_falling(streams[StreamName.DISTANCE])
    elif StreamName.LATITUDE in streams and StreamName.LONGITUDE in streams:
        streams[StreamName.DISTANCE] = path_length(
            streams[StreamName.LATITUDE], streams[StreamName.LONGITUDE]
        )


def _never_falling(distance: Column) -> Column:
    """Distance counted on where a device started again from nothing, at a lap for instance."""
    there = np.flatnonzero(np.isfinite(distance))
    steps = np.diff(distance[there])
    if len(steps) == 0 or bool((steps >= 0).all()):
        return distance
    risen = np.full(len(distance), np.nan)
    risen[there] = distance[there[0]] + np.concatenate(([0.0], np.cumsum(np.maximum(steps, 0.0))))
    return risen


def _distance(laps: list[Element], streams: Streams) -> float | None:
    said = [metres for lap in laps if (metres := maybe(child_text(lap, "DistanceMeters"))) is not None]
    return sum(said) if said else last_value(streams.get(StreamName.DISTANCE))


def _lap(lap: Element, start: float) -> Lap:
    began, _ = moment(lap.get("StartTime"))
    seconds = maybe(child_text(lap, "TotalTimeSeconds"))
    return Lap(
        start=0.0 if np.isnan(began) else max(0.0, began - start),
        duration=0.0 if seconds is None else seconds,
        distance=maybe(child_text(lap, "DistanceMeters")),
        mean_heart_rate=maybe(child_text(lap, "AverageHeartRateBpm", "Value")),
        intensity=INTENSITIES.get(child_text(lap, "Intensity") or ""),
        trigger=TRIGGERS.get(child_text(lap, "TriggerMethod") or ""),
    )


def _warnings(points: Points) -> tuple[str, ...]:
    undated = points.undated()
    return (f"{undated} points without a time were left out",) if undated else ()
