"""Twelve weeks of percentages of a tested maximum, whatever happens in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from groundforce.simulation.virtual.barbell import LIFTS, Barbell, Wanted, kindest
from groundforce.training.problem import PlanProblem
from groundforce.training.strength import StrengthSession

WAVE = (
    (3, 8, 0.70), (3, 8, 0.725), (3, 8, 0.75), (3, 5, 0.60),
    (3, 5, 0.80), (3, 5, 0.825), (3, 5, 0.85), (3, 5, 0.65),
    (3, 3, 0.875), (3, 3, 0.90), (3, 3, 0.925), (2, 3, 0.70),
)  # fmt: skip
"""(sets, reps, share of the tested maximum) of each week: published programmes look like this."""
BREAK = 10
"""days without lifting after which a week is done a tenth lighter"""
LIGHTER = 0.9


class PercentageWave(Barbell):
    """The wave: tested before it, and again after its twelve weeks; nothing in between changes it."""

    def __init__(self) -> None:
        super().__init__()
        self._maxima: dict[str, float] = {}
        self._tested: date | None = None

    def weekdays(self, problem: PlanProblem) -> tuple[int, ...]:
        """The two open days that leave key runs the most time."""
        return kindest(problem)

    def wants_test(self, day: date) -> tuple[str, ...]:
        """Before the first week, and every twelve weeks; as soon as the runner can."""
        if self._tested is None or (day - self._tested).days >= 7 * len(WAVE):
            return LIFTS
        return ()

    def tested(self, day: date, maxima: Mapping[str, float]) -> None:
        """A new wave from new maxima."""
        self._maxima, self._tested = dict(maxima), day

    def wanted(self, day: date) -> Sequence[Wanted]:
        """The week's sets at their share of the maximum."""
        if self._tested is None:
            return []
        sets, reps, share = WAVE[min((day - self._tested).days // 7, len(WAVE) - 1)]
        if self._last is not None and (day - self._last).days >= BREAK:
            share *= LIGHTER
        return [Wanted(lift, sets, reps, share * self._maxima[lift]) for lift in LIFTS]

    def after_session(self, done: StrengthSession) -> None:
        """Takes note that it was done, and of nothing else."""
        self.done(done.start.date())
