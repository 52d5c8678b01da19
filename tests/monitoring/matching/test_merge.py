"""One run in several files is one run with all its sources, whatever the order; two runs stay two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.monitoring.matching.merge import merge
from groundforce.monitoring.matching.nouns import Telling
from groundforce.monitoring.matching.rules import match_of, overlap
from groundforce.monitoring.telling import placed
from groundforce.training.recording import Device, Sport
from groundforce.training.run import OtherActivity, Run

AT = datetime(2026, 6, 1, 5, 0, tzinfo=UTC)
HOUR = 60.0
WATCH = Device("garmin", "watch", "7")


def run(name: str, begin: float, minutes: float = HOUR, **changes: object) -> Telling:
    """A run of ``minutes``, ``begin`` minutes after :data:`AT`, in a file that leaves the zone open."""
    at = AT + timedelta(minutes=begin)
    activity = Run(at.replace(tzinfo=None), False, 60.0 * minutes, 60.0 * minutes, sources=(name,))
    telling = Telling(activity, name, f"sha of {name}", at, zone_known=False, streams=4)
    return replace(telling, **changes)  # type: ignore[arg-type]


def sources(*tellings: Telling) -> list[tuple[str, ...]]:
    return [one.sources for one in merge(tellings).activities]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (run("a", 0), run("b", 0), "the same run as b: 100 % overlap"),
        (run("a", 0), run("b", 12), "the same run as b: 80 % overlap"),
        (run("a", 0), run("b", 12.1), "maybe the same run as b: 79 % overlap"),
        (run("a", 0), run("b", 36), "maybe the same run as b: 40 % overlap"),
        (run("a", 0), run("b", 36.5), None),
        (run("a", 0), run("b", 60), None),
        (run("a", 0, 0), run("b", 0, 0), None),
        (run("a", 0, 20), run("b", 10, 120), "maybe the same run as b: 50 % overlap"),
        (run("a", 0), replace(run("b", 0), origin="sha of a"), "the same run as b: the same content"),
        (
            run("a", 0, device=WATCH, created=AT),
            run("b", 55, device=WATCH, created=AT),
            "the same run as b: the same watch, begun at the same time",
        ),
        (run("a", 0, device=Device(), created=AT), run("b", 55, device=Device(), created=AT), None),
        (run("a", 0, device=WATCH, created=AT), run("b", 60, device=WATCH, created=AT), None),
    ],
    ids=[
        "all of it", "just enough", "just not", "just in doubt", "too little", "one after the other",
        "nothing recorded", "half of the shorter", "same content", "one file changed by a service",
        "no serial number", "two parts of one file",
    ],
)  # fmt: skip
def test_the_rules(first: Telling, second: Telling, said: str | None) -> None:
    match = match_of(first, second)
    assert (None if match is None else match.reason) == said
    again = match_of(second, first)
    assert (again is None) == (said is None)
    if match is not None and again is not None:
        assert (match.certain, match.strength) == (again.certain, again.strength)
        assert match.certain is not said.startswith("maybe") if said else False
        assert len(merge((first, second)).activities) == (1 if match.certain else 2)


def test_doubts_are_told_and_never_merged() -> None:
    merging = merge((run("a", 0), run("b", 30)))
    assert [one.sources for one in merging.activities] == [("a",), ("b",)]
    assert [(one.name, one.text) for one in merging.doubts] == [
        ("b", "maybe the same run as a: 50 % overlap")
    ]
    assert merging.merged == ()


def test_another_sport_at_the_same_time_is_another_activity() -> None:
    ride = replace(run("b", 0), activity=OtherActivity(AT.replace(tzinfo=None), Sport.RIDE, 3600.0))
    assert len(merge((run("a", 0), ride)).activities) == 2


@pytest.mark.parametrize(("begin", "minutes", "streams", "one"), [
    (0.05, 55, 4, True), (0.1, 60, 4, False), (0, 40, 4, False), (0, 60, 0, False), (0, 0, 4, False),
], ids=["begun together", "six seconds later", "much shorter", "two summaries", "nothing"])  # fmt: skip
def test_a_summary_that_calls_it_another_sport(begin: float, minutes: float, streams: int, one: bool) -> None:
    ride = run("table", begin, minutes, streams=0)
    ride = replace(ride, activity=OtherActivity(ride.activity.start, Sport.RIDE, 60.0 * minutes))
    activities = merge((run("file", 0, streams=streams), ride)).activities
    assert [type(one) for one in activities] == ([Run] if one else [Run, OtherActivity])


def test_the_file_that_says_most_leads_and_takes_the_clock_and_title_of_the_others() -> None:
    rich = run("rich.fit", 0.1, streams=9)
    told = run("told.gpx", 0, offset=timedelta(hours=2), zone_known=True)
    local = datetime(2026, 6, 1, 7, 0)
    activity = replace(told.activity, start=local, zone_known=True, title="Morning", effort=0.0)
    (one,) = merge((rich, replace(told, activity=activity))).activities
    assert isinstance(one, Run)
    assert one.effort == 0.0
    assert one.start == local + timedelta(minutes=0.1)
    assert (one.zone_known, one.title, set(one.sources)) == (True, "Morning", {"rich.fit", "told.gpx"})


def test_a_damaged_copy_never_leads_over_a_whole_one() -> None:
    whole = run("whole.fit", 0, 60)
    broken = run("broken.fit", 0, 75, streams=9, damaged=True)
    (one,) = merge((broken, whole)).activities
    assert one.duration == 3600.0
    assert set(one.sources) == {"whole.fit", "broken.fit"}


def test_a_lap_saved_alone_with_more_streams_does_not_stand_for_the_whole_run() -> None:
    (one,) = merge((run("whole", 0, 60), run("warm-up", 0, 10, streams=9), run("rest", 10, 50))).activities
    assert one.duration == 3600.0
    assert one.sources == ("warm-up", "whole", "rest")


def test_a_zone_told_later_puts_a_run_on_its_clock() -> None:
    moved = placed(run("a", 0), "Europe/Rome").activity
    assert isinstance(moved, Run)
    assert (moved.start, moved.zone_known) == (datetime(2026, 6, 1, 7, 0), True)
    known = run("a", 0, offset=timedelta(hours=9))
    assert placed(known, "Europe/Rome") is known


def test_a_run_across_midnight_is_found_from_both_days() -> None:
    late = 60.0 * 18.5
    assert sources(run("a", late, 90), run("b", late + 1, 90)) == [("a", "b")]


TELLINGS = st.lists(
    st.builds(
        lambda at, begin, minutes, streams: run(f"f{at}", begin, minutes, streams=streams),
        st.integers(0, 99),
        st.sampled_from([0.0, 1.0, 15.0, 30.0, 59.0, 1400.0]),
        st.sampled_from([0.0, 5.0, 30.0, 60.0]),
        st.integers(0, 3),
    ),
    max_size=7,
    unique_by=lambda one: one.name,
)


@given(TELLINGS, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order(tellings: Sequence[Telling], chance: object) -> None:
    shuffled = list(tellings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(tellings)
    named = [name for one in merge(tellings).activities for name in one.sources]
    assert sorted(named) == sorted(one.name for one in tellings)


@given(TELLINGS)
def test_what_overlaps_is_together(tellings: Sequence[Telling]) -> None:
    groups = [set(one.sources) for one in merge(tellings).activities]
    for one in tellings:
        for other in tellings:
            if one is not other and overlap(one, other) >= 0.8:
                assert any({one.name, other.name} <= group for group in groups)
