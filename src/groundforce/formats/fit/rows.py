"""Messages as rows of named values: for the few messages a file holds once, or once a lap or set."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from groundforce.formats.fit.decoder import Part
from groundforce.formats.fit.profile import BASE_TYPES, BY_NUMBER, BaseType, Message
from groundforce.formats.tidy import ABSURD

Value: TypeAlias = float | int | str | bytes | tuple[float | int | None, ...]
Row: TypeAlias = dict[str, Value]
Wanted: TypeAlias = frozenset[str] | None
"""The fields asked for; None for all."""
_NUMBERS = (int, float)
_Raw: TypeAlias = tuple[int | float | bytes, ...]
_Reader: TypeAlias = Callable[[_Raw], Value | None]
_Reading: TypeAlias = tuple[str, int, _Reader]
"""struct code, how many raw values it gives, and what turns them into a value"""
_Readers: TypeAlias = list[tuple[str, int, int, _Reader]]


def rows(part: Part, message: Message, wanted: Wanted = None) -> list[Row]:
    """Every ``message`` message in file order; a field without a value is left out, an array is a tuple.

    Fields the profile does not know are kept as ``unknown_N``, developer fields as ``developer_INDEX_N``.
    With ``wanted``, only those fields are read.
    """
    found: list[tuple[int, Row]] = []
    for layout in part.layouts.get(message.number, ()):
        form, readers = _plan(message.number, layout.big_endian, layout.fields, layout.developer, wanted)
        unpack, data = form.unpack_from, part.data
        found += [(offset, _row(unpack(data, offset), readers)) for offset in layout.offsets().tolist()]
    found.sort(key=itemgetter(0))
    return [row for _, row in found]


def number(value: object) -> float | None:
    """A row value as one number: the first that is there of an array, None where it is no number."""
    if isinstance(value, tuple):
        return next((float(one) for one in value if one is not None), None)
    return float(value) if isinstance(value, _NUMBERS) else None


def text(value: object) -> str | None:
    """A row value as text, None where it is none."""
    return value if isinstance(value, str) else None


def _row(raw: _Raw, readers: _Readers) -> Row:
    row: Row = {}
    for name, first, behind, reader in readers:
        value = reader(raw[first:behind])
        if value is not None:
            row[name] = value
    return row


@lru_cache(maxsize=1024)
def _plan(
    number: int, big_endian: bool, fields: bytes, developer: bytes, wanted: Wanted
) -> tuple[struct.Struct, _Readers]:
    """How to unpack a layout; files of one device share their layouts."""
    codes = ">" if big_endian else "<"
    readers: _Readers = []
    at = 0
    for name, size, (code, count, reader) in _readings(BY_NUMBER[number], fields, developer):
        if wanted is not None and name not in wanted:
            codes += f"{size}x"
            continue
        codes += code
        readers.append((name, at, at + count, reader))
        at += count
    return struct.Struct(codes), readers


def _readings(message: Message, fields: bytes, developer: bytes) -> Iterator[tuple[str, int, _Reading]]:
    """Name, size and way of reading of every field of a layout, in order."""
    for number, size, type_number in zip(fields[0::3], fields[1::3], fields[2::3], strict=True):
        name = message.names.get(number, f"unknown_{number}")
        field = message.fields.get(name)
        scale, offset = (1.0, 0.0) if field is None else (field.scale, field.offset)
        yield name, size, _reader(BASE_TYPES.get(type_number & 31), size, scale, offset)
    for number, size, index in zip(developer[0::3], developer[1::3], developer[2::3], strict=True):
        yield f"developer_{index}_{number}", size, (f"{size}s", 1, _as_bytes)


def _reader(base: BaseType | None, size: int, scale: float, offset: float) -> _Reading:
    if base is None or size % base.size:
        return f"{size}s", 1, _as_bytes
    if base.is_text:
        return f"{size}s", 1, _as_text
    count = size // base.size
    if count == 1:
        plain = scale == 1.0 and offset == 0.0 and base.invalid is not None
        return (
            base.struct,
            1,
            _plain(base.invalid) if plain else lambda raw: _scaled(raw[0], base, scale, offset),
        )
    return f"{count}{base.struct}", count, lambda raw: _array(raw, base, scale, offset)


def _plain(invalid: int | None) -> _Reader:
    return lambda raw: None if raw[0] == invalid else raw[0]


def _as_bytes(raw: _Raw) -> Value | None:
    return raw[0] if isinstance(raw[0], bytes) else None


def _as_text(raw: _Raw) -> Value | None:
    # Watches leave garbage behind the first NUL.
    blob = raw[0]
    return (blob.split(b"\0", 1)[0].decode("utf-8", "replace") or None) if isinstance(blob, bytes) else None


def _scaled(raw: int | float | bytes, base: BaseType, scale: float, offset: float) -> int | float | None:
    if isinstance(raw, bytes) or raw == base.invalid or not abs(raw) < ABSURD:
        return None
    if scale == 1.0 and offset == 0.0:
        return raw
    return raw / scale - offset


def _array(raw: _Raw, base: BaseType, scale: float, offset: float) -> Value | None:
    values = tuple(_scaled(one, base, scale, offset) for one in raw)
    return values if any(one is not None for one in values) else None


def first(row: Mapping[str, Value], *names: str) -> float | None:
    """The first of these fields that holds a number, else None (0 is a number)."""
    for name in names:
        value = number(row.get(name))
        if value is not None:
            return value
    return None
