"""Jumps open tier by tier, close on pain, and each closed one says what would open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groundforce.coaching.jump_gates import contacts_beside_running, gates
from groundforce.evidence import Grade
from groundforce.monitoring.pain import pain_state
from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.training.athlete import Limit, Limits
from groundforce.training.battery.finding import Finding
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Problem
from groundforce.training.lift_state import LiftBasis, LiftState
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan
from groundforce.training.problem import Exposure
from groundforce.training.state import AthleteState, Estimate, Rhythm, RunningState
from tests.planner.problems import START, runner

CATALOGUE = load_catalogue().exercises


def state(**more: object) -> AthleteState:
    return replace(AthleteState(START, RunningState(START), Rhythm()), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def plan() -> Plan:
    made = solve(runner(12), CATALOGUE).plan
    assert made is not None
    return made


def strong(plan: Plan, squat: float, tier: int = 3) -> tuple[Plan, AthleteState]:
    """Everything but the squat is there, and a squat of so many times body mass from sets."""
    able = replace(plan.problem.athlete, landing_quality=True)
    past = tuple(
        Exposure(START - timedelta(days=back), one.id, 3, contacts=30)
        for back in (3, 8, 13)
        for one in CATALOGUE.values()
        if one.tier == tier
    )
    problem = replace(plan.problem, athlete=able, lifting_weeks=12, past=past)
    squats = Estimate(65.0 * squat, 60.0 * squat, 70.0 * squat, "sets")
    lift = LiftState("back_squat", squats, LiftBasis.SETS, relative=squats.scaled(1 / 65.0))
    return replace(plan, problem=problem), state(lifts=(lift,))


def opened(plan: Plan, here: AthleteState, day: date = START) -> list[int]:
    return [one.tier for one in gates(here, plan, day, CATALOGUE) if one.open]


def test_a_new_lifter_has_the_lowest_tier_and_reads_what_opens_the_next(plan: Plan) -> None:
    found = gates(state(), plan, START, CATALOGUE)
    assert [one.open for one in found] == [True, False, False, False, False]
    assert found[1].text == "Jumps of tier 2: closed. 4 weeks of lifting (0 so far)."
    assert "A landing check of 4 of 5 points on both legs." in found[2].text
    assert "A squat, or a lift it follows from, of 1.25 x body mass, 81 kg for you" in found[3].text


@pytest.mark.parametrize(("squat", "tiers"), [(1.0, 3), (1.24, 3), (1.25, 4), (1.5, 5)])
def test_strength_opens_the_high_tiers(plan: Plan, squat: float, tiers: int) -> None:
    ready, here = strong(plan, squat, tier=4)
    assert opened(ready, here) == list(range(1, tiers + 1))


def test_a_guess_from_body_mass_opens_nothing(plan: Plan) -> None:
    ready, here = strong(plan, 2.0, tier=4)
    guess = replace(here.lifts[0], basis=LiftBasis.BODY)
    assert opened(ready, replace(here, lifts=(guess,))) == [1, 2, 3]


def test_pain_closes_all_and_says_when_it_opens(plan: Plan) -> None:
    ready, here = strong(plan, 1.6, tier=4)
    sore = replace(here, pain=pain_state([PainEntry(START, Problem.ACHILLES, 5.0)], START))
    assert opened(ready, sore) == []
    assert "Three calm entries in a row for the achilles." in gates(sore, ready, START, CATALOGUE)[0].text
    shoulder = replace(here, pain=pain_state([PainEntry(START, Problem.SHOULDER, 5.0)], START))
    assert opened(ready, shoulder) == [1, 2, 3, 4, 5]


def test_screening_closes_all(plan: Plan) -> None:
    ready, here = strong(plan, 1.6, tier=4)
    limits = Limits(frozenset({Limit.NO_IMPACT}))
    assert opened(replace(ready, problem=replace(ready.problem, limits=limits)), here) == []


def test_a_test_that_was_poor_keeps_the_tiers_above_two_closed(plan: Plan) -> None:
    ready, here = strong(plan, 1.6, tier=4)
    poor = Finding("calf_raise", "Calf raises: 12 on a leg, under 20.", Grade.JUDGEMENT, top_tier=2)
    tested = replace(ready, problem=replace(ready.problem, findings=(poor,)))
    assert opened(tested, here) == [1, 2]
    assert "A better calf raise" in gates(here, tested, START, CATALOGUE)[2].text


def test_weeks_of_the_plan_open_what_weeks_are_asked_for(plan: Plan) -> None:
    later = START + timedelta(weeks=5)
    assert opened(plan, state(), START) == [1]
    assert opened(plan, state(), later) == [1, 2]


def test_what_the_checker_lets_pass_is_open_here(plan: Plan) -> None:
    """Every jump of a plan without violations is of a tier that is open on its day."""
    assert check(plan, CATALOGUE) == ()
    for session in plan.sessions:
        tiers = [CATALOGUE[one.exercise].tier for one in session.prescriptions]
        assert max(tiers) in {0, *opened(plan, state(), session.date)}


def test_every_condition_has_a_grade_and_words(plan: Plan) -> None:
    for gate in gates(state(), plan, START, CATALOGUE):
        for one in gate.conditions:
            assert isinstance(one.grade, Grade)
            assert one.text != ""
            assert one.met or one.opens.endswith(".")


def test_jumps_are_few_beside_the_steps_of_running(plan: Plan) -> None:
    """About 160 steps a minute for the 4.25 hours of the typical week."""
    jumps, steps = contacts_beside_running(plan, START, CATALOGUE)
    assert 20 <= jumps <= 120
    assert 38_000 < steps < 46_000
