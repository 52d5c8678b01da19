"""Whatever a history holds, the state of its athlete can be told: no error, no NaN, intervals in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.coaching.progress import progress
from groundforce.formats.state_json import plain, state_to_json
from groundforce.presentation.progress.sections import sections_of
from groundforce.training.athlete import Athlete, LiftingExperience, Sex
from groundforce.training.catalogue import load_catalogue
from groundforce.training.run import Run, RunProfile
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate, TrainingHistory
from groundforce.training.strength import PerformedSet, Side, StrengthSession
from tests.strategies import maybe

Done = TypeVar("Done", Run, StrengthSession)
AS_OF = date(2026, 3, 1)
MIDNIGHT = datetime.combine(AS_OF, datetime.min.time())
LIFTS = ("back_squat", "bench_press", "nordic_curl", "side_plank", "calf_raise", None)
DAYS = st.integers(-1500, 30) | st.integers(-60, -1)
"""The future and the day itself included."""


def amounts(*usual: float, most: float = 1e7) -> st.SearchStrategy[float]:
    """Usual amounts, 0, and whatever a broken file may hold."""
    return st.sampled_from([*usual, 0.0]) | st.floats(0.0, most, allow_subnormal=False)


def moments() -> st.SearchStrategy[datetime]:
    """Wall clocks, often two at once."""
    return st.builds(
        lambda day, minutes: MIDNIGHT + timedelta(days=day, minutes=minutes),
        DAYS,
        st.sampled_from([0, 0, 420, 421, 1439]),
    )


PROFILES = st.builds(
    lambda beats, speeds: RunProfile(10.0, tuple(speeds), tuple(beats[: len(speeds)])),
    st.lists(maybe(amounts(140.0, most=300.0)), min_size=30, max_size=30),
    st.lists(maybe(amounts(3.0, most=20.0)), max_size=30),
)
RUNS = st.builds(
    lambda start, duration, pause, **rest: Run(start, True, duration, duration + pause, **rest),
    start=moments(),
    duration=amounts(2700.0, 3600.0),
    pause=amounts(60.0),
    distance=maybe(amounts(10_000.0, 8_000.0)),
    speed=maybe(amounts(3.0, most=100.0)),
    grade_adjusted_speed=maybe(amounts(3.0, most=100.0)),
    mean_heart_rate=maybe(amounts(140.0, 150.0, most=300.0)),
    max_heart_rate=maybe(amounts(170.0, most=300.0)),
    cadence=maybe(amounts(170.0, most=400.0)),
    strides=maybe(amounts(4000.0)),
    climb=maybe(amounts(50.0)),
    temperature=maybe(st.floats(-60.0, 80.0)),
    indoor=st.booleans(),
    profile=maybe(PROFILES),
    effort=maybe(st.floats(1.0, 10.0)),
)
SETS = st.builds(
    PerformedSet,
    name=st.just("a lift"),
    exercise=st.sampled_from(LIFTS),
    reps=maybe(st.integers(0, 10) | st.integers(0, 10_000)),
    load=maybe(amounts(60.0, 62.5, 100.0, most=1e5)),
    seconds=maybe(amounts(30.0, most=1e5)),
    contacts=maybe(st.integers(0, 10_000)),
    reps_in_reserve=maybe(st.floats(0.0, 10.0)),
    side=maybe(st.sampled_from(Side)),
    warm_up=st.booleans(),
)
SESSIONS = st.builds(
    StrengthSession, moments(), st.lists(SETS, max_size=6).map(tuple), duration=maybe(amounts(3600.0))
)
ATHLETES = st.builds(
    Athlete,
    sex=st.sampled_from(Sex),
    age=maybe(st.floats(10.0, 100.0)),
    body_mass=maybe(st.floats(20.0, 300.0)),
    experience=st.sampled_from(LiftingExperience),
)


@st.composite
def histories(draw: st.DrawFn) -> TrainingHistory:
    """A few odd runs and sessions, some of them over and over, a week apart."""
    runs = draw(st.lists(RUNS, max_size=8))
    strength = draw(st.lists(SESSIONS, max_size=6))
    again = draw(st.sampled_from([1, 1, 12]))
    return TrainingHistory(
        tuple(sorted(_again(runs, again), key=lambda one: one.start)),
        tuple(sorted(_again(strength, again), key=lambda one: one.start)),
    )


def _again(done: list[Done], times: int) -> list[Done]:
    return [replace(one, start=one.start - timedelta(days=7 * week)) for one in done for week in range(times)]


def estimates(value: object) -> Iterator[Estimate]:
    """Every estimate inside a value."""
    if isinstance(value, Estimate):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from estimates(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from estimates(part)


@settings(max_examples=25, deadline=None)
@given(histories(), ATHLETES, st.booleans())
def test_any_history_has_a_state(history: TrainingHistory, athlete: Athlete, with_block: bool) -> None:
    block = (AS_OF - timedelta(days=120), AS_OF - timedelta(days=60)) if with_block else None
    found = progress(history, AS_OF, RunnerProfile(athlete=athlete), None, block)
    json.dumps(state_to_json(found.state), allow_nan=False)
    json.dumps(plain(found.change), allow_nan=False)
    assert [one for one in estimates(found) if not one.low <= one.value <= one.high] == []
    sections_of(found, load_catalogue().exercises)
