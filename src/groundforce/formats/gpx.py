"""GPX, the XML of positions → recordings.

GPX states no distance: it is measured along the positions. Times are in every point or nowhere; a file
without them is a planned route, not a recording.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from groundforce.formats.points import Points, Slots, joined
from groundforce.formats.tidy import (
    PAUSE,
    SPORT_ASSUMED,
    Column,
    Streams,
    last_value,
    moving_time,
    path_length,
    sport_from_speed,
    steps_per_minute,
)
from groundforce.formats.xml import Document, child_text, descendants, document
from groundforce.training.recording import Device, Recording, Sport, StreamName

if TYPE_CHECKING:
    pass

ROOT = "gpx"
STREAMS = {
    "ele": StreamName.ALTITUDE,
    "hr": StreamName.HEART_RATE,
    "heartrate": StreamName.HEART_RATE,
    "cad": StreamName.CADENCE,
    "cadence": StreamName.CADENCE,
    "power": StreamName.POWER,
    "powerinwatts": StreamName.POWER,
    "watts": StreamName.POWER,
    "speed": StreamName.SPEED,
    "atemp": StreamName.TEMPERATURE,
    "temp": StreamName.TEMPERATURE,
}
"""Which stream an element of a track point, extensions included, belongs to (names in lower case)."""
POSITION = {"@lat": StreamName.LATITUDE, "@lon": StreamName.LONGITUDE}
SPORT_NUMBERS = {"9": Sport.RUN, "53": Sport.RUN, "1": Sport.RIDE, "17": Sport.RIDE, "16": Sport.SWIM}
"""Strava's numbers for sports in ``type``."""
SPORT_WORDS = (
    (("run", "jog"), Sport.RUN),
    (("bik", "cycl", "ride"), Sport.RIDE),
    (("swim",), Sport.SWIM),
    (("walk", "hik"), Sport.WALK),
    (("strength",), Sport.STRENGTH),
)
"""Parts of words in ``type`` that name a sport."""
APART = 3600.0
"""Tracks with a longer time between them [s] are activities of their own."""
SPEED_TOLERANCE = 0.25
"""Share by which stated speeds may differ from those along the positions before they are left out."""


@dataclass(eq=False)
class _Track:
    """One activity: its points and what the file says of it."""

    points: Points
    kind: str | None
    title: str | None


def read_gpx(data: bytes, name: str) -> tuple[Recording, ...]:
    """The recordings in a GPX file; none where no point has a time (a planned route, an indoor run).

    Broken XML is read as far as it goes, junk before the first element is skipped. Raises ReadError where
    it is no XML at all or declares entities.
    """
    tree = document(data, name, "trkseg", "trkpt", _choose)
    root = tree.root
    sha256 = hashlib.sha256(data).hexdigest()
    tracks = _activities(tree)
    found = [_recording(track, root.get("creator"), name, sha256) for track in tracks]
    if len(found) < 2:
        return tuple(found)
    return tuple(replace(one, name=f"{name} ({i} of {len(found)})") for i, one in enumerate(found, 1))


def _activities(tree: Document) -> list[_Track]:
    """Tracks with times, those of one kind close in time taken together."""
    found: list[_Track] = []
    end = -np.inf
    for element in descendants(tree.root, "trk"):
        track = _Track(tree.points(element), child_text(element, "type"), child_text(element, "name"))
        times = track.points.times[~np.isnan(track.points.times)]
        if len(times) == 0:
            continue
        if found and found[-1].kind == track.kind and 0 <= float(times.min()) - end <= APART:
            found[-1].points = joined([found[-1].points, track.points])
        else:
            found.append(track)
        end = float(times.max())
    return found


def _choose(names: tuple[str, ...]) -> Slots:
    """The streams of a track point's attributes and elements: the first of a kind, of times the last."""
    slots: dict[StreamName, int] = {}
    for slot, name in enumerate(names):
        if name in POSITION:
            slots[POSITION[name]] = slot
        elif name.lower() == "time":
            slots[StreamName.TIME] = slot
        elif (stream := STREAMS.get(name.lower())) is not None:
            slots.setdefault(stream, slot)
    return slots


def _recording(track: _Track, creator: str | None, name: str, sha256: str) -> Recording:
    times, streams = track.points.streams()
    start = float(times[0])
    warnings = [*_undated(track.points), *_measure(times, streams)]
    distance = last_value(streams.get(StreamName.DISTANCE))
    duration = moving_time(times, streams.get(StreamName.DISTANCE))
    sport = _sport(track)
    if sport is None:
        sport = sport_from_speed(distance, duration)
        warnings += [] if sport is Sport.OTHER else [SPORT_ASSUMED.format(sport=sport.value)]
    if sport in (Sport.RUN, Sport.WALK) and StreamName.CADENCE in streams:
        streams[StreamName.CADENCE] = steps_per_minute(streams[StreamName.CADENCE])
    return Recording(
        name=name,
        sha256=sha256,
        format="gpx",
        sport=sport,
        start=datetime.fromtimestamp(start, UTC),
        duration=duration,
        elapsed=float(times[-1]) - start,
        distance=distance,
        utc_offset=track.points.utc_offset(),
        indoor=StreamName.LATITUDE not in streams,
        device=Device(product=creator),
        streams={StreamName.TIME: times - start, **streams},
        warnings=tuple(warnings),
    )


def _sport(track: _Track) -> Sport | None:
    """The sport by the track's type, else by a running word in its title; None where neither says."""
    kind = (track.kind or "").lower()
    if kind in SPORT_NUMBERS:
        return SPORT_NUMBERS[kind]
    named = next((sport for words, sport in SPORT_WORDS if any(word in kind for word in words)), None)
    if named is None and not kind:
        title = (track.title or "").lower()
        named = next((sport for words, sport in SPORT_WORDS if any(word in title for word in words)), None)
    return Sport.OTHER if named is None and kind else named


def _measure(times: Column, streams: Streams) -> list[str]:
    """Add the distance along the positions; leave out stated speeds that are in another unit."""
    latitude, longitude = streams.get(StreamName.LATITUDE), streams.get(StreamName.LONGITUDE)
    if latitude is None or longitude is None:
        return []
    distance = streams[StreamName.DISTANCE] = path_length(latitude, longitude)
    stated = streams.get(StreamName.SPEED)
    covered, seconds = last_value(distance), float(times[-1] - times[0])
    if stated is None or covered is None or covered == 0 or seconds == 0:
        return []
    steps = np.diff(times, prepend=times[0])
    by_speed = float(np.nansum(stated * np.minimum(steps, PAUSE)))
    if abs(by_speed / covered - 1) <= SPEED_TOLERANCE:
        return []
    del streams[StreamName.SPEED]
    return ["the speeds in the file do not fit its positions (another unit?) and were left out"]


def _undated(points: Points) -> list[str]:
    undated = points.undated()
    return [f"{undated} points without a time were left out"] if undated else []
