from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from groundforce.planner.check import check
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.plan import Plan, PlannedRun, Prescription, Session
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay
from tests.planner.check.clean import (
    CATALOGUE,
    FAMILIAR,
    calves,
    day,
    do,
    jumps,
    known,
    plan,
    run,
    session,
    sets,
    squat,
)

KEY_DAY = day(1, 1)


def ending(hours: float, *prescriptions: Prescription) -> Session:
    """A session ending ``hours`` before Tuesday 07:00 of the second week."""
    end = datetime.combine(KEY_DAY, time(7)) - timedelta(hours=hours)
    made = session(end.date(), *prescriptions)
    start = end - timedelta(seconds=made.duration)
    return replace(made, date=start.date(), start=start.time())


def broken(made: Session, kind: RunKind = RunKind.INTERVALS, **parts: object) -> set[str]:
    found = check(plan(made, **({"runs": (run(KEY_DAY, kind),)} | parts)), CATALOGUE)
    return {one.rule for one in found if one.rule not in {"availability", "fatigue_cap"}}


SQUATTED_ONCE = {"past": known("back_squat", days=(3,), load=80.0)}
CURLED_ONCE = {"past": known("slider_curl", days=(3,))}


@pytest.mark.parametrize("kind", [RunKind.INTERVALS, RunKind.TEMPO, RunKind.RACE, RunKind.LONG])
def test_heavy_and_familiar_needs_24_h_before_every_key_run(kind: RunKind) -> None:
    assert broken(ending(24.0, squat()), kind) == set()
    assert broken(ending(23.9, squat()), kind) == {"guard_heavy"}


@pytest.mark.parametrize("kind", [RunKind.EASY, RunKind.RECOVERY])
def test_runs_that_are_not_key_need_nothing(kind: RunKind) -> None:
    assert broken(ending(2.0, squat()), kind) == set()


def test_heavy_and_new_needs_48_h_before_fast_runs_and_24_h_before_a_long_one() -> None:
    assert broken(ending(48.0, squat()), **SQUATTED_ONCE) == set()
    assert broken(ending(47.9, squat()), **SQUATTED_ONCE) == {"guard_novel"}
    assert broken(ending(24.0, squat()), RunKind.LONG, **SQUATTED_ONCE) == set()
    assert broken(ending(23.9, squat()), RunKind.LONG, **SQUATTED_ONCE) == {"guard_novel", "guard_heavy"}


def test_any_new_leg_exercise_needs_24_h_and_a_new_trunk_one_nothing() -> None:
    assert broken(ending(24.0, calves(2)), past=()) == set()
    assert broken(ending(23.9, calves(2)), past=()) == {"guard_novel"}
    assert broken(ending(12.0, do("row", sets(2))), past=()) == set()


def test_a_rule_takes_the_plan_s_own_constant() -> None:
    own = {"constants": {"guard_heavy_accustomed": 30.0}}
    assert broken(ending(29.0, squat()), **own) == {"guard_heavy"}
    assert broken(ending(30.0, squat()), **own) == set()


def test_the_words_say_which_session_where_and_what_is_allowed() -> None:
    found = check(plan(ending(18.0, squat()), runs=(run(KEY_DAY, RunKind.INTERVALS),)), CATALOGUE)
    guard = next(one for one in found if one.rule == "guard_heavy")
    assert guard.session == "s-2026-11-30"
    assert guard.text == (
        "Mon 30 Nov: 18 h from the end of this heavy session to Tue 1 Dec intervals; the rule asks for 24 h"
    )


@pytest.mark.parametrize(
    ("work", "rules"),
    [
        (sets(2, 8, 3.0), set()),
        (sets(3, 8, 3.0), {"guard_eccentric"}),
        (sets(2, 8, 2.0), {"guard_eccentric"}),
        (sets(2, 8, None), set()),
    ],
)
def test_new_eccentric_work_needs_72_h_unless_introductory(work: tuple, rules: set[str]) -> None:  # type: ignore[type-arg]
    assert broken(ending(60.0, do("slider_curl", work)), **CURLED_ONCE) == rules
    assert broken(ending(72.0, do("slider_curl", work)), **CURLED_ONCE) == set()


def test_a_new_overloaded_eccentric_always_needs_72_h() -> None:
    past = known("slider_curl") + known("nordic_curl", days=(3,))
    assert broken(ending(71.0, do("nordic_curl", sets(2, 4, 3.0))), past=past) == {"guard_eccentric"}
    assert broken(ending(72.0, do("nordic_curl", sets(2, 4, 3.0))), past=past) == set()


