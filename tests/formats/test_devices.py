"""Real recordings: each is read or says why not, and one run in three formats is one run."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest

from groundforce.errors import ReadError
from groundforce.formats.archive import Member, members
from groundforce.formats.fit.columns import Column
from groundforce.formats.fit.decoder import walk
from groundforce.formats.fit.profile import RECORD
from groundforce.formats.fit.read import read_fit
from groundforce.formats.reading import read_bytes, read_path
from groundforce.monitoring.history import merging_of
from groundforce.training.recording import Recording, Sport, StreamName
from tests.devices import device_folder


def test_every_real_file_is_read_or_says_why_not() -> None:
    """At most the two files without a single usable sample fail, and they name their byte."""
    failed = []
    for path in sorted(device_folder("fit-files").glob("*.fit")):
        try:
            read_fit(path.read_bytes(), path.name)
        except ReadError as error:
            failed.append(error)
    assert len(failed) <= 2
    assert all(error.byte is not None for error in failed)


@pytest.mark.parametrize(
    ("name", "least", "values"),
    [
        ("fitdecode__compressed-speed-distance.fit", 755, StreamName.HEART_RATE),
        ("fitdecode__antfs-dump.63.fit", 686, StreamName.HEART_RATE),
        ("sports-lib__empty-activities.fit", 2319, None),
        ("python-fitparse__nick.fit", 14_391, None),
        ("python-fitparse__strava-android-app-201.10-b1218918.fit", 471, StreamName.LATITUDE),
    ],
)
def test_damaged_and_compressed_files_give_what_is_in_them(
    name: str, least: int, values: StreamName | None
) -> None:
    path = device_folder("fit-files") / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the recordings here")
    recordings = read_fit(path.read_bytes(), name)
    assert sum(walk_part.count(RECORD.number) for walk_part in walk(path.read_bytes())) >= least
    assert all(values is None or values in one.streams for one in recordings)
    assert len(recordings) >= 1


def _pairs() -> dict[str, dict[str, Recording]]:
    found: dict[str, dict[str, Recording]] = defaultdict(dict)
    for member in members(device_folder("gpx-tcx-pairs")):
        assert isinstance(member, Member)
        read = read_bytes(member)
        if isinstance(read, tuple):
            (recording,) = read
            found[member.name.split(".")[0]][recording.format] = recording
    return found


def _shared_seconds(one: Recording, other: Recording, name: StreamName) -> tuple[Column, Column]:
    """Values of a stream at the seconds both recordings have."""
    assert one.start is not None
    assert other.start is not None
    lag = (other.start - one.start).total_seconds()
    times = one.streams[StreamName.TIME], other.streams[StreamName.TIME] + lag
    _, mine, theirs = np.intersect1d(np.round(times[0]), np.round(times[1]), return_indices=True)
    return one.streams[name][mine], other.streams[name][theirs]


def test_one_run_agrees_with_itself_in_every_format() -> None:
    compared = 0
    for stem, formats in _pairs().items():
        runs = [one for one in formats.values() if one.sport is Sport.RUN]
        assert len({one.sport for one in formats.values()}) == 1, stem
        for one, other in pairwise(runs):
            compared += 1
            assert one.start is not None
            assert other.start is not None
            assert abs((one.start - other.start).total_seconds()) <= 60, stem
            assert one.duration == pytest.approx(other.duration, rel=0.01), stem
            assert one.distance == pytest.approx(other.distance, rel=0.015), stem
            for name in (StreamName.HEART_RATE, StreamName.CADENCE):
                mine, theirs = _shared_seconds(one, other, name)
                assert len(mine) > 30, stem
                assert np.nanmedian(np.abs(mine - theirs)) <= 1, (stem, name)
                assert np.nanmedian(theirs) == pytest.approx(np.nanmedian(mine), abs=2), (stem, name)
    assert compared >= 35


def test_steps_of_both_legs_come_out_of_every_format() -> None:
    """Runners take 140 to 200 steps a minute; one leg alone would show half of it."""
    for formats in _pairs().values():
        for one in formats.values():
            cadence = one.stream(StreamName.CADENCE)
            if one.sport is Sport.RUN and cadence is not None and (one.distance or 0) > 1000:
                assert 140 <= np.nanmedian(cadence[cadence > 0]) <= 200, one.name


def test_a_pair_is_one_activity() -> None:
    """45 activities; one walk starts more than a minute later as GPX, waiting for its first position."""
    reading = read_path(device_folder("gpx-tcx-pairs"))
    assert len(reading.failures) == 0
    assert 45 <= len(merging_of(reading.recordings).activities) <= 46


def test_treadmill_runs_have_no_position_and_count() -> None:
    reading = read_path(device_folder("treadmill-fit"))
    assert reading.failures == ()
    assert {(one.sport, one.indoor, StreamName.LATITUDE in one.streams) for one in reading.recordings} == {
        (Sport.RUN, True, False)
    }


def test_sets_a_watch_logged_are_read() -> None:
    reading = read_path(device_folder("strength-fit-and-log"))
    assert {one.sport for one in reading.recordings} == {Sport.STRENGTH}
    sets = [one for recording in reading.recordings for one in recording.sets]
    assert len(sets) >= 50
    assert all(one.start is not None and (one.reps is not None or one.seconds is not None) for one in sets)
