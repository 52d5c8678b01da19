from __future__ import annotations

from datetime import timedelta

import pytest

from groundforce.monitoring.strength.lift_states import lift_states
from groundforce.monitoring.strength.tracks import lift_tracks
from tests.made_up_athlete import AS_OF, BODY, HISTORY

LIFTS = ("back_squat", "calf_raise_machine")
DATES = [AS_OF - timedelta(weeks=week) for week in (60, 39, 20, 7, 1, 0)]


def test_a_track_is_the_state_of_each_of_its_dates() -> None:
    tracks = {one.exercise: dict(one.maxima) for one in lift_tracks(HISTORY.strength, LIFTS, DATES)}
    assert list(tracks) == list(LIFTS)
    for day in DATES:
        known = {
            one.exercise: one.maximum for one in lift_states(HISTORY.strength, BODY, day) if one.measured
        }
        for lift in LIFTS:
            then, there = known.get(lift), tracks[lift].get(day)
            assert (then is None) is (there is None)
            if then is not None and there is not None:
                assert (there.value, there.low, there.high) == pytest.approx(
                    (then.value, then.low, then.high)
                )
    assert DATES[0] not in tracks["back_squat"]


def test_sessions_from_the_first_date_on_are_shown() -> None:
    (track,) = lift_tracks(HISTORY.strength, ["back_squat"], DATES[3:])
    assert min(day for day, _ in track.sessions) >= DATES[3]
    assert len(track.sessions) == 14


def test_a_lift_never_done_has_no_track() -> None:
    assert lift_tracks(HISTORY.strength, ["hip_thrust"], DATES) == ()
    assert lift_tracks((), LIFTS, DATES) == ()
