"""Why a session is where it is and what it is, in sentences."""

from __future__ import annotations

from groundforce.evidence import rule
from groundforce.planner.search.alternatives import Alternatives, alternatives
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.guards import Burden, RunPoint
from groundforce.planner.search.season import PhaseName
from groundforce.planner.search.slots import Slot
from groundforce.training.plan import Reason
from groundforce.training.run import RunKind

PHASE_REASON = {
    PhaseName.TECHNIQUE: "Your screening answers allow technique work only.",
    PhaseName.ANATOMICAL: "Getting used to the lifts: 3 reps in reserve, form before weight.",
    PhaseName.HEAVY: "Heavy work, few reps with 2 in reserve: the part that moved running economy in trials.",
    PhaseName.POWER: "Strength is built; now the same lifts for fewer reps, moved fast.",
    PhaseName.MAINTENANCE: "One session a week with the load held keeps strength.",
    PhaseName.TAPER: "Race week: a short session so that you keep the feel and arrive fresh.",
    PhaseName.RETURN: "After the race: light work only.",
}
NEAR = 96.0
"""h; a key run further ahead has no say in where a session stands"""
NOT_HEAVY = "As hard as this stage and equipment allow; lighter than what moved running economy in trials."


def _clock(slot: Slot) -> str:
    return f"{slot.date:%a} {slot.start:%H:%M}"


def _run(point: RunPoint) -> str:
    return f"{point.run.date:%A}'s {'long run' if point.run.kind is RunKind.LONG else point.run.kind.value}"


def _after(draft: Draft, one: Placed) -> Reason | None:
    """The key run of the same day that comes first, if there is one."""
    same = [point for point in draft.view.key_runs if point.run.date == one.slot.date]
    if not same:
        return None
    gap = one.slot.hours - max(point.latest for point in same)
    text = (
        f"{gap:.0f} h after {_run(same[-1])}: run first, and hard days stay hard so that easy days stay easy."
    )
    return Reason("same_day", text)


def _before(draft: Draft, one: Placed) -> Reason | None:
    """How far the next key run is, and which guard asked for the room."""
    end = one.slot.hours + draft.problem.minutes / 60.0
    ahead = [point for point in draft.view.key_runs if point.earliest >= end]
    if not ahead:
        return None
    following = min(ahead, key=lambda point: point.earliest)
    rule_id, kind = _nature(one.burden)
    ahead_by = following.earliest - end
    if ahead_by > NEAR:
        return None
    return Reason(rule_id, f"{ahead_by:.0f} h before {_run(following)}; the session is {kind}.")


def _nature(burden: Burden) -> tuple[str, str]:
    """The rule that minds a session's distance to the next key run, and the session in words."""
    if burden.eccentric:
        return "guard_eccentric", "new eccentric work or a new jump"
    if burden.novel:
        return "guard_novel", "heavy and still new to you" if burden.heavy else "still new to you"
    return ("guard_heavy", "heavy") if burden.heavy else ("fatigue_cap", "light enough to stand there")


def _instead(others: Alternatives, one: Placed) -> list[Reason]:
    """The nearest other slot and its price, and what the closed days ran into."""
    open_others = [(slot, price) for slot, price in others.regret if slot.date != one.slot.date]
    found = []
    if open_others:
        slot, price = min(open_others, key=lambda pair: (pair[1], pair[0].hours))
        cost = "cost the same" if price < 0.5 else f"cost {price:.0f} points more"
        found.append(Reason("price", f"The next best day, {_clock(slot)}, would {cost}."))
    open_days = {slot.date for slot, _ in others.regret}
    shut = [(slot, why) for slot, why in others.blocks if slot.date not in open_days]
    by_rule: dict[str, tuple[Slot, str]] = {}
    for slot, why in shut:
        by_rule.setdefault(why.rule, (slot, why.text))
    found += [Reason(rule_id, f"Not {slot.date:%A}: {text}.") for rule_id, (slot, text) in by_rule.items()]
    return found


def _held_back(one: Placed) -> list[Reason]:
    if one.variant != Variant.LIGHT:
        return []
    return [Reason("fatigue_cap", "Held back: as hard as the phase asks, it would be too near a key run.")]


def _phase(one: Placed) -> Reason:
    """What the phase asks; nobody is told that light work is heavy."""
    light = one.week.phase is PhaseName.HEAVY and not one.burden.heavy
    return Reason("phase", NOT_HEAVY if light else PHASE_REASON[one.week.phase])


def _race(one: Placed) -> list[Reason]:
    if one.week.phase is not PhaseName.TAPER:
        return []
    return [Reason("race_taper", rule("race_taper").sentence)]


def reasons(draft: Draft, layout: Layout, one: Placed) -> tuple[Reason, ...]:
    """Every reason of one session: what it is, where it is, what was given up."""
    placed = [reason for reason in (_after(draft, one), _before(draft, one)) if reason is not None]
    others = alternatives(draft, layout, one)
    return (_phase(one), *_race(one), *placed, *_held_back(one), *_instead(others, one))
