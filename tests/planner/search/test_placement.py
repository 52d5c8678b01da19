"""The dynamic programme against trying everything."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.engine import (
    Orders,
    _first_outlook,
    _foreseen,
    _patterns,
    lay_out,
    lower_bound,
)
from groundforce.planner.search.memory import Memory
from groundforce.planner.search.patterns import WeekPatterns
from groundforce.planner.search.placement import _edge, fatigue_price, place
from groundforce.training.catalogue import load_catalogue
from groundforce.training.problem import Opening, PlanProblem
from groundforce.training.state import PartOfDay
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
FEW = tuple(Opening(day, part_of_day=PartOfDay.EVENING) for day in (0, 1, 3, 5))


def small(weeks: int) -> tuple[PlanProblem, list[WeekPatterns]]:
    problem = runner(weeks, races=(), openings=FEW)
    draft = make_draft(problem, CATALOGUE)
    burdens = _foreseen(draft, _first_outlook(draft), Orders(), Memory())
    return problem, _patterns(draft, burdens, Orders(), Memory())


def brute_force(problem: PlanProblem, weeks: list[WeekPatterns]) -> float:
    edges = [_edge(problem, one, two) for one, two in pairwise(weeks)]
    first = fatigue_price(problem, np.zeros((1, len(weeks[0].week.runs))), weeks[0])[0]
    best = np.inf
    for chain in product(*(range(len(week.price)) for week in weeks)):
        cost = first[chain[0]] + sum(week.price[pick] for week, pick in zip(weeks, chain, strict=True))
        cost += sum(edge[a, b] for edge, (a, b) in zip(edges, pairwise(chain), strict=True))
        best = min(best, float(cost))
    return best


@pytest.mark.parametrize("weeks", [2, 3])
def test_the_chain_is_the_cheapest_there_is(weeks: int) -> None:
    problem, patterns = small(weeks)
    assert all(week.whole for week in patterns)
    assert place(problem, patterns).cost == pytest.approx(brute_force(problem, patterns))


def test_the_cost_through_the_chosen_pattern_is_the_cost() -> None:
    problem, patterns = small(6)
    placement = place(problem, patterns)
    for through, chosen in zip(placement.through, placement.chosen, strict=True):
        assert through[chosen] == pytest.approx(placement.cost)
        assert through.min() == pytest.approx(placement.cost)


def test_the_cost_is_the_sum_of_its_parts() -> None:
    problem, patterns = small(6)
    placement = place(problem, patterns)
    alone = sum(week.price[pick] for week, pick in zip(patterns, placement.chosen, strict=True))
    assert placement.cost == pytest.approx(alone + placement.fatigue + placement.habit)


def test_no_placement_is_below_the_bound() -> None:
    draft = make_draft(runner(6, races=(), openings=FEW[:2]), CATALOGUE)
    bound = lower_bound(draft)
    assert bound is not None
    assert bound <= lay_out(draft, Orders()).placement.cost + 1e-9


def test_dropping_a_session_never_makes_the_placement_cheaper() -> None:
    draft = make_draft(runner(4, races=()), CATALOGUE)
    everything = lay_out(draft, Orders()).placement.cost
    dropped = lay_out(draft, Orders(dropped=frozenset({(1, 0)}))).placement.cost
    assert dropped >= everything
