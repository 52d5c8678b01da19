"""Places, a gap in lifting and bouts of jumps: keys that are there only where they say something."""

from __future__ import annotations

from typing import TypedDict

from groundforce.formats.node import Node
from groundforce.formats.plan_json.calendar import part_of_day_text
from groundforce.formats.plan_json.times import place_from_json, place_to_json
from groundforce.training.plan import Bout
from groundforce.training.problem import Place, PlanProblem
from groundforce.training.state import PartOfDay

MOST_BOUT_DAYS = 7
MOST_GAP = 2600
"""weeks: fifty years"""


class Breadth(TypedDict):
    """The arguments of a problem that come from these keys."""

    places: tuple[Place, ...]
    lifting_gap: int | None
    bout_days: int


def breadth_to_json(problem: PlanProblem) -> dict[str, object]:
    """The keys of ``problem`` that say something."""
    found: dict[str, object] = {}
    if problem.places:
        found["places"] = [place_to_json(one) for one in problem.places]
    if problem.lifting_gap is not None:
        found["lifting_gap"] = problem.lifting_gap
    if problem.bout_days > 0:
        found["bout_days"] = problem.bout_days
    return found


def breadth_from_json(node: Node) -> Breadth:
    """What those keys of ``problem`` say. Raises DocumentError."""
    places, gap, days = node.get("places"), node.get("lifting_gap"), node.get("bout_days")
    return {
        "places": () if places is None else places.each(place_from_json),
        "lifting_gap": None if gap is None else gap.whole(most=MOST_GAP),
        "bout_days": 0 if days is None else days.whole(most=MOST_BOUT_DAYS),
    }


def bout_to_json(bout: Bout) -> dict[str, object]:
    """A bout of jumps."""
    return {
        "id": bout.id,
        "date": bout.date.isoformat(),
        "part_of_day": part_of_day_text(bout.part_of_day),
        "exercise": bout.exercise,
        "contacts": bout.contacts,
    }


def bout_from_json(node: Node) -> Bout:
    """A bout of jumps. Raises DocumentError."""
    node.has("id", "date", "part_of_day", "exercise", "contacts")
    return Bout(
        node["id"].text(),
        node["date"].day(),
        node["part_of_day"].word(PartOfDay),
        node["exercise"].text(),
        node["contacts"].whole(),
    )
