"""The search: place sessions by dynamic programming, write their content, and say how good the result is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groundforce.planner.search.content import Content, burden_of, session_content
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import VARIANTS, Draft
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.options import HELD_BACK, Choice, choices
from groundforce.planner.search.patterns import WeekChoices, WeekPatterns, week_patterns
from groundforce.planner.search.placement import Placement, place
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.slots import Slot
from groundforce.planner.search.taper import race_limit
from groundforce.planner.search.writing import enter, prescriptions

NO_BURDEN = Burden(False, False, False, 0.0)
"""What the lightest imaginable session asks: the relaxation behind the bound."""


@dataclass(frozen=True)
class Orders:
    """What repair asks of a session by (week, role): do it held back, or not at all."""

    light: frozenset[tuple[int, int]] = frozenset()
    dropped: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Placed:
    """One session in its slot: week and role numbers, variant, content and burden as written."""

    week: WeekInSeason
    role: int
    slot: Slot
    variant: str
    content: Content
    burden: Burden


@dataclass(frozen=True, eq=False)
class Layout:
    """A finished placement: its sessions in order of time and the patterns it was chosen from."""

    placed: tuple[Placed, ...]
    placement: Placement
    patterns: tuple[WeekPatterns, ...]


Days = Mapping[tuple[int, int], date]


def _guessed_days(draft: Draft) -> dict[tuple[int, int], date]:
    """Where sessions would stand if nothing were known: evenly over the week."""
    return {
        (week.number, role): week.start + timedelta(days=1 + (6 * role) // max(week.sessions, 1))
        for week in draft.weeks
        for role in range(week.sessions)
    }


def _limit(ledger: Ledger, week: WeekInSeason, day: date, order: int) -> int:
    """Most leg sets of session ``order`` of a week: its share of the week's, and of race week's."""
    share = ledger.leg_set_limit(week.number) * (order + 1) // max(week.sessions, 1)
    limit = share - ledger.leg_sets.get(week.number, 0)
    taper = race_limit(ledger, day)
    return limit if taper is None else min(limit, taper)


def _write(
    draft: Draft, ledger: Ledger, week: WeekInSeason, role: int, day: date, variant: str, order: int
) -> Content:
    limit = _limit(ledger, week, day, order)
    return session_content(ledger, draft.role(week, role), dict(draft.jumps), week, day, variant, limit)


def _enter(draft: Draft, ledger: Ledger, content: Content, day: date) -> None:
    enter(ledger, prescriptions(ledger, content, day), day, draft.catalogue)


def _foreseen(
    draft: Draft, days: Days, orders: Orders
) -> dict[tuple[int, int], dict[str, tuple[Burden, float]]]:
    """Burden of every session in either variant, if it stood on ``days``."""
    ledger = opening_ledger(draft.problem, draft.catalogue)
    foreseen: dict[tuple[int, int], dict[str, tuple[Burden, float]]] = {}
    for week in draft.weeks:
        keys = [(week.number, role) for role in range(week.sessions) if (week.number, role) in days]
        for order, key in enumerate(sorted(keys, key=lambda one: days[one])):
            written = {
                variant: _write(draft, ledger, week, key[1], days[key], variant, order)
                for variant in VARIANTS
            }
            foreseen[key] = _priced(draft, ledger, week, written, key in orders.light)
            _enter(draft, ledger, written[Variant.LIGHT if key in orders.light else Variant.FULL], days[key])
    return foreseen


def _priced(
    draft: Draft, ledger: Ledger, week: WeekInSeason, written: Mapping[str, Content], only_light: bool
) -> dict[str, tuple[Burden, float]]:
    extra = {Variant.FULL: 0.0, Variant.LIGHT: HELD_BACK}
    return {
        variant: (burden_of(ledger, content, week, draft.recovery), extra[variant])
        for variant, content in written.items()
        if content and not (only_light and variant == Variant.FULL)
    }


def _patterns(
    draft: Draft, burdens: Mapping[tuple[int, int], dict[str, tuple[Burden, float]]], orders: Orders
) -> list[WeekPatterns]:
    """The weekly patterns of the whole plan."""

    def of_week(week: WeekInSeason) -> WeekChoices:
        sessions = tuple(
            choices(
                draft.problem,
                draft.view,
                draft.slots[week.number],
                {} if (week.number, role) in orders.dropped else burdens.get((week.number, role), {}),
            )
            for role in range(week.sessions)
        )
        last = week.start + timedelta(days=7)
        runs = tuple(point for point in draft.view.key_runs if week.start <= point.run.date < last)
        return WeekChoices(week.number, sessions, runs)

    weeks = [of_week(week) for week in draft.weeks]
    following = [week.runs for week in weeks[1:]] + [()]
    return [
        week_patterns(draft.problem, week, runs, draft.recovery)
        for week, runs in zip(weeks, following, strict=True)
    ]


def _picked(week: WeekPatterns, pattern: int) -> list[Choice]:
    return [week.week.sessions[role][pick] for role, pick in enumerate(week.picks[pattern].tolist())]


def _written(draft: Draft, patterns: list[WeekPatterns], placement: Placement) -> tuple[Placed, ...]:
    """Write the content of every placed session on its real day."""
    ledger = opening_ledger(draft.problem, draft.catalogue)
    placed: list[Placed] = []
    for week, columns, pattern in zip(draft.weeks, patterns, placement.chosen, strict=True):
        picked = [(role, one) for role, one in enumerate(_picked(columns, pattern)) if one.slot is not None]
        picked.sort(key=lambda pair: pair[1].slot.hours if pair[1].slot is not None else 0.0)
        for order, (role, one) in enumerate(picked):
            assert one.slot is not None
            content = _write(draft, ledger, week, role, one.slot.date, one.variant, order)
            burden = burden_of(ledger, content, week, draft.recovery)
            if content:
                placed.append(Placed(week, role, one.slot, one.variant, content, burden))
                _enter(draft, ledger, content, one.slot.date)
    return tuple(placed)


def _days_of(draft: Draft, placed: tuple[Placed, ...]) -> dict[tuple[int, int], date]:
    return _guessed_days(draft) | {(one.week.number, one.role): one.slot.date for one in placed}


def lay_out(draft: Draft, orders: Orders, rounds: int = 3) -> Layout:
    """Place and write every session; burdens depend a little on the days, so a few rounds settle them."""
    days = _guessed_days(draft)
    layout: Layout | None = None
    for _ in range(rounds):
        burdens = _foreseen(draft, days, orders)
        patterns = _patterns(draft, burdens, orders)
        placement = place(draft.problem, patterns)
        placed = _written(draft, patterns, placement)
        layout = Layout(placed, placement, tuple(patterns))
        if all(_as_foreseen(one, burdens) for one in placed):
            break
        days = _days_of(draft, placed)
    assert layout is not None
    return layout


def _as_foreseen(one: Placed, burdens: Mapping[tuple[int, int], dict[str, tuple[Burden, float]]]) -> bool:
    known = burdens.get((one.week.number, one.role), {}).get(one.variant)
    return known is not None and replace(known[0], impulse=0.0) == replace(one.burden, impulse=0.0)


def lower_bound(draft: Draft) -> float | None:
    """Points no plan in these slots can go below, whatever its sessions hold; None where that is not proved.

    The same chain of weeks is solved with sessions that weigh nothing: they make no fatigue, are never
    heavy and never held back. What is left is what the calendar and habit alone cost.
    """
    weightless = {
        (week.number, role): {Variant.FULL: (NO_BURDEN, 0.0)}
        for week in draft.weeks
        for role in range(week.sessions)
    }
    placement = place(draft.problem, _patterns(draft, weightless, Orders()))
    return placement.cost if placement.whole else None
