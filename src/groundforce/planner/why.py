"""Why is this session here: its stored reasons, and every other time of its week priced or closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from groundforce.planner.search.alternatives import alternatives
from groundforce.planner.search.engine import Layout, Placed
from groundforce.planner.search.report import session_id
from groundforce.planner.search.slots import Slot
from groundforce.planner.solve import search
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlannedRun, Reason, Session


@dataclass(frozen=True)
class OtherTime:
    """Another time of the week and what it would cost or break."""

    when: str
    verdict: str


@dataclass(frozen=True)
class DayAnswer:
    """What can be said of one day of a plan."""

    title: str
    reasons: tuple[Reason, ...] = ()
    days: tuple[OtherTime, ...] = ()


def why_day(plan: Plan, day: date, catalogue: Mapping[str, Exercise]) -> DayAnswer:
    """Why the session of ``day`` is there, or that there is none and what stands there instead.

    The search is run again on the plan's own problem (it is deterministic), so no other file is needed. For
    a session that was moved by hand the table of other times is left out: the search never chose its place.
    """
    session = next((one for one in plan.sessions if one.date == day), None)
    if session is None:
        return _no_session(plan, day)
    when = "" if session.start is None else f" {session.start:%H:%M}"
    title = f"{day:%A} {day}{when}: {session.focus} ({session.phase})"
    return DayAnswer(title, session.reasons, _other_times(plan, session, catalogue))


def _no_session(plan: Plan, day: date) -> DayAnswer:
    if not plan.problem.start <= day < plan.problem.end:
        text = f"{day} is not in this plan ({plan.problem.start} to {plan.problem.end})."
        return DayAnswer(text)
    runs = [_run_text(run) for run in plan.problem.runs if run.date == day]
    return DayAnswer(f"{day:%A} {day}: no lifting; {' and '.join(runs) or 'no run either'}.")


def _run_text(run: PlannedRun) -> str:
    return f"{run.kind.value} run of {round(run.duration / 60)} min"


def _other_times(plan: Plan, session: Session, catalogue: Mapping[str, Exercise]) -> tuple[OtherTime, ...]:
    found = search(plan.problem, catalogue)
    placed = _same(found.layout, session)
    if placed is None:
        return ()
    others = alternatives(found.draft, found.layout, placed)
    rows: list[tuple[Slot, str]] = []
    for slot, price in others.regret:
        same = slot == placed.slot
        rows.append((slot, "chosen" if same else f"open, {_points(price)}"))
    open_slots = {slot for slot, _ in others.regret}
    shut = [(slot, why) for slot, why in others.blocks if slot not in open_slots]
    rows += [(slot, f"closed by {why.rule}: {why.text}") for slot, why in shut]
    rows.sort(key=lambda row: row[0].hours)
    return tuple(OtherTime(_clock(slot.moment), text) for slot, text in rows)


def _same(layout: Layout, session: Session) -> Placed | None:
    for one in layout.placed:
        same_time = (one.slot.date, one.slot.start) == (session.date, session.start)
        if session_id(one.week.number, one.role) == session.id and same_time:
            return one
    return None


def _points(price: float) -> str:
    return "as good" if price < 0.5 else f"{price:.0f} points dearer"


def _clock(moment: datetime) -> str:
    return f"{moment:%a %d %b %H:%M}"
