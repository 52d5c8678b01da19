"""From a pain diary to what a plan leaves out, and the sentences that say so."""

from __future__ import annotations

from groundforce.monitoring.pain.state import CLINICIAN
from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainAdvice, PainState, SitePain
from groundforce.training.soreness import (
    CHANGE_FROM,
    LINGERING,
    Pain,
    limits_of_pain,
    merged,
)


def pain_limits(state: PainState) -> Limits:
    """What the diary takes out of a plan; nothing of it ever lifts a limit."""
    return merged(_limits(one) for one in state.sites if not one.stale)


def pain_words(state: PainState) -> tuple[str, ...]:
    """Sentences for a plan: the place and what follows, never the scores."""
    speaking = [one for one in state.sites if not one.stale]
    return tuple(word for one in speaking for word in _words(one)) + state.notes


def _limits(one: SitePain) -> Limits:
    if one.advice is PainAdvice.CONTINUE:
        return limits_of_pain(Pain(one.site, min(one.worst, 1.0)))
    if one.advice is PainAdvice.MODIFY:
        return limits_of_pain(Pain(one.site, CHANGE_FROM))
    stopped = limits_of_pain(Pain(one.site, 10.0))
    if one.advice is PainAdvice.STOP:
        return stopped
    bone = Limits(frozenset({Limit.NO_IMPACT, Limit.NO_MAXIMAL}), frozenset({Problem.BONE_STRESS}))
    return merged((stopped, bone))


def _words(one: SitePain) -> tuple[str, ...]:
    head = f"Your pain diary on the {one.site}:"
    if one.advice is PainAdvice.REFER:
        return (f"{head} no impact in this plan. {CLINICIAN}",)
    if one.advice is PainAdvice.STOP:
        text = (
            f"{head} no impact and no maximal effort in this plan, nothing known to aggravate it, "
            f"and no exercise led by the muscles of that place. {CLINICIAN}"
        )
        return (text,)
    lasting = one.lasting_days >= LINGERING and one.worst > 0.0
    weeks = f"The {one.site} has hurt for {one.lasting_days // 7} weeks: show it to a clinician."
    change = f"{head} exercises known to aggravate it are left out of this plan."
    return (*((change,) if one.advice is PainAdvice.MODIFY else ()), *((weeks,) if lasting else ()))
