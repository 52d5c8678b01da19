"""Which runs say something of efficiency: those with a believable heart rate, speed and climb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundforce.training.efficiency import LeftOut
from groundforce.training.run import Run

SHORTEST_DURATION = 300.0
"""s below which a heart rate is still rising."""
SHORTEST_DISTANCE = 800.0
"""m below which a distance is too coarse."""
SPEEDS = (1.0, 6.5)
"""m/s outside which nobody runs for five minutes in training, or walks up a mountain (judgement)."""
STEEPEST = 0.25
"""m of climb per m above which it is climbing, not running (judgement)."""
HEART_RATES = (70.0, 215.0)
"""beats/min outside which the mean of a run is a sensor's error (judgement)."""
STOPPED_STEPS = 20
"""steps of a profile that must agree to the last digit for a sensor to have stopped."""

NO_HEART_RATE = "no heart rate"
WRONG_HEART_RATE = f"a mean heart rate outside {HEART_RATES[0]:g} to {HEART_RATES[1]:g}"
STOPPED = "a heart rate that never changes: the sensor had stopped"
TOO_SHORT = f"shorter than {SHORTEST_DURATION / 60:g} min"
NO_DISTANCE = f"no distance, or less than {SHORTEST_DISTANCE:g} m"
TOO_FAST = f"faster than {SPEEDS[1] * 3.6:.0f} km/h: a ride, a lift home or a wrong unit"
TOO_SLOW = f"slower than {SPEEDS[0] * 3.6:g} km/h"
TOO_STEEP = f"more than {STEEPEST * 1000:g} m of climb a kilometre"


@dataclass(frozen=True)
class Selected:
    """One usable run with the time since the run before it [d], None for the first."""

    run: Run
    rest: float | None


@dataclass(frozen=True)
class Selection:
    """The usable runs in order of time, and why the others are not."""

    runs: tuple[Selected, ...]
    left_out: tuple[LeftOut, ...]


def selection(runs: Iterable[Run], before: datetime | None = None) -> Selection:
    """The usable runs among these; runs at or after ``before`` are not looked at."""
    kept: list[Selected] = []
    reasons: Counter[str] = Counter()
    last: datetime | None = None
    for run in in_order(run for run in runs if before is None or run.start < before):
        reason = unusable(run)
        if reason is None:
            kept.append(Selected(run, days_between(last, run.start)))
        else:
            reasons[reason] += 1
        if run.duration >= SHORTEST_DURATION:
            last = run.start
    return Selection(tuple(kept), tuple(LeftOut(reason, count) for reason, count in sorted(reasons.items())))


def in_order(runs: Iterable[Run]) -> list[Run]:
    """Runs by time; of two that start at once the order does not depend on how they were given."""
    return sorted(runs, key=_order)


def _order(run: Run) -> tuple[datetime, float, tuple[float, ...], tuple[str, ...]]:
    numbers = (run.elapsed, run.distance, run.mean_heart_rate, run.climb, run.temperature)
    return run.start, run.duration, tuple(-1.0 if one is None else one for one in numbers), run.sources


def days_between(earlier: datetime | None, later: datetime) -> float | None:
    """Days from one start to another; None where there is no earlier one."""
    return None if earlier is None else (later - earlier).total_seconds() / 86400.0


def unusable(run: Run) -> str | None:
    """Why a run says nothing of efficiency; None where it does."""
    return unusable_movement(run) or _unusable_heart_rate(run)


def unusable_movement(run: Run) -> str | None:
    """Why the movement of a run cannot be judged, whatever its heart rate."""
    if run.duration < SHORTEST_DURATION:
        return TOO_SHORT
    if run.distance is None or run.distance < SHORTEST_DISTANCE:
        return NO_DISTANCE
    speed = run.distance / run.duration
    if speed > SPEEDS[1]:
        return TOO_FAST
    if speed < SPEEDS[0]:
        return TOO_SLOW
    return TOO_STEEP if run.climb is not None and run.climb > STEEPEST * run.distance else None


def _unusable_heart_rate(run: Run) -> str | None:
    if run.mean_heart_rate is None:
        return NO_HEART_RATE
    if not HEART_RATES[0] <= run.mean_heart_rate <= HEART_RATES[1]:
        return WRONG_HEART_RATE
    return STOPPED if run.profile is not None and _never_changes(run.profile.heart_rate) else None


def _never_changes(beats: Sequence[float | None]) -> bool:
    known = [one for one in beats if one is not None]
    return len(known) >= STOPPED_STEPS and min(known) == max(known)
