"""Weeks that cannot hold all their sessions: the ones they hold are made of a menu of their number.

Half of a menu for two sessions is not a menu for one: what every week needs may stand in the session that has
no place.
"""

from __future__ import annotations

from dataclasses import replace

from groundforce.planner.search.draft import Draft, composed
from groundforce.planner.search.engine import Key, Layout, Placed
from groundforce.planner.search.menu import Entry, Role
from groundforce.planner.search.steps import BUILD


def _by_week(draft: Draft, layout: Layout) -> list[list[Placed]]:
    return [[one for one in layout.placed if one.week.number == week.number] for week in draft.weeks]


def thinned(draft: Draft, layout: Layout) -> Draft | None:
    """The draft with other content for weeks that have fewer sessions than they asked for, or None."""
    weeks = zip(draft.weeks, _by_week(draft, layout), strict=True)
    short = [(week, placed) for week, placed in weeks if 0 < len(placed) < week.sessions]
    if not short:
        return None
    menus = composed(draft, {len(placed) for _, placed in short})
    thin: dict[Key, Role] = {}
    for week, placed in short:
        menu = menus[len(placed)]
        there = sorted(one.role for one in placed)
        absent = [role for role in range(week.sessions) if role not in there]
        thin |= dict(zip([(week.number, role) for role in [*there, *absent]], menu * 3, strict=False))
    return replace(draft, thin=thin, held={week.number: len(placed) for week, placed in short})


def owed(draft: Draft, layout: Layout) -> float:
    """Points of a layout as written: of its places, and of what its weeks that build lack."""
    weeks = zip(draft.weeks, _by_week(draft, layout), strict=True)
    written = [
        tuple(tuple(Entry(item.exercise, item.dose.sets) for item in one.content) for one in placed)
        for week, placed in weeks
        if week.phase in BUILD and week.sessions > 0
    ]
    return layout.placement.cost + sum(draft.price.shortfall(menu) for menu in written)
