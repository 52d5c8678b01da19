"""All messages of one kind as NumPy columns, one float64 value per message, NaN where there was none.

Devices change the layout of their messages in mid-file; the columns run through all layouts in file order.
Fields stored as text or as several values are left to :mod:`groundforce.formats.fit.rows`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from groundforce.formats.fit.decoder import Layout, Offsets, Part
from groundforce.formats.fit.developer import (
    UNDESCRIBED,
    UNREAD,
    Description,
    DeveloperField,
    DeveloperFields,
    described_at,
    descriptions,
)
from groundforce.formats.fit.profile import BASE_TYPES, BY_NUMBER, FIT_EPOCH, BaseType, Field, Message
from groundforce.formats.tidy import ABSURD

Column: TypeAlias = NDArray[np.float64]
Key: TypeAlias = str | tuple[int, int]
"""A field: its name, ``unknown_N``, or (developer data index, field number)."""
Columns: TypeAlias = dict[Key, Column]
Wanted: TypeAlias = frozenset[Key] | None
"""The fields asked for; None for all."""


class _Place(NamedTuple):
    """One field of a layout: where it lies in the payload [byte] and how it is stored."""

    key: Key
    position: int
    base: BaseType
    scale: float
    offset: float


def columns(
    part: Part, message: Message, wanted: Wanted = None, only: DeveloperField | None = None
) -> Columns:
    """The fields of all ``message`` messages of a part; only the ``wanted`` ones where that is given.

    An app may describe a field anew in mid-file; with ``only``, a developer field's values count where it
    has that description.
    """
    layouts = part.layouts.get(message.number, [])
    if not layouts:
        return {}
    everywhere = np.concatenate([layout.offsets() for layout in layouts])
    ranks = _ranks(everywhere, len(layouts))
    said = descriptions(part) if any(layout.developer for layout in layouts) else ()
    found: Columns = {}
    first = 0
    for layout in layouts:
        behind = first + len(layout.offsets())
        rows = slice(None) if ranks is None else ranks[first:behind]
        _fill(found, len(everywhere), rows, _decode(part.data, layout, _meant(said, layout, only), wanted))
        first = behind
    _short_times(part, layouts, everywhere, found)
    return found


def _meant(said: tuple[Description, ...], layout: Layout, only: DeveloperField | None) -> DeveloperFields:
    """What a layout's developer fields mean."""
    fields = described_at(said, int(layout.offsets()[-1])) if layout.developer else {}
    return fields if only is None else {key: one if one == only else UNREAD for key, one in fields.items()}


def _ranks(offsets: Offsets, layouts: int) -> Offsets | None:
    """Row of each message in file order; None where the messages already stand in it."""
    if layouts == 1:
        return None
    ranks = np.empty(len(offsets), np.int64)
    ranks[np.argsort(offsets, kind="stable")] = np.arange(len(offsets))
    return ranks


@lru_cache(maxsize=1024)
def _native_places(number: int, fields: bytes, wanted: Wanted) -> tuple[_Place, ...]:
    """Where the plain fields of a layout lie; files of one device share their layouts."""
    message = BY_NUMBER[number]
    places, position = [], 0
    for field_number, size, type_number in zip(fields[0::3], fields[1::3], fields[2::3], strict=True):
        name = message.names.get(field_number, f"unknown_{field_number}")
        base = BASE_TYPES.get(type_number & 31)
        if (wanted is None or name in wanted) and base is not None and base.holds_one(size):
            known = message.fields.get(name, Field(field_number, base))
            places.append(_Place(name, position, base, known.scale, known.offset))
        position += size
    return tuple(places)


def _developer_places(layout: Layout, described: DeveloperFields, wanted: Wanted) -> Iterator[_Place]:
    position = sum(layout.fields[1::3])
    for number, size, index in layout.developer_triples():
        field = described.get((index, number), UNDESCRIBED)
        if (wanted is None or (index, number) in wanted) and field.base.holds_one(size):
            yield _Place((index, number), position, field.base, field.scale, field.offset)
        position += size


@lru_cache(maxsize=1024)
def _payload(places: tuple[_Place, ...], big_endian: bool) -> np.dtype[np.void]:
    order = ">" if big_endian else "<"
    return np.dtype(
        {
            "names": [f"{i}" for i in range(len(places))],
            "formats": [order + place.base.numpy for place in places],
            "offsets": [place.position for place in places],
            "itemsize": max(place.position + place.base.size for place in places),
        }
    )


def _decode(data: bytes, layout: Layout, described: DeveloperFields, wanted: Wanted) -> Columns:
    places = _native_places(layout.message, layout.fields, wanted)
    if layout.developer:
        places += tuple(_developer_places(layout, described, wanted))
    if not places:
        return {}
    payload = _payload(places, layout.big_endian)
    # Every byte offset is a possible payload: a view with a step of one byte, from which NumPy then
    # copies the payloads that exist as whole blocks.
    size = payload.itemsize
    anywhere = np.ndarray((len(data) - size + 1,), f"V{size}", data, 0, (1,))
    raw = anywhere[layout.offsets()].view(payload)
    return {place.key: _values(raw[f"{i}"], place) for i, place in enumerate(places)}


def _values(raw: NDArray[np.generic], place: _Place) -> Column:
    if place.base.invalid is None:
        values = _sane(raw)
    else:
        values = raw.astype(np.float64)
        blank = raw == place.base.invalid
        if np.count_nonzero(blank):
            values[blank] = np.nan
    if place.scale != 1.0:
        values /= place.scale
    if place.offset != 0.0:
        values -= place.offset
    return values


def _sane(raw: NDArray[np.generic]) -> Column:
    """Floating-point values; NaN where there was none, or a damaged one no sensor can have meant."""
    with np.errstate(invalid="ignore"):
        values = raw.astype(np.float64)
        values[~(np.abs(values) < ABSURD)] = np.nan
    return values


def _fill(found: Columns, length: int, rows: slice | Offsets, decoded: Columns) -> None:
    for key, values in decoded.items():
        if isinstance(rows, slice):
            found[key] = values
            continue
        if key not in found:
            found[key] = np.full(length, np.nan)
        found[key][rows] = values


def _short_times(part: Part, layouts: list[Layout], offsets: Offsets, found: Columns) -> None:
    """Times of messages that carry only the low five bits of one in their header."""
    if not any(layout.short_times for layout in layouts):
        return
    times = part.short_times()
    column = found.setdefault("timestamp", np.full(len(offsets), np.nan))
    for row, offset in enumerate(np.sort(offsets).tolist()):
        seconds = times.get(offset)
        if seconds is not None:
            column[row] = seconds + FIT_EPOCH
