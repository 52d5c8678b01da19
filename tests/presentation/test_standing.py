"""What is claimed about a plan is no more than what is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from groundforce.presentation.standing import (
    bill_in_words,
    limits_in_words,
    running_in_words,
    runs_in_words,
    status_in_words,
)
from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import Problem
from groundforce.training.plan import PlanStatus, RunSource
from groundforce.training.state import RunningState
from tests.presentation.sample import QUALITY, START, plan


@pytest.mark.parametrize(
    ("bound", "gap", "said"),
    [
        (None, None, "No bound"),
        (0.0, 1.0, "too low to say"),
        (-4.0, 1.2, "too low to say"),
        (20.0, None, "has a bill below 20."),
        (20.0, 0.145, "has a bill below 20; at most 14 % of this bill could be saved."),
    ],
)
def test_a_bound_is_told_for_what_it_proves(bound: float | None, gap: float | None, said: str) -> None:
    assert said in status_in_words(replace(QUALITY, bound=bound, gap=gap))


def test_only_a_proved_plan_is_called_best() -> None:
    sentences = {status: status_in_words(replace(QUALITY, status=status)) for status in PlanStatus}
    assert [status for status, text in sentences.items() if "no plan of this kind" in text] == [
        PlanStatus.OPTIMAL
    ]
    assert "Keeps every hard rule" not in sentences[PlanStatus.INFEASIBLE]


def test_a_bill_leaves_out_what_cost_nothing_but_not_the_total() -> None:
    quality = replace(QUALITY, bill=(("fatigue", 0.0), ("habit", 3.0)), objective=3.0)
    assert bill_in_words(quality) == "Bill 3: habit 3"
    assert bill_in_words(replace(quality, bill=(), objective=0.0)) == "Bill 0"


def test_limits_are_told_once() -> None:
    note = "No jumps until a clinician has said yes."
    limits = Limits(frozenset(Limit), frozenset({Problem.KNEE, Problem.CALF}), notes=(note,))
    made = plan(1)
    made = replace(made, problem=replace(made.problem, limits=limits))
    told = limits_in_words(made)
    assert len(told) == len(Limit) + 2
    assert told[-1] == note
    already = replace(made, warnings=(note, "Left out for: calf, knee."))
    assert limits_in_words(already) == told[: len(Limit)]


def test_runs_say_where_they_come_from() -> None:
    made = plan(1)
    first, *others = made.problem.runs
    mixed = (replace(first, source=RunSource.CALENDAR), *others)
    problem = replace(made.problem, runs=mixed)
    words = runs_in_words(replace(made, problem=problem))
    assert words == "2 runs and 1 race: 1 from your running calendar, 1 assumed from your weekly rhythm."
    assert runs_in_words(replace(made, problem=replace(problem, runs=()))) == "No runs in the calendar."


def test_running_that_was_not_measured_is_not_made_up() -> None:
    assert running_in_words(None) == "Nothing measured yet."
    assert running_in_words(RunningState(START)) == "Nothing measured yet."
    stopped = RunningState(START, measured=True, distance_per_week=0.0, returning=True)
    assert running_in_words(stopped) == "Last four weeks: 0 km a week. Treated as a return after a gap."
