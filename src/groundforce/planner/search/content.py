"""What one session holds on its day: the menu's exercises at the dose that day allows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from groundforce.evidence import parameter
from groundforce.physiology.recovery import RecoveryConstants, contact_impulse, set_impulse
from groundforce.planner.search.classes import Family, family, is_eccentric
from groundforce.planner.search.dosing import (
    Dose,
    Variant,
    hold_seconds,
    introductory_dose,
    light_dose,
    limited_dose,
    phase_dose,
)
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.kilograms import is_near_maximum, kilograms
from groundforce.planner.search.known import once
from groundforce.planner.search.learnt import learnt
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.menu import Role
from groundforce.planner.search.season import PhaseName, WeekInSeason
from groundforce.planner.search.short import (
    SHORT_JUMP_SECONDS,
    SHORTEST_SESSION,
    short_dose,
    short_jumps,
)
from groundforce.planner.search.tiers import open_tier
from groundforce.training.exercise import Exercise, Measure, Muscle, Region
from groundforce.training.exercise import Role as MuscleRole
from groundforce.training.problem import PlanProblem

NO_JUMPS = {PhaseName.RETURN, PhaseName.TECHNIQUE}
MOST_CONTACTS = {1: 60, 2: 24, 3: 20, 4: 16, 5: 10}
"""Contacts a session grows to, by tier (judgement)."""
JUMPS_PER_SET = {2: 6, 3: 5, 4: 4, 5: 4}
"""Contacts in a set of real jumps: few, so that each is a good one (judgement)."""
WEEKS_OF_WAITING = 2
"""Weeks in which contacts stand still for a higher tier to begin; after that they grow without it."""
ROOMY_SESSION = 50.0
"""min; a longer session has four sets of jumps"""
TAPER_MAINS = 2
TAPER_MOST = 4
SHORT_SESSION = 40.0
"""min; a shorter session has two sets of jumps at most"""
SHORT_SESSION_CONTACTS = 30
WORTH: Mapping[Family, tuple[int, ...]] = {
    Family.JUMP: (95, 75, 55, 35),
    Family.MAIN: (100, 85, 45, 20),
    Family.HAMSTRING: (90, 60, 25),
    Family.CALF: (80, 50, 15),
    Family.ACCESSORY: (30, 10, 5),
    Family.TRUNK: (30, 10, 5),
    Family.UPPER: (30, 10, 5),
}
LATERAL_TRUNK = (70, 40, 15)
"""What the first, second … set is worth where a session has too many, of each family and of the lateral trunk
(judgement): the first sets bring most, and of main lifts more than of accessories."""


@dataclass(frozen=True)
class Item:
    """One exercise with its dose; ``new`` while still few exposures, ``first`` on its first day.

    ``usual`` work sets it would have without a test that asks for more; None where none does.
    """

    exercise: Exercise
    dose: Dose
    new: bool
    first: bool
    usual: int | None = None


Content = tuple[Item, ...]


def _item(ledger: Ledger, exercise: Exercise, sets: int, week: WeekInSeason, day: date, variant: str) -> Item:
    first, new = ledger.standing(exercise.id, day)
    held = hold_seconds(week.number) if exercise.measure is Measure.SECONDS else 0.0
    key = (exercise.id, sets, week.phase, held, variant, first, new)
    return once(
        ledger.known.items, key, lambda: _new_item(ledger, exercise, sets, week, variant, (first, new))
    )


def _new_item(
    ledger: Ledger,
    exercise: Exercise,
    sets: int,
    week: WeekInSeason,
    variant: str,
    standing: tuple[bool, bool],
) -> Item:
    first, new = standing
    dose = phase_dose(exercise, _learning(exercise, week.phase, new), week.number)
    dose = replace(dose, sets=min(dose.sets, sets))
    if variant == Variant.LIGHT:
        dose = light_dose(dose)
    if first or (new and is_eccentric(exercise)):
        dose = introductory_dose(dose, exercise, ledger.problem)
    if first and exercise.region is Region.LEGS:
        dose = replace(dose, sets=min(dose.sets, int(parameter("dose_first_day_sets").value)))
    dose = short_dose(limited_dose(dose, ledger.problem), ledger.problem)
    return Item(exercise, dose, new, first)


def _learning(exercise: Exercise, phase: PhaseName, new: bool) -> PhaseName:
    """A main lift that is still new is learnt at the anatomical dose, whatever the phase."""
    learning = new and phase in {PhaseName.HEAVY, PhaseName.POWER} and family(exercise) is Family.MAIN
    return PhaseName.ANATOMICAL if learning else phase


def _is_familiar_tier(ledger: Ledger, tier: int, day: date) -> bool:
    return ledger.tier_exposures(tier, day) >= ledger.problem.constant("accustomed_exposures")


def _tier(ledger: Ledger, jumps: Mapping[int, Exercise], week: WeekInSeason, day: date, variant: str) -> int:
    """The tier of a session's jumps; only a full session meets a new one. 0 for none."""
    highest = open_tier(ledger, week, day)
    fitting = [tier for tier in jumps if tier <= highest]
    known = ledger.highest_tier_before(week.number)
    if known > 0 and ledger.contacts.get(week.number, 0) > ledger.recent_contacts(week.number):
        fitting = [tier for tier in fitting if tier <= known]
    if variant != Variant.FULL:
        fitting = [tier for tier in fitting if _is_familiar_tier(ledger, tier, day)]
    return max(fitting, default=0)


