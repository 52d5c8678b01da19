"""Readiness of the legs from what exists: lifting and runs of the last days, a morning's numbers.

It needs no questionnaire, and it can only reduce load. The shape of the fading fatigue is judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from groundforce.evidence import constant, parameter
from groundforce.monitoring.readiness.signs import effort_signs, heart_signs, morning_signs
from groundforce.monitoring.readiness.work import (
    Lookup,
    Work,
    left_of,
    lifting_work,
    running_work,
)
from groundforce.physiology.recovery import (
    RecoveryConstants,
    recovery_constants,
)
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.readiness import MorningReading, ReadinessLevel, ReadinessState
from groundforce.training.run import ClassifiedRun
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

SOURCE = "what is left of lifting and running; shape by judgement"


_ORDER = (ReadinessLevel.FRESH, ReadinessLevel.NORMAL, ReadinessLevel.LOADED)


def _registered(name: str) -> float:
    return constant(name).value


def readiness_state(
    runs: Sequence[ClassifiedRun],
    strength: Sequence[StrengthSession],
    as_of: date,
    *,
    mornings: Iterable[MorningReading] = (),
    reserve_gap: float | None = None,
    heart_rate_above: Sequence[tuple[date, float]] = (),
    catalogue: Mapping[str, Exercise] | None = None,
    lookup: Lookup = _registered,
) -> ReadinessState:
    """How ready the legs are on the morning of ``as_of``; work on or after that day is not looked at.

    ``reserve_gap`` [reps]: how much harder than asked the last sessions were (see adherence);
    ``heart_rate_above`` [beats/min]: by date, how far runs lay above the heart rate expected of them;
    ``mornings`` are looked at up to ``as_of`` itself; ``lookup`` gives the plan's own constants.
    """
    past = [one for one in runs if one.run.start.date() < as_of]
    lifted = sorted((one for one in strength if one.start.date() < as_of), key=lambda one: one.start)
    if not past and not lifted:
        return ReadinessState(as_of, reasons=("Nothing was read, so nothing is said of readiness.",))
    known = recovery_constants(lookup)
    exercises = load_catalogue().exercises if catalogue is None else catalogue
    work = [
        *running_work(past, as_of),
        *lifting_work(lifted, as_of, exercises, known, lookup),
    ]
    fatigue = _fatigue(work, as_of, known)
    signs = [
        *morning_signs(mornings, as_of),
        *effort_signs(reserve_gap),
        *heart_signs(heart_rate_above, as_of),
    ]
    levels = tuple(_level(value, lookup) for value in (fatigue.low, fatigue.value, fatigue.high))
    reached = _ORDER[min(2, _ORDER.index(levels[1]) + len(signs))]
    likely = _between((*levels, reached))
    return ReadinessState(
        as_of, reached, fatigue, likely, (*_reasons(work, past, lifted, as_of, known), *signs)
    )


def _between(levels: Sequence[ReadinessLevel]) -> tuple[ReadinessLevel, ...]:
    places = [_ORDER.index(one) for one in levels]
    return _ORDER[min(places) : max(places) + 1]


def _level(fatigue: float, lookup: Lookup) -> ReadinessLevel:
    if fatigue >= lookup("fatigue_cap_quality"):
        return ReadinessLevel.LOADED
    return ReadinessLevel.FRESH if fatigue < lookup("fatigue_free") else ReadinessLevel.NORMAL


def _fatigue(work: Sequence[Work], as_of: date, known: RecoveryConstants) -> Estimate:
    """What is left [% of a reference heavy session]; the interval is that of the half-lives in use, and more.

    How tiring a session was is judgement too: the ends are moved apart by that much.
    """
    usual, novel = parameter("fatigue_half_life_range"), parameter("fatigue_half_life_novel_range")
    low = replace(known, half_life=usual.low, half_life_novel=novel.low)
    high = replace(known, half_life=usual.high, half_life_novel=novel.high)
    value = left_of(work, as_of, known)
    apart = 1.0 + parameter("readiness_doubt").value
    least, most = left_of(work, as_of, low) / apart, left_of(work, as_of, high) * apart
    return Estimate(value, min(value, least), max(value, most), SOURCE, as_of)


def _reasons(
    work: Sequence[Work],
    past: Sequence[ClassifiedRun],
    lifted: Sequence[StrengthSession],
    as_of: date,
    known: RecoveryConstants,
) -> list[str]:
    """What weighs most, in words."""
    weights = sorted(((left_of([one], as_of, known), one) for one in work), key=lambda pair: -pair[0])
    least = parameter("readiness_worth_a_word").value
    told = [
        f"{one.words.capitalize()} {_ago(one, as_of)} ({left:.0f} % of a heavy session left)."
        for left, one in weights[:3]
        if left >= least
    ]
    if told:
        return told
    last = max([one.run.start for one in past] + [one.start for one in lifted]).date()
    return [
        f"Nothing heavy, hard or long is left in the legs; the last session was {(as_of - last).days} d ago."
    ]


def _ago(one: Work, as_of: date) -> str:
    days = (as_of - one.start.date()).days
    return "yesterday" if days == 1 else f"{days} days ago"
