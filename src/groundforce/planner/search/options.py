"""What each session of a week could be and where it could stand, with the price of each place alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from groundforce.physiology.recovery import RecoveryConstants, residual
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.guards import Block, Burden, CalendarView, RunPoint, block
from groundforce.planner.search.places import kind_of, kit_of
from groundforce.planner.search.slots import Slot
from groundforce.training.athlete import Goal
from groundforce.training.plan import PlannedRun
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind

MISSING = 250.0
"""points for a session the week asked for and does not have"""
HELD_BACK = 60.0
"""points for doing a session lighter than its phase asks"""
WITHOUT_JUMP = 12.0
"""points for leaving out a new jump so that the lifts can stay"""
VARIANT_PRICE = {Variant.FULL: 0.0, Variant.NO_NEW_JUMP: WITHOUT_JUMP, Variant.LIGHT: HELD_BACK}
EASY_DAY = 3.0
"""points for lifting on a day with an easy run: hard days hard, easy days easy (low-grade inference)"""
LIFT_FIRST = 14.0
"""points for lifting before an easy run of the same day, unless strength is a goal"""
SHORT_GUARD = 0.2
"""points per hour short of a preferred guard before a key run or a race"""
SHORT_GAP = 2.0
"""points per hour short of the preferred gap after a run of the same day"""
TIRED = 0.8
"""points per percent of tiredness from running, for a reference heavy session"""
RUN_TIREDNESS = {
    RunKind.RACE: 90.0,
    RunKind.LONG: 90.0,
    RunKind.INTERVALS: 35.0,
    RunKind.TEMPO: 30.0,
    RunKind.EASY: 8.0,
    RunKind.RECOVERY: 4.0,
}
"""percent of tiredness right after a run (judgement)"""
RUN_HALVES = 12.0
"""h in which tiredness from running halves"""


@dataclass(frozen=True)
class Choice:
    """One way to have one session: a slot and a variant with its burden. ``slot`` None: not at all."""

    slot: Slot | None
    variant: str
    burden: Burden
    price: float


def tiredness(slot: Slot, runs: tuple[RunPoint, ...]) -> float:
    """How tired from running a session starts [%]."""
    before = (point for point in runs if 0.0 <= slot.hours - point.latest <= 96.0)
    return sum(
        RUN_TIREDNESS[point.run.kind] * math.pow(0.5, (slot.hours - point.latest) / RUN_HALVES)
        for point in before
    )


def place_price(problem: PlanProblem, view: CalendarView, slot: Slot, burden: Burden) -> float:
    """Points of standing in a slot, fatigue at key runs aside."""
    price = TIRED * tiredness(slot, view.all_runs) * burden.impulse / 100.0
    wanted = problem.constant("same_day_gap_preferred")
    same_day = [point for point in view.all_runs if point.run.date == slot.date]
    price += EASY_DAY * any(not point.run.key for point in same_day)
    for point in same_day:
        gap = slot.hours - point.latest
        if 0.0 <= gap < wanted:
            price += SHORT_GAP * (wanted - gap)
        elif gap < 0.0 and Goal.STRENGTH not in problem.goals:
            price += LIFT_FIRST
    return price + _short_of_preferred(problem, view, slot, burden)


def _short_of_preferred(problem: PlanProblem, view: CalendarView, slot: Slot, burden: Burden) -> float:
    """Points for hours short of the preferred distance to the next key run and the next race."""
    end = slot.hours + problem.minutes / 60.0
    short = 0.0
    key = [point.earliest - end for point in view.key_runs if point.earliest >= end]
    if burden.heavy and key:
        short += max(0.0, problem.constant("guard_heavy_preferred") - min(key))
    for race in view.races:
        ahead = race.earliest - end
        if ahead >= 0.0 and burden.heavy:
            short += max(0.0, race.preferred - ahead)
        if ahead >= 0.0 and burden.fresh:
            short += max(0.0, problem.constant("race_novel_preferred") - ahead)
    return SHORT_GUARD * short


def price_of(variant: str, burden: Burden) -> float:
    """Points of doing a session this way, wherever it stands."""
    return VARIANT_PRICE.get(kind_of(variant), 0.0) + burden.lack


def choices(
    problem: PlanProblem,
    view: CalendarView,
    slots: tuple[Slot, ...],
    burdens: Mapping[str, Burden],
) -> tuple[Choice, ...]:
    """Every open way to have one session, and last the way of not having it.

    ``burdens`` what it asks, by variant; held back it costs :data:`HELD_BACK` points.
    """
    found = [
        Choice(slot, variant, burden, price_of(variant, burden) + place_price(problem, view, slot, burden))
        for variant, burden in burdens.items()
        for slot in slots
        if slot.kit == kit_of(variant) and block(problem, view, slot, burden) is None
    ]
    return (*found, Choice(None, "none", Burden(False, False, False, 0.0), MISSING))


def closed(
    problem: PlanProblem, view: CalendarView, slots: tuple[Slot, ...], burden: Burden
) -> dict[Slot, Block]:
    """The slots that are closed to a burden, each with the rule that closes it."""
    found = {slot: block(problem, view, slot, burden) for slot in slots}
    return {slot: why for slot, why in found.items() if why is not None}


def fatigue_at(point: RunPoint, choice: Choice, minutes: float, recovery: RecoveryConstants) -> float:
    """Fatigue one choice leaves at the start of a key run [% of the reference heavy session]."""
    if choice.slot is None:
        return 0.0
    hours = point.earliest - (choice.slot.hours + minutes / 60.0)
    return residual(choice.burden.impulse, hours, choice.burden.novel, recovery)


def run_weight(run: PlannedRun) -> float:
    """How dear fatigue is before this run: points per percent."""
    return {RunKind.RACE: 3.0, RunKind.LONG: 0.7}.get(run.kind, 1.0)


def fatigue_cap(problem: PlanProblem, run: PlannedRun) -> float:
    """Most fatigue allowed at the start of a key run [% of the reference heavy session]."""
    return problem.constant("fatigue_cap_long" if run.kind is RunKind.LONG else "fatigue_cap_quality")
