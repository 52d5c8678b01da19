"""A made-up athlete with a year of everything: runs, lifting, tests, a pain diary. Nobody's data."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from groundforce.training.athlete import Athlete, LiftingExperience, Sex
from groundforce.training.battery.nouns import TestResult
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.run import Run
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import PerformedSet, Side, StrengthSession

AS_OF = date(2026, 11, 23)
BODY = Athlete("Sam", Sex.FEMALE, 41.0, 62.0, LiftingExperience.REGULAR)
WEEKS = 40


def _day(weeks: float) -> datetime:
    return datetime.combine(AS_OF, time(7)) - timedelta(days=round(7 * weeks))


def _run(start: datetime, number: int, minutes: float, speed: float) -> Run:
    heart_rate = 95.0 + 16.5 * speed - 0.02 * number + 2.0 * math.sin(1.7 * number)
    return Run(
        start,
        True,
        60.0 * minutes,
        60.0 * minutes,
        distance=60.0 * minutes * speed,
        speed=speed,
        grade_adjusted_speed=speed,
        mean_heart_rate=round(heart_rate, 1),
        max_heart_rate=round(heart_rate + 14.0, 1),
        cadence=172.0,
        climb=0.0,
        temperature=12.0 + 8.0 * math.sin(number / 20.0),
        effort=4.0 if minutes < 60 else 6.0,
    )


def runs() -> tuple[Run, ...]:
    """Three runs a week, the last one longer than any of the 30 days before it."""
    found = []
    for week in range(WEEKS, 0, -1):
        for place, (days, minutes, speed) in enumerate(
            ((6.0, 40.0, 2.8), (4.0, 50.0, 3.0), (1.0, 80.0, 2.7))
        ):
            long = 110.0 if (week, place) == (1, 2) else minutes
            start = _day(week) + timedelta(days=6.0 - days)
            found.append(_run(start, 3 * (WEEKS - week) + place, long, speed + 0.02 * math.sin(week + place)))
    return tuple(found)


def sessions() -> tuple[StrengthSession, ...]:
    """Squats and calf raises twice a week, slowly heavier; one squat was written in pounds."""
    found = []
    for number in range(2 * WEEKS):
        start = _day(WEEKS - number / 2.0) + timedelta(days=1, hours=11)
        squat = 2.5 * round((50.0 + 0.25 * number + 1.5 * math.sin(2.1 * number)) / 2.5)
        squat = 2.2046 * squat if number == 2 * WEEKS - 12 else squat
        sets = tuple(
            PerformedSet("Back squat", "back_squat", reps=5, load=squat, reps_in_reserve=2.0)
            for _ in range(3)
        )
        calves = tuple(
            PerformedSet("Calf raise", "calf_raise_machine", reps=10, load=30.0 + 0.25 * number)
            for _ in range(3)
        )
        found.append(StrengthSession(start, (*sets, *calves), duration=2700.0))
    return tuple(found)


PROFILE = RunnerProfile(
    athlete=BODY,
    pain=tuple(
        PainEntry(AS_OF - timedelta(days=days), Problem.ACHILLES, during, morning)
        for days, during, morning in ((20, 5.0, 3.0), (12, 3.0, 1.0), (6, 2.0, 0.0), (2, 1.0, 0.0))
    ),
    tests=tuple(
        TestResult(AS_OF - timedelta(days=days), test, value, side)
        for days, test, value, side in (
            (60, "calf_raise", 20.0, Side.LEFT),
            (60, "calf_raise", 25.0, Side.RIGHT),
            (5, "calf_raise", 18.0, Side.LEFT),
            (5, "calf_raise", 27.0, Side.RIGHT),
            (5, "countermovement_jump", 0.27, None),
        )
    ),
)
HISTORY = TrainingHistory(runs(), sessions())
