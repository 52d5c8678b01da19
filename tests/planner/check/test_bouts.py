"""Bouts of jumps: whom, when, how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from groundforce.planner.check import check
from groundforce.planner.search.bouts import bouts_for, is_worth_splitting
from groundforce.planner.solve import solve
from groundforce.training.athlete import Goal, Limit, Limits, Race, RacePriority
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Problem
from groundforce.training.plan import Bout, Plan
from groundforce.training.problem import PlanProblem
from groundforce.training.state import PartOfDay
from tests.planner.problems import START, runner

CATALOGUE = load_catalogue().exercises
FRIDAY = START + timedelta(days=4)
"""intervals Tuesday, tempo Thursday, long run Sunday: the day after a key run and two before the next"""


def problem(**changes: object) -> PlanProblem:
    return runner(6, **{"goals": (Goal.BONE,), "bout_days": 2, "races": ()} | changes)  # type: ignore[arg-type]


@cache
def planned() -> Plan:
    plan = solve(problem(), CATALOGUE).plan
    assert plan is not None
    return plan


def faults(day: date, part: PartOfDay = PartOfDay.MORNING, jump: str = "snap_down", contacts: int = 10,
           **changes: object) -> list[str]:  # fmt: skip
    """What the checker says of one bout in a plan without sessions."""
    bare = replace(planned(), sessions=(), bouts=(Bout("b", day, part, jump, contacts),))
    return [one.text for one in check(replace(bare, problem=problem(**changes)), CATALOGUE)]


def test_a_bout_on_a_free_day_breaks_nothing() -> None:
    assert faults(FRIDAY) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"limits": Limits(frozenset({Limit.NO_IMPACT}))}, "clean screening"),
        ({"limits": Limits(frozenset({Limit.NO_MAXIMAL}))}, "clean screening"),
        ({"limits": Limits(problems=frozenset({Problem.BONE_STRESS}))}, "clean screening"),
        ({"limits": Limits(problems=frozenset({Problem.ACHILLES}))}, "may aggravate"),
        ({"limits": Limits(excluded=frozenset({"snap_down"}))}, "you left out"),
    ],
)
def test_health_comes_first(changes: dict[str, object], said: str) -> None:
    assert any(said in text for text in faults(FRIDAY, **changes))
    assert bouts_for(problem(**changes), CATALOGUE, ()) == () or "snap_down" not in {
        bout.exercise for bout in bouts_for(problem(**changes), CATALOGUE, ())
    }


@pytest.mark.parametrize(
    ("bout", "said"),
    [
        ((START + timedelta(days=1), PartOfDay.MORNING), "a key run on this day"),
        ((START, PartOfDay.MORNING), "the day before a key run"),
        ((FRIDAY, PartOfDay.MIDDAY), "in the morning or in the evening"),
        ((FRIDAY, PartOfDay.MORNING, "drop_jump_low"), "no low jump"),
        ((FRIDAY, PartOfDay.MORNING, "countermovement_jump"), "not familiar"),
        ((FRIDAY, PartOfDay.MORNING, "low_box_jump"), "needs equipment"),
        ((FRIDAY, PartOfDay.MORNING, "snap_down", 21), "at most 20"),
        ((START - timedelta(days=3), PartOfDay.MORNING), "outside the plan"),
    ],
)
def test_what_speaks_against_a_bout_is_said(bout: tuple[object, ...], said: str) -> None:
    assert any(said in text for text in faults(*bout)), faults(*bout)  # type: ignore[arg-type]


@pytest.mark.parametrize(("priority", "days"), [(RacePriority.A, 7), (RacePriority.B, 2)])
def test_a_race_keeps_bouts_away(priority: RacePriority, days: int) -> None:
    races = (Race(FRIDAY + timedelta(days=days), 10_000.0, priority),)
    assert any("too near the race" in text for text in faults(FRIDAY, races=races))


def test_contacts_of_bouts_count_in_their_growth() -> None:
    week = timedelta(weeks=1)
    bouts = tuple(
        Bout(f"b{number}{part}", FRIDAY + number * week, part, "snap_down", contacts)
        for number, contacts in enumerate((10, 20))
        for part in (PartOfDay.MORNING, PartOfDay.EVENING)
    )
    plan = planned()
    first = replace(plan, bouts=bouts, sessions=tuple(one for one in plan.sessions if one.date != FRIDAY))
    found = {one.rule for one in check(first, CATALOGUE)}
    assert "plyometric_dose" in found


def test_made_bouts_pass_the_checker_and_are_split_over_the_day() -> None:
    plan = planned()
    assert check(plan, CATALOGUE) == ()
    assert len({bout.date for bout in plan.bouts}) >= 5
    assert {bout.part_of_day for bout in plan.bouts} == {PartOfDay.MORNING, PartOfDay.EVENING}


def test_splitting_is_a_wish_with_a_price() -> None:
    """Turner and Robling's index of 20 jumps of 3 BW: 9.1 at once, 13.0 in halves ten hours apart."""
    assert is_worth_splitting(20)
    assert not is_worth_splitting(2)


def test_who_asks_for_none_gets_none() -> None:
    assert bouts_for(replace(problem(), bout_days=0), CATALOGUE, ()) == ()
