"""What the laps say: a workout of fast and slow laps, or only the watch counting kilometres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from groundforce.training.recording import Lap

SHORTEST_LAP = 10.0
"""s below which a lap is a slip of the button."""
LONGEST_REPETITION = 1800.0
"""s above which a lap is no repetition."""
AUTO_TOLERANCE = 0.02
"""Share by which automatic laps differ from each other."""
AUTO_SHARE = 0.75
"""Share of laps of one length from which laps are automatic."""
CONTRAST = 1.15
"""Times a fast lap is faster than the slow laps beside it."""
SLOW_FLAGS = frozenset({"rest", "recovery"})
WORK_FLAGS = frozenset({"active", "interval"})


@dataclass(frozen=True)
class Repetitions:
    """Fast stretches with slow ones between them.

    ``count`` [-]; ``duration`` [s] of the middle one; ``total`` [s] fast; ``speed`` [m/s] over the fast
    stretches; ``recovery`` [s] of the middle rest; ``source`` in words.
    """

    count: int
    duration: float
    total: float
    speed: float
    recovery: float
    source: str


def repetitions_in_laps(laps: Sequence[Lap]) -> Repetitions | None:
    """The repetitions the laps show; None where laps are automatic or do not alternate."""
    usable = [lap for lap in laps if lap.duration >= SHORTEST_LAP and lap.distance is not None]
    if len(usable) < 3 or automatic(usable):
        return None
    flagged = [_fast_by_flag(lap) for lap in usable]
    if False in flagged and flagged.count(True) >= 2:
        return _repetitions(usable, [flag is True for flag in flagged], "workout laps")
    return _repetitions(usable, _local_peaks(usable), "laps")


def automatic(laps: Sequence[Lap]) -> bool:
    """Whether the laps are the watch's own, one each kilometre, mile or so many minutes.

    >>> automatic([Lap(0, 360, 1000.0), Lap(360, 350, 1000.0), Lap(710, 355, 1001.0), Lap(1065, 60, 170.0)])
    True
    """
    full = laps[:-1]
    if len(full) < 2:
        return True
    if any(_fast_by_flag(lap) is False for lap in laps):
        return False
    return _alike([metres(lap) for lap in full]) or _alike([lap.duration for lap in full])


def _alike(values: list[float]) -> bool:
    middle = median(values)
    alike = sum(abs(value - middle) <= AUTO_TOLERANCE * middle for value in values)
    return alike >= AUTO_SHARE * len(values)


def _fast_by_flag(lap: Lap) -> bool | None:
    if lap.intensity in SLOW_FLAGS:
        return False
    return True if lap.intensity in WORK_FLAGS else None


def metres(lap: Lap) -> float:
    """Distance of a lap [m]; 0 where it has none."""
    return 0.0 if lap.distance is None else lap.distance


def speed_of(laps: Sequence[Lap]) -> float:
    """Mean speed over these laps [m/s]."""
    return sum(map(metres, laps)) / sum(lap.duration for lap in laps)


def _local_peaks(laps: Sequence[Lap]) -> list[bool]:
    """Laps clearly faster than every neighbour, and short enough to be a repetition."""
    speeds = [speed_of([lap]) for lap in laps]
    peaks = []
    for i, lap in enumerate(laps):
        beside = [speeds[j] for j in (i - 1, i + 1) if 0 <= j < len(laps)]
        fast = all(speeds[i] >= CONTRAST * other for other in beside)
        peaks.append(fast and lap.duration <= LONGEST_REPETITION)
    return peaks


def _repetitions(laps: Sequence[Lap], fast: list[bool], source: str) -> Repetitions | None:
    work = [lap for lap, is_fast in zip(laps, fast, strict=True) if is_fast]
    if not work:
        return None
    first, last = fast.index(True), len(fast) - 1 - fast[::-1].index(True)
    rests = [laps[i] for i in range(first, last) if not fast[i]]
    if not rests:
        return None
    total = sum(lap.duration for lap in work)
    speed = speed_of(work)
    if speed < CONTRAST * speed_of(rests):
        return None
    middle, recovery = median(lap.duration for lap in work), median(lap.duration for lap in rests)
    return Repetitions(len(work), middle, total, speed, recovery, source)
