"""From a pain diary to what a plan leaves out, and the sentences that say so."""

from __future__ import annotations

from groundforce.monitoring.pain.state import CLINICIAN
from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainStage, PainState, SitePain
from groundforce.training.soreness import (
    CHANGE_FROM,
    INSTEAD,
    LINGERING,
    NOT_ON_THE_LEGS,
    Pain,
    limits_of_pain,
    merged,
    watch,
)


def pain_limits(state: PainState) -> Limits:
    """What the diary takes out of a plan; nothing of it ever lifts a limit."""
    return merged(_limits(one) for one in state.sites if not one.stale)


def pain_words(state: PainState) -> tuple[str, ...]:
    """Sentences for a plan: the place and what follows, never the scores."""
    speaking = [one for one in state.sites if not one.stale]
    return tuple(word for one in speaking for word in _words(one)) + state.notes


def _limits(one: SitePain) -> Limits:
    """Each stage takes out what the one before it does, and more."""
    stage = one.stage
    if stage is PainStage.CLEAR:
        return limits_of_pain(Pain(one.site, min(one.worst, 1.0)))
    eased = Limits(_eased(one), notes=(watch(one.site),))
    if stage is PainStage.REDUCE:
        return eased
    if stage is PainStage.SUBSTITUTE:
        return merged((eased, limits_of_pain(Pain(one.site, CHANGE_FROM))))
    stopped = limits_of_pain(Pain(one.site, 10.0))
    if stage is PainStage.REMOVE:
        return stopped
    bone = Limits(frozenset({Limit.NO_IMPACT, Limit.NO_MAXIMAL}), frozenset({Problem.BONE_STRESS}))
    return merged((stopped, bone))


def _eased(one: SitePain) -> frozenset[Limit]:
    """No maximal effort on a sore leg; after a sign of a bone impact comes back last."""
    if one.site in NOT_ON_THE_LEGS:
        return frozenset()
    return frozenset({Limit.NO_MAXIMAL, Limit.NO_IMPACT} if one.bone else {Limit.NO_MAXIMAL})


def _words(one: SitePain) -> tuple[str, ...]:
    head = f"Your pain diary on the {one.site}:"
    if one.stage is PainStage.REFER:
        return (f"{head} no impact in this plan. {CLINICIAN} {one.gate}",)
    if one.stage is PainStage.REMOVE:
        text = (
            f"{head} no impact and no maximal effort in this plan, nothing known to aggravate it, "
            f"and no exercise led by the muscles of that place. {CLINICIAN}"
        )
        return (text, one.gate)
    lasting = one.lasting_days >= LINGERING and one.worst > 0.0
    weeks = f"The {one.site} has hurt for {one.lasting_days // 7} weeks: show it to a clinician."
    return (*_changes(one, head), *((weeks,) if lasting else ()))


def _changes(one: SitePain, head: str) -> tuple[str, ...]:
    instead = INSTEAD.get(one.site)
    if one.stage is PainStage.SUBSTITUTE:
        change = f"{head} exercises known to aggravate it are left out of this plan."
        return (change, *(() if instead is None else (f"What usually suits it instead: {instead}.",)))
    if one.stage is PainStage.REDUCE:
        impact = " and no impact" if one.bone else ""
        return (f"{head} the exercises stay, with no maximal effort{impact}. {one.gate}",)
    return ()
