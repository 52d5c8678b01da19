"""A life, drawn ahead: what happens on which day, whatever a coach plans. Every coach meets the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from groundforce.simulation.virtual.numbers import numbers
from groundforce.simulation.virtual.people import Person
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.events import Event, Gap, HardRun, Illness, MovedRun, Trip
from groundforce.training.exercise import Problem
from groundforce.training.plan import PlannedRun
from groundforce.training.run import RunKind

SITES = (
    (Problem.KNEE, 0.3), (Problem.ACHILLES, 0.2), (Problem.SHIN, 0.15), (Problem.HAMSTRING, 0.1),
    (Problem.CALF, 0.1), (Problem.LOW_BACK, 0.1), (Problem.PLANTAR_FASCIA, 0.05),
)  # fmt: skip
"""Where it hurts (judgement, after the usual order of running injuries)."""
KNOWN_AHEAD = 5
"""days a trip is known before it begins"""


@dataclass(frozen=True)
class Onset:
    """Pain that begins on ``day``: where, and how much, 0–10."""

    day: date
    site: Problem
    score: float


@dataclass(frozen=True)
class Life:
    """One life.

    ``busy`` days without time to lift; ``told`` what the coach hears in the morning of a day; ``runs`` as
    they are really run; ``off`` days without any lifting (ill, a gap, away without kit); ``kit`` equipment on
    days away; ``pains``.
    """

    busy: frozenset[date]
    told: Mapping[date, tuple[Event, ...]]
    runs: Mapping[date, tuple[PlannedRun, ...]]
    off: frozenset[date]
    kit: Mapping[date, frozenset[str]]
    pains: Mapping[date, tuple[Onset, ...]]


def life_of(person: Person) -> Life:
    """The life of a person over the weeks of their problem; the same for the same person."""
    problem = person.problem
    days = [problem.start + timedelta(days=day) for day in range(7 * problem.weeks)]
    chance = person.chance(3)
    busy = frozenset(day for day in days if chance.random() < person.adherence)
    told: dict[date, tuple[Event, ...]] = {}
    spells = _spells(person.chance(4), days)
    for day, event in spells:
        told[day] = (*told.get(day, ()), event)
    off, kit = _off([event for _, event in spells])
    runs = {run.id: run for run in problem.runs}
    for day, event in _changed_runs(person, runs, off):
        told[day] = (*told.get(day, ()), event)
    ill = {day for _, event in spells if isinstance(event, Illness) for day in _days(event.day, event.last)}
    by_day: dict[date, tuple[PlannedRun, ...]] = {}
    for run in sorted(runs.values(), key=lambda one: (one.date, str(one.start), one.id)):
        if run.date not in ill:
            by_day[run.date] = (*by_day.get(run.date, ()), run)
    return Life(busy, told, by_day, off, kit, _pains(person, days))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=day) for day in range((last - first).days + 1)]


def _spells(chance: np.random.Generator, days: list[date]) -> list[tuple[date, Event]]:
    """Illnesses, trips and gaps with the day they are told; the first two weeks are quiet, none overlap."""
    own, found, taken = numbers(), list[tuple[date, Event]](), set[date]()
    for rate, kind in ((own.illness_rate, "illness"), (own.trip_rate, "trip"), (own.gap_rate, "gap")):
        for _ in range(int(chance.poisson(rate * len(days) / 365.0))):
            first = days[0] + timedelta(days=int(chance.integers(14, max(15, len(days)))))
            event = _spell(chance, kind, first)
            span = set(_days(first - timedelta(days=2), event.last + timedelta(days=2)))
            if event.last <= days[-1] and not span & taken:
                taken |= span
                ahead = timedelta(days=KNOWN_AHEAD if kind == "trip" else 0)
                found.append((max(days[0], first - ahead), event))
    return sorted(found, key=lambda one: one[0])


def _spell(chance: np.random.Generator, kind: str, first: date) -> Illness | Trip | Gap:
    if kind == "illness":
        last = first + timedelta(days=int(chance.integers(2, 9)))
        return Illness(first, last, below_neck=bool(chance.random() < 0.4))
    if kind == "gap":
        return Gap(first, first + timedelta(days=int(chance.integers(10, 29))))
    last, where = first + timedelta(days=int(chance.integers(2, 9))), chance.random()
    kits = KITS["none"] | ALWAYS, KITS["home"] | ALWAYS
    return Trip(first, last, None if where < 0.3 else kits[int(where < 0.65)])


def _off(events: list[Event]) -> tuple[frozenset[date], dict[date, frozenset[str]]]:
    off, kit = set[date](), dict[date, frozenset[str]]()
    for event in events:
        if isinstance(event, Trip) and event.equipment is not None:
            kit |= dict.fromkeys(_days(event.day, event.last), event.equipment)
        elif isinstance(event, Trip | Illness | Gap):
            off |= set(_days(event.day, event.last))
    return frozenset(off), kit


def _changed_runs(
    person: Person, runs: dict[str, PlannedRun], off: frozenset[date]
) -> list[tuple[date, Event]]:
    """Runs moved by a day and easy runs that became hard; ``runs`` is changed to what is really run."""
    chance, own, problem = person.chance(5), numbers(), person.problem
    found: list[tuple[date, Event]] = []
    for week in range(problem.weeks):
        first = problem.start + timedelta(weeks=week)
        these = [run for run in problem.runs if first <= run.date < first + timedelta(weeks=1)]
        moved, hard = chance.random() < own.run_moved, chance.random() < own.run_hard
        pick, coin = chance.random(), chance.random()
        if moved:
            found += _move(runs, these, pick, coin, problem.start)
        elif hard:
            found += _harden(runs, these, pick, off)
    return found


def _move(
    runs: dict[str, PlannedRun], these: list[PlannedRun], pick: float, coin: float, start: date
) -> list[tuple[date, Event]]:
    """One run of the week a day later or earlier, told the day before or on the day."""
    taken = {run.date for run in these}
    races = {run.date for run in these if run.kind is RunKind.RACE}
    free = [
        (run, to)
        for run in these
        for to in (run.date + timedelta(days=1), run.date - timedelta(days=1))
        if run.kind is not RunKind.RACE
        and to not in taken
        and to.isocalendar()[1] == run.date.isocalendar()[1]
        if not races
    ]
    if not free:
        return []
    run, to = free[int(pick * len(free))]
    runs[run.id] = replace(run, date=to)
    told = min(run.date, to) - timedelta(days=1 if coin < 0.5 else 0)
    return [(max(told, start), MovedRun(run.date, run.id, to))]


def _harden(
    runs: dict[str, PlannedRun], these: list[PlannedRun], pick: float, off: frozenset[date]
) -> list[tuple[date, Event]]:
    """An easy run becomes a fast one; the coach finds it the morning after."""
    easy = [run for run in these if run.kind is RunKind.EASY and run.date not in off]
    if not easy:
        return []
    run = easy[int(pick * len(easy))]
    runs[run.id] = replace(run, kind=RunKind.TEMPO)
    event = HardRun(run.date, RunKind.TEMPO, run.duration, basis="pace", instead_of=run.id)
    return [(run.date + timedelta(days=1), event)]


def _pains(person: Person, days: list[date]) -> dict[date, tuple[Onset, ...]]:
    chance = person.chance(6)
    sites, shares = zip(*SITES, strict=True)
    found: dict[date, tuple[Onset, ...]] = {}
    for number, day in enumerate(days):
        starts = chance.random() < person.pain
        site, score = sites[int(chance.choice(len(sites), p=shares))], float(chance.integers(2, 8))
        if starts or (number == 0 and person.sore):
            found[day] = (Onset(day, site, min(score, 5.0) if number == 0 else score),)
    return found
