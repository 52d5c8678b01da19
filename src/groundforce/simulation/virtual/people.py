"""Virtual people by population and seed: who they are, what they hide, and the year they plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

import numpy as np

from groundforce.coaching.runs import from_pattern
from groundforce.simulation.virtual.effort import Feel
from groundforce.simulation.virtual.numbers import numbers
from groundforce.training.athlete import Athlete, Goal, LiftingExperience, Race, RacePriority, Sex
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.plan import RunSource
from groundforce.training.problem import Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.runner import DEFAULT_OPENINGS
from groundforce.training.state import RunningState, TypicalRun

FIRST_DAY = date(2026, 11, 23)
"""A Monday; every virtual year begins on it."""


class Population(StrEnum):
    """Kinds of runner."""

    NOVICE = "novice"
    MASTERS = "masters"
    MARATHONER = "marathoner"
    ULTRA = "ultra"
    RETURNING = "returning"


@dataclass(frozen=True)
class Kind:
    """What a population has in common: ranges and means, all judgement.

    ``age`` [years]; ``squat`` mean 1RM over body mass of men, women have 0.78 of it; ``room`` [-] what is
    left to gain against a novice's; ``trained`` [-] share of the room that is there already and can be lost;
    ``runs`` a week, ``quality`` of them fast; ``minutes`` of an easy run, ``long`` minutes of the long one;
    ``race`` [m]; ``feel`` [-] noise of felt reserve; ``pain`` [-] times the usual rate; ``sore`` where pain
    starts with the year.
    """

    age: tuple[int, int]
    squat: float
    room: float
    trained: float
    runs: int
    quality: int
    minutes: float
    long: float
    race: float
    experience: LiftingExperience
    feel: float = 1.0
    pain: float = 1.0
    sore: bool = False


KINDS: Mapping[Population, Kind] = {
    Population.NOVICE: Kind((22, 42), 1.0, 1.0, 0.0, 3, 1, 40, 65, 10_000, LiftingExperience.NONE, 1.2),
    Population.MASTERS: Kind((50, 68), 0.9, 0.8, 0.1, 4, 1, 45, 80, 10_000, LiftingExperience.SOME),
    Population.MARATHONER: Kind((26, 48), 1.15, 0.8, 0.2, 5, 2, 50, 110, 42_195, LiftingExperience.SOME),
    Population.ULTRA: Kind((28, 52), 1.15, 0.7, 0.2, 5, 1, 60, 150, 60_000, LiftingExperience.REGULAR, 0.9),
    Population.RETURNING: Kind(
        (25, 50), 1.0, 0.9, 0.1, 3, 0, 35, 60, 10_000, LiftingExperience.NONE, 1.1, 1.5, True
    ),
}
"""Every population by its name."""
QUALITY_DAYS = ((1, 0.4), (2, 0.35), (3, 0.25))
"""(weekday, share) of the first fast run: clubs run fast on Tuesday, Wednesday or Thursday."""


@dataclass(frozen=True)
class Person:
    """One virtual runner: what a coach may know (``problem``), and what nobody but the simulator does.

    ``squat`` true back squat 1RM [kg] on the first day; ``room``, ``trained``, ``response`` [-];
    ``reps_scale``, ``reps_shape`` of their curve; ``recovery`` [-] times the usual recovery times;
    ``economy`` [-] times the usual answer of economy, 0 for none; ``pain`` injuries a day; ``adherence``
    chance that life takes a session's day; ``seed`` for the lifts and the days.
    """

    seed: int
    population: Population
    problem: PlanProblem
    squat: float
    room: float
    trained: float
    response: float
    reps_scale: float
    reps_shape: float
    feel: Feel
    recovery: float
    economy: float
    pain: float
    sore: bool
    adherence: float

    def chance(self, *purpose: int) -> np.random.Generator:
        """A generator of its own for one purpose: the same whatever a coach does."""
        return np.random.default_rng([self.seed, *purpose])


def person(seed: int, population: Population, weeks: int = 52) -> Person:
    """A virtual runner with ``weeks`` to plan; the same for the same arguments."""
    chance, own, kind = np.random.default_rng([seed, 1]), numbers(), KINDS[population]
    problem, sex = _problem(chance, kind, population, weeks)
    mass = problem.athlete.body_mass
    assert mass is not None
    ratio = kind.squat * (0.78 if sex is Sex.FEMALE else 1.0)
    hours = sum(run.duration for run in problem.runs) / 3600.0 / weeks
    rate = own.pain_rate_novice if population is Population.NOVICE else own.pain_rate
    return Person(
        seed=seed,
        population=population,
        problem=problem,
        squat=mass * ratio * float(np.exp(chance.normal(0.0, 0.15))),
        room=kind.room,
        trained=kind.trained,
        response=_lognormal(chance, own.response_spread),
        reps_scale=own.reps_scale * own.reps_runner * _lognormal(chance, own.reps_spread),
        reps_shape=float(np.clip(chance.normal(1.0, own.reps_shape_spread), 0.8, 1.2)),
        feel=Feel(float(chance.normal(0.0, own.felt_person)), kind.feel),
        recovery=_lognormal(chance, own.recovery_spread),
        economy=0.0 if chance.random() < own.economy_none else _lognormal(chance, 0.4),
        pain=kind.pain * rate / 1000.0 * hours / 7.0,
        sore=kind.sore,
        adherence=float(np.clip(own.missed * _lognormal(chance, 0.5), 0.02, 0.35)),
    )


def _lognormal(chance: np.random.Generator, spread: float) -> float:
    """A factor with mean 1."""
    return float(np.exp(chance.normal(-spread * spread / 2.0, spread)))


def _problem(
    chance: np.random.Generator, kind: Kind, population: Population, weeks: int
) -> tuple[PlanProblem, Sex]:
    sex = Sex.FEMALE if chance.random() < 0.5 else Sex.MALE
    mass = float(round(chance.normal(60.0 if sex is Sex.FEMALE else 73.0, 7.0)))
    age = float(chance.integers(*kind.age))
    week, races = _week(chance, kind), _races(chance, kind, weeks)
    runs = from_pattern(week, RunSource.TYPICAL_WEEK, races, RunningState(FIRST_DAY), FIRST_DAY, weeks)
    athlete = Athlete(population.value, sex, age, mass, kind.experience, bool(chance.random() < 0.5))
    problem = PlanProblem(
        start=FIRST_DAY,
        weeks=weeks,
        athlete=athlete,
        runs=runs.runs,
        openings=_openings(chance),
        equipment=KITS["gym"] | ALWAYS,
        minutes=float(chance.choice([45.0, 60.0])),
        sessions_per_week=2,
        races=races,
        goals=(Goal.ECONOMY, Goal.ROBUSTNESS),
    )
    return problem, sex


def _week(chance: np.random.Generator, kind: Kind) -> tuple[TypicalRun, ...]:
    """A usual week: a long run at the weekend, fast ones in the week, the others easy."""
    long_day = 6 if chance.random() < 0.7 else 5
    days, shares = zip(*QUALITY_DAYS, strict=True)
    fast = [int(chance.choice(days, p=shares))] if kind.quality > 0 else []
    if kind.quality > 1:
        fast.append(fast[0] + 2 if fast[0] + 2 < long_day else 1)
    left = [day for day in range(7) if day not in (long_day, *fast)]
    easy = [int(day) for day in chance.permutation(left)[: kind.runs - 1 - len(fast)]]
    start = (time(6, 30), time(12, 15), time(18, 0))[int(chance.choice(3, p=[0.4, 0.15, 0.45]))]
    kinds = {long_day: (RunKind.LONG, kind.long), **dict.fromkeys(easy, (RunKind.EASY, kind.minutes))}
    for number, day in enumerate(fast):
        kinds[day] = (RunKind.INTERVALS if number == 0 else RunKind.TEMPO, 55.0)
    return tuple(
        TypicalRun(day, what, 60.0 * minutes, start=time(9, 0) if day >= 5 else start)
        for day, (what, minutes) in sorted(kinds.items())
    )


def _races(chance: np.random.Generator, kind: Kind, weeks: int) -> tuple[Race, ...]:
    """An A race in the second and the fourth quarter of the year, a B race between."""
    if weeks < 16:
        return ()
    sundays = [FIRST_DAY + timedelta(days=6 + 7 * int(share * weeks)) for share in (0.38, 0.62, 0.86)]
    moved = [day + timedelta(weeks=int(chance.integers(-1, 2))) for day in sundays]
    return (
        Race(moved[0], kind.race, RacePriority.A),
        Race(moved[1], 10_000.0, RacePriority.B),
        Race(moved[2], kind.race, RacePriority.A),
    )


def _openings(chance: np.random.Generator) -> tuple[Opening, ...]:
    """Half have every morning and evening; the others four or five evenings and the weekend's mornings."""
    if chance.random() < 0.5:
        return DEFAULT_OPENINGS
    days = sorted(int(day) for day in chance.choice(5, int(chance.integers(3, 5)), replace=False))
    evenings = tuple(Opening(day, time(17, 0), time(21, 30)) for day in days)
    return (*evenings, Opening(5, time(8, 0), time(12, 0)), Opening(6, time(15, 0), time(20, 0)))
