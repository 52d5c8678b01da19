"""Made-up athletes with whole planning problems, by seed: every kind of runner a planner has to serve.

Nobody's data. The shares are judgement: most have a usual week, a gym or some weights at home and a race;
some are short of time, in pain, away, new to lifting or lifting already.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random
from typing import TypeVar

from groundforce.coaching.intake import stated_exposures
from groundforce.coaching.runs import from_pattern
from groundforce.training.athlete import (
    Athlete,
    Goal,
    LiftingExperience,
    Limit,
    Limits,
    Race,
    RacePriority,
    Sex,
)
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.exercise import Problem
from groundforce.training.plan import RunSource
from groundforce.training.problem import Absence, Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.runner import DEFAULT_OPENINGS
from groundforce.training.state import Estimate, PartOfDay, RunningState, TypicalRun

FIRST_START = date(2026, 11, 23)
WEEKS = (16, 20)
"""weeks of a plan, fewest and most, where none are asked for"""
DISTANCES = (5_000.0, 10_000.0, 21_097.5, 42_195.0, 60_000.0)
QUALITY = (RunKind.INTERVALS, RunKind.TEMPO, RunKind.EASY, RunKind.EASY, RunKind.RECOVERY)
DURATIONS = {
    RunKind.LONG: (5_400.0, 12_600.0),
    RunKind.INTERVALS: (2_700.0, 4_500.0),
    RunKind.TEMPO: (2_400.0, 4_200.0),
    RunKind.EASY: (1_800.0, 4_200.0),
    RunKind.RECOVERY: (1_200.0, 2_400.0),
}
"""s of a run, shortest and longest"""
STARTS = (time(6, 30), time(7, 0), time(12, 15), time(18, 0), time(19, 0))
LIFTS = ("back_squat", "romanian_deadlift", "hip_thrust")

One = TypeVar("One")


def _weighed(chance: Random, options: Sequence[tuple[One, float]]) -> One:
    return chance.choices([one for one, _ in options], [weight for _, weight in options])[0]


def _typical_week(chance: Random) -> tuple[TypicalRun, ...]:
    """Three to six runs: a long one at the weekend as a rule, up to two fast ones, the rest easy."""
    count = chance.randint(3, 6)
    long_day = _weighed(chance, ((6, 0.6), (5, 0.3), (chance.randrange(7), 0.1)))
    others = chance.sample([day for day in range(7) if day != long_day], count - 1)
    kinds = zip((long_day, *others), (RunKind.LONG, *QUALITY), strict=False)
    usual = chance.choice(STARTS)
    return tuple(_typical_run(chance, day, kind, usual) for day, kind in sorted(kinds))


def _typical_run(chance: Random, day: int, kind: RunKind, usual: time) -> TypicalRun:
    shortest, longest = DURATIONS[kind]
    duration = 300.0 * round(chance.uniform(shortest, longest) / 300.0)
    start = time(9, 0) if day >= 5 else usual
    if chance.random() < 0.15:
        return TypicalRun(day, kind, duration, part_of_day=chance.choice((PartOfDay.MORNING, None)))
    return TypicalRun(day, kind, duration, start=start)


def _openings(chance: Random) -> tuple[Opening, ...]:
    """Half have every morning and evening; the others a few days, by the clock or by part of day."""
    if chance.random() < 0.5:
        return DEFAULT_OPENINGS
    days = sorted(chance.sample(range(7), chance.randint(3, 6)))
    if chance.random() < 0.5:
        return tuple(Opening(day, time(17, 0), time(21, 30)) for day in days)
    return tuple(Opening(day, part_of_day=chance.choice(list(PartOfDay))) for day in days)


def _races(chance: Random, start: date, weeks: int) -> tuple[Race, ...]:
    """None to three: the last an A race near the end, those before it B races as a rule."""
    count = _weighed(chance, ((0, 0.2), (1, 0.5), (2, 0.2), (3, 0.1)))
    if count == 0:
        return ()
    goal = start + timedelta(days=7 * weeks - 1 - 7 * chance.randint(0, min(2, weeks - 1)))
    races = [Race(goal, chance.choice(DISTANCES), RacePriority.A)]
    for _ in range(count - 1):
        day = start + timedelta(days=chance.randrange(7, max(8, 7 * weeks - 21)))
        priority = _weighed(chance, ((RacePriority.B, 0.7), (RacePriority.A, 0.3)))
        races.append(Race(day, chance.choice(DISTANCES[:3]), priority))
    return tuple(sorted({race.date: race for race in races}.values(), key=lambda race: race.date))


def _limits(chance: Random) -> Limits:
    screened = _weighed(
        chance,
        (
            ((), 0.85),
            ((Limit.NO_MAXIMAL,), 0.06),
            ((Limit.NO_IMPACT,), 0.06),
            ((Limit.TECHNIQUE_ONLY,), 0.03),
        ),
    )
    sore = (chance.choice(list(Problem)),) if chance.random() < 0.2 else ()
    return Limits(frozenset(screened), frozenset(sore))


def _absences(chance: Random, start: date, weeks: int) -> tuple[Absence, ...]:
    if chance.random() < 0.7:
        return ()
    first = start + timedelta(days=chance.randrange(max(1, 7 * weeks - 7)))
    return (Absence(first, first + timedelta(days=chance.randint(2, 12)), "away"),)


def _athlete(chance: Random, seed: int, experience: LiftingExperience) -> Athlete:
    return Athlete(
        name=f"athlete {seed}",
        sex=chance.choice((Sex.FEMALE, Sex.MALE)),
        age=float(chance.randint(20, 68)),
        body_mass=float(chance.randint(50, 88)),
        experience=experience,
        landing_quality=chance.random() < 0.5,
    )


def _goals(chance: Random) -> tuple[Goal, ...]:
    extra = _weighed(
        chance, (((), 0.7), ((Goal.BONE,), 0.12), ((Goal.POWER,), 0.1), ((Goal.STRENGTH,), 0.08))
    )
    return (Goal.ECONOMY, Goal.ROBUSTNESS, *extra)


def made_up_problem(seed: int, weeks: int | None = None) -> PlanProblem:
    """A whole planning problem; the same ``seed`` and ``weeks`` (16 to 20 where None) give the same one."""
    chance = Random(f"athlete {seed}")
    drawn = chance.randint(*WEEKS)
    weeks = drawn if weeks is None else weeks
    start = FIRST_START + timedelta(days=_weighed(chance, ((0, 0.8), (chance.randrange(7), 0.2))))
    experience = chance.choice(list(LiftingExperience))
    lifts = LIFTS if experience is LiftingExperience.REGULAR else ()
    races = _races(chance, start, weeks)
    week = _typical_week(chance)
    squat = float(chance.randint(50, 140))
    stated = Estimate(squat, 0.9 * squat, 1.1 * squat, "stated")
    return PlanProblem(
        start=start,
        weeks=weeks,
        athlete=_athlete(chance, seed, experience),
        runs=from_pattern(week, RunSource.TYPICAL_WEEK, races, RunningState(start), start, weeks).runs,
        openings=_openings(chance),
        equipment=KITS[_weighed(chance, (("gym", 0.5), ("full gym", 0.1), ("home", 0.3), ("none", 0.1)))]
        | ALWAYS,
        minutes=_weighed(chance, ((20.0, 0.05), (30.0, 0.15), (45.0, 0.5), (60.0, 0.3))),
        sessions_per_week=_weighed(chance, ((1, 0.15), (2, 0.65), (3, 0.2))),
        races=races,
        goals=_goals(chance),
        limits=_limits(chance),
        absences=_absences(chance, start, weeks),
        strength=(("back_squat", stated),) if lifts and chance.random() < 0.6 else (),
        past=stated_exposures(lifts, start),
        lifting_weeks=8 if lifts else 0,
    )
