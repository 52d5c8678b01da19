from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from groundforce.coaching.intake import build_problem
from groundforce.coaching.progress import MOST_LIFTS, progress
from groundforce.monitoring.athlete_state import athlete_state
from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.presentation.progress.pictures import pictures_of
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Kilograms, Plan, SetKind
from groundforce.training.state import TrainingHistory
from tests.made_up_athlete import AS_OF, HISTORY, PROFILE

GYM = replace(PROFILE, equipment=frozenset({"barbell", "rack", "plates", "bench"}), pain=(), tests=())


def test_nothing_on_or_after_the_day_is_looked_at() -> None:
    earlier = AS_OF - timedelta(days=100)
    known = TrainingHistory(
        tuple(run for run in HISTORY.runs if run.start.date() < earlier),
        tuple(one for one in HISTORY.strength if one.start.date() < earlier),
    )
    assert progress(HISTORY, earlier, GYM) == progress(known, earlier, GYM)


def test_the_way_ends_where_the_state_is() -> None:
    found = progress(HISTORY, AS_OF, PROFILE)
    squat = next(one for one in found.lifts if one.exercise == "back_squat")
    now = next(one for one in found.state.lifts if one.exercise == "back_squat")
    day, last = squat.maxima[-1]
    assert now.maximum is not None
    assert day == AS_OF
    assert (last.value, last.low) == pytest.approx((now.maximum.value, now.maximum.low))
    assert found.state.efficiency is not None
    assert found.efficiency[-1] == (AS_OF, found.state.efficiency.speed_at_reference)
    assert found.readiness[-1] == found.state.readiness
    assert len(found.lifts) <= MOST_LIFTS


def test_a_set_written_in_pounds_is_named_and_does_not_move_the_estimate() -> None:
    state = athlete_state(HISTORY, AS_OF, PROFILE)
    squat = next(one for one in state.lifts if one.exercise == "back_squat")
    assert [("pounds" in one.reason, one.left_out) for one in squat.flagged] == [(True, True)]
    assert squat.maximum is not None
    assert 80.0 < squat.maximum.value < 100.0


def _squat_loads(history: TrainingHistory) -> list[float | None]:
    state = athlete_state(history, AS_OF, GYM)
    problem = build_problem(GYM, state, AS_OF, 6).problem
    result = solve(problem, load_catalogue().exercises, lambda: 0.0)
    assert isinstance(result.plan, Plan)
    assert check(result.plan, load_catalogue().exercises) == ()
    return [
        one.load.kg if isinstance(one.load, Kilograms) else None
        for session in result.plan.sessions
        for item in session.prescriptions
        if item.exercise == "back_squat"
        for one in item.sets
        if one.kind is SetKind.WORK
    ]


def test_the_plan_takes_its_kilograms_from_the_sets_that_were_done() -> None:
    loads = _squat_loads(HISTORY)
    assert loads
    assert all(load is not None and 50.0 <= load <= 85.0 for load in loads)


def test_sets_of_long_ago_set_no_kilograms() -> None:
    old = tuple(replace(one, start=one.start - timedelta(days=90)) for one in HISTORY.strength)
    assert set(_squat_loads(TrainingHistory(HISTORY.runs, old))) <= {None}


def test_a_plan_is_compared_with_what_was_done() -> None:
    start = AS_OF - timedelta(weeks=6)
    problem = build_problem(GYM, athlete_state(HISTORY, start, GYM), start, 4).problem
    plan = solve(problem, load_catalogue().exercises, lambda: 0.0).plan
    assert plan is not None
    found = progress(HISTORY, AS_OF, GYM, plan)
    assert found.state.adherence is not None
    done = found.state.adherence.sessions_done
    assert done is not None
    assert 0.0 <= done.low <= done.value <= done.high <= 1.0
    assert found.change is not None, "the plan is over, so its block is looked at"
    drawn = {one.section for one in pictures_of(found, {})}
    assert "adherence" in drawn
