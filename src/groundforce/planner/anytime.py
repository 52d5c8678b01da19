"""The search goes on: other menus and other beginnings, as long as there is time, and the best plan is kept.

Every step makes a whole plan that the checker has judged, so the search may end after any of them. Steps
follow from their numbers alone: so many steps give the same plan everywhere, so many seconds need not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import Key, Outlook, outlook_of
from groundforce.planner.search.exchange import Chance
from groundforce.planner.search.thin import owed
from groundforce.planner.settling import Searched, settled

DAYS = 7


def improved(first: Searched, goes_on: Callable[[int], bool]) -> Searched:
    """The best of a search and of what further steps come to, while ``goes_on`` after so many steps."""
    best, steps = first, 0
    while goes_on(steps):
        steps += 1
        found = _step(first.draft if first.before is None else first.before.draft, best, steps)
        if _is_better(found, best):
            best = found
    return best


def _step(draft: Draft, best: Searched, number: int) -> Searched:
    """One more whole plan: with other menus each second time, else from days drawn for the best menus."""
    if number % 2:
        return settled(make_draft(draft.problem, draft.catalogue, seed=number + 1))
    own = best.draft if best.before is None else best.before.draft
    return settled(own, _drawn(own, best, number))


def _drawn(draft: Draft, best: Searched, number: int) -> Outlook:
    """Days of the best plan, those of one session in three drawn anew."""
    chance, known = Chance(number), outlook_of(draft, best.layout)
    days = {week.number: week.start for week in draft.weeks}

    def day(key: Key) -> timedelta:
        kept = known.days[key] - days[key[0]]
        return timedelta(days=chance.below(DAYS)) if chance.below(3) == 0 else kept

    return replace(known, days={key: days[key[0]] + day(key) for key in sorted(known.days)})


def _is_better(found: Searched, best: Searched) -> bool:
    """Whether the checker accepts it and it costs less, as written and by the bill the plan prints."""
    if found.violations or not found.plan.sessions:
        return False
    if best.violations or not best.plan.sessions:
        return True
    cheaper = owed(found.draft, found.layout) < owed(best.draft, best.layout)
    return cheaper and found.plan.quality.objective <= best.plan.quality.objective
