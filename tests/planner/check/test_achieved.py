"""What was really done counts, what is settled is not judged, and a miss does not shut the weeks after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from groundforce.planner.check import check
from groundforce.planner.check.case import lay_out
from groundforce.training.athlete import Limits
from groundforce.training.exercise import Problem, Region
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


def told(done: list[tuple[int, str, int]], missed: bool, **constants: float) -> Plan:
    """The plan with only this known to be ``done`` (days before now, exercise, sets), and lately a miss."""
    exposures = tuple(Exposure(NOW.date() - timedelta(days=ago), name, sets) for ago, name, sets in done)
    sessions = tuple(
        replace(one, status=SessionStatus.MISSED if missed else SessionStatus.CANCELLED)
        for one in plan().sessions
        if NOW.date() - timedelta(days=9) <= one.date < NOW.date() - timedelta(days=2)
    )
    problem = replace(plan().problem, done=exposures, constants=constants)
    return replace(
        plan(), problem=replace(problem, settled_until=NOW), sessions=sessions[-1:] if missed else ()
    )


def test_after_a_miss_exposures_count_for_longer() -> None:
    """Thrice done, once of these five weeks ago: known after a miss, new without one or without the rule."""
    done = [(35, "back_squat", 3), (20, "back_squat", 3), (10, "back_squat", 3)]
    day = NOW.date().toordinal()
    counted = {
        name: lay_out(one, CATALOGUE).history.exposures("back_squat", day)
        for name, one in (
            ("usual", told(done, missed=False)),
            ("after a miss", told(done, missed=True)),
            ("without the rule", told(done, missed=True, accustomed_window_after_miss=28.0)),
        )
    }
    assert counted == {"usual": 2, "after a miss": 3, "without the rule": 2}


def test_after_a_miss_leg_sets_may_go_back_to_the_best_of_four_weeks() -> None:
    """20 sets four weeks ago, then 8 and 8: 14 are no jump after a miss, and one without it or the rule."""
    done = [(28, "back_squat", 20), (14, "back_squat", 8), (7, "back_squat", 8)]
    ahead = next(one for one in plan().sessions if one.date > NOW.date())
    lifts = [one for one in ahead.prescriptions if CATALOGUE[one.exercise].tier == 0]
    lift = next(one for one in lifts if CATALOGUE[one.exercise].region is Region.LEGS)
    many = replace(lift, sets=lift.work_sets[:1] * 14)

    def broken(before: Plan) -> bool:
        sessions = (*before.sessions, replace(ahead, prescriptions=(many,)))
        return "set_growth" in {one.rule for one in check(replace(before, sessions=sessions), CATALOGUE)}

    assert broken(told(done, missed=False))
    assert not broken(told(done, missed=True))
    assert broken(told(done, missed=True, weeks_after_miss=0.0))


def test_a_moment_of_settlement_is_by_the_start_of_a_session() -> None:
    first = plan().sessions[0]
    start = datetime.combine(first.date, first.start or datetime.min.time())
    for until, settled in ((start, False), (start + timedelta(minutes=1), True)):
        lift = lay_out(with_problem(settled_until=until), CATALOGUE).lifts[0]
        assert lift.settled is settled
