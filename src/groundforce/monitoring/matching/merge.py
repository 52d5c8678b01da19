"""Tellings brought together: every activity once, with all its sources and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from groundforce.monitoring.matching.index import Index
from groundforce.monitoring.matching.nouns import Activity, Match, Telling
from groundforce.monitoring.matching.rules import OVERLAP
from groundforce.monitoring.matching.sessions import combined
from groundforce.training.run import OtherActivity, Run
from groundforce.training.strength import StrengthSession


@dataclass(frozen=True)
class Note:
    """Something to know of a telling: its file, with the day in a log, and a sentence on the other file."""

    name: str
    text: str


@dataclass(frozen=True)
class Merging:
    """Activities in order of time, each once; what was brought together, and what might be the same."""

    activities: tuple[Activity, ...] = ()
    merged: tuple[Note, ...] = ()
    doubts: tuple[Note, ...] = ()


def merge(tellings: Iterable[Telling]) -> Merging:
    """Every activity once, whatever the order of the tellings. What is in doubt stays two activities.

    The telling that says most leads: of those that cover most of the time, the one with most streams, then
    most laps and sets. Sessions with sets keep the clock of the watch and the sets that say more.
    """
    index, pairs = Index(), list[tuple[int, int, Match]]()
    for at, telling in enumerate(sorted(tellings, key=lambda one: one.order)):
        pairs += [(at, other, match) for other, match in index.add(telling)]
    groups = _Groups(index.tellings)
    merged = [pair for pair in sorted(pairs, key=_surest) if pair[2].certain and groups.join(*pair[:2])]
    doubts = [pair for pair in pairs if not pair[2].certain and not groups.together(*pair[:2])]
    activities = [_one(group) for group in groups.all()]
    activities.sort(key=lambda one: (one.start, one.sources))
    return Merging(
        tuple(activities), _notes(index.tellings, sorted(merged)), _notes(index.tellings, sorted(doubts))
    )


def _surest(pair: tuple[int, int, Match]) -> tuple[float, int, int]:
    return -pair[2].strength, pair[0], pair[1]


def _notes(tellings: list[Telling], pairs: list[tuple[int, int, Match]]) -> tuple[Note, ...]:
    return tuple(Note(_where(tellings[at]), match.reason) for at, _other, match in pairs)


def _where(telling: Telling) -> str:
    """The file of a telling; in a log with many sessions also the day."""
    return telling.name if telling.at is not None else f"{telling.name}, {telling.activity.start.date()}"


class _Groups:
    """Tellings in groups, one an activity; a log's two sessions of one day never end in one."""

    def __init__(self, tellings: list[Telling]) -> None:
        self._tellings = tellings
        self._of = list(range(len(tellings)))
        self._members = {at: [at] for at in self._of}

    def together(self, first: int, second: int) -> bool:
        """Whether two are in one group."""
        return self._of[first] == self._of[second]

    def join(self, first: int, second: int) -> bool:
        """Bring the groups of two together; false where a log would tell one session twice."""
        kept, gone = sorted((self._of[first], self._of[second]))
        if kept == gone:
            return True
        if self._logs(kept) & self._logs(gone):
            return False
        for at in self._members[gone]:
            self._of[at] = kept
        self._members[kept] += self._members.pop(gone)
        return True

    def all(self) -> list[list[Telling]]:
        """The groups, each in order."""
        return [[self._tellings[at] for at in sorted(places)] for places in self._members.values()]

    def _logs(self, group: int) -> set[str]:
        return {self._tellings[at].origin for at in self._members[group] if self._tellings[at].at is None}


def _one(group: list[Telling]) -> Activity:
    lead = _lead(group)
    if isinstance(lead.activity, StrengthSession):
        return _session(group)
    names = tuple(dict.fromkeys(one.name for one in group))
    known = lead if lead.zone_known else next((one for one in group if one.zone_known), lead)
    start = lead.activity.start
    if known is not lead and known.at is not None and lead.at is not None:
        start = (lead.at + (known.activity.start - known.at.replace(tzinfo=None))).replace(tzinfo=None)
    if isinstance(lead.activity, OtherActivity):
        return replace(lead.activity, start=start, sources=names)
    titles = [one.activity.title for one in (lead, *group) if isinstance(one.activity, Run)]
    title = next(filter(None, titles), "")
    efforts = [one.activity.effort for one in (lead, *group) if isinstance(one.activity, Run)]
    effort = next((one for one in efforts if one is not None), None)
    return replace(
        lead.activity,
        start=start,
        zone_known=known.zone_known,
        title=title,
        sources=names,
        effort=effort,
    )


def _lead(group: list[Telling]) -> Telling:
    """Of the tellings that cover most of the time, the one that says most; the first of equals.

    A damaged file leads only where there is no whole one: what it says may be wrong as well as short.
    """
    sound = [one for one in group if not one.damaged] or group
    longest = max(one.length for one in sound)
    whole = [one for one in sound if one.length >= OVERLAP * longest]
    return max(whole, key=lambda one: (one.streams, one.parts))


def _session(group: list[Telling]) -> StrengthSession:
    """Watches that know the wearer's clock first, then logs, then watches that do not."""
    ordered = sorted(group, key=lambda one: (not one.zone_known, one.at is None))
    sessions = [
        replace(one.activity, sources=(one.name,))
        for one in ordered
        if isinstance(one.activity, StrengthSession)
    ]
    return reduce(combined, sessions)
