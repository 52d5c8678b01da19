from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import cache
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.planner.search import menu as menu_module
from groundforce.planner.search.candidates import candidates, jumps
from groundforce.planner.search.draft import make_draft, menu_price
from groundforce.planner.search.exchange import Chance, Effort
from groundforce.planner.search.menu import Entry, Menu, compose_menu, set_options
from groundforce.planner.search.price import NEEDS, MenuPrice
from groundforce.planner.search.season import season
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.problem import PlanProblem
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises


def priced(problem: PlanProblem) -> tuple[MenuPrice, tuple[Exercise, ...]]:
    pool = candidates(problem, CATALOGUE)
    can_jump = bool(jumps(problem, CATALOGUE))
    return menu_price(problem, CATALOGUE, season(problem), pool, can_jump), pool


@cache
def for_a_beginner() -> tuple[MenuPrice, tuple[Exercise, ...]]:
    return priced(runner())


def single_exchanges(menu: Menu, pool: tuple[Exercise, ...]) -> list[Menu]:
    """Every menu with one exercise more, fewer, or another, or with other sets."""
    found: list[Menu] = []
    for index, role in enumerate(menu):
        for place in range(len(role) + 1):
            rest = role[:place] + role[place + 1 :]
            held = {entry.exercise.id for entry in rest}
            fresh = [Entry(one, sets) for one in pool if one.id not in held for sets in set_options(one)]
            for other in [rest, *((*rest, entry) for entry in fresh)]:
                found.append((*menu[:index], other, *menu[index + 1 :]))
    return found


def test_the_generator_is_the_one_named() -> None:
    """MMIX by Knuth: multiplier and increment from TAOCP 3.3.4; the first state after 1 by hand."""
    chance = Chance()
    chance.below(1)
    assert chance.state == (6364136223846793005 + 1442695040888963407) % 2**64
    drawn = [chance.below(7) for _ in range(7_000)]
    assert {drawn.count(number) // 100 for number in range(7)} <= {9, 10}
    assert set(drawn) == set(range(7))


def test_a_few_exercises_are_composed_as_well_as_by_trying_everything() -> None:
    price, pool = for_a_beginner()
    some = pool[:: len(pool) // 9][:9]
    every = [
        (tuple(Entry(one, sets) for one, sets in zip(held, counts, strict=True)),)
        for size in range(len(some) + 1)
        for held in combinations(some, size)
        for counts in product(*(set_options(one) for one in held))
    ]
    best = min(price.of(menu) for menu in every)
    assert price.of(compose_menu(some, 1, price)) == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", [4, 10, 26])
def test_no_single_exchange_makes_a_menu_cheaper(seed: int) -> None:
    problem = made_up_problem(seed)
    price, pool = priced(problem)
    menu = compose_menu(pool, problem.sessions_per_week, price)
    within = price.of(menu) - 1e-6
    assert min(price.of(other) for other in single_exchanges(menu, pool)) >= within


@pytest.mark.parametrize("seed", [10, 13])
def test_one_session_of_45_minutes_holds_what_every_week_needs(seed: int) -> None:
    """A descent by single steps wrote four exercises here and left out the lateral trunk."""
    problem = made_up_problem(seed)
    assert (problem.sessions_per_week, problem.minutes) == (1, 45.0)
    (session,) = make_draft(problem, CATALOGUE).menus[1]
    assert [name for name, need in NEEDS.items() if not any(need(one.exercise) for one in session)] == []


def test_an_empty_pool_gives_empty_sessions() -> None:
    price, _ = for_a_beginner()
    assert compose_menu((), 2, price) == ((), ())


def test_the_heaviest_session_comes_first_and_the_same_menu_comes_every_time() -> None:
    price, pool = for_a_beginner()
    menu = compose_menu(pool, 2, price)
    loads = [sum(one.sets * one.exercise.lower_load for one in role) for role in menu]
    assert loads == sorted(loads, reverse=True)
    assert compose_menu(pool, 2, priced(runner())[0]) == menu


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_menu_costs_the_same_however_its_sessions_and_exercises_are_ordered(data: st.DataObject) -> None:
    price, pool = for_a_beginner()
    entries = st.lists(st.sampled_from(pool), max_size=8, unique_by=lambda one: one.id)
    menu = tuple(
        tuple(Entry(one, data.draw(st.sampled_from(set_options(one)))) for one in data.draw(entries))
        for _ in range(data.draw(st.integers(1, 3)))
    )
    other = tuple(tuple(data.draw(st.permutations(role))) for role in data.draw(st.permutations(menu)))
    assert price.of(other) == pytest.approx(price.of(menu), abs=1e-9)


def test_runners_who_are_priced_alike_share_a_search_and_others_do_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    price, pool = for_a_beginner()
    known: dict[Hashable, tuple[tuple[int, ...], ...]] = {}
    monkeypatch.setattr(menu_module, "_FOUND", known)
    first = compose_menu(pool, 2, price)
    assert compose_menu(pool, 2, priced(runner())[0]) == first
    assert len(known) == 1
    compose_menu(pool, 2, priced(replace(runner(), constants={"menu_need": 151.0}))[0])
    compose_menu(pool[1:], 2, price)
    compose_menu(pool, 2, price, seed=2)
    assert len(known) == 4
    known.clear()
    assert compose_menu(pool, 2, price) == first


def test_a_process_forgets_its_oldest_search(monkeypatch: pytest.MonkeyPatch) -> None:
    price, pool = for_a_beginner()
    known: dict[Hashable, tuple[tuple[int, ...], ...]] = {}
    monkeypatch.setattr(menu_module, "_FOUND", known)
    monkeypatch.setattr(menu_module, "REMEMBERED", 2)
    for seed in (1, 2, 3):
        compose_menu(pool[:9], 1, price, seed=seed)
    assert [key[-1] for key in known if isinstance(key, tuple)] == [2, 3]


def test_a_longer_search_is_asked_for_by_effort_and_another_by_seed() -> None:
    """For an anytime search: the best of some seeds is no dearer than the first."""
    problem = made_up_problem(4)
    price, _ = priced(problem)
    size = problem.sessions_per_week
    drafts = [make_draft(problem, CATALOGUE, Effort(sweeps=6), seed) for seed in (1, 2, 3, 4)]
    costs = [price.of(draft.menus[size]) for draft in drafts]
    long = price.of(make_draft(problem, CATALOGUE, Effort(chains=16, sweeps=32)).menus[size])
    assert len(set(costs)) > 1
    assert long <= min(costs) + 1.0
    assert make_draft(problem, CATALOGUE, Effort(sweeps=6), 2).menus == drafts[1].menus
