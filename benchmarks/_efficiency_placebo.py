"""Training blocks that never were: how often ``before_after`` sees an effect in them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta

from benchmarks.common import Result
from groundforce.monitoring.efficiency.change import before_after
from groundforce.monitoring.efficiency.selection import selection
from groundforce.training.efficiency import EfficiencyChange
from groundforce.training.run import Run

BLOCK, FOLLOWED = timedelta(weeks=8), timedelta(weeks=12)
"""How long a block lasts, and how long after it the runs are known."""
QUICK_STEP, FULL_STEP = timedelta(days=56), timedelta(days=14)
"""From one block to the next."""
QUICK_WORK = 250_000
"""Blocks times runs of all histories, above which quick blocks begin further apart."""
ALARM = 0.9
"""Probability of a worthwhile effect from which a block counts as a false alarm."""


def placebo(histories: Sequence[Sequence[Run]], full: bool) -> Result:
    """How many blocks could be judged, false alarms, and how often the 80 % interval leaves out no effect."""
    step = FULL_STEP if full else QUICK_STEP * max(1, math.ceil(sum(map(_work, histories)) / QUICK_WORK))
    told = [one for runs in histories for one in _blocks(runs, step)]
    alarms = sum(one.probability is not None and one.probability >= ALARM for one in told)
    excluded = sum(one.effect is not None and not one.effect.low <= 0.0 <= one.effect.high for one in told)
    return {
        "placebo_blocks": len(told),
        "placebo_false_alarms": alarms / len(told) if told else None,
        "placebo_intervals_without_0": excluded / len(told) if told else None,
    }


def _work(runs: Sequence[Run]) -> float:
    """How many quick blocks there are, times the runs."""
    if not runs:
        return 0.0
    return len(runs) * ((max(one.start for one in runs) - min(one.start for one in runs)) / QUICK_STEP)


def _blocks(runs: Sequence[Run], step: timedelta) -> Iterator[EfficiencyChange]:
    """The change over each block that has runs enough before and after it."""
    chosen = [one.run for one in selection(runs).runs]
    if not chosen:
        return
    start, last = chosen[0].start.date() + FOLLOWED, chosen[-1].start.date()
    while start + BLOCK < last:
        end = start + BLOCK
        told = before_after(chosen, start, end, as_of=end + FOLLOWED)
        if told.effect is not None:
            yield told
        start += step
