"""Why a session is where it is and what it is, in sentences."""

from __future__ import annotations

from groundforce.evidence import rule
from groundforce.planner.search.alternatives import Alternatives, alternatives
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.emphasis import serves
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.guards import Burden, run_name
from groundforce.planner.search.places import kind_of, kit_of
from groundforce.planner.search.season import PhaseName
from groundforce.planner.search.slots import Slot
from groundforce.planner.search.tiers import asked_tier
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.plan import Reason

PHASE_REASON = {
    PhaseName.TECHNIQUE: "Your screening answers allow technique work only.",
    PhaseName.ANATOMICAL: "Getting used to the lifts: 3 or more in reserve, form before weight.",
    PhaseName.MAINTENANCE: "One session a week keeps strength.",
    PhaseName.TAPER: "Race week: a short, light session, so that you keep the feel and arrive fresh.",
    PhaseName.RETURN: "After the race: light work only.",
}
HEAVY = "Heavy work, few reps near their limit: the part that moved running economy in trials."
POWER = "Strength is built; now heavy lifts for fewer reps, each moved as fast as it will go."
NOT_HEAVY = "As hard as this stage and equipment allow; lighter than what moved running economy in trials."
LEARNING = "Building up; {names} {verb} still new to you, so the weight stays easy for now."
JUMP_WAITS = "The next kind of jump waits: as long as it is new it needs more days before a key run."
ECCENTRIC_WAITS = "waits: as long as it is new it needs more days before a key run."
HELD_NEAR_RUN = "Held back: a full session here would be too near a key run or another heavy session."
HELD_NEAR_HEAVY = "Held back: a full session here would be too near another heavy one or a race."
FAR_AHEAD = 96.0
"""h beyond which the next key run says nothing about a session"""


def _clock(slot: Slot) -> str:
    return f"{slot.date:%a} {slot.start:%H:%M}"


def _after(draft: Draft, one: Placed) -> Reason | None:
    """The key run of the same day that comes first, if there is one."""
    same = [point for point in draft.view.key_runs if point.run.date == one.slot.date]
    if not same:
        return None
    gap = one.slot.hours - max(point.latest for point in same)
    name = run_name(same[-1].run)
    text = f"{gap:.0f} h after {name}: run first, and hard days stay hard so that easy days stay easy."
    return Reason("same_day", text)


def _before(draft: Draft, one: Placed) -> Reason | None:
    """How far the next key run is, and which guard asked for the room."""
    end = one.slot.hours + draft.problem.minutes / 60.0
    ahead = [point for point in draft.view.key_runs if 0.0 <= point.earliest - end <= FAR_AHEAD]
    if not ahead:
        return None
    following = min(ahead, key=lambda point: point.earliest)
    rule_id, kind = _nature(one.burden)
    return Reason(rule_id, f"{int(following.earliest - end)} h before {run_name(following.run)}; {kind}.")


def _nature(burden: Burden) -> tuple[str, str]:
    """The rule that minds a session's distance to the next key run, and the session in words."""
    if burden.eccentric:
        return "guard_eccentric", "its new eccentric work or new jump asks for 72 h"
    if burden.heavy and burden.novel:
        return "guard_novel", "heavy, with something new to you in it"
    if burden.novel:
        return "guard_novel", "some of it is new to you and will leave you sorer"
    return ("guard_heavy", "it is heavy") if burden.heavy else ("fatigue_cap", "little of it will be left")


def _instead(others: Alternatives, one: Placed) -> list[Reason]:
    """The nearest other slot and its price, and what the closed days ran into."""
    open_others = [(slot, price) for slot, price in others.regret if slot.date != one.slot.date]
    found = []
    if open_others:
        slot, price = min(open_others, key=lambda pair: (pair[1], pair[0].hours))
        cost = "cost the same" if price < 0.5 else f"cost {price:.0f} points more"
        found.append(Reason("price", f"The next best day, {_clock(slot)}, would {cost}."))
    open_days = {slot.date for slot, _ in others.regret}
    shut: dict[str, tuple[Slot, str]] = {}
    for slot, why in others.blocks:
        if slot.date not in open_days | {known.date for known, _ in shut.values()}:
            shut.setdefault(why.rule, (slot, why.text))
    found += [Reason(rule_id, f"Not {slot.date:%A}: {text}.") for rule_id, (slot, text) in shut.items()]
    return found


