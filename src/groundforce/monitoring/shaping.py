"""Which runs shape a rhythm: a start by mistake, or a jog to the shop, does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from groundforce.training.run import Run

SHORTEST_DURATION = 300.0
"""s below which a run is kept but shapes nothing."""
SHORTEST_DISTANCE = 800.0
"""m below which a run is kept but shapes nothing."""
OUTING_GAP = timedelta(minutes=45)
"""Recordings closer than this are one outing: warm-up, intervals and cool-down saved one by one."""


@dataclass(frozen=True)
class Outing:
    """Runs saved one after the other that were one outing; ``duration`` s, ``distance`` m or None."""

    runs: tuple[Run, ...]
    duration: float
    distance: float | None

    @property
    def start(self) -> datetime:
        """Wall clock of its first run."""
        return self.runs[0].start


def shapes_rhythm(run: Run) -> bool:
    """Whether a run is long enough to say something of the runner's habits.

    A treadmill that reports no distance at all is judged by its duration.
    """
    if run.duration < SHORTEST_DURATION:
        return False
    if run.distance is None or (run.indoor and run.distance == 0.0):
        return True
    return run.distance >= SHORTEST_DISTANCE


def outings_of(runs: Sequence[Run]) -> tuple[Outing, ...]:
    """Runs in order of time brought together into outings; each outing has a run that shapes the rhythm."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and run.start - _end(groups[-1][-1]) <= OUTING_GAP:
            groups[-1].append(run)
        else:
            groups.append([run])
    return tuple(_outing(group) for group in groups if any(map(shapes_rhythm, group)))


def _end(run: Run) -> datetime:
    return run.start + timedelta(seconds=max(run.elapsed, run.duration))


def _outing(group: list[Run]) -> Outing:
    known = [run.distance for run in group if run.distance is not None]
    distance = sum(known) if len(known) == len(group) else None
    return Outing(tuple(group), sum(run.duration for run in group), distance)
