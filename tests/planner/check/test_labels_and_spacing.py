from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from groundforce.planner.check import check
from groundforce.planner.check.case import Lift, lay_out
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Per,
    PercentOfMaximum,
    Plan,
    Prescription,
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import Opening
from groundforce.training.state import Estimate, PartOfDay
from tests.planner.check.clean import (
    CATALOGUE,
    calves,
    clean_plan,
    day,
    do,
    jumps,
    known,
    plan,
    plank,
    session,
    sets,
    squat,
)


def lift(*prescriptions: Prescription, **parts: object) -> Lift:
    return lay_out(plan(session(day(0, 2), *prescriptions), **parts), CATALOGUE).lifts[0]


def loaded(name: str, load: object, reps: int = 10, reserve: float | None = 4.0) -> Prescription:
    work = SetPrescription(SetKind.WORK, reps=(reps - 2, reps), load=load, reps_in_reserve=reserve)  # type: ignore[arg-type]
    return do(name, (work,) * 3)


@pytest.mark.parametrize(
    ("work", "heavy"),
    [
        (loaded("back_squat", Kilograms(96.0)), True),
        (loaded("back_squat", Kilograms(95.9)), False),
        (loaded("back_squat", PercentOfMaximum(80.0)), True),
        (loaded("back_squat", PercentOfMaximum(79.0)), False),
        (loaded("back_squat", None, 6, 3.0), True),
        (loaded("back_squat", None, 6, 3.5), False),
        (loaded("back_squat", None, 7, 3.0), False),
        (loaded("calf_raise", Bodyweight(), 6, None), True),
        (loaded("goblet_squat", Kilograms(48.0)), True),
        (loaded("split_squat", Kilograms(24.0, Per.HAND)), True),
        (loaded("split_squat", Kilograms(24.0, Per.TOTAL)), False),
        (loaded("split_squat", Kilograms(48.0, Per.TOTAL)), True),
        (loaded("leg_press", Kilograms(300.0)), False),
        (loaded("row", None, 5, 1.0), False),
        (do("back_squat", sets(2, 5, 1.0)), False),
        (jumps("drop_jump", 5), True),
        (jumps("bound", 50, 5), False),
        (plank(5), False),
    ],
)
def test_heavy_follows_from_the_sets(work: Prescription, heavy: bool) -> None:
    assert lift(work).heavy is heavy


def test_warm_up_sets_never_make_a_session_heavy() -> None:
    ramp = (SetPrescription(SetKind.WARM_UP, reps=(3, 3), load=PercentOfMaximum(90.0)),) * 3
    assert not lift(do("back_squat", ramp)).heavy


@pytest.mark.parametrize(
    ("days", "novel"),
    [((1, 2, 3), False), ((1, 2), True), ((1, 2, 26), False), ((1, 2, 27), True), ((), True)],
)
def test_new_follows_from_three_exposures_in_28_days(days: tuple[int, ...], novel: bool) -> None:
    assert lift(calves(), past=known("calf_raise", days=days)).novel is novel


def test_earlier_sessions_of_the_plan_count_as_exposures() -> None:
    made = plan(*(session(day(0, weekday), calves(2)) for weekday in (0, 2, 4, 6)), past=())
    assert [one.novel for one in lay_out(made, CATALOGUE).lifts] == [True, True, True, False]


def test_new_trunk_work_does_not_make_a_session_new() -> None:
    assert not lift(plank(), past=()).novel


@pytest.mark.parametrize("flag", ["heavy_lower", "novel"])
@pytest.mark.parametrize("index", [0, 1])
def test_every_wrong_label_is_found(flag: str, index: int) -> None:
    made = clean_plan()
    wrong = replace(made.sessions[index], **{flag: not getattr(made.sessions[index], flag)})
    sessions = tuple(wrong if one is made.sessions[index] else one for one in made.sessions)
    found = check(replace(made, sessions=sessions), CATALOGUE)
    assert [(one.rule, one.session) for one in found] == [("flags", wrong.id)]


def pair(first: tuple[int, time | None], second: tuple[int, time | None], *work: Prescription) -> Plan:
    """Two like sessions; without a clock time they stand in the evening."""
    return plan(
        *(
            session(day(0, weekday), *work, start=at, part_of_day=PartOfDay.EVENING if at is None else None)
            for weekday, at in (first, second)
        ),
        runs=(),
        openings=tuple(Opening(weekday, time(0), time(23, 59)) for weekday in range(7)),
    )


def rules_of(made: Plan) -> set[str]:
    return {one.rule for one in check(made, CATALOGUE)}


def test_heavy_sessions_start_48_h_apart() -> None:
    assert rules_of(pair((0, time(18)), (2, time(18)), squat())) == set()
    assert rules_of(pair((0, time(18)), (2, time(17, 59)), squat())) == {"heavy_spacing"}
    assert rules_of(pair((0, None), (2, None), squat())) == set()
    assert rules_of(pair((0, time(18)), (2, time(12)), calves())) == set()


def test_sessions_for_one_region_are_20_h_apart_from_end_to_start() -> None:
    assert rules_of(pair((0, time(18)), (1, time(14, 30)), calves())) == set()
    assert rules_of(pair((0, time(18)), (1, time(14)), calves())) == {"region_spacing"}
    assert rules_of(pair((0, time(18)), (1, time(14)), plank())) == {"region_spacing"}
    assert rules_of(pair((0, None), (1, None), calves())) == set()
    assert rules_of(pair((0, None), (1, time(17)), calves())) == {"region_spacing"}


def test_different_regions_may_follow_each_other() -> None:
    legs = session(day(0, 0), calves(), start=time(18))
    trunk = session(day(0, 1), plank(), start=time(9))
    assert rules_of(plan(legs, trunk, runs=())) == set()


def test_a_maximum_carries_over_through_links() -> None:
    direct = (("goblet_squat", Estimate(40.0, 38.0, 42.0, "tested")),)
    assert lift(loaded("goblet_squat", Kilograms(32.0)), strength=direct).heavy
    assert not lift(loaded("goblet_squat", Kilograms(32.0)), strength=()).heavy


def test_unstated_reps_in_reserve_count_as_none() -> None:
    own = {"constants": {"heavy_reps_in_reserve": 0.0}}
    assert lift(loaded("back_squat", None, 6, None), **own).heavy
    assert not lift(loaded("back_squat", None, 6, 1.0), **own).heavy
