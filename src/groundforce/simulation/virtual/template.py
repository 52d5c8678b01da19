"""Three sets of five, 2.5 kg more every session, Tuesday and Thursday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from groundforce.simulation.virtual.barbell import LIFTS, Barbell, Wanted, nearest_open
from groundforce.training.equipment import BARBELL_STEPS
from groundforce.training.problem import PlanProblem
from groundforce.training.strength import PerformedSet, StrengthSession

SETS, REPS = 3, 5
STEP = 2.5
"""kg more after each session with all reps"""
FIRST_RESERVE = 4.0
"""Reps in reserve of the first day, which finds the load: such programmes begin light."""
TRIES = 3
"""Sessions in a row at one load before it is taken back."""
RESET = 0.9
"""What is left of a load after that, or after a break."""
BREAK, LONG_BREAK = 10, 28
"""days without lifting that take a tenth, and a fifth, off"""


class FixedTemplate(Barbell):
    """The fixed template, as such programmes are run: failed loads are tried again, then reset."""

    def __init__(self) -> None:
        super().__init__()
        self._next: dict[str, float] = {}
        self._failed: dict[str, int] = {}
        self._begun: date | None = None

    def weekdays(self, problem: PlanProblem) -> tuple[int, ...]:
        """Tuesday and Thursday, or the nearest open days."""
        return nearest_open(problem, (1, 3))

    def wanted(self, day: date) -> Sequence[Wanted]:
        """Every lift at its next load; the first time at one that leaves four reps."""
        if self._last is not None and (day - self._last).days >= BREAK and self._begun != self._last:
            share = RESET * (RESET if (day - self._last).days >= LONG_BREAK else 1.0)
            self._next = {lift: share * kg for lift, kg in self._next.items()}
            self._begun = self._last
        return [
            Wanted(lift, SETS, REPS, self._next.get(lift), None if lift in self._next else FIRST_RESERVE)
            for lift in LIFTS
        ]

    def after_session(self, done: StrengthSession) -> None:
        """More where all reps were done; the same where not; less after three failures in a row."""
        self.done(done.start.date())
        for lift in LIFTS:
            sets = [one for one in done.sets if one.exercise == lift]
            if sets:
                self._judge(lift, sum(_whole(one) for one in sets) >= SETS, sets[-1].load)

    def _judge(self, lift: str, met: bool, logged: float | None) -> None:
        load = self._next.get(lift, logged)
        if load is None:
            return
        if met:
            self._next[lift], self._failed[lift] = BARBELL_STEPS.round(load) + STEP, 0
            return
        self._failed[lift] = self._failed.get(lift, 0) + 1
        self._next[lift] = load
        if self._failed[lift] >= TRIES:
            self._next[lift], self._failed[lift] = RESET * load, 0


def _whole(one: PerformedSet) -> bool:
    return one.reps is not None and one.reps >= REPS
