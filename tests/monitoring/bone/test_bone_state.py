"""Bone loading of a history and of a planned week. Everything here is ordinal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.bone import bone_state, planned_bone
from groundforce.training.plan import (
    Kilograms,
    PercentOfMaximum,
    PlannedRun,
    Prescription,
    RunSource,
    Session,
    SetKind,
    SetPrescription,
)
from groundforce.training.run import RunKind
from groundforce.training.strength import PerformedSet, StrengthSession
from tests.monitoring.builders import MONDAY, past, run

AS_OF = MONDAY.date()


def lifted(ago: int, *sets: PerformedSet, hour: int = 18) -> StrengthSession:
    day = AS_OF - timedelta(days=ago)
    return StrengthSession(datetime(day.year, day.month, day.day, hour), sets, 3600.0)


SQUATS = (PerformedSet("Back squat", "back_squat", 5, 80.0),) * 3
HOPS = (PerformedSet("Pogo hop", "pogo_hop", contacts=30),) * 2


def last(state: object, site: str) -> float:
    found = state.site(site)  # type: ignore[attr-defined]
    return 0.0 if found is None else float(found.last_week.value)


def test_nothing_read_is_an_answer() -> None:
    state = bone_state((), (), AS_OF)
    assert not state.measured
    assert state.sites == ()


def test_everything_says_that_it_is_ordinal() -> None:
    state = bone_state(past(8), [lifted(2, *SQUATS)], AS_OF)
    told = [one.last_week.source for one in state.sites]
    told += [one.source for one in (state.tibial_load, state.tibial_damage) if one is not None]
    assert len(told) >= 6
    assert all("ordinal" in source and "does not predict bone density" in source for source in told)
    assert "ordinal" in state.notes[0]


def test_running_loads_legs_and_not_the_spine() -> None:
    state = bone_state(past(8), (), AS_OF)
    assert {one.site for one in state.sites} == {"tibia", "foot", "femoral neck"}
    assert bone_state((), [lifted(2, *SQUATS)], AS_OF).site("lumbar spine") is not None


def test_hops_count_by_the_log_and_steps_hardly_matter() -> None:
    """The index grows with the logarithm of cycles: 60 hops are worth much of an hour's running."""
    easy = [run(MONDAY - timedelta(days=3))]
    running = last(bone_state(easy, (), AS_OF), "tibia")
    longer = last(bone_state([run(MONDAY - timedelta(days=3), ((120.0, 2.8, 140.0),))], (), AS_OF), "tibia")
    hops = last(bone_state((), [lifted(3, *HOPS)], AS_OF), "tibia")
    assert running < longer < 1.15 * running
    assert 0.3 * running < hops < running


def test_two_short_bouts_beat_one_long_one() -> None:
    once = bone_state((), [lifted(3, *HOPS, *HOPS)], AS_OF)
    twice = bone_state((), [lifted(3, *HOPS, hour=7), lifted(3, *HOPS)], AS_OF)
    assert last(twice, "tibia") > 1.3 * last(once, "tibia")


def test_a_second_bout_at_once_adds_nothing() -> None:
    morning = run(MONDAY - timedelta(days=3))
    again = replace(morning, start=morning.start)
    one, two = (last(bone_state(runs, (), AS_OF), "tibia") for runs in ([morning], [morning, again]))
    assert two == pytest.approx(one)


def test_heavier_lifts_load_more_and_body_mass_is_asked_for() -> None:
    light = bone_state((), [lifted(2, *(replace(one, load=20.0) for one in SQUATS))], AS_OF)
    heavy = bone_state((), [lifted(2, *SQUATS)], AS_OF)
    assert last(heavy, "lumbar spine") > last(light, "lumbar spine")
    assert any("Body mass" in note for note in heavy.notes)
    assert not any(
        "Body mass" in note for note in bone_state((), [lifted(2, *SQUATS)], AS_OF, body_mass=60.0).notes
    )


def test_the_shin_is_kept_apart_and_faster_running_costs_it_more() -> None:
    slow = bone_state([run(MONDAY - timedelta(days=2), ((60.0, 2.6, 140.0),), strides=9_600.0)], (), AS_OF)
    fast = bone_state([run(MONDAY - timedelta(days=2), ((60.0, 4.0, 160.0),), strides=9_600.0)], (), AS_OF)
    assert slow.tibial_load is not None
    assert fast.tibial_load is not None
    assert fast.tibial_load.value / slow.tibial_load.value == pytest.approx(7.94 / 7.2, rel=0.03)
    assert fast.tibial_damage is None


def test_the_same_week_again_is_a_damage_of_one() -> None:
    damage = bone_state(past(8, (0, 1, 3)), (), AS_OF).tibial_damage
    assert damage is not None
    assert damage.value == pytest.approx(1.0, rel=0.1)


def test_a_281_day_gap_leaves_empty_weeks() -> None:
    state = bone_state([run(MONDAY - timedelta(days=281))], (), AS_OF)
    assert state.measured
    assert state.sites == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 80), min_size=1, max_size=12), st.integers(0, 50))
def test_nothing_on_or_after_the_day_matters(ago: list[int], ahead: int) -> None:
    runs = [
        run(MONDAY - timedelta(days=one), ((20.0, 3.0, 140.0),)) for one in sorted(set(ago), reverse=True)
    ]
    later = run(MONDAY + timedelta(days=ahead))
    assert bone_state([*runs, later], [lifted(-ahead, *HOPS)], AS_OF) == bone_state(runs, (), AS_OF)


def planned(*sets: SetPrescription, exercise: str = "back_squat") -> Session:
    work = (Prescription(exercise, sets, 120.0),)
    day = AS_OF + timedelta(days=2)
    return Session("w1-a", day, 2700.0, "build", "legs", True, False, work, start=time(18, 0))


def test_a_planned_week_is_what_the_same_week_done_would_be() -> None:
    work = SetPrescription(SetKind.WORK, reps=(5, 5), load=Kilograms(80.0))
    ahead = dict(planned_bone((), [planned(work, work, work)], AS_OF, body_mass=60.0))
    done = bone_state((), [lifted(5, *SQUATS)], AS_OF, body_mass=60.0)
    assert ahead["lumbar spine"].value == pytest.approx(last(done, "lumbar spine"))


def test_percent_needs_the_maximum_and_runs_are_counted() -> None:
    work = SetPrescription(SetKind.WORK, reps=(5, 5), load=PercentOfMaximum(80.0))
    known = dict(planned_bone((), [planned(work)], AS_OF, body_mass=60.0, maxima={"back_squat": 100.0}))
    unknown = dict(planned_bone((), [planned(work)], AS_OF, body_mass=60.0))
    assert known["lumbar spine"].value > unknown["lumbar spine"].value
    easy = PlannedRun("r1", AS_OF, RunKind.EASY, 3600.0, RunSource.CALENDAR, time(7, 0), distance=10_080.0)
    outside = replace(easy, date=date(2027, 1, 1))
    found = dict(planned_bone([easy, outside], (), AS_OF))
    assert found["tibia"].value == pytest.approx(
        last(bone_state([run(MONDAY - timedelta(days=7))], (), AS_OF), "tibia")
    )
