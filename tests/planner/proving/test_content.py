"""The bound on content: never above a menu, and on a few exercises what trying everything comes to."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.planner.proving.content import ROUNDING, TANGENTS, content_bound, menu_programme
from groundforce.planner.search.exchange import Effort
from groundforce.planner.search.menu import compose_menu, options_of
from groundforce.planner.search.price import MenuPrice, Option
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.exercise import Exercise
from tests.planner.search.test_exchange import for_a_beginner, priced

LONG = 60.0


def off(price: MenuPrice) -> float:
    """How far below the price the tangents may be [points], and what the bound gives up for rounding."""
    return ROUNDING + sum(points for _, points in price.owed) / (2.0 * TANGENTS) ** 2


def sessions_of(options: list[Option], most: int) -> list[tuple[Option, ...]]:
    some = [one for size in range(most + 1) for one in combinations(options, size)]
    return [one for one in some if len({option.bit for option in one}) == len(one)]


@pytest.mark.parametrize(("count", "sessions", "most"), [(8, 1, 8), (5, 2, 5)])
def test_a_few_exercises_are_bounded_by_the_best_there_is(count: int, sessions: int, most: int) -> None:
    price, pool = for_a_beginner()
    options = options_of(pool[:: len(pool) // count][:count], price)
    parts = [price.part(one) for one in sessions_of(options, most)]
    best = min(price.of_parts(menu) for menu in product(parts, repeat=sessions))
    bound = content_bound(options, sessions, price, LONG)
    assert bound is not None
    assert best - off(price) <= bound <= best


@cache
def bounded(seed: int) -> tuple[float, int, MenuPrice, tuple[Exercise, ...]]:
    problem = made_up_problem(seed)
    price, pool = priced(problem)
    bound = content_bound(options_of(pool, price), problem.sessions_per_week, price, LONG)
    assert bound is not None
    return bound, problem.sessions_per_week, price, pool


@pytest.mark.parametrize("seed", [10, 26, 105])
def test_no_search_goes_below_the_bound_and_the_best_comes_near(seed: int) -> None:
    """Eight searches of four seeds each; what is proved is within 3 points of the best of them."""
    bound, sessions, price, pool = bounded(seed)
    found = [price.of(compose_menu(pool, sessions, price, Effort(sweeps=40), start)) for start in range(1, 5)]
    assert bound <= min(found) < bound + 3.0


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_menu_is_below_the_bound(data: st.DataObject) -> None:
    bound, sessions, price, pool = bounded(10)
    options = options_of(pool, price)
    session = st.lists(st.sampled_from(options), max_size=8, unique_by=lambda one: one.bit)
    menu = [data.draw(session) for _ in range(sessions)]
    assert price.of_parts([price.part(one) for one in menu]) >= bound


def test_a_proof_that_has_no_time_is_no_proof_or_a_weaker_one() -> None:
    bound, sessions, price, pool = bounded(26)
    early = content_bound(options_of(pool, price), sessions, price, 0.01)
    assert early is None or early <= bound + ROUNDING


def test_without_exercises_nothing_is_left_to_prove() -> None:
    price, _ = for_a_beginner()
    assert content_bound([], 2, price, LONG) == price.of(((), ()))


def test_the_programme_prices_a_menu_as_the_price_does() -> None:
    """The binaries the solver chose, priced as a menu: the same but for the tangents."""
    _, sessions, price, pool = bounded(10)
    options = options_of(pool, price)
    solved = menu_programme(options, sessions, price).solve(LONG)
    menu = [
        [options[one % len(options)] for one in solved.chosen if one // len(options) == role]
        for role in range(sessions)
    ]
    cost = price.of_parts([price.part(one) for one in menu])
    assert solved.cost is not None
    assert solved.cost <= cost + 1e-6 <= solved.cost + off(price)
