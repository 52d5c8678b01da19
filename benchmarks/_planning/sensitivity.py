"""How far a plan hangs on the constants of fatigue: each 30 % lower and higher, and what that changes.

The constants are judgement; a plan that turned over when one of them is a little off would be worth little.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.common import Result
from groundforce.evidence import constant
from groundforce.planner.solve import solve
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Session
from groundforce.training.problem import PlanProblem

CONSTANTS = (
    "fatigue_reference_sets",
    "fatigue_half_life",
    "fatigue_half_life_novel",
    "soreness_peak",
    "soreness_share",
    "soreness_novel",
    "soreness_accustomed",
    "effort_at_failure",
    "effort_at_four_in_reserve",
    "contact_impulse",
    "contact_impulse_growth",
)
SHARES = (0.7, 1.3)


@dataclass(frozen=True)
class Flips:
    """Shares of the sessions of one plan: on another day or gone, and of another weight (heavy or not)."""

    moved: float
    relabelled: float


def _shifted(problem: PlanProblem, name: str, share: float) -> PlanProblem:
    known = constant(name)
    value = min(known.high, max(known.low, share * problem.constant(name)))
    return replace(problem, constants={**problem.constants, name: value})


def flips(before: Plan, after: Plan) -> Flips:
    """What another plan for the same weeks changes, session by session of the same name."""
    others = {one.id: one for one in after.sessions}
    pairs: list[tuple[Session, Session | None]] = [(one, others.get(one.id)) for one in before.sessions]
    if not pairs:
        return Flips(0.0, 0.0)
    moved = sum(two is None or one.date != two.date for one, two in pairs)
    relabelled = sum(two is not None and one.heavy_lower != two.heavy_lower for one, two in pairs)
    return Flips(moved / len(pairs), relabelled / len(pairs))


def sensitivity(problems: Sequence[PlanProblem], catalogue: Mapping[str, Exercise]) -> Result:
    """Mean shares of sessions that each constant moves or relabels, and which one moves most."""
    plans = [(one, plan) for one in problems if (plan := solve(one, catalogue).plan) is not None]
    found: dict[str, list[Flips]] = {name: [] for name in CONSTANTS}
    for problem, plan in plans:
        for name in CONSTANTS:
            for share in SHARES:
                other = solve(_shifted(problem, name, share), catalogue).plan
                found[name].append(Flips(1.0, 1.0) if other is None else flips(plan, other))
    moved = {name: statistics.fmean(one.moved for one in of) for name, of in found.items() if of}
    relabelled = {name: statistics.fmean(one.relabelled for one in of) for name, of in found.items() if of}
    worst = max(moved, key=moved.__getitem__, default=None)
    return {
        "sensitivity_plans": len(plans),
        "sensitivity_moved_share": statistics.fmean(moved.values()) if moved else None,
        "sensitivity_relabelled_share": statistics.fmean(relabelled.values()) if relabelled else None,
        "sensitivity_most": worst,
        "sensitivity_most_moved_share": None if worst is None else moved[worst],
        **{f"sensitivity_{name}": share for name, share in moved.items()},
    }
