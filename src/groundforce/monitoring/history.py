"""From recordings to a history: everything done, in order, each activity once."""

from __future__ import annotations

from collections.abc import Iterable

from groundforce.monitoring.matching.merge import Merging, merge
from groundforce.monitoring.summary import Resolve
from groundforce.monitoring.telling import telling_of, telling_of_session
from groundforce.training.recording import Recording
from groundforce.training.run import OtherActivity, Run
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import StrengthSession


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
    return history_in(merging_of(recordings, timezone, resolve, sessions))


def merging_of(
    recordings: Iterable[Recording],
    timezone: str | None = None,
    resolve: Resolve | None = None,
    sessions: Iterable[StrengthSession] = (),
) -> Merging:
    """As :func:`history_of`, with what was brought together and why."""
    told = (telling_of(one, timezone, resolve) for one in recordings)
    recorded = [one for one in told if one is not None]
    return merge((*recorded, *map(telling_of_session, sessions)))


def history_in(merging: Merging) -> TrainingHistory:
    """Activities brought together, as a history."""
    return TrainingHistory(
        tuple(one for one in merging.activities if isinstance(one, Run)),
        tuple(one for one in merging.activities if isinstance(one, StrengthSession)),
        tuple(one for one in merging.activities if isinstance(one, OtherActivity)),
    )


def undated(recordings: Iterable[Recording]) -> tuple[str, ...]:
    """Names of the recordings that have no start time and so are in no history."""
    return tuple(one.name for one in recordings if one.start is None)
