from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from groundforce.planner.check import check
from groundforce.training.athlete import Athlete
from groundforce.training.plan import (
    Bodyweight,
    PercentOfMaximum,
    Plan,
    Prescription,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.state import Estimate
from groundforce.training.strength import Side
from tests.planner.check.clean import (
    CATALOGUE,
    MONDAY,
    calves,
    day,
    do,
    jumps,
    known,
    plan,
    plank,
    session,
    sets,
)


def texts(made: Plan, rule: str) -> list[str]:
    return [one.text for one in check(made, CATALOGUE) if one.rule == rule]


def weekly(*counts: int, past: tuple = ()) -> list[str]:  # type: ignore[type-arg]
    """Calf sets on each Wednesday; 0 is a week off."""
    made = (session(day(week, 2), calves(count)) for week, count in enumerate(counts) if count > 0)
    return texts(plan(*made, past=past), "set_growth")


def test_the_first_week_has_its_own_limit() -> None:
    assert weekly(16) == []
    assert weekly(17) == [
        "week of Mon 23 Nov: 17 leg sets; after four weeks without any at most 16 are allowed"
    ]


def test_weeks_grow_by_a_quarter_and_three_sets() -> None:
    assert weekly(8, 13) == []
    assert len(weekly(8, 14)) == 1


def test_the_best_of_the_last_two_trained_weeks_counts() -> None:
    assert weekly(12, 4, 18) == []
    assert weekly(12, 0, 4, 18) == []
    assert len(weekly(12, 4, 4, 18)) == 1


def test_the_past_counts_as_weeks_too() -> None:
    past = known("calf_raise", days=(2,), sets=20)
    assert weekly(28, past=past) == []
    assert len(weekly(29, past=past)) == 1
    assert weekly(28, past=known("calf_raise", days=(27,), sets=20)) == []
    assert len(weekly(28, past=known("calf_raise", days=(29,), sets=20))) == 1


def test_trunk_sets_do_not_count() -> None:
    assert texts(plan(session(day(0, 2), plank(20))), "set_growth") == []


def squatting(
    *weights: float, load: float | None = None, name: str = "back_squat", gap: int = 1
) -> list[str]:
    made = (session(day(week * gap, 2), do(name, sets(2, 8, 3.0, kg))) for week, kg in enumerate(weights))
    past = known(name, days=(3,), load=load) if load is not None else ()
    return texts(plan(*made, past=past), "load_growth")


@pytest.mark.parametrize(("kg", "broken"), [(88.0, False), (88.5, True), (60.0, False)])
def test_a_load_grows_by_a_tenth(kg: float, broken: bool) -> None:
    assert bool(squatting(kg, load=80.0)) is broken
    assert bool(squatting(80.0, kg)) is broken


def test_one_step_of_the_equipment_is_always_allowed() -> None:
    assert squatting(12.5, load=10.0) == []
    assert squatting(13.0, load=10.0) != []
    assert squatting(25.0, load=20.0, name="leg_press") == []
    assert squatting(26.0, load=20.0, name="leg_press") != []


def test_a_light_week_does_not_lower_the_measure() -> None:
    assert squatting(80.0, 60.0, 88.0) == []
    assert squatting(80.0, 60.0, 60.0, 88.0) != []


def test_what_was_lifted_in_five_weeks_is_no_growth() -> None:
    assert squatting(80.0, 60.0, 60.0, 80.0) == []
    assert squatting(80.0, 60.0, 60.0, 80.5) != []
    assert squatting(80.0, 60.0, 60.0, 60.0, 60.0, 80.0) == [], "the 35th day before"
    assert squatting(80.0, 60.0, 60.0, 60.0, 60.0, 60.0, 80.0) != []


def test_reps_to_spare_leave_room_for_more() -> None:
    """8 reps with 3 left are 77.6 % of a maximum (Nuzzo's table): 100 kg at the least leave 77.6 kg."""

    def then(kg: float, least: float | None) -> list[str]:
        past = tuple(replace(one, least_maximum=least) for one in known("back_squat", days=(3,), load=50.0))
        return texts(
            plan(session(day(0, 2), do("back_squat", sets(2, 8, 3.0, kg))), past=past), "load_growth"
        )

    assert then(77.5, 100.0) == []
    assert then(78.0, 100.0) != []
    assert then(77.5, None) != []


def test_a_gap_of_more_than_two_weeks_does_not_lift_the_limit() -> None:
    assert squatting(60.0, 90.0, gap=3) == [
        "Wed 16 Dec: Back squat at 90 kg after 60 kg at best in two weeks; at most 66 kg is allowed"
    ]


def test_nothing_known_means_no_limit_on_growth() -> None:
    assert squatting(100.0) == []


def test_percent_and_kilograms_are_compared_through_the_maximum() -> None:
    def then_percent(percent: float, known_maximum: bool) -> list[str]:
        work = (
            SetPrescription(SetKind.WORK, reps=(8, 8), load=PercentOfMaximum(percent), reps_in_reserve=3.0),
        )
        first = session(day(0, 2), do("back_squat", sets(2, 8, 3.0, 60.0)))
        made = plan(first, session(day(1, 2), do("back_squat", work)))
        strength = (("back_squat", Estimate(120.0, 110.0, 130.0, "tested")),) if known_maximum else ()
        return texts(replace(made, problem=replace(made.problem, strength=strength, past=())), "load_growth")

    assert then_percent(55.0, True) == []
    assert then_percent(56.0, True) != []
    assert then_percent(70.0, False) == []


def test_percent_grows_by_a_tenth_where_no_maximum_is_known() -> None:
    def growing(percent: float) -> list[str]:
        made = (
            session(day(week, 2), do("leg_press", (SetPrescription(
                SetKind.WORK, reps=(8, 8), load=PercentOfMaximum(value), reps_in_reserve=3.0),)))
            for week, value in enumerate((60.0, percent))
        )  # fmt: skip
        return texts(plan(*made), "load_growth")

    assert growing(66.0) == []
    assert growing(66.5) != []


def first_day(work: Prescription, **parts: object) -> list[str]:
    return texts(plan(session(day(0, 2), work), **({"past": ()} | parts)), "introductory_dose")


@pytest.mark.parametrize(
    ("work", "broken"),
    [
        (calves(2), False),
        (calves(3), True),
        (do("calf_raise", sets(2, 8, 2.5)), True),
        (do("calf_raise", sets(2, 8, None)), False),
        (do("back_squat", sets(2, 8, None)), True),
        (do("back_squat", sets(2, 8, 3.0, 60.0)), False),
        (plank(2), False),
        (plank(3), True),
        (jumps("pogo_hop", 20, 2), False),
        (jumps("pogo_hop", 20, 3), True),
        (do("row", sets(3)), True),
        (do("nordic_curl", sets(2, 4, 3.0)), True),
    ],
)
def test_the_first_day_of_an_exercise(work: Prescription, broken: bool) -> None:
    assert bool(first_day(work)) is broken


def test_an_easier_version_prepares_for_an_overloaded_eccentric() -> None:
    assert first_day(do("nordic_curl", sets(2, 4, 3.0)), past=known("slider_curl")) == []
    assert first_day(do("nordic_curl", sets(2, 4, 3.0)), past=known("slider_curl", days=(3, 6))) != []


def test_after_the_first_day_the_introductory_dose_is_over() -> None:
    assert first_day(calves(5), past=known("calf_raise", days=(3,))) == []
    assert first_day(calves(5), past=known("calf_raise", days=(40,))) != []


def hopping(*doses: tuple[str, int], past: tuple = ()) -> list[str]:  # type: ignore[type-arg]
    made = (
        session(day(week, 2), jumps(name, contacts))
        for week, (name, contacts) in enumerate(doses)
        if contacts > 0
    )
    return texts(plan(*made, past=past), "plyometric_dose")


def test_foot_contacts_start_at_60_at_most_and_grow_by_a_fifth() -> None:
    assert hopping(("pogo_hop", 60)) == []
    assert hopping(("pogo_hop", 61)) != []
    assert hopping(("pogo_hop", 40), ("pogo_hop", 48)) == []
    assert hopping(("pogo_hop", 40), ("pogo_hop", 49)) != []


def test_a_grown_dose_is_rounded_up_to_fours_and_20_is_always_a_start() -> None:
    assert hopping(("pogo_hop", 42), ("pogo_hop", 52)) == []
    assert hopping(("pogo_hop", 42), ("pogo_hop", 53)) != []
    assert hopping(("pogo_hop", 5), ("pogo_hop", 20)) == []
    assert hopping(("pogo_hop", 5), ("pogo_hop", 21)) != []


def test_tier_and_contacts_never_rise_together() -> None:
    assert hopping(("pogo_hop", 40), ("skip", 40)) == []
    assert "one at a time" in hopping(("pogo_hop", 40), ("skip", 44))[0]
    assert hopping(("pogo_hop", 40), ("pogo_hop", 40), ("skip", 36)) == []


def test_past_jumps_count() -> None:
    assert hopping(("pogo_hop", 72), past=known("pogo_hop", contacts=60)) == []
    assert hopping(("pogo_hop", 73), past=known("pogo_hop", contacts=60)) != []


def bounding(name: str, past: tuple, **parts: object) -> list[str]:  # type: ignore[type-arg]
    return texts(plan(session(day(0, 2), jumps(name, 10)), past=past, **parts), "plyometric_tier")


SKIPPED = known("skip", contacts=40)


def test_tiers_1_and_2_are_open_and_3_is_gated() -> None:
    beginner = {"athlete": Athlete(), "lifting_weeks": 0}
    assert bounding("pogo_hop", (), **beginner) == bounding("skip", (), **beginner) == []
    assert len(bounding("bound", (), **beginner)) == 3
    assert bounding("bound", SKIPPED, lifting_weeks=4) == []
    assert bounding("bound", SKIPPED, lifting_weeks=3) == [
        "Wed 25 Nov: Bound is a tier 3 jump: 3 weeks of lifting before it; 4 are asked for"
    ]
    assert "familiar" in bounding("bound", SKIPPED[:2])[0]


def test_the_plan_s_own_weeks_of_lifting_count() -> None:
    weeks = [session(day(week, 2), calves(2)) for week in range(3)]
    made = plan(*weeks, session(day(3, 2), jumps("bound", 10)), past=SKIPPED, lifting_weeks=1)
    assert not any("of lifting" in text for text in texts(made, "plyometric_tier"))
    fewer = plan(*weeks[1:], session(day(3, 2), jumps("bound", 10)), past=SKIPPED, lifting_weeks=1)
    assert any("of lifting" in text for text in texts(fewer, "plyometric_tier"))


@pytest.mark.parametrize(
    ("name", "lift", "kg", "mass", "opened"),
    [
        ("drop_jump", "back_squat", 87.5, 70.0, True),
        ("drop_jump", "back_squat", 87.0, 70.0, False),
        ("depth_jump", "back_squat", 105.0, 70.0, True),
        ("depth_jump", "back_squat", 104.0, 70.0, False),
        ("drop_jump", "goblet_squat", 43.75, 70.0, True),
        ("drop_jump", "goblet_squat", 43.0, 70.0, False),
        ("drop_jump", "back_squat", 200.0, None, False),
        ("drop_jump", "row", 200.0, 70.0, False),
    ],
)
def test_high_tiers_need_a_strong_squat(
    name: str, lift: str, kg: float, mass: float | None, opened: bool
) -> None:
    parts = {
        "athlete": Athlete(body_mass=mass, landing_quality=True),
        "strength": ((lift, Estimate(kg, kg, kg, "tested", MONDAY - timedelta(days=1))),),
    }
    past = known("bound", "drop_jump", contacts=40)
    assert (bounding(name, past, **parts) == []) is opened


def percent_of(value: float) -> Prescription:
    work = SetPrescription(SetKind.WORK, reps=(8, 8), load=PercentOfMaximum(value), reps_in_reserve=3.0)
    return do("back_squat", (work,))


def test_kilograms_after_percent_are_compared_through_the_maximum() -> None:
    def then(kg: float) -> list[str]:
        made = (
            session(day(0, 2), percent_of(50.0)),
            session(day(1, 2), do("back_squat", sets(1, 8, 3.0, kg))),
        )
        return texts(plan(*made, past=()), "load_growth")

    assert then(66.0) == []
    assert then(67.0) != []


def test_the_last_two_weeks_end_with_the_last_day_that_had_any() -> None:
    def then(kg: float, apart: int) -> list[str]:
        past = known("back_squat", days=(20,), load=60.0) + known("back_squat", days=(20 + apart,), load=80.0)
        return texts(
            plan(session(day(0, 2), do("back_squat", sets(1, 8, 3.0, kg))), past=past), "load_growth"
        )

    assert then(88.0, 13) == []
    assert then(88.0, 14) != []
    assert then(66.0, 14) == []


def test_a_first_day_with_added_weight_states_its_reserve() -> None:
    def added(kg: float) -> list[str]:
        work = (SetPrescription(SetKind.WORK, reps=(8, 8), load=Bodyweight(kg)),)
        return first_day(do("calf_raise", work))

    assert added(0.0) == []
    assert added(0.5) != []


def test_contacts_of_the_last_two_jumping_weeks_only() -> None:
    assert hopping(("pogo_hop", 60), ("pogo_hop", 20), ("pogo_hop", 20), ("pogo_hop", 25)) != []
    assert hopping(("pogo_hop", 60), ("pogo_hop", 20), ("pogo_hop", 60)) == []


def test_jumps_counted_in_reps_make_their_contacts_on_each_side() -> None:
    reps = SetPrescription(SetKind.WORK, reps=(10, 31), side=Side.EACH)
    assert (
        "62 foot contacts" in texts(plan(session(day(0, 2), do("pogo_hop", (reps,)))), "plyometric_dose")[0]
    )
    once = replace(reps, side=None)
    assert texts(plan(session(day(0, 2), do("pogo_hop", (once,)))), "plyometric_dose") == []


def test_a_week_of_done_sessions_is_not_reported() -> None:
    made = session(day(1, 2), calves(17))
    assert len(texts(plan(made, past=()), "set_growth")) == 1
    done = replace(made, status=SessionStatus.DONE)
    assert texts(plan(done, past=()), "set_growth") == []
    also = session(day(1, 4), do("row", sets(2)))
    assert len(texts(plan(done, also, past=()), "set_growth")) == 1
