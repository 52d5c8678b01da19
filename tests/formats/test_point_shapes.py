"""Points lifted out by their shape are the points the parser sees, to the last bit."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pytest

from groundforce.errors import ReadError
from groundforce.formats import xml
from groundforce.formats.archive import Member, members
from groundforce.formats.gpx import read_gpx
from groundforce.formats.point_shapes import MOST_SHAPES, lifted
from groundforce.formats.points import Points
from groundforce.formats.tcx import read_tcx
from groundforce.training.recording import Recording, StreamName
from tests.devices import FULL, device_folder
from tests.formats.test_xml_recordings import LAPS, extension, gpx, north, point, tcx

Read = Callable[[bytes, str], tuple[Recording, ...]]
CHANGES = (
    *(
        b"<!-- x -->",
        b"&amp;",
        b"&#53;",
        b"<",
        b">",
        b"</",
        b"/>",
        b'"',
        b"'",
        b"<a>",
        b"</a>",
        b"<a/>",
        b"\0",
    ),
    *(
        b"<![CDATA[5]]>",
        b"]]>",
        b"<?pi?>",
        b"<trkseg>",
        b"</Track>",
        b"\xc3",
        b' lifted="0"',
        b' lat="5"',
        b"nan",
    ),
    *(
        b"inf",
        b"1e99",
        b" 5 ",
        b"2026-03-01T07:00:60Z",
        b"2026-02-30T07:00:00Z",
        b"2026-03-01T07:00:00+01:00",
    ),
)


def outcome(read: Read, data: bytes) -> tuple[Recording, ...] | str:
    try:
        return read(data, "a")
    except ReadError as error:
        return str(error)


def differences(read: Read, data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    quick = outcome(read, data)
    with monkeypatch.context() as patch:
        patch.setattr(xml, "lifted", lambda *_: None)
        careful = outcome(read, data)
    if isinstance(quick, str) or isinstance(careful, str):
        return [] if quick == careful else ["outcome"]
    if len(quick) != len(careful):
        return ["number of recordings"]
    return [name for pair in zip(quick, careful, strict=True) for name in _fields_that_differ(*pair)]


def _fields_that_differ(one: Recording, other: Recording) -> list[str]:
    plain = [field.name for field in fields(Recording) if field.name != "streams"]
    names = [name for name in plain if repr(getattr(one, name)) != repr(getattr(other, name))]
    same = list(one.streams) == list(other.streams) and all(
        np.array_equal(column, other.streams[name], equal_nan=True) for name, column in one.streams.items()
    )
    return names if same else [*names, "streams"]


def mutated(data: bytes, random_: random.Random) -> bytes:
    """One to three changes anywhere: bytes lost, doubled, put in, or a tag or text exchanged."""
    made = bytearray(data)
    for _ in range(random_.randint(1, 3)):
        at = random_.randrange(len(made))
        tag, text = made.find(b"<", at), made.find(b">", at) + 1
        spans = {
            "lost": (at, at + random_.randint(1, 40), b""),
            "doubled": (at, at, bytes(made[at : at + random_.randint(1, 200)])),
            "put in": (at, at, random_.choice(CHANGES)),
            "tag lost": (max(0, tag), made.find(b">", max(0, tag)) + 1, b""),
            "text changed": (text, max(text, made.find(b"<", text)), random_.choice(CHANGES)),
        }
        begin, end, new = spans[random_.choice(list(spans))]
        made[begin:end] = new
        made = made or bytearray(b"<")
    return bytes(made)


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_seen_as_the_parser_sees_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random_ = random.Random(seed)
    files: list[tuple[bytes, Read]] = [
        (gpx(north(12)), read_gpx),
        (tcx(LAPS), read_tcx),
        (tcx(LAPS * 3), read_tcx),
    ]
    for _ in range(150):
        data, read = random_.choice(files)
        changed = mutated(data, random_)
        assert differences(read, changed, monkeypatch) == [], changed


@pytest.mark.parametrize("folder", ["gpx-tcx-pairs", "other-formats"])
def test_every_real_file_is_seen_as_the_parser_sees_it(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    for found in members(device_folder(folder)):
        assert isinstance(found, Member)
        read = {"gpx": read_gpx, "TrainingCenterDatabase": read_tcx}.get(xml.root_name(found.data) or "")
        if read is not None and (FULL or len(found.data) < 400_000):
            compared += 1
            assert differences(read, found.data, monkeypatch) == [], found.name
    assert compared > 20


def _lifted(data: bytes) -> Points | None:
    from groundforce.formats.gpx import _choose

    found = lifted(data, b"trkseg", b"trkpt", _choose)
    return None if found is None else found.sections[0]


def test_plain_points_are_lifted_whatever_their_shapes() -> None:
    found = _lifted(gpx(point(0) + point(1, inner=extension(hr=0)) + point(None) + point(3, inner="<ele/>")))
    assert found is not None
    np.testing.assert_array_equal(np.diff(found.times), [1, np.nan, np.nan])
    np.testing.assert_array_equal(found.values[StreamName.HEART_RATE], [np.nan, 0, np.nan, np.nan])
    np.testing.assert_array_equal(found.values[StreamName.LONGITUDE], np.full(4, 2.0))


@pytest.mark.parametrize(
    "data",
    [
        gpx(point(0) + "<!-- -->" + point(1)),
        gpx(point(0, inner="<ele>&#53;</ele>")),
        gpx(point(0, inner="<desc>é</desc>")),
        gpx(point(0).replace('"', "'")),
        gpx(point(0))[:-40],
        gpx(point(0)).replace(b'"1.0"?>', b'"1.0" encoding="utf-7"?>'),
        gpx("".join(point(i, inner=f"<a{i}/>") for i in range(MOST_SHAPES + 1))),
    ],
    ids=["comment", "entity", "not ASCII", "single quotes", "cut", "encoding", "too many shapes"],
)
def test_what_is_not_plain_is_left_to_the_parser(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert differences(read_gpx, data, monkeypatch) == []
    assert _lifted(data) is None
