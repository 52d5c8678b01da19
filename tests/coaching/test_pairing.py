"""Which session that was done stands for which planned one; no session pairs twice, nothing done is lost."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.coaching.pairing import became, exposures, in_common, pair, unpaired
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import SessionStatus
from groundforce.training.problem import Exposure
from groundforce.training.strength import FeltPain, PerformedSet, Side, StrengthSession
from tests.coaching.paired_plans import HOP, PLANK, SQUAT, THRUST, day, done, plan, planned, sets

KNOWN = load_catalogue().exercises
TWO = plan(planned("A", 1, SQUAT, PLANK), planned("B", 4, THRUST, HOP))
SQUATS = sets("back_squat", (6, 6, 5), 80.0)
THRUSTS = sets("hip_thrust", (8, 8, 8), 60.0)


def ids(*sessions: StrengthSession) -> list[str | None]:
    """The planned session of each one done."""
    return [None if one.planned is None else one.planned.id for one in pair(TWO, sessions)]


def test_the_session_of_the_day_is_the_one_that_was_planned() -> None:
    assert ids(done(1, SQUATS), done(4, THRUSTS)) == ["A", "B"]


@pytest.mark.parametrize(("number", "found"), [(0, "A"), (2, "A"), (3, "A"), (4, "A"), (5, None), (-3, None)])
def test_another_day_pairs_by_what_is_in_common_within_three_days(number: int, found: str | None) -> None:
    assert ids(done(number, SQUATS, sets("side_plank", (), None), _planks())) == [found]


def _planks() -> list[PerformedSet]:
    return [PerformedSet("Side plank", "side_plank", seconds=40.0, side=Side.EACH)] * 2


def test_what_was_done_decides_between_two_sessions_that_are_near() -> None:
    assert ids(done(2, THRUSTS)) == ["B"]
    assert ids(done(3, SQUATS)) == ["A"]


def test_no_session_pairs_twice() -> None:
    assert ids(done(1, SQUATS), done(1, SQUATS, hour=20), done(2, SQUATS)) == ["A", None, None]


def test_a_watch_that_names_no_exercise_pairs_by_its_date() -> None:
    unnamed = sets(None, (10, 10), None)
    assert ids(done(1), done(4, unnamed)) == ["A", "B"]


def test_other_work_on_the_day_is_not_the_session_planned_for_it() -> None:
    (one,) = pair(TWO, [done(1, sets("push_up", (12, 12)))])
    assert one.planned is None
    assert [each.exercise for each in one.extra] == ["push_up"] * 2


def test_cancelled_and_moved_sessions_wait_for_nobody() -> None:
    for status in (SessionStatus.CANCELLED, SessionStatus.MOVED):
        gone = plan(planned("A", 1, SQUAT, status=status))
        (one,) = pair(gone, [done(1, SQUATS)])
        assert one.planned is None
        assert became(gone, [one], datetime(2026, 12, 24)) == {"A": status}


def test_a_swap_for_the_same_movement_is_recognised_and_never_counts_as_met() -> None:
    (one,) = pair(TWO, [done(1, sets("front_squat", (6, 6, 6), 70.0), _planks())])
    squat, plank = one.lines
    assert (squat.exercise, squat.swapped, squat.met, squat.short_by.none) == (
        "front_squat",
        True,
        False,
        True,
    )
    assert (plank.swapped, plank.met) == (False, True)
    assert in_common(TWO.sessions[0], done(1, sets("front_squat", (6,), 70.0)), KNOWN) == 0.25


def test_unplanned_extra_work_is_kept() -> None:
    (one,) = pair(TWO, [done(1, SQUATS, sets("push_up", (12,)), sets(None, (9,)))])
    assert [each.name for each in one.extra] == ["push_up", "?"]
    assert [line.exercise for line in one.lines] == ["back_squat", None]


def test_pain_goes_with_the_exercise_it_came_with() -> None:
    pain = (FeltPain("knee", 3.0, 2.0, "back_squat"), FeltPain("hip", 1.0))
    (one,) = pair(TWO, [done(1, SQUATS, pain=pain)])
    assert [line.pain for line in one.lines] == [pain[:1], ()]


def test_an_exercise_prescribed_twice_takes_its_sets_in_order() -> None:
    top = plan(planned("A", 1, SQUAT, THRUST, SQUAT))
    (one,) = pair(top, [done(1, sets("back_squat", (6, 6, 6, 5, 4), 80.0))])
    first, _thrust, second = one.lines
    assert [each.reps for each in first.done] == [6, 6, 6]
    assert [each.reps for each in second.done] == [5, 4]
    assert second.short_by.sets == 1


def test_what_became_of_a_plan_is_told_when_its_day_is_over() -> None:
    paired = pair(TWO, [done(2, SQUATS)])
    assert became(TWO, paired, datetime(2026, 11, 27, 21)) == {"A": SessionStatus.DONE}
    assert became(TWO, paired, datetime(2026, 11, 28, 1)) == {
        "A": SessionStatus.DONE,
        "B": SessionStatus.MISSED,
    }
    assert [one.id for one in unpaired(TWO, paired, day(0))] == ["B"]


def test_a_session_ticked_as_done_is_not_missed() -> None:
    ticked = plan(planned("A", 1, SQUAT, status=SessionStatus.DONE))
    assert became(ticked, (), datetime(2026, 12, 24)) == {"A": SessionStatus.DONE}


def test_exposures_are_what_was_really_done() -> None:
    left = [
        PerformedSet("Split squat", "split_squat", 8, 16.0, side=side) for side in (Side.LEFT, Side.RIGHT)
    ]
    hops = [PerformedSet("Pogo hop", "pogo_hop", contacts=20)] * 2
    warm = sets("back_squat", (5,), 40.0, warm_up=True)
    paired = pair(TWO, [done(1, warm, SQUATS, left), done(4, hops, sets(None, (5,))), done(20, SQUATS)])
    assert exposures(TWO, paired) == (
        Exposure(day(1), "back_squat", 3, 80.0),
        Exposure(day(1), "split_squat", 1, 16.0),
        Exposure(day(4), "pogo_hop", 2, None, 40),
    )


def test_jumps_logged_as_repetitions_are_counted_as_contacts() -> None:
    per_rep = KNOWN["pogo_hop"].contacts_per_rep
    (one,) = exposures(TWO, pair(TWO, [done(4, sets("pogo_hop", (10, 10)))]))
    assert (one.sets, one.contacts) == (2, 20 * per_rep)


EXERCISES = st.sampled_from(["back_squat", "front_squat", "hip_thrust", "side_plank", "push_up", None])
PERFORMED = st.builds(
    PerformedSet,
    name=st.just("?"),
    exercise=EXERCISES,
    reps=st.integers(0, 12),
    load=st.none() | st.sampled_from([0.0, 40.0, 80.0]),
    side=st.none() | st.sampled_from(Side),
    warm_up=st.booleans(),
)
DONE = st.builds(
    lambda number, performed, hour: done(number, performed, hour=hour),
    st.integers(-2, 9),
    st.lists(PERFORMED, max_size=8),
    st.integers(6, 20),
)


@settings(deadline=None)
@given(st.lists(DONE, max_size=5))
def test_every_work_set_is_somewhere_once_and_no_session_pairs_twice(sessions: list[StrengthSession]) -> None:
    paired = pair(TWO, sessions)
    assert [one.done for one in paired] == sorted(sessions, key=lambda one: one.start)
    names = [one.planned.id for one in paired if one.planned is not None]
    assert len(names) == len(set(names))
    for one in paired:
        told = [each for line in one.lines for each in (*line.done, *line.beyond)] + list(one.extra)
        work = Counter(each for each in one.done.sets if not each.warm_up)
        assert not Counter(told) - work
        # Only lighter first sets of a planned exercise may go: ramps nobody marked.
        assert all(each.load is not None for each in (work - Counter(told)))
        assert one.planned is None or len(one.lines) == len(one.planned.prescriptions)


@settings(deadline=None)
@given(st.lists(DONE, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_log_does_not_matter(sessions: list[StrengthSession], random: object) -> None:
    starts = {one.start for one in sessions}
    if len(starts) == len(sessions):
        shuffled = list(sessions)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert pair(TWO, shuffled) == pair(TWO, sessions)


def test_an_empty_log_says_nothing() -> None:
    assert pair(TWO, []) == ()
    assert became(TWO, (), datetime(2026, 11, 23)) == {}
    assert exposures(TWO, ()) == ()
