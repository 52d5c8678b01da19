"""Several places, times away with another kit, any time of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from groundforce.errors import ProblemError
from groundforce.planner.check import check
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.slots import week_slots
from groundforce.planner.solve import solve
from groundforce.training.catalogue import load_catalogue
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.plan import Plan
from groundforce.training.problem import AWAY, Absence, Opening, Place, PlanProblem
from groundforce.training.state import PartOfDay
from tests.planner.problems import START, runner

CATALOGUE = load_catalogue().exercises
GYM = Place("gym", KITS["gym"])
GYM_TUESDAY = Opening(1, time(17, 30), time(20, 30), place="gym")
HOME = tuple(Opening(day, part_of_day=PartOfDay.EVENING) for day in (2, 4))


def two_places(**changes: object) -> PlanProblem:
    return runner(
        4,
        "home",
        races=(),
        openings=(GYM_TUESDAY, *HOME),
        places=(GYM,),
        **changes,  # type: ignore[arg-type]
    )


def planned(problem: PlanProblem) -> Plan:
    plan = solve(problem, CATALOGUE).plan
    assert plan is not None
    assert check(plan, CATALOGUE) == ()
    return plan


def test_a_slot_knows_its_place_and_its_kit() -> None:
    problem = two_places()
    kits = make_draft(problem, CATALOGUE).kits.kits
    for slot in week_slots(problem, START):
        assert kits[slot.kit] == (problem.kit(slot.date, slot.place) or frozenset()) | ALWAYS
        assert (slot.place == "gym") == (slot.date.weekday() == 1)


def test_sessions_say_where_and_hold_what_can_be_done_there() -> None:
    plan = planned(two_places())
    assert {session.place for session in plan.sessions} == {"", "gym"}


def test_a_session_at_another_place_breaks_a_rule() -> None:
    plan = planned(two_places())
    moved = tuple(replace(one, place="") for one in plan.sessions)
    found = {one.rule for one in check(replace(plan, sessions=moved), CATALOGUE)}
    assert {"availability", "equipment"} <= found


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(ProblemError, match="'club', which is none of the places"):
        replace(two_places(), openings=(Opening(1, place="club"),))


def test_what_a_place_lacks_is_exchanged_and_priced() -> None:
    draft = make_draft(runner(4, "gym", races=(), absences=(TRIP,)), CATALOGUE)
    menu = draft.menus[2]
    for place, role in enumerate(menu):
        rest = (*menu[:place], *menu[place + 1 :])
        there = draft.kits.role(role, rest, 1)
        assert all(entry.exercise.possible_with(ALWAYS) for entry in there)
        assert draft.kits.lack(role, rest, 1) > 0.0
        assert draft.kits.role(role, rest, 0) is role


TRIP = Absence(START + timedelta(weeks=1), START + timedelta(weeks=2, days=-1), "hotel", ALWAYS)


def test_a_week_without_a_gym_is_trained_with_what_is_there() -> None:
    plan = planned(runner(4, "gym", races=(), absences=(TRIP,)))
    away = [one for one in plan.sessions if TRIP.first <= one.date <= TRIP.last]
    assert len(away) == 2
    assert {one.place for one in away} == {AWAY}
    names = [CATALOGUE[item.exercise] for one in away for item in one.prescriptions]
    assert all(one.possible_with(ALWAYS) for one in names)


def test_an_absence_without_equipment_is_still_no_lifting() -> None:
    plan = planned(runner(4, "gym", races=(), absences=(replace(TRIP, equipment=None),)))
    assert not [one for one in plan.sessions if TRIP.first <= one.date <= TRIP.last]


def test_any_time_of_a_day_is_tried_in_the_morning_too() -> None:
    problem = runner(1, races=(), openings=(Opening(4),), week=())
    assert {slot.start.hour < 12 for slot in week_slots(problem, START)} == {True, False}


def test_a_day_with_two_runs_and_two_times_has_slots_between_them() -> None:
    run = two_places().runs[0]
    day = START + timedelta(days=4)
    runs = tuple(
        replace(run, id=f"r{at:%H}", date=day, start=at, duration=3600.0) for at in (time(6, 30), time(18))
    )
    openings = (Opening(4, time(6), time(8)), Opening(4, time(11), time(14)))
    problem = replace(two_places(), runs=runs, openings=openings)
    assert {slot.start.hour for slot in week_slots(problem, START)} <= {11, 12, 13}
    assert week_slots(problem, START)
