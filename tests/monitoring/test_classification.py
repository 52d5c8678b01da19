from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.classification import classify_runs
from groundforce.monitoring.classification.lap_structure import automatic, repetitions_in_laps
from groundforce.monitoring.classification.segments import repetitions_in_profile
from groundforce.training.recording import Lap
from groundforce.training.run import ClassifiedRun, Run, RunKind, RunProfile
from tests.monitoring.builders import MONDAY, past, run

Block = tuple[float, float, float | None]
WARM, COOL = (15.0, 2.7, 138.0), (10.0, 2.6, 140.0)


def judged(one: Run, before: Sequence[Run] | None = None) -> ClassifiedRun:
    """The kind of a run after eight easy weeks."""
    classified = classify_runs([*(past() if before is None else before), one])
    return next(each for each in classified if each.run is one)


def repeated(times: int, work: Block, rest: Block) -> tuple[Block, ...]:
    return (WARM, *((work, rest) * times), COOL)


def workout_laps(times: int, work: float, rest: float) -> tuple[Lap, ...]:
    """Warm-up, then work at 3.8 m/s and rest at 2.0 m/s with the watch's flags, then cool-down."""
    laps, clock = [Lap(0.0, 900.0, 2430.0, intensity="warmup")], 900.0
    for _ in range(times):
        laps.append(Lap(clock, work, 3.8 * work, intensity="active"))
        laps.append(Lap(clock + work, rest, 2.0 * rest, intensity="rest"))
        clock += work + rest
    return (*laps, Lap(clock, 600.0, 1560.0, intensity="cooldown"))


