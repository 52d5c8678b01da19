"""The independent checker: every hard rule, worked out again from the plan alone.

It shares nouns and the published models with the search, and no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from groundforce.planner.check.case import Case, lay_out
from groundforce.planner.check.rules import RULES_CHECKED
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Violation

__all__ = ["RULES_CHECKED", "check", "judge"]


def _catalogue() -> Mapping[str, Exercise]:
    from groundforce.training.catalogue import load_catalogue

    return load_catalogue().exercises


def check(
    plan: Plan, catalogue: Mapping[str, Exercise] | None = None, since: date | None = None
) -> tuple[Violation, ...]:
    """Every violation of a hard rule in a plan, rule by rule; empty for a plan that breaks none.

    ``catalogue`` exercises by id, the product's own where None. Cancelled and missed sessions do not count;
    settled ones (done, or before ``settled_until``) count as facts and are not judged themselves, nor are
    those before ``since``: exactly what the whole check finds at the others, and at no session, is told.
    """
    return judge(lay_out(plan, _catalogue() if catalogue is None else catalogue, since))


def judge(case: Case) -> tuple[Violation, ...]:
    """What :func:`check` finds in a plan that is laid out."""
    unblamed = {lift.session.id for lift in case.lifts if not lift.judged}
    return tuple(
        violation
        for rule in RULES_CHECKED.values()
        for violation in rule(case)
        if violation.session not in unblamed
    )
