"""``replan``: the fewest changes to a plan whose problem changed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from groundforce.errors import ProblemError
from groundforce.planner.replanning.bill import bill, objective
from groundforce.planner.replanning.decisions import Decision, Level
from groundforce.planner.replanning.ground import Clock, Ground, ground
from groundforce.planner.replanning.prices import change_price
from groundforce.planner.replanning.repairing import Outcome, Repair
from groundforce.planner.replanning.reporting import changes_of, given_up
from groundforce.planner.replanning.rewriting import Rewriter
from groundforce.planner.replanning.swaps import Swaps
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlanQuality, PlanStatus, Relaxation, SessionStatus, span_of
from groundforce.training.problem import PlanProblem
from groundforce.training.replanned import (
    DO_NOTHING,
    DROP_IT,
    LOCAL_CHANGE,
    Candidate,
    Change,
    ChangeKind,
    Replanned,
)
from groundforce.training.screening import WORD_STOP

ENGINE = "planned again: branch and bound over the weeks that are touched, a price on every change"


def _no_clock() -> float:
    return 0.0


def replan(
    before: Plan,
    problem: PlanProblem,
    now: datetime,
    catalogue: Mapping[str, Exercise] | None = None,
    *,
    became: Mapping[str, SessionStatus] | None = None,
    frozen_hours: float = 24.0,
    safety: bool = False,
    clock: Callable[[], float] = _no_clock,
) -> Replanned:
    """The plan to go on with after its problem changed, by the fewest changes worth their price.

    ``problem`` is the changed one, of the same start and weeks; ``now`` the runner's wall clock; ``became``
    what became of sessions, by id. Whatever started before ``now`` is a fact. What starts within
    ``frozen_hours`` [h] of it changes only where a rule would be broken, or with ``safety``. A session the
    runner moved stands in ``before`` where it went, with status ``MOVED``, and stays there unless a rule
    forbids it. ``clock`` returns seconds and only fills ``solve_seconds``.
    """
    if (problem.start, problem.weeks) != (before.problem.start, before.problem.weeks):
        raise ProblemError(
            f"planning again keeps start and weeks: {before.problem.start} and {before.problem.weeks}, not "
            f"{problem.start} and {problem.weeks}; plan anew instead"
        )
    if now.tzinfo is not None:
        raise ProblemError(f"{now} has an offset from UTC; give the runner's wall clock")
    if Limit.NO_PLAN in problem.limits.limits:
        return Replanned(None, (), DO_NOTHING, (), (Relaxation("screening", WORD_STOP, ""),))
    if catalogue is None:
        from groundforce.training.catalogue import load_catalogue

        catalogue = load_catalogue().exercises
    began = clock()
    moment = Clock(now, now if safety else now + timedelta(hours=frozen_hours))
    chosen = _chosen(ground(before, problem, catalogue, moment, became or {}))
    return chosen if chosen.plan is None else _timed(chosen, clock() - began)


def _timed(found: Replanned, seconds: float) -> Replanned:
    assert found.plan is not None
    quality = replace(found.plan.quality, solve_seconds=round(seconds, 3))
    return replace(found, plan=replace(found.plan, quality=quality))


def _chosen(known: Ground) -> Replanned:
    """The cheapest candidate that breaks no rule; where all do, the one that breaks fewest."""
    repair = Repair(known, Rewriter(known, Swaps(known)))
    nothing = repair.nothing()
    local = repair.changed(nothing)
    most = (
        math.inf
        if local.violations
        else _candidate(known, LOCAL_CHANGE, local, changes_of(known, local, {})).objective
    )

    def is_dearer(found: Outcome) -> bool:
        return _candidate(known, DROP_IT, found, changes_of(known, found, {})).objective >= most

    outcomes = {DO_NOTHING: nothing, DROP_IT: repair.dropped(nothing, is_dearer), LOCAL_CHANGE: local}
    told = {name: changes_of(known, one, repair.why) for name, one in outcomes.items()}
    candidates = [_candidate(known, name, one, told[name]) for name, one in outcomes.items()]
    best = min(candidates, key=lambda one: (one.violations, one.objective, one.changed))
    return _replanned(known, outcomes[best.name], best, told[best.name], tuple(candidates))


def _candidate(known: Ground, name: str, found: Outcome, changes: tuple[Change, ...]) -> Candidate:
    tiers = bill(known, found.made, found.decisions, sum(_price(known, found, one) for one in changes))
    return Candidate(name, objective(tiers), len(found.violations), len(changes), tiers)


def _price(known: Ground, found: Outcome, change: Change) -> float:
    """Points for one change; other content beside a move is a change of its own."""
    there = [one for one in (change.before, change.after) if one is not None]
    due = max(min(span_of(one).earliest for one in there), known.clock.now)
    points = change_price(known, change.kind, due)
    level = found.decisions.get(change.session, Decision(Level.AS_IS)).level
    if change.kind is ChangeKind.MOVED and level is not Level.AS_IS:
        points += change_price(known, ChangeKind.HELD if level is Level.LIGHT else ChangeKind.REWRITTEN, due)
    return points


def _replanned(
    known: Ground,
    found: Outcome,
    best: Candidate,
    changes: tuple[Change, ...],
    candidates: tuple[Candidate, ...],
) -> Replanned:
    relaxed = given_up(known, found, changes)
    status = PlanStatus.RELAXED if relaxed else PlanStatus.FEASIBLE
    quality = PlanQuality(status, best.objective, best.bill, None, None, 0.0, ENGINE)
    plan = replace(found.plan, quality=quality, revision=known.before.revision + 1, relaxations=relaxed)
    if any(one.session is not None for one in found.violations):
        return Replanned(None, changes, best.name, candidates, relaxed, found.violations)
    return Replanned(plan, changes, best.name, candidates, relaxed, found.violations)