def _contacts(ledger: Ledger, tier: int, week: WeekInSeason, day: date, waiting: bool) -> int:
    """Foot contacts of a session; while a higher tier is ``waiting`` to begin they stay where they were."""
    problem = ledger.problem
    known = ledger.highest_tier_before(week.number)
    limit = min(ledger.contact_limit(week.number), MOST_CONTACTS[tier])
    if known > 0 and tier > known:
        limit = min(limit, int(problem.constant("contacts_start_low")))
    if known > 0 and waiting:
        limit = min(limit, ledger.recent_contacts(week.number))
    if not _is_familiar_tier(ledger, tier, day):
        limit = min(limit, int(problem.constant("introductory_contacts")))
    return min(limit, SHORT_SESSION_CONTACTS) if problem.minutes < SHORT_SESSION else limit


def _jump_dose(ledger: Ledger, tier: int, contacts: int, first: bool) -> Dose:
    """Pogos in long sets; real jumps in short ones with full rest, for quality."""
    if tier == 1:
        sets, rest = (2 if contacts <= 30 else 3), 60.0
    else:
        most = 3 if ledger.problem.minutes < ROOMY_SESSION else 4
        sets, rest = max(1, min(most, contacts // JUMPS_PER_SET[tier])), 75.0
    if first:
        sets = min(sets, int(ledger.problem.constant("introductory_sets")))
    per_set = contacts // sets if tier == 1 else min(contacts // sets, JUMPS_PER_SET[tier])
    return Dose(sets, contacts=per_set, rest=rest)


def _jump(
    ledger: Ledger, jumps: Mapping[int, Exercise], week: WeekInSeason, day: date, variant: str
) -> Item | None:
    """The jumps of a session, or None."""
    if week.phase in NO_JUMPS or week.phase is PhaseName.TAPER:
        return None
    tier = _tier(ledger, jumps, week, day, variant)
    highest = max((one for one in jumps if one <= open_tier(ledger, week, day)), default=0)
    waiting = highest > ledger.highest_tier_before(week.number) and week.done_in_phase < WEEKS_OF_WAITING
    contacts = 0 if tier == 0 else _contacts(ledger, tier, week, day, waiting)
    if contacts <= 0:
        return None
    one = jumps[tier]
    first = ledger.exposures(one.id, day) == 0
    new = ledger.is_new(one.id, day) or not _is_familiar_tier(ledger, tier, day)
    dose = short_jumps(_jump_dose(ledger, tier, contacts, first), tier, ledger.problem)
    return Item(one, dose, new, first)


def _jumps_before(ledger: Ledger, jumps: Mapping[int, Exercise], week: WeekInSeason, day: date) -> Hashable:
    """All that the jumps of a session take from what was done before it."""
    if not jumps or week.phase in NO_JUMPS or week.phase is PhaseName.TAPER:
        return None
    standing = [
        (_is_familiar_tier(ledger, tier, day), ledger.standing(one.id, day)) for tier, one in jumps.items()
    ]
    return (
        open_tier(ledger, week, day),
        ledger.highest_tier_before(week.number),
        ledger.contacts.get(week.number, 0),
        ledger.recent_contacts(week.number),
        ledger.contact_limit(week.number),
        week.done_in_phase < WEEKS_OF_WAITING,
        *standing,
    )


def before(
    ledger: Ledger, role: Role, jumps: Mapping[int, Exercise], week: WeekInSeason, day: date
) -> Hashable:
    """All that ``session_content`` takes from its week and day and from what was done before them."""
    holds = any(entry.exercise.measure is Measure.SECONDS for entry in role)
    there = learnt(ledger, role, day)
    less = learnt(ledger, role, day, full=False)
    return (
        *((_standings(ledger, one, day) for one in (there, less)) if less is not role else ()),
        week.phase,
        hold_seconds(week.number) if holds else 0.0,
        _standings(ledger, role, day),
        _jumps_before(ledger, jumps, week, day),
    )


def _standings(ledger: Ledger, role: Role, day: date) -> tuple[Hashable, ...]:
    """Each exercise of a role with what the day leaves it."""
    return tuple([(entry.exercise.id, *ledger.standing(entry.exercise.id, day)) for entry in role])


def jump_seconds(minutes: float) -> float:
    """What the jumps of a session may take [s]: three sets, fewer in a short session of ``minutes``."""
    if minutes < SHORTEST_SESSION:
        return SHORT_JUMP_SECONDS
    return 300.0 if minutes >= SHORT_SESSION else 200.0


def is_leg_lift(item: Item) -> bool:
    """Whether its sets count as leg sets."""
    return item.exercise.region is Region.LEGS and item.exercise.tier == 0


def most_leg_sets(role: Role, problem: PlanProblem) -> int:
    """More leg sets than a session of ``role`` could ever have, what tests add included."""
    legs = sum(entry.sets for entry in role if entry.exercise.region is Region.LEGS)
    return legs + int(parameter("test_extra_sets").value) * len(problem.emphases)


def leg_sets(content: Content) -> int:
    """Leg work sets of a session."""
    return sum(item.dose.sets for item in content if is_leg_lift(item))


def with_more_sets(content: Content, place: int, change: int) -> Content:
    """The same session with so many sets more of one item."""
    item = content[place]
    dose = replace(item.dose, sets=item.dose.sets + change)
    return (*content[:place], replace(item, dose=dose), *content[place + 1 :])


def _with_fewer(item: Item) -> Item:
    """The same exercise with a set less."""
    dose = item.dose
    fewer = Dose(dose.sets - 1, dose.reps, dose.seconds, dose.contacts, dose.reserve, dose.rest)
    return Item(item.exercise, fewer, item.new, item.first, item.usual)


def _worth(item: Item) -> int:
    """How late an item gives up its last set: the more it has, the sooner, accessories before main lifts."""
    worth = LATERAL_TRUNK if _is_lateral(item) else WORTH[family(item.exercise)]
    return worth[min(item.dose.sets, len(worth)) - 1]


def _is_lateral(item: Item) -> bool:
    return item.exercise.muscles.get(Muscle.TRUNK_LATERAL) is MuscleRole.PRIME


def one_set_fewer(content: Content, places: Sequence[int]) -> Content:
    """The same session without one set: of the item at ``places`` whose last set is worth least, the last of
    equals."""
    place = min(places, key=lambda one: (_worth(content[one]), -one))
    item = content[place]
    kept = () if item.dose.sets == 1 else (_with_fewer(item),)
    return (*content[:place], *kept, *content[place + 1 :])


def trim_leg_sets(content: Content, limit: int) -> Content:
    """The same session with at most ``limit`` leg sets: sets go first from the least important lifts."""
    while leg_sets(content) > max(limit, 0):
        content = one_set_fewer(content, [place for place, item in enumerate(content) if is_leg_lift(item)])
    return content


def _taper_role(role: Role) -> Role:
    """Race week: the main lifts, a calf and the trunk, nothing else."""
    mains = [entry for entry in role if family(entry.exercise) is Family.MAIN][:TAPER_MAINS]
    rest = [entry for entry in role if family(entry.exercise) in {Family.CALF, Family.TRUNK}]
    return (*mains, *rest[: TAPER_MOST - len(mains)])


def session_content(
    ledger: Ledger,
    role: Role,
    jumps: Mapping[int, Exercise],
    week: WeekInSeason,
    day: date,
    variant: str,
    limit: int,
) -> Content:
    """What a session of ``role`` holds on ``day``; ``limit`` is the most leg sets it may have."""
    role = learnt(ledger, role, day, full=variant == Variant.FULL)
    entries = _taper_role(role) if week.phase is PhaseName.TAPER else role
    items = [_item(ledger, entry.exercise, entry.sets, week, day, variant) for entry in entries]
    jump = _jump(ledger, jumps, week, day, variant)
    trimmed = trim_leg_sets(tuple(items), limit)
    return trimmed if jump is None else (jump, *trimmed)


def is_heavy(ledger: Ledger, item: Item) -> bool:
    """Whether its sets count as heavy: few reps near their limit, or a large share of a known maximum."""
    return once(ledger.known.heavy, (item.exercise.id, item.dose), lambda: _heavy(ledger.problem, item))


def _heavy(problem: PlanProblem, item: Item) -> bool:
    return is_heavy_with(problem, item, kilograms(problem, item.exercise, item.dose, None))


def is_heavy_with(problem: PlanProblem, item: Item, kg: float | None) -> bool:
    """Whether its sets are heavy with a load [kg]; None: a load that is found by reps in reserve."""
    dose = item.dose
    if not is_leg_lift(item) or dose.reps is None:
        return False
    reserve = 0.0 if dose.reserve is None else dose.reserve
    few = dose.reps[1] <= problem.constant("heavy_reps")
    near = reserve <= problem.constant("heavy_reps_in_reserve")
    return (few and near) or is_near_maximum(problem, item.exercise, kg)


def heavy_sets(ledger: Ledger, content: Content) -> int:
    """Leg sets that count as heavy."""
    return sum(item.dose.sets for item in content if is_heavy(ledger, item))


def all_contacts(item: Item) -> int:
    """Foot contacts of all its sets."""
    return 0 if item.dose.contacts is None else item.dose.sets * item.dose.contacts


def _new_and_hard(item: Item, problem: PlanProblem) -> bool:
    if not item.new:
        return False
    if item.exercise.tier > 0:
        contacts = all_contacts(item)
        return item.exercise.tier >= 3 or contacts > problem.constant("introductory_contacts")
    if item.exercise.overloaded_eccentric:
        return True
    gentle = item.dose.sets <= problem.constant("introductory_sets") and (
        item.dose.reserve is None or item.dose.reserve >= problem.constant("introductory_reps_in_reserve")
    )
    return is_eccentric(item.exercise) and not gentle


def burden_of(ledger: Ledger, content: Content, week: WeekInSeason, recovery: RecoveryConstants) -> Burden:
    """What a session asks of the calendar."""
    problem = ledger.problem
    tier = max((item.exercise.tier for item in content), default=0)
    heavy = heavy_sets(ledger, content) >= problem.constant("heavy_sets") or tier >= problem.constant(
        "heavy_tier"
    )
    novel = any(item.new and item.exercise.region is Region.LEGS for item in content)
    hard = any(_new_and_hard(item, problem) for item in content)
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
        contact_impulse(item.exercise.tier, all_contacts(item), recovery)
        for item in content
        if item.exercise.tier > 0
    )
    return lifts + hops
