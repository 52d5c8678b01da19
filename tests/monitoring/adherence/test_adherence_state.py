"""Planned against done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.monitoring.adherence import adherence_state
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import (
    Plan,
    PlanQuality,
    PlanStatus,
    Prescription,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.strength import PerformedSet, Side, StrengthSession
from tests.planner.problems import START, runner

WORK = SetPrescription(SetKind.WORK, reps=(5, 5), reps_in_reserve=2.0)
RAMP = SetPrescription(SetKind.WARM_UP, reps=(5, 5))
ASKED = (
    Prescription("back_squat", (RAMP, WORK, WORK, WORK), 120.0),
    Prescription("calf_raise", (WORK, WORK), 60.0),
)
PROBLEM = runner(weeks=4)


def session(day: int, **changes: object) -> Session:
    when = START + timedelta(days=day)
    one = Session(f"w{day // 7 + 1}-{day}", when, 2700.0, "build", "legs", True, False, ASKED)
    return replace(one, **changes)  # type: ignore[arg-type]


def plan(*sessions: Session) -> Plan:
    return Plan(PROBLEM, (), sessions, PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "test"))


def sets(exercise: str | None, count: int, **more: object) -> tuple[PerformedSet, ...]:
    return (PerformedSet(exercise or "?", exercise, 5, 60.0, **more),) * count  # type: ignore[arg-type]


FULL = (*sets("back_squat", 3), *sets("calf_raise", 2))


def done(day: int, *work: PerformedSet) -> StrengthSession:
    when = START + timedelta(days=day)
    return StrengthSession(datetime(when.year, when.month, when.day, 18), work)


def on(day: int) -> date:
    return START + timedelta(days=day)


def test_nothing_due_is_an_answer() -> None:
    state = adherence_state(plan(session(5)), (), on(3))
    assert state.sessions_done is None
    assert state.notes == ("No planned session was due yet.",)


def test_done_partly_done_and_missed() -> None:
    part = (*sets("back_squat", 2), *sets("calf_raise", 1), *sets("back_squat", 2, warm_up=True))
    state = adherence_state(
        plan(session(0), session(3), session(7)), (done(0, *FULL), done(3, *part)), on(10)
    )
    assert [one.share for one in state.sessions] == [1.0, pytest.approx(0.6), 0.0]
    assert state.sessions_done is not None
    assert state.sets_done is not None
    assert state.sessions_done.source == "2 of 3 sessions"
    assert state.weeks == ((on(0), 2, pytest.approx(0.8)), (on(7), 1, 0.0))


def test_a_day_early_or_late_is_the_same_session_and_two_days_is_not() -> None:
    for day, found in ((2, on(2)), (4, on(4)), (5, None), (1, None)):
        (one,) = adherence_state(plan(session(3)), (done(day, *FULL),), on(9)).sessions
        assert one.done == found


def test_one_session_done_is_not_two() -> None:
    state = adherence_state(plan(session(2), session(4)), (done(3, *FULL),), on(9))
    assert sum(one.done is not None for one in state.sessions) == 1


def test_yesterdays_session_is_still_open() -> None:
    assert adherence_state(plan(session(3)), (), on(4)).sessions == ()
    assert adherence_state(plan(session(3)), (), on(5)).sessions[0].done is None


def test_cancelled_is_not_due_missed_is_missed_and_ticked_is_done() -> None:
    state = adherence_state(
        plan(
            session(0, status=SessionStatus.CANCELLED),
            session(3, status=SessionStatus.MISSED),
            session(7, status=SessionStatus.DONE),
        ),
        (done(3, *FULL),),
        on(12),
    )
    assert [(one.session, one.share) for one in state.sessions] == [("w1-3", 0.0), ("w2-7", 1.0)]


def test_another_lift_is_not_this_one_but_the_same_movement_is() -> None:
    other = done(3, *sets("bench_press", 8))
    assert adherence_state(plan(session(3)), (other,), on(9)).sessions[0].done is None
    catalogue = load_catalogue().exercises
    swapped = done(3, *sets("front_squat", 3), *sets("calf_raise", 2))
    assert adherence_state(plan(session(3)), (swapped,), on(9)).sessions[0].share == pytest.approx(0.4)
    assert adherence_state(plan(session(3)), (swapped,), on(9), catalogue).sessions[0].share == 1.0


def test_two_sides_are_one_set_and_extra_sets_make_up_for_nothing() -> None:
    sides = (*sets("calf_raise", 2, side=Side.LEFT), *sets("calf_raise", 2, side=Side.RIGHT))
    (one,) = adherence_state(plan(session(3)), (done(3, *sets("back_squat", 9), *sides),), on(9)).sessions
    assert one.share == 1.0
    (squats,) = adherence_state(plan(session(3)), (done(3, *sets("back_squat", 9)),), on(9)).sessions
    assert squats.share == pytest.approx(0.6)


def test_a_watch_that_counts_no_sets_still_says_it_was_done() -> None:
    (one,) = adherence_state(plan(session(3)), (done(3),), on(9)).sessions
    assert (one.done, one.share) == (on(3), 1.0)


def test_harder_than_asked_is_measured() -> None:
    hard = done(3, *sets("back_squat", 3, reps_in_reserve=0.0), *sets("calf_raise", 2))
    assert adherence_state(plan(session(3)), (hard,), on(9)).reserve_gap == 2.0


def test_the_weekday_missed_most_is_named_where_it_stands_out() -> None:
    planned = [session(day) for week in range(4) for day in (7 * week, 7 * week + 4)]
    log = [done(7 * week, *FULL) for week in range(4)]
    state = adherence_state(plan(*planned), log, on(30))
    assert state.missed_weekday == 4
    assert state.notes == ("Most missed: Fridays.",)
    assert adherence_state(plan(*planned), (), on(30)).missed_weekday is None


def test_few_sessions_leave_a_wide_interval() -> None:
    def width(count: int) -> float:
        log = [done(3 * day, *FULL) for day in range(count)]
        found = adherence_state(plan(*(session(3 * day) for day in range(count))), log, on(40)).sessions_done
        assert found is not None
        return found.high - found.low

    assert width(2) > 1.5 * width(9)


@given(
    st.lists(st.integers(0, 27), unique=True, max_size=10),
    st.lists(st.integers(0, 40), max_size=12),
    st.integers(0, 45),
)
def test_shares_stay_in_0_to_1_and_the_future_does_not_matter(
    planned: list[int], days: list[int], ago: int
) -> None:
    wanted = plan(*(session(day) for day in sorted(planned)))
    log = [done(day, *FULL[: 1 + day % 5]) for day in days]
    state = adherence_state(wanted, log, on(ago))
    assert all(0.0 <= one.share <= 1.0 for one in state.sessions)
    for found in (state.sessions_done, state.sets_done):
        assert found is None or 0.0 <= found.low <= found.value <= found.high <= 1.0
    assert state == adherence_state(wanted, [one for one in log if one.start.date() < on(ago)], on(ago))
