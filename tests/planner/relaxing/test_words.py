"""What a coach reads when a week lacks a session: four situations, word for word."""

from __future__ import annotations

import pytest

from groundforce.planner.solve import solve
from groundforce.training.plan import PlanStatus
from tests.planner.problems import runner
from tests.planner.relaxing.cases import CATALOGUE, SITUATIONS

GOLDEN = {
    "no opening long enough": (
        (
            "Week of 23 Nov: 0 of 1 sessions. No time to lift is left that week between absences, "
            "openings and runs. Any one of these makes room: 40 minutes a session instead of 45; "
            "lift at one more time of the week: Tuesday midday or evening, Thursday midday or evening, "
            "Friday morning, midday or evening, Sunday midday or evening."
        ),
        (
            "Week of 30 Nov: 0 of 1 sessions. No time to lift is left that week between absences, "
            "openings and runs. The same would help as in the week of 23 Nov, each on its own date."
        ),
    ),
    "a guard blocks every slot": (
        (
            "Week of 23 Nov: 0 of 1 sessions. Every time you gave is closed (guard_novel). "
            "Nearest: Monday 18:00, only 12 h before Tuesday's intervals, 24 h asked. "
            "Any one of these makes room: move Tuesday 24 November's intervals to Monday; "
            "lift at one more time of the week: Tuesday midday or evening, Thursday midday or evening, "
            "Friday morning, Saturday midday or evening, Sunday morning, midday or evening."
        ),
        (
            "Week of 30 Nov: 0 of 1 sessions. Every time you gave is closed (guard_novel). "
            "Nearest: Monday 18:00, only 12 h before Tuesday's intervals, 24 h asked. "
            "The same would help as in the week of 23 Nov, each on its own date."
        ),
    ),
    "too few days": (
        (
            "Week of 23 Nov: 1 of 2 sessions. Another session would stand too near a key run, "
            "a race or the other one; more days would help. "
            "Any one of these makes room: lift at one more time of the week: Thursday midday or evening, "
            "Friday morning, midday or evening, Sunday midday or evening."
        ),
        (
            "Week of 30 Nov: 1 of 2 sessions. Another session would stand too near a key run, "
            "a race or the other one; more days would help. "
            "The same would help as in the week of 23 Nov, each on its own date."
        ),
    ),
    "travel week": (
        (
            "Week of 30 Nov: 0 of 2 sessions. No time to lift is left that week between absences, "
            "openings and runs. Two changes together make room: lift on any two of Tuesday 1 December, "
            "Thursday 3 December, Friday 4 December, Sunday 6 December although away."
        ),
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_coach_can_read_what_would_make_room(situation: str) -> None:
    result = solve(SITUATIONS[situation](), CATALOGUE)
    assert tuple(one.text for one in result.relaxations) == GOLDEN[situation]
    assert all(one.rule == "sessions_per_week" for one in result.relaxations)


def test_a_plan_that_lacks_nothing_suggests_nothing() -> None:
    result = solve(runner(2, races=()), CATALOGUE)
    assert result.status is not PlanStatus.RELAXED
    assert result.relaxations == ()
