"""The planning problem inside a plan document, both ways.

``start``, ``weeks``, ``timezone``, ``runner`` and ``runs`` stand at the top of the document and are not
said again in ``problem``.
"""

from __future__ import annotations

from datetime import datetime

from groundforce.errors import ProblemError
from groundforce.formats.json_text import written, written_or_none
from groundforce.formats.node import Node
from groundforce.formats.plan_json.athlete import (
    athlete_from_json,
    athlete_to_json,
    limits_from_json,
    limits_to_json,
    maximum_from_json,
    maximum_to_json,
    race_from_json,
    race_to_json,
    running_from_json,
    running_to_json,
)
from groundforce.formats.plan_json.breadth import breadth_from_json, breadth_to_json
from groundforce.formats.plan_json.calendar import MOST_WEEKS, run_from_json
from groundforce.formats.plan_json.findings import finding_from_json, finding_to_json
from groundforce.formats.plan_json.plates import plates_from_json, plates_to_json
from groundforce.formats.plan_json.times import (
    absence_from_json,
    absence_to_json,
    opening_from_json,
    opening_to_json,
)
from groundforce.training.athlete import Goal
from groundforce.training.plates import Plates
from groundforce.training.problem import Exposure, PlanProblem

_KEYS = (
    "athlete", "openings", "equipment", "minutes", "sessions_per_week", "races", "goals", "limits",
    "absences", "strength", "past", "lifting_weeks", "running", "constants",
)  # fmt: skip
_LATER = ("findings", "places", "lifting_gap", "bout_days", "done", "settled_until", "plates")
"""Keys added later: there only where they say something."""

MOST_SESSIONS, MOST_MINUTES = 14, 1440.0


def problem_to_json(problem: PlanProblem) -> dict[str, object]:
    """Everything of the problem that does not stand at the top of the document."""
    found = [finding_to_json(one) for one in problem.findings]
    return {
        "athlete": athlete_to_json(problem.athlete),
        "openings": [opening_to_json(one) for one in problem.openings],
        "equipment": sorted(problem.equipment),
        "minutes": written(problem.minutes),
        "sessions_per_week": problem.sessions_per_week,
        "races": [race_to_json(race) for race in problem.races],
        "goals": [goal.value for goal in problem.goals],
        "limits": limits_to_json(problem.limits),
        "absences": [absence_to_json(one) for one in problem.absences],
        "strength": [maximum_to_json(pair) for pair in problem.strength],
        "past": [_exposure_to_json(one) for one in problem.past],
        "lifting_weeks": problem.lifting_weeks,
        "running": None if problem.running is None else running_to_json(problem.running),
        "constants": {name: written(value) for name, value in problem.constants.items()},
        **({"findings": found} if found else {}),
        **({"done": [_exposure_to_json(one) for one in problem.done]} if problem.done else {}),
        **({} if problem.settled_until is None else {"settled_until": problem.settled_until.isoformat()}),
        **breadth_to_json(problem),
        **({} if problem.plates == Plates() else {"plates": plates_to_json(problem.plates)}),
    }


def _minutes(node: Node) -> float:
    """Minutes of a session, a day at most."""
    minutes = node.amount()
    return minutes if minutes <= MOST_MINUTES else node.wrong(f"{minutes:g} min is more than a day")


def _wall_clock(node: Node) -> datetime:
    """A date and time of the runner's own clock, which needs no offset."""
    moment = node.moment()
    return moment if moment.tzinfo is None else node.wrong("a wall-clock time has no offset from UTC")


def problem_from_json(document: Node) -> PlanProblem:
    """The problem of a whole document. Raises DocumentError, also where its parts contradict each other."""
    node = document["problem"].has(*_KEYS, optional=_LATER)
    findings, done, settled = node.get("findings"), node.get("done"), node.get("settled_until")
    plates = node.get("plates")
    try:
        return PlanProblem(
            start=document["start"].day(),
            weeks=document["weeks"].whole(least=1, most=MOST_WEEKS),
            athlete=athlete_from_json(node["athlete"], document["runner"].text()),
            runs=document["runs"].each(run_from_json),
            openings=node["openings"].each(opening_from_json),
            equipment=frozenset(node["equipment"].each(Node.text)),
            minutes=_minutes(node["minutes"]),
            sessions_per_week=node["sessions_per_week"].whole(most=MOST_SESSIONS),
            races=node["races"].each(race_from_json),
            goals=node["goals"].each(lambda one: one.word(Goal)),
            limits=limits_from_json(node["limits"]),
            absences=node["absences"].each(absence_from_json),
            strength=node["strength"].each(maximum_from_json),
            past=node["past"].each(_exposure_from_json),
            lifting_weeks=node["lifting_weeks"].whole(),
            running=node["running"].maybe(running_from_json),
            timezone=document["timezone"].maybe(Node.text),
            constants=dict(node["constants"].members(Node.number)),
            findings=() if findings is None else findings.each(finding_from_json),
            done=() if done is None else done.each(_exposure_from_json),
            settled_until=None if settled is None else _wall_clock(settled),
            **breadth_from_json(node),
            plates=Plates() if plates is None else plates_from_json(plates),
        )
    except (ProblemError, OverflowError) as error:
        return node.wrong(str(error))


def _exposure_to_json(exposure: Exposure) -> dict[str, object]:
    return {
        "date": exposure.date.isoformat(),
        "exercise": exposure.exercise,
        "sets": exposure.sets,
        "load_kg": written_or_none(exposure.load),
        "contacts": exposure.contacts,
        **({} if exposure.least_maximum is None else {"least_maximum_kg": written(exposure.least_maximum)}),
    }


def _exposure_from_json(node: Node) -> Exposure:
    node.has("date", "exercise", "sets", "load_kg", "contacts", optional=("least_maximum_kg",))
    least = node.get("least_maximum_kg")
    return Exposure(
        node["date"].day(),
        node["exercise"].text(),
        node["sets"].whole(),
        node["load_kg"].maybe(Node.number),
        node["contacts"].whole(),
        None if least is None else least.number(),
    )
