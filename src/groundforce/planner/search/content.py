"""What one session holds on its day: the menu's exercises at the dose that day allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from groundforce.physiology.recovery import RecoveryConstants, contact_impulse, set_impulse
from groundforce.planner.search.classes import Family, family, is_eccentric
from groundforce.planner.search.dosing import (
    Dose,
    Variant,
    introductory_dose,
    light_dose,
    limited_dose,
    phase_dose,
)
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.menu import Role
from groundforce.planner.search.season import PhaseName, WeekInSeason
from groundforce.training.exercise import Exercise, Region

NO_JUMPS = {PhaseName.RETURN, PhaseName.TECHNIQUE}
MOST_CONTACTS = {1: 60, 2: 48, 3: 40, 4: 30, 5: 20}
"""Contacts a session grows to, by tier (judgement)."""
TIER_AT_PHASE = {PhaseName.ANATOMICAL: 1, PhaseName.HEAVY: 2, PhaseName.POWER: 3}
WEEKS_BEFORE_TIER_TWO = 4
TAPER_FEWEST_EXERCISES = 3
SHORT_SESSION = 40.0
"""min; a shorter session has two sets of jumps at most"""
SHORT_SESSION_CONTACTS = 30


@dataclass(frozen=True)
class Item:
    """One exercise with its dose; ``new`` while still few exposures, ``first`` on its first day."""

    exercise: Exercise
    dose: Dose
    new: bool
    first: bool


Content = tuple[Item, ...]


def _item(ledger: Ledger, exercise: Exercise, sets: int, week: WeekInSeason, day: date, variant: str) -> Item:
    seen = ledger.exposures(exercise.id, day)
    new = ledger.is_new(exercise.id, day)
    dose = phase_dose(exercise, _learning(exercise, week.phase, new), week.number)
    dose = replace(dose, sets=min(dose.sets, sets))
    if variant == Variant.LIGHT:
        dose = light_dose(dose)
    if seen == 0 or (new and is_eccentric(exercise)):
        dose = introductory_dose(dose, exercise, ledger.problem)
    return Item(exercise, limited_dose(dose, ledger.problem), new, seen == 0)


def _learning(exercise: Exercise, phase: PhaseName, new: bool) -> PhaseName:
    """A main lift that is still new is learnt at the anatomical dose, whatever the phase."""
    learning = new and phase in {PhaseName.HEAVY, PhaseName.POWER} and family(exercise) is Family.MAIN
    return PhaseName.ANATOMICAL if learning else phase


def open_tier(ledger: Ledger, week: WeekInSeason) -> int:
    """The highest jump tier open in ``week``; weeks of lifting and landing decide."""
    problem = ledger.problem
    weeks = ledger.lifting_weeks(week.number)
    tier = min(TIER_AT_PHASE.get(week.phase, 2), 1 if weeks < WEEKS_BEFORE_TIER_TWO else 3)
    landing_ok = problem.athlete.landing_quality and weeks >= problem.constant("tier3_lifting_weeks")
    return tier if landing_ok else min(tier, 2)


def _contacts(ledger: Ledger, tier: int, week: int, rising: bool) -> int:
    """Contacts of a session; in a week whose highest tier rises they stay where they were."""
    limit = min(ledger.contact_limit(week), MOST_CONTACTS[tier])
    if not rising:
        return limit
    first = int(ledger.problem.constant("contacts_start_low"))
    return min(limit, first, *(ledger.contacts[one] for one in (week - 1,) if one in ledger.contacts))


def _jump(
    ledger: Ledger, jumps: dict[int, Exercise], week: WeekInSeason, day: date, variant: str
) -> Item | None:
    """The jumps of a session, or None. A held-back session keeps to a tier that is not new."""
    if not jumps or week.phase in NO_JUMPS or week.phase is PhaseName.TAPER:
        return None
    highest = open_tier(ledger, week)
    if variant == Variant.LIGHT and ledger.tier_exposures(highest, day) < 3:
        highest -= 1
    tier = max((one for one in jumps if one <= highest), default=0)
    if tier == 0:
        return None
    one = jumps[tier]
    before = [done for when, done in ledger.tiers if ledger.week_of(when) < week.number]
    rising = open_tier(ledger, week) > max(before, default=5)
    contacts = _contacts(ledger, tier, week.number, rising)
    if ledger.tier_exposures(tier, day) < 3:
        contacts = min(contacts, int(ledger.problem.constant("introductory_contacts")))
    if ledger.problem.minutes < SHORT_SESSION:
        contacts = min(contacts, SHORT_SESSION_CONTACTS)
    sets = 2 if contacts <= 30 else 3
    new = ledger.is_new(one.id, day) or ledger.tier_exposures(tier, day) < 3
    dose = Dose(sets, contacts=contacts // sets, rest=60.0)
    return Item(one, dose, new, ledger.exposures(one.id, day) == 0)


def jump_seconds(minutes: float) -> float:
    """What the jumps of a session may take [s]: three sets, two in a short session of ``minutes``."""
    return 285.0 if minutes >= SHORT_SESSION else 200.0


def is_leg_lift(item: Item) -> bool:
    """Whether its sets count as leg sets."""
    return item.exercise.region is Region.LEGS and item.exercise.tier == 0


def leg_sets(content: Content) -> int:
    """Leg work sets of a session."""
    return sum(item.dose.sets for item in content if is_leg_lift(item))


def trim_leg_sets(content: Content, limit: int) -> Content:
    """The same session with at most ``limit`` leg sets: sets go first from the least important lifts."""
    items = list(content)
    while leg_sets(tuple(items)) > max(limit, 0):
        legs = [place for place, item in enumerate(items) if is_leg_lift(item)]
        most = max(items[place].dose.sets for place in legs)
        place = max(place for place in legs if items[place].dose.sets == most)
        if most == 1:
            del items[place]
        else:
            items[place] = replace(items[place], dose=replace(items[place].dose, sets=most - 1))
    return tuple(items)


def _taper_role(role: Role) -> Role:
    """Race week: the main lifts, a calf and the trunk, nothing else."""
    kept = [entry for entry in role if family(entry.exercise) in {Family.MAIN, Family.CALF, Family.TRUNK}]
    return tuple(kept[: TAPER_FEWEST_EXERCISES + 1])


def session_content(
    ledger: Ledger,
    role: Role,
    jumps: dict[int, Exercise],
    week: WeekInSeason,
    day: date,
    variant: str,
    limit: int,
) -> Content:
    """What a session of ``role`` holds on ``day``; ``limit`` is the most leg sets it may have."""
    entries = _taper_role(role) if week.phase is PhaseName.TAPER else role
    items = [_item(ledger, entry.exercise, entry.sets, week, day, variant) for entry in entries]
    jump = _jump(ledger, jumps, week, day, variant)
    trimmed = trim_leg_sets(tuple(items), limit)
    return trimmed if jump is None else (jump, *trimmed)


def heavy_sets(ledger: Ledger, content: Content) -> int:
    """Leg sets few in reps and near their limit."""
    problem = ledger.problem
    return sum(
        item.dose.sets
        for item in content
        if is_leg_lift(item)
        and item.dose.reps is not None
        and item.dose.reps[1] <= problem.constant("heavy_reps")
        and (item.dose.reserve or 0.0) <= problem.constant("heavy_reps_in_reserve")
    )


def _all_contacts(item: Item) -> int:
    """Foot contacts of all its sets."""
    return 0 if item.dose.contacts is None else item.dose.sets * item.dose.contacts


def _new_and_hard(item: Item, problem_contacts: float) -> bool:
    if not item.new:
        return False
    if item.exercise.tier > 0:
        contacts = _all_contacts(item)
        return item.exercise.tier >= 3 or contacts > problem_contacts
    if item.exercise.overloaded_eccentric:
        return True
    gentle = item.dose.sets <= 2 and (item.dose.reserve is None or item.dose.reserve >= 3)
    return is_eccentric(item.exercise) and not gentle


def burden_of(ledger: Ledger, content: Content, week: WeekInSeason, recovery: RecoveryConstants) -> Burden:
    """What a session asks of the calendar."""
    problem = ledger.problem
    tier = max((item.exercise.tier for item in content), default=0)
    heavy = heavy_sets(ledger, content) >= problem.constant("heavy_sets") or tier >= problem.constant(
        "heavy_tier"
    )
    novel = any(item.new and item.exercise.region is Region.LEGS for item in content)
    hard = any(_new_and_hard(item, problem.constant("introductory_contacts")) for item in content)
    full = week.phase is not PhaseName.TAPER
    fresh = any(item.new and (item.exercise.tier > 0 or is_eccentric(item.exercise)) for item in content)
    return Burden(heavy, novel, hard, impulse_of(content, recovery), full, fresh)


def impulse_of(content: Content, recovery: RecoveryConstants) -> float:
    """Fatigue a session makes in the legs [% of the reference heavy session]."""
    lifts = sum(
        item.dose.sets * set_impulse(item.exercise.lower_load, item.dose.reserve, recovery)
        for item in content
        if item.exercise.tier == 0
    )
    hops = sum(
        contact_impulse(item.exercise.tier, _all_contacts(item), recovery)
        for item in content
        if item.exercise.tier > 0
    )
    return lifts + hops
