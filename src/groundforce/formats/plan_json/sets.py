"""Prescriptions, sets and loads of a plan document, both ways."""

from __future__ import annotations

from groundforce.formats.json_text import written, written_or_none
from groundforce.formats.node import Node
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Kilograms,
    Load,
    Per,
    PercentOfMaximum,
    Prescription,
    SetKind,
    SetPrescription,
)
from groundforce.training.strength import Side

LOAD_FORMS = "{kg, per}, {percent_1rm}, {bodyweight, added_kg}, {band} or null (find it by reps in reserve)"


def prescription_to_json(one: Prescription) -> dict[str, object]:
    """One exercise of a session."""
    return {
        "exercise": one.exercise,
        "group": one.group,
        "rest_s": written(one.rest),
        "why": one.why,
        **({"load_why": one.load_why} if one.load_why else {}),
        "sets": [set_to_json(each) for each in one.sets],
    }


def prescription_from_json(node: Node) -> Prescription:
    """One exercise of a session. Raises DocumentError."""
    node.has("exercise", "group", "rest_s", "why", "sets", optional=("load_why",))
    load_why = node.get("load_why")
    return Prescription(
        node["exercise"].text(),
        node["sets"].each(set_from_json),
        node["rest_s"].amount(),
        node["why"].text(),
        node["group"].maybe(Node.text),
        "" if load_why is None else load_why.text(),
    )


def set_to_json(one: SetPrescription) -> dict[str, object]:
    """One set; of reps, seconds and contacts only the one that is given."""
    document: dict[str, object] = {"kind": one.kind.value}
    if one.reps is not None:
        low, high = one.reps
        document["reps"] = low if low == high else [low, high]
    if one.seconds is not None:
        document["seconds"] = written(one.seconds)
    if one.contacts is not None:
        document["contacts"] = one.contacts
    return document | {
        "side": None if one.side is None else one.side.value,
        "load": None if one.load is None else load_to_json(one.load),
        "rir": written_or_none(one.reps_in_reserve),
        "tempo": one.tempo,
    }


def set_from_json(node: Node) -> SetPrescription:
    """One set. Raises DocumentError unless exactly one of reps, seconds and contacts is there."""
    node.has("kind", "side", "load", "rir", "tempo", optional=("reps", "seconds", "contacts"))
    reps, seconds, contacts = node.get("reps"), node.get("seconds"), node.get("contacts")
    if sum(one is not None for one in (reps, seconds, contacts)) != 1:
        node.wrong("exactly one of reps, seconds and contacts is needed")
    return SetPrescription(
        node["kind"].word(SetKind),
        None if reps is None else _reps(reps),
        None if seconds is None else seconds.amount(),
        None if contacts is None else contacts.whole(),
        node["side"].maybe(lambda one: one.word(Side)),
        node["load"].maybe(load_from_json),
        node["rir"].maybe(Node.amount),
        node["tempo"].maybe(Node.text),
    )


def _reps(node: Node) -> tuple[int, int]:
    if not isinstance(node.value, list):
        value = node.whole()
        return value, value
    both = node.each(Node.whole)
    if len(both) != 2 or both[0] > both[1]:
        node.wrong("a range is [low, high], low not above high; one number is allowed too")
    return both[0], both[1]


def load_to_json(load: Load) -> dict[str, object]:
    """A load in the form of its type."""
    if isinstance(load, Kilograms):
        return {"kg": written(load.kg), "per": load.per.value}
    if isinstance(load, PercentOfMaximum):
        return {"percent_1rm": written(load.percent)}
    if isinstance(load, Bodyweight):
        return {"bodyweight": True, "added_kg": written(load.added)}
    return {"band": load.name}


def load_from_json(node: Node) -> Load:
    """A load. Raises DocumentError for a form that is not one of :data:`LOAD_FORMS`."""
    if node.get("kg") is not None:
        node.has("kg", "per")
        return Kilograms(node["kg"].amount(), node["per"].word(Per))
    if node.get("percent_1rm") is not None:
        return PercentOfMaximum(node.has("percent_1rm")["percent_1rm"].amount())
    if node.get("bodyweight") is not None:
        node.has("bodyweight", "added_kg")
        if not node["bodyweight"].flag():
            node["bodyweight"].wrong("only true is allowed")
        return Bodyweight(node["added_kg"].number())
    if node.get("band") is not None:
        return Band(node.has("band")["band"].text())
    return node.wrong(f"not a load; allowed: {LOAD_FORMS}")
