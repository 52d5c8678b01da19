"""From content to a session: prescriptions, ramp sets, focus, duration."""

from __future__ import annotations

from datetime import date

from groundforce.planner.search.classes import Family, family, is_barbell_like, is_weighted
from groundforce.planner.search.content import Content, Item, is_heavy, is_leg_lift, one_set_fewer
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.loads import ramp_sets, work_load
from groundforce.training.exercise import MovementPattern
from groundforce.training.plan import Kilograms, Prescription, SetKind, SetPrescription
from groundforce.training.session_time import session_seconds
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


def prescription(ledger: Ledger, item: Item, day: date, ramps: int) -> Prescription:
    """One exercise as it is written into a session, with ``ramps`` ramp sets before its work sets."""
    load = work_load(ledger, item, day)
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
    ramped = ramp_sets(item, load, ramps, side, ledger.problem) if ramps > 0 else ()
    return Prescription(item.exercise.id, (*ramped, *(work,) * dose.sets), dose.rest, item.exercise.why)


def prescriptions(ledger: Ledger, content: Content, day: date) -> tuple[Prescription, ...]:
    """The whole session, in order."""
    first = _first_lift(content)
    heavy = next((item for item in content if is_leg_lift(item) and is_heavy(ledger, item)), None)
    alone = first is heavy or heavy is None or first is None

    def ramps(item: Item) -> int:
        if item is heavy:
            return RAMP_HEAVY if alone else RAMP_OTHER
        if item is first:
            return RAMP_OTHER if is_weighted(item.exercise) else 0
        return RAMP_NEXT if is_heavy(ledger, item) and is_barbell_like(item.exercise) else 0

    return tuple(prescription(ledger, item, day, ramps(item)) for item in content)


def fits_minutes(ledger: Ledger, content: Content, day: date) -> bool:
    """Whether a session stays inside the runner's minutes."""
    warm_up = ledger.problem.constant("warm_up_minutes")
    seconds = session_seconds(prescriptions(ledger, content, day), ledger.catalogue, warm_up)
    return seconds <= 60.0 * ledger.problem.minutes


def fit_to_minutes(ledger: Ledger, content: Content, day: date) -> Content:
    """The same session inside the runner's minutes: sets go from the end, the first exercises stay."""
    while content and not fits_minutes(ledger, content, day):
        content = one_set_fewer(content, range(len(content)))
    return content


def enter(ledger: Ledger, written: tuple[Prescription, ...], day: date) -> None:
    """Enter a written session into the account."""
    for one in written:
        work = one.work_sets
        loads = [entry.load.kg for entry in work if isinstance(entry.load, Kilograms)]
        contacts = sum(entry.contacts for entry in work if entry.contacts is not None)
        ledger.add(one.exercise, day, len(work), max(loads, default=None), contacts)


def focus(content: Content) -> str:
    """What the session is about, in two or three words."""
    patterns = [item.exercise.pattern for item in content if family(item.exercise) is Family.MAIN]
    words = [FOCUS[one] for one in dict.fromkeys(patterns) if one in FOCUS]
    if any(family(item.exercise) is Family.HAMSTRING for item in content):
        words.append("hamstrings")
    return " and ".join(words[:2]) or "trunk and calves"
