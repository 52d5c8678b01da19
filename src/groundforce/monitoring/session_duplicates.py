"""One strength session told twice, by watch and log or by two logs: one with both sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from groundforce.training.strength import PerformedSet, StrengthSession

AGREEING = 0.6
"""share of the sets of the longer list that must be in the other too (lift, reps, load)."""
ZONE_STEP, ZONE_SLACK = timedelta(minutes=30), timedelta(minutes=3)
"""clocks of two zones differ by whole steps; two devices are started within the slack of one another."""
ALIKE = 0.1
"""share by which two durations of one session may differ where the clocks are of two zones."""
ROUNDING = 0.5
"""kg: loads are compared in steps of it, as pounds and kilograms do not meet."""

Signature = tuple[str, int | None, float | None, int]


def merge_sessions(sessions: Iterable[StrengthSession]) -> tuple[StrengthSession, ...]:
    """Sessions with those that are one brought together, in the order given.

    Two are one where they come from different sources, lie on one local date, and their clocks overlap, or
    differ as two time zones do while they last equally long; without two clocks, where at least
    :data:`AGREEING` of their sets agree. What is in doubt stays two sessions.
    """
    kept: list[StrengthSession] = []
    days: dict[date, list[int]] = {}
    for session in sessions:
        places = days.setdefault(session.start.date(), [])
        match = next((at for at in places if same_session(kept[at], session)), None)
        if match is None:
            places.append(len(kept))
            kept.append(session)
        else:
            kept[match] = merged(kept[match], session)
    return tuple(kept)


def same_session(first: StrengthSession, second: StrengthSession) -> bool:
    """Whether two sessions, each told by its own sources, are one; see :func:`merge_sessions`."""
    if set(first.sources) & set(second.sources) or first.start.date() != second.start.date():
        return False
    if first.has_clock and second.has_clock:
        return _overlap(first, second) or _zones_apart(first, second)
    return agreement(first.sets, second.sets) >= AGREEING


def agreement(first: Sequence[PerformedSet], second: Sequence[PerformedSet]) -> float:
    """Share [0–1] of the longer list's sets that are in the other too, by lift, reps, load and seconds."""
    ours, theirs = (Counter(_signature(one) for one in sets) for sets in (first, second))
    longer = max(len(first), len(second))
    return 0.0 if longer == 0 else (ours & theirs).total() / longer


def merged(first: StrengthSession, second: StrengthSession) -> StrengthSession:
    """One session of two: the clock of the first that has one, the sets of the one that says more."""
    clock = first if first.has_clock or not second.has_clock else second
    sets = second.sets if _says(second) > _says(first) else first.sets
    title = second.title if sets is second.sets and second.title else first.title or second.title
    sources = (*first.sources, *second.sources)
    return replace(clock, sets=sets, duration=_lasted(clock, first, second), title=title, sources=sources)


def _lasted(*sessions: StrengthSession) -> float | None:
    return next((one.duration for one in sessions if one.duration is not None), None)


def _says(session: StrengthSession) -> tuple[int, int]:
    """How much the sets say: how many have a lift and a load, how many have repetitions or a time."""
    loaded = [one for one in session.sets if one.exercise is not None and one.load is not None]
    counted = [one for one in session.sets if one.reps is not None or one.seconds is not None]
    return len([one for one in loaded if one.load != 0.0]), len(counted)


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
