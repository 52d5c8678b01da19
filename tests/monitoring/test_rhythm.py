from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.monitoring.rhythm import weekly_rhythm
from groundforce.training.run import ClassifiedRun, RunKind
from groundforce.training.state import PartOfDay, Rhythm
from tests.monitoring.builders import kind

AS_OF = date(2026, 6, 1)
"""A Monday."""
Week = Sequence[tuple[int, time, RunKind, float]]
USUAL: Week = (
    (1, time(6, 30), RunKind.INTERVALS, 55.0),
    (3, time(18, 0), RunKind.EASY, 45.0),
    (6, time(8, 0), RunKind.LONG, 100.0),
)


def weeks(week: Week, count: int = 8, skip: frozenset[tuple[int, int]] = frozenset()) -> list[ClassifiedRun]:
    """The same week ``count`` times before AS_OF; ``skip`` holds (weeks back, weekday)."""
    return [
        kind(
            datetime.combine(AS_OF, clock) + timedelta(weeks=-back, days=day),
            what,
            minutes,
        )
        for back in range(count, 0, -1)
        for day, clock, what, minutes in week
        if (back, day) not in skip
    ]


def plain(rhythm: Rhythm) -> list[tuple[int, RunKind]]:
    return [(one.weekday, one.kind) for one in rhythm.runs]


def test_a_fixed_week_is_found_whole() -> None:
    rhythm = weekly_rhythm(weeks(USUAL), AS_OF)
    assert plain(rhythm) == [(day, what) for day, _, what, _ in USUAL]
    assert [one.start for one in rhythm.runs] == [time(6, 30), time(18, 0), time(8, 0)]
    assert [one.duration for one in rhythm.runs] == [55 * 60, 45 * 60, 100 * 60]
    assert (rhythm.weeks, rhythm.confidence) == (8, 1.0)


def test_nothing_on_or_after_the_date_counts() -> None:
    later = [kind(datetime.combine(AS_OF, time(12)) + timedelta(days=day)) for day in range(14)]
    assert weekly_rhythm([*weeks(USUAL), *later], AS_OF) == weekly_rhythm(weeks(USUAL), AS_OF)


def test_a_weekday_below_two_weeks_in_five_is_not_in_it() -> None:
    rare = [kind(datetime.combine(AS_OF, time(7)) - timedelta(weeks=back, days=-5)) for back in (2, 5, 8)]
    assert plain(weekly_rhythm([*weeks(USUAL), *rare], AS_OF)) == plain(weekly_rhythm(weeks(USUAL), AS_OF))


def test_no_more_runs_than_a_usual_week_has() -> None:
    # Two runs a week, on either Tuesday and Thursday or Wednesday and Friday.
    runs = [
        kind(datetime.combine(AS_OF, time(7)) + timedelta(weeks=-back, days=day))
        for back in range(1, 9)
        for day in ((1, 3) if back % 2 else (2, 4))
    ]
    assert len(weekly_rhythm(runs, AS_OF).runs) == 2


def test_newer_weeks_count_more() -> None:
    old = weeks(((1, time(7), RunKind.EASY, 50.0), (5, time(7), RunKind.EASY, 50.0)), 8)
    old = [one for one in old if (AS_OF - one.run.start.date()).days > 28]
    new = weeks(((2, time(7), RunKind.TEMPO, 50.0), (5, time(7), RunKind.EASY, 60.0)), 4)
    rhythm = weekly_rhythm([*old, *new], AS_OF)
    assert plain(rhythm) == [(2, RunKind.TEMPO), (5, RunKind.EASY)]
    assert rhythm.runs[1].duration == 3600.0


def test_one_long_run_a_week_even_when_it_wanders() -> None:
    runs = [
        kind(datetime.combine(AS_OF, time(9)) + timedelta(weeks=-back, days=5 + back % 2), RunKind.LONG, 90.0)
        for back in range(1, 9)
    ]
    rhythm = weekly_rhythm([*runs, *weeks(USUAL[:2])], AS_OF)
    assert [one.kind for one in rhythm.runs].count(RunKind.LONG) == 1


def test_a_rare_long_run_is_no_habit() -> None:
    skip = frozenset((back, 6) for back in range(1, 7))
    rhythm = weekly_rhythm([*weeks(USUAL, skip=skip), *weeks(((6, time(8), RunKind.EASY, 40.0),), 6)], AS_OF)
    assert RunKind.LONG not in [one.kind for one in rhythm.runs]


def test_a_quality_run_that_wanders_keeps_a_place() -> None:
    week: Week = ((1, time(7), RunKind.EASY, 50.0), (3, time(7), RunKind.EASY, 50.0))
    runs = [
        kind(one.run.start, RunKind.INTERVALS if one.run.start.isocalendar().week % 3 == i % 2 else one.kind)
        for i, one in enumerate(weeks(week))
    ]
    rhythm = weekly_rhythm(runs, AS_OF)
    assert sum(one.kind is RunKind.INTERVALS for one in rhythm.runs) <= 1


