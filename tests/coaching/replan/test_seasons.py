"""A year: plans rolled forward, races in it, each phase in its turn."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from groundforce.coaching.intake import build_problem
from groundforce.coaching.replan.seasons import Rolled, due, next_span, roll_forward
from groundforce.monitoring.athlete_state import planning_state
from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.training.athlete import Athlete, LiftingExperience, Race, RacePriority
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.plan import Plan
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import StrengthSession
from tests.coaching.replan.stories import CATALOGUE
from tests.coaching.replan.test_noticed import did
from tests.planner.problems import START, WEEK

TUNE_UP = Race(START + timedelta(weeks=12, days=-1), 10_000.0, RacePriority.B)
SPRING = Race(START + timedelta(weeks=18, days=-1), 21_097.5)
AUTUMN = Race(START + timedelta(weeks=36, days=-1), 42_195.0)
LATE = Race(START + timedelta(weeks=48, days=-1), 10_000.0)
PROFILE = RunnerProfile(
    athlete=Athlete(body_mass=65.0),
    races=(TUNE_UP, SPRING, AUTUMN, LATE),
    typical_week=WEEK,
    equipment=KITS["gym"] | ALWAYS,
)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8)


def first_plan(weeks: int = 16) -> Plan:
    state = planning_state(TrainingHistory(), START, PROFILE)
    plan = solve(build_problem(PROFILE, state, START, weeks).problem, CATALOGUE).plan
    assert plan is not None
    return plan


def rolled(plan: Plan, log: tuple[StrengthSession, ...], day: date) -> Rolled:
    state = planning_state(TrainingHistory(strength=log), day, PROFILE)
    return roll_forward(plan, state, at(day), PROFILE)


@pytest.fixture(scope="module")
def year() -> list[Plan]:
    """A year of plans, each rolled forward a week before the one before it ends, all sessions done."""
    plans, log = [first_plan()], ()
    while plans[-1].problem.end < START + timedelta(weeks=52):
        last = plans[-1]
        log = (*log, *(did(one) for one in last.sessions))
        day = last.problem.end - timedelta(days=7)
        known = tuple(one for one in log if one.start < at(day))
        after = rolled(last, known, day).plan
        assert after is not None
        plans.append(after)
    return plans


def test_a_year_has_no_hole_and_no_broken_rule(year: list[Plan]) -> None:
    for one, two in pairwise(year):
        assert two.problem.start == one.problem.end
        assert two.revision == one.revision + 1
    assert [check(plan, CATALOGUE) for plan in year] == [()] * len(year)


def phase_of(year: list[Plan], day: date) -> str:
    phases = [one for plan in year for one in plan.phases]
    return next(one.name for one in phases if one.start <= day < one.start + timedelta(weeks=one.weeks))


@pytest.mark.parametrize("race", [SPRING, AUTUMN, LATE])
def test_every_a_race_has_its_taper_and_its_return(year: list[Plan], race: Race) -> None:
    assert phase_of(year, race.date) == "taper"
    assert phase_of(year, race.date + timedelta(days=1)) == "return"


def test_a_b_race_does_not_stop_the_build(year: list[Plan]) -> None:
    assert phase_of(year, TUNE_UP.date) not in {"taper", "return"}


def test_between_races_strength_comes_back(year: list[Plan]) -> None:
    assert phase_of(year, SPRING.date + timedelta(weeks=5)) == "strength"
    assert phase_of(year, AUTUMN.date + timedelta(weeks=6)) == "strength"


def test_experience_grows_with_what_was_logged(year: list[Plan]) -> None:
    assert year[0].problem.athlete.experience is LiftingExperience.NONE
    assert year[-1].problem.athlete.experience is LiftingExperience.REGULAR


def test_what_is_still_to_come_counts_as_past_of_the_next_plan(year: list[Plan]) -> None:
    one, two = year[0], year[1]
    last_week = {one.date for one in one.sessions if one.date >= two.problem.start - timedelta(days=7)}
    assert last_week
    assert last_week <= {each.date for each in two.problem.past}


def test_nothing_is_due_while_the_plan_carries_on() -> None:
    plan = first_plan(6)
    assert due(plan, at(START + timedelta(weeks=3))) is None
    found = rolled(plan, (), START + timedelta(weeks=3))
    assert (found.plan, found.reasons) == (None, ("The plan carries on; nothing to roll forward yet.",))
    assert due(plan, at(plan.problem.end)) == "The plan ended on Sun 3 Jan."
    assert due(plan, at(plan.problem.end - timedelta(days=1))) == "The plan has 1 day left."


def test_the_next_plan_reaches_past_the_next_a_race() -> None:
    plan = first_plan(6)
    start, weeks = next_span(plan, PROFILE, at(plan.problem.end - timedelta(days=7)))
    assert start == plan.problem.end
    assert SPRING.date < start + timedelta(weeks=weeks)
    late = next_span(plan, PROFILE, at(plan.problem.end + timedelta(days=9)), 8)
    assert late == (plan.problem.end + timedelta(days=10), 8)
