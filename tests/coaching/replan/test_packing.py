"""Sessions taken on a trip: only what the place can hold, of the same movements, in a first day's dose."""

from __future__ import annotations

import pytest

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.packing import packed
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.events import Trip
from groundforce.training.plan import SessionStatus
from groundforce.training.problem import AWAY, Absence
from groundforce.training.session_time import session_seconds
from tests.coaching.replan.stories import CATALOGUE, NOW, PLAN, on

AHEAD = [one for one in PLAN.sessions if one.date > NOW.date()]


@pytest.mark.parametrize("kit", [frozenset(), KITS["home"], KITS["gym"]])
def test_only_what_the_place_can_hold(kit: frozenset[str]) -> None:
    away = Absence(on(0), on(60), "away", kit)
    for session in AHEAD:
        after = packed(session, away, PLAN, CATALOGUE)
        ids = [one.exercise for one in after.prescriptions]
        assert ids
        assert len(set(ids)) == len(ids)
        assert all(CATALOGUE[name].possible_with(kit | ALWAYS) for name in ids)
        assert after.place == AWAY
        assert after.duration <= session.duration
        taken = session_seconds(after.prescriptions, CATALOGUE, 5.0)
        assert taken <= PLAN.problem.minutes * 60.0 * 1.1


def test_where_all_is_there_nothing_is_exchanged() -> None:
    away = Absence(on(0), on(60), "away", PLAN.problem.equipment)
    assert all(packed(one, away, PLAN, CATALOGUE).prescriptions == one.prescriptions for one in AHEAD)


def test_what_comes_instead_moves_alike_and_has_a_first_days_dose() -> None:
    away = Absence(on(0), on(60), "away", frozenset({"dumbbell"}))
    for session in AHEAD:
        after = packed(session, away, PLAN, CATALOGUE)
        had = {one.exercise for one in session.prescriptions}
        patterns = {CATALOGUE[one].pattern for one in had}
        for one in after.prescriptions:
            if one.exercise not in had:
                assert CATALOGUE[one.exercise].pattern in patterns
                assert len(one.work_sets) <= 2
                assert all(each.reps is None or each.reps_in_reserve == 3 for each in one.work_sets)


def test_sessions_at_home_stay() -> None:
    found = changed(PLAN.problem, PLAN, [Trip(on(18), on(26), frozenset({"dumbbell"}))], NOW)
    for before, after in zip(PLAN.sessions, found.plan.sessions, strict=True):
        inside = on(18) <= before.date <= on(26) and before.status is SessionStatus.PLANNED
        assert (after.place == AWAY) is inside
    assert [one.session for one in found.own] == ["w04-B", "w04-A"]
