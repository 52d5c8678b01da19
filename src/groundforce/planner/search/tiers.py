"""Which tier of jumps is open: phase, weeks of lifting, landing, the tier below, and from tier 4 strength."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.season import PhaseName, WeekInSeason
from groundforce.training.exercise import Exercise
from groundforce.training.problem import PlanProblem

TIER_AT_PHASE = {PhaseName.ANATOMICAL: 1, PhaseName.HEAVY: 2, PhaseName.POWER: 3}
STRONG_TIER_AT_PHASE = {PhaseName.ANATOMICAL: 1, PhaseName.HEAVY: 3, PhaseName.POWER: 5}
"""The same for someone strong enough for tier 4: every tier below needs its time before."""
USUAL = 2
"""in the other phases"""
LANDING = 3
"""the first tier that asks for a good landing and the tier below"""
STRONG = 4
"""the first tier that asks for strength"""
SQUAT = "back_squat"


def relative_squat(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> float | None:
    """Squat 1RM over body mass [-], from the squat or the least that lifts tied to it say, or None."""
    mass, own = problem.athlete.body_mass, problem.maximum(SQUAT)
    tied = [
        estimate.value / link[1]
        for name, estimate in problem.strength
        if name in catalogue and (link := catalogue[name].strength_of) is not None and link[0] == SQUAT
    ]
    squat = own.value if own is not None else min(tied, default=None)
    return None if mass is None or squat is None else squat / mass


def strong_tier(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> int:
    """The highest tier that strength allows."""
    squat = relative_squat(problem, catalogue)
    if squat is None or squat < problem.constant("tier4_relative_squat"):
        return STRONG - 1
    return STRONG if squat < problem.constant("tier5_relative_squat") else STRONG + 1


def asked_tier(problem: PlanProblem, catalogue: Mapping[str, Exercise], phase: PhaseName) -> int:
    """The tier a phase asks for, as far as strength allows."""
    strong = strong_tier(problem, catalogue)
    by_phase = STRONG_TIER_AT_PHASE if strong >= STRONG else TIER_AT_PHASE
    return min(by_phase.get(phase, USUAL), strong)


def open_tier(ledger: Ledger, week: WeekInSeason, day: date) -> int:
    """The highest jump tier open on ``day``: weeks of lifting, landing, strength, the tier below."""
    problem, weeks = ledger.problem, ledger.lifting_weeks(week.number)
    tier = asked_tier(problem, ledger.catalogue, week.phase)
    if weeks < problem.constant("tier2_lifting_weeks"):
        tier = 1
    ready = problem.athlete.landing_quality and weeks >= problem.constant("tier3_lifting_weeks")
    while tier >= LANDING and not (ready and _is_familiar(ledger, tier - 1, day)):
        tier -= 1
    return min([tier, *(one.top_tier for one in problem.findings if one.top_tier is not None)])


def _is_familiar(ledger: Ledger, tier: int, day: date) -> bool:
    return ledger.tier_exposures(tier, day) >= ledger.problem.constant("accustomed_exposures")
