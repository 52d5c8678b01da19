"""What was really done counts, what is settled is not judged, and a miss does not shut the weeks after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from groundforce.planner.check import check
from groundforce.planner.check.case import lay_out
from groundforce.training.athlete import Limits
from groundforce.training.exercise import Problem
from groundforce.training.plan import Plan, SessionStatus
from groundforce.training.problem import Exposure
from tests.planner.replanning.changing import CATALOGUE, NOW, plan


def with_problem(**changes: object) -> Plan:
    return replace(plan(), problem=replace(plan().problem, **changes))  # type: ignore[arg-type]


def test_on_a_day_that_is_told_only_what_was_done_counts() -> None:
    first = plan().sessions[0]
    told = with_problem(done=(Exposure(first.date, "back_squat", 1),), settled_until=NOW)
    history = lay_out(told, CATALOGUE).history
    planned = {one.exercise for one in first.prescriptions} - {"back_squat"}
    day = first.date.toordinal()
    assert history.exposures("back_squat", day + 1) == 1
    assert all(history.exposures(one, day + 1) == 0 for one in planned)
    assert history.leg_sets(day) < lay_out(plan(), CATALOGUE).history.leg_sets(day)


def test_a_session_ahead_counts_as_planned_even_on_a_day_with_lifting_told() -> None:
    later = next(one for one in plan().sessions if one.date > NOW.date())
    told = with_problem(done=(Exposure(later.date, "dead_bug", 1),), settled_until=NOW)
    usual = {one.exercise for one in later.prescriptions}
    history = lay_out(told, CATALOGUE).history
    assert all(history.exposures(one, later.date.toordinal() + 1) > 0 for one in usual)


def test_what_is_settled_is_a_fact_and_judged_no_more() -> None:
    sore = Limits(problems=frozenset({Problem.KNEE}))
    every = {one.session for one in check(with_problem(limits=sore), CATALOGUE)}
    rest = {one.session for one in check(with_problem(limits=sore, settled_until=NOW), CATALOGUE)}
    past = {one.id for one in plan().sessions if one.date < NOW.date()}
    assert every & past
    assert not rest & past


def missed(*names: str) -> Plan:
    sessions = tuple(
        replace(one, status=SessionStatus.MISSED) if one.id in names else one for one in plan().sessions
    )
    return replace(with_problem(settled_until=NOW), sessions=sessions)


def test_after_a_miss_exposures_count_for_longer() -> None:
    day = NOW.date().toordinal()
    usual, after = (lay_out(one, CATALOGUE).history for one in (plan(), missed("w06-B")))
    lost = any(
        one.exercise == "back_squat" for s in plan().sessions if s.id == "w06-B" for one in s.prescriptions
    )
    assert after.exposures("back_squat", day) >= usual.exposures("back_squat", day) - lost
    strict = replace(plan().problem, constants={"accustomed_window_after_miss": 28.0})
    strictly = replace(missed("w06-B"), problem=strict)
    assert lay_out(strictly, CATALOGUE).history.exposures("back_squat", day) <= after.exposures(
        "back_squat", day
    )


def test_after_a_miss_leg_sets_may_go_back_to_the_best_of_four_weeks() -> None:
    weeks = [f"w{number:02d}-{letter}" for number in (4, 5) for letter in "AB"]
    kept = missed(*weeks[1::2])
    strict = replace(kept.problem, constants={"weeks_after_miss": 0.0})
    soft = [one for one in check(kept, CATALOGUE) if one.rule == "set_growth"]
    hard = [one for one in check(replace(kept, problem=strict), CATALOGUE) if one.rule == "set_growth"]
    assert len(soft) <= len(hard)


def test_a_moment_of_settlement_is_by_the_start_of_a_session() -> None:
    first = plan().sessions[0]
    start = datetime.combine(first.date, first.start or datetime.min.time())
    for until, settled in ((start, False), (start + timedelta(minutes=1), True)):
        lift = lay_out(with_problem(settled_until=until), CATALOGUE).lifts[0]
        assert lift.settled is settled
