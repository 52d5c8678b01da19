"""CP-SAT in a process of its own (it and HiGHS clash): reads a programme, prints what it came to."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import Any

import numpy as np

SCALE = 1000
"""CP-SAT counts in whole numbers: thousandths of a point and of a percent"""
MOST = 10_000_000


def _solve(known: Any, seconds: float) -> tuple[float | None, float, float]:
    """Best cost [points] or None, bound [points], seconds."""
    cp_model: Any = import_module("ortools.sat.python.cp_model")
    began = time.perf_counter()
    model = cp_model.CpModel()
    variables = [
        model.new_bool_var("") if whole else model.new_int_var(0, MOST, "") for whole in known["whole"]
    ]
    # A variable that is not whole counts in thousandths, so its own coefficient stays as it is.
    unit = np.where(known["whole"], SCALE, 1)
    for row in range(len(known["low"])):
        part = slice(known["indptr"][row], known["indptr"][row + 1])
        terms = known["indices"][part]
        weights = np.round(known["data"][part] * unit[terms]).astype(int)
        total = sum(int(w) * variables[i] for w, i in zip(weights, terms, strict=True))
        low, high = known["low"][row], known["high"][row]
        if np.isfinite(low):
            model.add(total >= round(SCALE * low))
        if np.isfinite(high):
            model.add(total <= round(SCALE * high))
    # Costs in thousandths of a point; weights of key runs need one more digit.
    prices = np.round(10 * known["costs"] * unit).astype(int)
    model.minimize(sum(int(price) * one for price, one in zip(prices, variables, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds - (time.perf_counter() - began))
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    cost = solver.objective_value / (10 * SCALE) if found else None
    return cost, solver.best_objective_bound / (10 * SCALE), time.perf_counter() - began


if __name__ == "__main__":
    result = _solve(dict(np.load(sys.argv[1])), float(sys.argv[2]))
    print(*("-" if value is None else value for value in result))
