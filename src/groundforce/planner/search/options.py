"""What each session of a week could be and where it could stand, with the price of each place alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.recovery import RecoveryConstants, residual
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.guards import FARTHEST_GUARD, Block, Burden, CalendarView, RunPoint, block
from groundforce.planner.search.places import kind_of, kit_of
from groundforce.planner.search.slots import Slot
from groundforce.training.athlete import Goal
from groundforce.training.plan import PlannedRun
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind

DAYS_TIRED = 96.0
"""h after which a run no longer tires a session"""
PRICE_OF = {Variant.NO_NEW_JUMP: "price_jump_left_out", Variant.LIGHT: "price_session_held_back"}
JUMP_GOALS = frozenset({Goal.POWER, Goal.BONE})
KEEN = 3.0
"""how much dearer it is to leave out a new jump for a runner who wants what jumps give (judgement)"""
TIRED_AFTER = {
    RunKind.RACE: "tired_after_race",
    RunKind.LONG: "tired_after_long",
    RunKind.INTERVALS: "tired_after_intervals",
    RunKind.TEMPO: "tired_after_tempo",
    RunKind.EASY: "tired_after_easy",
    RunKind.RECOVERY: "tired_after_recovery",
}
FATIGUE_BEFORE = {RunKind.RACE: "price_fatigue_race", RunKind.LONG: "price_fatigue_long"}
NOTHING = Burden(False, False, False, 0.0)
Floats: TypeAlias = NDArray[np.float64]
Kind: TypeAlias = tuple[bool, bool, bool, bool, bool]


@dataclass(frozen=True)
class Choice:
    """One way to have one session: a slot and a variant with its burden. ``slot`` None: not at all."""

    slot: Slot | None
    variant: str
    burden: Burden
    price: float


def missing_price(problem: PlanProblem) -> float:
    """Points for a session the week asked for and does not have."""
    return problem.constant("price_session_missing")


def variant_price(problem: PlanProblem, variant: str) -> float:
    """Points for not having a session as its phase asks; nothing for a full one."""
    name = next((name for known, name in PRICE_OF.items() if known == kind_of(variant)), None)
    if name is None:
        return 0.0
    keen = kind_of(variant) == Variant.NO_NEW_JUMP and bool(JUMP_GOALS & set(problem.goals))
    return problem.constant(name) * (KEEN if keen else 1.0)


def tiredness(problem: PlanProblem, slot: Slot, runs: tuple[RunPoint, ...]) -> float:
    """How tired from running a session starts [%]."""
    before = [point for point in runs if 0.0 <= slot.hours - point.latest <= DAYS_TIRED]
    half = problem.constant("tired_half_life")
    return sum(
        problem.constant(TIRED_AFTER[point.run.kind]) * math.pow(0.5, (slot.hours - point.latest) / half)
        for point in before
    )


def _same_day(problem: PlanProblem, view: CalendarView, slot: Slot) -> float:
    """Points for the runs of the same day."""
    wanted = problem.constant("same_day_gap_preferred")
    same_day = [point for point in view.all_runs if point.run.date == slot.date]
    price = problem.constant("price_easy_run_day") * any(not point.run.key for point in same_day)
    for point in same_day:
        gap = slot.hours - point.latest
        if 0.0 <= gap < wanted:
            price += problem.constant("price_short_gap") * (wanted - gap)
        elif gap < 0.0 and Goal.STRENGTH not in problem.goals:
            price += problem.constant("price_lift_before_run")
    return price


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
    return problem.constant("price_short_guard") * short


def place_price(problem: PlanProblem, view: CalendarView, slot: Slot, burden: Burden) -> float:
    """Points of standing in a slot, fatigue at key runs aside."""
    tired = problem.constant("price_tired_lifting") * tiredness(problem, slot, view.all_runs) / 100.0
    alone = _same_day(problem, view, slot) + _short_of_preferred(problem, view, slot, burden)
    return tired * burden.impulse + alone


def _near(view: CalendarView, slots: Sequence[Slot]) -> CalendarView:
    """The runs that may matter to a week's slots: those the guards reach and those that tire."""
    first = min((slot.hours for slot in slots), default=0.0) - DAYS_TIRED
    last = max((slot.hours for slot in slots), default=0.0) + FARTHEST_GUARD + DAYS_TIRED

    def near(points: tuple[RunPoint, ...]) -> tuple[RunPoint, ...]:
        return tuple(point for point in points if first <= point.latest and point.earliest <= last)

    return CalendarView(near(view.key_runs), near(view.all_runs), view.races)


