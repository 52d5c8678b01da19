"""The running a plan has to respect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.coaching.runs import (
    RETURN_SHARE,
    RETURN_STEP,
    RETURN_WEEKS,
    USUAL_PACE,
    expand,
    from_calendar,
    from_pattern,
    race_run,
)
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.run import RunKind
from groundforce.training.state import RunningState, TypicalRun
from tests.coaching.runners import INTERVALS, LONG, RUNNING, START, WEEK, planned, words

AWAY = replace(RUNNING, gap=120, returning=True)
RACE = Race(date(2026, 12, 6), 21_097.5, RacePriority.A, "half")

TYPICAL = st.builds(
    TypicalRun,
    st.integers(0, 6),
    st.sampled_from([kind for kind in RunKind if kind is not RunKind.RACE]),
    st.floats(600.0, 20_000.0),
    st.none() | st.floats(1000.0, 60_000.0),
    st.none() | st.times(),
)
STARTS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
WEEKS = st.integers(1, 6)


@st.composite
def races(draw: st.DrawFn, start: date) -> tuple[Race, ...]:
    """Races from before the plan to after it, some on one day."""
    days = draw(st.lists(st.integers(-10, 60), max_size=4))
    kinds = st.tuples(st.floats(1500.0, 100_000.0), st.sampled_from(RacePriority))
    return tuple(Race(start + timedelta(days=day), *draw(kinds)) for day in sorted(days))


@given(st.data(), st.lists(TYPICAL, max_size=8), STARTS, WEEKS, st.booleans())
def test_every_run_is_inside_named_once_and_races_stand_alone(
    data: st.DataObject, week: list[TypicalRun], start: date, weeks: int, returning: bool
) -> None:
    given_races = data.draw(races(start))
    state = AWAY if returning else RUNNING
    runs = from_pattern(week, RunSource.RHYTHM, given_races, state, start, weeks).runs
    end = start + timedelta(weeks=weeks)
    assert all(start <= run.date < end for run in runs)
    assert len({run.id for run in runs}) == len(runs)
    assert [run.date for run in runs] == sorted(run.date for run in runs)
    assert all(run.duration > 0.0 for run in runs)
    race_days = sorted(race.date for race in given_races if start <= race.date < end)
    assert [run.date for run in runs if run.kind is RunKind.RACE] == race_days
    assert not any(run.date in race_days for run in runs if run.kind is not RunKind.RACE)


@given(st.lists(TYPICAL, max_size=8), STARTS, WEEKS)
def test_each_run_of_the_week_comes_once_a_week_from_any_weekday(
    week: list[TypicalRun], start: date, weeks: int
) -> None:
    runs = expand(week, start, weeks, RunSource.TYPICAL_WEEK)
    assert len(runs) == weeks * len(week)
    for weekday in range(7):
        meant = sorted(one.duration for one in week if one.weekday == weekday) * weeks
        assert sorted(run.duration for run in runs if run.date.weekday() == weekday) == sorted(meant)


@given(st.data(), st.lists(st.integers(0, 13), unique=True), STARTS)
def test_a_calendar_stands_as_it_is_but_for_races_it_lacks(
    data: st.DataObject, days: list[int], start: date
) -> None:
    given_races = data.draw(races(start))
    calendar = tuple(planned(start + timedelta(days=day)) for day in days)
    runs = from_calendar(calendar, given_races, RUNNING, start, 2).runs
    race_days = {race.date for race in given_races}
    assert [run for run in runs if run.kind is not RunKind.RACE] == sorted(
        (run for run in calendar if run.date not in race_days), key=lambda run: run.date
    )


def test_a_plan_from_a_wednesday_in_words() -> None:
    runs = expand(WEEK, date(2026, 11, 25), 2, RunSource.RHYTHM)
    assert words(runs) == [
        "Thu 26 18:00 easy 45 min",
        "Sun 29 09:00 long 100 min 20.0 km",
        "Tue 01 06:30 intervals 60 min 12.0 km",
        "Thu 03 18:00 easy 45 min",
        "Sun 06 09:00 long 100 min 20.0 km",
        "Tue 08 06:30 intervals 60 min 12.0 km",
    ]


def test_round_an_a_race_nobody_trains_hard() -> None:
    found = from_pattern(WEEK, RunSource.RHYTHM, (RACE,), RUNNING, START, 4)
    assert words(found.runs) == [
        "Tue 24 06:30 intervals 60 min 12.0 km",
        "Thu 26 18:00 easy 45 min",
        "Sun 29 09:00 long 100 min 20.0 km",
        "Tue 01 06:30 easy 60 min 12.0 km",
        "Thu 03 18:00 easy 45 min",
        "Sun 06 race 105 min 21.1 km",
        "Tue 08 06:30 recovery 60 min 12.0 km",
        "Thu 10 18:00 recovery 45 min",
        "Sun 13 09:00 recovery 100 min 20.0 km",
        "Tue 15 06:30 intervals 60 min 12.0 km",
        "Thu 17 18:00 easy 45 min",
        "Sun 20 09:00 long 100 min 20.0 km",
    ]
    assert found.notes == ("In the week before and after an A race your usual runs are taken as easy.",)


def test_a_b_race_changes_its_own_day_only() -> None:
    race = replace(RACE, priority=RacePriority.B)
    found = from_pattern(WEEK, RunSource.RHYTHM, (race,), RUNNING, START, 4)
    usual = expand(WEEK, START, 4, RunSource.RHYTHM)
    assert [run for run in found.runs if run.date != race.date] == [
        run for run in usual if run.date != race.date
    ]
    assert found.notes == ()


def test_nothing_is_said_of_a_race_long_after_the_plan() -> None:
    far = replace(RACE, date=START + timedelta(weeks=20))
    assert from_pattern(WEEK, RunSource.RHYTHM, (far,), RUNNING, START, 4).notes == ()


def test_a_race_just_after_the_plan_eases_its_last_week() -> None:
    race = replace(RACE, date=START + timedelta(weeks=2, days=1))
    runs = from_pattern(WEEK, RunSource.RHYTHM, (race,), RUNNING, START, 2).runs
    assert words(runs)[3:] == [
        "Tue 01 06:30 intervals 60 min 12.0 km",
        "Thu 03 18:00 easy 45 min",
        "Sun 06 09:00 easy 100 min 20.0 km",
    ]


def test_after_a_long_gap_the_first_weeks_are_easy_and_half_as_long() -> None:
    found = from_pattern(WEEK, RunSource.RHYTHM, (), AWAY, START, 6)
    eased = [run for run in found.runs if run.date < START + timedelta(weeks=RETURN_WEEKS)]
    assert words(tuple(eased[:3])) == [
        "Tue 24 06:30 easy 30 min 6.0 km",
        "Thu 26 18:00 easy 22 min",
        "Sun 29 09:00 easy 50 min 10.0 km",
    ]
    assert {run.kind for run in eased} == {RunKind.EASY}
    assert words(found.runs[-6:]) == [
        "Tue 22 06:30 intervals 36 min 7.2 km",
        "Thu 24 18:00 easy 27 min",
        "Sun 27 09:00 long 60 min 12.0 km",
        "Tue 29 06:30 intervals 42 min 8.4 km",
        "Thu 31 18:00 easy 31 min",
        "Sun 03 09:00 long 70 min 14.0 km",
    ]
    assert (RETURN_SHARE, RETURN_STEP) == (0.5, 0.1), "the note says half, and a tenth"
    assert found.notes[0].startswith("Your last run was 120 days before the start. The first 4 weeks")


def test_a_return_is_over_after_nine_weeks_and_never_takes_a_longer_step() -> None:
    found = from_pattern((LONG,), RunSource.RHYTHM, (), AWAY, START, 12).runs
    shares = [round(run.duration / LONG.duration, 6) for run in found]
    assert shares == [0.5, 0.5, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0]
    assert found[8:] == expand((LONG,), START, 12, RunSource.RHYTHM)[8:]


def test_after_a_long_gap_a_week_the_runner_stated_is_believed() -> None:
    found = from_pattern(WEEK, RunSource.TYPICAL_WEEK, (), AWAY, START, 1)
    assert found.runs == expand(WEEK, START, 1, RunSource.TYPICAL_WEEK)
    assert found.notes == ()


def test_the_calendars_own_race_is_kept_with_what_stands_beside_it() -> None:
    own = planned(RACE.date, RunKind.RACE, "own")
    jog = planned(RACE.date, RunKind.EASY, "jog")
    runs = from_calendar((own, jog), (RACE,), RUNNING, START, 4).runs
    assert sorted(run.id for run in runs) == sorted([own.id, jog.id])


def test_two_races_of_one_day_keep_their_own_names() -> None:
    second = replace(RACE, distance=5000.0)
    runs = from_calendar((), (RACE, second), RUNNING, START, 4).runs
    assert [run.id for run in runs] == ["race-20261206", "race-20261206-2"]


@pytest.mark.parametrize(
    ("state", "pace"),
    [
        (RUNNING, 0.3),
        (RunningState(START), USUAL_PACE),
        (replace(RUNNING, distance_per_week=0.0), USUAL_PACE),
    ],
    ids=["own pace", "nothing measured", "no run in four weeks"],
)
def test_how_long_a_race_takes(state: RunningState, pace: float) -> None:
    run = race_run(RACE, state)
    assert (run.duration, run.kind, run.distance) == (pytest.approx(21_097.5 * pace), RunKind.RACE, 21_097.5)


def test_the_same_week_in_any_order_is_the_same_calendar() -> None:
    one = expand((INTERVALS, LONG), START, 2, RunSource.RHYTHM)
    assert one == expand((LONG, INTERVALS), START, 2, RunSource.RHYTHM)


def test_a_marathon_that_only_the_calendar_knows_is_tapered_for() -> None:
    marathon = PlannedRun("m", START + timedelta(days=13), RunKind.RACE, 14_400.0, RunSource.CALENDAR)
    parkrun = PlannedRun(
        "p", START + timedelta(days=5), RunKind.RACE, 1_500.0, RunSource.CALENDAR, distance=5_000.0
    )
    found = from_calendar((parkrun, marathon), (), RunningState(START), START, 2)
    assert [(race.date, race.priority) for race in found.races] == [
        (parkrun.date, RacePriority.B),
        (marathon.date, RacePriority.A),
    ]
    assert found.races[1].distance == pytest.approx(40_000.0)
    assert "taken as an A race" in found.notes[1]


def test_a_race_the_runner_declared_is_not_found_twice() -> None:
    run = PlannedRun("m", START + timedelta(days=13), RunKind.RACE, 14_400.0, RunSource.CALENDAR)
    declared = Race(run.date, 42_195.0, RacePriority.B)
    assert from_calendar((run,), (declared,), RunningState(START), START, 2).races == ()
