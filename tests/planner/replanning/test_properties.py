"""What holds for any athlete and any event."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks._planning.replans import KINDS, Event, events
from groundforce.planner.check import check
from groundforce.planner.replanning import replan
from groundforce.planner.solve import solve
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.plan import Plan, SessionStatus, span_of
from groundforce.training.replanned import DO_NOTHING, Replanned
from tests.planner.replanning.changing import CATALOGUE, by_id

SEEDS = (0, 1, 3, 4, 6, 13)
"""made-up athletes: one to three sessions a week, home and gym, with and without races"""


@cache
def planned(seed: int) -> Plan:
    found = solve(made_up_problem(seed, 11), CATALOGUE).plan
    assert found is not None
    return found


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SEEDS), st.integers(0, 400), st.sampled_from(KINDS))
def test_any_event_leaves_the_past_and_the_unaffected_and_breaks_no_rule(
    seed: int, number: int, kind: str
) -> None:
    plan = planned(seed)
    for event in events(plan, number):
        if event.kind == kind:
            _holds(plan, event)


def _holds(plan: Plan, event: Event) -> None:
    found = replan(plan, event.problem, event.now, CATALOGUE, became=event.became, safety=event.safety)
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()
    before, after = by_id(plan.sessions), by_id(found.plan.sessions)
    changed = {one.session for one in found.changes}
    for name, one in before.items():
        if span_of(one).earliest < event.now and event.became.get(name) is not SessionStatus.MISSED:
            assert after[name] is one
        elif name not in changed and name not in event.became:
            same = (one.date, one.start, one.prescriptions)
            assert (after[name].date, after[name].start, after[name].prescriptions) == same
    _is_worth_it(found.candidates[0].violations, found)


def _is_worth_it(broken: int, found: Replanned) -> None:
    """Doing nothing is left only where it breaks a rule or another candidate is cheaper, changes paid."""
    candidates = {one.name: one for one in found.candidates}
    chosen, nothing = candidates[found.chosen], candidates[DO_NOTHING]
    if broken == 0 and found.chosen != DO_NOTHING:
        assert chosen.objective < nothing.objective
        assert dict(chosen.bill)["changes"] > 0.0


def test_the_same_event_gives_the_same_answer() -> None:
    plan = planned(4)
    for event in events(plan, 7):
        one, two = (replan(plan, event.problem, event.now, CATALOGUE, became=event.became) for _ in range(2))
        assert one == two


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_is_among_those_tried(kind: str) -> None:
    assert any(event.kind == kind for seed in SEEDS for event in events(planned(seed), 1))
