"""Everything the search knows about one problem before it places anything."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from groundforce.physiology.recovery import RecoveryConstants, recovery_constants
from groundforce.planner.search.candidates import COMFORTABLE_SKILL, candidates, jumps
from groundforce.planner.search.classes import Family, family, is_barbell_like
from groundforce.planner.search.content import jump_seconds
from groundforce.planner.search.dosing import Variant, phase_dose
from groundforce.planner.search.guards import CalendarView, calendar_view
from groundforce.planner.search.menu import Entry, Menu, Role, compose_menu, exercises_of, in_order
from groundforce.planner.search.price import MenuPrice
from groundforce.planner.search.season import PhaseName, WeekInSeason, season
from groundforce.planner.search.slots import Slot, week_slots
from groundforce.planner.search.steps import Step, harder_version, harder_versions
from groundforce.training.equipment import ALWAYS
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Prescription, SetKind, SetPrescription
from groundforce.training.problem import PlanProblem
from groundforce.training.session_time import CHANGE_OVER, prescription_seconds
from groundforce.training.strength import Side

RAMP_SECONDS = 300.0
"""s kept free for the ramp sets of the first lift where there is weight to ramp"""
PHASES_OF_A_BUILD = (PhaseName.ANATOMICAL, PhaseName.HEAVY, PhaseName.POWER, PhaseName.TECHNIQUE)


@dataclass(frozen=True)
class Draft:
    """A problem with its season, menus, slots and calendar on the plan's own clock."""

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    weeks: tuple[WeekInSeason, ...]
    menus: Mapping[int, Menu]
    """by number of sessions in the week"""
    prices: Mapping[int, float]
    """content points by number of sessions in the week"""
    jumps: Mapping[int, Exercise]
    slots: tuple[tuple[Slot, ...], ...]
    view: CalendarView
    recovery: RecoveryConstants

    steps: Mapping[str, Step]
    """harder versions by the id of the exercise they replace"""
    price: MenuPrice
    thin: Mapping[tuple[int, int], Role] = field(default_factory=dict)
    """other content by (week, session), for weeks that cannot hold all their sessions"""
    held: Mapping[int, int] = field(default_factory=dict)
    """how many sessions those weeks hold, by week"""

    def role(self, week: WeekInSeason, number: int) -> tuple[Entry, ...]:
        """What session ``number`` of a week is made of, harder versions included once their week has come."""
        key = (week.number, number)
        role = self.thin[key] if key in self.thin else self.menus[week.sessions][number]
        return in_order(tuple(self._stepped(entry, week.number) for entry in role))

    def _stepped(self, entry: Entry, week: int) -> Entry:
        step = self.steps.get(entry.exercise.id)
        return entry if step is None or week < step.week else Entry(step.exercise, entry.sets)


def entry_seconds(entry: Entry, phases: tuple[PhaseName, ...]) -> float:
    """The longest an entry takes in any of ``phases`` [s], ramp sets aside."""
    one = entry.exercise

    def seconds(phase: PhaseName) -> float:
        dose = phase_dose(one, phase, 10)
        work = SetPrescription(
            SetKind.WORK,
            reps=dose.reps,
            seconds=dose.seconds,
            contacts=dose.contacts,
            side=Side.EACH if one.unilateral else None,
        )
        sets = (work,) * min(dose.sets, entry.sets)
        return prescription_seconds(Prescription(one.id, sets, dose.rest), one)

    return max(seconds(phase) for phase in phases)


def time_for_lifts(problem: PlanProblem, can_jump: bool) -> float:
    """What a session may take without its warm-up, ramp sets and jumps [s]."""
    can_ramp = len(problem.equipment - ALWAYS) > 0
    warm_up = problem.constant("warm_up_minutes") * 60.0
    jumps_take = jump_seconds(problem.minutes) if can_jump else 0.0
    kept = warm_up + (RAMP_SECONDS if can_ramp else 0.0) + jumps_take - CHANGE_OVER
    return problem.minutes * 60.0 - kept


def _can_grow(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], pool: tuple[Exercise, ...]
) -> frozenset[str]:
    """Main lifts that a bar can load, now or in a harder version."""
    mains = (one for one in pool if family(one) is Family.MAIN)
    return frozenset(
        one.id for one in mains if is_barbell_like(one) or harder_version(one, problem, catalogue) is not None
    )


def menu_price(
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise],
    weeks: tuple[WeekInSeason, ...],
    pool: tuple[Exercise, ...],
    can_jump: bool,
) -> MenuPrice:
    """How this runner's menus are priced."""
    used = {week.phase for week in weeks}
    phases = tuple(phase for phase in PHASES_OF_A_BUILD if phase in used) or (PhaseName.MAINTENANCE,)
    known: dict[tuple[str, int], float] = {}

    def seconds(entry: Entry) -> float:
        key = (entry.exercise.id, entry.sets)
        if key not in known:
            known[key] = entry_seconds(entry, phases)
        return known[key]

    return MenuPrice(
        seconds=seconds,
        time=time_for_lifts(problem, can_jump),
        own=frozenset(one.exercise for one in problem.past),
        skill=COMFORTABLE_SKILL[problem.athlete.experience],
        within_reach={one.id: one.pattern for one in pool},
        can_grow=_can_grow(problem, catalogue, pool),
        goals=frozenset(problem.goals),
        emphases=problem.emphases,
    )


def _menus(pool: tuple[Exercise, ...], weeks: tuple[WeekInSeason, ...], price: MenuPrice) -> dict[int, Menu]:
    """One menu for the build; weeks with fewer sessions choose among its exercises."""
    sizes = sorted({week.sessions for week in weeks} - {0}, reverse=True)
    menus: dict[int, Menu] = {}
    for size in sizes:
        menus[size] = compose_menu(pool, size, price)
        pool = tuple(one for one in pool if one.id in exercises_of(menus[sizes[0]]))
    return menus


def composed(draft: Draft, sizes: Set[int]) -> dict[int, Menu]:
    """Menus of a draft by number of sessions, those it does not have made of the exercises of its largest."""
    largest = exercises_of(draft.menus[max(draft.menus)])
    pool = tuple(one for one in draft.catalogue.values() if one.id in largest)
    return {
        size: draft.menus[size] if size in draft.menus else compose_menu(pool, size, draft.price)
        for size in sorted(sizes)
    }


def make_draft(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> Draft:
    """Decide the season and the menus of a problem and lay out its slots."""
    weeks = season(problem)
    found = jumps(problem, catalogue)
    pool = candidates(problem, catalogue)
    price = menu_price(problem, catalogue, weeks, pool, bool(found))
    menus = _menus(pool, weeks, price)
    return Draft(
        problem=problem,
        catalogue=catalogue,
        weeks=weeks,
        menus=menus,
        prices={size: price.shortfall(menu) for size, menu in menus.items()},
        jumps=found,
        steps=harder_versions(problem, catalogue, weeks, menus),
        slots=tuple(week_slots(problem, week.start) for week in weeks),
        view=calendar_view(problem),
        recovery=recovery_constants(problem.constant),
        price=price,
    )


VARIANTS = (Variant.FULL, Variant.NO_NEW_JUMP, Variant.LIGHT)
