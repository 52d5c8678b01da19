"""The search: place sessions by dynamic programming, write their content, and say how good the result is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np

from groundforce.planner.search.content import Content
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.guards import Burden, RunPoint
from groundforce.planner.search.memory import Memory, Session
from groundforce.planner.search.options import Choice, Grid, choices
from groundforce.planner.search.patterns import WeekChoices, WeekPatterns, columns_of, week_patterns
from groundforce.planner.search.placement import Placement, place
from groundforce.planner.search.places import at_kit, kind_of, kit_of
from groundforce.planner.search.scribe import Scribe, Written
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.slots import Slot

NO_BURDEN = Burden(False, False, False, 0.0)
"""What the lightest imaginable session asks: the relaxation behind the bound."""
ROUNDS = 6
FORGETFUL = 3
"""rounds that forget burdens where places differ: what is new depends on where sessions stand"""
BESIDE = 5.0
"""% of fatigue to which what the weeks beside a week may leave is rounded up"""


@dataclass(frozen=True)
class Orders:
    """What repair asks of a session by (week, role): do it without a new jump, held back, or not at all; ``why``
    says which rule it broke otherwise, in words."""

    without_new_jump: frozenset[tuple[int, int]] = frozenset()
    light: frozenset[tuple[int, int]] = frozenset()
    dropped: frozenset[tuple[int, int]] = frozenset()
    why: tuple[tuple[tuple[int, int], str], ...] = ()


@dataclass(frozen=True)
class Placed:
    """One session in its slot: week and role numbers, variant, content and burden as written."""

    week: WeekInSeason
    role: int
    slot: Slot
    variant: str
    content: Content
    burden: Burden

    @property
    def key(self) -> Key:
        """Which session of the season this is."""
        return self.week.number, self.role


@dataclass(frozen=True, eq=False)
class Layout:
    """A finished placement: its sessions in order of time and the patterns it was chosen from."""

    placed: tuple[Placed, ...]
    placement: Placement
    patterns: tuple[WeekPatterns, ...]
    orders: Orders


Key = tuple[int, int]
"""A session of the season: (week, role), both from 0."""
Burdens = Mapping[Key, Mapping[str, Burden]]


@dataclass(frozen=True)
class Outlook:
    """What a round of placing expects: the day of each session, which variant it will be, and burdens that
    an earlier round found heavier than foreseen. ``absent`` sessions had no place."""

    days: Mapping[Key, date]
    variants: Mapping[Key, str]
    absent: frozenset[Key]
    known: Burdens


def _first_outlook(draft: Draft) -> Outlook:
    """Sessions evenly over each week, all as their phase asks."""
    days = {
        (week.number, role): week.start + timedelta(days=1 + (6 * role) // max(week.sessions, 1))
        for week in draft.weeks
        for role in range(week.sessions)
    }
    return Outlook(days, {}, frozenset(), {})


def _foreseen(draft: Draft, outlook: Outlook, orders: Orders, memory: Memory) -> dict[Key, dict[str, Burden]]:
    """Burden of every session in either variant, if the outlook comes true."""
    scribe = Scribe(draft, memory.archive)
    foreseen: dict[Key, dict[str, Burden]] = {}
    for week in draft.weeks:
        keys = [(week.number, role) for role in range(week.sessions)]
        for order, key in enumerate(sorted(keys, key=outlook.days.__getitem__)):
            day = outlook.days[key]
            written = {one: scribe.write(week, key[1], day, one, order) for one in draft.variants(week)}
            foreseen[key] = {
                variant: _foreseen_burden(one.burden, key, variant, outlook)
                for variant, one in written.items()
                if _is_offered(variant, written, orders, key)
            }
            if key not in outlook.absent and key not in orders.dropped:
                chosen = outlook.variants.get(key, draft.variants(week)[0])
                chosen = at_kit(Variant.LIGHT, kit_of(chosen)) if key in orders.light else chosen
                scribe.enter(week, key[1], day, chosen, order)
    return foreseen


def _is_offered(variant: str, written: Mapping[str, Written], orders: Orders, key: Key) -> bool:
    """Whether a variant is a choice of its own: it holds something, and is not another by another name."""
    kind = kind_of(variant)
    if not written[variant].content or (key in orders.light and kind != Variant.LIGHT):
        return False
    if kind == Variant.LIGHT or key in orders.without_new_jump:
        return kind != Variant.FULL
    full = at_kit(Variant.FULL, kit_of(variant))
    return kind != Variant.NO_NEW_JUMP or written[variant].content != written[full].content


def _foreseen_burden(burden: Burden, key: Key, variant: str, outlook: Outlook) -> Burden:
    known = outlook.known.get(key, {}).get(variant)
    return burden if known is None else burden.at_least(known)


Offered: TypeAlias = tuple[tuple[str, Burden], ...]
"""A session's variants with their burdens: all its choices in a week follow from them."""


def _offered(burdens: Burdens, orders: Orders, key: Key) -> Offered:
    return () if key in orders.dropped else tuple(burdens.get(key, {}).items())


def _runs_of(draft: Draft) -> list[tuple[RunPoint, ...]]:
    """The key runs of each week, and none after the last."""
    found: list[list[RunPoint]] = [[] for _ in range(len(draft.weeks) + 1)]
    for point in draft.view.key_runs:
        week = (point.run.date - draft.weeks[0].start).days // 7
        if 0 <= week < len(draft.weeks):
            found[week].append(point)
    return [tuple(points) for points in found]


