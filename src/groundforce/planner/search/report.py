"""A layout as a plan: sessions with reasons, the bill, the bound, what was given up and what to know."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from groundforce.planner.search.bouts import bouts_for
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.guards import Burden
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.options import closed, missing_price, variant_price
from groundforce.planner.search.phase_reasons import told_phases
from groundforce.planner.search.places import kind_of
from groundforce.planner.search.price import NEEDS
from groundforce.planner.search.reasons import reasons
from groundforce.planner.search.slots import Slot
from groundforce.planner.search.steps import BUILD
from groundforce.planner.search.writing import enter, focus, is_heavy_as_written, prescriptions
from groundforce.training.plan import Plan, PlanQuality, PlanStatus, Relaxation, Session
from groundforce.training.session_time import session_seconds

ENGINE = "weekly-pattern dynamic programme, content by local search, loads by rule"
PROVED = "no better days exist for these sessions (proved over every weekly pattern)"
BEST_KEPT = "best days among the weekly patterns kept"
LETTERS = "ABC"
CONTENT = "muscles short of their weekly sets"
TELLING_BOUND = 0.05
"""share of the bill below which a proved bound says nothing worth printing"""
TOO_NEAR = "Another session would stand too near a key run, a race or the other one; more days would help."
TOO_MUCH = "What the session holds, new or heavy, fits none of the times you gave; more days would help."
PAIN_RULE = (
    "Stop an exercise when pain goes above 3 of 10 or is not back to its usual by the next morning; "
    "at 5 of 10 or more, or when you limp, stop and have it looked at."
)
PROGRESS = (
    "When every work set reaches the top of its range with the reserve stated, take the next heavier step "
    "next time; never after a failed set or pain."
)
NO_ROOM = " These sessions have no room for it; more minutes would make some."
NEW_AND_LIGHT = Burden(heavy=False, novel=True, eccentric=False, impulse=0.0)
"""The least a first session can ask of the calendar."""


def session_id(week: int, role: int) -> str:
    """The id of a session for its whole life.

    >>> session_id(0, 1)
    'w01-B'
    """
    return f"w{week + 1:02d}-{LETTERS[role]}"


def _session(draft: Draft, ledger: Ledger, one: Placed) -> Session:
    heavy = is_heavy_as_written(ledger, one.content, one.slot.date)
    written = prescriptions(ledger, one.content, one.slot.date)
    enter(ledger, written, one.slot.date)
    return Session(
        id=session_id(one.week.number, one.role),
        date=one.slot.date,
        start=one.slot.start,
        duration=session_seconds(written, draft.catalogue, draft.problem.constant("warm_up_minutes")),
        phase=one.week.phase.value,
        focus=f"Strength {LETTERS[one.role]}: {focus(one.content)}",
        heavy_lower=heavy,
        novel=one.burden.novel,
        prescriptions=written,
        place=one.slot.place,
    )


def sessions(draft: Draft, layout: Layout) -> tuple[Session, ...]:
    """Every session of a layout, in order of time."""
    ledger = opening_ledger(draft.problem, draft.catalogue)
    return tuple(_session(draft, ledger, one) for one in layout.placed)


def with_reasons(draft: Draft, layout: Layout, plan: Plan) -> Plan:
    """The plan of a layout with why each session is where it is and what it is."""
    told = zip(plan.sessions, layout.placed, strict=True)
    why = tuple(replace(session, reasons=reasons(draft, layout, one)) for session, one in told)
    return replace(plan, sessions=why, warnings=warnings(draft, why))


def _bill(draft: Draft, layout: Layout) -> tuple[tuple[str, float], ...]:
    light = variant_price(draft.problem, Variant.LIGHT)
    held = light * sum(kind_of(one.variant) == Variant.LIGHT for one in layout.placed)
    absent = missing_price(draft.problem) * len(missing(draft, layout))
    alone = layout.placement.cost - layout.placement.fatigue - layout.placement.habit
    lack = sum(one.burden.lack for one in layout.placed)
    content = sum(draft.prices[week.sessions] for week in draft.weeks if week.phase in BUILD) + lack
    return (
        ("fatigue before key runs", layout.placement.fatigue),
        (CONTENT, content),
        ("sessions held back", held),
        ("sessions missing", absent),
        ("time of day and spacing", alone - held - absent - lack),
        ("habit", layout.placement.habit),
    )


def quality(draft: Draft, layout: Layout, status: PlanStatus, bound: float | None) -> PlanQuality:
    """Status, bill and ``bound`` [points] (one of nothing proves nothing and is left out); untimed as yet."""
    bill = tuple((name, round(points, 3)) for name, points in _bill(draft, layout))
    objective = round(sum(points for _, points in bill), 3)
    engine = f"{ENGINE}; {PROVED if layout.placement.whole else BEST_KEPT}"
    if bound is None or bound <= TELLING_BOUND * objective:
        return PlanQuality(status, objective, bill, None, None, 0.0, engine)
    bound = round(min(bound, objective), 3)
    gap = round((objective - bound) / max(abs(objective), 1.0), 4)
    return PlanQuality(status, objective, bill, bound, gap, 0.0, engine)


def missing(draft: Draft, layout: Layout) -> tuple[tuple[int, int], ...]:
    """(week, role) of every session the season asked for and the layout does not have."""
    placed = {(one.week.number, one.role) for one in layout.placed}
    asked = [(week.number, role) for week in draft.weeks for role in range(week.sessions)]
    return tuple(key for key in asked if key not in placed)


def relaxations(draft: Draft, layout: Layout) -> tuple[Relaxation, ...]:
    """What was given up, week by week, with the rule that stood in the way most often."""
    found = []
    for number, count in sorted(Counter(week for week, _ in missing(draft, layout)).items()):
        week = draft.weeks[number]
        have = week.sessions - count
        days = f"Week of {week.start.day} {week.start:%b}"
        text = f"{days}: {have} of {week.sessions} sessions. {_why(draft, layout, number)}"
        found.append(Relaxation("sessions_per_week", text, f"{count} session{'s' if count > 1 else ''}"))
    return tuple(found)


def _why(draft: Draft, layout: Layout, number: int) -> str:
    """Why a week lacks a session, and the time that misses by least."""
    refused = [text for key, text in layout.orders.why if key in layout.orders.dropped and key[0] == number]
    if refused:
        return f"Left out, because it would have broken a rule: {refused[0]}"
    slots = draft.slots[number]
    if not slots:
        return "No time to lift is left that week between absences, openings and runs."
    shut = closed(draft.problem, draft.view, slots, NEW_AND_LIGHT)
    if len(shut) < len(slots):
        return TOO_NEAR if any(one.week.number == number for one in layout.placed) else TOO_MUCH
    slot, why = min(shut.items(), key=lambda pair: (pair[1].short, pair[0].hours))
    return f"Every time you gave is closed ({why.rule}). Nearest: {_clock(slot)}, {why.text}."


def _clock(slot: Slot) -> str:
    return f"{slot.date:%A} {slot.start:%H:%M}"


def _tested(draft: Draft, written: tuple[Session, ...]) -> tuple[str, ...]:
    """What the runner's tests ask for, and where no session has room for it."""
    given = {reason.text for session in written for reason in session.reasons if reason.rule == "test"}
    found = []
    for finding in draft.problem.findings:
        has_room = finding.emphasis is None or any(text.startswith(finding.text) for text in given)
        found.append(f"Test: {finding.text}{'' if has_room else NO_ROOM}")
    return tuple(found)


