"""From recordings to a history: everything done, in order, each activity once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from groundforce.monitoring.duplicates import merge_duplicates
from groundforce.monitoring.session_duplicates import merge_sessions
from groundforce.monitoring.summary import (
    Resolve,
    other_from_recording,
    run_from_recording,
    strength_from_recording,
)
from groundforce.training.recording import Recording, Sport
from groundforce.training.run import OtherActivity, Run
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import StrengthSession

Activity: TypeAlias = Run | StrengthSession | OtherActivity
Kind = TypeVar("Kind", Run, StrengthSession, OtherActivity)


def history_of(
    recordings: Iterable[Recording],
    timezone: str | None = None,
    resolve: Resolve | None = None,
    sessions: Iterable[StrengthSession] = (),
) -> TrainingHistory:
    """The history in these recordings, sorted by time; activities recorded twice are brought together.

    ``sessions`` come from strength logs: one that the watch recorded too becomes one with both sources.
    ``timezone`` (IANA name) is used where a file does not state the wearer's clock. Recordings without a
    start time cannot be put on a day and are left out: :func:`undated` names them.
    """
    runs: list[Run] = []
    strength: list[StrengthSession] = []
    others: list[OtherActivity] = []
    for merged in merge_duplicates(recordings):
        activity = replace(_activity(merged.recording, timezone, resolve), sources=merged.sources)
        if isinstance(activity, Run):
            runs.append(activity)
        elif isinstance(activity, StrengthSession):
            strength.append(activity)
        else:
            others.append(activity)
    lifted = merge_sessions((*_in_order(strength), *sessions))
    return TrainingHistory(_in_order(runs), _in_order(list(lifted)), _in_order(others))


def undated(recordings: Iterable[Recording]) -> tuple[str, ...]:
    """Names of the recordings that have no start time and so are in no history."""
    return tuple(one.name for one in recordings if one.start is None)


def _activity(recording: Recording, timezone: str | None, resolve: Resolve | None) -> Activity:
    if recording.sport is Sport.RUN:
        return run_from_recording(recording, timezone)
    if recording.sport is Sport.STRENGTH:
        return strength_from_recording(recording, timezone, resolve)
    return other_from_recording(recording, timezone)


def _in_order(activities: list[Kind]) -> tuple[Kind, ...]:
    return tuple(sorted(activities, key=lambda one: (one.start, one.sources)))
