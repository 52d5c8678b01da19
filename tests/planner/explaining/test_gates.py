from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from groundforce.planner.explaining.gates import gates
from groundforce.planner.solve import solve
from groundforce.training.athlete import Limit, Limits
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan
from groundforce.training.state import Estimate
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises


def planned(**changes: object) -> Plan:
    plan = solve(runner(races=(), **changes), CATALOGUE).plan  # type: ignore[arg-type]
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planned()


def test_heavy_work_names_its_phase_and_first_day(plan: Plan) -> None:
    first = next(one for one in plan.sessions if one.heavy_lower)
    waits = {one.what: one.text for one in gates(plan, plan.sessions[0].date, CATALOGUE)}
    assert waits["heavy work"].startswith("the strength phase, from Mon 21 Dec; 3 days with a lift")
    assert f"{first.date:%a} {first.date.day} {first.date:%b}" in waits["heavy work"]
    after = {one.what for one in gates(plan, first.date, CATALOGUE)}
    assert "heavy work" not in after


def test_each_jump_tier_says_what_it_asks_and_a_reached_one_is_gone(plan: Plan) -> None:
    waits = {one.what: one.text for one in gates(plan, plan.sessions[0].date, CATALOGUE)}
    assert "4 weeks of lifting (0 so far, from Mon 21 Dec)" in waits["jumps of tier 2"]
    assert "a good landing" in waits["jumps of tier 3"]
    assert "a squat of 1.25 x body mass, 81 kg for you (none is known)" in waits["jumps of tier 4"]
    last = {one.what for one in gates(plan, plan.sessions[-1].date, CATALOGUE)}
    jumped = {CATALOGUE[p.exercise].tier for one in plan.sessions for p in one.prescriptions}
    assert not {f"jumps of tier {tier}" for tier in jumped} & last


def test_a_known_squat_and_landing_are_not_asked_again() -> None:
    plan = planned(strength=(("back_squat", Estimate(100.0, 90.0, 110.0, "stated")),))
    able = replace(plan.problem.athlete, landing_quality=True)
    plan = replace(plan, problem=replace(plan.problem, athlete=able))
    waits = {one.what: one.text for one in gates(plan, plan.sessions[0].date, CATALOGUE)}
    assert "landing" not in waits["jumps of tier 3"]
    assert "100 kg is known" in waits["jumps of tier 4"]


def test_what_screening_leaves_out_is_not_promised() -> None:
    plan = planned(limits=Limits(frozenset({Limit.TECHNIQUE_ONLY})))
    every = {one.what: one.text for one in gates(plan, plan.problem.start, CATALOGUE)}
    assert every["heavy work"] == "your screening answers leave it out"
    assert every["jumps"] == "your screening answers leave them out"


def test_lifting_brought_along_counts(plan: Plan) -> None:
    ready = replace(plan, problem=replace(plan.problem, lifting_weeks=8))
    waits = {one.what: one.text for one in gates(ready, plan.problem.start, CATALOGUE)}
    assert "weeks of lifting" not in waits["jumps of tier 2"]
    later = plan.problem.start + timedelta(weeks=2)
    waits = {one.what: one.text for one in gates(plan, later, CATALOGUE)}
    assert "2 so far" in waits["jumps of tier 2"]