def unmet(draft: Draft) -> tuple[str, ...]:
    """What every week should hold and the menu does not."""
    size = max((week.sessions for week in draft.weeks), default=0)
    menu = draft.menus.get(size, ())
    held = [entry.exercise for role in menu for entry in role]
    return tuple(name for name, need in NEEDS.items() if not any(need(one) for one in held))


def warnings(draft: Draft, written: tuple[Session, ...]) -> tuple[str, ...]:
    """What the runner should know about the content: needs and muscles the menu cannot serve."""
    found = [f"No exercise for {name} fits your equipment, limits and time." for name in unmet(draft)]
    if draft.problem.limits.problems:
        found.append(PAIN_RULE)
    return (*found, *draft.problem.limits.notes, *_tested(draft, written), PROGRESS)


def as_plan(draft: Draft, layout: Layout, bound: float | None) -> Plan:
    """The layout as a plan document's value, reasons aside.

    ``bound`` is what the search proved of every layout [points].
    """
    given_up = relaxations(draft, layout)
    written = sessions(draft, layout)
    status = PlanStatus.RELAXED if given_up else PlanStatus.FEASIBLE
    return Plan(
        problem=draft.problem,
        phases=told_phases(draft.problem, draft.weeks),
        sessions=written,
        quality=quality(draft, layout, status, bound),
        relaxations=given_up,
        warnings=warnings(draft, written),
        bouts=bouts_for(draft.problem, draft.catalogue, written),
    )
