"""Long, recovery and easy: what is left when speed was not the point."""

from __future__ import annotations

from groundforce.monitoring.classification.context import RunnerContext, heart_rate_share
from groundforce.monitoring.classification.features import Features
from groundforce.monitoring.classification.verdict import Verdict, sureness
from groundforce.quantities import format_duration, format_pace
from groundforce.training.run import RunKind

LONG_RATIO = 1.3
"""Times the usual duration that makes the week's longest run a long run."""
LONG_ANYWAY = 5400.0
"""s from which the week's longest run is long with the smaller ratio."""
LONG_RATIO_ANYWAY = 1.1
SHORTEST_LONG = 2700.0
"""s below which no run is a long run."""
VERY_LONG = 1.6
"""Times the usual duration from which a run is long even with fast running in it."""
RECOVERY_RATIO = 0.75
"""Times the usual duration below which a slow run may be recovery."""
RECOVERY_SPEED = 0.98
"""Times the usual running pace below which a short run may be recovery."""
RECOVERY_HEART_RATE = 1.02
"""Times the usual mean heart rate a recovery run does not exceed."""


def judge_long(features: Features, context: RunnerContext) -> Verdict | None:
    """Long: the longest run of its week, and clearly longer than the runner's usual one."""
    duration = features.run.duration
    if duration < SHORTEST_LONG or duration < context.longest_beside:
        return None
    ratio = duration / context.duration
    just = LONG_RATIO_ANYWAY if duration >= LONG_ANYWAY else LONG_RATIO
    if ratio < just:
        return None
    basis = f"{format_duration(duration)}, {ratio:.1f} times your usual run and the longest of its week"
    return Verdict(RunKind.LONG, sureness(ratio, just, 1.6, 0.55, 0.95), basis)


def judge_recovery(features: Features, context: RunnerContext, after_key: bool) -> Verdict | None:
    """Recovery: shorter and slower than usual, within a day and a half of a hard or long run."""
    ratio = features.run.duration / context.duration
    if not after_key or ratio > RECOVERY_RATIO or not _slow(features, context):
        return None
    basis = f"{format_duration(features.run.duration)}, {ratio:.1f} times your usual, slow, after a hard day"
    return Verdict(RunKind.RECOVERY, sureness(RECOVERY_RATIO - ratio, 0.0, 0.3, 0.5, 0.75), basis)


def easy(features: Features, context: RunnerContext) -> Verdict:
    """Easy: nothing says otherwise."""
    words, duration = [format_duration(features.run.duration)], features.run.duration
    if context.cruising is None or features.cruising is None:
        words.append("with nothing to say how fast")
        return Verdict(RunKind.EASY, 0.45, " ".join(words))
    ratio = features.cruising / context.cruising
    words.append(f"at {format_pace(features.cruising)}, {_against(ratio, 'your usual pace')}")
    share = heart_rate_share(features.mean_heart_rate, context)
    if share is not None:
        words.append(f"and {share:.0%} of your highest heart rate")
    confidence = sureness(-ratio, -1.07, -1.0, 0.55, 0.9)
    return Verdict(RunKind.EASY, min(confidence, 0.5 + duration / context.duration), " ".join(words))


def _against(ratio: float, what: str) -> str:
    percent = round(100 * abs(ratio - 1))
    if percent < 2:
        return f"about {what}"
    return f"{percent} % {'faster' if ratio > 1 else 'slower'} than {what}"


def too_short(features: Features) -> Verdict:
    """A run too short to say anything."""
    basis = f"{format_duration(features.run.duration)} is too short to tell what it was for"
    return Verdict(RunKind.EASY, 0.2, basis)


def _slow(features: Features, context: RunnerContext) -> bool:
    if context.cruising is None or features.cruising is None:
        return False
    if features.cruising > RECOVERY_SPEED * context.cruising:
        return False
    if features.mean_heart_rate is None or context.usual_heart_rate is None:
        return True
    return features.mean_heart_rate <= RECOVERY_HEART_RATE * context.usual_heart_rate
