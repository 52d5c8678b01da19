"""Sessions of less than half an hour: two lifts and a calf, with short rests and few ramp sets (judgement).

What a week needs is spread over its sessions; each does little, well.
"""

from __future__ import annotations

from dataclasses import replace

from groundforce.planner.search.dosing import Dose
from groundforce.training.equipment import ALWAYS
from groundforce.training.problem import PlanProblem

SHORTEST_SESSION = 30.0
"""min; a shorter session has no time to lose"""
SHORT_REST = 75.0
"""s; most of a rest in such a session: enough two reps short of the limit"""
SHORT_JUMP_SECONDS = 160.0
"""s its jumps may take, getting to them included"""
SHORT_CONTACTS = 20
"""low jumps in its one set"""
BARBELLS = frozenset({"barbell", "hex_bar", "smith"})


def is_short(problem: PlanProblem) -> bool:
    """Whether the runner's sessions are that short."""
    return problem.minutes < SHORTEST_SESSION


def short_dose(dose: Dose, problem: PlanProblem) -> Dose:
    """A dose with the rest that a short session has."""
    return replace(dose, rest=min(dose.rest, SHORT_REST)) if is_short(problem) else dose


def short_jumps(dose: Dose, tier: int, problem: PlanProblem) -> Dose:
    """The jumps of a short session: one set of low ones, two of real ones."""
    if not is_short(problem):
        return dose
    total = dose.sets * (dose.contacts or 0)
    if tier == 1:
        return replace(dose, sets=1, contacts=min(total, SHORT_CONTACTS), rest=45.0)
    return replace(dose, sets=min(dose.sets, 2), rest=45.0)


def ramp_seconds(problem: PlanProblem, usual: float) -> float:
    """What ramp sets may take [s]: the ``usual``, or in a short session one light set, two with a barbell."""
    if not problem.equipment - ALWAYS:
        return 0.0
    return usual if not is_short(problem) else 160.0 if problem.equipment & BARBELLS else 80.0
