"""Plans that have to change: made-up athletes, one event each of six kinds, by seed.

``replan_p95_s`` is seconds of one re-plan after start-up, ``replan_moved_p95`` how many sessions it moved or
added, ``replan_dropped_p95`` how many it left out, ``replan_rewritten_p95`` how many it gave other content;
``replan_changed_share`` the changed share of the sessions ahead, ``replan_fresh_changed_share`` the share that
is not what it was in a plan solved anew for the changed problem.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from datetime import time as clock_time
from random import Random

from benchmarks.common import Result
from groundforce.planner.check import check
from groundforce.planner.replanning import replan
from groundforce.planner.solve import solve
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.exercise import Exercise, Problem
from groundforce.training.plan import Plan, PlannedRun, SessionStatus, span_of
from groundforce.training.problem import Absence, PlanProblem
from groundforce.training.replanned import ChangeKind, Replanned

KINDS = ("missed", "run_moved", "trip", "illness", "pain", "race")
FIRST_WEEK, LAST_WEEK = 4, 9
"""weeks of a plan (from 0) in which something happens"""
FRESH_OF = 6
"""every so many re-plans one is compared with a plan solved anew"""
PLACED = (ChangeKind.MOVED, ChangeKind.ADDED)


@dataclass(frozen=True)
class Event:
    """One thing that happened: the changed problem, when it is told, what became of sessions."""

    kind: str
    problem: PlanProblem
    now: datetime
    became: Mapping[str, SessionStatus]
    safety: bool = False


@dataclass(frozen=True)
class Answer:
    """One event with what re-planning made of it: wall and processor seconds, sessions ahead, and the share
    of these that a plan solved anew changes (None: not asked)."""

    event: Event
    found: Replanned
    seconds: float
    cpu: float
    ahead: int
    fresh: float | None


def events(plan: Plan, seed: int) -> Iterator[Event]:
    """One event of each kind that this plan can have."""
    chance, problem = Random(f"events {seed}"), plan.problem
    week = chance.randint(FIRST_WEEK, min(LAST_WEEK, problem.weeks - 1))
    day = problem.start + timedelta(days=7 * week + chance.randrange(7))
    now = datetime.combine(day, clock_time(12))
    past = [one for one in plan.sessions if span_of(one).earliest < now]
    if past:
        yield Event("missed", problem, now, {past[-1].id: SessionStatus.MISSED})
    for run in [one for one in problem.runs if one.key and one.date > day + timedelta(days=1)][:1]:
        moved = replace(run, date=run.date + timedelta(days=chance.choice((-1, 1))))
        if moved.date < problem.end:
            yield Event("run_moved", replace(problem, runs=_exchanged(problem, run, moved)), now, {})
    first = day + timedelta(days=chance.randint(2, 6))
    trip = Absence(first, first + timedelta(days=chance.randint(1, 5)), "trip")
    yield Event("trip", replace(problem, absences=(*problem.absences, trip)), now, {})
    ill = Absence(day, day + timedelta(days=chance.randint(2, 6)), "illness")
    yield Event("illness", replace(problem, absences=(*problem.absences, ill)), now, {}, safety=True)
    sore = replace(problem.limits, problems=problem.limits.problems | {chance.choice(list(Problem))})
    yield Event("pain", replace(problem, limits=sore), now, {}, safety=True)
    race = Race(day + timedelta(days=chance.randint(10, 40)), 10_000.0, RacePriority.B)
    if race.date < problem.end and race.date not in {one.date for one in problem.races}:
        yield Event("race", replace(problem, races=(*problem.races, race)), now, {})


def _exchanged(problem: PlanProblem, run: PlannedRun, moved: PlannedRun) -> tuple[PlannedRun, ...]:
    return tuple(moved if one.id == run.id else one for one in problem.runs)


def answers(plans: Sequence[Plan], catalogue: Mapping[str, Exercise], fresh_of: int) -> list[Answer]:
    """Every event of every plan, answered; every ``fresh_of`` compared with a plan solved anew."""
    every = [(plan, event) for seed, plan in enumerate(plans) for event in events(plan, seed)]
    return [
        _answer(plan, event, catalogue, number % fresh_of == 0) for number, (plan, event) in enumerate(every)
    ]


def _answer(plan: Plan, event: Event, catalogue: Mapping[str, Exercise], fresh: bool) -> Answer:
    wall, cpu = time.perf_counter(), time.process_time()
    found = replan(plan, event.problem, event.now, catalogue, became=event.became, safety=event.safety)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    ahead = sum(span_of(one).earliest >= event.now for one in plan.sessions)
    anew = _fresh_share(plan, event, catalogue) if fresh else None
    return Answer(event, found, wall, cpu, ahead, anew)


def _fresh_share(plan: Plan, event: Event, catalogue: Mapping[str, Exercise]) -> float | None:
    """Share of the sessions ahead that are not what they were in a plan solved anew."""
    anew = solve(event.problem, catalogue).plan
    ahead = [one for one in plan.sessions if span_of(one).earliest >= event.now]
    if anew is None or not ahead:
        return None
    there = {(one.date, one.start, one.prescriptions) for one in anew.sessions}
    return sum((one.date, one.start, one.prescriptions) not in there for one in ahead) / len(ahead)


def _count(one: Answer, *kinds: ChangeKind) -> int:
    return sum(change.kind in kinds for change in one.found.changes)


def _p95(values: Sequence[float]) -> float | None:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] if ordered else None


def replanning(plans: Sequence[Plan], catalogue: Mapping[str, Exercise], full: bool) -> Result:
    """The figures of re-planning."""
    every = answers(plans, catalogue, 1 if full else FRESH_OF)
    rewritten = (ChangeKind.REWRITTEN, ChangeKind.HELD)
    fresh = [one.fresh for one in every if one.fresh is not None]
    figures: Result = {
        "replans": len(every),
        "replan_p50_s": sorted(one.seconds for one in every)[len(every) // 2] if every else None,
        "replan_p95_s": _p95([one.seconds for one in every]),
        "replan_p95_cpu_s": _p95([one.cpu for one in every]),
        "replan_moved_p95": _p95([_count(one, *PLACED) for one in every]),
        "replan_dropped_p95": _p95([_count(one, ChangeKind.DROPPED) for one in every]),
        "replan_rewritten_p95": _p95([_count(one, *rewritten) for one in every]),
        "replan_unanswered": sum(one.found.plan is None for one in every),
        "replan_violations": sum(_violations(one, catalogue) for one in every),
        "replan_nothing_share": _mean([float(not one.found.changes) for one in every]),
        "replan_changed_share": _mean([len(one.found.changes) / max(1, one.ahead) for one in every]),
        "replan_fresh_changed_share": _mean(fresh),
    }
    for kind in KINDS:
        of_kind = [one for one in every if one.event.kind == kind]
        figures[f"replan_{kind}_p95_cpu_s"] = _p95([one.cpu for one in of_kind])
        figures[f"replan_{kind}_moved_p95"] = _p95([_count(one, *PLACED) for one in of_kind])
        figures[f"replan_{kind}_changed_mean"] = _mean([float(len(one.found.changes)) for one in of_kind])
    return figures


def _violations(one: Answer, catalogue: Mapping[str, Exercise]) -> int:
    return 0 if one.found.plan is None else len(check(one.found.plan, catalogue))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
