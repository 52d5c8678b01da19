"""The reps and effort a load is for, and what a load at one scheme is worth at another."""

from __future__ import annotations

from dataclasses import dataclass

from groundforce.evidence import parameter
from groundforce.physiology.repetition_maximum import nuzzo2024_fraction
from groundforce.training.plan import SetPrescription


@dataclass(frozen=True)
class Scheme:
    """Sets of ``low`` to ``high`` reps that leave ``reserve`` [reps]."""

    low: int
    high: int
    reserve: float

    @property
    def aim(self) -> int:
        """The reps a load is chosen for: one above the low end, so that there is room both ways."""
        return min(self.low + 1, self.high)

    @property
    def share(self) -> float:
        """Load over 1RM [-] for :attr:`aim` reps at the reserve."""
        return nuzzo2024_fraction(self.aim + self.reserve)

    @property
    def lightest_share(self) -> float:
        """Load over 1RM [-] of the fewest reps at the reserve: nothing heavier fits the scheme."""
        return nuzzo2024_fraction(self.low + self.reserve)

    @property
    def step_share(self) -> float:
        """Load over 1RM [-] a next weight may be: the fewest reps, with as much less in reserve as still
        counts as met."""
        slack = min(self.reserve, parameter("progression_reserve_slack").value)
        return nuzzo2024_fraction(self.low + self.reserve - slack)


def scheme_of(one: SetPrescription) -> Scheme | None:
    """The scheme of a set of reps; a set without a stated reserve is taken to leave none. None for others."""
    if one.reps is None:
        return None
    return Scheme(one.reps[0], one.reps[1], 0.0 if one.reps_in_reserve is None else one.reps_in_reserve)
