"""Writes the sessions of a plan one after the other in order of time, and remembers what it wrote.

A session's content follows from its place in the season and from every session before it. Rounds of placing
mostly repeat the same beginnings, so what was written on one is looked up on the next. Where another
beginning leaves the session the same (as often done before, as many sets left), it is not written anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from groundforce.planner.search.content import Content, before, burden_of, most_leg_sets, session_content
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.filling import filled
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.known import once
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.menu import Role
from groundforce.planner.search.places import kind_of, kit_of
from groundforce.planner.search.raising import raised
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.steps import BUILD
from groundforce.planner.search.taper import race_limit
from groundforce.planner.search.writing import enter_content, fit_to_minutes
from groundforce.training.exercise import Exercise

Asked: TypeAlias = tuple[int, int, int, date, str, int]
"""The number of the past, and week, role, day, variant and order in its week of the session written on it."""


@dataclass(frozen=True)
class Written:
    """A session as written and what it asks of the calendar."""

    content: Content
    burden: Burden


@dataclass(eq=False)
class Archive:
    """Of one draft: what was ``written``, what a session is made of (``roles``), what each past leaves it
    (``before``), and a number for each past: the sessions entered so far, in order."""

    written: dict[Asked, Written] = field(default_factory=dict)
    roles: dict[Hashable, tuple[Role, Hashable, int]] = field(default_factory=dict)
    before: dict[Hashable, Hashable] = field(default_factory=dict)
    pasts: dict[Asked, int] = field(default_factory=dict)


class Scribe:
    """A running account of one draft from its beginning; ``archive`` is of the same draft."""

    def __init__(self, draft: Draft, archive: Archive) -> None:
        self.draft, self.archive = draft, archive
        self.ledger: Ledger = opening_ledger(draft.problem, draft.catalogue, draft.known)
        self.past = 0

    def write(self, week: WeekInSeason, role: int, day: date, variant: str, order: int) -> Written:
        """One session on what was entered so far; ``order`` its place among the sessions of its week."""
        asked = (self.past, week.number, role, day, variant, order)
        found = self.archive.written.get(asked)
        if found is None:
            found = self.archive.written[asked] = self._found(week, role, day, variant, order)
        return found

    def _found(self, week: WeekInSeason, role: int, day: date, variant: str, order: int) -> Written:
        """The session as another past with the same consequences had it, else a new one."""
        limit = _limit(self.ledger, week, day, order, self.draft.held.get(week.number, week.sessions))
        kit, draft = kit_of(variant), self.draft
        which = (week.number, role, kit)
        entries, name, most = once(self.archive.roles, which, lambda: self._role(week, role, kit))
        jumps, lack = draft.kits.jumps(draft.jumps, kit), draft.lack(week, role, kit)
        asked = (self.past, week.number, role, day, kit)
        left = once(self.archive.before, asked, lambda: before(self.ledger, entries, jumps, week, day))
        limit = min(limit, most)
        key = (name, left, variant, limit, lack)

        def made() -> Written:
            return _at(self._made(week, entries, jumps, day, kind_of(variant), limit), lack)

        return once(draft.known.sessions, key, made)

    def _role(self, week: WeekInSeason, role: int, kit: int) -> tuple[Role, Hashable, int]:
        """What a session is made of with a kit, a name for it, and the leg sets from which more change
        nothing."""
        entries = self.draft.role(week, role, kit)
        return (
            entries,
            tuple((entry.exercise.id, entry.sets) for entry in entries),
            most_leg_sets(entries, self.draft.problem),
        )

    def _made(
        self,
        week: WeekInSeason,
        entries: Role,
        jumps: Mapping[int, Exercise],
        day: date,
        variant: str,
        limit: int,
    ) -> Written:
        content = session_content(self.ledger, entries, jumps, week, day, variant, limit)
        content = fit_to_minutes(self.ledger, content)
        if week.phase in BUILD and variant != Variant.LIGHT:
            content = raised(self.ledger, content, limit)
            content = filled(self.ledger, content, week, min(limit, self._enough(week)))
        return Written(content, burden_of(self.ledger, content, week, self.draft.recovery))

    def _enough(self, week: WeekInSeason) -> int:
        """Leg sets a session of the week may be filled up to: its share of what is enough."""
        sessions = self.draft.held.get(week.number, week.sessions)
        return int(self.draft.price.rates.enough_leg_sets / max(sessions, 1))

    def enter(self, week: WeekInSeason, role: int, day: date, variant: str, order: int) -> None:
        """Enter a session: from now on it is of the past."""
        enter_content(self.ledger, self.write(week, role, day, variant, order).content, day)
        asked = (self.past, week.number, role, day, variant, order)
        self.past = self.archive.pasts.setdefault(asked, len(self.archive.pasts) + 1)


def _at(written: Written, lack: float) -> Written:
    """A session where its place takes ``lack`` points of content."""
    return replace(written, burden=replace(written.burden, lack=lack)) if lack > 0.0 else written


def _limit(ledger: Ledger, week: WeekInSeason, day: date, order: int, sessions: int) -> int:
    """Most leg sets of session ``order`` of a week that shares its sets between so many ``sessions``, and of
    race week's."""
    share = ledger.leg_set_limit(week.number) * min(order + 1, sessions) // max(sessions, 1)
    limit = share - ledger.leg_sets.get(week.number, 0)
    taper = race_limit(ledger, day)
    return limit if taper is None else min(limit, taper)