def _held_back(draft: Draft, one: Placed) -> list[Reason]:
    """Why a session is lighter than its phase asks."""
    kind = kind_of(one.variant)
    if kind == Variant.FULL:
        return []
    if kind == Variant.NO_NEW_JUMP:
        waits = _eccentric_waits(draft, one)
        return [Reason("plyometric_tier", JUMP_WAITS) if waits is None else Reason("guard_eccentric", waits)]
    later = [p.earliest - one.slot.hours for p in draft.view.key_runs if p.earliest > one.slot.hours]
    near = min(later, default=FAR_AHEAD) < FAR_AHEAD
    return [Reason("guard_heavy", HELD_NEAR_RUN) if near else Reason("heavy_spacing", HELD_NEAR_HEAVY)]


def _eccentric_waits(draft: Draft, one: Placed) -> str | None:
    """That an overloaded eccentric of the session gives way to its easier version, or None."""
    there = {item.exercise.id for item in one.content}
    role = draft.role(one.week, one.role, kit_of(one.variant))
    waits = [entry.exercise for entry in role if entry.exercise.overloaded_eccentric]
    for exercise in (each for each in waits if each.id not in there and there & set(each.easier)):
        return f"{exercise.name} {ECCENTRIC_WAITS}"
    return None


def _phase(one: Placed) -> Reason:
    """What the session is for, told from what it holds; nobody is told that light work is heavy."""
    if one.week.phase in PHASE_REASON:
        return Reason("phase", PHASE_REASON[one.week.phase])
    if one.burden.heavy:
        return Reason("phase", POWER if one.week.phase is PhaseName.POWER else HEAVY)
    new = [item.exercise.name.lower() for item in one.content if item.new]
    if new:
        verb = "is" if len(new) == 1 else "are"
        return Reason("phase", LEARNING.format(names=" and ".join(new[:2]), verb=verb))
    return Reason("phase", NOT_HEAVY)


def _race(one: Placed) -> list[Reason]:
    if one.week.phase is not PhaseName.TAPER:
        return []
    return [Reason("race_taper", rule("race_taper").sentence)]


def _tests(draft: Draft, one: Placed) -> list[Reason]:
    """What the runner's tests changed about a session."""
    found = []
    for finding in draft.problem.findings:
        asked = finding.emphasis
        served = [item for item in one.content if asked is not None and serves(item.exercise, asked)]
        more = [item for item in served if item.usual is not None and item.dose.sets > item.usual]
        rather = served if asked is Emphasis.SINGLE_LEG else []
        if more or rather:
            names = " and ".join(dict.fromkeys(item.exercise.name.lower() for item in more or rather))
            what = "Here, one set more of" if more else "So here"
            found.append(Reason("test", f"{finding.text} {what}: {names}."))
        elif finding.top_tier is not None and _asked_tier(draft, one) > finding.top_tier:
            found.append(Reason("test", finding.text))
    return found


def _asked_tier(draft: Draft, one: Placed) -> int:
    """The jump tier the phase of a session with jumps asks for; 0 where it has none."""
    jumps = any(item.exercise.tier > 0 for item in one.content)
    return asked_tier(draft.problem, draft.catalogue, one.week.phase) if jumps else 0


def reasons(draft: Draft, layout: Layout, one: Placed) -> tuple[Reason, ...]:
    """Every reason of one session: what it is, where it is, what was given up."""
    placed = [reason for reason in (_after(draft, one), _before(draft, one)) if reason is not None]
    others = alternatives(draft, layout, one)
    return (
        _phase(one),
        *_race(one),
        *_tests(draft, one),
        *placed,
        *_held_back(draft, one),
        *_instead(others, one),
    )
