"""What the synthetic runner does on which day: weeks of training, with the gaps real ones have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from groundforce.training.run import RunKind

WEEKS = 16
"""weeks of history."""
RACE_WEEK = 11
"""The week (from 0) whose Sunday is a 10 km race."""
ILL_WEEK = 6
"""The week (from 0) with a cold: only two short runs."""
THRESHOLD = 3.70
"""m/s the runner can keep up for an hour at first; :data:`GAIN` a week is added."""
GAIN = 0.006
MISSED = 0.07
"""Chance that life gets in the way of a run."""


@dataclass(frozen=True)
class Stretch:
    """A part of a run: ``duration`` s at ``speed`` m/s; ``intensity`` where it is a step of a workout."""

    duration: float
    speed: float
    intensity: str | None = None


@dataclass(frozen=True)
class DemoRun:
    """One run to be made up; ``start`` is wall clock, ``threshold`` m/s on that day."""

    start: datetime
    kind: RunKind
    stretches: tuple[Stretch, ...]
    threshold: float
    indoor: bool = False


def demo_runs(seed: int, today: date) -> tuple[DemoRun, ...]:
    """The runs of the 16 weeks before ``today``, in order of time; the same for the same arguments."""
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS)
    runs: list[DemoRun] = []
    for week in range(WEEKS + 1):
        random = Random(f"groundforce demo {seed} {week}")
        runs += _week(week, monday + timedelta(weeks=week), random)
    return tuple(run for run in runs if run.start.date() < today)


def _week(week: int, monday: date, random: Random) -> list[DemoRun]:
    threshold = THRESHOLD + GAIN * week
    plans = _ill(threshold) if week == ILL_WEEK else _usual(week, threshold, random)
    runs = []
    for weekday, clock, kind, stretches, indoor in plans:
        start = _about(monday + timedelta(days=weekday), clock, random)
        if random.random() >= MISSED or kind is RunKind.RACE:
            runs.append(DemoRun(start, kind, stretches, threshold, indoor))
    return runs


_Plan = tuple[int, time, RunKind, tuple[Stretch, ...], bool]


def _usual(week: int, threshold: float, random: Random) -> list[_Plan]:
    race = week == RACE_WEEK
    plans: list[_Plan] = [
        (1, time(6, 45), RunKind.INTERVALS, _intervals(week, threshold), False),
        (2, time(18, 15), RunKind.EASY, _steady(random.uniform(40, 50), 0.79 * threshold), week % 2 == 1),
    ]
    if not race:
        plans.append((3, time(6, 45), RunKind.TEMPO, _tempo(week, threshold), False))
    if random.random() < 0.55 and not race:
        plans.append((5, time(9, 0), RunKind.EASY, _steady(random.uniform(35, 45), 0.78 * threshold), False))
    plans.append(_weekend(week, threshold, random))
    return plans


def _weekend(week: int, threshold: float, random: Random) -> _Plan:
    if week == RACE_WEEK:
        speed = 1.02 * threshold
        return 6, time(10, 0), RunKind.RACE, (Stretch(10060.0 / speed, speed),), False
    minutes = 80 if week % 4 == 3 else min(120, 88 + 2 * week)
    return 6, time(8, 30), RunKind.LONG, _steady(minutes + random.uniform(-3, 3), 0.78 * threshold), False


def _ill(threshold: float) -> list[_Plan]:
    return [
        (4, time(18, 0), RunKind.EASY, _steady(25, 0.74 * threshold), True),
        (6, time(9, 0), RunKind.EASY, _steady(40, 0.75 * threshold), False),
    ]


def _steady(minutes: float, speed: float) -> tuple[Stretch, ...]:
    first = min(8.0, minutes / 4)
    return Stretch(first * 60, 0.93 * speed), Stretch((minutes - first) * 60, speed)


def _intervals(week: int, threshold: float) -> tuple[Stretch, ...]:
    metres, times, rest, share = (
        (1000.0, 5, 150.0, 1.06),
        (400.0, 10, 75.0, 1.14),
        (800.0, 6, 120.0, 1.09),
        (1200.0, 4, 180.0, 1.05),
    )[week % 4]
    speed = share * threshold
    work = [Stretch(metres / speed, speed, "active"), Stretch(rest, 0.55 * threshold, "rest")] * times
    warm_up = Stretch(900.0, 0.76 * threshold, "warmup")
    return warm_up, *work[:-1], Stretch(600.0, 0.74 * threshold, "cooldown")


def _tempo(week: int, threshold: float) -> tuple[Stretch, ...]:
    minutes = (20, 24, 28, 20)[week % 4]
    return (
        Stretch(900.0, 0.77 * threshold),
        Stretch(minutes * 60.0, 0.98 * threshold),
        Stretch(600.0, 0.75 * threshold),
    )


def _about(day: date, clock: time, random: Random) -> datetime:
    """A start within some minutes of the habit."""
    return datetime.combine(day, clock) + timedelta(seconds=round(random.gauss(0, 8 * 60)))
