"""The usual runs round a race follow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from groundforce.coaching.replan.running import round_races
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.run import RunKind
from tests.planner.problems import HALF, runner

TODAY = date(2026, 12, 9)
EARLY = Race(date(2027, 1, 24), 21_097.5)


def kinds(runs: tuple[PlannedRun, ...], day: date) -> set[RunKind]:
    return {one.kind for one in runs if one.date == day}


def test_round_the_old_race_runs_are_as_usual_again_and_round_the_new_one_easy() -> None:
    runs = runner().runs
    old, new = date(2027, 2, 9), date(2027, 1, 19)
    assert (kinds(runs, old), kinds(runs, new)) == ({RunKind.EASY}, {RunKind.INTERVALS})
    found = round_races(runs, (HALF,), (EARLY,), TODAY)
    assert (kinds(found, old), kinds(found, new)) == ({RunKind.INTERVALS}, {RunKind.EASY})
    assert round_races(found, (EARLY,), (HALF,), TODAY) == runs


def test_the_past_a_calendar_and_b_races_ease_nothing() -> None:
    runs = runner().runs
    late = EARLY.date + timedelta(days=1)
    assert round_races(runs, (HALF,), (HALF, EARLY), late)[: len(runs) // 2] == runs[: len(runs) // 2]
    own = tuple(replace(one, source=RunSource.CALENDAR) for one in runs)
    assert round_races(own, (HALF,), (EARLY,), TODAY) == own
    b_race = replace(EARLY, priority=RacePriority.B)
    assert round_races(runs, (HALF,), (HALF, b_race), TODAY) == runs
