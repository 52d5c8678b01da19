"""Everything the search knows about one problem before it places anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from groundforce.physiology.recovery import RecoveryConstants, recovery_constants
from groundforce.planner.search.candidates import COMFORTABLE_SKILL, candidates, jumps
from groundforce.planner.search.classes import Family, family, is_barbell_like
from groundforce.planner.search.content import jump_seconds
from groundforce.planner.search.dosing import Variant, phase_dose
from groundforce.planner.search.exchange import Effort
from groundforce.planner.search.guards import CalendarView, calendar_view
from groundforce.planner.search.known import Known
from groundforce.planner.search.menu import USUAL, Entry, Menu, Role, compose_menu, exercises_of, in_order
from groundforce.planner.search.places import Kits, anywhere, at_kit, kits_for, kits_in
from groundforce.planner.search.price import MenuPrice
from groundforce.planner.search.rates import rates_of, weekly_targets
from groundforce.planner.search.season import PhaseName, WeekInSeason, season
from groundforce.planner.search.short import is_short, ramp_seconds, short_dose
from groundforce.planner.search.slots import Slot, week_slots
from groundforce.planner.search.steps import Step, harder_version, harder_versions
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
    kits: Kits
    thin: Mapping[tuple[int, int], Role] = field(default_factory=dict)
    """other content by (week, session), for weeks that cannot hold all their sessions"""
    held: Mapping[int, int] = field(default_factory=dict)
    """how many sessions those weeks hold, by week"""
    known: Known = field(default_factory=Known, compare=False, repr=False)

    def role(self, week: WeekInSeason, number: int, kit: int = 0) -> tuple[Entry, ...]:
        """What session ``number`` of a week is made of with a kit, harder versions included once their week
        has come."""
        role = self.kits.role(*self._usual(week, number), kit)
        stepped = ((entry, self._stepped(entry, week.number)) for entry in role)
        possible = self.kits.possible
        return in_order(tuple(new if possible(new.exercise, kit) else old for old, new in stepped))

    def lack(self, week: WeekInSeason, number: int, kit: int) -> float:
        """Points that a week's content loses when session ``number`` is done with a kit."""
        return self.kits.lack(*self._usual(week, number), kit)

    def _usual(self, week: WeekInSeason, number: int) -> tuple[Role, Menu]:
        """What a session is made of at the best of places, and the rest of its week."""
        key, menu = (week.number, number), self.menus[week.sessions]
        return (self.thin[key] if key in self.thin else menu[number]), (*menu[:number], *menu[number + 1 :])

    def variants(self, week: WeekInSeason) -> tuple[str, ...]:
        """The ways to do a session of a week: each kind with each kit there is in its slots."""
        return tuple(at_kit(kind, kit) for kit in kits_in(self.slots[week.number]) for kind in VARIANTS)

    def _stepped(self, entry: Entry, week: int) -> Entry:
        step = self.steps.get(entry.exercise.id)
        return entry if step is None or week < step.week else Entry(step.exercise, entry.sets)


_SECONDS: dict[tuple[str, int, tuple[PhaseName, ...], bool], tuple[Exercise, float]] = {}


def entry_seconds(entry: Entry, phases: tuple[PhaseName, ...], problem: PlanProblem) -> float:
    """The longest an entry takes in any of ``phases`` [s], ramp sets aside; worked out once in a process."""
    key = (entry.exercise.id, entry.sets, phases, is_short(problem))
    known = _SECONDS.get(key)
    if known is None or known[0] is not entry.exercise:
        known = _SECONDS[key] = (entry.exercise, _longest(entry, phases, problem))
    return known[1]


def _longest(entry: Entry, phases: tuple[PhaseName, ...], problem: PlanProblem) -> float:
    one = entry.exercise

    def seconds(phase: PhaseName) -> float:
        dose = short_dose(phase_dose(one, phase, 10), problem)
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


def build_phases(weeks: tuple[WeekInSeason, ...]) -> tuple[PhaseName, ...]:
    """The phases whose doses a menu must have time for."""
    used = {week.phase for week in weeks}
    return tuple(phase for phase in PHASES_OF_A_BUILD if phase in used) or (PhaseName.MAINTENANCE,)


