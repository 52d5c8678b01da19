"""Lay out, let the independent checker judge, repair, and keep only what it accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from groundforce.planner.check import check
from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import (
    Layout,
    Orders,
    Outlook,
    lay_out,
    lower_bound,
    outlook_of,
    with_prices,
)
from groundforce.planner.search.memory import Memory
from groundforce.planner.search.report import LETTERS, as_plan, with_reasons
from groundforce.planner.search.scribe import Archive
from groundforce.planner.search.thin import owed, thinned
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Violation
from groundforce.training.problem import PlanProblem

REPAIRS = 40


def _key(session: str) -> tuple[int, int]:
    week, letter = session.split("-")
    return int(week[1:]) - 1, LETTERS.index(letter)


def _after(orders: Orders, violations: tuple[Violation, ...], plan: Plan) -> Orders:
    """What to do about violations: hold the first session back; if it is held back already, leave it out."""
    named = [violation for violation in violations if violation.session is not None]
    first = (*named, *violations)[0]
    key = _key(plan.sessions[-1].id if first.session is None else first.session)
    why = (*orders.why, (key, first.text))
    if key in orders.light:
        return replace(orders, dropped=orders.dropped | {key}, why=why)
    return replace(orders, light=orders.light | {key}, why=why)


@dataclass(frozen=True, eq=False)
class Searched:
    """What the search came to: the last layout as a plan, and what the checker still had against it.

    ``before`` is what it was with all the sessions asked for, where weeks got content for fewer.
    """

    draft: Draft
    layout: Layout
    plan: Plan
    violations: tuple[Violation, ...]
    before: Searched | None = None


def search(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Searched:
    """Decide what the sessions hold, then place them until the checker accepts."""
    return settle(make_draft(problem, catalogue))


def settle(draft: Draft) -> Searched:
    """:func:`settled`, with the price of every other place and with reasons."""
    return explained(settled(draft))


def settled(draft: Draft, outlook: Outlook | None = None) -> Searched:
    """Lay out until the checker accepts; where weeks have no place for all their sessions, once more with
    content for those they have, and the better of both by the bill. ``outlook`` what to begin with."""
    memory = Memory()
    bound = lower_bound(draft, memory)
    found = _accepted(draft, bound, memory, outlook)
    other = thinned(draft, found.layout) if found.plan.sessions else None
    if other is None:
        return found
    again = _accepted(other, bound, replace(memory, archive=Archive()), outlook_of(draft, found.layout))
    better = owed(again.draft, again.layout) < owed(draft, found.layout)
    return replace(again, before=found) if better and not again.violations else found


def explained(found: Searched) -> Searched:
    """The same with the price of every other place, and with reasons."""
    layout = with_prices(found.draft, found.layout)
    return replace(found, layout=layout, plan=with_reasons(found.draft, layout, found.plan))


def _accepted(draft: Draft, bound: float | None, memory: Memory, outlook: Outlook | None = None) -> Searched:
    """Lay out, let the checker judge, hold back or leave out what it rejects, until it accepts.

    Each layout after the first expects what the one before it came to.
    """
    orders = Orders()
    for _ in range(REPAIRS):
        layout = lay_out(draft, orders, memory, outlook, priced=False)
        outlook = outlook_of(draft, layout)
        plan = as_plan(draft, layout, bound)
        violations = check(plan, draft.catalogue)
        if not any(one.session is not None for one in violations) or not plan.sessions:
            break
        orders = _after(orders, violations, plan)
    return Searched(draft, layout, plan, violations)
