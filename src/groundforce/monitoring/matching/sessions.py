"""Strength sessions told twice, by watch and log or by two logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from groundforce.monitoring.matching.nouns import Match, Telling
from groundforce.training.strength import PerformedSet, StrengthSession

AGREEING = 0.6
"""share of the sets of the longer list that must be in the other too (lift, reps, load)."""
DOUBTFUL = 0.4
"""share from which two sessions might be one, and a person is told."""
ZONE_STEP, ZONE_SLACK = timedelta(minutes=30), timedelta(minutes=3)
"""clocks of two zones differ by whole steps; two devices are started within the slack of one another."""
ALIKE = 0.1
"""share by which two durations of one session may differ where the clocks are of two zones."""
ROUNDING = 0.5
"""kg: loads are compared in steps of it, as pounds and kilograms do not meet."""

Signature = tuple[str, int | None, float | None, int]


def session_match(first: Telling, second: Telling) -> Match | None:
    """Whether two tellings, one at least by a log, are of one strength session and why.

    They come from different files, lie on one local date, and their clocks overlap, or differ as those of
    two time zones do while they last equally long; without two clocks, at least :data:`AGREEING` of their
    sets agree. From :data:`DOUBTFUL` up the match is not certain.
    """
    ours, theirs = first.activity, second.activity
    if not isinstance(ours, StrengthSession) or not isinstance(theirs, StrengthSession):
        return None
    if first.origin == second.origin or ours.start.date() != theirs.start.date():
        return None
    same = f"the same session as {second.name}:"
    if ours.has_clock and theirs.has_clock:
        return _by_clock(ours, theirs, same)
    share = agreement(ours.sets, theirs.sets)
    words = f"{int(100 * share + 1e-9)} % of the sets agree"
    if share >= AGREEING:
        return Match(f"{same} on the same day {words}", share)
    return Match(f"maybe {same} on the same day {words}", share, certain=False) if share >= DOUBTFUL else None


def agreement(first: Sequence[PerformedSet], second: Sequence[PerformedSet]) -> float:
    """Share [0–1] of the longer list's sets that are in the other too, by lift, reps, load and seconds."""
    ours, theirs = (Counter(_signature(one) for one in sets) for sets in (first, second))
    longer = max(len(first), len(second))
    return 0.0 if longer == 0 else (ours & theirs).total() / longer


def combined(first: StrengthSession, second: StrengthSession) -> StrengthSession:
    """One session of two: the clock of the first that has one, the sets of the one that says more."""
    clock = first if first.has_clock or not second.has_clock else second
    sets = second.sets if _says(second) > _says(first) else first.sets
    title = second.title if sets is second.sets and second.title else first.title or second.title
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    effort = second.effort if first.effort is None else first.effort
    pain = tuple(dict.fromkeys((*first.pain, *second.pain)))
    lasted = _lasted(clock, first, second)
    return replace(clock, sets=sets, duration=lasted, title=title, sources=sources, effort=effort, pain=pain)


def _by_clock(first: StrengthSession, second: StrengthSession, same: str) -> Match | None:
    if _overlap(first, second):
        return Match(f"{same} their times overlap", 0.95)
    if _zones_apart(first, second):
        return Match(f"{same} equally long, and the clocks differ as those of two time zones do", 0.9)
    return None


def _lasted(*sessions: StrengthSession) -> float | None:
    return next((one.duration for one in sessions if one.duration is not None), None)


def _says(session: StrengthSession) -> tuple[int, int, int]:
    """How much the sets say: how many have a lift and a load, repetitions or a time, reps in reserve."""
    loaded = [one for one in session.sets if one.exercise is not None and one.load is not None]
    counted = [one for one in session.sets if one.reps is not None or one.seconds is not None]
    judged = [one for one in session.sets if one.reps_in_reserve is not None]
    return len([one for one in loaded if one.load != 0.0]), len(counted), len(judged)


def _overlap(first: StrengthSession, second: StrengthSession) -> bool:
    ends = [one.start + timedelta(seconds=_length(one)) for one in (first, second)]
    return max(first.start, second.start) <= min(ends)


def _length(session: StrengthSession) -> float:
    return 0.0 if session.duration is None else session.duration


def _zones_apart(first: StrengthSession, second: StrengthSession) -> bool:
    if first.duration is None or second.duration is None:
        return False
    apart = abs(first.start - second.start) % ZONE_STEP
    near = min(apart, ZONE_STEP - apart) <= ZONE_SLACK
    alike = abs(first.duration - second.duration) <= ALIKE * max(first.duration, second.duration)
    return near and alike


def _signature(one: PerformedSet) -> Signature:
    lift = one.exercise if one.exercise is not None else " ".join(one.name.casefold().split())
    load = None if one.load is None or one.load == 0.0 else round(one.load / ROUNDING) * ROUNDING
    return lift, one.reps, load, 0 if one.seconds is None else round(one.seconds / 5.0)
