"""FIT bytes as recordings."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from groundforce.errors import ReadError
from groundforce.formats.fit.developer import DeveloperField
from groundforce.formats.fit.profile import UINT16
from groundforce.formats.fit.read import file_kind, read_fit
from groundforce.training.recording import Lap, Recording, Sport, StreamName
from groundforce.training.strength import PerformedSet
from tests.formats.fit_files import START, add_session, simple_run, writer


def only(data: bytes) -> Recording:
    (recording,) = read_fit(data, "a.fit")
    return recording


def test_a_run_is_read_whole() -> None:
    run = only(simple_run(60))
    assert (run.name, run.format, run.sport, run.indoor) == ("a.fit", "fit", Sport.RUN, False)
    assert run.start == datetime.fromtimestamp(START, UTC)
    assert (run.duration, run.elapsed, run.distance) == (60.0, 60.0, 180.0)
    assert run.utc_offset == timedelta(hours=2)
    assert (run.device.manufacturer, run.device.product, run.device.serial) == ("garmin", "7", "42")
    assert run.warnings == ()
    np.testing.assert_array_equal(run.streams[StreamName.TIME], np.arange(60.0))
    np.testing.assert_allclose(run.streams[StreamName.DISTANCE], 3.0 * np.arange(60))
    np.testing.assert_array_equal(run.streams[StreamName.POWER], np.full(60, 250.0))
    assert StreamName.TEMPERATURE not in run.streams


def test_the_cadence_of_a_run_counts_both_legs_with_its_fraction() -> None:
    made = writer()
    made.add("record", timestamp=START, cadence=85, fractional_cadence=0.5)
    made.add("record", timestamp=START + 1, cadence=0, fractional_cadence=0.0)
    made.add("record", timestamp=START + 2, cadence=90, fractional_cadence=None)
    add_session(made)
    np.testing.assert_array_equal(only(made.finish()).streams[StreamName.CADENCE], [171, 0, 180])


def test_a_cadence_no_single_leg_reaches_is_taken_as_both() -> None:
    made = writer()
    for second in range(3):
        made.add("record", timestamp=START + second, cadence=170)
    add_session(made)
    np.testing.assert_array_equal(only(made.finish()).streams[StreamName.CADENCE], [170, 170, 170])


def test_a_ride_keeps_its_cadence() -> None:
    made = writer()
    made.add("record", timestamp=START, cadence=85)
    add_session(made, sport=2)
    ride = only(made.finish())
    assert ride.sport is Sport.RIDE
    np.testing.assert_array_equal(ride.streams[StreamName.CADENCE], [85])


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, timedelta(0)),
        (-34_200, timedelta(hours=-9.5)),
        (50_400, timedelta(hours=14)),
        (51_300, None),
        (3601, None),
        (680_846_400, None),
    ],
)
def test_only_offsets_a_clock_can_have_are_believed(offset: int, expected: timedelta | None) -> None:
    made = writer()
    made.add("record", timestamp=START, heart_rate=100)
    add_session(made)
    made.add("activity", timestamp=START, local_timestamp=START + offset)
    assert only(made.finish()).utc_offset == expected


def test_laps_lie_where_they_were_run() -> None:
    made = writer()
    made.add("record", timestamp=START, heart_rate=100)
    made.add(
        "lap", start_time=START, timestamp=START + 300, total_timer_time=300.0, intensity=2, lap_trigger=0
    )
    made.add(
        "lap",
        start_time=START + 300,
        timestamp=START + 400,
        total_timer_time=99.5,
        total_distance=0.0,
        avg_heart_rate=171,
        intensity=0,
        lap_trigger=2,
    )
    add_session(made, seconds=400)
    assert only(made.finish()).laps == (
        Lap(0.0, 300.0, None, None, "warmup", "manual"),
        Lap(300.0, 99.5, 0.0, 171.0, "active", "distance"),
    )


def test_a_treadmill_run_has_no_position_and_is_indoors() -> None:
    made = writer()
    made.add("record", timestamp=START, heart_rate=100, distance=0.0)
    add_session(made, sub_sport=1)
    run = only(made.finish())
    assert (run.sport, run.sub_sport, run.indoor) == (Sport.RUN, "treadmill", True)
    assert StreamName.LATITUDE not in run.streams


def test_multisport_gives_a_recording_a_session() -> None:
    made = writer()
    for second in range(100):
        made.add("record", timestamp=START + second, heart_rate=100 + second, distance=5.0 * second)
    for begin in (0, 60):
        made.add("lap", start_time=START + begin, timestamp=START + begin + 40, total_timer_time=40.0)
    add_session(made, START, 60.0, sport=2)
    add_session(made, START + 60, 40.0, sport=1)
    ride, run = read_fit(made.finish(), "duathlon.fit")
    assert (ride.sport, run.sport) == (Sport.RIDE, Sport.RUN)
    assert (ride.name, run.name) == ("duathlon.fit (1 of 2)", "duathlon.fit (2 of 2)")
    assert len(ride.streams[StreamName.TIME]) == 60
    np.testing.assert_array_equal(run.streams[StreamName.TIME], np.arange(40.0))
    assert run.streams[StreamName.DISTANCE][0] == 5.0
    assert [lap.start for lap in ride.laps + run.laps] == [0.0, 0.0]


def test_a_chain_gives_a_recording_a_file() -> None:
    first, second = read_fit(simple_run(20) + simple_run(30), "chain.fit")
    assert [len(one.streams[StreamName.TIME]) for one in (first, second)] == [20, 30]
    assert first.sha256 == second.sha256


def test_sets_are_read_with_titles_or_numbers() -> None:
    made = writer()
    made.add("exercise_title", exercise_category=28, exercise_name=6, wkt_step_name="Back Squat")
    common = {"set_type": 1, "duration": 40.0}
    made.add(
        "set",
        start_time=START,
        category=(28, 17),
        category_subtype=(6, 3),
        repetitions=5,
        weight=82.5,
        **common,
    )
    made.add("set", start_time=START + 40, set_type=0, duration=90.0)
    made.add(
        "set", start_time=START + 130, category=28, category_subtype=37, repetitions=8, weight=0.0, **common
    )
    made.add(
        "set",
        start_time=START + 200,
        category=19,
        category_subtype=None,
        repetitions=0,
        weight=None,
        **common,
    )
    made.add("set", start_time=START + 300, repetitions=12, **common)
    add_session(made, seconds=400, sport=10, sub_sport=20)
    session = only(made.finish())
    assert session.sport is Sport.STRENGTH
    at = {seconds: datetime.fromtimestamp(START + seconds, UTC) for seconds in (0, 130, 200, 300)}
    assert session.sets == (
        PerformedSet("Back Squat", reps=5, load=82.5, start=at[0]),
        PerformedSet("squat/37", reps=8, load=0.0, start=at[130]),
        PerformedSet("plank", seconds=40.0, start=at[200]),
        PerformedSet("unknown", reps=12, start=at[300]),
    )


def test_power_of_a_foot_pod_fills_in_where_the_watch_has_none() -> None:
    made = writer()
    made.describe(0, 9, DeveloperField("Power", "W", UINT16, native=(20, 7)))
    made.add("record", {(0, 9): 65535}, timestamp=START, heart_rate=0)
    made.add("record", {(0, 9): 0}, timestamp=START + 1, heart_rate=0)
    add_session(made)
    np.testing.assert_array_equal(only(made.finish()).streams[StreamName.POWER], [np.nan, 0])


def test_samples_of_one_second_are_brought_together_and_sorted() -> None:
    made = writer()
    made.add("record", timestamp=START + 5, heart_rate=150)
    made.add("record", timestamp=START + 4, heart_rate=140)
    made.add("record", timestamp=START + 5, power=300)
    add_session(made)
    run = only(made.finish())
    np.testing.assert_array_equal(run.streams[StreamName.TIME], [4, 5])
    np.testing.assert_array_equal(run.streams[StreamName.HEART_RATE], [140, 150])
    np.testing.assert_array_equal(run.streams[StreamName.POWER], [np.nan, 300])


def test_a_damaged_time_loses_its_sample_only() -> None:
    made = writer()
    for second in (0, 1, 2_000_000_00, 2, 3):
        made.add("record", timestamp=START + second, heart_rate=150)
    add_session(made)
    run = only(made.finish())
    np.testing.assert_array_equal(run.streams[StreamName.TIME], [0, 1, 2, 3])
    assert run.warnings == ("1 samples had an impossible time and were left out",)


def test_an_activity_of_weeks_keeps_all_its_samples() -> None:
    made = writer()
    for day in (0, 1, 26):
        made.add("record", timestamp=START + day * 86400, heart_rate=150)
    add_session(made, seconds=26 * 86400.0)
    assert len(only(made.finish()).streams[StreamName.TIME]) == 3


def test_a_device_that_did_not_know_the_date_gives_no_start() -> None:
    made = writer()
    for second in range(3):
        made.add("record", timestamp=631_065_600 + 1000 + second, heart_rate=100)
    made.add("session", sport=1, total_timer_time=3.0)
    run = only(made.finish())
    assert run.start is None
    assert run.warnings == ("the device did not know the date",)
    np.testing.assert_array_equal(run.streams[StreamName.TIME], [0, 1, 2])


def test_three_byte_speed_and_distance_are_unpacked_and_unwrapped() -> None:
    made = writer()
    for second in range(200):
        speed, ticks = 400, second * 64 % 4096
        packed = speed | ticks << 12
        made.add("record", timestamp=START + second, compressed_speed_distance=packed.to_bytes(3, "little"))
    add_session(made)
    run = only(made.finish())
    np.testing.assert_allclose(run.streams[StreamName.SPEED], 4.0)
    np.testing.assert_allclose(run.streams[StreamName.DISTANCE], 4.0 * np.arange(200))


def test_a_file_cut_short_keeps_what_came_before_and_says_where() -> None:
    whole = simple_run(600)
    run = only(whole[:2000])
    assert 0 < len(run.streams[StreamName.TIME]) < 600
    (warning,) = [one for one in run.warnings if "damaged at byte" in one]
    at = int(warning.split("byte ")[1].split(":")[0])
    assert 1950 < at <= 2000
    assert run.duration == run.elapsed == len(run.streams[StreamName.TIME]) - 1
    assert run.sport is Sport.RUN, "taken from its speed, as the session is lost"


def test_the_timer_gives_the_duration_where_the_session_is_lost() -> None:
    made = writer()
    made.add("event", timestamp=START, event=0, event_type=0)
    made.add("record", timestamp=START, heart_rate=100)
    made.add("event", timestamp=START + 100, event=0, event_type=4)
    made.add("event", timestamp=START + 500, event=0, event_type=0)
    made.add("record", timestamp=START + 560, heart_rate=100)
    run = only(made.finish())
    assert (run.duration, run.elapsed) == (160.0, 560.0)


def test_a_wrong_checksum_is_a_warning() -> None:
    whole = bytearray(simple_run())
    whole[-1] ^= 0xFF
    run = only(bytes(whole))
    assert len(run.streams[StreamName.TIME]) == 60
    assert len(run.warnings) == 1
    assert "checksum" in run.warnings[0]


def test_junk_behind_an_activity_is_told_and_left_out() -> None:
    whole = simple_run()
    run = only(whole + b"junk behind the file")
    assert run.warnings == (f"damaged at byte {len(whole)}: no FIT header here; what follows was left out",)


@pytest.mark.parametrize(("kind", "words"), [(2, "settings"), (5, "workout"), (32, "monitoring log")])
def test_a_file_that_is_no_activity_gives_none_and_says_what_it_is(kind: int, words: str) -> None:
    from groundforce.formats.fit.encoder import FitWriter

    made = FitWriter()
    made.add("file_id", type=kind, manufacturer=1, time_created=START)
    data = made.finish()
    assert read_fit(data, "s.fit") == ()
    assert file_kind(data) == words


@pytest.mark.parametrize(
    ("data", "byte"),
    [(b"", 0), (b"no FIT at all, but text", 0), (simple_run()[:20], 14), (struct.pack("<12s", b"\x0e"), 0)],
)
def test_nothing_usable_is_a_read_error_with_a_byte(data: bytes, byte: int) -> None:
    with pytest.raises(ReadError) as caught:
        read_fit(data, "b.fit")
    assert (caught.value.name, caught.value.byte) == ("b.fit", byte)
