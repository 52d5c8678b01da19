"""When and where the runner can lift, both ways: weekly times, places, times away.

``place`` of an opening and ``equipment`` of a time away are there only where they say something.
"""

from __future__ import annotations

from groundforce.formats.node import Node, clock_text
from groundforce.formats.plan_json.calendar import part_of_day, part_of_day_text
from groundforce.training.problem import Absence, Opening, Place


def opening_to_json(opening: Opening) -> dict[str, object]:
    """A weekly time."""
    return {
        "weekday": opening.weekday,
        "start": clock_text(opening.start),
        "end": clock_text(opening.end),
        "part_of_day": part_of_day_text(opening.part_of_day),
        **({"place": opening.place} if opening.place != "" else {}),
    }


def opening_from_json(node: Node) -> Opening:
    """A weekly time. Raises DocumentError."""
    node.has("weekday", "start", "end", "part_of_day", optional=("place",))
    weekday, place = node["weekday"].whole(), node.get("place")
    if weekday > 6:
        node["weekday"].wrong(f"{weekday} is not a weekday; 0 (Monday) to 6 (Sunday) are allowed")
    start, end = node["start"].maybe(Node.clock), node["end"].maybe(Node.clock)
    return Opening(
        weekday, start, end, part_of_day(node["part_of_day"]), "" if place is None else place.text()
    )


def place_to_json(place: Place) -> dict[str, object]:
    """A place and what it has."""
    return {"name": place.name, "equipment": sorted(place.equipment)}


def place_from_json(node: Node) -> Place:
    """A place and what it has. Raises DocumentError."""
    node.has("name", "equipment")
    return Place(node["name"].text(), frozenset(node["equipment"].each(Node.text)))


def absence_to_json(absence: Absence) -> dict[str, object]:
    """Days away."""
    kit = {} if absence.equipment is None else {"equipment": sorted(absence.equipment)}
    return {
        "first": absence.first.isoformat(),
        "last": absence.last.isoformat(),
        "reason": absence.reason,
        **kit,
    }


def absence_from_json(node: Node) -> Absence:
    """Days away. Raises DocumentError."""
    node.has("first", "last", "reason", optional=("equipment",))
    kit = node.get("equipment")
    return Absence(
        node["first"].day(),
        node["last"].day(),
        node["reason"].text(),
        None if kit is None else frozenset(kit.each(Node.text)),
    )
