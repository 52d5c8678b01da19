"""Strava's table: columns by position, languages, what a row gives, what a bad row costs."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.errors import ReadError
from groundforce.formats.strava import is_strava, read_strava
from groundforce.training.recording import Sport
from tests.formats.exports.made_up import ENGLISH, GERMAN, LIFTED, OLD, RUN, SPANISH, strava_csv

NAME = "export.zip/activities.csv"


def test_a_run_typed_in_is_read_whole() -> None:
    (told,) = read_strava(strava_csv(RUN), NAME).told
    assert told.file is None
    said = {key: value for key, value in asdict(told.recording).items() if value not in (None, "", (), {})}
    del said["sha256"], said["device"]
    assert said == {
        "name": f"{NAME}, line 2",
        "format": "strava",
        "sport": Sport.RUN,
        "start": datetime(2026, 4, 30, 7, tzinfo=UTC),
        "duration": 3600.0,
        "elapsed": 3725.0,
        "sub_sport": "run",
        "distance": 10020.5,
        "ascent": 120.0,
        "descent": 0.0,
        "indoor": False,
        "title": 'Morning, with "hills"',
        "gear": "Blue shoes",
        "effort": 6.0,
        "mean_heart_rate": 152.5,
        "max_heart_rate": 181.0,
    }


def test_weights_without_sets_are_a_session_without_sets() -> None:
    (told,) = read_strava(strava_csv(LIFTED), NAME).told
    one = told.recording
    assert (one.sport, one.sets, one.distance, one.duration) == (Sport.STRENGTH, (), None, 2700.0)
    assert one.start == datetime(2026, 5, 1, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headings", "kind", "date", "distance"),
    [
        (SPANISH, "Carrera", "30 abr 2026, 7:00:00\u202fa.m.", "10020.5"),
        (SPANISH, "Carrera", "30 de abr. de 2026, 7:00:00 a. m.", "10020,5"),
        (GERMAN, "Lauf", "30.04.2026, 07:00:00", "10.020,5"),
        (GERMAN, "Lauf", "30. Apr. 2026, 07:00:00", "10020,5"),
        (ENGLISH, "Run", "Apr 30, 2026, 7:00:00\u202fAM", "10,020.5"),
        (ENGLISH, "Trail Run", "30 Apr 2026, 07:00:00", "10020.5"),
    ],
)
def test_languages(headings: list[str], kind: str, date: str, distance: str) -> None:
    row = RUN | {"kind": kind, "date": date, "distance": distance}
    table = read_strava(strava_csv(row, headings=headings), NAME)
    assert table.problems == ()
    one = table.told[0].recording
    assert (one.sport, one.start) == (Sport.RUN, datetime(2026, 4, 30, 7, tzinfo=UTC))
    assert (one.distance, one.effort, one.mean_heart_rate, one.gear) == (10020.5, 6.0, 152.5, "Blue shoes")


@pytest.mark.parametrize(
    "date",
    [
        "30 avr. 2026 à 07:00:00", "30 apr 2026, 07:00:00", "30 de abr. de 2026, 07:00:00",
        "30. April 2026 um 07:00:00", "2026年4月30日 07:00:00", "2026/04/30 7:00:00", "30/04/2026, 07:00:00",
        "4/30/2026 7:00", "2026-04-30T07:00:00Z", "30 abr 2026, 7:00:00\u202fa.\u00a0m.",
    ],
)  # fmt: skip
def test_dates_are_utc_in_every_dress(date: str) -> None:
    (told,) = read_strava(strava_csv(RUN | {"date": date}), NAME).told
    assert told.recording.start == datetime(2026, 4, 30, 7, tzinfo=UTC)


def test_a_language_we_do_not_know_goes_by_position_without_effort_and_heart_rate_guessed() -> None:
    unknown = [f"x{ENGLISH.index(one)}" for one in ENGLISH]
    one = read_strava(strava_csv(RUN | {"kind": "Беғ"}, headings=unknown), NAME).told[0]
    assert (one.sport, one.recording.sport, one.recording.sub_sport) == (None, Sport.OTHER, "беғ")
    assert (one.recording.duration, one.recording.distance, one.recording.effort) == (3600.0, 10020.5, None)
    assert one.recording.gear == "Blue shoes"


def test_columns_added_and_left_out_over_the_years_move_nothing() -> None:
    head = [one for one in ENGLISH if one != "Activity Private Note"]
    del head[7]
    old = [RUN["id"], '"Apr 30, 2026, 7:00:00 AM"', "M", "Run", "", "3725", "10.02", "", "", "Blue shoes",
           "activities/7.fit.gz", "", "", "3725.0", "3600.0", "10020.5"]  # fmt: skip
    cells = old + [""] * (len(head) - len(old))
    (told,) = read_strava(f"{','.join(head)}\n{','.join(cells)}\n".encode(), NAME).told
    assert told.file == "export.zip/activities/7.fit.gz"
    assert (told.recording.gear, told.recording.distance) == ("Blue shoes", 10020.5)


def test_a_heading_that_is_a_tag_is_its_text() -> None:
    headings = [f'<span class="translation_missing" title="x">{one}</span>' for one in ENGLISH]
    assert read_strava(strava_csv(RUN, headings=headings), NAME).told[0].recording.effort == 6.0


def test_a_table_of_old_gives_no_distance_for_its_unit_is_not_stated() -> None:
    row = '1,"Apr 30, 2018, 7:00:00 AM",A,Run,,3725,10.02,false,Shoes,activities/1.gpx\n'
    (told,) = read_strava(f"{','.join(OLD)}\n{row}".encode(), NAME).told
    one = told.recording
    assert (one.duration, one.distance, one.gear, told.file) == (
        3725.0, None, "Shoes", "export.zip/activities/1.gpx",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"elapsed": "soon"}, "line 4: elapsed time: 'soon' is not a number"),
        ({"elapsed": ""}, "line 4: elapsed time: '' is not a duration"),
        ({"distance": "1e300"}, "line 4: distance: '1e300' is not between 0 and 1e+07"),
        ({"effort": "11"}, "line 4: perceived exertion: '11' is not between 0 and 10"),
        ({"id": "note"}, "line 4: activity id: 'note' is not the number of an activity"),
    ],
)
def test_a_bad_row_is_told_by_line_and_heading_and_the_rest_goes_on(
    change: dict[str, str], words: str
) -> None:
    table = read_strava(strava_csv(RUN, RUN | change, LIFTED), NAME)
    assert [str(one) for one in table.problems] == [f"{NAME}: {words}"]
    assert [one.recording.title for one in table.told] == [RUN["title"], "Legs"]


def test_a_row_that_ends_early_is_told() -> None:
    data = strava_csv(RUN) + b"5,x\n"
    table = read_strava(data, NAME)
    assert len(table.told) == 1
    assert "has 2 cells where the heading has" in str(table.problems[0])


def test_a_date_is_needed_only_without_a_file() -> None:
    table = read_strava(strava_csv(RUN | {"date": "once"}), NAME)
    assert table.told[0].unusable is not None
    assert "activity date: 'once' is not a date" in str(table.told[0].unusable)


def test_what_is_no_strava_table() -> None:
    for data in (b"", b"Activity ID\n1\n", b"title,start_time,exercise_title,weight_kg,reps\n", b"\0\1\2"):
        assert not is_strava(data)
        with pytest.raises(ReadError, match="not the table of a Strava export"):
            read_strava(data, NAME)


@given(st.binary(max_size=400), st.integers(0, 3000))
def test_damage_anywhere_never_leaves_our_errors(noise: bytes, at: int) -> None:
    whole = strava_csv(RUN, LIFTED)
    data = whole[: at % len(whole)] + noise + whole[at % len(whole) + len(noise) // 2 :]
    try:
        table = read_strava(data, NAME)
    except ReadError:
        return
    assert all(isinstance(one, ReadError) for one in table.problems)


@given(st.lists(st.tuples(st.sampled_from(sorted(RUN)), st.text(max_size=12)), min_size=1, max_size=3))
def test_any_text_in_any_cell_is_read_or_told(changes: list[tuple[str, str]]) -> None:
    table = read_strava(strava_csv(RUN | dict(changes), LIFTED), NAME)
    assert len(table.told) + len(table.problems) >= 1
    for one in table.told:
        assert 0.0 <= one.recording.duration <= one.recording.elapsed
