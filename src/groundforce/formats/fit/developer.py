"""Developer fields: fields that an app on the watch described inside the file itself.

They are told apart by (developer data index, field number), not by name: one file may hold many fields of
the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from groundforce.formats.fit.decoder import Part
from groundforce.formats.fit.profile import BASE_TYPES, BYTE, FIELD_DESCRIPTION, BaseType
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
DeveloperFields: TypeAlias = Mapping[tuple[int, int], DeveloperField]


def developer_fields(part: Part) -> DeveloperFields:
    """The developer fields a part describes, by (developer data index, field number)."""
    found: dict[tuple[int, int], DeveloperField] = {}
    for row in rows(part, FIELD_DESCRIPTION):
        index, field = number(row.get("developer_data_index")), number(row.get("field_definition_number"))
        if index is not None and field is not None:
            found[int(index), int(field)] = _described(row)
    return found


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
