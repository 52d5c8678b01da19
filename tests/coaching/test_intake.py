"""From what is known of a runner to the planning problem."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groundforce.coaching.experience import logged_experience
from groundforce.coaching.intake import NOTHING_MEASURED, build_problem, stated_exposures
from groundforce.errors import NoPlanPossible
from groundforce.training.athlete import Athlete, LiftingExperience, Race, RacePriority
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import RunSource
from groundforce.training.problem import Exposure
from groundforce.training.run import RunKind
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate, Rhythm, RunningState
from tests.coaching.runners import EASY, LONG, RUNNING, START, WEEK, lifted, planned, state, twice_a_week

PROFILE = RunnerProfile()
WEEKLY = replace(PROFILE, typical_week=(EASY,))
UNKNOWN = state((), RunningState(START))
CALENDAR = (planned(START), planned(START + timedelta(days=2), RunKind.TEMPO))
DAY = timedelta(days=1)


def sources(*given: object) -> set[RunSource]:
    """Where the runs of a problem come from."""
    return {run.source for run in build_problem(*given).problem.runs}  # type: ignore[arg-type]


def test_a_calendar_wins_over_a_stated_week_and_that_over_the_rhythm() -> None:
    assert sources(WEEKLY, state(), START, 1, CALENDAR) == {RunSource.CALENDAR}
    assert sources(WEEKLY, state(), START, 2) == {RunSource.TYPICAL_WEEK}
    assert sources(PROFILE, state(), START, 2) == {RunSource.RHYTHM}


def test_an_empty_calendar_is_a_calendar() -> None:
    """Somebody who says "no runs these weeks" is believed."""
    assert build_problem(WEEKLY, state(), START, 2, ()).problem.runs == ()


def test_after_the_last_week_of_the_calendar_the_pattern_goes_on_and_it_is_said() -> None:
    """The calendar has two days of the first week; its free days stay free, later weeks do not."""
    intake = build_problem(WEEKLY, state(), START, 3, CALENDAR)
    of_week = {
        number: {run.source for run in intake.problem.runs if (run.date - START).days // 7 == number}
        for number in range(3)
    }
    assert of_week == {0: {RunSource.CALENDAR}, 1: {RunSource.TYPICAL_WEEK}, 2: {RunSource.TYPICAL_WEEK}}
    assert sum("calendar ends" in note for note in intake.notes) == 1


def test_a_calendar_of_races_alone_leaves_the_other_runs_to_the_rhythm() -> None:
    race = planned(START + timedelta(days=13), RunKind.RACE)
    runs = build_problem(PROFILE, state(), START, 3, (race,)).problem.runs
    assert race in runs
    assert {run.source for run in runs} == {RunSource.CALENDAR, RunSource.RHYTHM}


def test_nothing_known_is_no_plan_and_says_what_to_give() -> None:
    with pytest.raises(NoPlanPossible, match=r"--runs.*--calendar.*\[\[week\]\]"):
        build_problem(PROFILE, UNKNOWN, START, 2)


@pytest.mark.parametrize("calendar", [None, CALENDAR])
def test_a_stated_week_or_a_calendar_is_enough_and_it_is_said(calendar: tuple[object, ...] | None) -> None:
    intake = build_problem(WEEKLY, UNKNOWN, START, 1, calendar)  # type: ignore[arg-type]
    assert intake.notes == (NOTHING_MEASURED,)
    assert build_problem(WEEKLY, state(), START, 1, calendar).notes == ()  # type: ignore[arg-type]


def test_an_unsteady_rhythm_is_said_with_its_number() -> None:
    shaky, steady = (build_problem(PROFILE, state(confidence=sure), START, 2).notes for sure in (0.31, 0.9))
    assert steady == ()
    assert len(shaky) == 1
    assert shaky[0].startswith("Your running week is only 31 % regular over 8 weeks")


def test_a_race_is_a_run_and_one_soon_after_the_plan_still_shapes_it() -> None:
    inside = Race(START + timedelta(days=12), 10_000.0, RacePriority.B)
    soon = Race(START + timedelta(weeks=3), 42_195.0)
    far = Race(START + timedelta(weeks=9), 42_195.0)
    problem = build_problem(replace(PROFILE, races=(inside, soon, far)), state(), START, 2).problem
    assert problem.races == (inside, soon)
    assert [(run.date, run.distance) for run in problem.runs if run.kind is RunKind.RACE] == [
        (inside.date, 10_000.0)
    ]


def test_the_day_of_a_race_holds_nothing_else() -> None:
    race = Race(START + timedelta(days=6), 10_000.0, RacePriority.B)
    assert race.date.weekday() == LONG.weekday
    runs = build_problem(replace(PROFILE, races=(race,)), state(), START, 1).problem.runs
    assert [run.kind for run in runs if run.date == race.date] == [RunKind.RACE]


def test_a_return_from_a_gap_eases_the_rhythm_only() -> None:
    away = replace(RUNNING, gap=90, returning=True)
    rhythm = build_problem(PROFILE, state(running=away), START, 1)
    assert {run.kind for run in rhythm.problem.runs} == {RunKind.EASY}
    assert rhythm.notes[0].startswith("Your last run was 90 days before the start.")
    calendar = build_problem(PROFILE, state(running=away), START, 1, CALENDAR).problem
    assert calendar.runs == CALENDAR
    assert calendar.running is away


# --- lifting


def test_lifts_the_runner_says_they_do_are_four_weeks_of_exposures() -> None:
    found = stated_exposures(("back_squat", "nordic_curl"), START)
    assert len(found) == 8
    assert found[0] == Exposure(START - timedelta(weeks=4), "back_squat", 3)
    assert {(START - one.date).days for one in found} == {7, 14, 21, 28}


def test_what_was_logged_is_believed_over_what_is_said() -> None:
    profile = replace(PROFILE, current_lifts=("back_squat", "nordic_curl"), lifting_weeks=2)
    logged = (lifted(START - 3 * DAY, "back_squat", sets=4, load=62.5),)
    past = build_problem(profile, state(lifting=logged), START, 1).problem.past
    assert [one for one in past if one.exercise == "back_squat"] == [
        Exposure(START - 3 * DAY, "back_squat", 4, 62.5)
    ]
    assert sum(one.exercise == "nordic_curl" for one in past) == 4


def test_nothing_of_the_start_day_or_later_is_known() -> None:
    logged = (lifted(START, "back_squat"), lifted(START + DAY, "back_squat"))
    problem = build_problem(PROFILE, state(lifting=logged), START, 1).problem
    assert (problem.past, problem.lifting_weeks) == ((), 0)


@pytest.mark.parametrize(("stated", "weeks"), [(0, 6), (30, 30)])
def test_weeks_of_lifting_are_the_more_of_logged_and_stated(stated: int, weeks: int) -> None:
    logged = twice_a_week(6, START - DAY, "back_squat")
    profile = replace(PROFILE, lifting_weeks=stated)
    assert build_problem(profile, state(lifting=logged), START, 1).problem.lifting_weeks == weeks


def test_a_stated_maximum_wins_over_an_estimated_one() -> None:
    own, guess = Estimate(80.0, 78.0, 82.0, "stated"), Estimate(95.0, 80.0, 110.0, "logs")
    profile = replace(PROFILE, maxima=(("back_squat", own),))
    known = state(strength=(("back_squat", guess), ("hip_thrust", guess)))
    assert build_problem(profile, known, START, 1).problem.strength == (
        ("back_squat", own),
        ("hip_thrust", guess),
    )


LEGS = ("back_squat", "romanian_deadlift")
DAY_BEFORE = START - DAY


@pytest.mark.parametrize(
    ("sessions", "experience"),
    [
        ((), LiftingExperience.NONE),
        (twice_a_week(3, DAY_BEFORE, *LEGS), LiftingExperience.NONE),
        (twice_a_week(4, DAY_BEFORE, *LEGS), LiftingExperience.SOME),
        (twice_a_week(10, DAY_BEFORE, *LEGS), LiftingExperience.REGULAR),
        (twice_a_week(10, DAY_BEFORE - timedelta(weeks=10), *LEGS), LiftingExperience.SOME),
        (twice_a_week(20, DAY_BEFORE - timedelta(weeks=30), *LEGS), LiftingExperience.NONE),
        (twice_a_week(20, DAY_BEFORE, "push_up"), LiftingExperience.NONE),
        (twice_a_week(20, DAY_BEFORE, "pogo_hop"), LiftingExperience.NONE),
        (twice_a_week(10, START + timedelta(weeks=10), *LEGS), LiftingExperience.NONE),
    ],
    ids=[
        "no logs",
        "six sessions",
        "eight sessions",
        "ten weeks up to now",
        "ten weeks, long ago",
        "longer ago than half a year",
        "upper body only",
        "hops only",
        "later than the start",
    ],
)
def test_experience_in_the_logs(sessions: tuple[object, ...], experience: LiftingExperience) -> None:
    catalogue = load_catalogue().exercises
    assert logged_experience(sessions, START, catalogue) is experience  # type: ignore[arg-type]


@pytest.mark.parametrize("said", list(LiftingExperience))
def test_experience_that_was_stated_is_believed(said: LiftingExperience) -> None:
    logged = twice_a_week(10, DAY_BEFORE, *LEGS)
    silent = build_problem(PROFILE, state(lifting=logged), START, 1).problem
    profile = replace(PROFILE, athlete=Athlete(experience=said), experience_stated=True)
    told = build_problem(profile, state(lifting=logged), START, 1).problem
    assert silent.athlete.experience is LiftingExperience.REGULAR
    assert told.athlete.experience is said


def test_the_problem_carries_the_runners_own_words() -> None:
    profile = replace(
        PROFILE, minutes=35.0, sessions_per_week=3, equipment=frozenset({"dumbbells"}), timezone="Europe/Rome"
    )
    problem = build_problem(profile, state(WEEK), START, 3).problem
    assert (problem.minutes, problem.sessions_per_week, problem.timezone) == (35.0, 3, "Europe/Rome")
    assert (problem.equipment, problem.openings) == (profile.equipment, profile.openings)
    assert (problem.start, problem.weeks, problem.running) == (START, 3, RUNNING)


def test_the_same_knowledge_gives_the_same_problem() -> None:
    known = state(lifting=twice_a_week(3, DAY_BEFORE, *LEGS))
    assert build_problem(PROFILE, known, START, 4) == build_problem(PROFILE, known, START, 4)
    other = replace(known, rhythm=Rhythm((EASY,), 8, 0.9))
    assert build_problem(PROFILE, other, START, 4) != build_problem(PROFILE, known, START, 4)


def test_a_start_on_any_day_of_the_week_keeps_whole_weeks() -> None:
    for later in range(7):
        start = date(2026, 11, 23) + timedelta(days=later)
        runs = build_problem(PROFILE, state(), start, 2).problem.runs
        assert len(runs) == 2 * len(WEEK)
