"""The independent checker: every hard rule, worked out again from the plan alone.

It shares nouns and the published models with the search, and no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from groundforce.planner.check.case import Case, lay_out
from groundforce.planner.check.rules import RULES_CHECKED
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Violation

__all__ = ["LOOK_BACK", "RULES_CHECKED", "check", "judge", "judge_again"]

LOOK_BACK = timedelta(days=24)
"""How far before a changed session the session may lie that is blamed for it: what two sessions leave in the
legs at a key run counts for three weeks. The other rules blame the later session, or one of the same week."""
_PLACES = {rule: place for place, rule in enumerate(RULES_CHECKED)}


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


def judge(case: Case, rules: Iterable[str] = RULES_CHECKED) -> tuple[Violation, ...]:
    """What :func:`check` finds in a plan that is laid out, of these rules."""
    unblamed = {lift.session.id for lift in case.lifts if not lift.judged}
    return tuple(
        violation
        for rule in rules
        for violation in RULES_CHECKED[rule](case)
        if violation.session not in unblamed
    )


def judge_again(case: Case, known: Iterable[Violation]) -> tuple[Violation, ...]:
    """The whole check of a plan of which only sessions from a day on changed since ``known`` was found.

    ``case`` has it laid out to be judged since :data:`LOOK_BACK` before that day: what is older stays as it
    was found.
    """
    unblamed = {lift.session.id for lift in case.lifts if not lift.judged}
    older = [one for one in known if one.session in unblamed]
    return tuple(sorted((*older, *judge(case)), key=lambda one: _PLACES[one.rule]))
