"""Races: a standard distance, near the best of these months, at a heart rate only races reach."""

from __future__ import annotations

from groundforce.monitoring.classification.context import RunnerContext, heart_rate_share
from groundforce.monitoring.classification.features import Features
from groundforce.monitoring.classification.verdict import Verdict, sureness
from groundforce.quantities import format_distance
from groundforce.training.run import RunKind

RACES: tuple[tuple[float, float, float], ...] = (
    (5000.0, 0.88, 1.05),
    (10000.0, 0.87, 1.00),
    (15000.0, 0.86, 0.98),
    (16093.44, 0.86, 0.98),
    (21097.5, 0.85, 0.96),
    (42195.0, 0.79, 0.90),
)
"""Distance [m]; mean share of the highest heart rate; least share of threshold speed (all judgement)."""
SHORT, OVER = 0.99, 1.03
"""Shares of the distance a watch may show: courses are run wide, rarely short."""
FASTER_THAN_CRUISING = 1.06
STEADIEST = 0.80
"""Least share of the mean speed in the slowest tenth: a race has no warm-up and no rests."""


def judge_race(features: Features, context: RunnerContext) -> Verdict | None:
    """A race, where distance, speed and heart rate all say so; never without heart rate."""
    distance, speed = features.run.distance, features.speed
    share = heart_rate_share(features.mean_heart_rate, context)
    if distance is None or speed is None or share is None or _walked(features):
        return None
    if (
        context.cruising is None
        or context.threshold is None
        or speed < FASTER_THAN_CRUISING * context.cruising
    ):
        return None
    for length, least_share, least_speed in RACES:
        near = SHORT * length <= distance <= OVER * length
        if near and share >= least_share and speed >= least_speed * context.threshold:
            basis = (
                f"{format_distance(distance)} at {speed / context.threshold:.0%} of your threshold speed "
                f"with {share:.0%} of your highest heart rate kept up"
            )
            return Verdict(RunKind.RACE, sureness(share, least_share, least_share + 0.05, 0.6), basis)
    return None


def _walked(features: Features) -> bool:
    return features.steadiness is not None and features.steadiness < STEADIEST
