"""What a key run moved by a day would change: which sessions move, and what the bill becomes.

The week of the run and the week before it are placed again round the moved run; all other weeks stay as they
are, and so does what the sessions hold. A session the checker had left out stays out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

import numpy as np

from groundforce.planner.explaining.regrets import bill, difference
from groundforce.planner.relaxing.changes import Moved, moves
from groundforce.planner.relaxing.week_case import variants_asked
from groundforce.planner.search.cells import FORBIDDEN
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout
from groundforce.planner.search.guards import Burden, RunPoint, calendar_view
from groundforce.planner.search.options import choices
from groundforce.planner.search.patterns import WeekChoices, WeekPatterns, kept, week_patterns
from groundforce.planner.search.placement import Placement, place
from groundforce.planner.search.report import session_id
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.slots import Slot, week_slots
from groundforce.training.problem import PlanProblem

Places: TypeAlias = dict[tuple[int, int], Slot | None]


@dataclass(frozen=True)
class RunMoved:
    """A run moved, the sessions it moves as (id, from, to; None for no place), and the bill [points].

    ``possible`` false where the sessions of the weeks beside it leave no way to have it.
    """

    move: Moved
    sessions: tuple[tuple[str, Slot | None, Slot | None], ...]
    points: float
    tiers: tuple[tuple[str, float], ...]
    possible: bool = True


def run_moves(draft: Draft, layout: Layout, number: int) -> tuple[RunMoved, ...]:
    """Every key run of week ``number`` a day earlier and a day later, where the runs allow it."""
    every = moves(draft.problem, draft.weeks[number].start)
    if not every:
        return ()
    window = _Window(draft, layout, number)
    return tuple(window.moved(one) for one in every)


class _Window:
    """The weeks that are placed again, with one fixed week on either side."""

    def __init__(self, draft: Draft, layout: Layout, number: int) -> None:
        self.draft, self.layout = draft, layout
        self.free = [one for one in draft.weeks if number - 1 <= one.number <= number]
        self.asked = {one.number: variants_asked(draft, layout, one) for one in self.free}
        self.first, self.last = max(0, number - 2), min(len(draft.weeks) - 1, number + 1)
        self.planned = [self._fixed(one) for one in range(self.first, self.last + 1)]
        now = place(draft.problem, self.planned, priced=False)
        self.bill, self.cost = bill(draft.problem, self.planned, now), now.cost
        self.places = self._places(self.planned, now)

    def moved(self, move: Moved) -> RunMoved:
        """The window round one moved run."""
        weeks = self._weeks(move.on(self.draft.problem))
        placement = place(self.draft.problem, weeks, priced=False)
        if placement.cost >= FORBIDDEN / 2:
            return RunMoved(move, (), 0.0, (), possible=False)
        places = self._places(weeks, placement)
        changed = tuple(
            (session_id(*key), self.places.get(key), places.get(key))
            for key in sorted(self.places.keys() | places.keys())
            if self.places.get(key) != places.get(key)
        )
        tiers = difference(bill(self.draft.problem, weeks, placement), self.bill)
        return RunMoved(move, changed, placement.cost - self.cost, tiers)

    def _fixed(self, number: int) -> WeekPatterns:
        chosen = self.layout.placement.chosen[number]
        return kept(self.layout.patterns[number], np.array([chosen]))

    def _weeks(self, problem: PlanProblem) -> list[WeekPatterns]:
        free = {one.number: one for one in self.free}
        return [
            self._again(free[number], problem) if number in free else self._fixed(number)
            for number in range(self.first, self.last + 1)
        ]

    def _again(self, week: WeekInSeason, problem: PlanProblem) -> WeekPatterns:
        """One week with every slot and pattern the moved run leaves."""
        view = calendar_view(problem)
        slots = week_slots(problem, week.start)

        def runs(first: int) -> tuple[RunPoint, ...]:
            start = week.start + timedelta(weeks=first)
            return tuple(p for p in view.key_runs if start <= p.run.date < start + timedelta(days=7))

        sessions = tuple(
            choices(problem, view, slots, self._offered(week, role)) for role in range(week.sessions)
        )
        following = runs(1) if week.number + 1 < len(self.draft.weeks) else ()
        made = WeekChoices(week.number, sessions, runs(0))
        return week_patterns(problem, made, following, self.draft.recovery)

    def _offered(self, week: WeekInSeason, role: int) -> dict[str, Burden]:
        dropped = (week.number, role) in self.layout.orders.dropped
        return {} if dropped else self.asked[week.number].get(role, {})

    def _places(self, weeks: list[WeekPatterns], placement: Placement) -> Places:
        return {
            (week.week.number, role): week.week.sessions[role][pick].slot
            for week, chosen in zip(weeks, placement.chosen, strict=True)
            for role, pick in enumerate(week.picks[chosen].tolist())
        }
