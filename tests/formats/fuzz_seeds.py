"""Small made-up files of every format the importer opens, and ways to damage them; the same for everybody."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from groundforce.formats.fit.crc import crc_bytes
from groundforce.formats.fit.developer import DeveloperField
from groundforce.formats.fit.profile import FLOAT32, UINT16
from tests.formats import fit_files
from tests.formats.exports import made_up as exports
from tests.formats.logs import made_up
from tests.formats.test_xml_recordings import LAPS, gpx, north, point, tcx

NUMBERS = (0, 1, 0x0D, 0x20, 0x3F, 0x40, 0x7F, 0x80, 0x86, 0xFE, 0xFF)
WORDS = (
    *(b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"<!DOCTYPE gpx [", b"&amp;", b"&#1;", b"&l;"),
    *(
        b"nan",
        b"inf",
        b"-1",
        b"1e308",
        b"9" * 40,
        b"0x10",
        b"\0",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xe2\x80\xaf",
    ),
    *(
        b",",
        b";",
        b"\t",
        b'"',
        b'""',
        b"\n",
        b"\r\n",
        b"2026-02-30",
        b"0001-01-01T00:00:00Z",
        b"24:61",
        b"8,5",
    ),
    *(b"<Track>", b"</Track>", b"<trkseg>", b"<trkpt", b"kg", b"lbs", b"x" * 300),
)


TABLES = ("activities.csv", "summarizedActivities.json", "export.xml")
"""Names under which exports are known; members of archives keep them."""


class Seed(NamedTuple):
    """A file before damage: its ``kind`` picks the ways of damage."""

    kind: str
    name: str
    data: bytes


def seeds() -> tuple[Seed, ...]:
    """Every seed, always in the same order."""
    fit = [Seed("fit", "a.fit", data) for data in _fit()]
    xml = [
        Seed("text", "a.gpx", gpx(north(12))),
        Seed("text", "b.gpx", gpx(point(0) + point(None) + point(9))),
    ]
    xml += [Seed("text", "a.tcx", tcx(LAPS)), Seed("text", "b.tcx", tcx(LAPS * 3, "Other"))]
    logs = [
        Seed("text", f"{name}.csv", text.encode())
        for name, text in sorted(vars(made_up).items())
        if name.isupper()
    ]
    tables = [
        Seed("text", "activities.csv", exports.strava_csv(exports.RUN, exports.LIFTED)),
        Seed("text", "summarizedActivities.json", exports.summaries(exports.GARMIN_RUN)),
        Seed("text", "export.xml", exports.health(exports.workout(), exports.record("HeartRate"))),
    ]
    plain = [*fit, *xml, *logs, *tables]
    return (
        *plain,
        *(Seed("zip", "a.zip", zipped([one])) for one in plain[:8:3]),
        Seed("zip", "b.zip", zipped(xml)),
    )


def zipped(members: list[Seed], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these, with a compressed file and an archive inside."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", level) as archive:
        for i, one in enumerate(members):
            folder = f"part-{i}/" if one.name in TABLES else f"activities/{i}-"
            archive.writestr(zipfile.ZipInfo(f"{folder}{one.name}"), one.data)
        archive.writestr(zipfile.ZipInfo("x.fit.gz"), gzip.compress(members[0].data, 1, mtime=0))
    return stream.getvalue()


def _fit() -> list[bytes]:
    return [
        fit_files.simple_run(12),
        fit_files.simple_run(40, big_endian=True),
        fit_files.simple_run(5) + fit_files.simple_run(7),
        _strength(),
        _developer(),
        _packed(),
        _heart(),
    ]


def _strength() -> bytes:
    made = fit_files.writer()
    made.add("exercise_title", exercise_category=28, exercise_name=6, wkt_step_name="Back Squat")
    for i in range(3):
        made.add(
            "set",
            start_time=fit_files.START + 60 * i,
            category=(28, 17),
            repetitions=5,
            weight=80.0,
            duration=9.0,
        )
    fit_files.add_session(made, sport=10, sub_sport=20)
    return made.finish()


def _developer() -> bytes:
    made = fit_files.writer()
    made.describe(0, 9, DeveloperField("Power", "W", UINT16, native=(20, 7)))
    made.describe(1, 1, DeveloperField("Lean", "deg", FLOAT32, scale=2, offset=10))
    for second in range(9):
        made.add("record", {(0, 9): 200, (1, 1): 1.5}, timestamp=fit_files.START + second, heart_rate=second)
    made.add("lap", start_time=fit_files.START, timestamp=fit_files.START + 9, total_timer_time=9.0)
    fit_files.add_session(made)
    return made.finish()


def _packed() -> bytes:
    made = fit_files.writer()
    for second in range(9):
        packed = (400 | (second * 64 % 4096) << 12).to_bytes(3, "little")
        made.add("record", timestamp=fit_files.START + second, compressed_speed_distance=packed)
    made.add("event", timestamp=fit_files.START + 9, event=0, event_type=4)
    return made.finish()


def _heart() -> bytes:
    made = fit_files.writer()
    for second in range(9):
        made.add("record", timestamp=fit_files.START + second, cycles=40 * second % 256)
        made.add("hrv", time=(0.5, 0.6, None))
    fit_files.add_session(made, seconds=5.0, sport=5)
    fit_files.add_session(made, fit_files.START + 5, seconds=4.0)
    made.add("hr", timestamp=fit_files.START, fractional_timestamp=0.5, event_timestamp=7.25, filtered_bpm=90)
    for step in range(2):
        made.add("hr", event_timestamp_12=bytes(range(step, step + 12)), filtered_bpm=tuple(range(91, 99)))
    return made.finish()


def damaged(everything: tuple[Seed, ...], number: int) -> Seed:
    """Input ``number``: a seed with one to eight changes; the same number gives the same bytes."""
    choose = random.Random(number)
    seed = everything[number % len(everything)]
    data = bytearray(seed.data)
    if seed.kind == "zip" and choose.random() < 0.4:
        plain = tuple(one for one in everything if one.kind != "zip")
        inner = damaged(plain, choose.randrange(1 << 30))
        members = [inner, *choose.sample(plain, choose.choice((0, 0, 2)))]
        return seed._replace(data=zipped(members, choose.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))))
    for _ in range(choose.choice((1, 1, 2, 3, 8))):
        change = choose.choice(CHANGES)
        change(data, choose, everything)
        data = data or bytearray(b"\n")
    if seed.kind == "fit" and choose.random() < 0.5:
        _mend(data)
    return seed._replace(data=bytes(data[: 4 * len(seed.data) + 4096]))


def _mend(data: bytearray) -> None:
    """Sizes and checksum of a FIT file made to fit again, so that damage lies deeper."""
    if len(data) >= 16:
        data[4:8] = (max(0, len(data) - 2 - max(12, data[0]))).to_bytes(4, "little")
        data[-2:] = crc_bytes(bytes(data[:-2])).to_bytes(2, "little")


Change = Callable[[bytearray, random.Random, tuple[Seed, ...]], None]


def _flip(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)


def _number(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    at, count = choose.randrange(len(data)), choose.choice((1, 1, 2, 4))
    data[at : at + count] = bytes((choose.choice(NUMBERS),)) * count


def _word(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    at = choose.randrange(len(data))
    data[at : at + choose.choice((0, 0, 1, 5))] = choose.choice(WORDS)


def _lose(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    at = choose.randrange(len(data))
    del data[at : at + choose.choice((1, 2, 8, 64, 512))]


def _repeat(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    at = choose.randrange(len(data))
    data[at:at] = data[at : at + choose.choice((1, 4, 32, 256))] * choose.choice((1, 2, 20))


def _cut(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    del data[choose.randrange(len(data)) :]


def _splice(data: bytearray, choose: random.Random, everything: tuple[Seed, ...]) -> None:
    other = choose.choice(everything).data
    begin = choose.randrange(len(other))
    at = choose.randrange(len(data))
    data[at : at + choose.choice((0, 16, 200))] = other[begin : begin + choose.choice((8, 64, 1000))]


def _noise(data: bytearray, choose: random.Random, _: tuple[Seed, ...]) -> None:
    at = choose.randrange(len(data))
    data[at : at + 8] = choose.randbytes(choose.choice((1, 8, 40)))


CHANGES: tuple[Change, ...] = (_flip, _number, _word, _lose, _repeat, _cut, _splice, _noise)
