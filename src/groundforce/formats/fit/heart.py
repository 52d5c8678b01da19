"""What heart-rate straps store apart from the samples: times between beats, and heart rates from under water.

``hrv`` messages stand among the samples and have no time of their own. ``hr`` messages stand behind the
activity, often in further files of the chain: the strap kept them while the watch could not hear it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from groundforce.formats.fit.columns import Column, columns
from groundforce.formats.fit.decoder import Layout, Offsets, Part
from groundforce.formats.fit.profile import HR, HRV, RECORD, UINT16
from groundforce.formats.fit.rows import Row, first, rows
from groundforce.formats.fit.streams import Samples
from groundforce.formats.tidy import in_order
from groundforce.training.recording import StreamName

NO_BEAT = 0xFFFF
OLDEST = 10.0
"""A strap's value [s] older than this says nothing of a sample."""
_TICKS = 1024
_TIME = HRV.fields["time"].number


@dataclass(frozen=True, eq=False)
class Beats:
    """Times between heartbeats [s], in order, and the byte each lies at."""

    places: Offsets
    intervals: Column


NO_BEATS = Beats(np.empty(0, np.int64), np.empty(0))


def beats(part: Part) -> Beats:
    """Every time between heartbeats a part holds, as the device wrote it: artefacts are left in."""
    layouts = part.layouts.get(HRV.number)
    if layouts is None:
        return NO_BEATS
    found = [_layout_beats(part.data, layout) for layout in layouts]
    places = np.concatenate([places for places, _ in found])
    raw = np.concatenate([raw for _, raw in found])
    order = np.argsort(places, kind="stable")
    places, raw = places[order], raw[order]
    there = raw != NO_BEAT
    return Beats(places[there], raw[there] / HRV.fields["time"].scale)


def _layout_beats(data: bytes, layout: Layout) -> tuple[Offsets, np.ndarray[tuple[int], np.dtype[np.uint16]]]:
    position, count = 0, 0
    for number, size, base in layout.triples():
        if number == _TIME and base & 31 == UINT16.number & 31:
            count = size // 2
            break
        position += size
    places = (layout.offsets()[:, None] + position + 2 * np.arange(count)).ravel()
    stored = np.frombuffer(data, np.uint8)
    first_byte, second_byte = stored[places].astype(np.uint16), stored[places + 1].astype(np.uint16)
    low, high = (second_byte, first_byte) if layout.big_endian else (first_byte, second_byte)
    return places, (low | high << np.uint16(8)).astype(np.uint16)


def between(part: Part, found: Beats, begin: float, end: float) -> Beats:
    """The beats written between two times, Unix seconds: by the sample written before them."""
    layouts = part.layouts.get(RECORD.number, [])
    if len(found.places) == 0 or not layouts:
        return found
    records = np.sort(np.concatenate([layout.offsets() for layout in layouts]))
    times = columns(part, RECORD, frozenset({"timestamp"})).get("timestamp", np.full(len(records), np.nan))
    before = np.maximum(np.searchsorted(records, found.places) - 1, 0)
    inside = (times[before] >= begin) & (times[before] < end)
    return Beats(found.places[inside], found.intervals[inside])


@dataclass(frozen=True, eq=False)
class Strap:
    """Heart rates [beats/min] a strap kept, at Unix ``times`` [s], rising."""

    times: Column
    values: Column


def strap(parts: Iterable[Part]) -> Strap | None:
    """The heart rates straps kept in a chain of files; None where there are none."""
    kept = [pair for part in parts if HR.number in part.layouts for pair in _kept(rows(part, HR))]
    if not kept:
        return None
    times, values = np.array(kept).T
    times, streams = in_order(times, {StreamName.HEART_RATE: values})
    return Strap(times, streams[StreamName.HEART_RATE])


def _kept(messages: list[Row]) -> Iterator[tuple[float, float]]:
    """(Unix second, beats/min) of every beat: whole times set the strap's clock, 12 bits of them count on."""
    zero, ticks = None, 0
    for row in messages:
        begin, event = first(row, "timestamp"), first(row, "event_timestamp")
        if begin is not None and event is not None:
            zero = begin + (first(row, "fractional_timestamp") or 0.0) - event
            ticks = round(event * _TICKS)
            steps = [ticks & 4095]
        else:
            steps = list(_twelve_bits(row.get("event_timestamp_12")))
        rates = row.get("filtered_bpm")
        for step, rate in zip(steps, rates if isinstance(rates, tuple) else (rates,), strict=False):
            ticks += (step - ticks) & 4095
            if zero is not None and isinstance(rate, int | float) and rate > 0:
                yield zero + ticks / _TICKS, float(rate)


def _twelve_bits(packed: object) -> Iterator[int]:
    """The 12-bit numbers in bytes, two in three of them."""
    if not isinstance(packed, tuple):
        return
    # The value for "none" of a single byte is a part of a number here.
    stored: Sequence[int] = [255 if one is None else int(one) for one in packed]
    for low, middle, high in zip(stored[0::3], stored[1::3], stored[2::3], strict=False):
        yield low | (middle & 15) << 8
        yield middle >> 4 | high << 4


def with_strap(samples: Samples, found: Strap | None) -> Samples:
    """Samples whose missing heart rates are those the strap kept, the last one up to each."""
    if found is None or len(samples.times) == 0:
        return samples
    own = samples.streams.get(StreamName.HEART_RATE, np.full(len(samples.times), np.nan))
    last = np.searchsorted(found.times, samples.times, "right") - 1
    age = samples.times - found.times[np.maximum(last, 0)]
    usable = np.isnan(own) & (last >= 0) & (age <= OLDEST)
    if not usable.any():
        return samples
    filled = np.where(usable, found.values[np.maximum(last, 0)], own)
    return replace(samples, streams=samples.streams | {StreamName.HEART_RATE: filled})
