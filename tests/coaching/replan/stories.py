"""One runner's six-week plan, and what happens to it: a story for each kind of event.

The plan is kept as a document, so that the stories do not change with the search. ``python -m
tests.coaching.replan.stories`` writes the golden texts again; read them like a coach before committing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.following import answered
from groundforce.coaching.replan.nouns import NOTHING_KNOWN, Known
from groundforce.formats.plan_json import read_plan
from groundforce.presentation.replanned import change_line
from groundforce.training.athlete import Limits, Race, RacePriority
from groundforce.training.catalogue import load_catalogue
from groundforce.training.events import (
    Event,
    Gap,
    HardRun,
    Illness,
    MissedSession,
    MovedRun,
    MovedSession,
    PainReport,
    RaceChange,
    ShortenedSession,
    Trip,
)
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan
from groundforce.training.replanned import Replanned
from groundforce.training.run import RunKind

HERE = Path(__file__).parent
CATALOGUE = load_catalogue().exercises
PLAN = read_plan(HERE / "plan.json")
START = PLAN.problem.start


def on(day: int) -> date:
    """A day of the plan, from 0."""
    return START + timedelta(days=day)


NOW = datetime.combine(on(16), datetime.min.time()).replace(hour=8)
"""Wednesday of the third week, eight in the morning."""


def pain(score: float, site: Problem = Problem.ACHILLES, ago: int = 0, **signs: object) -> PainReport:
    """A report of today, or some days ago."""
    return PainReport(PainEntry(on(16 - ago), site, score, **signs))  # type: ignore[arg-type]


STORIES: Mapping[str, tuple[Event, ...]] = {
    "missed session": (MissedSession(on(15), "w03-B"),),
    "session done a day late": (MovedSession(on(8), "w02-B", on(9)),),
    "session wanted on another day": (MovedSession(on(22), "w04-B", on(23)),),
    "session shortened": (ShortenedSession(on(17), on(17), 25.0),),
    "run moved": (MovedRun(on(24), "", on(23)),),
    "hard run nobody planned": (HardRun(on(19), RunKind.INTERVALS, 3000.0, 0.8, "six fast laps"),),
    "achilles 3 of 10": (pain(3.0),),
    "achilles 5 of 10": (pain(5.0),),
    "knee 7 of 10": (pain(7.0, Problem.KNEE),),
    "shin hurts on hopping": (pain(3.0, Problem.SHIN, hopping=True),),
    "bone stress injury": (pain(3.0, Problem.BONE_STRESS),),
    "ill for five days": (Illness(on(16), on(20)),),
    "away without lifting": (Trip(on(18), on(26)),),
    "new B race": (RaceChange(on(16), None, Race(on(34), 10_000.0, RacePriority.B)),),
    "race moved two weeks earlier": (RaceChange(on(16), PLAN.problem.races[0], Race(on(34), 21_097.5)),),
    "race off": (RaceChange(on(16), PLAN.problem.races[0], None),),
    "one week without lifting": (Gap(on(9), on(15)),),
    "two weeks without lifting": (Gap(on(2), on(15)),),
}


def told(events: tuple[Event, ...], plan: Plan = PLAN, known: Known = NOTHING_KNOWN) -> tuple[str, Replanned]:
    """A story as text, and what it came to."""
    found = changed(plan.problem, plan, events, NOW, known, CATALOGUE)
    again = answered(found, NOW, CATALOGUE, lambda: 0.0)
    lines = ["What happened", *(f"- {one.text}" for one in found.reasons), "What changes"]
    for one in again.changes:
        lines += [f"- {change_line(one)}", f"  {one.reason}"]
    if not again.changes:
        lines.append("- nothing")
    wrapped = [
        textwrap.fill(line, 100, subsequent_indent="  ", initial_indent="")
        if line[0] != " "
        else textwrap.fill(line.strip(), 100, initial_indent="  ", subsequent_indent="  ")
        for line in lines
    ]
    return "\n".join(wrapped) + "\n", again


def golden(name: str) -> Path:
    """Where the text of a story stands."""
    return HERE / "golden" / f"{name.replace(' ', '_')}.txt"


OWN = Limits()
"""The limits of the runner of the plan, without pain."""

if __name__ == "__main__":
    for name, events in STORIES.items():
        golden(name).write_text(told(events)[0], "utf-8")
