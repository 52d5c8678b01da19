"""From content to a session: prescriptions, ramp sets, focus, duration."""

from __future__ import annotations

from datetime import date

from groundforce.planner.search.classes import Family, family, is_barbell_like, is_weighted
from groundforce.planner.search.content import (
    Content,
    Item,
    all_contacts,
    is_heavy,
    is_heavy_with,
    is_leg_lift,
    one_set_fewer,
)
from groundforce.planner.search.kilograms import has_kilograms
from groundforce.planner.search.known import once
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.loads import ramp_sets, work_load
from groundforce.planner.search.short import is_short
from groundforce.training.exercise import MovementPattern
from groundforce.training.plan import Kilograms, Load, Per, Prescription, SetKind, SetPrescription
from groundforce.training.problem import PlanProblem
from groundforce.training.session_time import prescription_seconds, whole_seconds
from groundforce.training.strength import Side

RAMP_HEAVY = 3
RAMP_OTHER = 2
RAMP_NEXT = 1
FOCUS = {
    MovementPattern.SQUAT: "squat",
    MovementPattern.HINGE: "hinge",
    MovementPattern.HIP_EXTENSION: "hip extension",
    MovementPattern.SINGLE_LEG: "single leg",
}


def _first_lift(content: Content) -> Item | None:
    """The lift that is ramped up to: the first main one, else the first leg lift counted in reps."""
    mains = [item for item in content if family(item.exercise) is Family.MAIN]
    legs = [item for item in content if is_leg_lift(item) and item.dose.reps is not None]
    return next(iter(mains or legs), None)


def _tempo(item: Item) -> str | None:
    return "eccentric" if item.exercise.overloaded_eccentric else None


def _prescribed(problem: PlanProblem, item: Item, load: Load | None, ramps: int) -> Prescription:
    side = Side.EACH if item.exercise.unilateral else None
    dose = item.dose
    work = SetPrescription(
        SetKind.WORK,
        reps=dose.reps,
        seconds=dose.seconds,
        contacts=dose.contacts,
        side=side if dose.contacts is None else None,
        load=load if dose.contacts is None else None,
        reps_in_reserve=dose.reserve,
        tempo=_tempo(item),
    )
    ramped = ramp_sets(item, load, ramps, side, problem) if ramps > 0 else ()
    return Prescription(item.exercise.id, (*ramped, *(work,) * dose.sets), dose.rest, item.exercise.why)


def prescriptions(ledger: Ledger, content: Content, day: date) -> tuple[Prescription, ...]:
    """The whole session, in order; ramp sets by the loads it has on the day."""
    loads = [work_load(ledger, item, day) for item in content]
    ramps = ramps_of(
        ledger, content, [_is_heavy_at(ledger, *pair) for pair in zip(content, loads, strict=True)]
    )
    return tuple(
        _prescribed(ledger.problem, item, load, count)
        for item, load, count in zip(content, loads, ramps, strict=True)
    )


def _is_heavy_at(ledger: Ledger, item: Item, load: Load | None) -> bool:
    kg = load.kg if isinstance(load, Kilograms) else None
    return is_heavy_with(ledger.problem, item, kg)


def is_heavy_as_written(ledger: Ledger, content: Content, day: date) -> bool:
    """Whether a session is heavy with the loads it has on the day, which growth may hold lower."""
    problem = ledger.problem
    sets = sum(item.dose.sets for item in content if _is_heavy_at(ledger, item, work_load(ledger, item, day)))
    tier = max((item.exercise.tier for item in content), default=0)
    return sets >= problem.constant("heavy_sets") or tier >= problem.constant("heavy_tier")


def _light_ramps(ledger: Ledger) -> int:
    """Ramp sets before a lift that is not heavy."""
    return RAMP_NEXT if is_short(ledger.problem) else RAMP_OTHER


def ramps_of(ledger: Ledger, content: Content, is_heavy_now: list[bool]) -> list[int]:
    """How many ramp sets come before the work sets of each exercise."""
    first = _first_lift(content)
    heavy = next((item for item, now in zip(content, is_heavy_now, strict=True) if now), None)
    alone = first is heavy or heavy is None or first is None

    def ramps(item: Item, is_heavy: bool) -> int:
        if item is heavy:
            return RAMP_HEAVY if alone else RAMP_OTHER
        if item is first:
            return _light_ramps(ledger) if is_weighted(item.exercise) else 0
        return RAMP_NEXT if is_heavy and is_barbell_like(item.exercise) else 0

    return [ramps(item, now) for item, now in zip(content, is_heavy_now, strict=True)]


def _seconds(ledger: Ledger, item: Item, ramps: int) -> float:
    """Seconds of one exercise; how many kilograms it is done with does not change them."""

    def seconds() -> float:
        load = Kilograms(0.0, Per.TOTAL) if has_kilograms(ledger.problem, item.exercise, item.dose) else None
        return prescription_seconds(_prescribed(ledger.problem, item, load, ramps), item.exercise)

    return once(ledger.known.seconds, (item.exercise.id, item.dose, ramps), seconds)


def fits_minutes(ledger: Ledger, content: Content) -> bool:
    """Whether a session stays inside the runner's minutes."""
    ramps = ramps_of(ledger, content, [is_heavy(ledger, item) for item in content])
    work = sum([_seconds(ledger, item, count) for item, count in zip(content, ramps, strict=True)])
    warm_up = ledger.problem.constant("warm_up_minutes")
    return whole_seconds(work, len(content), warm_up) <= 60.0 * ledger.problem.minutes


def fit_to_minutes(ledger: Ledger, content: Content) -> Content:
    """The same session inside the runner's minutes: sets go from the end, the first exercises stay."""
    while content and not fits_minutes(ledger, content):
        content = one_set_fewer(content, range(len(content)))
    return content


def enter(ledger: Ledger, written: tuple[Prescription, ...], day: date) -> None:
    """Enter a written session into the account."""
    for one in written:
        work = one.work_sets
        loads = [entry.load.kg for entry in work if isinstance(entry.load, Kilograms)]
        contacts = sum(entry.contacts for entry in work if entry.contacts is not None)
        ledger.add(one.exercise, day, len(work), max(loads, default=None), contacts)


def enter_content(ledger: Ledger, content: Content, day: date) -> None:
    """Enter a session into the account before its loads are decided."""
    for item in content:
        ledger.add(item.exercise.id, day, item.dose.sets, None, all_contacts(item))


def focus(content: Content) -> str:
    """What the session is about, in two or three words."""
    patterns = [item.exercise.pattern for item in content if family(item.exercise) is Family.MAIN]
    words = [FOCUS[one] for one in dict.fromkeys(patterns) if one in FOCUS]
    if any(family(item.exercise) is Family.HAMSTRING for item in content):
        words.append("hamstrings")
    return " and ".join(words[:2]) or "trunk and calves"
