"""Everything the tests say on a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.power.days import DayValue, day_values
from groundforce.monitoring.power.norms import read_norm
from groundforce.monitoring.power.sides import side_difference
from groundforce.physiology.constants import Z80
from groundforce.physiology.power.asymmetry import weir2005_minimal_difference
from groundforce.physiology.repetition_maximum import nuzzo2024_one_repetition_maximum
from groundforce.training.athlete import Athlete
from groundforce.training.battery.load import battery
from groundforce.training.battery.nouns import PerformanceTest, TestResult, TestUnit
from groundforce.training.battery.words import value_in_words
from groundforce.training.power_state import (
    Change,
    PowerState,
    SideDifference,
    TestDue,
    TestPain,
    TestReading,
)
from groundforce.training.state import Estimate
from groundforce.training.strength import Side

NO_FRAME_RATE = (
    "{name}: no frame rate given, so the interval leaves out how far video frames blur it; at 30 frames a "
    "second that is about 2 cm."
)


def power_state(results: Iterable[TestResult], athlete: Athlete, as_of: date) -> PowerState:
    """Where ``athlete`` stands before ``as_of``; results of that day or later are not looked at."""
    known = [one for one in results if one.date < as_of]
    tests = [test for test in battery().values() if any(one.test == test.id for one in known)]
    of_test = {test.id: [one for one in known if one.test == test.id] for test in tests}
    readings = [one for test in tests for one in _readings(test, of_test[test.id], athlete)]
    differences = (_difference(test, of_test[test.id]) for test in tests if test.per_side)
    return PowerState(
        as_of,
        tuple(readings),
        tuple(one for one in differences if one is not None),
        tuple(pain for test in tests for pain in _pain(test, of_test[test.id])),
        tuple(_due(test, of_test[test.id]) for test in tests),
        tuple(note for test in tests for note in _notes(test, of_test[test.id])),
    )


def _readings(test: PerformanceTest, results: Sequence[TestResult], athlete: Athlete) -> list[TestReading]:
    kinds = dict.fromkeys((one.side, one.lift) for one in results)
    found = []
    for side, lift in sorted(kinds, key=lambda kind: (kind[0] or "", kind[1] or "")):
        own = [one for one in results if (one.side, one.lift) == (side, lift)]
        days = day_values(test, own)
        found.append(_reading(test, side, lift, own, days, athlete))
    return found


def _reading(
    test: PerformanceTest,
    side: Side | None,
    lift: str | None,
    results: Sequence[TestResult],
    days: tuple[DayValue, ...],
    athlete: Athlete,
) -> TestReading:
    last = days[-1]
    return TestReading(
        test=test.id,
        side=side,
        latest=_estimate(test, last, [one for one in results if one.date == last.date]),
        error=last.error,
        trials=last.trials,
        norm=read_norm(test, last.value, athlete),
        change=_change(test, days[-2], last) if len(days) > 1 else None,
        lift=lift,
    )


def _estimate(test: PerformanceTest, day: DayValue, tries: Sequence[TestResult]) -> Estimate:
    """A day's value with its interval; that of a maximum from a set also holds what a set cannot say."""
    tries_in_words = "one try" if day.trials == 1 else f"mean of {day.trials} tries"
    source = f"{test.name}, {tries_in_words}"
    half = Z80 * day.error
    if tries[0].reps is not None:
        one = nuzzo2024_one_repetition_maximum(tries[0].value, tries[0].reps)
        half = max(half, 0.5 * (one.high - one.low))
    ceiling = test.plausible[1] if test.unit is TestUnit.POINTS else float("inf")
    return Estimate(day.value, max(0.0, day.value - half), min(ceiling, day.value + half), source, day.date)


def _change(test: PerformanceTest, before: DayValue, now: DayValue) -> Change:
    detectable = float(
        weir2005_minimal_difference(before.error, now.error, parameter("test_detectable_z").value)
    )
    up = now.value - before.value
    better = up if test.higher_is_better else -up
    real = abs(up) > detectable
    size = value_in_words(abs(up), test.unit)
    limit = value_in_words(detectable, test.unit, 1)
    if real:
        words = f"{size} {'better' if better > 0 else 'worse'} than on {before.date}, beyond error ({limit})"
    elif up == 0.0:
        words = f"as on {before.date}"
    else:
        way = "more" if up > 0 else "less"
        words = f"{size} {way} than on {before.date}: within measurement error ({limit})"
    return Change(better, detectable, real, before.date, words)


def _difference(test: PerformanceTest, results: Sequence[TestResult]) -> SideDifference | None:
    left = day_values(test, [one for one in results if one.side is Side.LEFT])
    right = day_values(test, [one for one in results if one.side is Side.RIGHT])
    return side_difference(test, left, right)


def _pain(test: PerformanceTest, results: Sequence[TestResult]) -> list[TestPain]:
    """The worst pain of the last day on which it was told; a day that says nothing clears nothing."""
    told = [(one.date, one.pain) for one in results if one.pain is not None]
    if not told:
        return []
    last = max(day for day, _ in told)
    return [TestPain(test.id, last, max(pain for day, pain in told if day == last))]


def _due(test: PerformanceTest, results: Sequence[TestResult]) -> TestDue:
    last = max(one.date for one in results)
    return TestDue(test.id, last + timedelta(weeks=test.repeat_weeks))


def _notes(test: PerformanceTest, results: Sequence[TestResult]) -> list[str]:
    last = max(one.date for one in results)
    latest = [one for one in results if one.date == last]
    notes = []
    if test.id == "countermovement_jump" and any(one.frame_rate is None for one in latest):
        notes.append(NO_FRAME_RATE.format(name=test.name))
    sides = {one.side for one in results}
    if test.per_side and len(sides) == 1:
        other = Side.RIGHT if Side.LEFT in sides else Side.LEFT
        notes.append(f"{test.name}: only one side was tested; test the {other} too.")
    return notes
