"""Record columns of a FIT file as the streams of a recording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundforce.formats.fit.columns import Column, Columns, Key, columns
from groundforce.formats.fit.decoder import Part
from groundforce.formats.fit.developer import DeveloperField, descriptions
from groundforce.formats.fit.profile import FIT_EPOCH, RECORD, SYSTEM_TIME_LIMIT
from groundforce.formats.fit.rows import rows
from groundforce.formats.tidy import Streams, has_values, in_order
from groundforce.training.recording import StreamName

STREAMS = {
    StreamName.DISTANCE: "distance",
    StreamName.SPEED: "enhanced_speed",
    StreamName.HEART_RATE: "heart_rate",
    StreamName.CADENCE: "cadence",
    StreamName.ALTITUDE: "enhanced_altitude",
    StreamName.POWER: "power",
    StreamName.TEMPERATURE: "temperature",
    StreamName.LATITUDE: "position_lat",
    StreamName.LONGITUDE: "position_long",
    StreamName.CONTACT_TIME: "stance_time",
    StreamName.VERTICAL_OSCILLATION: "vertical_oscillation",
}
"""Which record field a stream is."""
WANTED: frozenset[Key] = frozenset(STREAMS.values()) | {
    *("timestamp", "speed", "altitude", "fractional_cadence", "compressed_speed_distance")
}
ACCUMULATED = (("cycles", 8, "total_cycles"), ("compressed_accumulated_power", 16, "accumulated_power"))
"""Counters stored short: the field, its bits, and the field it counts on in."""
LONGEST = 10 * 86400.0
"""Samples further than this [s] from the middle one have a damaged time."""


@dataclass(frozen=True, eq=False)
class Samples:
    """The samples of one part: Unix ``times`` [s] rising, ``dated`` false where they count from power-up."""

    times: Column
    streams: Streams
    dated: bool
    dropped: int = 0


def samples(part: Part, spans: Iterable[tuple[float, float]] = ()) -> Samples:
    """The samples of a part, in order of time; empty where it has none with a time.

    Samples far from the middle one (:data:`LONGEST`) have a damaged time and are left out, unless one of
    the ``spans`` (start, end; Unix s) the sessions claim covers all samples: some activities last weeks.
    """
    found = record_columns(part, wanted=WANTED)
    times = found.get("timestamp", np.empty(0))
    streams = {name: found[key] for name, key in STREAMS.items() if key in found}
    if "cadence" in found and "fractional_cadence" in found:
        streams[StreamName.CADENCE] = found["cadence"] + np.nan_to_num(found["fractional_cadence"])
    if "timestamp" in found:
        _add_developer_streams(part, streams)
    times, streams = in_order(times, streams if len(times) else {})
    near = _near_the_middle(times, spans)
    if not near.all():
        times, streams = times[near], {name: column[near] for name, column in streams.items()}
    dated = len(times) == 0 or bool(times[0] >= FIT_EPOCH + SYSTEM_TIME_LIMIT)
    return Samples(times, streams, dated, int(len(near) - near.sum()))


def record_columns(part: Part, wanted: frozenset[Key] | None = None) -> Columns:
    """The record columns (the ``wanted`` ones), with enhanced values filled up from plain ones.

    Positions are in degrees, times Unix seconds, the rest SI as in the profile.
    """
    found = columns(part, RECORD, wanted)
    _expand_compressed(part, found)
    for short, bits, whole in ACCUMULATED:
        if short in found:
            found[whole] = _filled(found.get(whole), _counted_on(found[short], bits))
    for plain, enhanced in (("speed", "enhanced_speed"), ("altitude", "enhanced_altitude")):
        if plain in found:
            found[enhanced] = _filled(found.get(enhanced), found[plain])
    return found


def _filled(values: Column | None, spare: Column) -> Column:
    if values is None:
        return spare
    blank = np.isnan(values)
    return np.where(blank, spare, values) if np.count_nonzero(blank) else values


def _near_the_middle(times: Column, spans: Iterable[tuple[float, float]]) -> NDArray[np.bool_]:
    near = np.ones(len(times), np.bool_)
    if len(times) == 0 or any(begin <= times[0] and times[-1] <= end for begin, end in spans):
        return near
    near &= np.abs(times - times[len(times) // 2]) <= LONGEST
    return near


def _add_developer_streams(part: Part, streams: Streams) -> None:
    """Streams only an app recorded (a foot pod's power, say), where it names the native field meant."""
    if not any(layout.developer for layout in part.layouts[RECORD.number]):
        return
    found: Streams = {}
    for key, field in dict.fromkeys((one.key, one.field) for one in descriptions(part)):
        stream = _stream_of(field)
        if stream is None or (stream in streams and has_values(streams[stream])):
            continue
        column = columns(part, RECORD, frozenset({key}), only=field).get(key)
        if column is not None:
            found[stream] = _filled(found.get(stream), column)
    streams |= found


def _stream_of(field: DeveloperField) -> StreamName | None:
    """The stream of the native field that a developer field stands for."""
    if field.native is None or field.native[0] != RECORD.number:
        return None
    native = RECORD.names.get(field.native[1], "")
    wanted = {"speed": "enhanced_speed", "altitude": "enhanced_altitude"}.get(native, native)
    return next((stream for stream, name in STREAMS.items() if name == wanted), None)


def _expand_compressed(part: Part, found: Columns) -> None:
    """Speed and distance that old foot pods packed into three bytes: 12 bits each, the distance wrapping."""
    number = RECORD.fields["compressed_speed_distance"].number
    layouts = part.layouts.get(RECORD.number, ())
    if not any(field == number and size == 3 for layout in layouts for field, size, _ in layout.triples()):
        return
    packed = [
        row.get("compressed_speed_distance")
        for row in rows(part, RECORD, frozenset({"compressed_speed_distance"}))
    ]
    speed, ticks = np.full(len(packed), np.nan), np.full(len(packed), np.nan)
    for i, value in enumerate(packed):
        if isinstance(value, tuple) and len(value) == 3:
            low, middle, high = (255 if one is None else int(one) for one in value)
            speed[i], ticks[i] = (low | (middle & 15) << 8) / 100, middle >> 4 | high << 4
    found["speed"] = _filled(found.get("speed"), speed)
    found["distance"] = _filled(found.get("distance"), _counted_on(ticks, 12) / 16)


def _counted_on(short: Column, bits: int) -> Column:
    """A counter that starts again after so many bits, counted on."""
    there = np.flatnonzero(np.isfinite(short))
    whole = np.full(len(short), np.nan)
    whole[there] = np.cumsum(np.diff(short[there], prepend=0.0) % 2**bits)
    return whole
