"""Times between heartbeats, and heart rates a strap kept under water."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from groundforce.formats.fit.decoder import walk
from groundforce.formats.fit.encoder import FitWriter
from groundforce.formats.fit.heart import OLDEST, strap
from groundforce.formats.fit.profile import RECORD
from groundforce.formats.fit.read import read_fit
from groundforce.formats.fit.streams import record_columns
from groundforce.training.recording import StreamName
from tests.formats.fit_files import ACTIVITY_FILE, FIT_START, START, add_session, by_hand, definition, writer


def packed(ticks: list[int]) -> bytes:
    """12-bit times, two in three bytes."""
    pairs = zip(ticks[0::2], ticks[1::2], strict=True)
    return b"".join(((one & 4095) | (other & 4095) << 12).to_bytes(3, "little") for one, other in pairs)


def strap_file(begin: int, beats: list[float], rates: list[int], event: float = 7.25) -> bytes:
    """A chained file as straps write it: one whole time, then eight beats a message in 12 bits each."""
    made = FitWriter()
    made.add("file_id", type=4, manufacturer=1, time_created=START)
    made.add("hr", timestamp=begin, fractional_timestamp=0.5, event_timestamp=event, filtered_bpm=rates[0])
    ticks = [round((event + beat) * 1024) for beat in beats]
    for i in range(0, len(ticks), 8):
        eight, rate = ticks[i : i + 8], rates[i + 1 : i + 9]
        made.add("hr", event_timestamp_12=packed(eight), filtered_bpm=tuple(rate))
    return made.finish()


def swim(seconds: int, **fields: float) -> bytes:
    made = writer()
    for second in range(seconds):
        made.add("record", timestamp=START + second, distance=float(second), **fields)
    add_session(made, seconds=float(seconds), sport=5)
    return made.finish()


def test_a_straps_clock_counts_on_through_its_twelve_bits() -> None:
    beats = [0.9 * i for i in range(1, 17)]
    kept = strap(walk(strap_file(START, beats, list(range(100, 117)))))
    assert kept is not None
    np.testing.assert_allclose(kept.times, [START + 0.5 + beat for beat in [0.0, *beats]], atol=1 / 1024)
    np.testing.assert_array_equal(kept.values, np.arange(100, 117))


def test_what_a_strap_kept_fills_in_where_the_samples_have_no_heart_rate() -> None:
    beats = [1.0 * i for i in range(1, 17)]
    rates = list(range(100, 117))
    (recording,) = read_fit(swim(40) + strap_file(START + 3, beats, rates), "swim.fit")
    heart_rate = recording.streams[StreamName.HEART_RATE]
    # The first beat was at 3.5 s, the last at 19.5 s, and it is believed for a while.
    np.testing.assert_array_equal(heart_rate[:4], [np.nan] * 4)
    np.testing.assert_array_equal(heart_rate[4:20], np.arange(100, 116))
    assert np.isfinite(heart_rate[20 : 20 + int(OLDEST)]).all()
    assert np.isnan(heart_rate[20 + int(OLDEST) :]).all()
    assert recording.warnings == ()


def test_the_watchs_own_heart_rate_goes_before_the_straps() -> None:
    data = swim(10, heart_rate=150) + strap_file(START, [1.0 * i for i in range(1, 9)], [90] * 9)
    (recording,) = read_fit(data, "swim.fit")
    np.testing.assert_array_equal(recording.streams[StreamName.HEART_RATE], np.full(10, 150))


def test_times_between_beats_are_kept_in_order() -> None:
    made = writer()
    for second in range(3):
        made.add("record", timestamp=START + second, heart_rate=120)
        made.add("hrv", time=(0.5 + second / 10, None, 0.25, None, None))
    add_session(made)
    (recording,) = read_fit(made.finish(), "a.fit")
    assert recording.beats is not None
    np.testing.assert_allclose(recording.beats, [0.5, 0.25, 0.6, 0.25, 0.7, 0.25])
    (without,) = read_fit(swim(3), "b.fit")
    assert without.beats is None


@pytest.mark.parametrize("big_endian", [False, True])
def test_times_between_beats_in_either_byte_order(big_endian: bool) -> None:
    made = writer(big_endian)
    made.add("record", timestamp=START, heart_rate=120)
    made.add("hrv", time=(0.8, 1.9))
    made.add("hrv", time=0.3)
    (recording,) = read_fit(made.finish(), "a.fit")
    assert recording.beats is not None
    np.testing.assert_allclose(recording.beats, [0.8, 1.9, 0.3])


def test_each_leg_of_a_multisport_file_has_its_own_beats() -> None:
    made = writer()
    for second in range(100):
        made.add("record", timestamp=START + second, heart_rate=120)
        made.add("hrv", time=(0.5 if second < 60 else 0.4, None))
    add_session(made, START, 60.0, sport=2)
    add_session(made, START + 60, 40.0, sport=1)
    ride, run = read_fit(made.finish(), "duathlon.fit")
    assert ride.beats is not None
    assert run.beats is not None
    np.testing.assert_allclose(ride.beats, np.full(60, 0.5))
    np.testing.assert_allclose(run.beats, np.full(40, 0.4))


def test_beats_of_another_type_than_the_formats_are_left_alone() -> None:
    body = definition(1, 20, (253, 4, 0x86)) + b"\x01" + struct.pack("<I", FIT_START)
    body += definition(2, 78, (0, 3, 0x02)) + b"\x02abc"
    (recording,) = read_fit(by_hand(ACTIVITY_FILE + body), "a.fit")
    assert recording.beats is None


def test_short_counters_are_counted_on() -> None:
    made = writer()
    for i in range(5):
        made.add(
            "record",
            timestamp=START + i,
            cycles=(100 * i) % 256,
            compressed_accumulated_power=20_000 * i % 65_536,
        )
    (part,) = walk(made.finish())
    found = record_columns(part)
    np.testing.assert_array_equal(found["total_cycles"], 100 * np.arange(5))
    np.testing.assert_array_equal(found["accumulated_power"], 20_000 * np.arange(5))
    assert part.count(RECORD.number) == 5
