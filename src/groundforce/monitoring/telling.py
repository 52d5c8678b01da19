"""From what was read to tellings: an activity with what it takes to know it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from groundforce.monitoring.matching.nouns import Activity, Telling
from groundforce.monitoring.wall_clock import wall_clock
from groundforce.training.recording import Recording, Sport
from groundforce.training.run import Run
from groundforce.training.strength import StrengthSession

if TYPE_CHECKING:
    from groundforce.monitoring.summary import Resolve


def telling_of(
    recording: Recording, timezone: str | None = None, resolve: Resolve | None = None
) -> Telling | None:
    """A recording as a telling; None where it has no start time and so cannot be put on a day.

    ``timezone`` (IANA name) is used where the file does not state the wearer's clock.
    """
    if recording.start is None:
        return None
    return Telling(
        activity=_activity(recording, timezone, resolve),
        name=recording.name,
        origin=recording.sha256,
        at=recording.start.astimezone(UTC),
        offset=recording.utc_offset,
        zone_known=recording.utc_offset is not None or timezone is not None,
        device=recording.device,
        created=recording.created,
        streams=len(recording.streams),
        parts=len(recording.laps) + len(recording.sets),
        damaged=recording.damaged,
    )


def telling_of_session(session: StrengthSession, origin: str | None = None) -> Telling:
    """A session of a strength log as a telling; ``origin`` is the log's, by default its name."""
    name = ", ".join(session.sources)
    return Telling(session, name, name if origin is None else origin, parts=len(session.sets))


def placed(telling: Telling, timezone: str | None) -> Telling:
    """A telling whose file left the wearer's clock open, put on that of ``timezone`` (IANA name)."""
    if telling.at is None or telling.offset is not None or timezone is None:
        return telling
    start, _known = wall_clock(telling.at, None, timezone)
    return replace(telling, activity=_on_clock(telling.activity, start), zone_known=True)


def _on_clock(activity: Activity, start: datetime) -> Activity:
    if isinstance(activity, Run):
        return replace(activity, start=start, zone_known=True)
    return replace(activity, start=start)


def _activity(recording: Recording, timezone: str | None, resolve: Resolve | None) -> Activity:
    # NumPy comes with these; who only reads tellings does without.
    from groundforce.monitoring.summary import (
        other_from_recording,
        run_from_recording,
        strength_from_recording,
    )

    if recording.sport is Sport.RUN:
        return run_from_recording(recording, timezone)
    if recording.sport is Sport.STRENGTH:
        return strength_from_recording(recording, timezone, resolve)
    return other_from_recording(recording, timezone)
