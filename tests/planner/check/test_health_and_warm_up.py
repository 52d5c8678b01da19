from __future__ import annotations

from dataclasses import replace

import pytest

from groundforce.planner.check import check
from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import Problem
from groundforce.training.plan import (
    Kilograms,
    PercentOfMaximum,
    Plan,
    Prescription,
    SetKind,
    SetPrescription,
)
from tests.planner.check.clean import (
    CATALOGUE,
    RAMP,
    calves,
    clean_plan,
    day,
    do,
    jumps,
    plan,
    plank,
    session,
    sets,
    squat,
)


def texts(made: Plan, rule: str) -> list[str]:
    return [one.text for one in check(made, CATALOGUE) if one.rule == rule]


def screened(limit: Limit, work: Prescription) -> list[str]:
    return texts(plan(session(day(0, 2), work), limits=Limits(frozenset({limit}))), "screening")


def percent(value: float, reps: int = 8) -> Prescription:
    one = SetPrescription(SetKind.WORK, reps=(reps, reps), load=PercentOfMaximum(value), reps_in_reserve=4.0)
    return do("back_squat", (one, one))


@pytest.mark.parametrize(
    ("limit", "work", "broken"),
    [
        (Limit.NO_PLAN, plank(1), True),
        (Limit.NO_IMPACT, squat(), False),
        (Limit.NO_IMPACT, jumps("pogo_hop", 10), True),
        (Limit.TECHNIQUE_ONLY, do("back_squat", sets(2, 8, 4.0)), False),
        (Limit.TECHNIQUE_ONLY, do("back_squat", sets(2, 8, 3.0)), True),
        (Limit.TECHNIQUE_ONLY, do("back_squat", sets(2, 8, None)), True),
        (Limit.TECHNIQUE_ONLY, do("calf_raise", sets(2, 8, None)), False),
        (Limit.TECHNIQUE_ONLY, percent(80.0), True),
        (Limit.TECHNIQUE_ONLY, percent(60.0), False),
        (Limit.TECHNIQUE_ONLY, jumps("pogo_hop", 10), True),
        (Limit.TECHNIQUE_ONLY, plank(2), False),
        (Limit.NO_MAXIMAL, do("back_squat", sets(2, 8, 2.0)), False),
        (Limit.NO_MAXIMAL, do("back_squat", sets(2, 8, 1.5)), True),
        (Limit.NO_MAXIMAL, do("back_squat", sets(2, 3, 3.0)), True),
        (Limit.NO_MAXIMAL, do("back_squat", sets(2, 4, 3.0)), False),
        (Limit.NO_MAXIMAL, percent(90.0), True),
        (Limit.NO_MAXIMAL, percent(89.0), False),
        (Limit.NO_MAXIMAL, do("back_squat", sets(2, 8, 3.0, 108.0)), True),
        (Limit.NO_MAXIMAL, do("nordic_curl", sets(2, 5, 3.0)), True),
        (Limit.NO_MAXIMAL, jumps("pogo_hop", 10), False),
    ],
)
def test_screening_limits(limit: Limit, work: Prescription, broken: bool) -> None:
    assert bool(screened(limit, work)) is broken


def test_every_limit_is_checked() -> None:
    for limit in Limit:
        assert any(screened(limit, work) for work in (jumps("pogo_hop", 10), percent(95.0, 2)))


def test_a_painful_place_leaves_out_what_loads_it() -> None:
    sore = replace(CATALOGUE["calf_raise"], aggravates=(Problem.ACHILLES, Problem.CALF))
    made = plan(
        session(day(0, 2), calves()), limits=Limits(problems=frozenset({Problem.ACHILLES, Problem.KNEE}))
    )
    assert texts(made, "pain") == []
    found = check(made, CATALOGUE | {"calf_raise": sore})
    assert [one.text for one in found] == ["Wed 25 Nov: Calf raise may aggravate: achilles"]


def heavy(ramp: int, name: str = "back_squat", work: tuple = sets(3, 5, 2.0, 80.0)) -> list[str]:  # type: ignore[type-arg]
    return texts(plan(session(day(0, 2), do(name, RAMP[:1] * ramp + work))), "warm_up")


@pytest.mark.parametrize(("ramp", "broken"), [(0, True), (1, True), (2, False), (4, False), (5, True)])
def test_the_first_heavy_lift_has_2_to_4_ramp_sets(ramp: int, broken: bool) -> None:
    assert bool(heavy(ramp)) is broken


def test_what_is_not_heavy_or_carries_no_load_needs_no_ramp() -> None:
    assert heavy(0, work=sets(3, 10, 3.0, 60.0)) == []
    assert heavy(0, "calf_raise", sets(3, 5, 2.0)) == []
    assert heavy(0, "goblet_squat", sets(1, 5, 2.0)) != []
    assert heavy(0, "row", sets(1, 5, 2.0)) == []


def test_only_the_first_heavy_lift_needs_ramp_sets_and_they_may_be_listed_apart() -> None:
    press = do("leg_press", sets(3, 5, 2.0))
    assert texts(plan(session(day(0, 2), squat(), press)), "warm_up") == []
    assert texts(plan(session(day(0, 2), press, squat())), "warm_up") != []
    apart = (do("back_squat", RAMP), do("back_squat", sets(3, 5, 2.0, 80.0)))
    assert texts(plan(session(day(0, 2), *apart)), "warm_up") == []


def test_the_general_warm_up_is_5_to_8_minutes_and_fits() -> None:
    def minutes(value: float) -> list[str]:
        return texts(plan(session(day(0, 2), calves()), constants={"warm_up_minutes": value}), "warm_up")

    assert minutes(5.0) == minutes(8.0) == []
    assert minutes(4.0) == ["the general warm-up is set to 4 min; 5 to 8 min are asked for"]
    assert minutes(9.0) != []
    made = clean_plan().sessions[0]
    short = replace(made, duration=made.duration - 120.0)
    assert "for the general warm-up" in texts(plan(short), "warm_up")[0]


def test_a_load_in_kilograms_is_what_makes_a_body_weight_lift_ramp() -> None:
    work = (SetPrescription(SetKind.WORK, reps=(5, 5), load=Kilograms(20.0), reps_in_reserve=2.0),) * 3
    assert heavy(0, "calf_raise", work) != []
