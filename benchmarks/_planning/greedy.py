"""Peer 2: the calendar-aware greedy. It knows every rule and price the planner knows, and never looks back.

Its menu grows by the best exercise until none helps; then, week by week and session by session, each goes
to the cheapest time that no rule closes, given what stands already.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from groundforce.planner.check.case import lay_out
from groundforce.planner.search.candidates import candidates
from groundforce.planner.search.content import Content, burden_of, session_content
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft, menu_price
from groundforce.planner.search.guards import Burden, block
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.menu import Entry, Menu, exercises_of, in_order, set_options
from groundforce.planner.search.options import (
    Choice,
    fatigue_at,
    missing_price,
    place_price,
    run_weight,
    safe_cap,
    variant_price,
)
from groundforce.planner.search.patterns import WeekChoices, WeekPatterns, week_patterns
from groundforce.planner.search.placement import Placement, place
from groundforce.planner.search.price import MenuPrice
from groundforce.planner.search.season import WeekInSeason
from groundforce.planner.search.slots import Slot
from groundforce.planner.search.steps import harder_versions
from groundforce.planner.search.taper import race_limit
from groundforce.planner.search.writing import enter, fit_to_minutes, focus, prescriptions
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlanQuality, PlanStatus, Session
from groundforce.training.problem import PlanProblem
from groundforce.training.session_time import session_seconds


def priced(draft: Draft) -> tuple[MenuPrice, tuple[Exercise, ...]]:
    """How this runner's menus are priced, and the exercises they are made of."""
    pool = candidates(draft.problem, draft.catalogue)
    return menu_price(draft.problem, draft.catalogue, draft.weeks, pool, bool(draft.jumps)), pool


def with_menus(draft: Draft, menus: dict[int, Menu], price: MenuPrice) -> Draft:
    """The same problem with other menus."""
    return replace(
        draft,
        menus=menus,
        prices={size: price.shortfall(menu) for size, menu in menus.items()},
        steps=harder_versions(draft.problem, draft.catalogue, draft.weeks, menus),
    )


def _grown(pool: tuple[Exercise, ...], size: int, price: MenuPrice) -> Menu:
    """The best exercise after the best exercise, until none lowers the price."""
    menu: Menu = tuple(() for _ in range(size))
    cost = price.of(menu)
    while True:
        wider = [
            (*menu[:role], (*menu[role], Entry(one, sets)), *menu[role + 1 :])
            for role in range(size)
            for one in pool
            if one.id not in {entry.exercise.id for entry in menu[role]}
            for sets in set_options(one)
        ]
        best = min(wider, key=price.of, default=menu)
        if price.of(best) >= cost - 1e-9:
            return tuple(in_order(role) for role in menu)
        menu, cost = best, price.of(best)


def greedy_draft(draft: Draft) -> Draft:
    """The problem with menus that only ever grew."""
    price, pool = priced(draft)
    menus: dict[int, Menu] = {}
    for size in sorted(draft.menus, reverse=True):
        menus[size] = _grown(pool, size, price)
        pool = tuple(one for one in pool if one.id in exercises_of(menus[max(menus)]))
    return with_menus(draft, menus, price)


@dataclass
class _Standing:
    """What stands so far: a running account, the choices of each week, what was written for each session."""

    draft: Draft
    ledger: Ledger
    choices: list[tuple[Choice, ...]] = field(default_factory=list)
    written: list[tuple[WeekInSeason, int, Slot, Burden, Content]] = field(default_factory=list)

    @property
    def taken(self) -> list[Choice]:
        """Every choice with a place."""
        return [one for week in self.choices for one in week if one.slot is not None]


def _content(standing: _Standing, week: WeekInSeason, role: int, slot: Slot, variant: str) -> Content:
    draft, ledger = standing.draft, standing.ledger
    share = ledger.leg_set_limit(week.number) * (role + 1) // max(week.sessions, 1)
    limit = share - ledger.leg_sets.get(week.number, 0)
    taper = race_limit(ledger, slot.date)
    limit = limit if taper is None else min(limit, taper)
    content = session_content(ledger, draft.role(week, role), draft.jumps, week, slot.date, variant, limit)
    return fit_to_minutes(ledger, content)


def _apart(standing: _Standing, slot: Slot, burden: Burden, taken: list[Choice]) -> bool:
    problem = standing.draft.problem
    rest = problem.constant("region_spacing") + problem.minutes / 60.0
    for one in taken:
        assert one.slot is not None
        gap = abs(slot.hours - one.slot.hours)
        if gap < rest or one.slot.date == slot.date:
            return False
        if burden.heavy and one.burden.heavy and gap < problem.constant("heavy_spacing"):
            return False
    return True


def _fatigue(standing: _Standing, choice: Choice, taken: list[Choice]) -> float | None:
    """Points for the fatigue one more session adds at key runs; None where it would break a cap."""
    draft, points = standing.draft, 0.0
    free, minutes = draft.problem.constant("fatigue_free"), draft.problem.minutes
    for run in draft.view.key_runs:
        assert choice.slot is not None
        if not 0.0 <= run.earliest - choice.slot.hours <= 14 * 24.0:
            continue
        before = sum(fatigue_at(run, one, minutes, draft.recovery) for one in taken)
        after = before + fatigue_at(run, choice, minutes, draft.recovery)
        if after > safe_cap(draft.problem, run.run):
            return None
        points += run_weight(draft.problem, run.run) * (max(0.0, after - free) - max(0.0, before - free))
    return points