def _sessions(draft: Draft, burdens: Burdens, orders: Orders, memory: Memory) -> list[list[Session]]:
    """The choices of each session of each week, and the same as columns."""
    problem, view, runs = draft.problem, draft.view, _runs_of(draft)

    def session(number: int, offered: Offered) -> Session:
        slots = draft.slots[number]
        grid = memory.grid_of(number, lambda: Grid(problem, view, slots))
        found = choices(problem, view, slots, dict(offered), grid)
        return found, columns_of(problem, found, (*runs[number], *runs[number + 1]), draft.recovery)

    def known(number: int, offered: Offered) -> Session:
        return memory.choices_of((number, offered), lambda: session(number, offered))

    return [
        [known(week.number, _offered(burdens, orders, (week.number, role))) for role in range(week.sessions)]
        for week in draft.weeks
    ]


def _most_left(sessions: list[Session], runs: slice) -> list[float]:
    """The most fatigue a week's sessions may leave at some of the runs, rounded up to be the same for longer."""
    most = sum((one.left[:, runs].max(axis=0) for _, one in sessions), start=np.zeros(1))
    return [float(one) for one in BESIDE * np.ceil(most / BESIDE)]


def _patterns(draft: Draft, burdens: Burdens, orders: Orders, memory: Memory) -> list[WeekPatterns]:
    """The weekly patterns of the whole plan."""
    runs = _runs_of(draft)
    every = _sessions(draft, burdens, orders, memory)

    def beside(number: int) -> tuple[float, ...]:
        first, last = number == 0, number + 1 == len(every)
        nothing = [0.0] * len(runs[number])
        before = nothing if first else _most_left(every[number - 1], slice(len(runs[number - 1]), None))
        after = [] if last else _most_left(every[number + 1], slice(len(runs[number + 1])))
        return (*before, *after)

    def of_week(number: int) -> WeekPatterns:
        near = beside(number)

        def make() -> WeekPatterns:
            week = WeekChoices(
                number,
                tuple(found for found, _ in every[number]),
                runs[number],
                near,
                tuple(columns for _, columns in every[number]),
            )
            return week_patterns(draft.problem, week, runs[number + 1], draft.recovery)

        asked = tuple(
            _offered(burdens, orders, (number, role)) for role in range(draft.weeks[number].sessions)
        )
        return memory.patterns_of(number, (asked, near), make)

    return [of_week(week.number) for week in draft.weeks]


def _picked(week: WeekPatterns, pattern: int) -> list[Choice]:
    return [week.week.sessions[role][pick] for role, pick in enumerate(week.picks[pattern].tolist())]


def _in_time(picked: list[Choice]) -> list[tuple[float, int, Slot, str]]:
    """The placed sessions of a week by start: (hours, role, slot, variant)."""
    placed = ((role, one.slot, one.variant) for role, one in enumerate(picked) if one.slot is not None)
    return sorted((slot.hours, role, slot, variant) for role, slot, variant in placed)


def _written(
    draft: Draft, patterns: list[WeekPatterns], placement: Placement, memory: Memory
) -> tuple[Placed, ...]:
    """Write the content of every placed session on its real day."""
    scribe = Scribe(draft, memory.archive)
    placed: list[Placed] = []
    for week, columns, pattern in zip(draft.weeks, patterns, placement.chosen, strict=True):
        for order, (_, role, slot, variant) in enumerate(_in_time(_picked(columns, pattern))):
            one = scribe.write(week, role, slot.date, variant, order)
            if one.content:
                placed.append(Placed(week, role, slot, variant, one.content, one.burden))
                scribe.enter(week, role, slot.date, variant, order)
    return tuple(placed)


def _next_outlook(outlook: Outlook, placed: tuple[Placed, ...]) -> Outlook:
    """What the round just done teaches the next one; a burden once seen is not forgotten."""
    days, variants = dict(outlook.days), {}
    known = {key: dict(of) for key, of in outlook.known.items()}
    for one in placed:
        days[one.key], variants[one.key] = one.slot.date, one.variant
        before = known.setdefault(one.key, {}).get(one.variant, one.burden)
        known[one.key][one.variant] = one.burden.at_least(before)
    return Outlook(days, variants, frozenset(days) - frozenset(variants), known)


def lay_out(draft: Draft, orders: Orders, memory: Memory | None = None) -> Layout:
    """Place and write every session; burdens depend a little on the days, so a few rounds settle them.

    ``memory`` may know the patterns of an earlier layout of the same draft.
    """
    memory = Memory() if memory is None else memory
    outlook = _first_outlook(draft)
    several = len(draft.kits.kits) > 1
    for round_number in range(ROUNDS):
        burdens = _foreseen(draft, outlook, orders, memory)
        patterns = _patterns(draft, burdens, orders, memory)
        placement = place(draft.problem, patterns)
        placed = _written(draft, patterns, placement, memory)
        settled = all(burdens[one.key][one.variant].covers(one.burden) for one in placed)
        if settled or round_number == ROUNDS - 1:
            break
        outlook = _next_outlook(outlook, placed)
        if several and round_number < FORGETFUL:
            outlook = replace(outlook, known={})
    return Layout(placed, placement, tuple(patterns), orders)


def lower_bound(draft: Draft) -> float | None:
    """Points no plan in these slots can go below, whatever its sessions hold; None where that is not proved.

    The same chain of weeks is solved with sessions that weigh nothing: they make no fatigue, are never
    heavy and never held back. What is left is what the calendar and habit alone cost.
    """
    weightless = {
        (week.number, role): {Variant.FULL: NO_BURDEN}
        for week in draft.weeks
        for role in range(week.sessions)
    }
    placement = place(draft.problem, _patterns(draft, weightless, Orders(), Memory()))
    return placement.cost if placement.whole else None
