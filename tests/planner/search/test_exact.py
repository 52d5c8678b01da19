"""Placement against trying everything: every choice of every session, by the definitions one by one.

Nothing here knows of patterns left out, cells or sweeps: prices and rules are asked one session at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise, product
from random import Random

import numpy as np
import pytest

from groundforce.planner.search.cells import FORBIDDEN, by_day, by_day_and_variant, least_through
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import Orders, _patterns, _runs_of
from groundforce.planner.search.guards import Burden, RunPoint, block
from groundforce.planner.search.memory import Memory
from groundforce.planner.search.options import (
    Choice,
    choices,
    fatigue_at,
    missing_price,
    place_price,
    run_weight,
    safe_cap,
    variant_price,
)
from groundforce.planner.search.patterns import Floats, WeekPatterns
from groundforce.planner.search.placement import place
from groundforce.training.catalogue import load_catalogue
from groundforce.training.problem import Opening, PlanProblem
from groundforce.training.state import PartOfDay
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
Week = tuple[Choice, ...]
Burdens = dict[tuple[int, int], dict[str, Burden]]
CASES = [(seed, sessions) for sessions in (1, 2, 3) for seed in range(4 if sessions < 3 else 2)]


@cache
def made(seed: int, sessions: int) -> tuple[Draft, Burdens]:
    """A short problem with sessions of any weight."""
    chance = Random(f"exact {seed} {sessions}")
    days = sorted(chance.sample(range(7), {1: 5, 2: 4, 3: 3}[sessions]))
    parts = (PartOfDay.EVENING,) if sessions > 1 else (PartOfDay.MORNING, PartOfDay.EVENING)
    openings = tuple(Opening(day, part_of_day=chance.choice(parts)) for day in days)
    problem = replace(runner(3, races=(), openings=openings), sessions_per_week=sessions)
    problem = replace(problem, constants={"fatigue_cap_quality": chance.choice((20.0, 40.0))})
    draft = make_draft(problem, CATALOGUE)
    burdens: Burdens = {}
    for week in draft.weeks:
        for role in range(week.sessions):
            burdens[week.number, role] = {
                variant: _burden(chance, variant) for variant in (Variant.FULL, Variant.LIGHT)
            }
    return draft, burdens


def _burden(chance: Random, variant: str) -> Burden:
    light = variant == Variant.LIGHT
    heavy = chance.random() < 0.6 and not light
    return Burden(heavy, chance.random() < 0.3, False, chance.uniform(5.0, 30.0 if light else 110.0))


def _apart(problem: PlanProblem, one: Choice, two: Choice) -> bool:
    if one.slot is None or two.slot is None:
        return True
    gap = abs(one.slot.hours - two.slot.hours)
    if one.slot.date == two.slot.date or gap < problem.constant("region_spacing") + problem.minutes / 60.0:
        return False
    both = one.burden.heavy and two.burden.heavy
    return not both or gap >= problem.constant("heavy_spacing")


def _alone(problem: PlanProblem, week: Week) -> float:
    hours = sorted(one.slot.hours for one in week if one.slot is not None)
    short = sum(max(0.0, problem.constant("spread_wanted") - (b - a)) for a, b in pairwise(hours))
    return sum(one.price for one in week) + problem.constant("price_crowding") / 24.0 * short


def _habit(problem: PlanProblem, before: Week, week: Week) -> float:
    points = 0.0
    for one, two in zip(before, week, strict=False):
        if one.slot is not None and two.slot is not None:
            moved = one.slot.date.weekday() != two.slot.date.weekday()
            later = abs(one.slot.hours % 24 - two.slot.hours % 24) > problem.constant("other_time")
            points += problem.constant("price_other_weekday") * moved
            points += problem.constant("price_other_time") * later
    return points


def _fatigue(draft: Draft, runs: tuple[RunPoint, ...], before: Week, week: Week) -> float:
    points, problem = 0.0, draft.problem
    for run in runs:
        left = sum(fatigue_at(run, one, problem.minutes, draft.recovery) for one in (*before, *week))
        if left > safe_cap(problem, run.run):
            return FORBIDDEN
        points += run_weight(problem, run.run) * max(0.0, left - problem.constant("fatigue_free"))
    return points


def _legal(problem: PlanProblem, week: Week) -> bool:
    return all(_apart(problem, one, two) for one, two in combinations(week, 2))


def _weeks(draft: Draft, burdens: Burdens) -> list[list[Week]]:
    """Every legal way to have each week."""
    found = []
    for week in draft.weeks:
        sessions = [
            choices(draft.problem, draft.view, draft.slots[week.number], burdens[week.number, role])
            for role in range(week.sessions)
        ]
        found.append([one for one in product(*sessions) if _legal(draft.problem, one)])
    return found


def _steps(draft: Draft, weeks: list[list[Week]]) -> Iterator[dict[tuple[int, int], float]]:
    """Points of each pair of neighbouring weeks, what the second costs alone included."""
    runs = _runs_of(draft)
    for number, (here, there) in enumerate(pairwise(weeks), 1):
        yield {
            (a, b): _fatigue(draft, runs[number], one, two)
            + _habit(draft.problem, one, two)
            + _alone(draft.problem, two)
            for a, one in enumerate(here)
            for b, two in enumerate(there)
            if all(_apart(draft.problem, left, right) for left in one for right in two)
        }


@cache
def least_costs(seed: int, sessions: int) -> tuple[float, Mapping[tuple[int, int, float], float]]:
    """The least cost of all, and of all plans with session (week, role) at a time [h]."""
    draft, burdens = made(seed, sessions)
    weeks = _weeks(draft, burdens)
    runs = _runs_of(draft)
    ahead: list[list[float]] = [
        [_alone(draft.problem, one) + _fatigue(draft, runs[0], (), one) for one in weeks[0]]
    ]
    steps = list(_steps(draft, weeks))
    for step, there in zip(steps, weeks[1:], strict=True):
        reached = [FORBIDDEN] * len(there)
        for (a, b), points in step.items():
            reached[b] = min(reached[b], ahead[-1][a] + points)
        ahead.append(reached)
    behind: list[list[float]] = [[0.0] * len(weeks[-1])]
    for step, here in zip(reversed(steps), reversed(weeks[:-1]), strict=True):
        rest = [FORBIDDEN] * len(here)
        for (a, b), points in step.items():
            rest[a] = min(rest[a], points + behind[-1][b])
        behind.append(rest)
    behind.reverse()
    forced: dict[tuple[int, int, float], float] = {}
    for number, (week, before, after) in enumerate(zip(weeks, ahead, behind, strict=True)):
        for one, so_far, rest_of in zip(week, before, after, strict=True):
            for role, choice in enumerate(one):
                if choice.slot is not None and so_far + rest_of < FORBIDDEN / 2:
                    key = (number, role, choice.slot.hours)
                    forced[key] = min(forced.get(key, FORBIDDEN), so_far + rest_of)
    return min(ahead[-1]), forced


def patterns_of(draft: Draft, burdens: Burdens) -> list[WeekPatterns]:
    return _patterns(draft, burdens, Orders(), Memory())


@pytest.mark.parametrize("few", [2, 60])
@pytest.mark.parametrize(("seed", "sessions"), CASES)
def test_no_placement_of_any_choices_is_cheaper(
    seed: int, sessions: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundforce.planner.search.placement.FEW", few)
    monkeypatch.setattr("groundforce.planner.search.placement.LOOKED_AT", 2 * few)
    draft, burdens = made(seed, sessions)
    found = place(draft.problem, patterns_of(draft, burdens))
    assert found.whole
    assert found.cost == pytest.approx(least_costs(seed, sessions)[0], abs=1e-6)


@pytest.mark.parametrize(("seed", "sessions"), CASES)
def test_the_cost_of_every_other_time_is_that_of_the_best_plan_with_it(seed: int, sessions: int) -> None:
    draft, burdens = made(seed, sessions)
    patterns = patterns_of(draft, burdens)
    found = place(draft.problem, patterns)
    forced: dict[tuple[int, int, float], float] = {}
    for number, (week, through) in enumerate(zip(patterns, found.through, strict=True)):
        for row, points in zip(week.picks.tolist(), through.tolist(), strict=True):
            for role, pick in enumerate(row):
                slot = week.week.sessions[role][pick].slot
                if slot is not None and points < FORBIDDEN / 2:
                    key = (number, role, slot.hours)
                    forced[key] = min(forced.get(key, FORBIDDEN), points)
    assert forced == pytest.approx(least_costs(seed, sessions)[1], abs=1e-6)


@pytest.mark.parametrize("code", [by_day, by_day_and_variant])
@pytest.mark.parametrize(("seed", "sessions"), CASES)
def test_a_bound_is_never_above_what_it_bounds(seed: int, sessions: int, code: object) -> None:
    draft, burdens = made(seed, sessions)
    patterns = patterns_of(draft, burdens)
    found = place(draft.problem, patterns)
    assert callable(code)
    for bound, through in zip(least_through(draft.problem, patterns, code), found.through, strict=True):
        assert (bound <= through + 1e-6)[through < FORBIDDEN / 2].all()


def test_a_proof_is_not_claimed_where_patterns_were_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundforce.planner.search.patterns.MOST_PATTERNS", 10)
    draft, burdens = made(0, 2)
    assert not place(draft.problem, patterns_of(draft, burdens)).whole
    monkeypatch.undo()
    assert place(draft.problem, patterns_of(draft, burdens)).whole
    for name in ("FEW", "LOOKED_AT", "MOST_SWEPT"):
        monkeypatch.setattr(f"groundforce.planner.search.placement.{name}", 1)
    monkeypatch.setattr("groundforce.planner.search.placement.least_through", nothing_known)
    assert not place(draft.problem, patterns_of(draft, burdens)).whole


def nothing_known(problem: PlanProblem, weeks: list[WeekPatterns], code: object) -> list[Floats]:
    """Bounds that rule nothing out."""
    del problem, code
    return [np.zeros(len(week.price)) for week in weeks]


def test_the_choices_of_a_session_are_the_slots_no_rule_closes() -> None:
    for seed in range(6):
        draft, burdens = made(seed, 2)
        problem, view = draft.problem, draft.view
        for (week, _), asked in burdens.items():
            found = choices(problem, view, draft.slots[week], asked)
            wanted = [
                (slot, variant, variant_price(problem, variant) + place_price(problem, view, slot, burden))
                for variant, burden in asked.items()
                for slot in draft.slots[week]
                if block(problem, view, slot, burden) is None
            ]
            assert [(one.slot, one.variant) for one in found[:-1]] == [one[:2] for one in wanted]
            assert [one.price for one in found[:-1]] == pytest.approx([one[2] for one in wanted])
            assert (found[-1].slot, found[-1].price) == (None, missing_price(problem))