def _habit(standing: _Standing, role: int, slot: Slot) -> float:
    last = standing.choices[-1] if standing.choices else ()
    before = last[role].slot if role < len(last) else None
    if before is None:
        return 0.0
    constant = standing.draft.problem.constant
    later = abs(before.hours % 24.0 - slot.hours % 24.0) > constant("other_time")
    moved = before.date.weekday() != slot.date.weekday()
    return constant("price_other_weekday") * moved + constant("price_other_time") * later


def _crowding(problem: PlanProblem, slot: Slot, here: list[Choice]) -> float:
    wanted = problem.constant("spread_wanted")
    short = (wanted - abs(slot.hours - one.slot.hours) for one in here if one.slot is not None)
    return problem.constant("price_crowding") / 24.0 * sum(max(0.0, hours) for hours in short)


def _cheapest(
    standing: _Standing, week: WeekInSeason, role: int, here: list[Choice]
) -> tuple[Choice, Content]:
    """The cheapest open time and variant for one session, or not at all."""
    draft, most = standing.draft, missing_price(standing.draft.problem)
    best: tuple[Choice, Content] = (Choice(None, "none", Burden(False, False, False, 0.0), most), ())
    taken = [*standing.taken, *(one for one in here if one.slot is not None)]
    for slot in draft.slots[week.number]:
        for variant in (Variant.FULL, Variant.LIGHT):
            content = _content(standing, week, role, slot, variant)
            burden = burden_of(standing.ledger, content, week, draft.recovery)
            alone = variant_price(draft.problem, variant) + place_price(
                draft.problem, draft.view, slot, burden
            )
            choice = Choice(slot, variant, burden, alone)
            if not content or block(draft.problem, draft.view, slot, burden) is not None:
                continue
            if not _apart(standing, slot, burden, taken):
                continue
            fatigue = _fatigue(standing, choice, taken)
            if fatigue is None:
                continue
            price = alone + fatigue + _habit(standing, role, slot) + _crowding(draft.problem, slot, here)
            if price < most:
                best, most = (choice, content), price
    return best


def _stand(draft: Draft) -> _Standing:
    standing = _Standing(draft, opening_ledger(draft.problem, draft.catalogue))
    for week in draft.weeks:
        here: list[Choice] = []
        for role in range(week.sessions):
            choice, content = _cheapest(standing, week, role, here)
            here.append(choice)
            if choice.slot is not None:
                day = choice.slot.date
                enter(standing.ledger, prescriptions(standing.ledger, content, day), day)
                standing.written.append((week, role, choice.slot, choice.burden, content))
        standing.choices.append(tuple(here))
    return standing


def priced_choices(draft: Draft, chosen: list[tuple[Choice, ...]]) -> Placement:
    """The planner's own price of exactly these choices: the same dynamic programme with nothing to choose."""
    runs = [
        tuple(point for point in draft.view.key_runs if 0 <= (point.run.date - week.start).days < 7)
        for week in draft.weeks
    ]
    columns: list[WeekPatterns] = []
    for week, choices, ahead in zip(draft.weeks, chosen, [*runs[1:], ()], strict=True):
        only = WeekChoices(week.number, tuple((one,) for one in choices), runs[week.number])
        columns.append(week_patterns(draft.problem, only, ahead, draft.recovery))
    assert all(len(one.price) == 1 for one in columns)
    return place(draft.problem, columns)


def greedy_plan(draft: Draft) -> tuple[Plan, Placement]:
    """The greedy's plan for a problem, and the planner's own price of where its sessions stand."""
    draft = greedy_draft(draft)
    standing = _stand(draft)
    ledger, sessions = opening_ledger(draft.problem, draft.catalogue), []
    warm_up = draft.problem.constant("warm_up_minutes")
    for week, role, slot, burden, content in sorted(standing.written, key=lambda one: one[2].hours):
        written = prescriptions(ledger, content, slot.date)
        enter(ledger, written, slot.date)
        seconds = session_seconds(written, draft.catalogue, warm_up)
        sessions.append(
            Session(
                f"w{week.number + 1:02d}-{role}",
                slot.date,
                seconds,
                week.phase.value,
                focus(content),
                burden.heavy,
                burden.novel,
                written,
                slot.start,
            )
        )
    quality = PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "calendar-aware greedy")
    plan = _labelled(Plan(draft.problem, (), tuple(sessions), quality), draft)
    return plan, priced_choices(draft, standing.choices)


def _labelled(plan: Plan, draft: Draft) -> Plan:
    """Sessions labelled by what they hold: a later one may have moved what an earlier was new to."""
    lifts = {lift.session.id: lift for lift in lay_out(plan, draft.catalogue).lifts}
    sessions = (replace(s, heavy_lower=lifts[s.id].heavy, novel=lifts[s.id].novel) for s in plan.sessions)
    return replace(plan, sessions=tuple(sessions))
