"""Sets that a session has time for beyond its menu's: main lifts get them, up to the dose of their phase."""

from __future__ import annotations

from groundforce.planner.search.classes import Family, family
from groundforce.planner.search.content import Content, Item, leg_sets, with_more_sets
from groundforce.planner.search.dosing import phase_dose
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.writing import fits_minutes


def filled(ledger: Ledger, content: Content, week: WeekInSeason, limit: int) -> Content:
    """A session with a set more of main lifts where it has minutes left, one after the other.

    A menu is made for the longest weeks; in the others its sessions end early. ``limit`` is the most leg sets
    it may have. New lifts stay at their introductory dose.
    """
    while leg_sets(content) < limit:
        places = [place for place, item in enumerate(content) if _can_grow(item, week)]
        ways = (
            with_more_sets(content, place, 1)
            for place in sorted(places, key=lambda one: content[one].dose.sets)
        )
        more = next((one for one in ways if fits_minutes(ledger, one)), None)
        if more is None:
            break
        content = more
    return content


def _can_grow(item: Item, week: WeekInSeason) -> bool:
    if item.first or family(item.exercise) is not Family.MAIN:
        return False
    return item.dose.sets < phase_dose(item.exercise, week.phase, week.number).sets