def time_for_lifts(problem: PlanProblem, can_jump: bool) -> float:
    """What a session may take without its warm-up, ramp sets and jumps [s]."""
    warm_up = problem.constant("warm_up_minutes") * 60.0
    jumps_take = jump_seconds(problem.minutes) if can_jump else 0.0
    kept = warm_up + ramp_seconds(problem, RAMP_SECONDS) + jumps_take - CHANGE_OVER
    return problem.minutes * 60.0 - kept


def _can_grow(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], pool: tuple[Exercise, ...]
) -> frozenset[str]:
    """Main lifts that a bar can load, now or in a harder version."""
    mains = (one for one in pool if family(one) is Family.MAIN)
    return frozenset(
        one.id for one in mains if is_barbell_like(one) or harder_version(one, problem, catalogue) is not None
    )


def own_lifts(problem: PlanProblem) -> frozenset[str]:
    """What the runner has done often enough of late to be used to it."""
    counts = Counter(exercise for exercise, _ in {(one.exercise, one.date) for one in problem.past})
    least = problem.constant("accustomed_exposures")
    return frozenset(exercise for exercise, count in counts.items() if count >= least)


def _harder(one: Exercise, catalogue: Mapping[str, Exercise]) -> frozenset[str]:
    """Every harder version of an exercise of its pattern, those of harder versions included."""
    found: set[str] = set()
    ahead = [one]
    while ahead:
        names = [name for name in ahead.pop().prepares if name in catalogue and name not in found]
        same = [catalogue[name] for name in names if catalogue[name].pattern is one.pattern]
        found |= {other.id for other in same}
        ahead += same
    return frozenset(found)


def menu_price(
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise],
    weeks: tuple[WeekInSeason, ...],
    pool: tuple[Exercise, ...],
    can_jump: bool,
) -> MenuPrice:
    """How this runner's menus are priced."""
    phases = build_phases(weeks)
    return MenuPrice(
        seconds=lambda entry: entry_seconds(entry, phases, problem),
        time=time_for_lifts(problem, can_jump),
        own=own_lifts(problem),
        skill=COMFORTABLE_SKILL[problem.athlete.experience],
        within_reach={one.id: one.pattern for one in pool},
        can_grow=_can_grow(problem, catalogue, pool),
        goals=frozenset(problem.goals),
        emphases=problem.emphases,
        rates=rates_of(problem.constant),
        targets=weekly_targets(problem.constant),
        harder={one.id: _harder(one, catalogue) for one in pool},
    )


def _menus(
    pool: tuple[Exercise, ...],
    weeks: tuple[WeekInSeason, ...],
    price: MenuPrice,
    kits: Kits,
    effort: Effort,
    seed: int,
) -> dict[int, Menu]:
    """One menu for the build; weeks with fewer sessions choose among its exercises."""
    sizes = sorted({week.sessions for week in weeks} - {0}, reverse=True)
    menus: dict[int, Menu] = {}
    for size in sizes:
        menus[size] = kits.spread(compose_menu(pool, size, price, effort, seed))
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


def make_draft(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], effort: Effort = USUAL, seed: int = 1
) -> Draft:
    """Decide the season and the menus of a problem and lay out its slots.

    ``effort`` how long to search for menus; another ``seed``, another search, mostly with another end.
    """
    weeks = season(problem)
    whole = anywhere(problem)
    found = jumps(whole, catalogue)
    pool = candidates(whole, catalogue)
    price = menu_price(whole, catalogue, weeks, pool, bool(found))
    kits = kits_for(problem, catalogue, price)
    menus = _menus(pool, weeks, price, kits, effort, seed)
    return Draft(
        problem=problem,
        catalogue=catalogue,
        weeks=weeks,
        menus=menus,
        prices={size: price.shortfall(menu) for size, menu in menus.items()},
        jumps=found,
        steps=kits.everywhere(harder_versions(whole, catalogue, weeks, menus)),
        slots=tuple(week_slots(problem, week.start) for week in weeks),
        view=calendar_view(problem),
        recovery=recovery_constants(problem.constant),
        price=price,
        kits=kits,
    )


VARIANTS = (Variant.FULL, Variant.NO_NEW_JUMP, Variant.LIGHT)
