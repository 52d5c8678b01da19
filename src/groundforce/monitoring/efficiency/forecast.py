"""The mean heart rate a run should have, judged by the runs before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from groundforce.monitoring.efficiency.conditions import conditions
from groundforce.monitoring.efficiency.filter import filtered
from groundforce.monitoring.efficiency.selection import (
    SHORTEST_DURATION,
    Selected,
    days_between,
    in_order,
    selection,
    unusable_movement,
)
from groundforce.training.efficiency import HeartRateForecast
from groundforce.training.run import Run
from groundforce.training.state import Estimate


def forecasts(runs: Iterable[Run]) -> tuple[HeartRateForecast, ...]:
    """For each usable run, in order of time, what its mean heart rate should have been.

    Each rests on the runs before it alone; the run's own heart rate is not looked at.
    """
    chosen = selection(runs).runs
    done = filtered(conditions(chosen))
    rows = zip(chosen, done.expected.tolist(), done.half.tolist(), done.surprising.tolist(), strict=True)
    return tuple(
        HeartRateForecast(one.run, _estimate(one.run, mean, half, number), surprising)
        for number, (one, mean, half, surprising) in enumerate(rows)
    )


def expected_heart_rate(past: Iterable[Run], coming: Run) -> Estimate | None:
    """Mean heart rate [beats/min] that ``coming`` should have; None where its movement cannot be judged.

    Runs of ``past`` that do not start before it are not looked at, nor is its own heart rate.
    """
    if unusable_movement(coming) is not None:
        return None
    before = in_order(run for run in past if run.start < coming.start)
    chosen = selection(before).runs
    last = next((run.start for run in reversed(before) if run.duration >= SHORTEST_DURATION), None)
    asked = Selected(replace(coming, mean_heart_rate=None), days_between(last, coming.start))
    done = filtered(conditions((*chosen, asked)))
    return _estimate(coming, float(done.expected[-1]), float(done.half[-1]), len(chosen))


def _estimate(run: Run, mean: float, half: float, earlier: int) -> Estimate:
    source = f"{earlier} earlier runs" if earlier else "what runners in general have"
    return Estimate(mean, mean - half, mean + half, source, run.start.date())
