"""What fitdecode sees in a FIT file, and what we see, side by side: every field of every message we know."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from groundforce.formats.fit.columns import Key
from groundforce.formats.fit.decoder import Part, walk
from groundforce.formats.fit.developer import developer_fields
from groundforce.formats.fit.profile import BY_NUMBER, FIT_EPOCH, RECORD, SEMICIRCLES, Message
from groundforce.formats.fit.rows import rows
from groundforce.formats.fit.streams import record_columns

Seen: TypeAlias = dict[Key, float]
"""The numbers in one message, by field."""
THEIR_UNIT = {
    **dict.fromkeys(("position_lat", "position_long"), SEMICIRCLES),
    **dict.fromkeys(("stance_time", "vertical_oscillation", "step_length"), 1000.0),
}
"""What one of our units is in theirs: semicircles and milliseconds or millimetres."""


def theirs(data: bytes, fitdecode: Any) -> dict[int, list[Seen]] | None:
    """The messages by number; None where fitdecode cannot read the file to its end."""
    found: dict[int, list[Seen]] = {}
    try:
        with (
            warnings.catch_warnings(),
            fitdecode.FitReader(data, check_crc=fitdecode.CrcCheck.DISABLED) as frames,
        ):
            warnings.simplefilter("ignore")
            for frame in frames:
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.global_mesg_num in BY_NUMBER:
                    message = BY_NUMBER[frame.global_mesg_num]
                    found.setdefault(message.number, []).append(_seen(frame.fields, message))
    except Exception:
        return None
    return found


def _seen(fields: Any, message: Message) -> Seen:
    seen: Seen = {}
    for field in fields:
        if field.field_def is None and message is not RECORD:
            continue
        key, value = _key(field, message), _value(field, message)
        if isinstance(key, tuple) and message is not RECORD:
            continue
        if value is not None and (field.field_def is not None or key not in seen):
            seen[key] = value
    return seen


def _value(field: Any, message: Message) -> float | None:
    """The value; raw where fitdecode has words for it, or a meaning that our profile leaves open."""
    place, value = field.field_def, field.value
    known = place is None or (not place.is_dev and place.def_num in message.names)
    if not known or field.parent_field is not None or isinstance(value, str | bool):
        value = field.raw_value
    if hasattr(value, "timestamp") or (place is None and field.name == "timestamp"):
        value = field.raw_value + FIT_EPOCH
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    if (
        known
        and place is not None
        and not place.is_dev
        and message.fields[message.names[place.def_num]].offset == -FIT_EPOCH
    ):
        value = None if field.raw_value is None else field.raw_value + FIT_EPOCH
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _key(field: Any, message: Message) -> Key:
    place = field.field_def
    if place is None:
        return str(field.name)
    if place.is_dev:
        return (place.dev_data_index, place.def_num)
    return message.names.get(place.def_num, f"unknown_{place.def_num}")


_DEVELOPER = re.compile(r"developer_\d+_\d+")


def ours(data: bytes) -> dict[int, list[Seen]]:
    """The same in our eyes."""
    found: dict[int, list[Seen]] = {}
    for part in walk(data):
        for message in BY_NUMBER.values():
            if message is not RECORD:
                found.setdefault(message.number, []).extend(_row(row) for row in rows(part, message))
        found.setdefault(RECORD.number, []).extend(_records(part))
    return found


def _row(row: Mapping[str, object]) -> Seen:
    return {
        key: _in_their_unit(key, float(value))
        for key, value in row.items()
        if isinstance(value, int | float) and not _DEVELOPER.fullmatch(key)
    }


def _records(part: Part) -> Iterator[Seen]:
    columns = record_columns(part)
    for key, field in developer_fields(part).items():
        if key in columns:
            columns[key] = (columns[key] + field.offset) * field.scale
    lists = {key: column.tolist() for key, column in columns.items()}
    for i in range(part.count(RECORD.number)):
        yield {
            key: _in_their_unit(key, column[i]) for key, column in lists.items() if not math.isnan(column[i])
        }


def _in_their_unit(key: Key, value: float) -> float:
    return value * THEIR_UNIT.get(str(key), 1.0)


def differences(data: bytes, fitdecode: Any) -> dict[str, int] | None:
    """How many messages differ, by message and field; None where fitdecode cannot read the file."""
    their = theirs(data, fitdecode)
    if their is None:
        return None
    our, found = ours(data), dict[str, int]()
    for message in BY_NUMBER.values():
        pairs = our.get(message.number, []), their.get(message.number, [])
        if len(pairs[0]) != len(pairs[1]):
            found[f"{message.number}.count"] = len(pairs[0]) - len(pairs[1])
            continue
        for one, other in zip(*pairs, strict=True):
            for key in one.keys() | other.keys():
                if not _same(one.get(key), other.get(key)):
                    name = f"{message.number}.{key}"
                    found[name] = found.get(name, 0) + 1
    return found


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