def test_a_race_is_no_habit() -> None:
    rhythm = weekly_rhythm(weeks(((6, time(9), RunKind.RACE, 45.0),)), AS_OF)
    assert plain(rhythm) == [(6, RunKind.EASY)]


@pytest.mark.parametrize(
    ("clocks", "start", "part"),
    [
        ([time(6, 33), time(6, 41), time(6, 28), time(6, 35)], time(6, 35), None),
        ([time(6), time(8, 30), time(10, 30), time(7)], None, PartOfDay.MORNING),
        ([time(6), time(12), time(20), time(9)], None, None),
        ([time(23, 58), time(23, 59), time(23, 58), time(23, 59)], time(23, 55), None),
    ],
)
def test_starts(clocks: list[time], start: time | None, part: PartOfDay | None) -> None:
    runs = [
        kind(datetime.combine(AS_OF, clock) - timedelta(weeks=back))
        for back, clock in enumerate(clocks, start=1)
    ]
    only = weekly_rhythm(runs, AS_OF).runs[0]
    assert (only.start, only.part_of_day) == (start, part)


def test_no_time_of_day_is_taken_from_an_unknown_zone() -> None:
    runs = [
        kind(datetime.combine(AS_OF, time(5)) - timedelta(weeks=back), zone_known=False)
        for back in range(1, 9)
    ]
    only = weekly_rhythm(runs, AS_OF).runs[0]
    assert (only.start, only.part_of_day) == (None, None)


def test_double_days_stay_double() -> None:
    week: Week = (
        (2, time(6), RunKind.TEMPO, 50.0),
        (2, time(18), RunKind.EASY, 30.0),
        (6, time(8), RunKind.LONG, 90.0),
    )
    rhythm = weekly_rhythm(weeks(week), AS_OF)
    assert plain(rhythm) == [(2, RunKind.TEMPO), (2, RunKind.EASY), (6, RunKind.LONG)]
    assert [one.start for one in rhythm.runs] == [time(6), time(18), time(8)]


def test_a_run_saved_in_three_parts_is_one() -> None:
    parts: list[ClassifiedRun] = []
    for back in range(1, 9):
        start = datetime.combine(AS_OF, time(7)) - timedelta(weeks=back)
        parts += [
            kind(start, RunKind.EASY, 15.0),
            kind(start + timedelta(minutes=18), RunKind.INTERVALS, 25.0),
            kind(start + timedelta(minutes=50), RunKind.EASY, 10.0),
        ]
    only = weekly_rhythm(parts, AS_OF).runs
    assert [(one.kind, one.duration) for one in only] == [(RunKind.INTERVALS, 3000.0)]


def test_a_runner_without_fixed_days_gets_likely_ones_with_low_confidence() -> None:
    runs = [
        kind(datetime.combine(AS_OF, time(6 + 2 * day)) + timedelta(weeks=-back, days=day))
        for back in range(1, 9)
        for day in (back % 7, (back + 3) % 7)
    ]
    rhythm = weekly_rhythm(runs, AS_OF)
    assert len(rhythm.runs) == 2
    assert rhythm.confidence < 0.3
    assert all("no fixed days" in one.basis for one in rhythm.runs)


def test_few_weeks_give_a_pattern_with_less_confidence() -> None:
    two = weekly_rhythm(weeks(USUAL, 2), AS_OF)
    assert len(two.runs) == 3
    assert two.confidence < weekly_rhythm(weeks(USUAL, 8), AS_OF).confidence


def test_no_runs_no_rhythm() -> None:
    assert weekly_rhythm([], AS_OF) == Rhythm()
    assert weekly_rhythm([kind(datetime(2026, 6, 2, 7))], AS_OF) == Rhythm()


@given(
    st.lists(
        st.tuples(
            st.integers(-5, 90), st.integers(0, 1439), st.sampled_from(list(RunKind)), st.integers(1, 200)
        ),
        max_size=60,
    )
)
@settings(max_examples=80, deadline=None)
def test_any_history_gives_a_week_that_makes_sense(days: list[tuple[int, int, RunKind, int]]) -> None:
    runs = [
        kind(datetime.combine(AS_OF, time()) + timedelta(days=-back, minutes=minute), what, minutes)
        for back, minute, what, minutes in days
    ]
    runs.sort(key=lambda one: one.run.start)
    rhythm = weekly_rhythm(runs, AS_OF)
    assert sum(one.kind is RunKind.LONG for one in rhythm.runs) <= 1
    assert RunKind.RACE not in [one.kind for one in rhythm.runs]
    assert 0.0 <= rhythm.confidence <= 1.0
    assert all(0.0 <= one.confidence <= 1.0 and 0.0 < one.frequency <= 1.0 for one in rhythm.runs)
    assert len({(one.weekday, one.start) for one in rhythm.runs}) >= len(rhythm.runs) / 2
    assert list(rhythm.runs) == sorted(rhythm.runs, key=lambda one: one.weekday)
