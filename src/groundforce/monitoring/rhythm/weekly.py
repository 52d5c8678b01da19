"""From slots to a week: one long run, the quality days, usual durations and starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from groundforce.monitoring.rhythm.clock import usual_start
from groundforce.monitoring.rhythm.slots import Slot, chosen_slots, slots_of, usual_runs_per_week
from groundforce.monitoring.rhythm.weeks import Entry, Weeks, week_weight, weeks_before
from groundforce.monitoring.rhythm.weighted import median
from groundforce.training.run import ClassifiedRun, RunKind
from groundforce.training.state import Rhythm, TypicalRun

WEEKS = 8
"""weeks a rhythm is read from."""
DOES_ONE = 0.5
"""Share of weeks with a long run, or a quality run, from which the week has one."""
ENOUGH_WEEKS = 4
"""weeks from which a pattern can be fully trusted."""
QUALITY = (RunKind.INTERVALS, RunKind.TEMPO)
PLAIN = (RunKind.EASY, RunKind.RECOVERY)


def weekly_rhythm(
    classified: Sequence[ClassifiedRun], as_of: date, weeks: int = WEEKS, active_only: bool = False
) -> Rhythm:
    """The weekly pattern of the last ``weeks`` weeks before ``as_of``, newer weeks counting more.

    A weekday with runs in fewer than two weeks of five is not in it, it has no more runs than a usual
    week, and one long run where the runner does one. Where few runs have a fixed day, the most likely
    days are given with a low confidence. ``active_only`` passes over weeks without runs.
    """
    seen = weeks_before(classified, as_of, weeks, active_only)
    if not seen.entries:
        return Rhythm()
    slots = slots_of(seen)
    long = _long_slot(seen, slots)
    chosen, irregular = chosen_slots(slots, usual_runs_per_week(seen), long)
    kinds = _kinds(seen, chosen, long)
    runs = [_typical(seen, slot, kind, irregular) for slot, kind in zip(chosen, kinds, strict=True)]
    ordered = tuple(sorted(runs, key=_order))
    return Rhythm(ordered, len(seen.active), _confidence(seen, chosen, irregular))


def _long_slot(weeks: Weeks, slots: Sequence[Slot]) -> Slot | None:
    """Where the week's long run is, if the runner does one."""
    long = [entry for entry in weeks.entries if entry.kind is RunKind.LONG]
    if not long or weeks.share(long) < DOES_ONE:
        return None
    return max(slots, key=lambda slot: (slot.frequency * slot.kinds.get(RunKind.LONG, 0.0), slot.weekday))


def _kinds(weeks: Weeks, chosen: Sequence[Slot], long: Slot | None) -> list[RunKind]:
    kinds = [RunKind.LONG if slot is long else _elected(slot) for slot in chosen]
    quality = [entry for entry in weeks.entries if entry.kind in QUALITY]
    if quality and weeks.share(quality) >= DOES_ONE and not any(kind in QUALITY for kind in kinds):
        _give_quality(chosen, kinds, long)
    return kinds


def _elected(slot: Slot) -> RunKind:
    """The kind most voted for; the long run has its own place, and a race is no habit."""
    ballots = {kind: weight for kind, weight in slot.kinds.items() if kind in (*QUALITY, *PLAIN)}
    return max(ballots, key=lambda kind: (ballots[kind], kind.value)) if ballots else RunKind.EASY


def _give_quality(chosen: Sequence[Slot], kinds: list[RunKind], long: Slot | None) -> None:
    """A quality run that wanders over the week goes where it was most often."""
    free = [i for i, slot in enumerate(chosen) if slot is not long and slot.votes_for(*QUALITY) > 0.0]
    if free:
        best = max(free, key=lambda i: (chosen[i].votes_for(*QUALITY), -i))
        kinds[best] = max(QUALITY, key=lambda kind: chosen[best].kinds.get(kind, 0.0))


def _typical(weeks: Weeks, slot: Slot, kind: RunKind, irregular: bool) -> TypicalRun:
    same = _alike(weeks, slot, kind)
    start, part = usual_start(slot.entries)
    share = slot.votes_for(kind) / sum(entry.weight for entry in slot.entries)
    confidence = slot.frequency * (0.5 + 0.5 * share) * (0.6 if irregular else 1.0)
    return TypicalRun(
        weekday=slot.weekday,
        kind=kind,
        duration=float(round(_middle(same, [entry.duration for entry in same]) / 60) * 60),
        distance=_distance(same),
        start=start,
        part_of_day=part,
        frequency=round(slot.frequency, 2),
        confidence=round(confidence, 2),
        basis=_basis(weeks, slot, kind, irregular),
    )


def _alike(weeks: Weeks, slot: Slot, kind: RunKind) -> list[Entry]:
    """The outings a slot's duration is taken from: of its kind, for a long run on whatever day it was."""
    pool = weeks.entries if kind is RunKind.LONG else slot.entries
    return [entry for entry in pool if entry.kind is kind] or list(slot.entries)


def _middle(entries: Sequence[Entry], values: Sequence[float]) -> float:
    return median(values, [entry.weight for entry in entries])


def _distance(entries: Sequence[Entry]) -> float | None:
    """Usual distance [m] to 100 m; None where fewer than half the runs measured one."""
    known = [(entry, entry.distance) for entry in entries if entry.distance is not None]
    moved = [(entry, distance) for entry, distance in known if distance > 0.0]
    if len(moved) * 2 < len(entries) or not moved:
        return None
    middle = _middle([entry for entry, _ in moved], [distance for _, distance in moved])
    return float(round(middle / 100) * 100)


def _basis(weeks: Weeks, slot: Slot, kind: RunKind, irregular: bool) -> str:
    days = len({entry.week for entry in slot.entries})
    same = sum(entry.kind is kind for entry in slot.entries)
    text = f"A run in {days} of {len(weeks.observed)} weeks, {same} of {len(slot.entries)} {kind.value}"
    if irregular:
        return f"{text}; no fixed days, this is one of the likeliest."
    return f"{text}; the {kind.value} run changes days." if 2 * same < len(slot.entries) else f"{text}."


def _confidence(weeks: Weeks, chosen: Sequence[Slot], irregular: bool) -> float:
    """How far the chosen days hold, less for few weeks and for runs without a fixed day."""
    held = sum(slot.frequency for slot in chosen) / len(chosen)
    seen = sum(week_weight(week) for week in weeks.active) / sum(map(week_weight, range(ENOUGH_WEEKS)))
    return round(held * min(1.0, seen) * (0.6 if irregular else 1.0), 2)


def _order(run: TypicalRun) -> tuple[int, int]:
    return run.weekday, run.start.hour * 60 + run.start.minute if run.start is not None else 0
