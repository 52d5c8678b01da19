"""Harder versions of an exercise, taken up once the easier one is learnt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from groundforce.evidence import parameter
from groundforce.planner.search.candidates import COMFORTABLE_SKILL, allowed
from groundforce.planner.search.classes import Family, family, is_barbell_like
from groundforce.planner.search.menu import Entry, Menu, exercises_of
from groundforce.planner.search.price import standing
from groundforce.planner.search.season import PhaseName, WeekInSeason
from groundforce.training.exercise import Exercise, MovementPattern
from groundforce.training.problem import PlanProblem

BUILD = frozenset({PhaseName.ANATOMICAL, PhaseName.HEAVY, PhaseName.POWER})
"""Phases in which something new may begin; never in race week or after a race."""


@dataclass(frozen=True)
class Step:
    """The exercise to go on with, from plan week ``week`` counted from 0."""

    exercise: Exercise
    week: int


def harder_version(one: Exercise, problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Exercise | None:
    """The version of a main lift that can be loaded further, one grade of skill up at most."""
    skill = COMFORTABLE_SKILL[problem.athlete.experience] + 1
    fitting = (
        catalogue[name]
        for name in one.prepares
        if name in catalogue and allowed(catalogue[name], problem) and catalogue[name].skill <= skill
    )
    same = (other for other in fitting if other.pattern is one.pattern and is_barbell_like(other))
    return min(same, key=lambda other: (standing(other), other.skill, other.id), default=None)


def _squats_first(entry: Entry) -> tuple[bool, bool]:
    pattern = entry.exercise.pattern
    return pattern is not MovementPattern.SQUAT, pattern is not MovementPattern.HINGE


def _candidates(
    menu: Menu, problem: PlanProblem, catalogue: Mapping[str, Exercise]
) -> Iterator[tuple[str, Exercise]]:
    """(easier id, harder version) of main lifts that have one not yet in the week, squat and hinge first."""
    held = set(exercises_of(menu))
    for entry in sorted((entry for role in menu for entry in role), key=_squats_first):
        one = entry.exercise
        if family(one) is Family.MAIN and not is_barbell_like(one):
            harder = harder_version(one, problem, catalogue)
            if harder is not None and harder.id not in held:
                held.add(harder.id)
                yield one.id, harder


def harder_versions(
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise],
    weeks: tuple[WeekInSeason, ...],
    menus: Mapping[int, Menu],
) -> dict[str, Step]:
    """The harder versions taken up round the start of heavy work, one after the other."""
    first_heavy = next((week.number for week in weeks if week.phase is PhaseName.HEAVY), None)
    if first_heavy is None or not menus:
        return {}
    ahead, apart, most = (
        int(parameter(f"step_{name}").value) for name in ("weeks_ahead", "weeks_apart", "most")
    )
    first = max(1, first_heavy - ahead)
    build = [week.number for week in weeks if week.number >= first and week.phase in BUILD][::apart]
    found = islice(_candidates(menus[max(menus)], problem, catalogue), most)
    return {name: Step(harder, week) for (name, harder), week in zip(found, build, strict=False)}
