"""The next lift gets its ramp sets when the first one goes, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

from groundforce.planner.check import check
from groundforce.training.plan import Prescription, SetKind
from tests.planner.replanning.changing import CATALOGUE, again, ahead, by_id, plan


def ramps(one: Prescription) -> int:
    return sum(each.kind is SetKind.WARM_UP for each in one.sets)


def test_a_heavy_lift_that_comes_first_now_is_ramped_up_to() -> None:
    sessions = [one for one in ahead(plan())[2:] if one.heavy_lower]
    session = next(one for one in sessions if sum(ramps(each) > 0 for each in one.prescriptions) > 1)
    first, second = [one for one in session.prescriptions if ramps(one)][:2]
    assert ramps(second) < ramps(first)
    problem = plan().problem
    limits = replace(problem.limits, excluded=frozenset({first.exercise}))
    found = again(replace(problem, limits=limits))
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()
    after = by_id(found.plan.sessions)[session.id]
    now = {one.exercise: one for one in after.prescriptions}
    leading = next(one for one in after.prescriptions if ramps(one))
    assert ramps(leading) >= 2
    rest = [one for one in session.prescriptions if one.exercise in now and one.exercise != leading.exercise]
    assert sum(now[one.exercise] == one for one in rest) >= len(rest) - 1
