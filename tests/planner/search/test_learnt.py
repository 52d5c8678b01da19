"""An overloaded eccentric waits for its easier version, in a plan as in one session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from groundforce.planner.check import check
from groundforce.planner.search.learnt import in_its_place, is_prepared, learnt
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.menu import Entry
from groundforce.planner.solve import solve
from groundforce.training.athlete import LiftingExperience
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan
from groundforce.training.problem import Exposure, PlanProblem
from groundforce.training.state import TypicalRun
from tests.planner.problems import START, WEEK, runner

CATALOGUE = load_catalogue().exercises
NORDIC, ASSISTED = CATALOGUE["nordic_curl"], CATALOGUE["nordic_curl_assisted"]
ROLE = (Entry(CATALOGUE["back_squat"], 3), Entry(NORDIC, 3))


def account(*past: tuple[str, int]) -> Ledger:
    start = runner().start
    done = tuple(Exposure(start - timedelta(days=days), name, 2) for name, days in past)
    return opening_ledger(replace(runner(), past=done), CATALOGUE)


def test_two_days_of_the_easier_version_are_too_few_and_three_are_enough() -> None:
    days = [("nordic_curl_assisted", ago) for ago in (3, 8, 12)]
    assert not is_prepared(account(*days[:2]), NORDIC, runner().start)
    assert is_prepared(account(*days), NORDIC, runner().start)


def test_what_is_known_itself_or_no_overload_needs_no_preparing() -> None:
    assert is_prepared(account(("nordic_curl", 3)), NORDIC, runner().start)
    assert is_prepared(account(), CATALOGUE["back_squat"], runner().start)


def test_a_role_that_is_prepared_stays_the_very_same_and_another_has_the_easier_version() -> None:
    known, new = account(("nordic_curl", 3)), account(("nordic_curl_assisted", 3))
    assert learnt(known, ROLE, runner().start) is ROLE
    there = learnt(new, ROLE, runner().start)
    assert [entry.exercise.id for entry in there] == ["back_squat", "nordic_curl_assisted"]
    assert there[1].sets == 3


def test_without_an_easier_version_to_be_had_it_is_left_out() -> None:
    limits = replace(runner().limits, excluded=frozenset(NORDIC.easier))
    ledger = opening_ledger(replace(runner(), limits=limits), CATALOGUE)
    assert in_its_place(ledger, NORDIC, (), runner().start) is None
    assert [entry.exercise.id for entry in learnt(ledger, ROLE, runner().start)] == ["back_squat"]


def rolled(week: tuple[TypicalRun, ...]) -> PlanProblem:
    """A lifter whose last weeks held the easier version twice: the next plan once found no way round it."""
    done = [("nordic_curl_assisted", ago) for ago in (8, 15)]
    done += [(name, ago) for name in ("back_squat", "romanian_deadlift") for ago in (5, 12, 19)]
    done.sort(key=lambda one: (-one[1], one[0]))
    past = tuple(Exposure(START - timedelta(days=ago), name, 2) for name, ago in done)
    regular = LiftingExperience.REGULAR
    return runner(experience=regular, races=(), week=week, past=past, lifting_weeks=20, minutes=60.0)


def days_of(plan: Plan, name: str) -> list[date]:
    return [one.date for one in plan.sessions if name in {each.exercise for each in one.prescriptions}]


def test_a_plan_learns_the_easier_version_first_and_loses_no_session() -> None:
    plan = solve(rolled(WEEK[-1:]), CATALOGUE).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    assert min(days_of(plan, ASSISTED.id)) < min(days_of(plan, NORDIC.id))
    assert len(plan.sessions) == 24


def test_where_key_runs_leave_no_room_for_it_the_easier_version_stays() -> None:
    plan = solve(rolled(WEEK), CATALOGUE).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    last = plan.problem.end - timedelta(days=7)
    assert all(day >= last for day in days_of(plan, NORDIC.id)), "only where no run follows"
    assert len(plan.sessions) == 24
