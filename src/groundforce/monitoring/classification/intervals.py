"""Intervals: fast stretches with slow ones between them."""

from __future__ import annotations

from groundforce.monitoring.classification.context import RunnerContext
from groundforce.monitoring.classification.features import Features
from groundforce.monitoring.classification.lap_structure import Repetitions
from groundforce.monitoring.classification.verdict import Verdict, clock, sureness
from groundforce.quantities import format_pace
from groundforce.training.run import RunKind

FEWEST_REPETITIONS = 3
LONGEST_REPETITION = 480.0
"""s above which fast stretches are tempo blocks rather than intervals."""
FASTER_THAN_CRUISING = 1.08
"""Times the runner's usual running pace that the fast stretches are."""
LEAST_FAST = 240.0
"""s of fast running below which they are strides inside an easy run."""
LEAST_TEMPO = 720.0
"""s of fast running in long blocks from which they are a tempo run."""


def judge_repetitions(features: Features, context: RunnerContext) -> Verdict | None:
    """Intervals, or tempo in long blocks, where laps or profile show repetitions faster than usual."""
    for found in (features.lap_repetitions, features.profile_repetitions):
        if found is None or not _fast_enough(found, context):
            continue
        if found.count >= FEWEST_REPETITIONS and found.duration <= LONGEST_REPETITION:
            return Verdict(RunKind.INTERVALS, _sure(found, context), _words(found))
        if found.duration > LONGEST_REPETITION and found.total >= LEAST_TEMPO:
            return Verdict(RunKind.TEMPO, _sure(found, context), _words(found))
    return None


def _fast_enough(found: Repetitions, context: RunnerContext) -> bool:
    if found.total < LEAST_FAST:
        return False
    return context.cruising is None or found.speed >= FASTER_THAN_CRUISING * context.cruising


def _sure(found: Repetitions, context: RunnerContext) -> float:
    high = 0.95 if "laps" in found.source else 0.85
    if context.cruising is None:
        return 0.6
    return sureness(found.speed / context.cruising, FASTER_THAN_CRUISING, 1.2, 0.6, high)


def _words(found: Repetitions) -> str:
    return (
        f"{found.count} fast stretches of about {clock(found.duration)} at {format_pace(found.speed)} "
        f"with {clock(found.recovery)} slow between them, seen in {found.source}"
    )
