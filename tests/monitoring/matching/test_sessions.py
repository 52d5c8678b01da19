"""A session on the watch and in a log ends as one with two sources; two real sessions stay two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.monitoring.history import history_of
from groundforce.monitoring.lifting import lifting_exposures
from groundforce.monitoring.matching.merge import merge
from groundforce.monitoring.matching.nouns import Telling
from groundforce.monitoring.matching.rules import match_of
from groundforce.monitoring.matching.sessions import agreement
from groundforce.monitoring.telling import telling_of_session
from groundforce.training.strength import PerformedSet, StrengthSession

DAY = datetime(2026, 3, 2)
SQUATS = tuple(PerformedSet("Squat", "back_squat", reps, 100.0) for reps in (5, 5, 5, 5, 4))
PULLS = tuple(PerformedSet("Deadlift", "deadlift", reps, 140.0) for reps in (5, 3, 1, 1, 1))


def told(session: StrengthSession) -> Telling:
    """As a watch records an instant and a log a wall clock."""
    telling = telling_of_session(session)
    return (
        replace(telling, at=session.start.replace(tzinfo=UTC)) if "watch.fit" in session.sources else telling
    )


def merge_sessions(sessions: Iterable[StrengthSession]) -> tuple[StrengthSession, ...]:
    merged = merge(map(told, sessions)).activities
    return tuple(one for one in merged if isinstance(one, StrengthSession))


def same_session(first: StrengthSession, second: StrengthSession) -> bool:
    match = match_of(told(first), told(second))
    return match is not None and match.certain


def watch(hours: float, minutes: float | None = 60.0, *sets: PerformedSet) -> StrengthSession:
    duration = None if minutes is None else 60.0 * minutes
    return StrengthSession(DAY + timedelta(hours=hours), sets, duration, "", ("watch.fit",))


def log(
    hours: float, minutes: float | None, *sets: PerformedSet, source: str = "strong.csv"
) -> StrengthSession:
    duration = None if minutes is None else 60.0 * minutes
    return StrengthSession(DAY + timedelta(hours=hours), sets, duration, "Legs", (source,))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (watch(18.0), log(18.1, 55.0, *SQUATS), True),
        (watch(18.0), log(18.5, None, *SQUATS), True),
        (watch(18.0), log(7.0, 45.0, *SQUATS), False),
        (watch(17.5), log(13.03, 61.0, *SQUATS), True),
        (watch(17.5), log(13.2, 61.0, *SQUATS), False),
        (watch(17.5), log(13.0, 40.0, *SQUATS), False),
        (watch(18.0, 60.0, *SQUATS), log(0.0, None, *SQUATS), True),
        (watch(18.0, 60.0, *SQUATS), log(0.0, None, *SQUATS[:3], *PULLS[:2]), True),
        (watch(18.0, 60.0, *SQUATS), log(0.0, None, *SQUATS[:2], *PULLS[:3]), False),
        (watch(18.0), log(0.0, None, *SQUATS), False),
        (watch(18.0), log(42.0, 60.0, *SQUATS), False),
        (log(18.0, 60.0, *SQUATS), log(18.0, 60.0, *SQUATS), False),
    ],
    ids=[
        "clocks overlap", "the log gives a start only", "morning and evening", "clocks of two zones",
        "no zones are so far apart", "not equally long", "a log without a clock", "three of five agree",
        "two of five agree", "a watch without sets and a log without a clock", "another day",
        "one source never tells a session twice",
    ],
)  # fmt: skip
def test_same_session(first: StrengthSession, second: StrengthSession, one: bool) -> None:
    assert same_session(first, second) is one
    assert same_session(second, first) is one
    assert len(merge_sessions((first, second))) == (1 if one else 2)


def test_the_watch_gives_the_clock_and_the_log_the_sets() -> None:
    guessed = (PerformedSet("unknown", None, 7, 0.0), PerformedSet("curl", None, 9, None))
    (session,) = merge_sessions((watch(17.5, 60.0, *guessed), log(13.0, 61.0, *SQUATS)))
    assert session.start == DAY + timedelta(hours=17.5)
    assert session.duration == 3600.0
    assert session.sets == SQUATS
    assert (session.title, session.sources) == ("Legs", ("watch.fit", "strong.csv"))


def test_sets_of_the_watch_stay_where_the_log_has_none() -> None:
    (session,) = merge_sessions((watch(18.0, 60.0, *SQUATS), log(18.0, 60.0)))
    assert session.sets == SQUATS


def test_three_sources_become_one() -> None:
    other = log(18.0, 58.0, *SQUATS, source="hevy.csv")
    (session,) = merge_sessions((watch(18.0), log(18.0, 60.0, *SQUATS), other))
    assert session.sources == ("watch.fit", "hevy.csv", "strong.csv")


def test_pounds_and_kilograms_that_do_not_quite_meet_agree() -> None:
    rounded = tuple(replace(one, load=99.97) for one in SQUATS)
    assert agreement(SQUATS, rounded) == 1.0
    assert agreement((), SQUATS) == agreement((), ()) == 0.0


def test_no_load_and_zero_load_agree() -> None:
    pull = PerformedSet("Pull-up", "pull_up", 8)
    assert agreement((pull,), (replace(pull, load=0.0),)) == 1.0


def test_past_lifting_of_a_log_counts_as_exposure() -> None:
    history = history_of((), sessions=(log(18.0, 60.0, *SQUATS),))
    (exposure,) = lifting_exposures(history.strength, (DAY + timedelta(days=7)).date())
    assert (exposure.exercise, exposure.sets, exposure.load) == ("back_squat", 5, 100.0)


SESSIONS = st.builds(
    lambda hours, minutes, sets, source: log(hours, minutes, *sets, source=source),
    st.sampled_from([0.0, 7.0, 7.5, 18.0, 18.02, 42.0]),
    st.sampled_from([None, 30.0, 60.0, 62.0]),
    st.lists(st.sampled_from([*SQUATS, *PULLS]), max_size=5),
    st.sampled_from(["a.csv", "b.csv", "c.fit"]),
)


@given(st.lists(SESSIONS, max_size=8))
def test_merging_keeps_days_and_sources_and_is_done_once(sessions: list[StrengthSession]) -> None:
    once = merge_sessions(sessions)
    assert {one.start.date() for one in once} == {one.start.date() for one in sessions}
    assert sorted(source for one in once for source in one.sources) == sorted(
        source for one in sessions for source in one.sources
    )
    assert all(len(set(one.sources)) == len(one.sources) for one in once)
