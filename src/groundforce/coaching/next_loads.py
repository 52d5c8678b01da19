"""The plan after something was logged: what happened becomes fact, and the next loads follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from groundforce.coaching.pairing import became, exposures
from groundforce.coaching.progression import progressed
from groundforce.monitoring.athlete_state import planning_state
from groundforce.monitoring.pain.state import pain_state
from groundforce.planner.check import check
from groundforce.planner.replanning import replan
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired
from groundforce.training.plan import Plan, SessionStatus
from groundforce.training.replanned import ChangeKind
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import StrengthSession


def with_next_loads(
    plan: Plan,
    paired: Sequence[Paired],
    lifting: Sequence[StrengthSession],
    profile: RunnerProfile,
    now: datetime,
    catalogue: Mapping[str, Exercise],
) -> Plan:
    """``plan`` with its past as it was and the loads of what is ahead; days stay.

    ``paired`` is everything done beside the plan, ``lifting`` all that was ever lifted; nothing after ``now``
    is looked at.
    """
    known = [one for one in lifting if one.start <= now]
    tomorrow = (now + timedelta(days=1)).date()
    state = planning_state(TrainingHistory(strength=tuple(known)), tomorrow, profile)
    state = replace(state, pain=pain_state(profile.pain, now.date()))
    fates = became(plan, paired, now)
    sessions = tuple(replace(one, status=fates.get(one.id, one.status)) for one in plan.sessions)
    problem = replace(plan.problem, done=exposures(plan, paired), settled_until=now)
    facts = replace(plan, sessions=sessions, problem=problem)
    legal = _kept_legal(plan, facts, fates, now, catalogue)
    return progressed(legal, paired, state, now, catalogue=catalogue)


def _kept_legal(
    plan: Plan,
    facts: Plan,
    fates: Mapping[str, SessionStatus],
    now: datetime,
    catalogue: Mapping[str, Exercise],
) -> Plan:
    """The plan with what the log says as facts; where that leaves sessions ahead outside a rule, with other
    content in those, so far as no day changes. What would change days is for :func:`replan` to ask about."""
    if not check(facts, catalogue):
        return facts
    found = replan(plan, facts.problem, now, catalogue, became=fates, frozen_hours=0.0)
    kinds = {one.kind for one in found.changes}
    is_content = kinds <= {ChangeKind.REWRITTEN, ChangeKind.HELD}
    return facts if found.plan is None or not is_content else found.plan


def is_changed(before: Plan, after: Plan) -> bool:
    """Whether any session's work is another, or what became of it."""
    return before.sessions != after.sessions
