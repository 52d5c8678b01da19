"""What one day of a pain diary asks for, and where three of them are going."""

from __future__ import annotations

from collections.abc import Sequence

from groundforce.evidence import parameter
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainAdvice, PainEntry, PainTrend
from groundforce.training.soreness import (
    CHANGE_FROM,
    STOP_ABOVE,
)

BONY = frozenset(
    {
        Problem.SHIN,
        Problem.FOOT,
        Problem.ANKLE,
        Problem.HIP,
        Problem.GROIN,
        Problem.LOW_BACK,
        Problem.BONE_STRESS,
    }
)
"""Places where pain on hopping may be a bone's."""


def score(one: PainEntry) -> float:
    """The worst of an entry, 0-10: during, or the next morning."""
    return one.during if one.next_morning is None else max(one.during, one.next_morning)


def sign(one: PainEntry) -> PainAdvice:
    """What the signs of an entry ask for, whatever its score."""
    bone = one.site is Problem.BONE_STRESS and score(one) > 0.0
    if bone or one.night or (one.hopping and one.site in BONY):
        return PainAdvice.REFER
    return PainAdvice.STOP if one.hopping or one.limping else PainAdvice.CONTINUE


def level(one: PainEntry, days: Sequence[PainEntry]) -> PainAdvice:
    """What one day asks for by itself."""
    by_sign, worst = sign(one), score(one)
    if worst > STOP_ABOVE:
        by_score = PainAdvice.STOP
    elif worst >= CHANGE_FROM or not _settled(one, days):
        by_score = PainAdvice.MODIFY
    else:
        by_score = PainAdvice.CONTINUE
    return max(by_sign, by_score, key=lambda level: level.rank)


def _settled(one: PainEntry, days: Sequence[PainEntry]) -> bool:
    """Whether the next morning was back to baseline: the calmest morning before, 0 without one."""
    if one.next_morning is None:
        return True
    before = [
        other.next_morning for other in days if other.date < one.date and other.next_morning is not None
    ]
    return one.next_morning <= min(before, default=0.0) + parameter("pain_morning_slack").value


def trend_of(days: Sequence[PainEntry]) -> PainTrend:
    """Where the days with entries are going; unknown below three."""
    if len(days) < int(parameter("pain_days").value):
        return PainTrend.UNKNOWN
    scores = [score(one) for one in days]
    least = parameter("pain_change").value
    if scores == sorted(scores) and scores[-1] - scores[0] >= least:
        return PainTrend.RISING
    if scores == sorted(scores, reverse=True) and scores[0] - scores[-1] >= least:
        return PainTrend.FALLING
    return PainTrend.STEADY
