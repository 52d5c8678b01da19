"""A lower bound on what the content of a week costs: the price of a menu as an integer programme.

Every term of the price is in it as it is, but one: a muscle's shortfall is squared, and the programme has
tangents of it, which are nowhere above. So no menu is cheaper than the bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from groundforce.planner.proving.programme import Programme
from groundforce.planner.search.price import MOST_MAIN_LIFTS, MOST_OF_PATTERN, TWICE, MenuPrice, Option
from groundforce.planner.search.rates import MOVEMENTS

TANGENTS = 12
"""to the squared shortfall of a muscle; the error is less than a five-hundredth of its points"""
ROUNDING = 1e-3
"""points taken off a bound for what the solver rounds"""

Placed = tuple[tuple[Option, int], ...]
"""Options of a session, each with the number of its variable."""


def content_bound(options: Sequence[Option], sessions: int, price: MenuPrice, seconds: float) -> float | None:
    """Points no menu of ``sessions`` made of ``options`` can go below; None where none was proved in time."""
    if not options:
        return price.of_parts([price.part(())] * sessions)
    found = menu_programme(options, sessions, price).solve(seconds)
    return None if found.bound is None else found.bound - ROUNDING


def menu_programme(options: Sequence[Option], sessions: int, price: MenuPrice) -> Programme:
    """The price of every menu of ``sessions`` as a programme: one binary for each option in each session."""
    programme = Programme()
    roles = [
        tuple((one, programme.variable(one.taste, binary=True)) for one in options) for _ in range(sessions)
    ]
    for role in roles:
        _session(programme, role, price)
    _in_one_order(programme, roles)
    _week(programme, tuple(pair for role in roles for pair in role), price)
    _kin(programme, roles, price.rates.kin)
    return programme


def _ones(placed: Iterable[tuple[Option, int]]) -> dict[int, float]:
    return {variable: 1.0 for _, variable in placed}


def _grouped(placed: Placed, key: str) -> list[dict[int, float]]:
    """The variables of options that share an attribute."""
    found: dict[object, dict[int, float]] = {}
    for one, variable in placed:
        found.setdefault(getattr(one, key), {})[variable] = 1.0
    return list(found.values())


def _session(programme: Programme, role: Placed, price: MenuPrice) -> None:
    rates, mains = price.rates, _ones(pair for pair in role if pair[0].main)
    for same in _grouped(role, "bit"):
        programme.at_least(dict.fromkeys(same, -1.0), -1.0)
    seconds = {variable: one.seconds for one, variable in role}
    programme.over(rates.second_over, seconds, price.time)
    programme.over(rates.crowded, _ones(role), rates.most_exercises)
    programme.under(rates.sparse, _ones(role), rates.fewest_exercises)
    programme.under(rates.without_main, mains, 1.0)
    programme.over(rates.crowded, mains, MOST_MAIN_LIFTS)
    for same in _grouped(role, "pattern"):
        programme.over(rates.repeated_in_session, same, 1.0)
        programme.over(rates.crowded, same, MOST_OF_PATTERN)
    for same in _grouped(tuple(pair for pair in role if pair[0].main), "movement"):
        programme.over(rates.once_a_week, same, 1.0)


def _in_one_order(programme: Programme, roles: Sequence[Placed]) -> None:
    """Sessions are alike, so the longest may come first: without it every menu is there several times."""
    for longer, shorter in pairwise(roles):
        row = {variable: one.seconds for one, variable in longer}
        programme.at_least(row | {variable: -one.seconds for one, variable in shorter}, 0.0)


def _week(programme: Programme, every: Placed, price: MenuPrice) -> None:
    rates = price.rates
    for place, points in enumerate(price.missing):
        programme.under(points, _ones(pair for pair in every if pair[0].covers >> place & 1), 1.0)
    for same in _grouped(tuple(pair for pair in every if not pair[0].main), "lift"):
        programme.over(rates.repeated, same, 1.0)
    for same in _grouped(tuple(pair for pair in every if pair[0].main), "lift"):
        programme.over(rates.same_main, same, 1.0)
    for movement in range(len(MOVEMENTS)):
        often = _ones(pair for pair in every if pair[0].movement == movement)
        programme.under(rates.once_a_week, often, float(TWICE))
    for own in _grouped(tuple(pair for pair in every if pair[0].bit & price.own_bits), "bit"):
        programme.under(rates.own_lift_gone, own, 1.0)
    legs = {variable: float(one.legs) for one, variable in every if one.legs > 0}
    programme.over(rates.surplus_set, legs, rates.enough_leg_sets)
    for place, (enough, points) in enumerate(price.owed):
        got = {variable: sets for one, variable in every for at, sets in one.doses if at == place}
        _shortfall(programme, got, enough, points)


def _shortfall(programme: Programme, got: Mapping[int, float], enough: float, points: float) -> None:
    """``points`` (1 - got / enough)^2 up to ``enough``, from below by its tangents."""
    paid = programme.variable(1.0)
    for number in range(TANGENTS):
        short = 1.0 - number / TANGENTS
        # at shortfall s the tangent is points (2 s (1 - got / enough) - s^2)
        slope = 2.0 * points * short / enough
        row = {variable: slope * sets for variable, sets in got.items()}
        programme.at_least({paid: 1.0, **row}, points * short * (2.0 - short))


def _kin(programme: Programme, roles: Sequence[Placed], points: float) -> None:
    """An exercise beside its own easier version, once however often they are there."""
    there: dict[int, int] = {}
    prepares = {one.bit: one.prepares for one, _ in roles[0] if one.prepares}
    known = {one.bit for one, _ in roles[0]}
    pairs = [(easier, harder) for easier, of in prepares.items() for harder in known if of & harder]
    for bit in sorted({bit for pair in pairs for bit in pair}):
        there[bit] = programme.variable(0.0)
        for role in roles:
            held = {variable: -1.0 for one, variable in role if one.bit == bit}
            programme.at_least({there[bit]: 1.0, **held}, 0.0)
    for easier, harder in pairs:
        programme.over(points, {there[easier]: 1.0, there[harder]: 1.0}, 1.0)
