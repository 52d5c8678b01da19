from __future__ import annotations

import math
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import InputError
from groundforce.monitoring.history import history_of, undated
from groundforce.monitoring.summary import run_from_recording, strength_from_recording
from groundforce.training.recording import Recording, Sport, StreamName
from groundforce.training.strength import PerformedSet
from tests.monitoring.builders import START, recording, with_streams

TIME = np.arange(3601.0)


def test_a_plain_hour() -> None:
    run = run_from_recording(recording())
    assert (run.duration, run.distance, run.speed) == (3600.0, 10800.0, 3.0)
    assert run.grade_adjusted_speed == pytest.approx(3.0)
    assert (run.mean_heart_rate, run.max_heart_rate, run.cadence) == (150.0, 150.0, 170.0)
    assert run.strides == pytest.approx(170.0 * 60)
    assert run.climb == 0.0
    assert run.profile is not None
    assert run.profile.speed == (3.0,) * 240
    assert run.profile.heart_rate == (150.0,) * 240


@pytest.mark.parametrize(
    ("offset", "zone", "wall", "known"),
    [
        (timedelta(hours=8), "Europe/Rome", datetime(2026, 6, 1, 13, 0), True),
        (None, "Europe/Rome", datetime(2026, 6, 1, 7, 0), True),
        (None, None, datetime(2026, 6, 1, 5, 0), False),
        (timedelta(0), None, datetime(2026, 6, 1, 5, 0), True),
    ],
)
def test_wall_clock(offset: timedelta | None, zone: str | None, wall: datetime, known: bool) -> None:
    run = run_from_recording(recording(utc_offset=offset), zone)
    assert (run.start, run.zone_known) == (wall, known)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_named(zone: str) -> None:
    with pytest.raises(InputError, match="is not a time zone"):
        run_from_recording(recording(), zone)


def test_a_recording_without_a_start_is_refused_and_named() -> None:
    with pytest.raises(InputError, match=r"a\.fit: no start time"):
        run_from_recording(recording(start=None))
    assert undated([recording(start=None), recording()]) == ("a.fit",)
    assert history_of([recording(start=None)]).runs == ()


def test_the_effort_someone_gave_is_kept() -> None:
    assert run_from_recording(recording(effort=6.0)).effort == 6.0
    assert run_from_recording(recording()).effort is None


def test_zero_is_a_value() -> None:
    still = with_streams(distance=np.zeros(3601), cadence=np.zeros(3601))
    run = run_from_recording(still)
    assert (run.cadence, run.strides) == (0.0, 0.0)
    nowhere = run_from_recording(recording(distance=0.0, streams={}))
    assert (nowhere.distance, nowhere.speed) == (0.0, 0.0)


def test_a_satellite_jump_is_taken_out() -> None:
    distance = 3.0 * TIME + np.where(TIME > 1800, 2000.0, 0.0)
    run = run_from_recording(
        recording(distance=12800.0, streams=dict(recording().streams) | {StreamName.DISTANCE: distance})
    )
    assert run.distance == pytest.approx(10800.0, abs=30.0)
    assert run.grade_adjusted_speed == pytest.approx(3.0, abs=0.02)


def test_a_lift_home_is_taken_out() -> None:
    distance = np.where(TIME <= 3000, 3.0 * TIME, 9000.0 + 14.0 * (TIME - 3000))
    run = run_from_recording(
        recording(distance=17400.0, streams=dict(recording().streams) | {StreamName.DISTANCE: distance})
    )
    assert run.distance == pytest.approx(9000.0, abs=100.0)


def test_a_sprint_stays() -> None:
    speed = np.where((TIME > 100) & (TIME <= 108), 9.5, 3.0)
    distance = np.concatenate(([0.0], np.cumsum(speed[1:])))
    run = run_from_recording(
        recording(
            distance=float(distance[-1]),
            streams=dict(recording().streams) | {StreamName.DISTANCE: distance},
        )
    )
    assert run.distance == pytest.approx(float(distance[-1]))


def test_impossible_heart_rates_are_left_out() -> None:
    beats = np.full(3601, 150.0)
    beats[10:20], beats[30:40] = 250.0, 12.0
    run = run_from_recording(with_streams(heart_rate=beats))
    assert (run.mean_heart_rate, run.max_heart_rate) == (150.0, 150.0)
    nothing = run_from_recording(with_streams(heart_rate=np.zeros(3601)))
    assert nothing.mean_heart_rate is None


@pytest.mark.parametrize(
    ("measured", "mean"),
    [
        (np.where(TIME < 900, 30.0 - TIME / 90, 20.0), 20.0),
        (np.full(3601, 12.0), 12.0),
        (np.zeros(3601), 0.0),
        (np.full(3601, 127.0), None),
        (np.where(TIME < 300, 18.0, np.nan), 18.0),
    ],
    ids=["cooling down from indoors", "steady", "freezing", "no such temperature", "stopped early"],
)
def test_temperature_is_that_of_the_settled_thermometer(measured: np.ndarray, mean: float | None) -> None:
    assert run_from_recording(with_streams(temperature=measured)).temperature == mean


def test_a_short_run_has_the_temperature_of_its_second_half() -> None:
    short = {name: values[:601] for name, values in recording().streams.items()}
    short[StreamName.TEMPERATURE] = np.where(TIME[:601] < 300, 28.0, 21.0)
    assert run_from_recording(recording(duration=600.0, streams=short)).temperature == pytest.approx(21.0)
    assert run_from_recording(recording()).temperature is None


