"""Points of TCX and GPX files as columns, whichever way they were read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import numpy as np

from groundforce.formats.tidy import ABSURD, Column, Streams, in_order, without_empty
from groundforce.training.recording import StreamName

Offsets: TypeAlias = frozenset[timedelta | None]
Slots: TypeAlias = Mapping[StreamName, int]
Choose: TypeAlias = Callable[[tuple[str, ...]], Slots]
"""Which of a point's parts each stream is taken from, by the parts' names in order: its own attributes as
``@name``, then its elements, itself first, by local name. The time is ``StreamName.TIME``."""

_UTC_FORMS = {20: "0000-00-00T00:00:00Z", 24: "0000-00-00T00:00:00.000Z"}
"""The two ways nearly every file writes its times, by length."""


@dataclass(frozen=True, eq=False)
class Points:
    """Unix ``times`` [s], NaN where a point has none; a column a stream; the offsets the times state."""

    times: Column
    values: Streams
    offsets: Offsets = frozenset()

    def streams(self) -> tuple[Column, Streams]:
        """Times [s] and streams in order; points without a time are left out."""
        named = {name: self.values[name] for name in StreamName if name in self.values}
        times, streams = in_order(self.times, named)
        return times, without_empty(streams)

    def utc_offset(self) -> timedelta | None:
        """The offset from UTC that every time states, or None."""
        return next(iter(self.offsets)) if len(self.offsets) == 1 else None

    def undated(self) -> int:
        """How many points have no time."""
        return int(np.isnan(self.times).sum())


def joined(parts: Sequence[Points]) -> Points:
    """The points of all parts, one behind the other."""
    if len(parts) == 1:
        return parts[0]
    names = {name for part in parts for name in part.values}
    return Points(
        np.concatenate([np.empty(0), *(part.times for part in parts)]),
        {name: np.concatenate([_column(part, name) for part in parts]) for name in names},
        frozenset().union(*(part.offsets for part in parts)),
    )


def _column(part: Points, name: StreamName) -> Column:
    column = part.values.get(name)
    return np.full(len(part.times), np.nan) if column is None else column


def number(text: str | bytes | None) -> float:
    """A number that is not absurd, else NaN."""
    try:
        value = float(text) if text is not None else math.nan
    except ValueError:
        return math.nan
    return value if abs(value) < ABSURD else math.nan


def numbers(texts: Sequence[bytes]) -> Column:
    """Many numbers at once; NaN for what is none."""
    try:
        values = np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        return np.fromiter(map(number, texts), np.float64, len(texts))
    values[~(np.abs(values) < ABSURD)] = np.nan
    return values


def moment(text: str | None) -> tuple[float, timedelta | None]:
    """Unix time [s] and the offset from UTC stated with it; NaN and None where there is none.

    >>> moment("2026-03-01T07:00:00+01:00")
    (1772344800.0, datetime.timedelta(seconds=3600))
    >>> moment("soon")
    (nan, None)
    """
    try:
        stamp = datetime.fromisoformat(text.strip()) if text is not None else None
        if stamp is None:
            return math.nan, None
        if stamp.tzinfo is None:
            return stamp.replace(tzinfo=UTC).timestamp(), None
        # Offset zero is how files write "UTC"; it says nothing about the wearer's clock.
        offset = stamp.utcoffset()
        return stamp.timestamp(), None if offset == timedelta(0) else offset
    except (ValueError, OverflowError):
        return math.nan, None


def moments(texts: Iterable[str | None]) -> tuple[Column, Offsets]:
    """Many times at once, and the offsets that those with a time state."""
    read = [moment(text) for text in texts]
    times = np.array([seconds for seconds, _ in read])
    return times, frozenset(offset for seconds, offset in read if not math.isnan(seconds))


def moments_of_bytes(texts: Sequence[bytes]) -> tuple[Column, Offsets]:
    """The same for ASCII text, quickly where all of it is written in one of the two usual ways."""
    form = _UTC_FORMS.get(len(texts[0]), "") if texts else ""
    block = np.array(texts)
    if not form or block.dtype.itemsize != len(form) or not _all_in_form(block, form):
        return moments(text.decode("ascii") for text in texts)
    try:
        instants = block.astype(f"S{len(form) - 1}").astype("M8[ms]")
    except ValueError:
        return moments(text.decode("ascii") for text in texts)
    return instants.astype(np.int64) / 1000, frozenset((None,))


def _all_in_form(block: np.ndarray[tuple[int], np.dtype[np.bytes_]], form: str) -> bool:
    """Whether every text has digits where the form has them, and else its signs."""
    signs = block.view(np.uint8).reshape(len(block), len(form)).T
    expected = np.frombuffer(form.encode(), np.uint8)
    return all(
        bool((column - 48 <= 9).all()) if sign == 48 else bool((column == sign).all())
        for column, sign in zip(signs, expected.tolist(), strict=True)
    )
