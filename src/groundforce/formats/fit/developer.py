"""Developer fields: fields that an app on the watch described inside the file itself.

They are told apart by (developer data index, field number), not by name: one file may hold many fields of
the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from groundforce.formats.fit.decoder import Part
from groundforce.formats.fit.profile import BASE_TYPES, BYTE, FIELD_DESCRIPTION, STRING, BaseType
from groundforce.formats.fit.rows import number, rows, text


@dataclass(frozen=True)
class DeveloperField:
    """What a file says of one developer field; ``native`` is the (message, field) it stands for."""

    name: str
    units: str
    base: BaseType
    scale: float = 1.0
    offset: float = 0.0
    native: tuple[int, int] | None = None


UNDESCRIBED = DeveloperField("", "", BYTE)
"""A developer field whose description is lost."""
UNREAD = DeveloperField("", "", STRING)
"""One that is not wanted as a number."""
DeveloperFields: TypeAlias = Mapping[tuple[int, int], DeveloperField]


@dataclass(frozen=True)
class Description:
    """What is said of a developer field from one byte of the file on, until it is described anew."""

    at: int
    key: tuple[int, int]
    field: DeveloperField


def descriptions(part: Part) -> tuple[Description, ...]:
    """Every description of a part, in file order."""
    layouts = part.layouts.get(FIELD_DESCRIPTION.number, ())
    places = sorted(at for layout in layouts for at in layout.offsets().tolist())
    found: list[Description] = []
    for at, row in zip(places, rows(part, FIELD_DESCRIPTION), strict=True):
        index, field = number(row.get("developer_data_index")), number(row.get("field_definition_number"))
        if index is not None and field is not None:
            found.append(Description(at, (int(index), int(field)), _described(row)))
    return tuple(found)


def described_at(said: tuple[Description, ...], at: int) -> DeveloperFields:
    """The developer fields as byte ``at`` finds them described: by the last word before it, or the first."""
    fields: dict[tuple[int, int], DeveloperField] = {}
    for one in said:
        if one.at < at or one.key not in fields:
            fields[one.key] = one.field
    return fields


def developer_fields(part: Part) -> DeveloperFields:
    """The developer fields a part describes last, by (developer data index, field number)."""
    return described_at(descriptions(part), len(part.data))


def _described(row: Mapping[str, object]) -> DeveloperField:
    message, field = number(row.get("native_mesg_num")), number(row.get("native_field_num"))
    type_number, scale = number(row.get("fit_base_type_id")), number(row.get("scale"))
    offset = number(row.get("offset"))
    return DeveloperField(
        name=text(row.get("field_name")) or "",
        units=text(row.get("units")) or "",
        base=BYTE if type_number is None else BASE_TYPES.get(int(type_number) & 31, BYTE),
        scale=1.0 if scale is None or scale == 0 else scale,
        offset=0.0 if offset is None else offset,
        native=None if message is None or field is None else (int(message), int(field)),
    )
