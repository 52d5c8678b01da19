"""An integer programme under construction: variables with prices, rows between a low and a high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

Row = Mapping[int, float]
"""Coefficients by number of the variable."""


@dataclass(frozen=True)
class Solved:
    """What a solver came to: a proved ``bound``, the ``cost`` of its answer, the ``chosen`` binaries."""

    bound: float | None
    cost: float | None
    chosen: tuple[int, ...]


@dataclass(eq=False)
class Programme:
    """Minimise the prices of variables from 0 (binaries to 1) within rows."""

    prices: list[float] = field(default_factory=list)
    binary: list[bool] = field(default_factory=list)
    rows: list[tuple[Row, float, float]] = field(default_factory=list)

    def variable(self, price: float, binary: bool = False) -> int:
        """A new variable; its number."""
        self.prices.append(price)
        self.binary.append(binary)
        return len(self.prices) - 1

    def at_least(self, row: Row, low: float) -> None:
        """A sum that is ``low`` or more."""
        self.rows.append((row, low, np.inf))

    def over(self, price: float, row: Row, free: float) -> None:
        """Pay ``price`` for each unit of a sum above ``free``."""
        if price > 0.0 and sum(max(0.0, one) for one in row.values()) > free:
            paid = self.variable(price)
            self.at_least({paid: 1.0, **{key: -one for key, one in row.items()}}, -free)

    def under(self, price: float, row: Row, wanted: float) -> None:
        """Pay ``price`` for each unit a sum lacks to ``wanted``."""
        paid = self.variable(price)
        self.at_least({paid: 1.0, **row}, wanted)

    def solve(self, seconds: float) -> Solved:
        """HiGHS for at most so many seconds."""
        places = [
            (number, key, one) for number, (row, _, _) in enumerate(self.rows) for key, one in row.items()
        ]
        at, keys, values = zip(*places, strict=True)
        matrix = csr_matrix((values, (at, keys)), shape=(len(self.rows), len(self.prices)))
        low, high = (np.array([row[side] for row in self.rows]) for side in (1, 2))
        binary = np.array(self.binary)
        found = milp(
            np.array(self.prices),
            integrality=binary.astype(int),
            bounds=Bounds(0.0, np.where(binary, 1.0, np.inf)),
            constraints=LinearConstraint(matrix, low, high),
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )
        bound = found.mip_dual_bound
        chosen = () if found.x is None else tuple(np.flatnonzero(binary & (found.x > 0.5)).tolist())
        known = None if bound is None or not np.isfinite(bound) else float(bound)
        return Solved(known, None if found.x is None else float(found.fun), chosen)
