"""A pain diary → what to do about each place, and what a plan leaves out. It only ever reduces load.

The cut-offs are the pain-monitoring custom of tendon rehabilitation (recalled, Silbernagel 2007); the rest is
this project's judgement, on the careful side. No entries are not "no pain". This is no medical advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from groundforce.evidence import Grade, models, parameter
from groundforce.monitoring.pain.levels import level, score, sign, trend_of
from groundforce.monitoring.pain.stages import BY_ADVICE, gate, standing
from groundforce.training.pain import PainAdvice, PainEntry, PainStage, PainState, PainTrend, SitePain

CLINICIAN = "See a clinician before you load it; Groundforce is not a medical device and cannot judge this."


def pain_state(entries: Iterable[PainEntry], as_of: date) -> PainState:
    """Every place of the diary as of a date; entries after it are not looked at, those of the day are.

    The last three days with entries of a place decide, the worst of them: so three calm days in a row clear
    the advice. Entries older than four weeks say nothing any more; a night or bone sign stands for twelve
    weeks. What a plan leaves out goes by the stage, which opens step by step.
    """
    known = sorted((one for one in entries if one.date <= as_of), key=lambda one: (one.site, one.date))
    sites = [_site(list(group), as_of) for _site_name, group in groupby(known, key=lambda one: one.site)]
    sites.sort(key=lambda one: (-one.advice.rank, one.stale, one.site))
    notes = tuple(
        f"No pain entries for the {one.site} for {one.days_since} days: that is not the same as no pain."
        for one in sites
        if one.stale and one.worst > 0.0
    )
    return PainState(as_of, tuple(sites), notes)


def _site(entries: list[PainEntry], as_of: date) -> SitePain:
    days = [_worst_of_day(list(group)) for _day, group in groupby(entries, key=lambda one: one.date)]
    speaking = _speaking(days, as_of)
    last = days[-1]
    since = (as_of - last.date).days
    if not speaking:
        return _stale(last, len(days), since)
    levels = [level(one, days) for one in speaking]
    trend = trend_of(speaking)
    advice = max(levels, key=lambda one: one.rank)
    if trend is PainTrend.RISING and advice is PainAdvice.CONTINUE:
        advice = PainAdvice.MODIFY
    worst = max(speaking, key=score)
    stood = standing(days)
    stood = replace(stood, stage=max(stood.stage, BY_ADVICE[advice], key=lambda stage: stage.rank))
    found = SitePain(
        site=last.site,
        worst=score(worst),
        trend=trend,
        advice=advice,
        text="",
        grade=Grade.JUDGEMENT if advice is PainAdvice.REFER else models()["pain_state"].grade,
        entries=len(speaking),
        days_since=since,
        side=worst.side,
        lasting_days=_lasting(days, as_of),
        stage=stood.stage,
        gate=gate(stood),
        bone=stood.bone,
    )
    return replace(found, text=_text(found, last))


def _worst_of_day(entries: Sequence[PainEntry]) -> PainEntry:
    """All entries of a day at a place as one, the worst of each."""
    mornings = [one.next_morning for one in entries if one.next_morning is not None]
    return replace(
        max(entries, key=score),
        during=max(one.during for one in entries),
        next_morning=max(mornings, default=None),
        night=any(one.night for one in entries),
        hopping=any(one.hopping for one in entries),
        limping=any(one.limping for one in entries),
    )


def _speaking(days: Sequence[PainEntry], as_of: date) -> list[PainEntry]:
    """The last days that count: three within four weeks, twelve while a sign of a bone stands."""
    count = int(parameter("pain_days").value)
    window, longer = parameter("pain_window").value, parameter("pain_sign_window").value
    bone = standing(days).bone
    return [
        one
        for one in days[-count:]
        if (as_of - one.date).days <= (longer if bone or sign(one) is PainAdvice.REFER else window)
    ]


def _lasting(days: Sequence[PainEntry], as_of: date) -> int:
    """Days since the pain began: back over entries with pain that lie no further apart than four weeks."""
    first = as_of
    for one in reversed(days):
        if score(one) <= 0.0 or (first - one.date).days > parameter("pain_window").value:
            break
        first = one.date
    return (as_of - first).days


def _stale(last: PainEntry, entries: int, since: int) -> SitePain:
    return SitePain(
        site=last.site,
        worst=score(last),
        trend=PainTrend.UNKNOWN,
        advice=PainAdvice.CONTINUE,
        text=f"{last.site}: no entries for {since} days, which says nothing of how it is now.",
        grade=Grade.JUDGEMENT,
        entries=entries,
        days_since=since,
        stale=True,
        side=last.side,
    )


def _text(one: SitePain, last: PainEntry) -> str:
    side = "" if one.side is None else f", {one.side.value}"
    days = "on the last day" if one.entries == 1 else f"in the last {one.entries} days"
    head = f"{one.site}{side}: at worst {one.worst:g} of 10 {days} with entries"
    trend = f", {one.trend.value}" if one.trend in {PainTrend.RISING, PainTrend.FALLING} else ""
    morning = " Say how it is the morning after." if last.next_morning is None else ""
    closed = one.advice is PainAdvice.CONTINUE and one.stage is not PainStage.CLEAR
    text = f"The plan holds back ({one.stage}). {one.gate}" if closed else _ADVICE[one.advice]
    return f"{head}{trend}. {text}{morning}"


_ADVICE = {
    PainAdvice.CONTINUE: "Go on while it is no worse during and settled by the next morning.",
    PainAdvice.MODIFY: "Leave out what aggravates it.",
    PainAdvice.STOP: "Stop impact and heavy work, and what loads it.",
    PainAdvice.REFER: f"Stop impact. {CLINICIAN}",
}
