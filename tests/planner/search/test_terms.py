"""The tables of a menu's price against the price itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.planner.search.exchange import Menus
from groundforce.planner.search.menu import Entry, set_options
from groundforce.planner.search.terms import POINT, terms_of
from tests.planner.search.test_exchange import for_a_beginner

PRICE, POOL = for_a_beginner()
OPTIONS = [PRICE.option(Entry(one, sets)) for one in POOL for sets in set_options(one)]
PLACES = 7
TERMS = terms_of(OPTIONS, PRICE, PLACES)
NOTHING = len(OPTIONS)
ROUNDED = 2e-4
"""points: each of some hundred terms is rounded to a millionth"""


def sessions() -> st.SearchStrategy[list[int]]:
    numbers = st.integers(0, NOTHING - 1)
    return st.lists(numbers, max_size=PLACES, unique_by=lambda number: OPTIONS[number].bit)


def held(menu: list[list[int]]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array([[*role, *[NOTHING] * (PLACES - len(role))] for role in menu])


def price_of(menu: list[list[int]]) -> float:
    return PRICE.of_parts([PRICE.part([OPTIONS[number] for number in role]) for role in menu])


@settings(max_examples=80, deadline=None)
@given(st.lists(sessions(), min_size=1, max_size=3), st.data())
def test_tables_and_price_agree_on_menus_and_on_every_exchange(
    menu: list[list[int]], data: st.DataObject
) -> None:
    menus = Menus(TERMS, held(menu)[None])
    empty: list[list[int]] = [[] for _ in menu]
    assert menus.cost[0] / POINT == pytest.approx(price_of(menu) - price_of(empty), abs=ROUNDED)
    session = data.draw(st.integers(0, len(menu) - 1))
    place = data.draw(st.integers(0, PLACES - 1))
    prices = menus.emptied(session, place)[0]
    rest = [*menu[session][:place], *menu[session][place + 1 :]]
    another = data.draw(st.integers(0, NOTHING - 1))
    if OPTIONS[another].bit not in {OPTIONS[number].bit for number in rest}:
        without, with_it = ([*menu[:session], one, *menu[session + 1 :]] for one in (rest, [*rest, another]))
        assert prices[another] / POINT == pytest.approx(price_of(with_it) - price_of(without), abs=ROUNDED)
    assert prices[NOTHING] == 0


def test_a_place_filled_as_it_was_leaves_everything_as_it_was() -> None:
    menu = held([[0, 5, 9], [3, 0]])[None]
    menus, before = Menus(TERMS, menu), Menus(TERMS, menu)
    for session in range(2):
        for place in range(PLACES):
            old = menus.held[:, session, place].copy()
            menus.fill(session, place, old, menus.emptied(session, place))
    for name in ("held", "counts", "seconds", "size", "kin", "cost"):
        assert np.array_equal(getattr(menus, name), getattr(before, name))


def test_the_same_exercise_twice_in_a_session_is_never_cheap() -> None:
    menus = Menus(TERMS, held([[0]])[None])
    same = [number for number, one in enumerate(OPTIONS) if one.bit == OPTIONS[0].bit]
    assert menus.emptied(0, 1)[0, same].min() > 1e5 * POINT
