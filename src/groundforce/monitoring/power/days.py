"""Tries → one value a day with its error."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from groundforce.evidence import parameter
from groundforce.physiology.power.jump import frame_height_error, frame_reactive_strength_error
from groundforce.physiology.repetition_maximum import nuzzo2024_one_repetition_maximum
from groundforce.training.battery.nouns import PerformanceTest, TestResult, TestUnit, Trials


@dataclass(frozen=True)
class DayValue:
    """What one day's tries come to: ``value`` and its typical ``error``, in the test's unit."""

    date: date
    value: float
    error: float
    trials: int


def day_values(test: PerformanceTest, results: Iterable[TestResult]) -> tuple[DayValue, ...]:
    """One value a day, in order of time; ``results`` are of one side and lift, a day's in order of doing."""
    ordered = sorted(results, key=lambda one: one.date)
    return tuple(_day(test, day, list(tries)) for day, tries in groupby(ordered, key=lambda one: one.date))


def _day(test: PerformanceTest, day: date, tries: Sequence[TestResult]) -> DayValue:
    counted = tries[:1] if test.trials is Trials.FIRST else tries
    value = sum(value_of(one) for one in counted) / len(counted)
    return DayValue(day, value, _error(test, value, counted), len(counted))


def value_of(result: TestResult) -> float:
    """What a try says in the test's unit: for a set of few reps the estimated 1RM [kg]."""
    if result.reps is None:
        return result.value
    return nuzzo2024_one_repetition_maximum(result.value, result.reps).value


def _error(test: PerformanceTest, value: float, tries: Sequence[TestResult]) -> float:
    """Typical error of a day's mean: what averaging leaves of the day-to-day error, and of the frames'."""
    stays = parameter("test_between_day_share").value
    usual = test.error.of(value) * math.sqrt(stays + (1.0 - stays) / len(tries))
    frames = [_frame_error(test, one) for one in tries]
    return math.hypot(usual, math.sqrt(sum(one * one for one in frames)) / len(tries))


def _frame_error(test: PerformanceTest, result: TestResult) -> float:
    rate = result.frame_rate
    if rate is None or result.value <= 0.0 or not test.impact:
        return 0.0
    if test.unit is TestUnit.METRES and not test.per_side:
        return frame_height_error(result.value, rate)
    if test.unit is TestUnit.METRES_PER_SECOND:
        contact = parameter("test_contact_time").value
        return frame_reactive_strength_error(result.value * contact, contact, rate)
    return 0.0
