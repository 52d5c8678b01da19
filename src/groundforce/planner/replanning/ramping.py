"""Ramp sets where the lift they led up to is gone: the next one gets its own, nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from groundforce.planner.replanning.account import content_of, is_heavy_lift
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.search.content import Item
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.loads import ramp_sets
from groundforce.planner.search.writing import ramps_of
from groundforce.training.plan import Prescription, SetKind

Written = tuple[Prescription, ...]


def ramped(ground: Ground, ledger: Ledger, before: Written, kept: Written, day: date) -> Written:
    """What is ``kept`` of a session, with the ramp sets it lacks now that something ``before`` is gone."""
    there = [one.exercise for one in kept]
    if there == [one.exercise for one in before]:
        return kept
    content = content_of(ledger, kept, day)
    heavy = [is_heavy_lift(ground, one) for one in kept if one.work_sets and one.exercise in ground.catalogue]
    wanted = zip(content, ramps_of(ledger, content, heavy), strict=True)
    lacking = {item.exercise.id: (item, count) for item, count in wanted}
    return tuple(_with_ramps(ground, one, *lacking.get(one.exercise, (None, 0))) for one in kept)


def _with_ramps(ground: Ground, one: Prescription, item: Item | None, count: int) -> Prescription:
    """One exercise with at least so many ramp sets; the very same where it has them."""
    have = sum(each.kind is SetKind.WARM_UP for each in one.sets)
    if item is None or have >= count:
        return one
    work = one.work_sets
    ramps = ramp_sets(item, work[0].load, count, work[0].side, ground.problem)
    return replace(one, sets=(*ramps, *(each for each in one.sets if each.kind is not SetKind.WARM_UP)))
