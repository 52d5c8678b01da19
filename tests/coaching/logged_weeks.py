"""A week of a small hand-made plan with its log: one session done, one missed, one nobody planned."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from groundforce.coaching.progress import progress
from groundforce.coaching.week import WeekReport, week_report
from groundforce.training.run import Run
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import FeltPain, PerformedSet, Side, StrengthSession
from tests.presentation.sample import CATALOGUE, START, plan

PLAN = plan(3)
FIRST = START + timedelta(weeks=1)


def squats(*reps: int, load: float = 60.0, reserve: float = 2.0) -> tuple[PerformedSet, ...]:
    return tuple(
        PerformedSet("Back squat", "back_squat", reps=one, load=load, reps_in_reserve=reserve) for one in reps
    )


def planks(*seconds: float) -> tuple[PerformedSet, ...]:
    sides = (Side.LEFT, Side.RIGHT)
    return tuple(
        PerformedSet("Side plank", "side_plank", seconds=one, side=side) for one in seconds for side in sides
    )


DONE = StrengthSession(
    datetime.combine(FIRST + timedelta(days=1), datetime.min.time().replace(hour=18)),
    (*squats(6, 6, 4), *planks(40.0, 35.0)),
    duration=2700.0,
    effort=7.0,
    pain=(FeltPain("knee", 2.0, exercise="back_squat"),),
)
EXTRA = StrengthSession(
    datetime.combine(FIRST + timedelta(days=5), datetime.min.time().replace(hour=10)),
    (PerformedSet("Bench press", None, reps=8, load=50.0),) * 3,
    duration=1200.0,
    title="Upper",
)


def _run(day: int, minutes: float, distance: float) -> Run:
    start = datetime.combine(FIRST + timedelta(days=day), datetime.min.time().replace(hour=7))
    return Run(start, True, 60.0 * minutes, 60.0 * minutes, distance=distance)


RUNS = (_run(1, 58.0, 11_200.0), _run(2, 44.0, 8_000.0), _run(6, 112.0, 20_300.0))


def report(
    sessions: tuple[StrengthSession, ...] = (DONE, EXTRA), runs: tuple[Run, ...] = RUNS, first: date = FIRST
) -> WeekReport:
    history = TrainingHistory(runs=runs, strength=sessions)
    found = progress(history, first + timedelta(days=7), RunnerProfile(), PLAN)
    return week_report(PLAN, history, found, first, CATALOGUE)
