"""A value inside a JSON document together with its path, read with checks that name the field."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from typing import NoReturn, TypeVar

from groundforce.errors import DocumentError

Read = TypeVar("Read")
Word = TypeVar("Word", bound=StrEnum)

LONGEST = 30 * 86_400.0
"""s; clock arithmetic with any date stays inside the calendar"""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?")


class Node:
    """One value and where it stands, such as ``sessions[3].rest_s``. Every method raises DocumentError."""

    def __init__(self, value: object, path: str = "") -> None:
        self.value, self.path = value, path

    def wrong(self, reason: str) -> NoReturn:
        """Refuse this value."""
        raise DocumentError(f"{self.path or 'the document'}: {reason}")

    def has(self, *required: str, optional: tuple[str, ...] = ()) -> Node:
        """This node, an object with exactly the required keys and maybe the optional ones."""
        if not isinstance(self.value, dict):
            self.wrong(f"{_shown(self.value)} is not an object with the keys {', '.join(required)}")
        missing = [key for key in required if key not in self.value]
        if missing:
            self.wrong(f"the key {missing[0]!r} is missing; needed: {', '.join(required)}")
        unknown = [key for key in self.value if key not in required and key not in optional]
        if unknown:
            self.wrong(f"unknown key {unknown[0]!r}; allowed: {', '.join((*required, *optional))}")
        return self

    def __getitem__(self, key: str) -> Node:
        """The member of an object; a missing one is refused."""
        if not isinstance(self.value, dict) or key not in self.value:
            self.wrong(f"the key {key!r} is missing")
        return Node(self.value[key], f"{self.path}.{key}" if self.path else key)

    def get(self, key: str) -> Node | None:
        """The member of an object, or None where it is absent."""
        return self[key] if isinstance(self.value, dict) and key in self.value else None

    def each(self, read: Callable[[Node], Read]) -> tuple[Read, ...]:
        """Every item of a list, read in order."""
        if not isinstance(self.value, list):
            self.wrong(f"{_shown(self.value)} is not a list")
        return tuple(read(Node(one, f"{self.path}[{number}]")) for number, one in enumerate(self.value))

    def members(self, read: Callable[[Node], Read]) -> tuple[tuple[str, Read], ...]:
        """Every member of an object with any keys, in order, as (key, value) pairs."""
        if not isinstance(self.value, dict):
            self.wrong(f"{_shown(self.value)} is not an object")
        return tuple((key, read(self[key])) for key in self.value)

    def maybe(self, read: Callable[[Node], Read]) -> Read | None:
        """The value read, or None for null."""
        return None if self.value is None else read(self)

    def text(self) -> str:
        """A string."""
        return self.value if isinstance(self.value, str) else self.wrong(f"{_shown(self.value)} is not text")

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.wrong(f"{_shown(self.value)} is not true or false")
        return self.value

    def number(self) -> float:
        """Any finite number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.wrong(f"{_shown(self.value)} is not a number")
        if not abs(self.value) <= 1e300 or not math.isfinite(self.value):
            self.wrong("the number is too large to be meant")
        return float(self.value)

    def duration(self) -> float:
        """A length of time [s] that a run or a session can have."""
        value = self.amount()
        return value if value <= LONGEST else self.wrong(f"{value:g} s is more than 30 days")

    def amount(self) -> float:
        """A finite number, 0 or more."""
        value = self.number()
        return value if value >= 0 else self.wrong(f"{value:g} is below 0; 0 or more is allowed")

    def whole(self, least: int = 0, most: int | None = None) -> int:
        """A whole number, ``least`` or more, ``most`` at most."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.wrong(f"{_shown(self.value)} is not a whole number")
        if most is not None and self.value > most:
            self.wrong(f"{_shown(self.value)} is above {most}")
        return self.value if self.value >= least else self.wrong(f"{self.value} is below {least}")

    def word(self, words: type[Word]) -> Word:
        """One of the words of an enumeration."""
        try:
            return words(self.text())
        except ValueError:
            allowed = ", ".join(one.value for one in words)
            return self.wrong(f"{_shown(self.value)} is not allowed; allowed: {allowed}")

    def day(self) -> date:
        """A date such as 2026-11-23."""
        try:
            return date.fromisoformat(_matching(_DATE, self.text()))
        except ValueError:
            return self.wrong(f"{_shown(self.value)} is not a date; write 2026-11-23")

    def clock(self) -> time:
        """A wall-clock time such as 07:00."""
        try:
            return time.fromisoformat(_matching(_CLOCK, self.text()))
        except ValueError:
            return self.wrong(f"{_shown(self.value)} is not a time of day; write 07:00")

    def moment(self) -> datetime:
        """A date and time, with an offset or without."""
        try:
            return datetime.fromisoformat(self.text())
        except ValueError:
            return self.wrong(f"{_shown(self.value)} is not a date and time; write 2026-11-23T07:00:00")


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if pattern.fullmatch(text) is None:
        raise ValueError(text)
    return text


def _shown(value: object) -> str:
    """A value as a message shows it, cut to a readable length."""
    names: dict[type, str] = {dict: "an object", list: "a list", type(None): "null"}
    text = names.get(type(value)) or (str(value).lower() if isinstance(value, bool) else repr(value))
    return text if len(text) <= 40 else text[:37] + "…"


def clock_text(clock: time | None) -> str | None:
    """A wall-clock time as the documents write it, None for None.

    >>> clock_text(time(7, 0)), clock_text(time(7, 0, 30))
    ('07:00', '07:00:30')
    """
    if clock is None:
        return None
    return clock.isoformat("minutes" if clock.second == clock.microsecond == 0 else "auto")
