"""Stories a coach can read: what happened, what changes and why, and what each way would have cost.

``python -m tests.planner.replanning.stories`` writes the golden text anew; read the difference first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from groundforce.planner.check.words import count_text
from groundforce.training.athlete import Limits, Race, RacePriority
from groundforce.training.exercise import Problem
from groundforce.training.plan import Session, SessionStatus
from groundforce.training.problem import Absence
from groundforce.training.replanned import Replanned
from tests.planner.problems import HALF
from tests.planner.replanning.changing import NOW, again, ahead, plan, run_moved

GOLDEN = Path(__file__).parent / "stories.txt"
SHOWN = 4
"""changes told of each story"""


def _session(one: Session) -> str:
    heavy = ", heavy" if one.heavy_lower else ""
    return f"{one.id}  {one.date:%a} {one.date.day} {one.date:%b} {one.start:%H:%M}  {one.focus}{heavy}"


def _told(title: str, found: Replanned) -> Iterator[str]:
    yield f"# {title}"
    yield f"{found.chosen}; {count_text(len(found.changes), 'change')}"
    for change in found.changes[:SHOWN]:
        yield f"- {change.session} {change.kind}: {change.reason}"
    if len(found.changes) > SHOWN:
        yield f"  and {len(found.changes) - SHOWN} more"
    for one in found.candidates:
        parts = ", ".join(f"{name} {points:.0f}" for name, points in one.bill if round(points) != 0)
        broken = f", {one.violations} rules broken" if one.violations else ""
        yield f"  {one.name}: {one.objective:.0f} points{broken} ({parts})"
    yield ""


def stories() -> str:
    """All of them."""
    problem = plan().problem
    lines = [f"An ordinary runner on {NOW:%A} {NOW.day} {NOW:%B %Y}, with these sessions ahead:", ""]
    lines += [_session(one) for one in ahead(plan())[:6]]
    lines.append("")
    lines += _told("Tuesday's session was missed", again(became={"w06-B": SessionStatus.MISSED}))
    moved = run_moved(problem, date(2027, 1, 14), 1)
    lines += _told("Tempo of Thursday 14 January goes to Friday", again(moved))
    trip = Absence(date(2027, 1, 11), date(2027, 1, 13), "trip")
    lines += _told("Away from 11 to 13 January", again(replace(problem, absences=(trip,))))
    sore = Limits(problems=frozenset({Problem.KNEE}))
    lines += _told("The knee hurts", again(replace(problem, limits=sore), safety=True))
    race = Race(date(2027, 1, 16), 10_000.0, RacePriority.B, "10 km")
    lines += _told("A 10 km race on 16 January", again(replace(problem, races=(race, HALF))))
    lines += _told("35 minutes instead of 45", again(replace(problem, minutes=35.0)))
    return "\n".join(lines)


if __name__ == "__main__":
    GOLDEN.write_text(stories(), "utf-8")
