"""Every layout by a made-up file: sessions, sets, clocks, units and what is left out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from groundforce.errors import InputError, ReadError, UnitNeeded
from groundforce.formats.logs.log import Log
from groundforce.formats.logs.reading import app_of, read_log
from groundforce.training.strength import PerformedSet
from tests.formats.logs import made_up

EVENING = datetime(2026, 1, 5, 18, 0, 10)
LB_225 = 225 * 0.45359237
LAYOUTS = {name: text for name, text in vars(made_up).items() if name.isupper()}


def read(text: str, unit: str | None = None, **more: str) -> Log:
    return read_log(text.encode(), "log.csv", unit, **more)


def done(log: Log) -> list[tuple[str | None, int | None, float | None, float | None, bool]]:
    """Exercise, reps, load, reserve and warm-up of every set."""
    return [
        (one.exercise, one.reps, one.load, one.reps_in_reserve, one.warm_up)
        for session in log.sessions
        for one in session.sets
    ]


def test_strong_without_a_unit() -> None:
    log = read(made_up.STRONG_A, "kg")
    assert (log.app, log.problems, log.left_out, log.unresolved) == ("Strong", (), 3, ())
    legs, back = log.sessions
    assert (legs.start, legs.title, legs.duration, legs.sources) == (EVENING, "Legs", 3900.0, ("log.csv",))
    assert legs.sets == (
        PerformedSet("Squat (Barbell)", "back_squat", 5, 60.0, warm_up=True),
        PerformedSet("Squat (Barbell)", "back_squat", 5, 100.0, reps_in_reserve=1.5),
        PerformedSet("Squat (Barbell)", "back_squat", 4, 100.0, reps_in_reserve=0.0),
        PerformedSet("Nordic Curls", "nordic_curl", 6),
        PerformedSet("Plank", "front_plank", seconds=45.0),
    )
    assert back.duration is None, "an app left running for eleven days"
    assert [one.exercise for one in back.sets] == ["deadlift"], "the treadmill is no strength set"


def test_strong_with_a_unit_in_each_row() -> None:
    log = read(made_up.STRONG_B)
    assert done(log) == [
        ("back_squat", 5, LB_225, 1.0, False),
        ("calf_raise", 12, 8.5, None, False),
        (log.sessions[0].sets[2].exercise, 12, None, None, False),
    ]
    assert log.sessions[0].duration == 3900.0


def test_strong_with_units_in_the_headings() -> None:
    log = read(made_up.STRONG_C, "lb")
    assert done(log) == [("back_squat", 5, 102.05828, None, False)], "the log's own unit wins"
    assert (log.sessions[0].start, log.sessions[0].duration, log.left_out) == (EVENING, 3900.0, 1)


@pytest.mark.parametrize(
    ("text", "load"),
    [(made_up.STRONG_GERMAN, 8.5), (made_up.STRONG_CHINESE, 100.0)],
    ids=["German", "Chinese"],
)
def test_strong_in_other_languages(text: str, load: float) -> None:
    log = read(text, "kg")
    assert done(log) == [("back_squat", 5, load, None, False)]
    assert (log.app, log.sessions[0].start, log.sessions[0].duration) == ("Strong", EVENING, 3900.0)
    assert log.note == ""


def test_strong_in_a_language_nobody_told_us() -> None:
    log = read(made_up.STRONG_FINNISH, "kg")
    assert [one[2:] for one in done(log)] == [(60.0, None, True), (100.0, None, False)]
    assert log.note.startswith("headings in a language we do not know")


def test_strong_of_old_has_its_unit_as_a_heading() -> None:
    assert done(read(made_up.STRONG_OLD)) == [("back_squat", 5, LB_225, None, False)]


def test_hevy() -> None:
    log = read(made_up.HEVY_KG)
    back, legs = log.sessions
    assert (back.start, legs.start) == (datetime(2026, 1, 3, 7, 6), datetime(2026, 1, 5, 18, 0))
    assert (legs.duration, log.left_out, log.app) == (3900.0, 1, "Hevy")
    assert legs.sets == (
        PerformedSet("Squat (Barbell)", "back_squat", 5, 60.0, warm_up=True),
        PerformedSet("Squat (Barbell)", "back_squat", 5, 100.0, reps_in_reserve=2.0),
        PerformedSet("Squat (Barbell)", "back_squat", 6, 100.0, reps_in_reserve=0.0),
        PerformedSet("Pull Up", "pull_up", 8),
        PerformedSet("Plank", "front_plank", seconds=45.0),
    )
    assert back.sets[0].load == 0.0, "what was typed is kept: an empty bar"


@pytest.mark.parametrize(
    ("text", "load"),
    [(made_up.HEVY_LBS, LB_225), (made_up.HEVY_TURKISH, 100.0), (made_up.HEVY_ISO, 100.0)],
    ids=["pounds, month first", "semicolons, Turkish months", "ISO"],
)
def test_hevy_in_other_clothes(text: str, load: float) -> None:
    log = read(text)
    assert done(log) == [("back_squat", 5, load, None, False)]
    assert (log.sessions[0].start, log.sessions[0].duration) == (datetime(2026, 1, 5, 18, 0), 3900.0)


def test_fitnotes() -> None:
    log = read(made_up.FITNOTES)
    (day,) = log.sessions
    assert (log.app, day.start, day.has_clock, log.left_out) == ("FitNotes", datetime(2026, 1, 5), False, 2)
    assert [(one.name, one.load, one.seconds) for one in day.sets] == [
        ("Barbell Squat", LB_225, None),
        ("Deadlift (Each Side, Dumbbells)", 20.0, None),
        ("Plank", None, 45.0),
    ]


def test_fitnotes_of_old_tells_day_from_month_by_the_whole_file() -> None:
    starts = [session.start.date().isoformat() for session in read(made_up.FITNOTES_OLD).sessions]
    assert starts == ["2026-01-13", "2026-02-05"]


def test_dates_that_could_be_either_are_not_guessed() -> None:
    open_to_both = made_up.FITNOTES_OLD.replace("13/01", "03/01")
    log = read(open_to_both.replace("05/02", "03/01"))
    assert log.sessions == ()
    assert "'03/01/2026' is not a date" in str(log.problems[0])


def test_fitnotes_for_ios() -> None:
    log = read(made_up.FITNOTES_IOS, "kg", timezone="Europe/Rome")
    assert (log.app, log.sessions[0].start) == ("FitNotes for iOS", datetime(2026, 1, 5, 18, 0))
    assert log.sessions[0].duration == 3900.0
    assert done(log) == [
        ("back_squat", 5, 100.0, 2.0, False),
        ("back_squat", 5, 60.0, 3.0, True),
        ("pull_up", 5, None, None, False),
    ]
    assert log.left_out == 1, "a set that was skipped"


def test_lyfta() -> None:
    log = read(made_up.LYFTA, "kg")
    assert done(log) == [("back_squat", 5, 100.0, None, False), ("pull_up", 8, None, None, False)]
    assert (log.app, log.sessions[0].start, log.sessions[0].duration) == ("Lyfta", EVENING, 3900.0)


def test_liftosaur_says_that_it_is_untested() -> None:
    log = read(made_up.LIFTOSAUR, timezone="Europe/Rome")
    assert "untested" in log.note
    assert done(log) == [
        ("back_squat", 5, 135 * 0.45359237, None, True),
        ("back_squat", 5, LB_225, 1.0, False),
    ]
    assert log.sessions[0].start == datetime(2026, 1, 5, 18, 0)
    assert log.sessions[0].sets[0].start == datetime(2026, 1, 5, 17, 5, tzinfo=UTC)


def test_fitbod_of_old() -> None:
    log = read(made_up.FITBOD_OLD, "kg")
    assert [(one.name, one.load, one.warm_up) for one in log.sessions[0].sets] == [
        ("Back Squat", 100.0, False),
        ("Back Squat", 60.0, True),
        ("Back Squat", 60.0, True),
        ("Assisted Chin Up", None, False),
    ]
    assert log.left_out == 1


def test_fitbod() -> None:
    log = read(made_up.FITBOD)
    assert done(log) == [("back_squat", 5, 100.0, None, False), ("back_squat", 5, 60.0, None, True)]
    assert log.sessions[0].start == datetime(2026, 1, 5, 17, 0)


def test_stronglifts() -> None:
    squats, pulls = read(made_up.STRONGLIFTS).sessions
    assert (squats.start, squats.duration) == (datetime(2026, 1, 5, 18, 0), pytest.approx(3900.0, abs=0.01))
    assert [(one.exercise, one.reps, one.load) for one in squats.sets] == [
        ("back_squat", 5, LB_225),
        ("back_squat", 4, LB_225),
    ]
    assert [one.exercise for one in pulls.sets] == ["deadlift"], "a second workout in the same minute"


def test_stronglifts_of_old_takes_the_unit_of_the_body_weight() -> None:
    log = read(made_up.STRONGLIFTS_OLD)
    assert log.sessions[0].start == datetime(2026, 1, 13)
    assert done(log)[:2] == [("back_squat", 5, LB_225, None, False), ("back_squat", 4, LB_225, None, False)]
    assert len(log.sessions[0].sets) == 3
    assert done(read(made_up.STRONGLIFTS_OLD, "kg"))[0][2] == 100.0
    with pytest.raises(UnitNeeded):
        read(made_up.STRONGLIFTS_OLD.replace("154lb", "154"))


@pytest.mark.parametrize(
    "name", ["STRONG_A", "STRONG_GERMAN", "STRONG_FINNISH", "FITNOTES_IOS", "LYFTA", "FITBOD_OLD"]
)
def test_a_unit_is_asked_for_and_never_guessed(name: str) -> None:
    with pytest.raises(UnitNeeded, match="add --unit kg or --unit lb"):
        read(LAYOUTS[name])
    kilograms, pounds = (read(LAYOUTS[name], unit) for unit in ("kg", "lb"))
    for metric, imperial in zip(kilograms.sessions[0].sets, pounds.sessions[0].sets, strict=True):
        assert (metric.load is None) == (imperial.load is None)
        if metric.load is not None:
            assert imperial.load == pytest.approx(metric.load * 0.45359237)


def test_a_log_of_bodyweight_needs_no_unit() -> None:
    text = "\n".join(
        [made_up.STRONG_A.splitlines()[0], '2026-01-05 18:00:10,"Legs",5m,"Nordic Curls",1,0,6,0,0,,,']
    )
    assert done(read(text)) == [("nordic_curl", 6, None, None, False)]


def test_a_bad_row_is_named_and_loses_nothing_else() -> None:
    rows = made_up.STRONG_B.splitlines()
    bad = rows[1].replace(";225;", ";two plates;")
    date = rows[1].replace("2026-01-05", "2026-13-05")
    stone = rows[1].replace(";lbs;", ";stone;")
    log = read("\n".join([rows[0], bad, rows[1], date, stone, rows[2]]))
    assert [str(problem) for problem in log.problems] == [
        "log.csv: line 2: weight 'two plates' is not a number",
        "log.csv: line 4: '2026-13-05 18:00:10' is not a date",
        "log.csv: line 5: 'stone' is not a unit of weight; known are kg and lb",
    ]
    assert len(log.sessions[0].sets) == 2


@pytest.mark.parametrize(
    ("cell", "told"),
    [(";5;9;", "-5 repetitions cannot be"), (";225;", "a weight of 99999 lb cannot be")],
)
def test_slips_of_the_finger_are_named(cell: str, told: str) -> None:
    wrong = {";5;9;": ";-5;9;", ";225;": ";99999;"}[cell]
    log = read(made_up.STRONG_B.replace(cell, wrong))
    assert told in str(log.problems[0])


def test_a_weight_without_a_unit_beside_others_that_have_one_loses_its_row() -> None:
    bare = made_up.STRONG_B.replace(";8,5;kg;", ";8,5;;")
    log = read(bare)
    assert [str(one) for one in log.problems] == [
        "log.csv: line 3: a weight without a unit; add --unit kg or --unit lb"
    ]
    assert len(log.sessions[0].sets) == 2
    assert done(read(bare, "kg"))[1][2] == 8.5
    with pytest.raises(UnitNeeded):
        read("\n".join(made_up.STRONG_B.splitlines()[:2]).replace(";lbs;", ";;"))


def test_a_unit_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="'stone' is no unit of weight"):
        read(made_up.STRONG_A, "stone")


def test_what_spreadsheets_and_joined_files_add_is_skipped() -> None:
    joined = f"sep=;\r\n{made_up.STRONG_B}{made_up.STRONG_B}"
    log = read(joined)
    assert (len(log.sessions[0].sets), log.problems, log.left_out) == (6, (), 0)
    log = read(joined.replace(";225;", ";x;", 1))
    assert str(log.problems[0]).startswith("log.csv: line 3: ")


def test_names_that_are_not_known_are_kept_and_listed_most_sets_first() -> None:
    rows = made_up.HEVY_LBS.splitlines()
    cable, arms = (rows[1].replace("Squat (Barbell)", name) for name in ("Cable Fly", "My Arm Thing"))
    log = read("\n".join([rows[0], arms, cable, cable]))
    assert log.unresolved == ("Cable Fly", "My Arm Thing")
    first = log.sessions[0].sets[0]
    assert (first.name, first.exercise) == ("My Arm Thing", None)


def test_own_names_win_over_the_catalogue() -> None:
    rows = made_up.HEVY_LBS.splitlines()
    log = read_log(
        "\n".join([rows[0], rows[1], rows[1].replace("Squat (Barbell)", "My  arm THING")]).encode(),
        "log.csv",
        names={"squat (barbell)": "front_squat", "My arm thing": None},
    )
    assert [one.exercise for one in log.sessions[0].sets] == ["front_squat", None]
    assert log.unresolved == ()


def test_resolve_is_the_callers() -> None:
    log = read_log(made_up.HEVY_LBS.encode(), "log.csv", resolve=lambda name: name.casefold())
    assert log.sessions[0].sets[0].exercise == "squat (barbell)"


def test_jumps_count_foot_contacts() -> None:
    text = made_up.HEVY_LBS.replace("Squat (Barbell)", "Box Jump").replace(",225,", ",,")
    assert [(one.reps, one.contacts) for one in read(text).sessions[0].sets] == [(5, 5)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_told_by_headings_and_by_nothing_else(name: str) -> None:
    apps = {
        "STRONG": "Strong",
        "HEVY": "Hevy",
        "LYFTA": "Lyfta",
        "LIFTOSAUR": "Liftosaur",
        "FITBOD": "Fitbod",
    }
    special = {"FITNOTES_IOS": "FitNotes for iOS"}
    kind = name.partition("_")[0]
    expected = (
        special.get(name) or apps.get(kind) or {"FITNOTES": "FitNotes", "STRONGLIFTS": "StrongLifts"}[kind]
    )
    text = LAYOUTS[name].lstrip("\ufeff")
    assert (
        app_of(text.encode()) == app_of(text.encode("utf-8-sig")) == app_of(text.encode("utf-16")) == expected
    )


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_bom_line_ends_and_delimiters_change_nothing(name: str) -> None:
    plain = read(LAYOUTS[name].lstrip("\ufeff"), "kg")
    windows = LAYOUTS[name].lstrip("\ufeff").replace("\n", "\r\n")
    assert read_log(windows.encode("utf-8-sig"), "log.csv", "kg").sessions == plain.sessions


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a,b\n1,2",
        "Date,Distance\n2026-01-01,5",
        "just words",
        "\0,\0",
        "Date,Exercise,Category,Distance",
    ],
)
def test_other_tables_are_no_logs(text: str) -> None:
    assert app_of(text.encode()) is None
    with pytest.raises(ReadError, match="not a strength log"):
        read(text)
