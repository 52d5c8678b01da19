"""Jumps: which tier, how many foot contacts."""

from __future__ import annotations

import math
from collections.abc import Iterator

from groundforce.planner.check.case import Case, Item, Lift
from groundforce.planner.check.dose import one_repetition_maximum
from groundforce.planner.check.growth import last_open, week_is_open, week_text, weeks_before
from groundforce.planner.check.history import WEEK
from groundforce.planner.check.words import count_text
from groundforce.quantities import format_number
from groundforce.training.plan import Violation

SQUAT = "back_squat"
"""the lift that opens tiers 4 and 5"""
_GATED = 3
"""the first tier with a condition"""
_ROUNDING = 4
"""contacts a growing dose is rounded up to"""


def _tied_squat(case: Case) -> float | None:
    """Squat 1RM [kg] told by the lifts whose own maximum is estimated from it; the lowest of several."""
    squats = []
    for name, estimate in case.problem.strength:
        exercise = case.catalogue.get(name)
        tied = None if exercise is None else exercise.strength_of
        if tied is not None and tied[0] == SQUAT and tied[1] > 0.0:
            squats.append(estimate.value / tied[1])
    return min(squats, default=None)


def _squat(case: Case) -> float | None:
    own, squat = case.problem.maximum(SQUAT), case.catalogue.get(SQUAT)
    if own is not None:
        return own.value
    known = None if squat is None else one_repetition_maximum(squat, case.problem, case.catalogue)
    return _tied_squat(case) if known is None else known


def relative_squat(case: Case) -> float | None:
    """Squat 1RM over body mass [-], the runner's own or from lifts tied to it; None where unknown."""
    mass, squat = case.problem.athlete.body_mass, _squat(case)
    return None if mass is None or mass <= 0.0 or squat is None else squat / mass


def lifting_weeks_before(lift: Lift, case: Case) -> int:
    """Weeks of lifting [-] before the week of a session: those brought along and the plan's own with any."""
    start = case.problem.start.toordinal()
    week = (lift.day - start) // WEEK
    days = [one.day for one in case.lifts] + [one.date.toordinal() for one in case.problem.done]
    trained = {(day - start) // WEEK for day in days}
    return case.problem.lifting_weeks + sum(0 <= one < week for one in trained)


def _unready(item: Item, lift: Lift, case: Case) -> Iterator[str]:
    tier, problem = item.exercise.tier, case.problem
    closed = [one for one in problem.findings if one.top_tier is not None and tier > one.top_tier]
    yield from (f"a test keeps tier {tier} closed: {one.text}" for one in closed)
    if tier < _GATED:
        return
    weeks, least = lifting_weeks_before(lift, case), problem.constant("tier3_lifting_weeks")
    if weeks < least:
        yield f"{count_text(weeks, 'week')} of lifting before it; {least:g} are asked for"
    if not problem.athlete.landing_quality:
        yield "a good landing was not stated or tested"
    if item.new_tier and case.history.tier_exposures(tier - 1, lift.day) < problem.constant(
        "accustomed_exposures"
    ):
        yield f"tier {tier - 1} jumps are not familiar yet"
    if tier > _GATED:
        yield from _too_weak(tier, case)


def _too_weak(tier: int, case: Case) -> Iterator[str]:
    need = case.problem.constant("tier4_relative_squat" if tier == _GATED + 1 else "tier5_relative_squat")
    squat = relative_squat(case)
    if squat is None:
        yield f"squat maximum or body mass is unknown; {need:g} x body mass is asked for"
    elif squat < need - 1e-9:
        yield f"squat maximum is {format_number(squat)} x body mass; {need:g} is asked for"


def plyometric_tier(case: Case) -> Iterator[Violation]:
    """A jump's tier is open to this runner on that day."""
    for lift in case.judged:
        for item in lift.items:
            if item.jump:
                for found in _unready(item, lift, case):
                    yield lift.violation(
                        "plyometric_tier",
                        f"{item.exercise.name} is a tier {item.exercise.tier} jump: {found}",
                    )


def _contact_limit(best: int, case: Case) -> int:
    grown = best * (1.0 + case.problem.constant("contacts_growth"))
    rounded = math.ceil(grown / _ROUNDING - 1e-9) * _ROUNDING
    return max(rounded, int(case.problem.constant("contacts_start_low")))


def _week_of_jumps(case: Case, week: int) -> Iterator[str]:
    first = case.problem.start.toordinal() + week * WEEK
    found = case.history.most_contacts(first)
    before = [day for day in weeks_before(case, week) if case.history.most_contacts(day) > 0][:2]
    if not before:
        limit, after = int(case.problem.constant("contacts_start_high")), "when jumps start"
    else:
        best = max(case.history.most_contacts(day) for day in before)
        limit, after = _contact_limit(best, case), f"after {best} at best in the last two weeks with jumps"
        tier, known = case.history.top_tier(first), max(case.history.top_tier(day) for day in before)
        if found > best and tier > known:
            yield f"tier rises from {known} to {tier} and contacts from {best} to {found}; one at a time"
    if found > limit:
        yield f"{found} foot contacts in a session; {after} at most {limit} are allowed"


def plyometric_dose(case: Case) -> Iterator[Violation]:
    """Foot contacts start low, grow slowly, and never together with the tier."""
    for week in range(case.problem.weeks):
        if week_is_open(case, week):
            for found in _week_of_jumps(case, week):
                yield Violation("plyometric_dose", last_open(case, week), f"{week_text(case, week)}: {found}")
