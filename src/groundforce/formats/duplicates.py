"""One activity saved in two files: the richer recording is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from groundforce.training.recording import Recording

APART = timedelta(seconds=60)
"""Starts of one activity in two files are no further apart."""
LENGTH_TOLERANCE = 0.05
"""Share by which the durations may differ."""
_FORMATS = ("gpx", "tcx", "fit")


def kept_and_doubles(
    recordings: Iterable[Recording],
) -> tuple[list[Recording], list[tuple[Recording, Recording]]]:
    """The recordings to keep, in the order given, and (double, kept one) pairs for the rest.

    Two recordings are one activity when their sport is the same, they start within a minute and last
    equally long within 5 % by timer or by clock. Recordings of one file never are.
    """
    given = list(recordings)
    dated = sorted((one for one in given if one.start is not None), key=_start_order)
    better: dict[int, Recording] = {}
    window: list[Recording] = []
    for recording in dated:
        window = [one for one in window if _near(one, recording)]
        match = next((one for one in window if _same(one, recording)), None)
        if match is None:
            window.append(recording)
            continue
        best, other = (recording, match) if _richness(recording) > _richness(match) else (match, recording)
        better[id(other)] = best
        window[window.index(match)] = best
    kept = [one for one in given if id(one) not in better]
    return kept, [(one, _final(one, better)) for one in given if id(one) in better]


def _start_order(recording: Recording) -> tuple[float, str]:
    return (0.0 if recording.start is None else recording.start.timestamp(), recording.name)


def _near(first: Recording, second: Recording) -> bool:
    return first.start is not None and second.start is not None and second.start - first.start <= APART


def _same(first: Recording, second: Recording) -> bool:
    if first.sport is not second.sport or first.sha256 == second.sha256:
        return False
    return _alike(first.duration, second.duration) or _alike(first.elapsed, second.elapsed)


def _alike(first: float, second: float) -> bool:
    return abs(first - second) <= LENGTH_TOLERANCE * max(first, second)


def _richness(recording: Recording) -> tuple[int, int, int, int]:
    samples = max((len(column) for column in recording.streams.values()), default=0)
    return len(recording.sets), len(recording.streams), _FORMATS.index(recording.format), samples


def _final(recording: Recording, better: dict[int, Recording]) -> Recording:
    best = better[id(recording)]
    while id(best) in better:
        best = better[id(best)]
    return best
