from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from groundforce.evidence import constant
from groundforce.planner.relaxing.changes import Change, Freed, Loosened, Moved, Shortened, floors
from groundforce.planner.relaxing.smallest import Changes, enough, offered, smallest
from groundforce.planner.relaxing.week_case import WeekCase
from groundforce.planner.search.report import missing
from groundforce.planner.solve import search
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.athlete import Limit, Limits
from groundforce.training.problem import Absence, PlanProblem
from tests.planner.problems import HALF, START, problems, runner
from tests.planner.relaxing.cases import CATALOGUE, SITUATIONS, cases, has_room

MADE_UP = (2, 8, 19, 29)
"""Made-up athletes with a week that lacks a session."""


def applied(problem: PlanProblem, changes: Changes) -> PlanProblem:
    for one in changes:
        problem = one.on(problem)
    return problem


def kind(change: Change) -> object:
    """A change without how far it goes: constants give as little as needed, the least cut is named."""
    if isinstance(change, Loosened):
        return change.name
    return "cut" if isinstance(change, Shortened) else change


def alone(case: WeekCase) -> set[object]:
    """Every single change that is enough, by trying them all one after the other."""
    return {kind(one) for one in offered(case) if has_room(case, one.on(case.problem))}


def by_hand(case: WeekCase) -> set[frozenset[object]]:
    """The smallest sets by trying every one and every two changes."""
    single = alone(case)
    if single:
        return {frozenset({one}) for one in single}
    pairs = combinations(offered(case), 2)
    apart = (pair for pair in pairs if not _same_thing(case.problem, *pair))
    return {frozenset(map(kind, pair)) for pair in apart if has_room(case, applied(case.problem, pair))}


def _same_thing(problem: PlanProblem, one: Change, two: Change) -> bool:
    if isinstance(one, Moved) and isinstance(two, Moved):
        days = [{m.to, *(run.date for run in problem.runs if run.id == m.run)} for m in (one, two)]
        return any(abs((a - b).days) <= 1 for a in days[0] for b in days[1])
    return isinstance(one, Shortened) and isinstance(two, Shortened)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_set_is_the_one_that_trying_everything_finds(situation: str) -> None:
    case = cases(SITUATIONS[situation]())[0]
    found = smallest(case)
    assert not has_room(case, case.problem)
    assert {frozenset(map(kind, one)) for one in found.sets} == by_hand(case)


@pytest.mark.parametrize("seed", MADE_UP)
def test_made_up_athletes_get_every_single_change_that_is_enough_and_no_other(seed: int) -> None:
    for case in cases(made_up_problem(seed))[:2]:
        found = smallest(case)
        single = {kind(one[0]) for one in found.sets if len(one) == 1}
        assert single == alone(case)


@settings(max_examples=15, deadline=None)
@given(problems())
def test_every_suggestion_makes_its_week_possible_and_needs_all_its_parts(problem: PlanProblem) -> None:
    for case in cases(problem)[:2]:
        for changes in smallest(case).sets[:6]:
            assert has_room(case, applied(case.problem, changes))
            assert enough(case, changes)
            for part in range(len(changes)):
                assert not enough(case, (*changes[:part], *changes[part + 1 :]))


@pytest.mark.parametrize("seed", [2, 19])
def test_planning_anew_with_a_suggestion_has_every_session_of_that_week(seed: int) -> None:
    problem = made_up_problem(seed)
    case = cases(problem)[0]
    number = (case.start - problem.start).days // 7
    kinds = {type(one[0]): one for one in smallest(case).sets}
    assert len(kinds) > 1
    for changes in kinds.values():
        found = search(applied(problem, changes), CATALOGUE)
        assert number not in {week for week, _ in missing(found.draft, found.layout)}


def test_a_constant_is_loosened_no_further_than_needed() -> None:
    case = cases(made_up_problem(2))[0]
    loosened = [one for (one, *_) in smallest(case).sets if isinstance(one, Loosened)]
    assert [(one.name, one.value) for one in loosened] == [
        ("guard_novel_any", 23.0),
        ("same_day_gap", 2.0),
    ]
    assert loosened[0].run == "Monday 1 February's intervals"


def test_two_sessions_come_no_closer_than_needed() -> None:
    case = cases(made_up_problem(19))[0]
    spacing = next(one for (one, *_) in smallest(case).sets if isinstance(one, Loosened))
    assert (spacing.name, spacing.value) == ("region_spacing", 18.0)
    assert enough(case, (spacing,))
    assert not enough(case, (replace(spacing, value=19.0),))


def test_only_constants_of_the_calendar_are_loosened_and_never_below_what_is_registered() -> None:
    for name, least in floors().items():
        assert constant(name).low <= least < constant(name).value
        assert not name.startswith(("race", "after_race", "introductory", "tier", "contacts"))


def test_days_off_for_illness_are_never_asked_back() -> None:
    ill = Absence(START, START.replace(day=29), "flu")
    away = replace(ill, reason="Holiday")
    for absence, freed in ((ill, False), (away, True)):
        every = offered(cases(runner(2, races=(), absences=(absence,)))[0])
        assert any(isinstance(one, Freed) for one in every) == freed


def test_races_are_never_moved_and_no_run_goes_to_the_days_before_one() -> None:
    away = Absence(HALF.date.replace(day=8), HALF.date)
    case = cases(runner(absences=(away,), limits=Limits(frozenset({Limit.NO_IMPACT}))))[-1]
    moved = [one for one in offered(case) if isinstance(one, Moved)]
    assert all((HALF.date - one.to).days > 2 for one in moved)
    raced = {run.id for run in case.problem.runs if run.date == HALF.date}
    assert not raced & {one.run for one in moved}
