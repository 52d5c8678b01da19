"""Where the running stands on a date: volume, longest run, gap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from groundforce.monitoring.shaping import Outing, outings_of
from groundforce.training.run import Run
from groundforce.training.state import RunningState

VOLUME_WEEKS = 4
"""weeks the volumes are a mean of."""
LONGEST_DAYS = 30
"""days in which the longest run is sought."""
RETURN_GAP_DAYS = 28
"""days without a run above which running is a return, not a continuation (judgement)."""


def running_state(runs: Sequence[Run], as_of: date) -> RunningState:
    """The running of the four weeks before ``as_of``; runs on or after it are not looked at."""
    past = outings_of(sorted((run for run in runs if run.start.date() < as_of), key=lambda run: run.start))
    if not past:
        return RunningState(as_of)
    volume = _since(past, as_of - timedelta(weeks=VOLUME_WEEKS))
    recent = _since(past, as_of - timedelta(days=LONGEST_DAYS))
    gap = (as_of - past[-1].runs[-1].start.date()).days
    return RunningState(
        as_of=as_of,
        measured=True,
        runs_per_week=len(volume) / VOLUME_WEEKS,
        distance_per_week=_distance(volume),
        duration_per_week=sum(outing.duration for outing in volume) / VOLUME_WEEKS,
        longest_run=max((outing.duration for outing in recent), default=0.0),
        longest_distance=max((one.distance for one in recent if one.distance is not None), default=None),
        gap=gap,
        returning=gap > RETURN_GAP_DAYS,
    )


def _since(outings: Sequence[Outing], first: date) -> list[Outing]:
    return [outing for outing in outings if outing.start.date() >= first]


def _distance(outings: Sequence[Outing]) -> float | None:
    """Distance [m] a week; None where runs were done but none measured one."""
    known = [outing.distance for outing in outings if outing.distance is not None]
    return None if outings and not known else sum(known) / VOLUME_WEEKS
