"""Tempo: one long stretch clearly faster than usual, or at a heart rate only hard running gives."""

from __future__ import annotations

from dataclasses import replace

from groundforce.monitoring.classification.context import RunnerContext, heart_rate_share
from groundforce.monitoring.classification.features import Effort, Features
from groundforce.monitoring.classification.verdict import Verdict, sureness
from groundforce.quantities import format_pace
from groundforce.training.run import RunKind

FASTER_THAN_CRUISING = {15: 1.12, 20: 1.10, 30: 1.08, 40: 1.07, 60: 1.06}
"""Times the usual running pace, by min it was kept: a short stretch must stand out more."""
NEAR_THRESHOLD = 0.95
"""Share of threshold speed."""
EASY_SHARE = 0.81
"""Share of the highest heart rate below which a stretch was not hard, however fast it was."""
HARD_SHARE = 0.90
"""Share of the highest heart rate from which a stretch was hard, however slow it was (hills, heat)."""
HARD_OVER_USUAL = 1.10
"""Times the runner's usual mean heart rate that a hard stretch has."""
HARD_MINUTES = 20
"""min a hard heart rate must be kept where the pace does not show it."""


def judge_tempo(features: Features, context: RunnerContext, least_share: float) -> Verdict | None:
    """Tempo by pace with heart rate agreeing, or by heart rate alone.

    ``least_share`` [-] of the run that the stretch must be.
    """
    least = least_share * features.run.duration / 60
    efforts = [effort for effort in features.efforts if effort.minutes >= least]
    found = [verdict for effort in efforts if (verdict := _by_pace(effort, context)) is not None]
    found = found or [verdict for effort in efforts if (verdict := _by_heart(effort, context)) is not None]
    if not found:
        return None
    return replace(found[-1], confidence=max(verdict.confidence for verdict in found))


def _by_pace(effort: Effort, context: RunnerContext) -> Verdict | None:
    if context.cruising is None or context.threshold is None:
        return None
    ratio, just = effort.speed / context.cruising, FASTER_THAN_CRUISING[effort.minutes]
    if ratio < just or effort.speed < NEAR_THRESHOLD * context.threshold:
        return None
    share = heart_rate_share(effort.heart_rate, context)
    if share is not None and share < EASY_SHARE:
        return None
    basis = f"{effort.minutes} min at {format_pace(effort.speed)}, {ratio - 1:.0%} faster than usual"
    if share is not None:
        basis += f", at {share:.0%} of your highest heart rate"
    return Verdict(RunKind.TEMPO, sureness(ratio, just, just + 0.10, 0.6), basis)


def _by_heart(effort: Effort, context: RunnerContext) -> Verdict | None:
    share = heart_rate_share(effort.heart_rate, context)
    if share is None or effort.heart_rate is None or context.usual_heart_rate is None:
        return None
    over_usual = effort.heart_rate / context.usual_heart_rate
    if effort.minutes < HARD_MINUTES or share < HARD_SHARE or over_usual < HARD_OVER_USUAL:
        return None
    basis = f"{effort.minutes} min at {share:.0%} of your highest heart rate, though not at a fast pace"
    return Verdict(RunKind.TEMPO, sureness(share, HARD_SHARE, 0.97, 0.45, 0.7), basis)
