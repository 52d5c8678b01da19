from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.planner.search import price as terms
from groundforce.planner.search.classes import MAIN_PATTERNS, Family, family
from groundforce.planner.search.menu import Entry, Menu, set_options
from groundforce.planner.search.price import NEEDS, TARGETS, MenuPrice
from groundforce.training.exercise import ROLE_SHARE, Exercise, MovementPattern, Muscle, Region, Role
from tests.planner.search.test_exchange import for_a_beginner


def of_session(price: MenuPrice, held: list[Exercise], spent: float) -> float:
    fewest, most = terms.LONGEST_MENU
    mains = sum(family(one) is Family.MAIN for one in held)
    patterns = [one.pattern for one in held]
    cost = terms.SECONDS_OVER * max(0.0, spent - price.time)
    cost += terms.CROWDED * max(0, len(held) - most) + terms.CROWDED / 4 * max(0, fewest - len(held))
    cost += terms.LONELY_SESSION * (mains == 0) + terms.CROWDED * max(0, mains - 3)
    cost += terms.REPEATED_IN_SESSION * (len(patterns) - len(set(patterns)))
    return cost + terms.CROWDED * sum(max(0, patterns.count(one) - 2) for one in set(patterns))


def of_variety(every: list[Entry]) -> float:
    held = [one.exercise for one in every]
    ids = {one.id for one in held}
    mains = [one.id for one in held if family(one) is Family.MAIN]
    patterns = [one.pattern for one in held if one.pattern in MAIN_PATTERNS]
    bent = (MovementPattern.CALF, Role.PRIME)
    cost = terms.REPEATED_PATTERN * (len(patterns) - len(set(patterns)) + len(held) - len(ids))
    cost += terms.SAME_MAIN * (len(mains) - len(set(mains)))
    cost += terms.KIN * sum(len(ids & set(one.prepares)) for one in held)
    cost += terms.SINGLE_LEG_WANTED * (MovementPattern.SINGLE_LEG not in patterns)
    cost += terms.SQUAT_WANTED * (MovementPattern.SQUAT not in patterns)
    cost += terms.BENT_KNEE_WANTED * all((o.pattern, o.muscles.get(Muscle.SOLEUS)) != bent for o in held)
    legs = sum(one.sets for one in every if one.exercise.region is Region.LEGS)
    return cost + terms.SURPLUS * max(0, legs - terms.ENOUGH_LEG_SETS)


def as_written_down(price: MenuPrice, menu: Menu) -> float:
    """The price of a menu term by term, from its exercises alone."""
    every = [entry for role in menu for entry in role]
    held = [one.exercise for one in every]
    cost = of_variety(every) + sum(price.option(one).taste for one in every)
    cost += terms.NEED * sum(not any(need(one) for one in held) for need in NEEDS.values())
    for muscle, (sets, points) in TARGETS.items():
        roles = [(one.sets, one.exercise.muscles.get(muscle)) for one in every]
        got = sum(count * ROLE_SHARE[role] for count, role in roles if role is not None)
        cost += price.weight(muscle) * points * max(0.0, 1.0 - got / sets) ** 2
    for role in menu:
        spent = sum(price.seconds(one) + 60.0 for one in role)
        cost += of_session(price, [one.exercise for one in role], spent)
    return cost


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_menu_costs_what_its_terms_say(data: st.DataObject) -> None:
    price, pool = for_a_beginner()
    entries = st.lists(st.sampled_from(pool), max_size=9, unique_by=lambda one: one.id)
    menu = tuple(
        tuple(Entry(one, data.draw(st.sampled_from(set_options(one)))) for one in data.draw(entries))
        for _ in range(data.draw(st.integers(1, 3)))
    )
    assert price.of(menu) == pytest.approx(as_written_down(price, menu), abs=1e-6)
