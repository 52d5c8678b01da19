from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groundforce.planner.search.season import PhaseName, phases, season, week_phases
from groundforce.training.athlete import LiftingExperience, Limit, Limits, Race, RacePriority
from tests.planner.problems import START, runner

A, H, P, T, R, M = (
    PhaseName.ANATOMICAL,
    PhaseName.HEAVY,
    PhaseName.POWER,
    PhaseName.TAPER,
    PhaseName.RETURN,
    PhaseName.MAINTENANCE,
)


def race(week: int, weekday: int, distance: float = 21_097.5) -> Race:
    return Race(START + timedelta(weeks=week, days=weekday), distance)


@pytest.mark.parametrize(
    ("weeks", "experience", "expected"),
    [
        (1, LiftingExperience.NONE, [A]),
        (4, LiftingExperience.NONE, [A] * 2 + [H] * 2),
        (12, LiftingExperience.NONE, [A] * 4 + [H] * 8),
        (16, LiftingExperience.NONE, [A] * 4 + [H] * 8 + [P] * 4),
        (20, LiftingExperience.REGULAR, [A] + [H] * 10 + [P] * 4 + [M] * 5),
    ],
)
def test_a_free_stretch_is_built(
    weeks: int, experience: LiftingExperience, expected: list[PhaseName]
) -> None:
    assert week_phases(runner(weeks, races=(), experience=experience)) == expected


def test_a_sunday_race_tapers_its_own_week_and_returns_after() -> None:
    assert week_phases(runner(10, races=(race(7, 6),))) == [A] * 4 + [H] * 3 + [T, R, H]


def test_a_race_early_in_the_week_tapers_the_week_before_too() -> None:
    assert week_phases(runner(10, races=(race(7, 2),)))[6:] == [T, T, R, A]


def test_a_race_on_the_first_day_is_followed_by_return() -> None:
    assert week_phases(runner(10, races=(race(7, 0),)))[6:9] == [T, R, R]


def test_what_was_not_learnt_before_an_early_race_is_learnt_after_it() -> None:
    assert week_phases(runner(12, races=(race(1, 6),))) == [A, T, R] + [A] * 3 + [H] * 6


def test_a_marathon_earns_two_weeks_of_return() -> None:
    assert week_phases(runner(12, races=(race(7, 6, 42_195.0),)))[7:] == [T, R, R, H, H]


def test_weeks_before_a_race_beyond_the_plan_are_held_when_few_and_built_when_not() -> None:
    soon, later = race(11, 6), race(16, 6)
    problem = runner(10, races=(race(7, 6),))
    assert week_phases(replace(problem, races=(*problem.races, soon)))[7:] == [T, R, M]
    assert week_phases(replace(problem, races=(*problem.races, later)))[7:] == [T, R, H]


def test_in_the_midst_of_training_no_week_is_for_getting_used_to_it() -> None:
    trained = replace(runner(4, races=()), lifting_weeks=12, lifting_gap=0)
    assert week_phases(trained) == [H] * 4
    assert week_phases(replace(trained, lifting_weeks=11))[0] is A
    assert week_phases(replace(trained, lifting_gap=5))[0] is A
    assert week_phases(replace(trained, lifting_gap=None))[0] is A


def test_a_b_race_changes_no_phase() -> None:
    b = Race(START + timedelta(days=40), 10_000.0, RacePriority.B)
    assert week_phases(runner(12, races=(b,))) == week_phases(runner(12, races=()))


def test_technique_only_is_all_there_is() -> None:
    limits = Limits(frozenset({Limit.TECHNIQUE_ONLY}))
    assert set(week_phases(runner(6, races=(), limits=limits))) == {PhaseName.TECHNIQUE}


def test_phases_cover_every_week_once() -> None:
    weeks = season(runner(12))
    assert sum(one.weeks for one in phases(weeks)) == 12
    assert phases(weeks)[0].start == date(2026, 11, 23)
    assert [week.sessions for week in weeks] == [2] * 11 + [1]
