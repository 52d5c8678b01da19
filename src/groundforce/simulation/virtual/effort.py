"""Reps a virtual runner has in them, and what they feel of it: curves of the person, no published table."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

from groundforce.simulation.virtual.numbers import numbers

MOST_REPS = 60.0
"""reps at which any set ends."""


@dataclass(frozen=True)
class RepsCurve:
    """Reps to failure of one person in one lift by load over today's maximum.

    ::

        reps = 1 + scale (-ln share)^shape

    The parameters of the mean person follow Nuzzo's means; scale and shape are drawn for every person and
    lift, so that the planner's table is right on average and for nobody.
    """

    scale: float
    shape: float

    def reps(self, share: float) -> float:
        """Reps to failure [reps] at ``share`` of the maximum; 0 above it.

        >>> round(RepsCurve(38.5, 1.0).reps(0.8), 1)
        9.6
        """
        if share > 1.0:
            return 0.0
        more: float = self.scale * max(0.0, -log(max(share, 1e-3))) ** self.shape
        return min(MOST_REPS, 1.0 + more)

    def share(self, reps: float) -> float:
        """The share of the maximum at which ``reps`` end at failure: the other way round.

        >>> curve = RepsCurve(38.5, 1.0)
        >>> round(curve.share(curve.reps(0.7)), 3)
        0.7
        """
        return exp(-((max(reps - 1.0, 0.0) / self.scale) ** (1.0 / self.shape)))


@dataclass(frozen=True)
class Feel:
    """How one person judges reps in reserve: ``bias`` [reps] more than most are missed, ``noise`` [-]."""

    bias: float
    noise: float

    def felt(self, reserve: float, draw: float) -> float:
        """Reps in reserve as felt [reps]; ``draw`` is a standard normal number for the whole set.

        People miss reps they still have, the more the further from failure, and stray further there too.

        >>> round(Feel(0.0, 1.0).felt(2.0, 0.0), 2)
        1.36
        """
        own = numbers()
        missed = own.felt_bias + own.felt_bias_slope * reserve + self.bias
        spread = min(own.felt_spread + own.felt_spread_slope * reserve, own.felt_spread_most)
        return max(0.0, reserve - missed + self.noise * spread * draw)


def set_loss(reserve: float) -> float:
    """Share of capacity a set that ends with ``reserve`` reps left takes from the next one at once [-]."""
    own = numbers()
    return own.set_loss * exp(-max(reserve, 0.0) / own.set_loss_reserve)


def set_recovery(rest: float) -> float:
    """Share of it that is still missing after ``rest`` [s] [-]."""
    return exp(-max(rest, 0.0) / numbers().set_recovery)
