from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from groundforce.training.plan import SessionStatus
from tests.coaching.logged_weeks import DONE, EXTRA, FIRST, PLAN, RUNS, report


def test_a_week_knows_what_was_done_missed_and_added() -> None:
    found = report()
    assert [one.became for one in found.sessions] == [SessionStatus.DONE, SessionStatus.MISSED]
    assert [one.done.done for one in found.done if one.done is not None] == [DONE]
    assert [one.done for one in found.extra] == [EXTRA]
    assert (found.number, found.weeks) == (2, 3)
    assert found.last == FIRST + timedelta(days=6)


def test_sets_count_work_sets_of_all_sessions_that_were_due() -> None:
    """Three squats and two planks, each side one set; nothing of the hinge, the calves and the second day."""
    planned = sum(
        len(each.work_sets)
        for one in PLAN.sessions
        if FIRST <= one.date < FIRST + timedelta(days=7)
        for each in one.prescriptions
    )
    assert report().sets == (5, planned)


def test_runs_of_other_weeks_stay_out() -> None:
    assert report().runs == RUNS
    assert report(first=FIRST - timedelta(days=7)).runs == ()
    assert {one.date for one in report().planned_runs} <= {FIRST + timedelta(days=day) for day in range(7)}


def test_what_is_ahead_is_the_week_after() -> None:
    found = report()
    assert [one.session.date for one in found.ahead] == [FIRST + timedelta(days=8)]
    assert all(FIRST + timedelta(days=7) <= one.date for one in found.ahead_runs)
    assert found.race is not None
    assert found.race.name == "River Half"


def test_a_session_done_early_is_not_ahead_any_more() -> None:
    early = replace(DONE, start=DONE.start + timedelta(days=5, hours=-6))
    both = report(sessions=(DONE, early))
    assert both.ahead == ()


def test_nothing_logged_is_a_week_of_missed_sessions() -> None:
    found = report(sessions=(), runs=())
    assert [one.became for one in found.sessions] == [SessionStatus.MISSED] * 2
    assert found.sets[0] == 0
    assert found.done == ()


def test_a_week_outside_the_plan_has_no_number() -> None:
    found = report(first=FIRST + timedelta(weeks=10))
    assert found.number is None
    assert found.sessions == ()
    assert found.phase is None