def kilometre_laps(one: Run) -> tuple[Lap, ...]:
    assert one.distance is not None
    assert one.speed is not None
    full, pace = int(one.distance // 1000), 1000.0 / one.speed
    laps = [Lap(i * pace, pace * (1 + 0.02 * (-1) ** i), 1000.0, trigger="distance") for i in range(full)]
    return (*laps, Lap(full * pace, 30.0, 90.0, trigger="session_end"))


def test_easy_hours_are_easy() -> None:
    kinds = {one.kind for one in classify_runs(past())}
    assert kinds == {RunKind.EASY}


def test_workout_laps_are_intervals() -> None:
    one = judged(
        run(MONDAY, repeated(5, (4.0, 3.8, 172.0), (2.0, 2.0, 150.0)), workout_laps(5, 240.0, 120.0))
    )
    assert one.kind is RunKind.INTERVALS
    assert one.confidence >= 0.9
    assert "5 fast stretches of about 4:00 at 4:23 /km with 2:00 slow" in one.basis


def test_fast_and_slow_laps_without_flags_are_intervals() -> None:
    laps = tuple(replace(lap, intensity=None, trigger="manual") for lap in workout_laps(6, 180.0, 90.0))
    one = judged(run(MONDAY, repeated(6, (3.0, 3.8, 172.0), (1.5, 2.0, 150.0)), laps))
    assert one.kind is RunKind.INTERVALS
    assert "seen in laps" in one.basis


def test_kilometre_laps_hide_intervals_that_the_profile_shows() -> None:
    one = run(MONDAY, repeated(5, (4.0, 3.8, 172.0), (3.0, 2.5, 150.0)))
    found = judged(replace(one, laps=kilometre_laps(one)))
    assert found.kind is RunKind.INTERVALS
    assert "pace profile" in found.basis


def test_kilometre_laps_are_no_intervals() -> None:
    one = run(MONDAY)
    laps = kilometre_laps(one)
    assert automatic(laps)
    assert repetitions_in_laps(laps) is None
    assert judged(replace(one, laps=laps)).kind is RunKind.EASY


def test_strides_at_the_end_leave_a_run_easy() -> None:
    strides = ((45.0, 2.8, 142.0), *(((0.25, 4.5, 150.0), (1.0, 2.5, 145.0)) * 5))
    assert judged(run(MONDAY, strides)).kind is RunKind.EASY


def test_traffic_lights_are_no_intervals() -> None:
    stops = ((4.0, 2.8, 142.0), (1.0, 0.0, 125.0)) * 12
    assert judged(run(MONDAY, stops)).kind is RunKind.EASY


def test_run_and_walk_is_how_some_people_run() -> None:
    def walk_run(start_weeks: int) -> Run:
        return run(MONDAY - timedelta(weeks=start_weeks), ((3.0, 2.4, 150.0), (1.0, 1.4, 130.0)) * 10)

    before = [walk_run(week) for week in range(12, 0, -1)]
    assert judged(walk_run(0), before).kind is RunKind.EASY


def test_noise_alone_is_no_interval() -> None:
    speed = 2.8 * (1 + np.random.default_rng(5).normal(0.0, 0.05, 240))
    assert repetitions_in_profile(speed, 15.0) is None


@pytest.mark.parametrize("minutes", [20.0, 30.0, 45.0])
def test_a_sustained_fast_stretch_is_tempo(minutes: float) -> None:
    one = judged(run(MONDAY, (WARM, (minutes, 3.4, 170.0), COOL)))
    assert one.kind is RunKind.TEMPO
    assert "of your highest heart rate" in one.basis


def test_a_fast_stretch_at_an_easy_heart_rate_is_not_tempo() -> None:
    assert judged(run(MONDAY, (WARM, (30.0, 3.4, 143.0), COOL))).kind is RunKind.EASY


def test_a_hard_heart_rate_without_speed_is_tempo_with_less_confidence() -> None:
    one = judged(run(MONDAY, (WARM, (30.0, 2.8, 172.0), COOL)))
    assert one.kind is RunKind.TEMPO
    assert one.confidence <= 0.7


def test_the_longest_run_of_the_week_is_long() -> None:
    one = judged(run(MONDAY, ((95.0, 2.7, 142.0),)))
    assert one.kind is RunKind.LONG
    assert one.basis == "1 h 35, 1.6 times your usual run and the longest of its week."


def test_the_second_longest_is_not() -> None:
    longer = run(MONDAY + timedelta(days=2), ((120.0, 2.7, 142.0),))
    classified = classify_runs([*past(), run(MONDAY, ((95.0, 2.7, 142.0),)), longer])
    assert [one.kind for one in classified[-2:]] == [RunKind.EASY, RunKind.LONG]


def test_a_very_long_run_with_a_fast_end_is_long() -> None:
    assert judged(run(MONDAY, ((90.0, 2.7, 142.0), (25.0, 3.4, 170.0)))).kind is RunKind.LONG


def test_ten_kilometres_flat_out_is_a_race() -> None:
    one = judged(run(MONDAY, ((10050.0 / 3.75 / 60, 3.75, 172.0),)))
    assert one.kind is RunKind.RACE
    assert one.basis.startswith("10.1 km at")


@pytest.mark.parametrize("rate", [150.0, None])
def test_without_a_racing_heart_there_is_no_race(rate: float | None) -> None:
    assert judged(run(MONDAY, ((10050.0 / 3.75 / 60, 3.75, rate),))).kind is not RunKind.RACE


def test_a_short_slow_run_after_a_long_one_is_recovery() -> None:
    long = run(MONDAY, ((100.0, 2.7, 142.0),))
    short = run(MONDAY + timedelta(days=1), ((30.0, 2.5, 130.0),))
    assert judged(short, [*past(), long]).kind is RunKind.RECOVERY
    assert judged(short).kind is RunKind.EASY


def test_without_heart_rate_and_laps_it_says_so() -> None:
    fast = judged(run(MONDAY, ((15.0, 2.7, None), (30.0, 3.4, None), (10.0, 2.6, None))))
    assert (fast.kind, fast.measured) == (RunKind.TEMPO, False)
    assert fast.basis.endswith("no heart rate or laps, so judged by pace and duration.")
    with_heart = judged(run(MONDAY, ((15.0, 2.7, 138.0), (30.0, 3.4, 170.0), (10.0, 2.6, 140.0))))
    assert with_heart.measured
    assert fast.confidence < with_heart.confidence


def test_duration_alone_still_finds_the_long_run() -> None:
    def bare(days: int, minutes: float) -> Run:
        return run(
            MONDAY - timedelta(days=days),
            ((minutes, 2.8, None),),
            profile=None,
            distance=None,
            speed=None,
            grade_adjusted_speed=None,
        )

    classified = classify_runs([*(bare(days, 50.0) for days in range(40, 1, -3)), bare(0, 90.0)])
    assert [one.kind for one in classified] == [RunKind.EASY] * 13 + [RunKind.LONG]
    assert not any(one.measured for one in classified)
    assert all(one.confidence <= 0.6 for one in classified)


def test_a_start_by_mistake_tells_nothing() -> None:
    one = judged(run(MONDAY, ((2.0, 2.8, 120.0),)))
    assert (one.kind, one.confidence) == (RunKind.EASY, 0.2)


def test_later_runs_change_nothing() -> None:
    runs = past(weeks=12)
    weeks_later = [
        run(MONDAY + timedelta(weeks=3, days=day), ((40.0, 3.9, 185.0),)) for day in range(0, 40, 2)
    ]
    assert classify_runs([*runs, *weeks_later])[: len(runs)] == classify_runs(runs)


def test_order_of_the_runs_does_not_matter() -> None:
    runs = past()
    assert classify_runs(runs[::-1]) == classify_runs(runs)


def test_no_runs_no_kinds() -> None:
    assert classify_runs([]) == ()


SPEEDS = st.none() | st.floats(0.0, 9.0)
RATES = st.none() | st.floats(30.0, 230.0)
LAPS = st.tuples(
    st.floats(0.0, 2000.0), st.none() | st.floats(0.0, 5000.0), st.sampled_from([None, "active", "rest"])
)


@st.composite
def any_run(draw: st.DrawFn) -> Run:
    """A run with anything missing, of any length, at any time."""
    size = draw(st.integers(0, 400))
    pattern = draw(st.lists(st.tuples(SPEEDS, RATES), min_size=1, max_size=12))
    steps = [pattern[i * len(pattern) // max(size, 1)] for i in range(size)]
    profile = RunProfile(15.0, tuple(one for one, _ in steps), tuple(one for _, one in steps))
    laps, clock = [], 0.0
    for duration, distance, intensity in draw(st.lists(LAPS, max_size=12)):
        laps.append(Lap(clock, duration, distance, intensity=intensity))
        clock += duration
    duration = draw(st.floats(0.0, 40000.0))
    distance = draw(st.none() | st.floats(0.0, 120000.0))
    speed = distance / duration if distance is not None and duration >= 1.0 else None
    return Run(
        start=MONDAY + timedelta(minutes=draw(st.integers(-200000, 200000))),
        zone_known=draw(st.booleans()),
        duration=duration,
        elapsed=duration,
        distance=distance,
        speed=speed,
        grade_adjusted_speed=speed,
        mean_heart_rate=draw(RATES),
        max_heart_rate=draw(RATES),
        climb=draw(st.none() | st.floats(0.0, 3000.0)),
        indoor=draw(st.booleans()),
        laps=tuple(laps),
        profile=draw(st.none() | st.just(profile)),
    )


@given(st.lists(any_run(), max_size=10))
@settings(max_examples=40, deadline=None)
def test_any_runs_get_a_kind_and_a_sentence(runs: list[Run]) -> None:
    classified = classify_runs(runs)
    assert len(classified) == len(runs)
    for one in classified:
        assert 0.0 <= one.confidence <= 1.0
        assert one.basis.endswith(".")
        assert "nan" not in one.basis
