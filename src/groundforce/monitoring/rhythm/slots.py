"""The places in a week where runs fall, how often, and which of them make the pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from groundforce.monitoring.rhythm.weeks import Entry, Weeks, week_weight
from groundforce.monitoring.rhythm.weighted import median, votes
from groundforce.training.run import RunKind

FREQUENT = 0.4
"""Share of weeks from which a weekday belongs to the pattern."""
MOSTLY_STABLE = 2 / 3
"""Share of the usual number of runs that must have a weekday; below it the most likely days are added."""


@dataclass(frozen=True)
class Slot:
    """One place in the week; ``second`` for the lesser run of a day with two.

    ``frequency`` is the share of weeks [0–1] that had a run there.
    """

    weekday: int
    second: bool
    entries: tuple[Entry, ...]
    frequency: float

    def votes_for(self, *kinds: RunKind) -> float:
        """Weight of the entries of these kinds."""
        return sum(entry.weight for entry in self.entries if entry.kind in kinds)

    @property
    def kinds(self) -> dict[RunKind, float]:
        """Weight of each kind, by age and by how sure it is."""
        return votes((entry.kind, entry.weight * entry.confidence) for entry in self.entries)


def slots_of(weeks: Weeks) -> tuple[Slot, ...]:
    """Every place in the week that had a run, most frequent first."""
    groups: dict[tuple[int, bool], list[Entry]] = {}
    for entry in weeks.entries:
        groups.setdefault((entry.weekday, entry.second), []).append(entry)
    slots = [Slot(day, second, tuple(group), weeks.share(group)) for (day, second), group in groups.items()]
    return tuple(sorted(slots, key=lambda slot: (-slot.frequency, slot.second, slot.weekday)))


def usual_runs_per_week(weeks: Weeks) -> int:
    """Usual number of outings in a week with any [-], at least one; four or five is five."""
    counts = [float(sum(entry.week == week for entry in weeks.entries)) for week in weeks.active]
    return max(1, floor(median(counts, [week_weight(week) for week in weeks.active]) + 0.5))


def chosen_slots(slots: Sequence[Slot], number: int, keep: Slot | None) -> tuple[tuple[Slot, ...], bool]:
    """The slots of the pattern, at most ``number``, and whether the runner is irregular.

    ``keep`` (the long run's) is taken first. Where too few days are frequent, the most likely are added.
    """
    frequent = [slot for slot in slots if slot.frequency >= FREQUENT]
    irregular = len(frequent) < MOSTLY_STABLE * number
    pool = [slot for slot in slots if not slot.second] if irregular else frequent
    if keep is not None and keep in pool:
        pool = [keep, *(slot for slot in pool if slot is not keep)]
    return tuple(pool[:number]), irregular
