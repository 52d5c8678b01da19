"""The smallest changes that would let a week hold everything it should: equipment, minutes, sessions.

A week should hold one exercise for each of :data:`groundforce.planner.search.price.NEEDS`. Whether it can is
decided exactly: the least time of a session for every set of needs, then the sets that the sessions of a week
reach together. Pain, screening and exercises left out are never among the changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from groundforce.planner.search.candidates import candidates, jumps
from groundforce.planner.search.draft import Draft, build_phases, entry_seconds, time_for_lifts
from groundforce.planner.search.menu import Entry, set_options
from groundforce.planner.search.places import anywhere
from groundforce.planner.search.price import NEEDS
from groundforce.planner.search.season import PhaseName
from groundforce.training.equipment import EQUIPMENT
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem
from groundforce.training.session_time import CHANGE_OVER

MINUTES_STEP = 5.0
MOST_MINUTES = 90.0
MOST_SESSIONS = 4
MOST_CHANGES = 2
SHOWN = 6
ORDINALS = {2: "a second", 3: "a third", 4: "a fourth"}


@dataclass(frozen=True)
class Longer:
    """Sessions of ``minutes``."""

    minutes: float

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with these minutes."""
        return replace(problem, minutes=self.minutes)

    def words(self, problem: PlanProblem) -> str:
        """As a clause."""
        return f"{self.minutes:g} minutes a session instead of {problem.minutes:g}"


@dataclass(frozen=True)
class Another:
    """``sessions`` a week."""

    sessions: int

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with so many sessions a week."""
        return replace(problem, sessions_per_week=self.sessions)

    def words(self, _: PlanProblem) -> str:
        """As a clause."""
        return f"{ORDINALS[self.sessions]} session a week"


@dataclass(frozen=True)
class Got:
    """A piece of equipment more, by id."""

    item: str

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with it."""
        return replace(problem, equipment=problem.equipment | {self.item})

    def words(self, _: PlanProblem) -> str:
        """As a clause."""
        return EQUIPMENT[self.item]


ContentChange: TypeAlias = Longer | Another | Got


@dataclass(frozen=True)
class _Cover:
    """What is needed to decide whether a week can hold its needs."""

    catalogue: Mapping[str, Exercise]
    phases: tuple[PhaseName, ...]

    def can_hold(self, problem: PlanProblem, needs: int) -> bool:
        """Whether the sessions of a week reach all ``needs`` (bits) within their minutes."""
        pool = candidates(problem, self.catalogue)
        time = time_for_lifts(problem, bool(jumps(problem, self.catalogue)))
        quickest = self._quickest(pool, problem)
        within = [needed for needed, took in _least_time(quickest).items() if took <= time]
        reached = {0}
        for _ in range(problem.sessions_per_week):
            reached = {one | other for one in reached for other in within}
        return any(one & needs == needs for one in reached)

    def _quickest(self, pool: Iterable[Exercise], problem: PlanProblem) -> dict[int, float]:
        """The least seconds of an exercise for every set of needs that one meets."""
        quickest: dict[int, float] = {}
        for one in pool:
            meets = meets_of(one)
            if meets:
                entry = Entry(one, min(set_options(one)))
                seconds = entry_seconds(entry, self.phases, problem) + CHANGE_OVER
                quickest[meets] = min(seconds, quickest.get(meets, seconds))
        return quickest


def meets_of(one: Exercise) -> int:
    """The needs an exercise meets, as bits in the order of ``NEEDS``."""
    return sum(1 << place for place, need in enumerate(NEEDS.values()) if need(one))


def _least_time(quickest: Mapping[int, float]) -> dict[int, float]:
    """The least seconds of a session for every set of needs that some exercises meet together."""
    least = {0: 0.0}
    for meets, seconds in quickest.items():
        for have, took in list(least.items()):
            least[have | meets] = min(least.get(have | meets, float("inf")), took + seconds)
    return least


def _singles(problem: PlanProblem) -> Iterator[ContentChange]:
    """Every change on offer: pieces of equipment, then one more session, then minutes, the fewest first."""
    yield from (Got(item) for item in EQUIPMENT if item not in problem.equipment)
    if problem.sessions_per_week < MOST_SESSIONS:
        yield Another(problem.sessions_per_week + 1)
    minutes = problem.minutes + MINUTES_STEP
    while minutes <= MOST_MINUTES:
        yield Longer(minutes)
        minutes += MINUTES_STEP


def _sets(problem: PlanProblem, size: int) -> Iterator[tuple[ContentChange, ...]]:
    """Sets of ``size`` changes, one of minutes at most."""
    for found in combinations(tuple(_singles(problem)), size):
        if sum(isinstance(one, Longer) for one in found) <= 1:
            yield found


def _on(problem: PlanProblem, changes: Iterable[ContentChange]) -> PlanProblem:
    for one in changes:
        problem = one.on(problem)
    return problem


def _without_longer(found: tuple[ContentChange, ...]) -> tuple[ContentChange, ...]:
    return tuple(one for one in found if not isinstance(one, Longer))


def smallest_content_changes(draft: Draft, unmet: Iterable[str]) -> tuple[tuple[ContentChange, ...], ...]:
    """Every smallest set of one change, else of two, with which a week can hold all that limits leave of it.

    ``unmet`` what it lacks now, by name. Of several numbers of minutes only the fewest is given.
    """
    problem, names = anywhere(draft.problem), list(NEEDS)
    missing = sum(1 << names.index(name) for name in unmet)
    cover = _Cover(draft.catalogue, build_phases(draft.weeks))
    possible = _ever(problem, draft.catalogue)
    if not missing & possible:
        return ()
    for size in range(1, MOST_CHANGES + 1):
        found: dict[tuple[ContentChange, ...], tuple[ContentChange, ...]] = {}
        for changes in _sets(problem, size):
            rest = _without_longer(changes)
            is_known = len(rest) < size and rest in found
            if not is_known and cover.can_hold(_on(problem, changes), possible):
                found[rest if len(rest) < size else changes] = changes
        if found:
            return tuple(found.values())
    return ()


def _ever(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> int:
    """The needs that some exercise meets which only equipment and time keep out."""
    pool = candidates(replace(problem, equipment=frozenset(EQUIPMENT)), catalogue)
    return sum(1 << place for place in range(len(NEEDS)) if any(meets_of(one) >> place & 1 for one in pool))


def with_content_ways_out(draft: Draft, plan: Plan, unmet: tuple[str, ...]) -> Plan:
    """The plan, its first warning saying what a week lacks and every smallest change that would bring it."""
    if not unmet:
        return plan
    sets = smallest_content_changes(draft, unmet)
    return replace(plan, warnings=(_words(draft.problem, unmet, sets), *plan.warnings[len(unmet) :]))


def _words(problem: PlanProblem, unmet: tuple[str, ...], sets: tuple[tuple[ContentChange, ...], ...]) -> str:
    lacks = f"A week holds nothing for {_and(unmet)}: equipment, limits and minutes leave no room for it."
    if not sets:
        return f"{lacks} No one or two changes of equipment, minutes or sessions bring it in."
    clauses = [" and ".join(one.words(problem) for one in changes) for changes in sets]
    more = f"; and {len(clauses) - SHOWN} more" if len(clauses) > SHOWN else ""
    opening = _opening(len(sets), len(sets[0]))
    return f"{lacks} {opening}: {'; '.join(clauses[:SHOWN])}{more}."


def _opening(count: int, size: int) -> str:
    if size > 1:
        return "Two changes together would do"
    return "This would do" if count == 1 else "Any one of these would do"


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
