"""One activity recorded twice: found by its content, or by its overlap in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from groundforce.training.recording import Recording

OVERLAP = 0.8
"""Share of the shorter recording that must lie inside the other for the two to be one activity."""


@dataclass(frozen=True, eq=False)
class Merged:
    """The fuller recording of one activity, with the names of all files that hold it."""

    recording: Recording
    sources: tuple[str, ...]


def merge_duplicates(recordings: Iterable[Recording]) -> tuple[Merged, ...]:
    """Recordings of one activity brought together, in order of time; those without a start are left out.

    The same content, or the same sport with an overlap of at least :data:`OVERLAP` of the shorter, is one
    activity. The fuller recording is kept: more streams, then more laps and sets, then the first name.
    """
    dated = [one for one in recordings if one.start is not None]
    dated.sort(key=lambda one: (one.start, one.name, one.sha256))
    kept: list[Merged] = []
    for recording in dated:
        match = next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i].recording, recording)), None)
        if match is None:
            kept.append(Merged(recording, (recording.name,)))
        else:
            kept[match] = _fuller(kept[match], recording)
    return tuple(kept)


def _same(first: Recording, second: Recording) -> bool:
    if first.sport is not second.sport or first.start is None or second.start is None:
        return False
    if first.sha256 == second.sha256 and first.start == second.start:
        return True
    begin = max(first.start, second.start)
    end = min(first.start + _length(first), second.start + _length(second))
    shorter = min(_length(first), _length(second))
    return shorter > timedelta(0) and (end - begin) >= OVERLAP * shorter


def _length(recording: Recording) -> timedelta:
    return timedelta(seconds=max(recording.elapsed, recording.duration))


def _fuller(merged: Merged, other: Recording) -> Merged:
    known = merged.recording
    sources = merged.sources if other.name in merged.sources else (*merged.sources, other.name)
    best = other if _fullness(other) > _fullness(known) else known
    if best.utc_offset is None:
        spare = known if best is other else other
        best = replace(best, utc_offset=spare.utc_offset)
    return Merged(best, sources)


def _fullness(recording: Recording) -> tuple[int, int]:
    return len(recording.streams), len(recording.laps) + len(recording.sets)
