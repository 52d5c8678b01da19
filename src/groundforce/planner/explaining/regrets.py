"""The regret of every other slot of a session by tier: what the whole plan's bill becomes once it is forced.

The placement already knows the least cost through every weekly pattern, so what a forced slot costs in all is
known. Which tiers it costs needs the plan behind it: the chain of weeks is solved once more for each slot,
over few patterns where that is enough to reach the known cost, and over more where not. It is exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundforce.planner.search.cells import FORBIDDEN
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.options import missing_price, variant_price
from groundforce.planner.search.patterns import WeekPatterns, kept
from groundforce.planner.search.placement import Placement, place
from groundforce.planner.search.slots import Slot
from groundforce.training.problem import PlanProblem

TIERS = (
    "fatigue before key runs",
    "sessions held back",
    "sessions missing",
    "time of day and spacing",
    "habit",
)
"""The parts of the bill that depend on when sessions stand, as the plan names them."""
CLOSE = 1e-6
FIRST_ROOM = 2.0
"""points above the best plan that are tried away from the week of a forced slot"""
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Regret:
    """One other slot: ``points`` dearer in all, and by tier (what is as it was is left out)."""

    slot: Slot
    points: float
    tiers: tuple[tuple[str, float], ...]


def bill(problem: PlanProblem, weeks: list[WeekPatterns], placement: Placement) -> dict[str, float]:
    """The tiers of a placement [points]."""
    pairs = list(zip(weeks, placement.chosen, strict=True))
    picked = [
        choices[pick]
        for week, chosen in pairs
        for choices, pick in zip(week.week.sessions, week.picks[chosen].tolist(), strict=True)
    ]
    held = sum(variant_price(problem, one.variant) + one.burden.lack for one in picked)
    absent = missing_price(problem) * sum(one.slot is None for one in picked)
    alone = placement.cost - placement.fatigue - placement.habit
    amounts = (placement.fatigue, held, absent, alone - held - absent, placement.habit)
    return dict(zip(TIERS, amounts, strict=True))


def difference(new: dict[str, float], old: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """What two bills differ by, tier by tier, half a point and more."""
    changes = ((name, new[name] - old[name]) for name in TIERS)
    return tuple((name, round(points, 1)) for name, points in changes if abs(points) >= 0.5)


def regrets(draft: Draft, layout: Layout, one: Placed) -> tuple[Regret, ...]:
    """The regret of every slot that is open to a session, in order of time."""
    number = one.week.number
    planned = bill(draft.problem, list(layout.patterns), layout.placement)
    found = []
    for slot, pattern in sorted(_cheapest(layout, one).items(), key=lambda pair: pair[0].hours):
        points = float(layout.placement.through[number][pattern]) - layout.placement.cost
        tiers = difference(_forced_bill(draft, layout, number, pattern), planned) if points >= CLOSE else ()
        found.append(Regret(slot, max(0.0, points), tiers))
    return tuple(found)


def _forced_bill(draft: Draft, layout: Layout, number: int, pattern: int) -> dict[str, float]:
    """The bill of the cheapest plan through one pattern of a week.

    Away from that week such a plan is close to the best one, so few patterns are tried there at first. The
    cost through the pattern is known, so a plan that costs more was not the cheapest: then more are tried.
    """
    cost = float(layout.placement.through[number][pattern])
    room = FIRST_ROOM
    while True:
        chain = _chain(layout, number, pattern, room)
        placement = place(draft.problem, chain, priced=False)
        if placement.cost <= cost + CLOSE or layout.placement.cost + room > cost:
            return bill(draft.problem, chain, placement)
        room *= 4.0


def _chain(layout: Layout, number: int, pattern: int, room: float) -> list[WeekPatterns]:
    """The week's one pattern, all that could be beside it, and elsewhere what costs at most ``room`` more."""
    best = layout.placement.cost
    cost = float(layout.placement.through[number][pattern])
    weeks = []
    for week, (patterns, through) in enumerate(zip(layout.patterns, layout.placement.through, strict=True)):
        most = cost if abs(week - number) == 1 else min(cost, best + room)
        rows = np.array([pattern]) if week == number else np.flatnonzero(through <= most + CLOSE)
        weeks.append(kept(patterns, rows))
    return weeks


def _cheapest(layout: Layout, one: Placed) -> dict[Slot, int]:
    """The pattern of the session's week that costs least through each slot."""
    number = one.week.number
    through = layout.placement.through[number]
    choices = layout.patterns[number].week.sessions[one.role]
    picks = layout.patterns[number].picks[:, one.role]
    least: dict[Slot, int] = {}
    for pattern in np.argsort(through, kind="stable").tolist():
        slot = choices[int(picks[pattern])].slot
        if through[pattern] >= FORBIDDEN / 2:
            break
        if slot is not None:
            least.setdefault(slot, pattern)
    return least


def _within(layout: Layout, dearest: float) -> list[WeekPatterns]:
    """Each week's patterns through which a plan costs no more than ``dearest``."""
    pairs = zip(layout.patterns, layout.placement.through, strict=True)
    return [kept(week, np.flatnonzero(through <= dearest + CLOSE)) for week, through in pairs]