@pytest.mark.parametrize(
    ("name", "contacts", "rules"),
    [("pogo_hop", 15, set()), ("pogo_hop", 16, {"guard_eccentric"}), ("bound", 5, {"guard_eccentric"})],
)
def test_a_new_tier_needs_72_h_unless_low_and_small(name: str, contacts: int, rules: set[str]) -> None:
    past = known("skip") if name == "bound" else ()
    assert broken(ending(71.0, jumps(name, contacts, 2)), past=past, lifting_weeks=9) == rules


def test_a_new_jump_of_a_familiar_tier_is_no_new_tier() -> None:
    assert broken(ending(50.0, jumps("pogo_hop", 20, 2)), past=known("skip", contacts=40)) == set()


def lifted_beside(made: Session, beside: PlannedRun) -> Plan:
    return plan(made, runs=(beside,))


def rules_of(made: Plan) -> set[str]:
    return {one.rule for one in check(made, CATALOGUE)}


def test_on_the_day_of_a_key_run_run_first_and_wait_3_h() -> None:
    key = run(KEY_DAY, RunKind.TEMPO, time(12))
    assert rules_of(lifted_beside(session(KEY_DAY, calves(), start=time(16)), key)) == set()
    assert rules_of(lifted_beside(session(KEY_DAY, calves(), start=time(15, 59)), key)) == {"same_day"}
    assert rules_of(lifted_beside(session(KEY_DAY, calves(), start=time(8)), key)) == {"same_day"}


def test_without_clock_times_the_whole_part_of_day_is_meant() -> None:
    def evening(part: PartOfDay) -> set[str]:
        key = run(KEY_DAY, RunKind.TEMPO, None, part_of_day=part)
        return rules_of(lifted_beside(session(KEY_DAY, calves(), start=time(18)), key))

    assert evening(PartOfDay.MORNING) == set()
    assert evening(PartOfDay.MIDDAY) == set()
    assert "same_day" in evening(PartOfDay.EVENING)


def test_hours_are_counted_from_the_latest_end_to_the_earliest_start() -> None:
    monday = session(day(1, 0), squat(), start=None, part_of_day=PartOfDay.MORNING)
    clock = run(KEY_DAY, RunKind.INTERVALS, time(11))
    part = run(KEY_DAY, RunKind.INTERVALS, None, part_of_day=PartOfDay.MORNING)
    assert broken(monday, runs=(clock,)) == set()
    assert broken(monday, runs=(part,)) == {"guard_heavy"}


@pytest.mark.parametrize(("reserve", "hours", "rules"), [
    (0.0, 23.0, {"no_failure"}), (0.0, 24.0, set()), (1.0, 12.0, set()), (None, 12.0, set()),
])  # fmt: skip
def test_no_set_to_failure_in_the_day_before(reserve: float | None, hours: float, rules: set[str]) -> None:
    assert broken(ending(hours, do("row", sets(2, 8, reserve)))) == rules


def test_a_race_without_a_run_is_protected_from_five_in_the_morning() -> None:
    race = Race(KEY_DAY, 10_000.0, RacePriority.B)
    made = session(day(1, 0), calves(2), start=time(5, 30))
    found = check(plan(made, runs=(), races=(race,), past=()), CATALOGUE)
    assert "guard_novel" in {one.rule for one in found}
    on_the_day = check(plan(session(KEY_DAY, calves()), runs=(), races=(race,)), CATALOGUE)
    assert "same_day" in {one.rule for one in on_the_day}


def fatigue(*lifts: Session, kind: RunKind = RunKind.INTERVALS, past: tuple = known(*FAMILIAR)) -> list[str]:  # type: ignore[type-arg]
    found = check(plan(*lifts, runs=(run(KEY_DAY, kind),), past=past), CATALOGUE)
    return [one.text for one in found if one.rule == "fatigue_cap"]


def test_the_fatigue_of_several_sessions_adds_up() -> None:
    first, second = (
        ending(37.0, do("leg_press", sets(10, 8, 2.0))),
        ending(14.0, do("leg_press", sets(6, 8, 2.0))),
    )
    assert fatigue(first) == []
    assert fatigue(second) == []
    assert "the cap is 40 %" in fatigue(first, second)[0]


def test_a_long_run_bears_more_fatigue_than_intervals() -> None:
    lift = ending(13.0, do("leg_press", sets(12, 8, 2.0)))
    assert fatigue(lift) != []
    assert fatigue(lift, kind=RunKind.LONG) == []
    assert fatigue(lift, kind=RunKind.EASY) == []


def test_new_work_leaves_more_fatigue() -> None:
    lift = ending(30.0, do("leg_press", sets(10, 8, 2.0)))
    assert fatigue(lift) == []
    assert fatigue(lift, past=known("leg_press", days=(3, 6))) != []
