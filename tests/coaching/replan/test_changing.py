"""Each event and what it makes of the problem."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.nouns import Changed
from groundforce.errors import InputError
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.events import (
    Event,
    Gap,
    HardRun,
    Illness,
    MissedSession,
    MovedRun,
    MovedSession,
    PainReport,
    RaceChange,
    ShortenedSession,
    Trip,
)
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.plan import SessionStatus
from groundforce.training.run import RunKind
from groundforce.training.session_time import session_seconds
from tests.coaching.replan.stories import CATALOGUE, NOW, PLAN, on

HALF = PLAN.problem.races[0]


def made(*events: Event) -> Changed:
    return changed(PLAN.problem, PLAN, events, NOW)


def test_missed() -> None:
    found = made(MissedSession(on(15), "w03-B"))
    assert found.became == {"w03-B": SessionStatus.MISSED}
    assert found.problem == PLAN.problem


def test_moved_in_the_past_was_done_and_ahead_is_asked_for() -> None:
    past = made(MovedSession(on(8), "w02-B", on(9)))
    session = next(one for one in past.plan.sessions if one.id == "w02-B")
    assert (session.date, session.status, past.own) == (on(9), SessionStatus.DONE, ())
    ahead = made(MovedSession(on(22), "w04-B", on(23)))
    session = next(one for one in ahead.plan.sessions if one.id == "w04-B")
    assert (session.date, session.status, len(ahead.own)) == (on(23), SessionStatus.MOVED, 1)


@pytest.mark.parametrize(("minutes", "all_stay"), [(30.0, True), (15.0, False)])
def test_shortened_fits_its_minutes_with_fewer_sets_before_fewer_exercises(
    minutes: float, all_stay: bool
) -> None:
    found = made(ShortenedSession(on(17), on(17), minutes))
    before, after = (
        next(one for one in plan.sessions if one.id == "w03-A").prescriptions for plan in (PLAN, found.plan)
    )
    assert session_seconds(after, CATALOGUE, 5.0) <= minutes * 60.0
    assert [one.exercise for one in after] == [one.exercise for one in before[: len(after)]]
    assert (len(after) == len(before)) is all_stay
    assert all_stay or all(len(one.work_sets) == 1 for one in after)


def test_a_few_minutes_are_no_session() -> None:
    with pytest.raises(InputError, match="missed"):
        made(ShortenedSession(on(17), on(17), 4.0))


def test_runs() -> None:
    found = made(MovedRun(on(24), "", on(23)))
    assert [one.date for one in found.problem.runs if one.id == "r20261217-0"] == [on(23)]
    with pytest.raises(InputError, match="no run"):
        made(MovedRun(on(23), "", on(24)))
    with pytest.raises(InputError, match="not in this plan"):
        made(MovedRun(on(24), "", on(400)))
    easy = next(one for one in PLAN.problem.runs if one.date == on(18))
    hard = made(HardRun(on(18), RunKind.RACE, 1500.0, distance=5000.0, instead_of=easy.id))
    assert [one.kind for one in hard.problem.runs if one.date == on(18)] == [RunKind.RACE]
    assert Race(on(18), 5000.0, RacePriority.B) in hard.problem.races


def test_trips_and_illness_are_days_away() -> None:
    trip = made(Trip(on(18), on(26), frozenset({"dumbbell"}))).problem.absences[-1]
    assert trip.equipment is not None
    assert "dumbbell" in trip.equipment
    assert made(Trip(on(18), on(26))).problem.absences[-1].equipment is None
    ill = made(Illness(on(14), on(18)))
    assert (ill.problem.absences[-1].first, ill.problem.absences[-1].last) == (on(16), on(19))
    assert ill.became == {"w03-B": SessionStatus.CANCELLED}
    mild = made(Illness(on(14), on(18), below_neck=False))
    assert mild.problem.absences[-1].last == on(18)


@pytest.mark.parametrize(
    ("days", "shares", "restart"), [(6, [], False), (7, [0.5, 0.75], False), (21, [], True)]
)
def test_breaks(days: int, shares: list[float], restart: bool) -> None:
    found = made(Gap(on(16 - days), on(15)))
    assert [one.share for one in found.eases] == shares
    assert found.restart is restart


def test_races() -> None:
    off = made(RaceChange(on(16), HALF, None)).problem
    assert off.races == ()
    assert not any(one.kind is RunKind.RACE for one in off.runs)
    later = Race(HALF.date - timedelta(days=14), 10_000.0)
    moved = made(RaceChange(on(16), HALF, later)).problem
    assert moved.races == (later,)
    assert [one.date for one in moved.runs if one.kind is RunKind.RACE] == [later.date]
    with pytest.raises(InputError, match="knows no race"):
        made(RaceChange(on(16), Race(on(3), 5000.0), None))


def test_what_cannot_be_is_refused() -> None:
    for event in (
        Illness(on(3), on(2)),
        Trip(on(3), on(2)),
        Gap(on(3), on(2)),
        MissedSession(on(3), "w99-A"),
    ):
        with pytest.raises(InputError):
            made(event)


entries = st.builds(
    PainEntry,
    st.integers(-20, 16).map(on),
    st.sampled_from([Problem.ACHILLES, Problem.SHIN, Problem.KNEE]),
    st.integers(0, 10).map(float),
    st.none() | st.integers(0, 10).map(float),
    hopping=st.booleans(),
)


@given(st.lists(entries, min_size=1, max_size=8))
def test_reports_alone_only_ever_take_out(found: list[PainEntry]) -> None:
    before = PLAN.problem.limits
    after = made(*(PainReport(one) for one in found)).problem.limits
    assert before.limits <= after.limits
    assert before.problems <= after.problems
    assert before.excluded <= after.excluded
