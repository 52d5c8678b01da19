from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.evidence import constant
from groundforce.planner.search.classes import MAIN_PATTERNS, Family, family, lift_name
from groundforce.planner.search.menu import Entry, Menu, set_options
from groundforce.planner.search.price import MOST_MAIN_LIFTS, MOST_OF_PATTERN, NEEDS, MenuPrice
from groundforce.planner.search.rates import MOVEMENT_OF, Movement, rates_of, weekly_targets
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import ROLE_SHARE, Exercise, MovementPattern, Muscle, Region, Role
from tests.planner.problems import runner
from tests.planner.search.test_exchange import for_a_beginner, priced

RATES = rates_of(lambda name: constant(name).value)
TARGETS = weekly_targets(lambda name: constant(name).value)


def of_session(price: MenuPrice, held: list[Exercise], spent: float) -> float:
    mains = sum(family(one) is Family.MAIN for one in held)
    patterns = [one.pattern for one in held]
    crowd = max(0.0, len(held) - RATES.most_exercises) + max(0, mains - MOST_MAIN_LIFTS)
    crowd += sum(max(0, patterns.count(one) - MOST_OF_PATTERN) for one in set(patterns))
    cost = RATES.second_over * max(0.0, spent - price.time) + RATES.crowded * crowd
    cost += RATES.sparse * max(0.0, RATES.fewest_exercises - len(held))
    cost += RATES.without_main * (mains == 0)
    return cost + RATES.repeated_in_session * (len(patterns) - len(set(patterns)))


def of_variety(price: MenuPrice, every: list[Entry]) -> float:
    held = [one.exercise for one in every]
    mains = [lift_name(one) for one in held if family(one) is Family.MAIN]
    others = [lift_name(one) for one in held if family(one) is not Family.MAIN]
    patterns = [one.pattern for one in held if one.pattern in MAIN_PATTERNS]
    bent = (MovementPattern.CALF, Role.PRIME)
    cost = RATES.repeated * (len(others) - len(set(others)))
    cost += RATES.same_main * (len(mains) - len(set(mains)))
    once = {one.id: one for one in held}
    cost += RATES.kin * sum(len(once.keys() & price.harder[name]) for name in once)
    cost += RATES.single_leg_wanted * (MovementPattern.SINGLE_LEG not in patterns)
    cost += RATES.squat_wanted * (MovementPattern.SQUAT not in patterns)
    cost += RATES.bent_knee_wanted * all((o.pattern, o.muscles.get(Muscle.SOLEUS)) != bent for o in held)
    legs = sum(one.sets for one in every if one.exercise.region is Region.LEGS)
    return cost + RATES.surplus_set * max(0.0, legs - RATES.enough_leg_sets)


def of_movements(menu: Menu) -> float:
    """Main lifts by movement: each wants two sessions of the week, and its sets."""
    cost = 0.0
    for movement in Movement:
        times = [[one for one in role if trains(one, movement)] for role in menu]
        every = [one for role in times for one in role]
        got = sum(one.sets for one in every) / RATES.movement_sets
        cost += RATES.movement_points * max(0.0, 1.0 - got) ** 2
        cost += RATES.once_a_week * max(0, 2 - len(every))
        cost += RATES.once_a_week * sum(max(0, len(role) - 1) for role in times)
    return cost


def trains(entry: Entry, movement: Movement) -> bool:
    one = entry.exercise
    return family(one) is Family.MAIN and MOVEMENT_OF[one.pattern] is movement


def as_written_down(price: MenuPrice, menu: Menu) -> float:
    """The price of a menu term by term, from its exercises alone."""
    every = [entry for role in menu for entry in role]
    held = [one.exercise for one in every]
    cost = of_variety(price, every) + of_movements(menu) + sum(price.option(one).taste for one in every)
    cost += RATES.need * sum(not any(need(one) for one in held) for need in NEEDS.values())
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


@pytest.mark.parametrize(
    ("one", "other", "lift"),
    [
        ("romanian_deadlift_kettlebell", "romanian_deadlift_dumbbell", "romanian deadlift"),
        ("hip_thrust", "hip_thrust_band", "hip thrust"),
        ("calf_raise", "calf_raise_machine", "calf raise"),
    ],
)
def test_a_lift_is_the_same_whatever_it_is_loaded_with(one: str, other: str, lift: str) -> None:
    exercises = load_catalogue().exercises
    assert lift_name(exercises[one]) == lift_name(exercises[other]) == lift


def test_a_lift_with_another_implement_costs_what_it_costs_twice() -> None:
    """A kettlebell one day and dumbbells the next train the same: only what each costs alone may differ."""
    price, _ = for_a_beginner()
    exercises = load_catalogue().exercises
    bell, hands = (
        price.option(Entry(exercises[f"romanian_deadlift_{name}"], 2)) for name in ("kettlebell", "dumbbell")
    )
    twice = price.of_parts([price.part([bell]), price.part([bell])])
    twins = price.of_parts([price.part([bell]), price.part([hands])])
    alone = price.part([hands]).points - price.part([bell]).points
    assert twins - twice == pytest.approx(alone, abs=0.5)


def test_a_plan_may_set_what_a_muscle_is_worth() -> None:
    own = replace(runner(), constants={"weekly_points_soleus": 500.0, "menu_need": 10.0})
    dear, _ = priced(own)
    usual, _ = for_a_beginner()
    assert dear.of(((),)) - usual.of(((),)) == pytest.approx(
        500.0 - TARGETS[Muscle.SOLEUS][1] - 140.0 * len(NEEDS)
    )


def test_a_version_easier_by_two_steps_is_kin_too() -> None:
    """A short side plank is too easy beside one with a leg raise, whatever stands between them."""
    price, _ = for_a_beginner()
    assert {"side_plank", "side_plank_leg_raise"} <= price.harder["side_plank_short"]
    assert "side_plank_short" not in price.harder["side_plank"]
