"""FIT files made for the tests, by the writer and by hand."""

from __future__ import annotations

import struct
from typing import Any

from groundforce.formats.fit.crc import crc_bytes
from groundforce.formats.fit.encoder import FitWriter

START = 1_790_000_000
"""Unix time [s] of the first sample: 2026-09-21T13:33:20Z."""
FIT_START = START - 631_065_600


def writer(big_endian: bool = False) -> FitWriter:
    made = FitWriter(big_endian)
    made.add("file_id", type=4, manufacturer=1, product=7, serial_number=42, time_created=START)
    return made


def add_session(made: FitWriter, start: int = START, seconds: float = 60.0, **fields: Any) -> None:
    given = {"sport": 1, "sub_sport": 0, "total_timer_time": seconds} | fields
    made.add(
        "session", timestamp=start + round(seconds), start_time=start, total_elapsed_time=seconds, **given
    )


def simple_run(samples: int = 60, big_endian: bool = False) -> bytes:
    made = writer(big_endian)
    for second in range(samples):
        made.add(
            "record",
            timestamp=START + second,
            heart_rate=120 + second % 40,
            enhanced_speed=3.0,
            distance=3.0 * second,
            cadence=85,
            power=250,
            enhanced_altitude=100.0,
            position_lat=1.0 + second * 1e-5,
            position_long=2.0,
        )
    add_session(made, seconds=float(samples), total_distance=3.0 * samples)
    made.add(
        "activity", timestamp=START + samples, local_timestamp=START + samples + 7200, num_sessions=1, type=0
    )
    return made.finish()


def by_hand(body: bytes) -> bytes:
    """A file around a hand-made body."""
    header = struct.pack("<BBHI4s", 14, 0x20, 21000, len(body), b".FIT")
    whole = header + struct.pack("<H", crc_bytes(header)) + body
    return whole + struct.pack("<H", crc_bytes(whole))


def definition(local: int, message: int, *fields: tuple[int, int, int]) -> bytes:
    return struct.pack("<BBBHB", 0x40 | local, 0, 0, message, len(fields)) + b"".join(map(bytes, fields))


ACTIVITY_FILE = definition(0, 0, (0, 1, 0)) + b"\x00\x04"
"""A file_id that says: an activity."""
