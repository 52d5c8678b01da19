"""Stories of one plan, read by eye and written by ``stories.py``, and what holds in all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.following import against_scratch, answered, follow
from groundforce.coaching.replan.nouns import Known
from groundforce.errors import NoPlanPossible
from groundforce.planner.check import check
from groundforce.training.athlete import Limit
from groundforce.training.events import Gap, Illness, MissedSession
from groundforce.training.exercise import Problem
from groundforce.training.plan import Session, SessionStatus, span_of
from groundforce.training.replanned import FRESH, Replanned
from tests.coaching.replan.stories import CATALOGUE, NOW, OWN, PLAN, STORIES, golden, on, pain, told

SAFETY = {
    "knee 7 of 10",
    "achilles 5 of 10",
    "achilles 3 of 10",
    "shin hurts on hopping",
    "bone stress injury",
}
ASKED = {"session shortened"}
"""Stories that change the next 24 hours: pain, and what the runner asked for."""


@pytest.fixture(scope="module")
def ends() -> dict[str, tuple[str, Replanned]]:
    return {name: told(events) for name, events in STORIES.items()}


@pytest.mark.parametrize("name", STORIES)
def test_a_coach_can_read_it(name: str, ends: dict[str, tuple[str, Replanned]]) -> None:
    assert ends[name][0] == golden(name).read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in STORIES if name != "bone stress injury"])
def test_the_checker_accepts_what_comes_out(name: str, ends: dict[str, tuple[str, Replanned]]) -> None:
    plan = ends[name][1].plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    assert plan.revision == PLAN.revision + 1


def content(session: Session) -> tuple[object, ...]:
    return session.date, session.start, session.prescriptions


@pytest.mark.parametrize("name", STORIES)
def test_past_and_next_day_stay(name: str, ends: dict[str, tuple[str, Replanned]]) -> None:
    plan = ends[name][1].plan
    assert plan is not None
    after = {one.id: one for one in plan.sessions}
    moved = {event.session for event in STORIES[name] if hasattr(event, "session")}
    for one in PLAN.sessions:
        if one.id not in moved and one.date < NOW.date():
            assert content(after[one.id]) == content(one)
        soon = span_of(one).earliest < NOW + timedelta(hours=24)
        if soon and one.date >= NOW.date() and name not in SAFETY | ASKED:
            assert content(after[one.id]) == content(one)


@pytest.mark.parametrize("name", STORIES)
def test_every_change_has_its_reason(name: str, ends: dict[str, tuple[str, Replanned]]) -> None:
    assert all(one.reason.strip() for one in ends[name][1].changes)


def test_a_bone_stops_everything_ahead_and_says_who_to_see(ends: dict[str, tuple[str, Replanned]]) -> None:
    plan = ends["bone stress injury"][1].plan
    assert plan is not None
    ahead = [one for one in plan.sessions if one.date > NOW.date()]
    assert {one.status for one in ahead} == {SessionStatus.CANCELLED}
    assert "clinician" in plan.warnings[0]
    assert not any("fracture" in warning for warning in plan.warnings)


def test_a_sign_of_a_bone_leaves_no_impact(ends: dict[str, tuple[str, Replanned]]) -> None:
    plan = ends["shin hurts on hopping"][1].plan
    assert plan is not None
    ahead = [one for one in plan.sessions if one.date > NOW.date()]
    used = {one.exercise for session in ahead for one in session.prescriptions}
    assert used
    assert not any(CATALOGUE[name].tier > 0 for name in used)
    assert any("clinician" in warning for warning in plan.warnings)


def work(session: Session) -> int:
    return sum(len(one.work_sets) for one in session.prescriptions)


def test_back_from_two_weeks_the_first_sessions_are_lighter(ends: dict[str, tuple[str, Replanned]]) -> None:
    plan = ends["two weeks without lifting"][1].plan
    assert plan is not None
    before, after = ({one.id: one for one in each.sessions} for each in (PLAN, plan))
    for name in ("w03-A", "w04-B", "w04-A"):
        assert work(after[name]) < work(before[name])
    assert {after[name].status for name in ("w01-A", "w02-B", "w02-A", "w03-B")} == {SessionStatus.MISSED}


def test_missed_sessions_of_a_break_are_not_made_up_for() -> None:
    missed = [MissedSession(one.date, one.id) for one in PLAN.sessions if on(2) <= one.date <= on(15)]
    again = follow(PLAN, [*missed, Gap(on(2), on(15))], NOW)
    assert again.plan is not None
    dates = {one.id: one.date for one in PLAN.sessions}
    assert all(one.date == dates[one.id] for one in again.plan.sessions if one.id in {"w02-B", "w03-B"})


def test_four_and_eight_weeks_start_anew() -> None:
    late = NOW + timedelta(weeks=2)
    again = follow(PLAN, [Gap(on(1), on(29))], late)
    assert again.plan is not None
    assert again.chosen == FRESH
    assert check(again.plan, CATALOGUE) == ()
    assert {one.name for one in again.plan.phases if one.start > late.date()} <= {
        "anatomical",
        "taper",
        "return",
    }
    heavy = [one for one in again.plan.sessions if one.heavy_lower and one.date > late.date()]
    assert heavy == []
    eight = changed(PLAN.problem, PLAN, [Gap(on(16) - timedelta(weeks=8), on(15))], NOW)
    assert eight.restart
    assert "% of strength may be gone" in eight.reasons[0].text


def test_pain_lifts_only_what_is_the_diarys() -> None:
    own = replace(OWN, limits=frozenset({Limit.NO_IMPACT}))
    problem = replace(PLAN.problem, limits=replace(OWN, problems=frozenset({Problem.KNEE})))
    diary = tuple(
        pain(score, Problem.KNEE, ago).entry for score, ago in ((4.0, 15), (0, 9), (0, 8), (0, 7), (0, 1))
    )
    lifted = changed(problem, PLAN, [], NOW, Known(own, diary)).problem.limits
    assert (lifted.limits, lifted.problems) == (frozenset({Limit.NO_IMPACT, Limit.NO_MAXIMAL}), frozenset())
    kept = changed(problem, PLAN, [], NOW, Known(None, diary)).problem.limits
    assert kept.problems == {Problem.KNEE}


def test_illness_takes_effect_at_once() -> None:
    found = changed(PLAN.problem, PLAN, [Illness(on(16), on(18))], NOW)
    assert found.safety
    again = answered(found, NOW, CATALOGUE, lambda: 0.0)
    assert again.plan is not None
    tomorrow = next(one for one in again.plan.sessions if one.id == "w03-A")
    assert tomorrow.date > on(19) or tomorrow.status is SessionStatus.CANCELLED


def test_planning_from_scratch_changes_more() -> None:
    for name in ("run moved", "new B race", "hard run nobody planned"):
        found = changed(PLAN.problem, PLAN, STORIES[name], NOW)
        again = answered(found, NOW, CATALOGUE, lambda: 0.0)
        fresh = {one.name: one.changed for one in against_scratch(found, again, NOW, CATALOGUE).candidates}[
            FRESH
        ]
        assert len(again.changes) < fresh


def test_following_twice_changes_nothing_more() -> None:
    first = follow(PLAN, STORIES["run moved"], NOW).plan
    assert first is not None
    assert follow(first, [], NOW).changes == ()


def test_a_plan_that_is_over_says_so() -> None:
    with pytest.raises(NoPlanPossible, match="replan next"):
        follow(PLAN, [], NOW + timedelta(weeks=9))
