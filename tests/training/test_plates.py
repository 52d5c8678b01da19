"""Which loads a runner's weights make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.quantities import POUND
from groundforce.training.catalogue import load_catalogue
from groundforce.training.equipment import KITS
from groundforce.training.plates import (
    POUND_PLATES,
    Implement,
    Plates,
    at_most,
    implement,
    loads_of,
    next_above,
    next_below,
)

CATALOGUE = load_catalogue().exercises
GYM = KITS["gym"]


def squat_loads(plates: Plates) -> tuple[float, ...]:
    return loads_of(CATALOGUE["back_squat"], GYM, plates)


def test_a_gym_bar_goes_up_by_two_and_a_half() -> None:
    assert squat_loads(Plates())[:4] == (20.0, 22.5, 25.0, 27.5)
    assert squat_loads(Plates())[-1] == 400.0


def test_a_bar_in_pounds_goes_up_by_five() -> None:
    pounds = [round(kg / POUND, 6) for kg in squat_loads(POUND_PLATES)]
    assert pounds[:4] == [45.0, 50.0, 55.0, 60.0]
    assert set(pounds) == {45.0 + 5.0 * step for step in range(len(pounds))}


def test_few_plates_make_few_loads() -> None:
    """Two pairs of 5 and one of 10 on a bar of 15: 15, 25, 35 (10 or 2 x 5), 45, 55."""
    assert squat_loads(Plates(bar=15.0, sizes=((5.0, 2), (10.0, 1)))) == (15.0, 25.0, 35.0, 45.0, 55.0)
    assert squat_loads(Plates(bar=12.0, sizes=())) == (12.0,)


def test_what_carries_the_load_follows_from_what_is_there() -> None:
    goblet = CATALOGUE["goblet_squat"]
    assert implement(goblet, frozenset({"dumbbell", "kettlebell"})) is Implement.DUMBBELL
    assert implement(goblet, frozenset({"kettlebell"})) is Implement.KETTLEBELL
    assert implement(goblet, frozenset()) is None
    assert implement(CATALOGUE["leg_press"], GYM) is Implement.STACK
    assert implement(CATALOGUE["calf_raise_single_leg"], frozenset({"step"})) is Implement.BODY
    assert loads_of(CATALOGUE["calf_raise_single_leg"], frozenset({"step"}), Plates()) == (0.0,)
    assert loads_of(CATALOGUE["dead_bug"], frozenset({"dumbbell"}), Plates())[:2] in {(0.0, 2.0), ()}
    assert loads_of(CATALOGUE["pogo_hop"], GYM, Plates()) == ()


def test_every_weighted_exercise_has_loads_where_its_kit_is() -> None:
    kit = KITS["full gym"]
    for name, one in CATALOGUE.items():
        if one.load.value in {"total", "hand", "single"}:
            assert loads_of(one, kit, Plates()), name
            assert loads_of(one, kit, POUND_PLATES), name


@given(
    st.lists(st.floats(0.5, 300.0), min_size=1, max_size=20, unique=True).map(lambda one: tuple(sorted(one))),
    st.floats(0.0, 400.0),
)
def test_neighbours(loads: tuple[float, ...], kg: float) -> None:
    """The load at most a weight, and the ones above and below it, are of the list and in order."""
    floor, up, down = at_most(loads, kg), next_above(loads, kg), next_below(loads, kg)
    assert floor is None or (floor in loads and floor <= kg + 1e-6)
    assert (floor is None) == (loads[0] > kg + 1e-6)
    assert up is None or up > kg
    assert down is None or down < kg
    assert up is None or floor is None or loads.index(up) == loads.index(floor) + 1


@pytest.mark.parametrize("kg", [60.0, 61.9])
def test_rounding_is_down(kg: float) -> None:
    assert at_most(squat_loads(Plates()), kg) == 60.0
