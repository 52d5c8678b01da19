"""What a test found weak gets one set more, never at the cost of a rule or of what is weak itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.evidence import Grade
from groundforce.planner.check import check
from groundforce.planner.search.classes import Family, family
from groundforce.planner.search.emphasis import FAMILIES, MUSCLES, serves
from groundforce.planner.solve import solve
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem
from tests.planner.emphasised import CATALOGUE, planned, sets_for
from tests.planner.problems import problems, runner

FINDINGS = st.lists(
    st.builds(
        Finding,
        st.just("calf_raise"),
        st.just("A test. Evidence: low."),
        st.just(Grade.LOW),
        st.none() | st.sampled_from(Emphasis),
        st.none() | st.integers(1, 5),
    ),
    max_size=3,
).map(tuple)


def asking(emphasis: Emphasis) -> tuple[Finding, ...]:
    return (Finding("calf_raise", "A test. Evidence: low.", Grade.LOW, emphasis),)


def main_sets(plan: Plan) -> int:
    return sum(
        len(one.work_sets)
        for session in plan.sessions
        for one in session.prescriptions
        if family(CATALOGUE[one.exercise]) is Family.MAIN
    )


@settings(max_examples=5, deadline=None)
@given(problems(), FINDINGS)
def test_whatever_tests_ask_the_checker_accepts_the_plan(
    problem: PlanProblem, findings: tuple[Finding, ...]
) -> None:
    asked = replace(problem, findings=findings)
    plan = solve(asked, CATALOGUE).plan
    if plan is None:
        return
    assert check(plan, CATALOGUE) == ()
    closed = min((one.top_tier for one in findings if one.top_tier is not None), default=5)
    jumped = {CATALOGUE[one.exercise].tier for session in plan.sessions for one in session.prescriptions}
    assert max(jumped, default=0) <= closed


@pytest.mark.parametrize("emphasis", [Emphasis.CALF, Emphasis.HAMSTRINGS])
def test_what_is_weak_gets_more_and_main_lifts_give_nothing_up(emphasis: Emphasis) -> None:
    """Six weeks of 45 min at home: the first three are new to the exercises, so three weeks can have more."""
    plain = planned(runner(weeks=6, kit="home"))
    more = planned(replace(plain.problem, findings=asking(emphasis)))
    assert sets_for(more, emphasis) - sets_for(plain, emphasis) >= 2
    assert max(len(one.work_sets) for session in more.sessions for one in session.prescriptions) <= 4
    assert main_sets(more) >= main_sets(plain)


def test_every_emphasis_is_served_by_some_exercise() -> None:
    assert MUSCLES.keys() == FAMILIES.keys() == set(Emphasis)
    for emphasis in Emphasis:
        assert any(serves(one, emphasis) for one in CATALOGUE.values())
