"""One set more of what a test found weak, where the session has room or an accessory can give one up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from groundforce.evidence import parameter
from groundforce.planner.search.classes import Family, family
from groundforce.planner.search.content import Content, Item, leg_sets
from groundforce.planner.search.emphasis import serves
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.writing import fits_minutes
from groundforce.training.battery.nouns import Emphasis

DONORS = frozenset({Family.ACCESSORY, Family.TRUNK, Family.UPPER})
"""Families that may give up a set for it; jumps and main lifts keep theirs."""


def raised(ledger: Ledger, content: Content, limit: int) -> Content:
    """A session with one set more of the first familiar exercise for each thing a test found weak.

    ``limit`` is the most leg sets it may have. What does not fit stays as it was.
    """
    for emphasis in sorted(ledger.problem.emphases):
        place = next((at for at, one in enumerate(content) if _can_rise(one, emphasis)), None)
        if place is not None:
            ways = (one for one in _ways(ledger, content, place) if _fits(ledger, one, limit))
            content = next(ways, content)
    return content


def _can_rise(item: Item, emphasis: Emphasis) -> bool:
    most = parameter("test_most_sets").value
    weak = emphasis is not Emphasis.SINGLE_LEG and serves(item.exercise, emphasis)
    return weak and not item.new and item.dose.sets < most


def _fits(ledger: Ledger, content: Content, limit: int) -> bool:
    return leg_sets(content) <= limit and fits_minutes(ledger, content)


def _ways(ledger: Ledger, content: Content, place: int) -> Iterator[Content]:
    """The session with the set more, then with a set less of each accessory for it, the last first."""
    extra = int(parameter("test_extra_sets").value)
    more = _with_sets(content, place, extra)
    yield more
    for donor in reversed(range(len(content))):
        one = content[donor]
        spared = any(serves(one.exercise, emphasis) for emphasis in ledger.problem.emphases)
        if family(one.exercise) in DONORS and not spared and one.dose.sets > 1:
            yield _with_sets(more, donor, -1)


def _with_sets(content: Content, place: int, change: int) -> Content:
    item = content[place]
    dose = replace(item.dose, sets=item.dose.sets + change)
    usual = item.dose.sets if change > 0 else item.usual
    return (*content[:place], replace(item, dose=dose, usual=usual), *content[place + 1 :])
