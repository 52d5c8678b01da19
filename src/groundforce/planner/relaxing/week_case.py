"""One week that lacks a session: what its sessions ask for, and what stands in the weeks beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from groundforce.physiology.recovery import RecoveryConstants
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.places import kind_of
from groundforce.planner.search.scribe import Archive, Scribe
from groundforce.planner.search.season import WeekInSeason
from groundforce.training.problem import PlanProblem

REACH = timedelta(days=15)
"""How far from the week runs matter: farther than any guard reaches."""


@dataclass(frozen=True)
class WeekCase:
    """``problem`` with the runs near the week only; ``asked`` per session the ways it could be done (its
    burdens); ``before`` and ``after`` the sessions of the weeks beside it, which stay where they are."""

    problem: PlanProblem
    start: date
    asked: tuple[tuple[Burden, ...], ...]
    before: tuple[Placed, ...]
    after: tuple[Placed, ...]
    recovery: RecoveryConstants

    def only(self, count: int) -> WeekCase:
        """The same week with its first ``count`` sessions."""
        return replace(self, asked=self.asked[:count])

    def with_new_work(self, kept: int) -> WeekCase:
        """The same week where the sessions after the first ``kept`` hold something new."""
        new = (tuple(dict.fromkeys(replace(one, novel=True) for one in of)) for of in self.asked[kept:])
        return replace(self, asked=(*self.asked[:kept], *new))


def week_case(draft: Draft, layout: Layout, number: int) -> WeekCase | None:
    """The case of week ``number``, sessions that found a place first; None where a session has no content."""
    week = draft.weeks[number]
    burdens = _burdens(draft, layout, week)
    if not all(burdens.values()):
        return None
    have = [one.role for one in layout.placed if one.week.number == number]
    roles = [*have, *(role for role in burdens if role not in have)]
    return WeekCase(
        _near(draft.problem, week.start),
        week.start,
        tuple(burdens[role] for role in roles),
        tuple(one for one in layout.placed if one.week.number == number - 1),
        tuple(one for one in layout.placed if one.week.number == number + 1),
        draft.recovery,
    )


def _near(problem: PlanProblem, start: date) -> PlanProblem:
    near = (run for run in problem.runs if start - REACH <= run.date <= start + REACH + timedelta(days=7))
    return replace(problem, runs=tuple(near))


def _burdens(draft: Draft, layout: Layout, week: WeekInSeason) -> dict[int, tuple[Burden, ...]]:
    asked = variants_asked(draft, layout, week)
    return {role: tuple(dict.fromkeys(burdens.values())) for role, burdens in asked.items()}


def variants_asked(draft: Draft, layout: Layout, week: WeekInSeason) -> dict[int, dict[str, Burden]]:
    """What each session of the week asks in every variant, written on what the plan does before it."""
    scribe = _at(draft, layout, week)
    days = {one.role: one.slot.date for one in layout.placed if one.week.number == week.number}
    for role in range(week.sessions):
        days.setdefault(role, week.start + timedelta(days=1 + 6 * role // max(week.sessions, 1)))
    found: dict[int, dict[str, Burden]] = {}
    for order, role in enumerate(sorted(days, key=days.__getitem__)):
        held = (week.number, role) in layout.orders.light
        variants = tuple(one for one in draft.variants(week) if not held or kind_of(one) == Variant.LIGHT)
        written = {one: scribe.write(week, role, days[role], one, order) for one in variants}
        seen = {one.variant: one.burden for one in layout.patterns[week.number].week.sessions[role]}
        found[role] = {
            variant: one.burden.at_least(seen.get(variant, one.burden))
            for variant, one in written.items()
            if one.content
        }
        if written[variants[0]].content:
            scribe.enter(week, role, days[role], variants[0], order)
    return dict(sorted(found.items()))


def _at(draft: Draft, layout: Layout, week: WeekInSeason) -> Scribe:
    """A scribe that has entered every session before ``week``."""
    scribe = Scribe(draft, Archive())
    order: dict[int, int] = {}
    for one in layout.placed:
        if one.week.number >= week.number:
            break
        nth = order.setdefault(one.week.number, 0)
        scribe.enter(one.week, one.role, one.slot.date, one.variant, nth)
        order[one.week.number] = nth + 1
    return scribe
