"""What else a session could have been: the price of every open slot, the rule behind every closed one."""

from __future__ import annotations

from dataclasses import dataclass

from groundforce.planner.search.cells import FORBIDDEN
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.guards import Block
from groundforce.planner.search.options import closed
from groundforce.planner.search.slots import Slot


@dataclass(frozen=True)
class Alternatives:
    """Of one session: ``regret`` [points] of forcing each open slot, everything else re-chosen; ``blocks``
    the rule that closes each of the others to the session as it is."""

    regret: tuple[tuple[Slot, float], ...]
    blocks: tuple[tuple[Slot, Block], ...]


def alternatives(draft: Draft, layout: Layout, one: Placed) -> Alternatives:
    """Price every slot of the session's week."""
    number = one.week.number
    columns, through = layout.patterns[number], layout.placement.through[number]
    picks = columns.picks[:, one.role].tolist()
    choices = columns.week.sessions[one.role]
    least: dict[Slot, float] = {}
    for pick, cost in zip(picks, through.tolist(), strict=True):
        slot = choices[pick].slot
        if slot is not None and cost < FORBIDDEN / 2:
            least[slot] = min(least.get(slot, cost), cost)
    best = layout.placement.cost
    open_slots = sorted(least, key=lambda slot: slot.hours)
    blocks = closed(draft.problem, draft.view, draft.slots[number], one.burden)
    return Alternatives(
        tuple((slot, max(0.0, least[slot] - best)) for slot in open_slots),
        tuple(sorted(blocks.items(), key=lambda pair: pair[0].hours)),
    )
