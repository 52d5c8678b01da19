"""Whole exports through one path: files with what the table says of them, summaries for the rest."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.errors import ArchiveRefused, ReadError
from groundforce.formats.archive import Limits, Member
from groundforce.formats.logs.log import LogOptions
from groundforce.formats.reading import Ignored, Reading, read_each, read_member, read_path
from groundforce.monitoring.history import history_of
from groundforce.training.recording import Recording, Sport, StreamName
from tests.formats.exports.made_up import (
    GARMIN_RUN,
    LIFTED,
    RUN,
    fit,
    health,
    monitoring,
    record,
    strava_csv,
    summaries,
    workout,
    written,
    zipped,
)
from tests.formats.fit_files import START
from tests.formats.test_xml_recordings import gpx, north

Laid = Callable[[Path, Mapping[str, bytes]], Path]


def as_zip(folder: Path, files: Mapping[str, bytes]) -> Path:
    return written(folder / "export.zip", zipped(files))


def as_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        written(folder / "export" / name, data)
    return folder / "export"


LAYINGS = pytest.mark.parametrize("lay", [as_zip, as_folder])


def named(reading: Reading) -> dict[str, Recording]:
    return {one.name.rpartition("/")[2]: one for one in reading.recordings}


STRAVA = {
    "activities/7.fit.gz": gzip.compress(fit(START)),
    "activities/8.gpx": gpx(north(120), ""),
    "activities.csv": strava_csv(
        RUN | {"id": "1", "file": "activities/7.fit.gz"},
        RUN | {"id": "2", "file": "activities/8.gpx", "kind": "Hike", "title": "Up", "effort": ""},
        RUN | {"id": "3", "title": "Treadmill, typed in"},
        LIFTED | {"id": "4"},
        RUN | {"id": "5", "elapsed": "?"},
        RUN | {"id": "6", "file": "activities/9.fit.gz", "date": "May 2, 2026, 6:00:00 PM"},
    ),
    "profile.csv": b"Name,Weight\nNobody,70\n",
    "media/a.jpg": b"\xff\xd8\xff\xe0 a picture",
}


@LAYINGS
def test_a_strava_export_is_one_history(tmp_path: Path, lay: Laid) -> None:
    reading = read_path(lay(tmp_path, STRAVA))
    found = named(reading)
    assert len(found) == 5
    run, hike = found["7.fit.gz"], found["8.gpx"]
    assert (run.format, run.title, run.gear, run.effort) == ("fit", RUN["title"], "Blue shoes", 6.0)
    assert (run.start, run.duration) == (datetime.fromtimestamp(START, UTC), 60.0)
    assert run.distance == 177.0
    assert (hike.sport, hike.title, hike.effort, hike.warnings) == (Sport.WALK, "Up", None, ())
    assert {one.title for one in reading.recordings if one.format == "strava"} == {
        "Treadmill, typed in",
        "Legs",
        RUN["title"],
    }
    (lost,) = [one for one in reading.recordings if one.warnings]
    assert lost.warnings[0].endswith("activities/9.fit.gz gave no recording; only its summary is known")
    (failure,) = reading.failures
    assert "elapsed time: '?' is not a number" in str(failure)
    table, counted = reading.ignored
    assert "activities: 5, with a file: 3" in table.reason
    assert counted.reason == "other files of the export, which hold no activities: 2"
    history = history_of(reading.recordings)
    assert (len(history.runs), len(history.strength), len(history.others)) == (3, 1, 1)
    assert {one.title for one in history.runs} == {"Treadmill, typed in", RUN["title"]}
    typed_in = next(one for one in history.runs if one.title == "Treadmill, typed in")
    assert (typed_in.distance, typed_in.mean_heart_rate, typed_in.profile) == (10020.5, 152.5, None)
    assert history.strength[0].sets == ()


def test_a_strange_file_beside_an_export_is_told_by_name(tmp_path: Path) -> None:
    written(tmp_path / "in" / "export.zip", zipped(STRAVA))
    written(tmp_path / "in" / "notes.txt", b"no recording")
    told = {one.name: one.reason for one in read_path(tmp_path / "in").ignored}
    assert "neither a recording" in told["notes.txt"]
    assert told["in"] == "other files of the export, which hold no activities: 2"


def test_a_table_alone_gives_every_activity_as_a_summary(tmp_path: Path) -> None:
    reading = read_path(written(tmp_path / "renamed.txt", STRAVA["activities.csv"]))
    assert len(reading.recordings) == 5
    assert all(one.warnings == () and one.streams == {} for one in reading.recordings)


def test_summaries_of_two_exports_of_one_account_are_the_same_content(tmp_path: Path) -> None:
    first = read_path(written(tmp_path / "a.csv", strava_csv(RUN, LIFTED)))
    later = read_path(written(tmp_path / "b.csv", strava_csv(LIFTED, RUN | {"title": "Renamed"})))
    assert {one.sha256 for one in first.recordings} == {one.sha256 for one in later.recordings}


def test_a_kind_corrected_by_the_person_counts_and_is_told(tmp_path: Path) -> None:
    ridden = strava_csv(RUN | {"file": "activities/7.fit"})
    files = {"activities/7.fit": fit(START, sport=2), "activities.csv": ridden}
    (one,) = read_path(as_zip(tmp_path, files)).recordings
    assert one.sport is Sport.RUN
    assert one.warnings == ("the file says ride; run was taken from the strava export",)
    np.testing.assert_array_equal(one.streams[StreamName.CADENCE], np.full(60, 170.0))


def test_a_kind_that_says_nothing_leaves_the_file_its_sport(tmp_path: Path) -> None:
    table = strava_csv(RUN | {"file": "activities/7.fit", "kind": "Workout"})
    files = {"activities/7.fit": fit(START, sport=10, sub_sport=20), "activities.csv": table}
    (one,) = read_path(as_zip(tmp_path, files)).recordings
    assert (one.sport, one.warnings) == (Sport.STRENGTH, ())


def test_a_file_doubled_under_another_name_is_not_told_from_the_table(tmp_path: Path) -> None:
    table = strava_csv(RUN | {"file": "activities/7.fit"}, RUN | {"id": "9", "file": "activities/8.fit"})
    files = {"activities/7.fit": fit(), "activities/8.fit": fit(), "activities.csv": table}
    assert len(read_path(as_zip(tmp_path, files)).recordings) == 1


def test_a_table_by_itself_gives_its_summaries_and_tells_the_rows_it_lost() -> None:
    table = strava_csv(RUN | {"file": "activities/7.fit"}, RUN | {"elapsed": "?"}, RUN | {"date": "?"})
    read = read_member(Member("activities.csv", table), LogOptions())
    assert isinstance(read, tuple)
    (one,) = read
    assert one.warnings == (
        "line 4: elapsed time: '?' is not a number",
        "line 6: activity date: '?' is not a date",
    )
    lost = read_member(Member("activities.csv", strava_csv(RUN | {"date": "?"})), LogOptions())
    assert isinstance(lost, ReadError)
    assert isinstance(read_member(Member("a.csv", strava_csv()), LogOptions()), Ignored)


GARMIN = {
    "DI_CONNECT/DI-Connect-Fitness/x_0_summarizedActivities.json": summaries(
        GARMIN_RUN,
        GARMIN_RUN | {"activityId": 2, "startTimeGmt": (START + 90_000) * 1000, "name": "Typed in"},
        GARMIN_RUN | {"activityId": 3, "parent": True},
        GARMIN_RUN | {"activityId": 4, "distance": "?"},
    ),
    "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip": zipped(
        {
            "a_1.fit": fit(START + 4),
            **{f"a_{n}.fit": monitoring(n) for n in range(10, 30)},
        }
    ),
    "DI_CONNECT/DI-Connect-Aggregator/UDSFile.json": b'[{"calendarDate": "2026-01-01"}]',
    "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part2.zip": zipped({"a_2.fit": fit(START + 6)}),
}


@LAYINGS
def test_a_garmin_export_is_one_history(tmp_path: Path, lay: Laid) -> None:
    reading = read_path(lay(tmp_path, GARMIN))
    found = named(reading)
    assert set(found) == {"a_1.fit", "a_2.fit", "x_0_summarizedActivities.json, activity 2"}
    assert [found[name].title for name in ("a_1.fit", "a_2.fit")] == ["Town loop", ""]
    assert found["a_1.fit"].utc_offset is not None
    typed = found["x_0_summarizedActivities.json, activity 2"]
    assert (typed.format, typed.streams, typed.distance) == ("garmin", {}, 180.0)
    assert [str(one).rpartition("json: ")[2] for one in reading.failures] == [
        "activity 4, distance: '?' is not a number"
    ]
    reasons = [one.reason for one in reading.ignored]
    assert "FIT files of monitoring, sleep and the like, which hold no activities: 20" in reasons
    assert "other files of the export, which hold no activities: 1" in reasons
    assert len(reasons) == 3


APPLE = {
    "apple_health_export/export.xml": health(
        record("BodyMass"),
        workout(
            inner='<WorkoutRoute><FileReference path="/workout-routes/r.gpx"/></WorkoutRoute>',
            startDate="2026-03-01 08:00:00 +0100",
            endDate="2026-03-01 08:04:00 +0100",
            duration="3",
            totalDistance="0.6",
            totalDistanceUnit="km",
        ),
        workout("TraditionalStrengthTraining"),
    ),
    "apple_health_export/export_cda.xml": b"<?xml version='1.0'?><ClinicalDocument>" + b" " * 9 + b"</x>",
    "apple_health_export/workout-routes/r.gpx": gpx(north(180), ""),
}


@LAYINGS
def test_an_apple_export_is_one_history(tmp_path: Path, lay: Laid) -> None:
    reading = read_path(lay(tmp_path, APPLE))
    found = named(reading)
    assert (len(found), reading.failures) == (2, ())
    run, lifted = found["r.gpx"], found["export.xml, workout 2"]
    assert (run.sport, run.duration, run.elapsed, run.distance) == (Sport.RUN, 180.0, 240.0, 600.0)
    assert (StreamName.LATITUDE in run.streams, run.warnings) == (True, ())
    assert (lifted.sport, lifted.duration, lifted.streams) == (Sport.STRENGTH, 1800.0, {})
    assert any("clinical document" in one.reason for one in reading.ignored)


def test_a_run_of_two_apps_is_one_run_with_two_sources(tmp_path: Path) -> None:
    data = health(
        workout(totalDistance="5", totalDistanceUnit="km"),
        workout(sourceName="Another app", startDate="2026-05-01 18:00:20 +0100", duration="29"),
    )
    reading = read_path(written(tmp_path / "export.xml", data))
    assert len(reading.recordings) == 2
    (run,) = history_of(reading.recordings).runs
    assert run.sources == ("export.xml, workout 1", "export.xml, workout 2")
    assert run.zone_known


def test_streams_have_their_own_limit_and_the_ratio_counts(tmp_path: Path) -> None:
    data = health(workout(), *[record("HeartRate")] * 20_000, workout())
    path = as_zip(tmp_path, {"export.xml": data})
    small = Limits(member=1 << 20, total=1 << 20, ratio=1000.0)
    assert len(read_path(path, limits=small).recordings) == 2
    for limits in (Limits(streamed=2 << 20), Limits(ratio=3.0, ratio_from=1 << 20)):
        reading = read_path(path, limits=limits)
        assert len(reading.recordings) == 1
        assert any(word in str(reading.failures[0]) for word in ("larger than", "archive bomb"))
    (refused,) = [one for one in read_each(path, limits=Limits(streamed=1)) if isinstance(one, ReadError)]
    assert isinstance(refused, ArchiveRefused)


def test_a_damaged_stream_is_told_and_the_next_file_read(tmp_path: Path) -> None:
    whole = bytearray(zipped({"a.xml": health(*[workout()] * 4000), "b.fit": fit()}))
    whole[2000:2100] = bytes(100)
    reading = read_path(written(tmp_path / "e.zip", bytes(whole)))
    assert "b.fit" in named(reading)
    assert len(reading.failures) == 1


def test_a_gzipped_table_is_read(tmp_path: Path) -> None:
    reading = read_path(written(tmp_path / "activities.csv.gz", gzip.compress(strava_csv(RUN))))
    assert len(reading.recordings) == 1
    reading = read_path(written(tmp_path / "export.xml.gz", gzip.compress(health(workout()))))
    assert len(reading.recordings) == 1


@given(st.binary(max_size=60), st.integers(0, 10_000), st.sampled_from([*STRAVA, *GARMIN, *APPLE]))
def test_damage_in_any_file_never_leaves_our_errors(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, name: str
) -> None:
    export = next(one for one in (STRAVA, GARMIN, APPLE) if name in one)
    whole = export[name]
    at %= max(1, len(whole))
    path = as_zip(
        tmp_path_factory.mktemp("d"), export | {name: whole[:at] + noise + whole[at + len(noise) :]}
    )
    for outcome in read_each(path):
        assert isinstance(outcome, (tuple, ReadError, Ignored))
