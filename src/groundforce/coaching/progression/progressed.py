"""The rest of a plan after what was logged: the next loads, each with its reason, inside every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from groundforce.coaching.progression.course import course
from groundforce.coaching.progression.rewriting import Writer
from groundforce.planner.check import check
from groundforce.planner.check.case import lay_out
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.plates import Plates
from groundforce.training.problem import PlanProblem
from groundforce.training.state import AthleteState, Estimate


def progressed(
    plan: Plan,
    paired: Sequence[Paired],
    state: AthleteState,
    now: datetime,
    *,
    plates: Plates | None = None,
    catalogue: Mapping[str, Exercise] | None = None,
) -> Plan:
    """The plan with the next load, reps, seconds or contacts of each exercise after ``now``.

    ``paired`` is what was done beside what was planned; ``plates`` the weights there are, the plan's own
    where None. Only sets of sessions that start after ``now`` change, never days; a session's labels and the
    maxima and weights the plan is judged by follow. Each changed prescription says why in ``load_why``. What
    would break a rule stays as it was planned, and says so. Doing it twice changes nothing.
    """
    known = load_catalogue().exercises if catalogue is None else catalogue
    weights = plan.problem.plates if plates is None else plates
    here = course(plan, paired, state, now, weights, known)
    writer = Writer(here)
    open_ones = sorted(
        (one for one in plan.sessions if _is_open(one, now)), key=lambda one: (span_of(one).earliest, one.id)
    )
    written = {one.id: writer.session(one) for one in open_ones}
    problem = _problem(plan.problem, weights, here.maxima)
    return _kept(plan, written, problem, known)


def _is_open(one: Session, now: datetime) -> bool:
    return one.status is SessionStatus.PLANNED and span_of(one).earliest > now


def _problem(problem: PlanProblem, plates: Plates, maxima: Mapping[str, Estimate]) -> PlanProblem:
    """The problem with the weights, and with maxima that have grown since: what is heavy is told by them."""
    strength = tuple(
        (name, maxima[name] if name in maxima and maxima[name].value > known.value else known)
        for name, known in problem.strength
    )
    return replace(problem, plates=plates, strength=strength)


def _kept(
    plan: Plan, written: Mapping[str, Session], problem: PlanProblem, catalogue: Mapping[str, Exercise]
) -> Plan:
    """The written sessions that break no rule which the plan did not break before; the others as planned."""
    kept, refused = dict(written), dict[str, str]()
    before: frozenset[tuple[str, str | None]] | None = None
    while True:
        tried = _with(plan, kept, refused, problem, catalogue)
        found = check(tried, catalogue)
        if found and before is None:
            before = frozenset((one.rule, one.session) for one in check(plan, catalogue))
        new = [one for one in found if before is None or (one.rule, one.session) not in before]
        if not new or not kept:
            return tried
        named = {one.session: one.rule for one in new if one.session in kept}
        for id, rule in (named or dict.fromkeys(kept, new[0].rule)).items():
            if id is not None:
                refused[id] = rule
                del kept[id]


def _with(
    plan: Plan,
    kept: Mapping[str, Session],
    refused: Mapping[str, str],
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise],
) -> Plan:
    """The plan with the written sessions, a word on those left as planned, and the labels worked out anew."""
    sessions = tuple(
        _told(one, refused[one.id]) if one.id in refused else kept.get(one.id, one) for one in plan.sessions
    )
    draft = replace(plan, problem=problem, sessions=sessions)
    labels = {lift.session.id: (lift.heavy, lift.novel) for lift in lay_out(draft, catalogue).lifts}
    return replace(
        draft,
        sessions=tuple(
            replace(one, heavy_lower=labels[one.id][0], novel=labels[one.id][1])
            if one.id in kept or one.id in refused
            else one
            for one in sessions
        ),
    )


def _told(one: Session, rule: str) -> Session:
    text = f"As planned: what the log suggests would break a rule of the plan ({rule})."
    return replace(
        one,
        prescriptions=tuple(
            replace(each, load_why=text) if each.work_sets else each for each in one.prescriptions
        ),
    )
