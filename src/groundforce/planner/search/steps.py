"""Harder versions of an exercise, taken up once the easier one is learnt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from groundforce.planner.search.candidates import COMFORTABLE_SKILL, allowed
from groundforce.planner.search.classes import Family, family, is_barbell_like
from groundforce.planner.search.menu import Menu, Role, exercises_of
from groundforce.planner.search.price import standing
from groundforce.planner.search.season import PhaseName, WeekInSeason
from groundforce.training.exercise import Exercise, MovementPattern
from groundforce.training.problem import PlanProblem

WEEKS_APART = 2
"""Weeks between the new lift of one session and of the next, so that not everything is new at once."""
WEEKS_AHEAD = 2
"""Weeks before the heavy phase at which the first is taken up, to be learnt when heavy work starts."""


@dataclass(frozen=True)
class Step:
    """The exercise to go on with, from plan week ``week`` counted from 0."""

    exercise: Exercise
    week: int


def _harder(one: Exercise, problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Exercise | None:
    """The version of a main lift that can be loaded further, one grade of skill up at most."""
    skill = COMFORTABLE_SKILL[problem.athlete.experience] + 1
    fitting = (
        catalogue[name]
        for name in one.prepares
        if name in catalogue and allowed(catalogue[name], problem) and catalogue[name].skill <= skill
    )
    same = (other for other in fitting if other.pattern is one.pattern and is_barbell_like(other))
    return min(same, key=lambda other: (standing(other), other.skill, other.id), default=None)


def _candidates(
    role: Role, held: frozenset[str], problem: PlanProblem, catalogue: Mapping[str, Exercise]
) -> Iterator[tuple[str, Exercise]]:
    """(easier id, harder version) of the main lifts of a session that have one not yet in the week."""
    for entry in role:
        one = entry.exercise
        if family(one) is Family.MAIN and not is_barbell_like(one):
            harder = _harder(one, problem, catalogue)
            if harder is not None and harder.id not in held:
                yield one.id, harder


def _squats_first(role: Role) -> bool:
    return not any(entry.exercise.pattern is MovementPattern.SQUAT for entry in role)


def harder_versions(
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise],
    weeks: tuple[WeekInSeason, ...],
    menus: Mapping[int, Menu],
) -> dict[str, Step]:
    """At most one harder version per session of the week, taken up round the start of heavy work."""
    first_heavy = next((week.number for week in weeks if week.phase is PhaseName.HEAVY), None)
    if first_heavy is None or not menus:
        return {}
    steps: dict[str, Step] = {}
    menu = menus[max(menus)]
    held = frozenset(exercises_of(menu))
    for number, role in enumerate(sorted(menu, key=_squats_first)):
        for name, harder in _candidates(role, held, problem, catalogue):
            steps[name] = Step(harder, max(1, first_heavy - WEEKS_AHEAD) + WEEKS_APART * number)
            held |= {harder.id}
            break
    return steps
