"""Each kind of event: what changes, what stays, and what the runner is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from groundforce.errors import ProblemError
from groundforce.planner.check import check
from groundforce.planner.replanning import replan
from groundforce.training.athlete import Limit, Limits, Race, RacePriority
from groundforce.training.equipment import ALWAYS
from groundforce.training.exercise import Problem
from groundforce.training.plan import SessionStatus
from groundforce.training.problem import AWAY, Absence, Opening
from groundforce.training.replanned import DO_NOTHING, DROP_IT, LOCAL_CHANGE, ChangeKind
from groundforce.training.state import PartOfDay
from tests.planner.problems import HALF
from tests.planner.replanning.changing import CATALOGUE, NOW, again, ahead, by_id, plan, run_moved

MISSED, DONE = SessionStatus.MISSED, SessionStatus.DONE


def test_nothing_happened_and_nothing_changes() -> None:
    found = again()
    assert found.plan is not None
    assert (found.chosen, found.changes) == (DO_NOTHING, ())
    assert all(one is two for one, two in zip(found.plan.sessions, plan().sessions, strict=True))
    assert found.plan.problem.settled_until == NOW
    assert found.plan.revision == plan().revision + 1


def test_three_candidates_are_always_told_with_their_bills() -> None:
    found = again(became={"w06-B": MISSED})
    assert [one.name for one in found.candidates] == [DO_NOTHING, DROP_IT, LOCAL_CHANGE]
    for one in found.candidates:
        assert one.objective == pytest.approx(sum(points for _, points in one.bill), abs=1e-2)


def test_a_missed_session_is_made_up_for_within_its_week_or_let_go() -> None:
    found = again(became={"w06-B": MISSED})
    assert found.plan is not None
    one = by_id(found.plan.sessions)["w06-B"]
    if one.status is not MISSED:
        assert NOW + timedelta(hours=24) <= datetime.combine(one.date, one.start or time())
        assert one.date < date(2027, 1, 4)
        assert "was missed" in found.changes[0].reason
    assert all(change.before is not None for change in found.changes)


def test_what_is_missed_is_kept_as_missed_where_no_time_of_its_week_is_left() -> None:
    late = datetime(2027, 1, 3, 12)
    found = again(became={"w06-B": MISSED}, now=late)
    assert found.plan is not None
    assert by_id(found.plan.sessions)["w06-B"].status is MISSED
    assert {one.kind for one in found.changes} <= {ChangeKind.REWRITTEN}


def test_a_key_run_moved_next_to_a_heavy_session_moves_or_changes_that_session_only() -> None:
    assert by_id(plan().sessions)["w08-B"].heavy_lower
    found = again(run_moved(plan().problem, date(2027, 1, 12), 1))
    assert found.plan is not None
    assert {change.session for change in found.changes} <= {"w08-A", "w08-B"}
    assert by_id(found.plan.sessions)["w08-B"] != by_id(plan().sessions)["w08-B"]
    assert check(found.plan, CATALOGUE) == ()
    assert any("intervals" in change.reason for change in found.changes)


def test_days_away_touch_only_the_sessions_of_those_days() -> None:
    trip = Absence(date(2027, 1, 11), date(2027, 1, 13), "trip")
    found = again(replace(plan().problem, absences=(trip,)))
    assert found.plan is not None
    assert "w08-B" in {change.session for change in found.changes}
    assert {change.session[:3] for change in found.changes} == {"w08"}
    standing = [one for one in found.plan.sessions if one.status is not SessionStatus.CANCELLED]
    assert not any(trip.first <= one.date <= trip.last for one in standing)


def test_days_away_with_other_equipment_exchange_only_what_cannot_be_done_there() -> None:
    trip = Absence(date(2027, 1, 11), date(2027, 1, 15), "trip", frozenset({"dumbbell"}))
    found = again(replace(plan().problem, absences=(trip,)))
    assert found.plan is not None
    away = [one for one in found.plan.sessions if trip.first <= one.date <= trip.last and one.place == AWAY]
    assert away
    for one in away:
        assert all(
            CATALOGUE[each.exercise].possible_with(frozenset({"dumbbell"}) | ALWAYS)
            for each in one.prescriptions
        )
    assert {change.session[:3] for change in found.changes} <= {"w08", "w09"}


def test_pain_exchanges_the_exercises_concerned_and_leaves_the_others_to_the_letter() -> None:
    sore = replace(plan().problem, limits=Limits(problems=frozenset({Problem.KNEE})))
    found = again(sore, safety=True)
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()
    assert not any(change.kind is ChangeKind.MOVED for change in found.changes)
    kept = 0
    for change in found.changes:
        if change.before is None or change.after is None:
            continue
        old = {one.exercise: one for one in change.before.prescriptions}
        kept += sum(one == old.get(one.exercise) for one in change.after.prescriptions)
        assert "knee" in change.reason or "comes before it" in change.reason
    assert kept > len(found.changes)


def test_the_past_is_not_judged_by_a_limit_that_is_new() -> None:
    sore = replace(plan().problem, limits=Limits(problems=frozenset({Problem.KNEE})))
    found = again(sore, safety=True)
    assert found.plan is not None
    over = [one for one in plan().sessions if one not in ahead(plan())]
    assert [one for one in found.plan.sessions if one not in ahead(found.plan)] == over
    assert any(
        Problem.KNEE in CATALOGUE[each.exercise].aggravates for one in over for each in one.prescriptions
    )


def test_a_new_race_has_its_guards_and_the_weeks_far_from_it_stay() -> None:
    race = Race(date(2027, 1, 16), 10_000.0, RacePriority.B)
    found = again(replace(plan().problem, races=(race, HALF)))
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()
    assert {change.session[:3] for change in found.changes} <= {"w08", "w09"}


def test_a_race_taken_out_gives_its_week_back() -> None:
    runs = tuple(one for one in plan().problem.runs if one.date != HALF.date)
    found = again(replace(plan().problem, races=(), runs=runs))
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()
    last = [
        len([one for one in each.sessions if one.date >= date(2027, 2, 8)]) for each in (found.plan, plan())
    ]
    assert last[0] >= last[1]


def test_fewer_minutes_shorten_sessions_and_move_none() -> None:
    found = again(replace(plan().problem, minutes=35.0))
    assert found.plan is not None
    assert all(one.duration <= 35.0 * 60.0 for one in ahead(found.plan, NOW + timedelta(hours=24)))
    assert not any(change.kind in (ChangeKind.MOVED, ChangeKind.DROPPED) for change in found.changes)


def test_a_weekday_that_is_lost_moves_its_sessions() -> None:
    openings = tuple(one for one in plan().problem.openings if one.weekday != 1)
    found = again(replace(plan().problem, openings=openings))
    assert found.plan is not None
    assert not any(
        one.date.weekday() == 1 for one in ahead(found.plan) if one.status is not SessionStatus.CANCELLED
    )
    assert check(found.plan, CATALOGUE) == ()


def test_a_session_the_runner_moved_stays_there_where_no_rule_forbids_it() -> None:
    moved = replace(by_id(plan().sessions)["w08-B"], start=time(20, 30), status=SessionStatus.MOVED)
    sessions = tuple(moved if one.id == moved.id else one for one in plan().sessions)
    found = again(before=replace(plan(), sessions=sessions))
    assert found.plan is not None
    assert by_id(found.plan.sessions)["w08-B"] is moved


def test_what_is_due_within_a_day_stays_unless_a_rule_is_broken() -> None:
    now = datetime(2026, 12, 31, 12)
    calm = again(run_moved(plan().problem, date(2027, 1, 14), 1), now=now)
    assert calm.plan is not None
    assert by_id(calm.plan.sessions)["w06-A"] is by_id(plan().sessions)["w06-A"]
    sore = replace(plan().problem, limits=Limits(problems=frozenset({Problem.KNEE})))
    found = again(sore, now=now)
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()


def test_several_changes_at_once_end_in_one_plan_the_checker_accepts() -> None:
    problem = run_moved(plan().problem, date(2027, 1, 14), 1)
    problem = replace(
        problem,
        absences=(Absence(date(2027, 1, 18), date(2027, 1, 22), "illness"),),
        limits=Limits(problems=frozenset({Problem.ACHILLES})),
        minutes=40.0,
    )
    found = again(problem, became={"w06-B": MISSED}, safety=True)
    assert found.plan is not None
    assert check(found.plan, CATALOGUE) == ()


def test_what_cannot_be_done_at_all_is_said_with_the_nearest_time() -> None:
    trip = Absence(date(2027, 1, 11), date(2027, 1, 17), "trip")
    found = again(replace(plan().problem, absences=(trip,)))
    assert [one.kind for one in found.changes] == [ChangeKind.DROPPED, ChangeKind.DROPPED]
    assert all("Week of 11 Jan:" in one.text for one in found.relaxations[-2:])
    assert "No time to lift is left" in found.relaxations[-1].text
    assert found.plan is not None
    assert [by_id(found.plan.sessions)[one].status for one in ("w08-A", "w08-B")] == ["cancelled"] * 2


def test_more_times_of_the_week_do_not_shake_a_plan_that_is_good_as_it_is() -> None:
    more = (*plan().problem.openings, Opening(5, part_of_day=PartOfDay.MIDDAY))
    found = again(replace(plan().problem, openings=more))
    assert found.plan is not None
    nothing, chosen = found.candidates[0], min(found.candidates, key=lambda one: one.objective)
    assert found.chosen == (DO_NOTHING if chosen.objective == nothing.objective else LOCAL_CHANGE)


def test_screening_that_forbids_lifting_leaves_no_plan() -> None:
    found = again(replace(plan().problem, limits=Limits(frozenset({Limit.NO_PLAN}))))
    assert found.plan is None
    assert found.relaxations[0].rule == "screening"


def test_another_start_is_refused_with_what_to_do() -> None:
    other = replace(plan().problem, weeks=11, runs=(), races=())
    with pytest.raises(ProblemError, match="plan anew"):
        replan(plan(), other, NOW, CATALOGUE)
