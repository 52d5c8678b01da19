"""Write FIT files: named messages with named fields, values in the units of the profile."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from groundforce.errors import QuantityError
from groundforce.formats.fit.crc import crc
from groundforce.formats.fit.developer import DeveloperField
from groundforce.formats.fit.profile import FLOAT32, FLOAT64, MESSAGES, BaseType, Field

Given: TypeAlias = float | int | str | bytes | Sequence[float | int | None] | None
"""A field's value; None is written as the "no value" of its storage type."""

_LOCAL_TYPES = 16
_HEADER = struct.Struct("<BBHI4s")
_PROTOCOL, _PROFILE = 0x20, 21_000


class FitWriter:
    """Collects messages and gives the file.

    ::

        writer = FitWriter()
        writer.add("file_id", type=4, manufacturer=255, product=0, serial_number=1, time_created=1.79e9)
        writer.add("record", timestamp=1.79e9, heart_rate=140, enhanced_speed=3.2)
        data = writer.finish()

    Times are Unix seconds (UTC), positions degrees, all else as the profile says. A definition is written
    when a layout is used first, and again after fifteen others were.
    """

    def __init__(self, big_endian: bool = False) -> None:
        self._order = ">" if big_endian else "<"
        self._body = bytearray()
        # Layouts that a local type stands for at the moment, the longest unused first.
        self._local: dict[bytes, int] = {}
        self._developer: dict[tuple[int, int], Field] = {}

    def describe(self, index: int, number: int, field: DeveloperField) -> None:
        """Describe developer field ``number`` of developer ``index``; its values go to :meth:`add`."""
        message, native = (None, None) if field.native is None else field.native
        self._developer[index, number] = Field(number, field.base, field.scale, field.offset)
        self.add("developer_data_id", developer_data_index=index, application_id=bytes(16))
        self.add(
            "field_description",
            developer_data_index=index,
            field_definition_number=number,
            fit_base_type_id=field.base.number,
            field_name=field.name,
            scale=field.scale if field.scale != 1 else None,
            offset=field.offset if field.offset != 0 else None,
            units=field.units,
            native_mesg_num=message,
            native_field_num=native,
        )

    def add(
        self, message: str, developer: Mapping[tuple[int, int], Given] | None = None, **fields: Given
    ) -> None:
        """Add one message. Raises KeyError for an unknown name, QuantityError where a value does not fit."""
        known = MESSAGES[message]
        plain, payload = bytearray(), bytearray()
        for name, value in fields.items():
            field = known.fields[name]
            encoded = _encode(f"{message}.{name}", field, value, self._order)
            plain += bytes((field.number, len(encoded), field.base.number))
            payload += encoded
        described = bytearray()
        for (index, number), value in (developer or {}).items():
            field = self._developer[index, number]
            encoded = _encode(f"{message} developer field {number}", field, value, self._order)
            described += bytes((number, len(encoded), index))
            payload += encoded
        self._write(known.number, bytes(plain), bytes(described), payload)

    def _write(self, number: int, plain: bytes, described: bytes, payload: bytearray) -> None:
        big = self._order == ">"
        layout = bytes((0, big)) + number.to_bytes(2, "big" if big else "little")
        layout += bytes((len(plain) // 3,)) + plain
        if described:
            layout += bytes((len(described) // 3,)) + described
        local = self._local.pop(layout, None)
        if local is None:
            local = self._free_local()
            self._body.append(0x40 | (0x20 if described else 0) | local)
            self._body += layout
        self._local[layout] = local
        self._body.append(local)
        self._body += payload

    def _free_local(self) -> int:
        if len(self._local) < _LOCAL_TYPES:
            return len(self._local)
        return self._local.pop(next(iter(self._local)))

    def finish(self) -> bytes:
        """The whole file, with header and checksums."""
        header = _HEADER.pack(14, _PROTOCOL, _PROFILE, len(self._body), b".FIT")
        whole = header + struct.pack("<H", crc(header)) + bytes(self._body)
        return whole + struct.pack("<H", crc(whole))


def _encode(where: str, field: Field, value: Given, order: str) -> bytes:
    if field.base.is_text:
        return (value if isinstance(value, str) else "").encode() + b"\0"
    if isinstance(value, bytes):
        return value
    values = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
    return b"".join(_packed(where, field, one, order) for one in values)


def _packed(where: str, field: Field, value: float | int | str | None, order: str) -> bytes:
    if isinstance(value, str):
        raise QuantityError(f"{where}: {value!r} is text where a number belongs")
    raw = _raw(field, value)
    try:
        return struct.pack(order + field.base.struct, raw)
    except (struct.error, OverflowError):
        raise QuantityError(f"{where}: {value} is outside what {_range(field)} holds") from None


def _raw(field: Field, value: float | int | None) -> float | int:
    blank = value is None or (isinstance(value, float) and math.isnan(value))
    if field.base in (FLOAT32, FLOAT64):
        return math.nan if blank or value is None else (value + field.offset) * field.scale
    if blank or value is None:
        return 0 if field.base.invalid is None else field.base.invalid
    if field.scale == 1.0 and isinstance(value, int):
        return value + round(field.offset)
    return round((value + field.offset) * field.scale) if math.isfinite(value) else 2**64


def _range(field: Field) -> str:
    base: BaseType = field.base
    return f"a {base.size}-byte field in steps of {1 / field.scale:g}"
