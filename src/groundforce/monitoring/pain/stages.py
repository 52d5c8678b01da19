"""Into pain at once, out of it step by step: reduce, substitute, remove, refer, and the way back.

A bad day sets the stage it asks for. Each step back needs calm entries and time: three calm days in a row and
a week since the last bad day or the last step; after a sign of a bone, six weeks without any pain. Time alone
opens nothing. The order is that of tendon and bone rehabilitation (recalled); the numbers are judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from groundforce.evidence import parameter
from groundforce.monitoring.pain.levels import level, score
from groundforce.training.pain import PainAdvice, PainEntry, PainStage

BY_ADVICE = {
    PainAdvice.CONTINUE: PainStage.CLEAR,
    PainAdvice.MODIFY: PainStage.SUBSTITUTE,
    PainAdvice.STOP: PainStage.REMOVE,
    PainAdvice.REFER: PainStage.REFER,
}
"""The stage a day's advice asks for at least."""


@dataclass(frozen=True)
class Standing:
    """Where a place stands: its stage ``since`` a date, calm days in a row since it last hurt."""

    stage: PainStage
    since: date
    calm: int = 0
    bone: bool = False
    last: date | None = None


def asked(one: PainEntry, days: Sequence[PainEntry]) -> PainStage:
    """The stage a day asks for by itself."""
    found = BY_ADVICE[level(one, days)]
    if found is PainStage.CLEAR and score(one) > parameter("pain_reduce_above").value:
        return PainStage.REDUCE
    return found


def standing(days: Sequence[PainEntry]) -> Standing:
    """The stage of a place after its days with entries (the worst of each day, in order; at least one)."""
    now = Standing(PainStage.CLEAR, days[0].date)
    for one in days:
        now = _after(_forgotten(now, one.date), one, asked(one, days))
    return now


def _forgotten(now: Standing, day: date) -> Standing:
    """Entries too long ago say nothing any more, those of a bone later than others."""
    window = parameter("pain_sign_window" if now.bone else "pain_window").value
    stale = now.last is not None and (day - now.last).days > window
    return Standing(PainStage.CLEAR, day) if stale else now


def _after(now: Standing, one: PainEntry, wanted: PainStage) -> Standing:
    bone = now.bone or wanted is PainStage.REFER
    pain_free = not now.bone or score(one) <= 0.0
    if wanted is not PainStage.CLEAR or not pain_free:
        stage = max(now.stage, wanted, key=lambda stage: stage.rank)
        return Standing(stage, one.date, 0, bone, one.date)
    calm = now.calm + 1
    if now.stage is PainStage.CLEAR or not _open(now, calm, one.date):
        return Standing(now.stage, now.since, calm, bone, one.date)
    easier = now.stage.easier
    return Standing(easier, one.date, calm, bone and easier is not PainStage.CLEAR, one.date)


def _open(now: Standing, calm: int, day: date) -> bool:
    wait = "pain_bone_days" if now.stage is PainStage.REFER else "pain_step_days"
    return calm >= parameter("pain_days").value and (day - now.since).days >= parameter(wait).value


def gate(now: Standing) -> str:
    """What opens the next step out of pain; empty where nothing is closed."""
    if now.stage is PainStage.CLEAR:
        return ""
    if now.stage is PainStage.REFER:
        return (
            "Impact stays out until a clinician has cleared it, and your diary has six weeks without any "
            "pain there, three entries at least."
        )
    calm = "without any pain" if now.bone else "calm, during and the next morning"
    return f"The next step back opens after a week of entries that are {calm}, three in a row at least."
