"""Classified runs as weeks counted back from a date, one entry for each outing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from groundforce.monitoring.shaping import outings_of
from groundforce.training.run import ClassifiedRun, RunKind

HALF_LIFE = 4.0
"""weeks after which a week counts half (judgement)."""
IMPORTANCE = {
    RunKind.RACE: 5,
    RunKind.INTERVALS: 4,
    RunKind.TEMPO: 3,
    RunKind.LONG: 2,
    RunKind.EASY: 1,
    RunKind.RECOVERY: 0,
}
"""Which kind an outing has when it was saved in parts, and which run of a day comes first."""


@dataclass(frozen=True)
class Entry:
    """One outing. ``week`` counts back from the date, 0 the last seven days; ``duration`` s, ``distance`` m.

    ``second`` is true for the lesser outing of a day with two.
    """

    week: int
    start: datetime
    kind: RunKind
    duration: float
    distance: float | None
    zone_known: bool
    confidence: float
    second: bool = False

    @property
    def weight(self) -> float:
        """How much the entry counts [0–1], by its age."""
        return week_weight(self.week)

    @property
    def weekday(self) -> int:
        """0 is Monday."""
        return self.start.weekday()


@dataclass(frozen=True)
class Weeks:
    """The weeks a rhythm is read from: their indices, those with a run in them, and the outings."""

    observed: tuple[int, ...]
    entries: tuple[Entry, ...]

    @property
    def active(self) -> tuple[int, ...]:
        """Weeks with at least one outing."""
        return tuple(sorted({entry.week for entry in self.entries}))

    def share(self, entries: Sequence[Entry]) -> float:
        """Weighted share [0–1] of the observed weeks that have one of ``entries``."""
        total = sum(week_weight(week) for week in self.observed)
        return sum(week_weight(week) for week in {entry.week for entry in entries}) / total


def week_weight(week: int) -> float:
    """How much a week counts, by its age.

    >>> week_weight(0), week_weight(4)
    (1.0, 0.5)
    """
    return float(0.5 ** (week / HALF_LIFE))


def weeks_before(
    classified: Sequence[ClassifiedRun], as_of: date, weeks: int, active_only: bool = False
) -> Weeks:
    """The last ``weeks`` weeks before ``as_of``, as far back as there are runs.

    With ``active_only`` weeks without a run are passed over, up to a year back.
    """
    past = sorted((one for one in classified if one.run.start.date() < as_of), key=lambda one: one.run.start)
    entries = _entries(past, as_of)
    if active_only:
        chosen = sorted({entry.week for entry in entries if entry.week < 52})[:weeks]
        return Weeks(tuple(chosen), tuple(entry for entry in entries if entry.week in set(chosen)))
    oldest = max((entry.week for entry in entries), default=-1)
    observed = tuple(range(min(weeks, oldest + 1)))
    return Weeks(observed, tuple(entry for entry in entries if entry.week < weeks))


def _entries(classified: Sequence[ClassifiedRun], as_of: date) -> tuple[Entry, ...]:
    by_run = {id(one.run): one for one in classified}
    days: dict[date, list[Entry]] = {}
    for outing in outings_of([one.run for one in classified]):
        parts = [by_run[id(run)] for run in outing.runs]
        entry = _entry(parts, outing.duration, outing.distance, as_of)
        days.setdefault(entry.start.date(), []).append(entry)
    return tuple(entry for day in _ranked(days) for entry in day)


def _entry(parts: Sequence[ClassifiedRun], duration: float, distance: float | None, as_of: date) -> Entry:
    main = max(parts, key=lambda one: (IMPORTANCE[one.kind], one.run.duration))
    start = parts[0].run.start
    return Entry(
        week=((as_of - start.date()).days - 1) // 7,
        start=start,
        kind=main.kind,
        duration=duration,
        distance=distance,
        zone_known=main.run.zone_known,
        confidence=main.confidence,
    )


def _ranked(days: Mapping[date, list[Entry]]) -> list[list[Entry]]:
    """Two outings of each day at most, the more important one first."""
    ranked = []
    for day in sorted(days):
        best = sorted(days[day], key=lambda one: (-IMPORTANCE[one.kind], -one.duration, one.start))[:2]
        ranked.append([best[0], *(_as_second(one) for one in best[1:])])
    return ranked


def _as_second(entry: Entry) -> Entry:
    return Entry(**{**entry.__dict__, "second": True})
