"""What would let a week hold everything it should: against trying every change, and against the planner."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from groundforce.planner.relaxing.content import (
    Another,
    Got,
    Longer,
    meets_of,
    smallest_content_changes,
)
from groundforce.planner.search.candidates import candidates
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.price import NEEDS
from groundforce.planner.search.report import unmet
from groundforce.planner.solve import solve
from groundforce.training.athlete import Limits
from groundforce.training.catalogue import load_catalogue
from groundforce.training.problem import PlanProblem
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
SHORT = runner(6, kit="home", minutes=20.0, sessions_per_week=1)


def lacks(problem: PlanProblem) -> tuple[str, ...]:
    return unmet(make_draft(problem, CATALOGUE))


def test_the_changes_named_bring_in_what_the_week_lacked() -> None:
    draft = make_draft(SHORT, CATALOGUE)
    missing = unmet(draft)
    assert missing
    found = smallest_content_changes(draft, missing)
    assert found
    for changes in found:
        problem = SHORT
        for one in changes:
            problem = one.on(problem)
        assert lacks(problem) == ()


def test_the_fewest_minutes_are_named() -> None:
    draft = make_draft(SHORT, CATALOGUE)
    (longer,) = (
        one
        for changes in smallest_content_changes(draft, unmet(draft))
        for one in changes
        if isinstance(one, Longer)
    )
    assert lacks(replace(SHORT, minutes=longer.minutes)) == ()
    assert lacks(replace(SHORT, minutes=longer.minutes - 5.0)) != ()


def test_every_single_piece_that_helps_is_named() -> None:
    """With most hinges left out by wish, only what a piece of equipment opens can serve the hip side."""
    hinges = {one.id for one in candidates(runner(kit="none"), CATALOGUE) if meets_of(one) & 2}
    problem = runner(6, kit="none", limits=Limits(excluded=frozenset(hinges)))
    draft = make_draft(problem, CATALOGUE)
    assert unmet(draft) == ("hip-dominant hamstrings",)
    named = {changes[0] for changes in smallest_content_changes(draft, unmet(draft))}
    opened = {
        Got(item)
        for one in CATALOGUE.values()
        if meets_of(one) & 2 and one.id not in hinges
        for item in named_items(problem)
        if one in candidates(replace(problem, equipment=problem.equipment | {item}), CATALOGUE)
    }
    assert named == opened
    assert named


def named_items(problem: PlanProblem) -> frozenset[str]:
    return runner(kit="full gym").equipment - problem.equipment


def test_nothing_is_named_where_only_the_limits_stand_in_the_way() -> None:
    every = frozenset(one.id for one in CATALOGUE.values() if meets_of(one) & 2)
    problem = runner(6, limits=Limits(excluded=every))
    draft = make_draft(problem, CATALOGUE)
    assert smallest_content_changes(draft, unmet(draft)) == ()
    plan = solve(problem, CATALOGUE).plan
    assert plan is not None
    assert plan.warnings[0].endswith("No one or two changes of equipment, minutes or sessions bring it in.")


def test_the_plan_says_what_would_help() -> None:
    plan = solve(SHORT, CATALOGUE).plan
    assert plan is not None
    first = plan.warnings[0]
    assert first.startswith("A week holds nothing for ")
    assert re.search(r"would do: .*\d+ minutes a session instead of 20", first)
    assert sum("leave no room" in one for one in plan.warnings) == 1


def test_a_plan_that_holds_everything_says_nothing() -> None:
    plan = solve(runner(4), CATALOGUE).plan
    assert plan is not None
    assert not any("holds nothing" in one for one in plan.warnings)


@pytest.mark.parametrize("sessions", [1, 2, 3])
def test_one_session_more_is_offered_up_to_four(sessions: int) -> None:
    draft = make_draft(runner(6, kit="gym", minutes=15.0, sessions_per_week=sessions), CATALOGUE)
    found = smallest_content_changes(draft, NEEDS)
    assert all(one.sessions == sessions + 1 for many in found for one in many if isinstance(one, Another))


def test_what_limits_keep_out_does_not_hide_what_could_be_had() -> None:
    """All calves left out, and too few minutes: the minutes are named, though no minutes bring calves."""
    calves = frozenset(one.id for one in CATALOGUE.values() if meets_of(one) >> 4 & 1)
    draft = make_draft(replace(SHORT, limits=Limits(excluded=calves)), CATALOGUE)
    assert "straight-knee calf" in unmet(draft)
    assert len(unmet(draft)) > 1
    found = smallest_content_changes(draft, unmet(draft))
    assert any(isinstance(one, Longer | Another) for changes in found for one in changes)