def test_a_pause_has_no_profile_and_no_weight() -> None:
    kept = (TIME <= 1200) | (TIME > 1800)
    streams = {name: values[kept] for name, values in recording().streams.items()}
    streams[StreamName.DISTANCE] = np.where(TIME <= 1200, 3.0 * TIME, 3.0 * (TIME - 600))[kept]
    run = run_from_recording(recording(duration=3000.0, distance=9000.0, streams=streams))
    assert run.profile is not None
    assert run.profile.speed[:80] == (3.0,) * 80
    assert set(run.profile.speed[81:119]) == {None}
    assert run.grade_adjusted_speed == pytest.approx(3.0)
    assert run.strides == pytest.approx(170 * 50, rel=0.01)


def test_a_treadmill_has_plain_speed() -> None:
    hilly = dict(recording().streams) | {StreamName.ALTITUDE: 0.5 * TIME}
    run = run_from_recording(recording(indoor=True, streams=hilly))
    assert run.grade_adjusted_speed == run.speed
    assert run.indoor


def test_speed_alone_gives_distance() -> None:
    run = run_from_recording(
        recording(distance=None, streams={StreamName.TIME: TIME, StreamName.SPEED: np.full(3601, 3.0)})
    )
    assert run.distance == pytest.approx(10800.0)


@given(
    missing=st.sets(st.sampled_from(list(StreamName))),
    holes=st.lists(st.tuples(st.sampled_from(list(StreamName)), st.integers(0, 590), st.integers(1, 600))),
    distance=st.none() | st.floats(0, 1e5),
    duration=st.floats(0, 1e5),
    indoor=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_any_stream_may_be_missing_or_full_of_holes(
    missing: set[StreamName],
    holes: list[tuple[StreamName, int, int]],
    distance: float | None,
    duration: float,
    indoor: bool,
) -> None:
    time = np.arange(600.0)
    streams = {name: 100.0 + np.sin(time / 30) for name in StreamName}
    streams |= {StreamName.TIME: time.copy(), StreamName.DISTANCE: 3 * time}
    for name, first, length in holes:
        streams[name][first : first + length] = np.nan
    kept = {name: values for name, values in streams.items() if name not in missing}
    run = run_from_recording(recording(streams=kept, distance=distance, duration=duration, indoor=indoor))
    numbers = [run.distance, run.speed, run.grade_adjusted_speed, run.mean_heart_rate, run.max_heart_rate]
    numbers += [run.cadence, run.strides, run.climb, run.temperature]
    assert all(value is None or (math.isfinite(value) and value >= 0.0) for value in numbers)
    assert run.duration >= 0.0
    if run.profile is not None:
        assert len(run.profile.speed) == len(run.profile.heart_rate)
        assert all(value is None or math.isfinite(value) for value in run.profile.speed)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=False, width=32), min_size=2, max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_clock_in_the_file_is_survived(times: list[float]) -> None:
    time = np.array(times)
    streams = {StreamName.TIME: time, StreamName.DISTANCE: np.arange(len(times)) * 3.0}
    known = time[np.isfinite(time)]
    if len(known) and float(known.max() - known.min()) > 1e6:
        streams[StreamName.TIME] = time / 1e36
    run = run_from_recording(recording(streams=streams))
    assert run.grade_adjusted_speed is None or math.isfinite(run.grade_adjusted_speed)


def test_sets_get_their_exercise_once() -> None:
    sets = (PerformedSet("Squat (Barbell)", reps=5), PerformedSet("mine", exercise="hip_thrust", reps=8))
    session = strength_from_recording(
        recording(sport=Sport.STRENGTH, sets=sets), resolve=lambda name: f"id of {name}"
    )
    assert [one.exercise for one in session.sets] == ["id of Squat (Barbell)", "hip_thrust"]
    by_catalogue = strength_from_recording(recording(sport=Sport.STRENGTH, sets=sets))
    assert [one.exercise for one in by_catalogue.sets] == ["back_squat", "hip_thrust"]


def test_history_sorts_by_sport_and_time() -> None:
    later = START + timedelta(days=1)
    history = history_of(
        [
            recording(name="b", start=later, sha256="b"),
            recording(name="a"),
            recording(name="lift", sport=Sport.STRENGTH, sha256="c"),
            recording(name="ride", sport=Sport.RIDE, sha256="d"),
        ]
    )
    assert [run.sources for run in history.runs] == [("a",), ("b",)]
    assert [one.sources for one in history.strength] == [("lift",)]
    assert [(one.sport, one.sources) for one in history.others] == [(Sport.RIDE, ("ride",))]


def _thin(name: str, seconds: float, **changes: object) -> Recording:
    return recording(
        name=name,
        sha256=name,
        start=START + timedelta(seconds=seconds),
        streams={StreamName.TIME: TIME},
        **changes,
    )


def test_one_run_in_two_files_is_one_run_with_both_sources() -> None:
    offset = timedelta(hours=2)
    history = history_of([_thin("a.gpx", 3.0, utc_offset=offset), recording(), recording(name="copy.fit")])
    assert [run.sources for run in history.runs] == [("a.fit", "copy.fit", "a.gpx")]
    assert history.runs[0].mean_heart_rate == 150.0
    assert history.runs[0].start == datetime(2026, 6, 1, 7, 0)


def test_two_runs_that_barely_touch_stay_two() -> None:
    history = history_of([recording(), _thin("b.gpx", 1800.0)])
    assert len(history.runs) == 2