@dataclass(eq=False)
class Grid:
    """The slots of one week and what is known of them whatever stands there: which are open to which kind of
    burden, and at what price. It is worked out once for each kind, not for each burden."""

    problem: PlanProblem
    view: CalendarView
    slots: tuple[Slot, ...]
    _tired: list[float] = field(default_factory=list)
    _alone: list[float] = field(default_factory=list)
    _kinds: dict[Kind, list[tuple[int, float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.view = _near(self.view, self.slots)
        scale = self.problem.constant("price_tired_lifting")
        self._tired = [
            scale * tiredness(self.problem, slot, self.view.all_runs) / 100.0 for slot in self.slots
        ]
        self._alone = [_same_day(self.problem, self.view, slot) for slot in self.slots]

    def open_to(self, burden: Burden) -> list[tuple[Slot, float]]:
        """The slots open to a burden with the points of standing there, in order of time."""
        kind = (burden.heavy, burden.novel, burden.eccentric, burden.full, burden.fresh)
        if kind not in self._kinds:
            self._kinds[kind] = self._open(burden)
        return [
            (self.slots[place], self._tired[place] * burden.impulse + alone)
            for place, alone in self._kinds[kind]
        ]

    def _open(self, burden: Burden) -> list[tuple[int, float]]:
        problem, view = self.problem, self.view
        return [
            (place, self._alone[place] + _short_of_preferred(problem, view, slot, burden))
            for place, slot in enumerate(self.slots)
            if block(problem, view, slot, burden) is None
        ]


def choices(
    problem: PlanProblem,
    view: CalendarView,
    slots: tuple[Slot, ...],
    burdens: Mapping[str, Burden],
    grid: Grid | None = None,
) -> tuple[Choice, ...]:
    """Every open way to have one session, and last the way of not having it.

    ``burdens`` what it asks, by variant; ``grid`` of these slots may be at hand.
    """
    known = Grid(problem, view, slots) if grid is None else grid
    found: list[Choice] = []
    for variant, burden in burdens.items():
        less, kit = variant_price(problem, variant) + burden.lack, kit_of(variant)
        found += [
            Choice(slot, variant, burden, less + price)
            for slot, price in known.open_to(burden)
            if slot.kit == kit
        ]
    return (*found, Choice(None, "none", NOTHING, missing_price(problem)))


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


def fatigue_left(
    points: tuple[RunPoint, ...], choices: Sequence[Choice], minutes: float, recovery: RecoveryConstants
) -> Floats:
    """:func:`fatigue_at` of each choice at each run [choice, run]; each slot is asked once."""
    known: dict[tuple[float, bool], list[float]] = {}
    left = np.zeros((len(choices), len(points)))
    for row, one in enumerate(choices):
        if one.slot is None:
            continue
        key = (one.slot.hours, one.burden.novel)
        if key not in known:
            end = one.slot.hours + minutes / 60.0
            known[key] = [residual(1.0, point.earliest - end, key[1], recovery) for point in points]
        left[row] = known[key]
        left[row] *= one.burden.impulse
    return left


def run_weight(problem: PlanProblem, run: PlannedRun) -> float:
    """How dear fatigue is before this run: points per percent."""
    return problem.constant(FATIGUE_BEFORE.get(run.kind, "price_fatigue_quality"))


def fatigue_cap(problem: PlanProblem, run: PlannedRun) -> float:
    """Most fatigue allowed at the start of a key run [% of the reference heavy session]."""
    return problem.constant("fatigue_cap_long" if run.kind is RunKind.LONG else "fatigue_cap_quality")


def safe_cap(problem: PlanProblem, run: PlannedRun) -> float:
    """The part of the cap that placement uses [% of the reference heavy session]."""
    return problem.constant("fatigue_cap_used") * fatigue_cap(problem, run)
