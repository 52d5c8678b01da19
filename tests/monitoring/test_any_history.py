"""Whatever a history holds, every state is an answer: no error, no warning, no value that is not a number."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundforce.monitoring.bone import bone_state
from groundforce.monitoring.load import load_state, planned_spikes
from groundforce.monitoring.readiness import readiness_state
from groundforce.training.catalogue import load_catalogue
from groundforce.training.run import ClassifiedRun, RunKind
from groundforce.training.state import TrainingHistory
from tests.strategies import DATES, HISTORIES

CATALOGUE = load_catalogue().exercises


def numbers_in(value: object) -> list[float]:
    """Every float of a state."""
    if is_dataclass(value) and not isinstance(value, type):
        return [found for one in fields(value) for found in numbers_in(getattr(value, one.name))]
    if isinstance(value, tuple | list):
        return [found for one in value for found in numbers_in(one)]
    return [value] if isinstance(value, float) else []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(HISTORIES, DATES, st.none() | st.floats(10.0, 100.0), st.booleans())
def test_every_state_is_finite(history: TrainingHistory, day: object, age: float | None, after: bool) -> None:
    as_of = day
    if after and history.runs:
        as_of = max(run.start for run in history.runs).date() + timedelta(days=1)
    runs = [ClassifiedRun(run, RunKind.LONG, 1.0, "", True) for run in history.runs]
    states = (
        load_state(history.runs, history.strength, as_of, age=age, catalogue=CATALOGUE),  # type: ignore[arg-type]
        bone_state(history.runs, history.strength, as_of, catalogue=CATALOGUE),  # type: ignore[arg-type]
        readiness_state(runs, history.strength, as_of, catalogue=CATALOGUE),  # type: ignore[arg-type]
    )
    assert all(math.isfinite(one) for one in numbers_in(states))
    assert planned_spikes((), history.runs, as_of) == ()  # type: ignore[arg-type]
