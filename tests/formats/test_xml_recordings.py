"""TCX and GPX as recordings, and what hostile XML gets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import ReadError
from groundforce.formats.gpx import read_gpx
from groundforce.formats.tcx import read_tcx
from groundforce.training.recording import Lap, Recording, Sport, StreamName

START = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)
METRES_PER_DEGREE = 6_371_008.8 * np.pi / 180


def _stamp(second: float) -> str:
    return (START + timedelta(seconds=second)).isoformat().replace("+00:00", "Z")


def gpx(points: str, kind: str = "<type>running</type>") -> bytes:
    return (
        '<?xml version="1.0"?><gpx creator="Watch" xmlns="http://www.topografix.com/GPX/1/1"'
        ' xmlns:x="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<trk><name>A</name>{kind}<trkseg>{points}</trkseg></trk></gpx>"
    ).encode()


def point(second: float | None, latitude: float = 1.0, inner: str = "") -> str:
    time = "" if second is None else f"<time>{_stamp(second)}</time>"
    return f'<trkpt lat="{latitude}" lon="2.0">{time}{inner}</trkpt>'


def extension(**values: float) -> str:
    inner = "".join(f"<x:{name}>{value}</x:{name}>" for name, value in values.items())
    return f"<extensions><x:TrackPointExtension>{inner}</x:TrackPointExtension></extensions>"


def north(seconds: int, speed: float = 3.0) -> str:
    return "".join(
        point(s, 1.0 + s * speed / METRES_PER_DEGREE, extension(hr=0, cad=80)) for s in range(seconds)
    )


def tcx(laps: str, sport: str = "Running") -> bytes:
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/'
        'TrainingCenterDatabase/v2" xmlns:e="http://www.garmin.com/xmlschemas/ActivityExtension/v2">'
        f'<Activities><Activity Sport="{sport}"><Id>{_stamp(0)}</Id>{laps}'
        "<Creator><Name>Watch</Name></Creator></Activity></Activities></TrainingCenterDatabase>"
    ).encode()


LAPS = (
    f'<Lap StartTime="{_stamp(0)}"><TotalTimeSeconds>2</TotalTimeSeconds><DistanceMeters>6</DistanceMeters>'
    "<AverageHeartRateBpm><Value>140</Value></AverageHeartRateBpm><Intensity>Active</Intensity>"
    "<TriggerMethod>Distance</TriggerMethod><Track>"
    f"<Trackpoint><Time>{_stamp(0)}</Time><Position><LatitudeDegrees>1.0</LatitudeDegrees>"
    "<LongitudeDegrees>2.0</LongitudeDegrees></Position><AltitudeMeters>0</AltitudeMeters>"
    "<DistanceMeters>0.0</DistanceMeters><HeartRateBpm><Value>0</Value></HeartRateBpm><Cadence>1</Cadence>"
    "<Extensions><e:TPX><e:Speed>0.0</e:Speed><e:RunCadence>84</e:RunCadence><e:Watts>0</e:Watts></e:TPX>"
    "</Extensions></Trackpoint></Track></Lap>"
    f'<Lap StartTime="{_stamp(2)}"><TotalTimeSeconds>3</TotalTimeSeconds><DistanceMeters>9</DistanceMeters>'
    "<Intensity>Resting</Intensity><TriggerMethod>Manual</TriggerMethod><Track>"
    f"<Trackpoint><Time>{_stamp(5)}</Time><DistanceMeters>15</DistanceMeters></Trackpoint></Track></Lap>"
)


def test_a_tcx_run_is_read_whole() -> None:
    (run,) = read_tcx(tcx(LAPS), "a.tcx")
    assert (run.sport, run.start, run.format, run.device.product) == (Sport.RUN, START, "tcx", "Watch")
    assert (run.duration, run.elapsed, run.distance, run.indoor) == (5.0, 5.0, 15.0, False)
    assert run.laps == (
        Lap(0.0, 2.0, 6.0, 140.0, "active", "distance"),
        Lap(2.0, 3.0, 9.0, None, "rest", "manual"),
    )
    first = {name: float(column[0]) for name, column in run.streams.items()}
    assert first == {
        StreamName.TIME: 0.0,
        StreamName.DISTANCE: 0.0,
        StreamName.SPEED: 0.0,
        StreamName.HEART_RATE: 0.0,
        StreamName.CADENCE: 168.0,
        StreamName.ALTITUDE: 0.0,
        StreamName.POWER: 0.0,
        StreamName.LATITUDE: 1.0,
        StreamName.LONGITUDE: 2.0,
    }


def test_a_distance_that_starts_again_is_counted_on() -> None:
    points = "".join(
        f"<Trackpoint><Time>{_stamp(s)}</Time><DistanceMeters>{d}</DistanceMeters></Trackpoint>"
        for s, d in enumerate([0, 3, 6, 0, 4])
    )
    (run,) = read_tcx(tcx(f'<Lap StartTime="{_stamp(0)}"><Track>{points}</Track></Lap>'), "a.tcx")
    np.testing.assert_array_equal(run.streams[StreamName.DISTANCE], [0, 3, 6, 6, 10])
    assert run.indoor


def test_a_gpx_run_is_read_whole() -> None:
    (run,) = read_gpx(gpx(north(101)), "a.gpx")
    assert (run.sport, run.start, run.format, run.device.product) == (Sport.RUN, START, "gpx", "Watch")
    assert (run.duration, run.elapsed) == (100.0, 100.0)
    assert run.distance == pytest.approx(300.0, abs=0.01)
    np.testing.assert_array_equal(run.streams[StreamName.CADENCE], np.full(101, 160.0))
    np.testing.assert_array_equal(run.streams[StreamName.HEART_RATE], np.zeros(101))
    assert StreamName.ALTITUDE not in run.streams


def test_a_pause_is_no_running_time_but_a_gap_run_through_is() -> None:
    stood = north(100) + point(400, 1.0 + 99 * 3 / METRES_PER_DEGREE)
    (run,) = read_gpx(gpx(stood), "a.gpx")
    assert (run.duration, run.elapsed) == (99.0, 400.0)
    ran = north(100) + point(400, 1.0 + 400 * 3 / METRES_PER_DEGREE)
    (run,) = read_gpx(gpx(ran), "a.gpx")
    assert (run.duration, run.elapsed) == (400.0, 400.0)


def test_points_without_a_time_or_with_the_same_are_sorted_out() -> None:
    points = point(2, 1.2) + point(None, 1.3) + point(1, 1.1) + point(2, 9.0, extension(hr=150))
    (run,) = read_gpx(gpx(points), "a.gpx")
    np.testing.assert_array_equal(run.streams[StreamName.TIME], [0, 1])
    np.testing.assert_array_equal(run.streams[StreamName.LATITUDE], [1.1, 1.2])
    np.testing.assert_array_equal(run.streams[StreamName.HEART_RATE], [np.nan, 150])
    assert run.warnings == ("1 points without a time were left out",)


def test_an_offset_all_times_state_is_the_wearers() -> None:
    points = point(1).replace("Z<", "+00:00<")
    assert _only(gpx(points)).utc_offset is None
    local = "<trkpt lat='1' lon='2'><time>2026-03-01T09:00:00+02:00</time></trkpt>"
    assert _only(gpx(local)).utc_offset == timedelta(hours=2)


def _only(data: bytes) -> Recording:
    (recording,) = read_gpx(data, "a.gpx")
    return recording


@pytest.mark.parametrize(
    ("kind", "speed", "sport", "assumed"),
    [
        ("<type>9</type>", 8.0, Sport.RUN, False),
        ("<type>trail_running</type>", 1.0, Sport.RUN, False),
        ("<type>cycling</type>", 3.0, Sport.RIDE, False),
        ("<type>kitesurfing</type>", 3.0, Sport.OTHER, False),
        ("", 3.0, Sport.RUN, True),
        ("", 8.0, Sport.RIDE, True),
        ("", 1.2, Sport.WALK, True),
    ],
)
def test_the_sport_is_named_or_taken_from_the_speed_and_said_so(
    kind: str, speed: float, sport: Sport, assumed: bool
) -> None:
    recording = _only(gpx(north(60, speed), kind))
    assert recording.sport is sport
    assert any("does not name the sport" in warning for warning in recording.warnings) is assumed


def test_speeds_in_another_unit_are_left_out() -> None:
    right = "".join(point(s, 1 + s * 3 / METRES_PER_DEGREE, extension(speed=3.1)) for s in range(50))
    assert StreamName.SPEED in _only(gpx(right)).streams
    wrong = "".join(point(s, 1 + s * 3 / METRES_PER_DEGREE, extension(speed=10.8)) for s in range(50))
    assert StreamName.SPEED not in _only(gpx(wrong)).streams


def test_a_route_is_no_recording() -> None:
    assert read_gpx(gpx(point(None) + point(None, 1.1)), "route.gpx") == ()
    course = b"<TrainingCenterDatabase><Courses><Course/></Courses></TrainingCenterDatabase>"
    assert read_tcx(course, "c.tcx") == ()


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    whole = b"\n \xef\xbb\xbf junk " + gpx(north(100)).replace(b"<x:hr>", b"<undeclared:hr>")
    cut = whole[: int(len(whole) * 0.6)]
    times = _only(cut).streams[StreamName.TIME]
    assert 50 < len(times) < 70


def test_two_byte_text_is_read() -> None:
    text = gpx(north(5)).decode().replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>')
    assert len(_only(text.encode("utf-16")).streams[StreamName.TIME]) == 5


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE gpx [<!ENTITY l0 "ha">{LAUGHS}]><gpx><trk><name>&l9;</name></trk></gpx>',
    "external entity": '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/hostname">]><gpx>&x;</gpx>',
    "external type": '<!DOCTYPE gpx SYSTEM "http://localhost/x.dtd"><gpx/>',
    "hidden behind a comment": '<!-- <gpx> --><!DOCTYPE gpx [<!ENTITY x "y">]><gpx>&x;</gpx>',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(ReadError, match="entities"):
        read_gpx(text.encode(encoding), "evil.gpx")
    with pytest.raises(ReadError, match="entities"):
        read_tcx(text.encode(encoding), "evil.tcx")


@pytest.mark.parametrize("data", [b"", b"no xml", b"<", b"<gpx", b"\xff\xfe", b"<!--<gpx>-->"])
def test_what_is_no_xml_is_a_read_error_or_holds_nothing(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_tcx(data, "x.tcx")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_gives_recordings_or_a_read_error_and_nothing_else(data: st.DataObject) -> None:
    original, read = data.draw(st.sampled_from([(gpx(north(8)), read_gpx), (tcx(LAPS), read_tcx)]))
    damaged = bytearray(original)
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(original) - 1), st.integers(0, 255)), max_size=9)
    ):
        damaged[at] = value
    cut = data.draw(st.integers(0, len(damaged)))
    for piece in (bytes(damaged), bytes(damaged[:cut])):
        try:
            recordings = read(piece, "damaged")
        except ReadError:
            continue
        for one in recordings:
            assert len({len(column) for column in one.streams.values()}) <= 1
