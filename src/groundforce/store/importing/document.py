"""What one file said, as JSON (``groundforce.told/1``) and back, exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from groundforce.formats.json_text import read_json
from groundforce.formats.node import Node
from groundforce.monitoring.matching.nouns import Activity, Telling
from groundforce.store.history_json import history_from_json, history_to_json
from groundforce.store.importing.nouns import FileTold
from groundforce.training.recording import Device
from groundforce.training.run import OtherActivity, Run
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import StrengthSession

FORMAT = "groundforce.told/1"


def told_text(told: FileTold) -> str:
    """The document as text, on one line: nobody edits it by hand."""
    ordered = sorted(told.tellings, key=lambda one: _rank(one.activity))
    document = {
        "format": FORMAT,
        "file": told.name,
        "content": told.sha256,
        "kept": told.kept,
        "kind": told.kind,
        "notes": list(told.notes),
        "unresolved": list(told.unresolved),
        "tellings": [_telling_to_json(one) for one in ordered],
        "history": history_to_json(_history(ordered)),
    }
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def read_told(text: bytes) -> FileTold:
    """The document back. Raises DocumentError naming the field."""
    node = Node(read_json(text))
    found = node["format"]
    if found.value != FORMAT:
        found.wrong(f"{found.value!r} cannot be read; this version reads {FORMAT}")
    node.has("format", "file", "content", "kept", "kind", "notes", "unresolved", "tellings", "history")
    history = history_from_json(node["history"].value)
    activities: Iterator[Activity] = iter((*history.runs, *history.strength, *history.others))
    told, sha256 = node["tellings"], node["content"].text()
    count = len(history.runs) + len(history.strength) + len(history.others)
    if not isinstance(told.value, list) or len(told.value) != count:
        told.wrong(f"there must be {count}, one for each activity of the history")
    return FileTold(
        name=node["file"].text(),
        sha256=sha256,
        kind=node["kind"].text(),
        tellings=told.each(lambda one: _telling_from_json(one, next(activities), sha256)),
        notes=node["notes"].each(Node.text),
        unresolved=node["unresolved"].each(Node.text),
        kept=node["kept"].flag(),
    )


def _rank(activity: Activity) -> int:
    return (Run, StrengthSession, OtherActivity).index(type(activity))


def _history(tellings: list[Telling]) -> TrainingHistory:
    done = [one.activity for one in tellings]
    return TrainingHistory(
        tuple(one for one in done if isinstance(one, Run)),
        tuple(one for one in done if isinstance(one, StrengthSession)),
        tuple(one for one in done if isinstance(one, OtherActivity)),
    )


def _telling_to_json(telling: Telling) -> dict[str, object]:
    device = telling.device
    return {
        "name": telling.name,
        "at": _written(telling.at),
        "offset_s": None if telling.offset is None else round(telling.offset.total_seconds()),
        "zone_known": telling.zone_known,
        "device": [device.manufacturer, device.product, device.serial],
        "created": _written(telling.created),
        "streams": telling.streams,
        "parts": telling.parts,
        "damaged": telling.damaged,
    }


def _telling_from_json(node: Node, activity: Activity, sha256: str) -> Telling:
    node.has("name", "at", "offset_s", "zone_known", "device", "created", "streams", "parts", "damaged")
    device = node["device"].each(lambda one: one.maybe(Node.text))
    if len(device) != 3:
        node["device"].wrong("three entries are needed: manufacturer, product, serial number")
    offset = node["offset_s"].maybe(Node.number)
    return Telling(
        activity=activity,
        name=node["name"].text(),
        origin=sha256,
        at=node["at"].maybe(_instant),
        offset=None if offset is None else timedelta(seconds=offset),
        zone_known=node["zone_known"].flag(),
        device=Device(*device),
        created=node["created"].maybe(_instant),
        streams=node["streams"].whole(),
        parts=node["parts"].whole(),
        damaged=node["damaged"].flag(),
    )


def _written(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def _instant(node: Node) -> datetime:
    moment = node.moment()
    return node.wrong("an instant needs an offset, such as +00:00") if moment.tzinfo is None else moment
