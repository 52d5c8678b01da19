"""When in the day a run usually starts, as exactly as the habit allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from groundforce.monitoring.rhythm.weeks import Entry
from groundforce.monitoring.rhythm.weighted import median, quantile, votes
from groundforce.training.state import PartOfDay

SPREAD = 120.0
"""min between the quartiles below which a clock time is a habit."""
ROUNDING = 5
"""min to which a usual start is rounded."""
PART_SHARE = 0.7
"""Share of starts in one part of the day from which the part is a habit."""
MIDDAY, EVENING, NIGHT = 11 * 60, 15 * 60, 3 * 60
"""min after midnight where the parts of the day begin; before 3:00 it is still the evening."""


def usual_start(entries: Sequence[Entry]) -> tuple[time | None, PartOfDay | None]:
    """Clock time, else part of day, else neither; neither where the time zone is not known."""
    known = [entry for entry in entries if entry.zone_known]
    if len(known) * 2 < len(entries) or not known:
        return None, None
    minutes = [entry.start.hour * 60.0 + entry.start.minute for entry in known]
    weights = [entry.weight for entry in known]
    if quantile(minutes, weights, 0.75) - quantile(minutes, weights, 0.25) < SPREAD:
        return _rounded(median(minutes, weights)), None
    ballots = votes((part_of_day(minute), weight) for minute, weight in zip(minutes, weights, strict=True))
    part, weight = max(ballots.items(), key=lambda item: item[1])
    return None, part if weight >= PART_SHARE * sum(weights) else None


def part_of_day(minute: float) -> PartOfDay:
    """The part of day of a minute after midnight.

    >>> part_of_day(6 * 60), part_of_day(21 * 60)
    (<PartOfDay.MORNING: 'morning'>, <PartOfDay.EVENING: 'evening'>)
    """
    if minute < NIGHT or minute >= EVENING:
        return PartOfDay.EVENING
    return PartOfDay.MORNING if minute < MIDDAY else PartOfDay.MIDDAY


def _rounded(minute: float) -> time:
    rounded = min(round(minute / ROUNDING) * ROUNDING, 24 * 60 - ROUNDING)
    return time(rounded // 60, rounded % 60)
