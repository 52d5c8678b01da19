"""Why is this session here: its stored reasons, every other time of its week priced by tier or closed, what a
key run moved by a day would change, and what is still to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from groundforce.planner.explaining.gates import Gate, gates
from groundforce.planner.explaining.regrets import regrets
from groundforce.planner.explaining.run_moves import RunMoved, run_moves
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.options import closed
from groundforce.planner.search.report import session_id
from groundforce.planner.search.slots import Slot
from groundforce.planner.solve import Searched, search
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlannedRun, Reason, Session

CLOSE = 0.5
"""points that make no difference"""


@dataclass(frozen=True)
class OtherTime:
    """Another time of the week and what it would cost or break; ``bill`` the points by tier."""

    when: str
    verdict: str
    bill: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class OtherRun:
    """A key run of the week moved by a day and what that would change; ``bill`` the points by tier."""

    move: str
    verdict: str
    bill: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class DayAnswer:
    """What can be said of one day of a plan."""

    title: str
    reasons: tuple[Reason, ...] = ()
    days: tuple[OtherTime, ...] = ()
    runs: tuple[OtherRun, ...] = ()
    waits: tuple[Gate, ...] = ()


def why_day(plan: Plan, day: date, catalogue: Mapping[str, Exercise]) -> DayAnswer:
    """Why the session of ``day`` is there, or that there is none and what stands there instead.

    The search is run again on the plan's own problem (it is deterministic), so no other file is needed. For
    a session that was moved by hand the table of other times is left out, and what a run moved by a day would
    change with it: the search never chose its place.
    """
    session = next((one for one in plan.sessions if one.date == day), None)
    if session is None:
        return _no_session(plan, day)
    when = "" if session.start is None else f" {session.start:%H:%M}"
    title = f"{day:%A} {day}{when}: {session.focus} ({session.phase})"
    waits = gates(plan, day, catalogue)
    found = search(plan.problem, catalogue)
    placed = _same(found.layout, session)
    if placed is None:
        return DayAnswer(title, session.reasons, waits=waits)
    return DayAnswer(title, session.reasons, _other_times(found, placed), _other_runs(found, placed), waits)


def _no_session(plan: Plan, day: date) -> DayAnswer:
    if not plan.problem.start <= day < plan.problem.end:
        text = f"{day} is not in this plan ({plan.problem.start} to {plan.problem.end})."
        return DayAnswer(text)
    runs = [_run_text(run) for run in plan.problem.runs if run.date == day]
    return DayAnswer(f"{day:%A} {day}: no lifting; {' and '.join(runs) or 'no run either'}.")


def _run_text(run: PlannedRun) -> str:
    return f"{run.kind.value} run of {round(run.duration / 60)} min"


def _other_times(found: Searched, placed: Placed) -> tuple[OtherTime, ...]:
    """Every slot of the week: priced where it is open, with the rule where it is closed."""
    draft, number = found.draft, placed.week.number
    rows: list[tuple[Slot, OtherTime]] = []
    for one in regrets(draft, found.layout, placed):
        if one.slot == placed.slot:
            rows.append((one.slot, OtherTime(_clock(one.slot.moment), "chosen")))
        else:
            verdict = f"open, {_points(one.points)}{_by_tier(one.tiers)}"
            rows.append((one.slot, OtherTime(_clock(one.slot.moment), verdict, one.tiers)))
    open_slots = {slot for slot, _ in rows}
    for slot, why in closed(draft.problem, draft.view, draft.slots[number], placed.burden).items():
        if slot not in open_slots:
            rows.append((slot, OtherTime(_clock(slot.moment), f"closed by {why.rule}: {why.text}")))
    return tuple(one for _, one in sorted(rows, key=lambda row: row[0].hours))


def _other_runs(found: Searched, placed: Placed) -> tuple[OtherRun, ...]:
    """Every key run of the session's week moved by a day."""
    problem = found.draft.problem
    moved = run_moves(found.draft, found.layout, placed.week.number)
    return tuple(OtherRun(one.move.words(problem), _change(one), one.tiers) for one in moved)


def _change(one: RunMoved) -> str:
    if not one.possible:
        return "no way to place the sessions of these weeks"
    moves = [f"{name} {_to(before, after)}" for name, before, after in one.sessions]
    cheaper = one.points <= -CLOSE
    price = f"{-one.points:.0f} points cheaper" if cheaper else _points(one.points)
    return f"{', '.join(moves) or 'no session moves'}; {price}{_by_tier(one.tiers)}"


def _to(before: Slot | None, after: Slot | None) -> str:
    if after is None:
        return "finds no place"
    if before is None:
        return f"finds a place, {_clock(after.moment)}"
    return f"goes from {_clock(before.moment)} to {_clock(after.moment)}"


def _by_tier(tiers: tuple[tuple[str, float], ...]) -> str:
    """What makes up a difference, the largest part first."""
    parts = [f"{name} {points:+.0f}" for name, points in sorted(tiers, key=lambda one: -abs(one[1]))]
    return f" ({', '.join(parts)})" if parts else ""


def _same(layout: Layout, session: Session) -> Placed | None:
    for one in layout.placed:
        same_time = (one.slot.date, one.slot.start) == (session.date, session.start)
        if session_id(one.week.number, one.role) == session.id and same_time:
            return one
    return None


def _points(price: float) -> str:
    return "as good" if price < CLOSE else f"{price:.0f} points dearer"


def _clock(moment: datetime) -> str:
    return f"{moment:%a %d %b %H:%M}"
