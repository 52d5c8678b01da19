"""When two tellings are of one activity: same content, same watch and file time, overlap, equal sets."""

from __future__ import annotations

from datetime import timedelta

from groundforce.monitoring.matching.nouns import Match, Telling
from groundforce.monitoring.matching.sessions import session_match
from groundforce.training.recording import Sport

OVERLAP = 0.8
"""share of the shorter recording that must lie inside the other for the two to be one activity."""
DOUBTFUL = 0.4
"""share from which two recordings might be one, and a person is told."""

APART = timedelta(seconds=5)
"""starts of one activity in an export's table and in its file are no further apart."""


def match_of(first: Telling, second: Telling) -> Match | None:
    """Whether two tellings are of one activity and why; None where they are not. Order does not matter.

    1. the same content and start;
    2. the same device and time at which it began the file, of the same sport, with any overlap;
    3. recordings of the same sport that overlap by at least :data:`OVERLAP` of the shorter;
    4. a summary out of an export's table and a recording begun within :data:`APART` that cover one another,
       whatever each calls the sport;
    5. strength with a log among the two: see :func:`groundforce.monitoring.matching.sessions.session_match`.

    An overlap from :data:`DOUBTFUL` up is a match that is not certain.
    """
    if first.sport is not second.sport:
        return _summary_match(first, second)
    if first.at is None or second.at is None:
        return session_match(first, second) if first.sport is Sport.STRENGTH else None
    if first.origin == second.origin and first.at == second.at:
        return Match(f"the same {second.noun} as {second.name}: the same content", 1.0)
    share = overlap(first, second)
    if share > 0.0 and _one_file(first, second):
        return Match(f"the same {second.noun} as {second.name}: the same watch, begun at the same time", 1.0)
    if share < DOUBTFUL:
        return None
    percent = f"{_percent(share)} % overlap"
    if share < OVERLAP:
        return Match(f"maybe the same {second.noun} as {second.name}: {percent}", share, certain=False)
    return Match(f"the same {second.noun} as {second.name}: {percent}", share)


def overlap(first: Telling, second: Telling) -> float:
    """Share [0–1] of the shorter recording's time that lies inside the other; 0 without two instants."""
    if first.at is None or second.at is None:
        return 0.0
    shorter = min(first.length, second.length)
    if shorter <= timedelta(0):
        return 0.0
    both = min(first.at + first.length, second.at + second.length) - max(first.at, second.at)
    return max(0.0, both / shorter)


def _summary_match(first: Telling, second: Telling) -> Match | None:
    if first.at is None or second.at is None or min(first.streams, second.streams) > 0:
        return None
    lengths = sorted((first.length, second.length))
    alike = lengths[0] >= OVERLAP * lengths[1] > timedelta(0)
    if max(first.streams, second.streams) == 0 or abs(first.at - second.at) > APART or not alike:
        return None
    return Match(f"the same activity as {second.name}, there called {second.sport}: begun together", 0.9)


def _percent(share: float) -> int:
    """Rounded down, so that what is told never reaches a limit that was not."""
    return int(100 * share + 1e-9)


def _one_file(first: Telling, second: Telling) -> bool:
    """Whether one device began both at one instant, as copies of one file through several services do."""
    if first.created is None or first.device.serial is None or first.origin == second.origin:
        return False
    same_device = (first.device.manufacturer, first.device.serial) == (
        second.device.manufacturer,
        second.device.serial,
    )
    return same_device and first.created == second.created
