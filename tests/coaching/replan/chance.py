"""Any runner, and anything that can happen to a plan, by seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from groundforce.planner.solve import solve
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.catalogue import load_catalogue
from groundforce.training.events import (
    Event,
    Gap,
    HardRun,
    Illness,
    MissedSession,
    MovedRun,
    MovedSession,
    PainReport,
    RaceChange,
    ShortenedSession,
    Trip,
)
from groundforce.training.exercise import LoadKind, Problem
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, SessionStatus, span_of
from groundforce.training.problem import Exposure, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.state import Estimate

CATALOGUE = load_catalogue().exercises
WEEKS = 10
PLANNED = frozenset({SessionStatus.PLANNED, SessionStatus.MOVED})


def knowing(seed: int) -> PlanProblem:
    """A made-up athlete; every other one's lifts of late are known, from a weak hand's to a strong one's."""
    problem, chance = made_up_problem(seed, WEEKS), Random(f"loads {seed}")
    if seed % 2 == 0:
        return problem
    top = chance.choice((25.0, 60.0, 120.0))
    kinds = (LoadKind.TOTAL, LoadKind.HAND, LoadKind.SINGLE)
    strength, past = [], []
    for one in CATALOGUE.values():
        if one.load not in kinds or one.tier > 0 or chance.random() < 0.4:
            continue
        kg = top * chance.uniform(0.25, 1.0) * (1.0 if one.load is LoadKind.TOTAL else 0.4)
        strength.append((one.id, Estimate(kg, 0.9 * kg, 1.1 * kg, "log")))
        days = sorted(chance.sample(range(1, 28), chance.choice((0, 0, 2, 5))), reverse=True)
        past += [Exposure(problem.start - timedelta(days=ago), one.id, 2, 0.6 * kg) for ago in days]
    past.sort(key=lambda one: (one.date, one.exercise))
    return replace(problem, strength=tuple(strength), past=tuple(past), lifting_weeks=chance.choice((0, 12)))


@cache
def planned(seed: int) -> Plan | None:
    """The plan of a made-up athlete, if any is possible."""
    return solve(knowing(seed), CATALOGUE).plan


def a_moment(plan: Plan, chance: Random) -> datetime:
    """Some hour of the plan, its first and its last days too."""
    day = plan.problem.start + timedelta(days=chance.randrange(7 * plan.problem.weeks))
    return datetime.combine(day, time(chance.choice((5, 8, 12, 20))))


def _missed(plan: Plan, now: datetime, _: Random) -> Event | None:
    past = [one for one in plan.sessions if span_of(one).earliest < now and one.status in PLANNED]
    return MissedSession(past[-1].date, past[-1].id) if past else None


def _moved(plan: Plan, now: datetime, chance: Random) -> Event | None:
    ahead = [one for one in plan.sessions if span_of(one).earliest > now and one.status in PLANNED]
    if not ahead:
        return None
    one = chance.choice(ahead[:4])
    to = one.date + timedelta(days=chance.choice((-1, 1)))
    return MovedSession(one.date, one.id, to) if now.date() <= to < plan.problem.end else None


def _shorter(_: Plan, now: datetime, chance: Random) -> Event | None:
    day = now.date() + timedelta(days=chance.randrange(4))
    return ShortenedSession(day, day + timedelta(days=chance.choice((0, 6))), chance.choice((20.0, 30.0)))


def _run_moved(plan: Plan, now: datetime, chance: Random) -> Event | None:
    runs = [one for one in plan.problem.runs if one.key and one.date > now.date()]
    if not runs:
        return None
    run = chance.choice(runs[:3])
    to = run.date + timedelta(days=chance.choice((-1, 1)))
    inside = plan.problem.start <= to < plan.problem.end and to > now.date()
    return MovedRun(run.date, run.id, to) if inside else None


def _hard(plan: Plan, now: datetime, chance: Random) -> Event | None:
    kind = chance.choice((RunKind.INTERVALS, RunKind.TEMPO, RunKind.LONG))
    day = now.date() + timedelta(days=chance.choice((-2, -1, 0, 2)))
    return HardRun(day, kind, 3600.0, 0.8) if plan.problem.start <= day < plan.problem.end else None


def _pain(_: Plan, now: datetime, chance: Random) -> Event | None:
    score = float(chance.randint(1, 9))
    return PainReport(PainEntry(now.date(), chance.choice(list(Problem)), score))


def _last(now: datetime, chance: Random, most: int) -> date:
    return now.date() + timedelta(days=chance.randrange(most))


def _ill(_: Plan, now: datetime, chance: Random) -> Event | None:
    return Illness(now.date(), _last(now, chance, 10), chance.random() < 0.7)


def _trip(_: Plan, now: datetime, chance: Random) -> Event | None:
    first = _last(now, chance, 5)
    kit = chance.choice((None, frozenset[str](), frozenset({"dumbbell"}), frozenset({"band", "mini_band"})))
    return Trip(first, first + timedelta(days=chance.randrange(9)), kit)


def _race(plan: Plan, now: datetime, chance: Random) -> Event | None:
    ahead = [one for one in plan.problem.races if one.date > now.date()]
    before = chance.choice([*ahead, None])
    day = now.date() + timedelta(days=chance.randint(1, 40))
    if before is not None and chance.random() < 0.3:
        return RaceChange(now.date(), before, None)
    if day >= plan.problem.end or day in {one.date for one in plan.problem.races if one is not before}:
        return None
    distance = chance.choice((5_000.0, 10_000.0, 21_097.5, 42_195.0))
    race = Race(day, distance, chance.choice(list(RacePriority)))
    return RaceChange(now.date(), before, race)


def _gap(plan: Plan, now: datetime, chance: Random) -> Event | None:
    days = chance.choice((7, 10, 14, 20, 30))
    first = now.date() - timedelta(days=days)
    return Gap(first, now.date() - timedelta(days=1)) if first >= plan.problem.start else None


KINDS: Mapping[str, Callable[[Plan, datetime, Random], Event | None]] = {
    "missed session": _missed,
    "moved session": _moved,
    "shortened session": _shorter,
    "moved run": _run_moved,
    "hard run": _hard,
    "pain": _pain,
    "illness": _ill,
    "trip": _trip,
    "race": _race,
    "break": _gap,
}


def what_happens(plan: Plan, now: datetime, chance: Random, kind: str) -> Event | None:
    """One event of a kind, where the plan can have one now."""
    return KINDS[kind](plan, now, chance)
