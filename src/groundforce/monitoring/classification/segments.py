"""Fast stretches in the profile, for runs whose laps say nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from groundforce.monitoring.classification.lap_structure import Repetitions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Speeds = NDArray[np.float64]

SHORTEST_STRETCH = 2
"""steps a fast stretch lasts at least."""
SHORTEST_RECOVERY = 2
"""steps between two fast stretches at least."""
AROUND = 40
"""steps (10 min) either side whose slower part is what a stretch must stand out from."""
SLOWER_PART = 25.0
"""Percentile that is the slower part: the recoveries, where work is up to three times as long."""
ENTER, LEAVE = 1.18, 1.09
"""Times the slower part at which a stretch begins and ends; satellite speed wanders by 3 % in 45 s."""
CONTRAST = 1.20
"""Times the recoveries, as far as they were run or walked, that the stretches are."""
LONGEST_RECOVERY = 720.0
"""s above which the slow stretches are no recoveries."""
RECOVERY_RATIO, RECOVERY_ANYWAY = 2.5, 120.0
"""Times a stretch that its recovery may last, and s it may last in any case."""
LEAST_ALIKE = 0.5
"""Share of stretches within a third of the middle one: repetitions are alike, hills and traffic are not."""
WALKING = 1.0
"""m/s below which a step is a stop."""


def repetitions_in_profile(speed: Speeds, step: float) -> Repetitions | None:
    """The fast stretches of a profile of ``speed`` [m/s] every ``step`` [s] (NaN in pauses); None without."""
    steady = _smooth(np.nan_to_num(speed))
    if np.count_nonzero(steady > WALKING) < AROUND // 2:
        return None
    return _repetitions(np.nan_to_num(speed), _stretches(steady / _slower_part(steady)), step)


def _smooth(speed: Speeds) -> Speeds:
    """Median of three steps: one wrong step is no repetition."""
    padded = np.concatenate((speed[:1], speed, speed[-1:]))
    middle: Speeds = np.median(np.stack((padded[:-2], padded[1:-1], padded[2:])), axis=0)
    return middle


def _slower_part(steady: Speeds) -> Speeds:
    """The slower part of the 20 min round each step, stops left out; never below a walk [m/s]."""
    moving = np.where(steady > WALKING, steady, np.nan)
    padded = np.concatenate((np.full(AROUND, np.nan), moving, np.full(AROUND, np.nan)))
    windows = np.sort(np.lib.stride_tricks.sliding_window_view(padded, 2 * AROUND + 1), axis=1)
    known = np.isfinite(windows).sum(axis=1)
    index = np.floor(np.maximum(known - 1, 0) * SLOWER_PART / 100.0).astype(int)
    slower = np.nan_to_num(windows[np.arange(len(steady)), index], nan=WALKING)
    level: Speeds = np.maximum(slower, WALKING)
    return level


def _stretches(relative: Speeds) -> list[tuple[int, int]]:
    """Half-open index ranges that are fast; gaps shorter than a recovery are closed."""
    found: list[tuple[int, int]] = []
    begin = -1
    for i, value in enumerate([*relative.tolist(), 0.0]):
        if begin < 0 and value >= ENTER:
            begin = i
        elif begin >= 0 and value < LEAVE:
            if found and begin - found[-1][1] < SHORTEST_RECOVERY:
                found[-1] = (found[-1][0], i)
            else:
                found.append((begin, i))
            begin = -1
    return [(a, b) for a, b in found if b - a >= SHORTEST_STRETCH]


def _repetitions(speed: Speeds, stretches: list[tuple[int, int]], step: float) -> Repetitions | None:
    if len(stretches) < 2:
        return None
    lengths = np.array([b - a for a, b in stretches]) * step
    middle = float(np.median(lengths))
    recovery = float(np.median([(b[0] - a[1]) * step for a, b in pairwise(stretches)]))
    alike = float(np.mean(np.abs(lengths - middle) <= max(middle / 3, step)))
    work = float(np.median(np.concatenate([speed[a:b] for a, b in stretches])))
    slow = np.concatenate([speed[a[1] : b[0]] for a, b in pairwise(stretches)])
    walked = slow[slow > WALKING]
    if recovery > min(LONGEST_RECOVERY, max(RECOVERY_RATIO * middle, RECOVERY_ANYWAY)) or alike < LEAST_ALIKE:
        return None
    if len(walked) and work < CONTRAST * float(walked.mean()):
        return None
    return Repetitions(len(stretches), middle, float(lengths.sum()), work, recovery, "the pace profile")
