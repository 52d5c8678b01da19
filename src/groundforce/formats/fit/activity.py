"""One part of a FIT file as recordings: a session each, with its share of samples, laps and sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from groundforce.formats.fit.decoder import Part
from groundforce.formats.fit.heart import Beats, Strap, beats, between, with_strap
from groundforce.formats.fit.names import (
    FITNESS_EQUIPMENT,
    INDOOR,
    INTENSITIES,
    LAP_TRIGGERS,
    MANUFACTURERS,
    RUNNING,
    SPORTS,
    STRENGTH_TRAINING,
    SUB_SPORTS,
    TRAINING,
    TREADMILL,
)
from groundforce.formats.fit.profile import (
    ACTIVITY,
    DEVICE_INFO,
    EVENT,
    FILE_ID,
    FIT_EPOCH,
    LAP,
    SESSION,
    SPORT,
    SYSTEM_TIME_LIMIT,
)
from groundforce.formats.fit.rows import Row, first, rows, text
from groundforce.formats.fit.sets import performed_sets
from groundforce.formats.fit.streams import Samples, samples
from groundforce.formats.tidy import (
    SPORT_ASSUMED,
    Column,
    Streams,
    last_value,
    moving_time,
    sport_from_speed,
    steps_per_minute,
    without_empty,
)
from groundforce.training.recording import Device, Lap, Recording, Sport, StreamName
from groundforce.training.strength import PerformedSet

_LAP_FIELDS = frozenset(
    {
        "start_time",
        "timestamp",
        "total_elapsed_time",
        "total_timer_time",
        "total_distance",
        "sport",
        "sub_sport",
    }
    | {"avg_heart_rate", "intensity", "lap_trigger"}
)
_SESSION_FIELDS = frozenset(
    {
        "start_time",
        "timestamp",
        "total_elapsed_time",
        "total_timer_time",
        "total_distance",
        "sport",
        "sub_sport",
    }
    | {"total_ascent", "total_descent"}
)
_DEVICE_FIELDS = frozenset({"device_index", "manufacturer", "product", "product_name", "serial_number"})
TIMER = 0
TIMER_START, TIMER_STOPS = 0, (1, 4, 8, 9)
DAY = 86400.0
_OFFSET_STEP, _OFFSET_MOST = 15 * 60, 14 * 3600


@dataclass(frozen=True, eq=False)
class _Whole:
    """What the sessions of one part share."""

    part: Part
    samples: Samples
    laps: list[Row]
    sets: tuple[PerformedSet, ...]
    beats: Beats
    device: Device
    utc_offset: timedelta | None
    several: bool
    warnings: tuple[str, ...]


def recordings(part: Part, name: str, sha256: str, strap: Strap | None = None) -> tuple[Recording, ...]:
    """The recordings of a part, one a session; none where it holds neither samples nor a session.

    Heart rates that a ``strap`` kept fill in where the samples have none.
    """
    sessions = sorted(
        rows(part, SESSION, _SESSION_FIELDS), key=lambda row: _or(first(row, "start_time", "timestamp"), 0.0)
    )
    taken = with_strap(samples(part, map(_span, sessions)), strap)
    laps = rows(part, LAP, _LAP_FIELDS)
    if not sessions and not laps and len(taken.times) == 0:
        return ()
    sessions = sessions or [_missing_session(part)]
    whole = _Whole(
        part=part,
        samples=taken,
        laps=laps,
        sets=performed_sets(part),
        beats=beats(part),
        device=_device(part),
        utc_offset=_utc_offset(part),
        several=len(sessions) > 1,
        warnings=_warnings(part, taken),
    )
    begins = [first(session, "start_time") for session in sessions]
    windows = [
        (
            -np.inf if i == 0 else _or(begins[i], -np.inf),
            np.inf if i + 1 == len(begins) else _or(begins[i + 1], np.inf),
        )
        for i in range(len(begins))
    ]
    return tuple(
        _recording(session, _share(whole, *window), name, sha256)
        for session, window in zip(sessions, windows, strict=True)
    )


def _span(session: Row) -> tuple[float, float]:
    """From start to an hour behind the end of a session, Unix seconds."""
    begin = _or(first(session, "start_time"), 0.0)
    return begin, begin + _or(first(session, "total_elapsed_time"), 0.0) + 3600


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _missing_session(part: Part) -> Row:
    """What a file that lost its session still says about the sport."""
    said = [row for row in (*rows(part, SPORT), *rows(part, LAP)) if "sport" in row]
    return {key: said[0][key] for key in ("sport", "sub_sport") if key in said[0]} if said else {}


def _warnings(part: Part, taken: Samples) -> tuple[str, ...]:
    warnings = [f"damaged at byte {damage.byte}: {damage.reason}" for damage in part.damage]
    if taken.dropped:
        warnings.append(f"{taken.dropped} samples had an impossible time and were left out")
    if not taken.dated:
        warnings.append("the device did not know the date")
    return tuple(warnings)


def _share(whole: _Whole, begin: float, end: float) -> _Whole:
    """What of a part falls into one session: from ``begin`` up to ``end``, Unix seconds."""
    if not whole.several:
        return whole
    times = whole.samples.times
    cut = slice(int(np.searchsorted(times, begin)), int(np.searchsorted(times, end)))
    streams = {name: column[cut] for name, column in whole.samples.streams.items()}
    _restart_distance(streams, whole.samples.streams, cut.start)
    return _Whole(
        part=whole.part,
        samples=Samples(times[cut], streams, whole.samples.dated, whole.samples.dropped),
        laps=[row for row in whole.laps if begin <= _or(_lap_begin(row), begin) < end],
        sets=tuple(s for s in whole.sets if s.start is None or begin <= s.start.timestamp() < end),
        beats=between(whole.part, whole.beats, begin, end),
        device=whole.device,
        utc_offset=whole.utc_offset,
        several=True,
        warnings=whole.warnings,
    )


def _restart_distance(streams: Streams, all_streams: Streams, cut: int) -> None:
    """Distance from the start of this session, where the device counted on from the one before."""
    distance = streams.get(StreamName.DISTANCE)
    before = last_value(all_streams[StreamName.DISTANCE][:cut]) if distance is not None else None
    if distance is None or before is None:
        return
    there = distance[np.isfinite(distance)]
    if len(there) and there[0] >= before:
        streams[StreamName.DISTANCE] = distance - before


def _recording(session: Row, whole: _Whole, name: str, sha256: str) -> Recording:
    times = whole.samples.times
    streams = without_empty(whole.samples.streams)
    start = _start(session, whole)
    elapsed = first(session, "total_elapsed_time")
    elapsed = elapsed if elapsed is not None else float(times[-1] - start) if len(times) else 0.0
    duration = _duration(session, whole, elapsed)
    distance = first(session, "total_distance")
    distance = last_value(streams.get(StreamName.DISTANCE)) if distance is None else distance
    sport, assumed = _sport(session, whole, distance, duration)
    if sport in (Sport.RUN, Sport.WALK) and StreamName.CADENCE in streams:
        streams[StreamName.CADENCE] = steps_per_minute(streams[StreamName.CADENCE])
    sub_sport = int(_or(first(session, "sub_sport"), 0))
    return Recording(
        name=name,
        sha256=sha256,
        format="fit",
        sport=sport,
        start=_date(start),
        duration=duration,
        elapsed=elapsed,
        sub_sport=SUB_SPORTS.get(sub_sport, f"sub_sport_{sub_sport}") if sub_sport else None,
        distance=distance,
        ascent=first(session, "total_ascent"),
        descent=first(session, "total_descent"),
        utc_offset=whole.utc_offset,
        indoor=sub_sport in INDOOR or (sub_sport == 0 and _never_positioned(streams)),
        device=whole.device,
        streams={StreamName.TIME: times - start, **streams} if len(times) else {},
        laps=tuple(_lap(row, start, len(times)) for row in whole.laps),
        sets=whole.sets,
        warnings=whole.warnings + assumed,
        created=_created(whole.part),
        beats=whole.beats.intervals if len(whole.beats.intervals) else None,
    )


def _never_positioned(streams: Streams) -> bool:
    return len(streams) > 0 and StreamName.LATITUDE not in streams


def _start(session: Row, whole: _Whole) -> float:
    """Unix time [s] of the start: the session's, or the first sample's where that is earlier or far off."""
    said, times = first(session, "start_time"), whole.samples.times
    if said is None:
        end, elapsed = first(session, "timestamp"), first(session, "total_elapsed_time")
        said = end - elapsed if end is not None and elapsed is not None else None
    if len(times) == 0:
        return _or(said, FIT_EPOCH)
    if said is None or said > times[0] or times[0] - said > DAY:
        return float(times[0])
    return said


def _date(start: float) -> datetime | None:
    return datetime.fromtimestamp(start, UTC) if start >= FIT_EPOCH + SYSTEM_TIME_LIMIT else None


def _duration(session: Row, whole: _Whole, elapsed: float) -> float:
    said = first(session, "total_timer_time")
    if said is not None:
        return said
    times = whole.samples.times
    if len(times) == 0:
        return elapsed
    ran = _timer(whole.part, times)
    return ran if ran > 0 else moving_time(times, whole.samples.streams.get(StreamName.DISTANCE))


def _timer(part: Part, times: Column) -> float:
    """Time [s] the timer ran by its start and stop events; 0 where there are none."""
    running: float | None = None
    total = 0.0
    for row in rows(part, EVENT):
        at, kind = first(row, "timestamp"), first(row, "event_type")
        if at is None or first(row, "event") != TIMER:
            continue
        if kind == TIMER_START and running is None:
            running = at
        elif kind in TIMER_STOPS and running is not None:
            total, running = total + max(0.0, at - running), None
    return total if running is None else total + max(0.0, float(times[-1]) - running)


def _sport(
    session: Row, whole: _Whole, distance: float | None, duration: float
) -> tuple[Sport, tuple[str, ...]]:
    number, sub_sport = first(session, "sport"), first(session, "sub_sport")
    if sub_sport == STRENGTH_TRAINING or (whole.sets and number in (None, 0, FITNESS_EQUIPMENT, TRAINING)):
        return Sport.STRENGTH, ()
    if number is None:
        sport = sport_from_speed(distance, duration)
        return sport, () if sport is Sport.OTHER else (SPORT_ASSUMED.format(sport=sport.value),)
    if number == FITNESS_EQUIPMENT and sub_sport == TREADMILL:
        number = RUNNING
    return SPORTS.get(int(number), Sport.OTHER), ()


def _lap_begin(row: Row) -> float | None:
    begin, end, elapsed = first(row, "start_time"), first(row, "timestamp"), first(row, "total_elapsed_time")
    if begin is None and end is not None and elapsed is not None:
        return end - elapsed
    return begin


def _lap(row: Row, start: float, samples_count: int) -> Lap:
    begin = _or(_lap_begin(row), start)
    return Lap(
        start=max(0.0, begin - start) if samples_count or begin >= start else 0.0,
        duration=_or(first(row, "total_timer_time", "total_elapsed_time"), 0.0),
        distance=first(row, "total_distance"),
        mean_heart_rate=first(row, "avg_heart_rate"),
        intensity=INTENSITIES.get(int(_or(first(row, "intensity"), -1))),
        trigger=LAP_TRIGGERS.get(int(_or(first(row, "lap_trigger"), -1))),
    )


def _created(part: Part) -> datetime | None:
    """When the device began the file."""
    said = next((at for row in rows(part, FILE_ID) if (at := first(row, "time_created")) is not None), None)
    return None if said is None else _date(said)


def _device(part: Part) -> Device:
    said = rows(part, FILE_ID)
    creators = [row for row in rows(part, DEVICE_INFO, _DEVICE_FIELDS) if row.get("device_index") == 0]
    merged: Row = {}
    for row in (*creators, *said):
        merged |= row
    maker, product, serial = (first(merged, key) for key in ("manufacturer", "product", "serial_number"))
    return Device(
        manufacturer=None if maker is None else MANUFACTURERS.get(int(maker), f"manufacturer_{int(maker)}"),
        product=text(merged.get("product_name")) or (None if product is None else str(int(product))),
        serial=None if serial is None else str(int(serial)),
    )


def _utc_offset(part: Part) -> timedelta | None:
    """The wearer's offset; None where the file states none, or one no clock on earth shows."""
    for row in rows(part, ACTIVITY):
        at, local = first(row, "timestamp"), first(row, "local_timestamp")
        if at is None or local is None:
            continue
        offset = round(local - at)
        if offset % _OFFSET_STEP == 0 and abs(offset) <= _OFFSET_MOST:
            return timedelta(seconds=offset)
    return None
