"""Garmin's summaries, in the layout others describe: units, clocks, parents, sets in total, damage."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.errors import ReadError
from groundforce.formats.exports import Told
from groundforce.formats.garmin_export import is_garmin, read_garmin
from groundforce.training.recording import Sport
from tests.formats.exports.made_up import GARMIN_RUN, summaries
from tests.formats.fit_files import START

NAME = "export.zip/DI_CONNECT/DI-Connect-Fitness/a_0_summarizedActivities.json"


def one_of(**changes: Any) -> Told:
    (told,) = read_garmin(summaries(GARMIN_RUN | changes), NAME).told
    return told


def test_a_run_is_read_whole_in_si_units() -> None:
    told = one_of()
    assert told.unusable is None
    said = {key: value for key, value in asdict(told.recording).items() if value not in (None, "", (), {})}
    del said["sha256"], said["device"]
    assert said == {
        "name": f"{NAME}, activity 1",
        "format": "garmin",
        "sport": Sport.RUN,
        "start": datetime.fromtimestamp(START, UTC),
        "utc_offset": timedelta(hours=2),
        "duration": 60.0,
        "elapsed": 65.0,
        "sub_sport": "running",
        "distance": 180.0,
        "ascent": 12.5,
        "indoor": False,
        "title": "Town loop",
        "mean_heart_rate": 141.0,
        "max_heart_rate": 150.0,
    }


@pytest.mark.parametrize(
    ("kind", "sport", "indoor"),
    [
        ("treadmill_running", Sport.RUN, True),
        ("trail_running", Sport.RUN, False),
        ("virtual_run", Sport.RUN, True),
        ("strength_training", Sport.STRENGTH, False),
        ("indoor_cycling", Sport.RIDE, True),
        ("lap_swimming", Sport.SWIM, False),
        ("hiking", Sport.WALK, False),
        ("yoga", Sport.OTHER, False),
        ({"typeKey": "running"}, Sport.RUN, False),
        (7, Sport.OTHER, False),
    ],
)
def test_kinds(kind: object, sport: Sport, indoor: bool) -> None:
    one = one_of(activityType=kind).recording
    assert (one.sport, one.indoor) == (sport, indoor)


def test_a_multisport_activity_is_left_to_its_parts() -> None:
    parent = GARMIN_RUN | {"parent": True}
    table = read_garmin(summaries(parent, GARMIN_RUN | {"activityType": "multi_sport"}, GARMIN_RUN), NAME)
    assert len(table.told) == 1
    assert "multisport activities left to their parts: 2" in table.note
    assert "untested" in table.note


def test_sets_in_total_are_told_and_make_no_sets() -> None:
    sets = [
        {"category": "SQUAT", "reps": 30, "sets": 3, "maxWeight": 62500.0, "duration": 90000.0},
        {"category": "PLANK", "subCategory": "SIDE_PLANK", "sets": 2, "reps": 0, "maxWeight": 0.0},
    ]
    one = one_of(activityType="strength_training", summarizedExerciseSets=sets).recording
    assert one.sets == ()
    (told,) = one.warnings
    assert told == (
        "totals only, sets are in the FIT file: squat, 3 sets, 30 repetitions, at most 62.5 kg; "
        "side plank, 2 sets, 0 repetitions"
    )


def test_clocks() -> None:
    assert one_of(startTimeLocal=None).recording.utc_offset is None
    assert one_of(startTimeLocal=(START + 1000) * 1000).recording.utc_offset is None
    assert one_of(startTimeGmt=None, beginTimestamp=START * 1000).recording.start == one_of().recording.start
    local = one_of(startTimeGmt=None).recording
    assert (local.start, local.utc_offset) == (datetime.fromtimestamp(START + 7200, UTC), timedelta(0))
    assert "wearer's clock only" in local.warnings[0]
    assert one_of(startTimeGmt=None, startTimeLocal=None).unusable is not None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"distance": "far"}, "activity 2, distance: 'far' is not a number"),
        ({"distance": -1}, "activity 2, distance: '-1' cannot be"),
        ({"duration": None}, "activity 2, duration: 'None' is not a duration"),
        ({"duration": True}, "activity 2, duration: 'True' is not a number"),
        ({"startTimeGmt": 5}, "activity 2, startTimeGmt: '5' is no time of an activity"),
        ({"summarizedExerciseSets": ["x"]}, "activity 2, summarizedExerciseSets: "),
        ({"avgHr": 10**30}, "activity 2, avgHr: "),
    ],
)
def test_a_bad_activity_is_told_by_number_and_field(change: dict[str, Any], words: str) -> None:
    table = read_garmin(summaries(GARMIN_RUN, GARMIN_RUN | change, GARMIN_RUN), NAME)
    assert len(table.told) == 2
    assert str(table.problems[0]).startswith(f"{NAME}: {words}")


def test_what_stands_before_damage_is_kept() -> None:
    whole = summaries(GARMIN_RUN, GARMIN_RUN)
    table = read_garmin(whole[:-40], NAME)
    assert len(table.told) == 1
    assert table.problems[0].byte == whole.index(b"{", 40)
    assert "damaged; activities from there on are lost (Expecting value)" in str(table.problems[0])


def test_lists_inside_lists_are_read_once() -> None:
    inner = [GARMIN_RUN]
    for _ in range(300):
        inner = [{"summarizedActivitiesExport": inner}]
    table = read_garmin(json.dumps(inner).encode(), NAME)
    assert len(table.told) + len(table.problems) == 1


def test_titles_in_any_script_whatever_their_bytes() -> None:
    for name in ("Läufe 🏃", "朝ラン"):
        raw = json.dumps([{"summarizedActivitiesExport": [GARMIN_RUN | {"name": name}]}], ensure_ascii=False)
        assert read_garmin(raw.encode(), NAME).told[0].recording.title == name
        assert one_of(name=name).recording.title == name


def test_several_lists_in_one_file_and_none() -> None:
    two = json.dumps([{"summarizedActivitiesExport": [GARMIN_RUN]}] * 2).encode()
    assert len(read_garmin(two, NAME).told) == 2
    assert read_garmin(summaries(), NAME).told == ()
    assert read_garmin(summaries(1, []), NAME).told == ()
    assert is_garmin(b"\xef\xbb\xbf" + two)
    for other in (b"", b"[]", b'{"a": "summarizedActivities"}', b"summarizedActivitiesExport"):
        assert not is_garmin(other)


def test_nesting_without_end_is_damage() -> None:
    data = b'[{"summarizedActivitiesExport": [' + b"[" * 200_000
    assert "damaged" in str(read_garmin(data, NAME).problems[0])


@given(st.binary(max_size=100), st.integers(0, 3000))
def test_damage_anywhere_never_leaves_our_errors(noise: bytes, at: int) -> None:
    whole = summaries(GARMIN_RUN, GARMIN_RUN)
    at %= len(whole)
    table = read_garmin(whole[:at] + noise + whole[at + len(noise) :], NAME)
    assert all(isinstance(one, ReadError) for one in table.problems)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [*GARMIN_RUN, "summarizedExerciseSets", "parent", "beginTimestamp"]


@given(st.dictionaries(st.sampled_from(FIELDS), ANY_JSON, max_size=4))
def test_any_value_in_any_field_is_read_or_told(changes: dict[str, Any]) -> None:
    table = read_garmin(summaries(GARMIN_RUN | changes), NAME)
    assert len(table.told) + len(table.problems) + ("multisport" in table.note) == 1
