"""From a pain diary in the runner file to a checked plan: it takes things out, and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from groundforce.coaching.intake import Intake, build_problem
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.training.athlete import Limit, Limits
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Muscle, Problem, Role
from groundforce.training.plan import Plan, PlanStatus
from tests.coaching.runners import START, state, twice_a_week

CATALOGUE = load_catalogue().exercises
RUNNER = """
body_mass = "68 kg"
[health]
none_of_the_others = true
[strength]
equipment = ["gym"]
"""


def diary(site: str, *scores: float, **more: object) -> str:
    """Entries on the days before the plan, the last one the day before."""
    extra = "".join(f"{key} = {str(value).lower()}\n" for key, value in more.items())
    return "".join(
        f'[[pain]]\nsite = "{site}"\ndate = {START - timedelta(days=ago)}\nduring = {score}\n{extra}'
        for ago, score in zip(range(len(scores), 0, -1), scores, strict=True)
    )


def intake(text: str) -> Intake:
    known = state(lifting=twice_a_week(6, START - timedelta(days=3), "back_squat", "pogo_hop"))
    return build_problem(parse_runner(RUNNER + text, "runner.toml", START), known, START, 4)


def planned(text: str) -> Plan:
    plan = solve(intake(text).problem, CATALOGUE).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    return plan


def used(plan: Plan) -> set[str]:
    return {one.exercise for session in plan.sessions for one in session.prescriptions}


def test_without_a_diary_nothing_changes() -> None:
    found = intake("")
    assert found.problem.limits.problems == frozenset()
    assert found.notes == ()


@pytest.mark.parametrize("site", ["achilles", "knee"])
def test_a_sore_place_keeps_what_loads_it_out_of_the_plan(site: str) -> None:
    loads_it = {one.id for one in CATALOGUE.values() if Problem(site) in one.aggravates}
    assert used(planned("")) & loads_it
    assert not used(planned(diary(site, 2, 4))) & loads_it
    assert (
        f"Your pain diary on the {site}: exercises known to aggravate it are left out of this plan."
        in intake(diary(site, 2, 4)).notes
    )


@pytest.mark.parametrize(
    ("site", "muscle"),
    [("achilles", Muscle.GASTROCNEMIUS), ("calf", Muscle.SOLEUS), ("hamstring", Muscle.HAMSTRINGS_KNEE)],
)
def test_a_place_that_hurts_too_much_has_its_muscles_rested(site: str, muscle: Muscle) -> None:
    led = {one.id for one in CATALOGUE.values() if one.muscles.get(muscle) is Role.PRIME}
    assert used(planned(diary(site, 2, 4))) & led
    assert not used(planned(diary(site, 2, 8))) & led
    assert any(
        "no exercise led by the muscles of that place" in note for note in intake(diary(site, 8)).notes
    )


def test_pain_at_night_takes_out_impact_and_asks_for_a_clinician() -> None:
    text = diary("shin", 2, night=True)
    assert {Limit.NO_IMPACT, Limit.NO_MAXIMAL} <= intake(text).problem.limits.limits
    assert any("see a clinician" in note.lower() for note in intake(text).notes)
    assert not any(CATALOGUE[name].tier > 0 for name in used(planned(text)))


def test_calm_entries_change_nothing_and_the_plan_is_watched() -> None:
    found = intake(diary("achilles", 1, 1, 1))
    assert found.problem.limits.problems == frozenset()
    assert any("Watch the achilles" in note for note in found.problem.limits.notes)


def test_a_bone_makes_no_plan() -> None:
    result = solve(intake(diary("bone stress injury", 2)).problem, CATALOGUE)
    assert (result.plan, result.status) == (None, PlanStatus.INFEASIBLE)


def test_old_entries_are_told_as_such() -> None:
    old = f'[[pain]]\nsite = "knee"\ndate = {START - timedelta(days=50)}\nduring = 8\n'
    found = intake(old)
    assert found.problem.limits.problems == frozenset()
    assert found.notes == ("No pain entries for the knee for 50 days: that is not the same as no pain.",)


def test_a_diary_never_lifts_what_the_profile_leaves_out() -> None:
    profile = parse_runner(RUNNER + diary("achilles", 0, 0, 0), "runner.toml", START)
    own = Limits(frozenset({Limit.NO_IMPACT}), frozenset({Problem.ACHILLES}), frozenset({"hip_thrust"}))
    limits = build_problem(replace(profile, limits=own), state(), START, 2).problem.limits
    assert (limits.limits, limits.problems, limits.excluded) == (own.limits, own.problems, own.excluded)
