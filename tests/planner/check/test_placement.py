from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from groundforce.planner.check import check
from groundforce.training.plan import Plan, SessionStatus
from groundforce.training.problem import Absence, Opening
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay
from tests.planner.check.clean import CATALOGUE, calves, day, do, plan, run, session, sets, squat

WEDNESDAY = day(0, 2)


def texts(made: Plan, rule: str) -> list[str]:
    return [one.text for one in check(made, CATALOGUE) if one.rule == rule]


def opened(*openings: Opening, start: time | None = time(18), part: PartOfDay | None = None) -> list[str]:
    made = plan(session(WEDNESDAY, calves(), start=start, part_of_day=part), openings=openings)
    return texts(made, "availability")


def test_a_clock_time_fits_a_clock_window_a_part_of_day_and_joined_windows() -> None:
    assert opened(Opening(2, time(18), time(19))) == []
    assert opened(Opening(2, part_of_day=PartOfDay.EVENING)) == []
    assert opened(Opening(2, time(17), time(18, 5)), Opening(2, time(18, 5), time(20))) == []


def test_a_time_outside_every_opening_says_what_was_given() -> None:
    assert opened(Opening(2, time(19), time(21))) == [
        "Wed 25 Nov: the session takes 18:00 to 18:12; on this weekday you gave 19:00 to 21:00"
    ]
    assert opened(Opening(1, time(6), time(22)))[0].endswith("on this weekday you gave no time")


def test_a_part_of_day_must_be_open_as_a_whole() -> None:
    evening = Opening(2, part_of_day=PartOfDay.EVENING)
    assert opened(evening, start=None, part=PartOfDay.EVENING) == []
    assert opened(evening, start=None, part=PartOfDay.MORNING) != []
    assert opened(Opening(2, time(18), time(20)), start=None, part=PartOfDay.EVENING) != []
    assert opened(evening, start=None) != []
    assert opened(Opening(2), start=None) == []


def test_outside_the_plan() -> None:
    assert "outside the plan" in texts(plan(session(day(4, 0), calves())), "availability")[0]
    assert texts(plan(session(day(3, 6), calves())), "availability") == []


def test_one_session_a_day() -> None:
    early = session(WEDNESDAY, calves(), start=time(8), id="early")
    late = session(WEDNESDAY, do("row", sets(2)), start=time(18))
    assert "a second session on this day" in texts(plan(early, late), "availability")[0]


def test_a_session_must_not_overlap_a_run_with_a_clock_time() -> None:
    easy = run(WEDNESDAY, RunKind.EASY, time(17, 30))
    assert (
        "overlaps the easy run (17:30 to 18:30)"
        in texts(plan(session(WEDNESDAY, calves()), runs=(easy,)), "availability")[0]
    )
    assert texts(plan(session(WEDNESDAY, calves(), start=time(18, 30)), runs=(easy,)), "availability") == []
    assert check(plan(session(WEDNESDAY, calves(), start=time(16)), runs=(easy,)), CATALOGUE) == ()


def test_without_a_clock_time_there_must_be_room_beside_the_runs() -> None:
    made = session(WEDNESDAY, calves(), start=None, part_of_day=PartOfDay.EVENING)
    openings = (Opening(2, part_of_day=PartOfDay.EVENING),)
    short = run(WEDNESDAY, RunKind.EASY, time(17))
    whole = run(WEDNESDAY, RunKind.EASY, time(15, 5), minutes=410.0)
    free = run(WEDNESDAY, RunKind.EASY, None, part_of_day=PartOfDay.EVENING)
    assert texts(plan(made, openings=openings, runs=(short,)), "availability") == []
    assert texts(plan(made, openings=openings, runs=(free,)), "availability") == []
    assert texts(plan(made, openings=openings, runs=(whole,)), "availability") == [
        "Wed 25 Nov: the runs leave 5 min of the evening; the session needs 12 min"
    ]


def test_an_exercise_outside_the_catalogue_is_refused_by_name() -> None:
    made = replace(session(WEDNESDAY, calves()), prescriptions=(replace(calves(), exercise="levitation"),))
    assert texts(plan(made), "equipment") == ["Wed 25 Nov: 'levitation' is not in the exercise catalogue"]


def test_any_alternative_of_equipment_will_do() -> None:
    either = replace(CATALOGUE["back_squat"], equipment=(frozenset({"barbell"}), frozenset({"rope"})))
    made = plan(session(WEDNESDAY, squat()), equipment=frozenset({"rope"}))
    assert [one.rule for one in check(made, CATALOGUE | {"back_squat": either})] == []
    assert "equipment" in {one.rule for one in check(made, CATALOGUE)}


@pytest.mark.parametrize(("minutes", "broken"), [(12.0, False), (11.9, True)])
def test_the_minutes_are_a_limit_without_slack(minutes: float, broken: bool) -> None:
    assert bool(texts(plan(session(WEDNESDAY, calves()), minutes=minutes), "minutes")) is broken


@pytest.mark.parametrize(
    ("factor", "added", "broken"),
    [(1.0, 0, False), (0.95, 0, False), (0.88, 0, True), (1.0, 240, False), (1.0, 420, True)],
)
def test_the_stated_duration_is_the_reckoned_one_within_a_tenth(
    factor: float, added: int, broken: bool
) -> None:
    made = session(WEDNESDAY, calves(8))
    made = replace(made, duration=made.duration * factor + added)
    assert bool(texts(plan(made), "minutes")) is broken


@pytest.mark.parametrize("status", [SessionStatus.CANCELLED, SessionStatus.MISSED])
def test_what_does_not_take_place_is_not_judged(status: SessionStatus) -> None:
    made = plan(session(WEDNESDAY, squat(), status=status), openings=())
    assert check(made, CATALOGUE) == ()


def test_what_is_done_is_a_fact_but_counts_for_what_follows() -> None:
    done = session(WEDNESDAY, squat(), status=SessionStatus.DONE)
    assert check(plan(done, openings=()), CATALOGUE) == ()
    after = session(WEDNESDAY + timedelta(days=1), squat())
    assert {one.rule for one in check(plan(done, after), CATALOGUE)} == {"heavy_spacing"}


def test_both_ends_of_an_absence_are_away() -> None:
    for first, last, broken in ((2, 4, True), (0, 2, True), (3, 5, False), (0, 1, False)):
        away = (Absence(day(0, first), day(0, last)),)
        assert bool(texts(plan(session(WEDNESDAY, calves()), absences=away), "availability")) is broken


def test_a_run_past_midnight_is_still_in_the_way() -> None:
    night = run(WEDNESDAY - timedelta(days=1), RunKind.EASY, time(22), minutes=600.0)
    early = plan(session(WEDNESDAY, calves(), start=time(7)), runs=(night,))
    assert "overlaps the easy run" in texts(early, "availability")[0]


def test_the_last_day_of_the_plan_is_named() -> None:
    found = texts(plan(session(day(4, 0), calves())), "availability")
    assert found[0].endswith("which goes from Mon 23 Nov to Sun 20 Dec")
