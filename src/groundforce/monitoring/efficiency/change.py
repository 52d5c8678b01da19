"""Before and after a training block: what may have changed in the speed at a heart rate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.efficiency.conditions import TERMS, conditions, day_number
from groundforce.monitoring.efficiency.filter import (
    BLOCK,
    FIRST_TERM,
    FORM,
    LEVEL,
    MARK,
    Filtered,
    Learning,
    learnt,
)
from groundforce.monitoring.efficiency.selection import Selected, selection
from groundforce.monitoring.efficiency.speed import Crossing, crossing, usual_terms
from groundforce.monitoring.efficiency.state import usual_heart_rate
from groundforce.monitoring.estimates import normal
from groundforce.physiology.constants import Z95
from groundforce.training.efficiency import EfficiencyChange
from groundforce.training.run import Run
from groundforce.training.state import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WINDOW = 84.0
"""d before a block, and after it, whose runs are counted as comparable (judgement)."""
FURTHER_RUNS = 60
"""further runs looked ahead for what no number of runs can settle."""
BETWEEN_RUNS = 3.0
"""d between those further runs."""
TWO_SIDED_5_AND_POWER_80 = Z95 + 0.84
"""Standard normal quantiles of a two-sided test at 5 % with 80 % power."""


def before_after(
    runs: Iterable[Run],
    block_start: date,
    block_end: date,
    as_of: date | None = None,
    reference_heart_rate: float | None = None,
) -> EfficiencyChange:
    """What changed in the speed at ``reference_heart_rate`` over a block of training, and how sure that is.

    The block is taken to work in evenly from ``block_start`` to ``block_end``. Speed, climb, heat, duration
    and rest of each run are allowed for, as is the wandering of fitness that goes on meanwhile. Runs on or
    after ``as_of`` are not looked at. Raises ValueError where the block does not end after it starts.
    """
    if block_end <= block_start:
        raise ValueError(f"a block that starts on {block_start} cannot end on {block_end}; give a later end")
    chosen = selection(runs, None if as_of is None else datetime.combine(as_of, time())).runs
    first, last = day_number(block_start), day_number(block_end)
    rows = conditions(chosen)
    before = int(((rows.days < first) & (rows.days >= first - WINDOW)).sum())
    after = int(((rows.days >= last) & (rows.days < last + WINDOW)).sum())
    missing = _not_over(block_end, as_of) or _missing(before, after)
    reference = reference_heart_rate
    if reference is None and chosen:
        reference = usual_heart_rate(rows.beats.tolist())
    if missing is not None or reference is None:
        return _nothing(reference, before, after, missing or "Not enough data: no usable run.")
    learning = learnt(rows, None, first, np.clip((rows.days - first) / (last - first), 0.0, 1.0))
    return _told(_Case(chosen, reference, before, after, usual_terms(rows)), learning)


@dataclass(frozen=True, eq=False)
class _Case:
    """The runs, the reference heart rate, how many runs lie before and after, the usual conditions."""

    runs: Sequence[Selected]
    reference: float
    before: int
    after: int
    usual: Array


def _not_over(block_end: date, as_of: date | None) -> str | None:
    if as_of is None or block_end <= as_of:
        return None
    last = block_end - timedelta(days=1)
    return f"The block is not over: it lasts until {last}. What it may have done is told from runs after it."


def _missing(before: int, after: int) -> str | None:
    least = round(parameter("efficiency_block_runs").value)
    if min(before, after) >= least:
        return None
    weeks = round(WINDOW / 7.0)
    had = f"{before} usable run{'' if before == 1 else 's'}"
    return (
        f"Not enough data: {had} in the {weeks} weeks before the block and {after} in the {weeks} weeks "
        f"after it; {least} of each are needed."
    )


def _nothing(reference: float | None, before: int, after: int, why: str) -> EfficiencyChange:
    smallest = parameter("efficiency_smallest_change").value
    return EfficiencyChange(None, None, None, smallest, reference, before, after, notes=(why,))


def _told(case: _Case, learning: Learning) -> EfficiencyChange:
    done = learning.result()
    at = crossing(done, case.reference, case.usual, (MARK,))
    if at is None:
        why = f"Not enough data: no running speed belongs to {case.reference:g} beats/min before the block."
        return _nothing(case.reference, case.before, case.after, why)
    smallest = parameter("efficiency_smallest_change").value
    effect, spread = _share(at, _row(BLOCK, 1.0), done)
    needed = _runs_per_block(done.noise / at.slope / at.speed, smallest)
    floor = _floor(learning, at)
    source = f"{case.before} runs before and {case.after} after the block"
    day = case.runs[-1].run.start.date()
    return EfficiencyChange(
        effect=normal(effect, spread, source, day),
        difference=_difference(at, done, source, day),
        probability=_normal_above((effect - smallest) / spread),
        smallest=smallest,
        reference_heart_rate=case.reference,
        runs_before=case.before,
        runs_after=case.after,
        runs_per_block=needed,
        more_runs=max(0, needed - case.before) + max(0, needed - case.after),
        floor=floor,
        notes=tuple(_notes(floor, smallest)),
    )


def _difference(at: Crossing, done: Filtered, source: str, day: date) -> Estimate:
    """What changed from the start of the block to the last run, whatever the cause."""
    change = _row(LEVEL, 1.0) + _row(BLOCK, 1.0) + _row(MARK, -1.0)
    value, spread = _share(at, change, done)
    return normal(value, spread, source, day)


def _share(at: Crossing, change: Array, done: Filtered) -> tuple[float, float]:
    """Change of speed as a share of the speed before, mean and SD."""
    value, spread = at.shift(change, done)
    return value / at.speed, spread / at.speed


def _row(place: int, weight: float) -> Array:
    row = np.zeros(FIRST_TERM + len(TERMS))
    row[place] = weight
    return row


def _runs_per_block(noise: float, smallest: float) -> int:
    """Runs before, and as many after, that show ``smallest`` if runs scatter by ``noise`` alone.

    >>> _runs_per_block(0.04, 0.025)
    41
    """
    return math.ceil(2.0 * (TWO_SIDED_5_AND_POWER_80 * noise / smallest) ** 2)


def _floor(learning: Learning, at: Crossing) -> float:
    """SD of the effect after many more usual runs, as a share: what wandering fitness leaves open."""
    day = learning.day
    seen = at.seen + _row(LEVEL, 1.0) + _row(FORM, 1.0) + _row(BLOCK, 1.0) + _row(MARK, -1.0)
    for one in range(1, FURTHER_RUNS + 1):
        learning.wait(day + one * BETWEEN_RUNS)
        learning.learn_nothing_of(seen)
    return _share(at, _row(BLOCK, 1.0), learning.result())[1]


def _normal_above(z: float) -> float:
    """Probability that a normal value of mean z and SD 1 is above 0."""
    return 0.5 * (1.0 + math.erf(z / math.sqrt(2.0)))


def _notes(floor: float, smallest: float) -> Iterable[str]:
    yield (
        "One runner without a control: what else changed in these weeks (mileage, weight, heat, shoes) is "
        "not told apart from the block, only from this runner's usual wandering."
    )
    if floor * TWO_SIDED_5_AND_POWER_80 > smallest:
        yield (
            f"More runs alone will not settle a change of {100 * smallest:.1f} %: fitness wanders meanwhile, "
            f"which leaves {100 * floor:.1f} % (SD) open. A repeated laboratory test would say more."
        )
    yield "Speed at a heart rate is efficiency, not economy."
